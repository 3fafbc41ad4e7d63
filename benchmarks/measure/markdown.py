"""Tables and numbers as the documents have them, and the places that they are written to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown.

    >>> print(table(["a", "b"], [["<p>", "1"]]), end="")
    | a | b |
    |---|---|
    | `<p>` | 1 |
    """
    head, *body = ("| " + " | ".join(cells) + " |\n" for cells in (heads, *rows))
    return (head + "|---" * len(heads) + "|\n" + "".join(body)).replace("<p>", "`<p>`")


def number(value: float | None, digits: int = 3) -> str:
    """Return a figure, or nothing where it was not measured."""
    return "" if value is None else f"{value:.{digits}f}"


def between(text: str, marker: str) -> tuple[str, str, str]:
    """Split `text` into what stands before, between and behind a pair of markers.

    Raises:
        ValueError: there is not exactly one such pair.
    """
    opening, closing = f"<!-- {marker} -->\n", f"<!-- /{marker} -->"
    if not text.count(opening) == text.count(closing) == 1:
        raise ValueError(f"not one pair of {opening.strip()} and {closing}")
    before, _, rest = text.partition(opening)
    inside, _, after = rest.partition(closing)
    return before + opening, inside, closing + after
