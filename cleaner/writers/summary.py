"""A page in one line, for the console, and as a notebook shows it."""

from __future__ import annotations

from html import escape

from cleaner.document.cleaned import Cleaned
from cleaner.document.labels import Label
from cleaner.writers.visible import on_one_line, without_surrogates

MAX_TITLE_CHARS = 60


def summary_of(page: Cleaned, title: str | None, confidence: float) -> str:
    """Say which page it is, and how much of it was kept.

    >>> from cleaner.document.judged import JudgedLines, Line
    >>> lines = (Line(1, "Storm", Label.TITLE, 0.9, 0, 5), Line(2, "Home", Label.NAV, 0.1, 6, 10))
    >>> summary_of(Cleaned(JudgedLines.of(lines), page_type="article"), "Storm", 0.5)
    "'Storm', article: 1 of 2 lines kept (56% of the characters), confidence 0.50"
    """
    filled = [line for line in page.lines if line.label is not Label.BLANK]
    kept = [line for line in filled if line.kept]
    chars = sum(len(line.text) for line in filled)
    share = sum(len(line.text) for line in kept) / chars if chars else 0.0
    shown = on_one_line(without_surrogates(title or ""))
    if len(shown) > MAX_TITLE_CHARS:
        shown = shown[: MAX_TITLE_CHARS - 1].rstrip() + "…"
    named = repr(shown) if title else "without a title"
    return (
        f"{named}, {page.page_type}: {len(kept)} of {len(filled)} lines kept "
        f"({share:.0%} of the characters), confidence {confidence:.2f}"
    )


def to_notebook(summary: str, article: str) -> str:
    r"""Return the HTML that a notebook shows: the summary, and the sanitised `article` folded.

    A notebook is sent as UTF-8, which no lone surrogate gets into.

    >>> to_notebook("'Storm'", "<p>a\ud800b</p>\n") == (
    ...     "<details><summary>&#x27;Storm&#x27;</summary>\n<p>a\ufffdb</p>\n</details>\n")
    True
    """
    shown = without_surrogates(article)
    return f"<details><summary>{escape(summary)}</summary>\n{shown}</details>\n"
