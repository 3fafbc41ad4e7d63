"""What is said of the pages that were checked: a table to read, and values for a program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cleaner.check.floors import Floors, is_below
from cleaner.check.score import Checked, means
from cleaner.writers.visible import on_one_line

SHOWN_CHARS = 80
HEADS = ("", "page", "F1 of", "F1", "floor", "wrong lines")


@dataclass(frozen=True, slots=True)
class Result:
    """How all pages came out."""

    pages: tuple[Checked, ...]
    failures: Mapping[str, str]
    """Why pages could not be checked, by name."""
    floors: Floors
    gone: tuple[str, ...]
    """Pages that have a floor and were not there."""

    @property
    def means(self) -> dict[str, float]:
        """The mean figures."""
        return means(self.pages)

    @property
    def below(self) -> tuple[str, ...]:
        """The names of what is below its floor: means, then pages."""
        floors = self.floors
        low = [
            name for name, value in self.means.items() if is_below(value, floors.means.get(name))
        ]
        return (*low, *(page.name for page in self.pages if self.is_low(page)))

    def is_low(self, page: Checked) -> bool:
        """Whether a page is below its floor."""
        return is_below(page.f1, self.floors.pages.get(page.name))

    @property
    def passes(self) -> bool:
        """Whether all pages were there, could be checked and are as good as they have to be."""
        return not (self.below or self.failures or self.gone)

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain values that `json` can write."""
        return {
            "passes": self.passes,
            "means": {
                name: {"f1": round(value, 4), "floor": self.floors.means.get(name)}
                for name, value in self.means.items()
            },
            "pages": [
                page.to_dict() | {"floor": self.floors.pages.get(page.name)} for page in self.pages
            ],
            "below": list(self.below),
            "failed": dict(self.failures),
            "gone": list(self.gone),
        }


def rows(result: Result, most_lines: int | None) -> Iterator[str]:
    """Yield the table, and below it what is wrong.

    Args:
        result: what was measured.
        most_lines: wrong lines to show of each page below its floor; None: all of every page.
    """
    cells = [HEADS, *_cells(result)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(HEADS))]
    for row in cells:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    for page in result.pages:
        if page.wrong and (most_lines is None or result.is_low(page)):
            yield f"\n{on_one_line(page.name)}:"
            yield from _wrong_lines(page, most_lines)
    for name, reason in result.failures.items():
        yield f"\n{on_one_line(name)}: cannot be checked: {reason}"
    for name in result.gone:
        yield f"\n{on_one_line(name)}: has a floor, but is not there: --update-floors forgets it"


def _cells(result: Result) -> Iterator[Sequence[str]]:
    for page in result.pages:
        least = result.floors.pages.get(page.name)
        wrong = str(len(page.wrong)) if page.pairs else ""
        yield _row(on_one_line(page.name), page.measure, page.f1, least, wrong)
    for name, value in result.means.items():
        yield _row("mean", name, value, result.floors.means.get(name), "")


def _row(name: str, measure: str, f1: float, least: float | None, wrong: str) -> Sequence[str]:
    mark = "" if least is None else "BELOW" if is_below(f1, least) else "ok"
    return mark, name, measure, f"{f1:.3f}", "" if least is None else f"{least:.3f}", wrong


def _wrong_lines(page: Checked, most: int | None) -> Iterator[str]:
    for line in page.wrong[:most]:
        words = on_one_line(line.text)
        shown = words if len(words) <= SHOWN_CHARS else words[: SHOWN_CHARS - 1] + "…"
        yield f"  {line.number:>5}  {line.given} for {line.wanted}  {shown}"
    if most is not None and len(page.wrong) > most:
        yield f"         and {len(page.wrong) - most} more: --all-lines shows them"
