"""Say in words why a line got its label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import index

from cleaner.document.judged import Line, Reason
from cleaner.document.labels import Label


def explain(lines: Sequence[Line], number: int) -> str:
    """Say why line `number` (from 1) of a page got its label: what speaks for it, and against it.

    Raises:
        IndexError: the page has no such line.
        TypeError: `number` is no whole number.
    """
    place = index(number) - 1
    if not 0 <= place < len(lines):
        raise IndexError(f"there is no line {number}: {_extent(len(lines))}")
    return "\n".join(_rows(lines[place]))


def verdict(line: Line) -> str:
    """Say what was decided about `line`, in one phrase."""
    if line.label is Label.BLANK:
        return f"line {line.number}, blank"
    kept = "kept" if line.kept else "dropped"
    return (
        f"line {line.number}, {line.label}, {kept}: "
        f"probability of being kept {line.probability:.2f}"
    )


def sign(reason: Reason) -> str:
    """Return ``+`` for a reason to keep the line, ``-`` for one to drop it."""
    return "+" if reason.effect > 0 else "-"


def _extent(count: int) -> str:
    return f"the page has lines 1 to {count}" if count else "the page has no lines"


def _rows(line: Line) -> Iterator[str]:
    yield verdict(line)
    speaking = [reason for reason in line.reasons if (reason.effect > 0) is line.is_wanted]
    against = [reason for reason in line.reasons if (reason.effect > 0) is not line.is_wanted]
    yield from _section("in the line:", (r for r in speaking if r.line == line.number))
    yield from _section("in the lines around it:", (r for r in speaking if r.line != line.number))
    yield from _section("although:", against)


def _section(heading: str, reasons: Iterable[Reason]) -> Iterator[str]:
    rows = [f"    {sign(reason)} {reason.words} ({reason.effect:+.2f})" for reason in reasons]
    if rows:
        yield f"  {heading}"
        yield from rows
