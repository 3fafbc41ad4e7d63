"""Where a line stands among the others: from the long lines, and below the headings of boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.measures.phrases_above import PhrasesAbove
from cleaner.measures.scales import FAR_AWAY

if TYPE_CHECKING:
    from cleaner.measures.line import MeasuredLine
    from cleaner.measures.page import MeasuredPage


def measure_places(page: MeasuredPage) -> None:
    """Find how far each line stands from long lines and from phrases that head boxes."""
    _look_up(page)
    _look_down(page)
    _measure_runs(page.lines)
    page.phrases_above = PhrasesAbove(page.lines, page.anchor)


def _look_up(page: MeasuredPage) -> None:
    """Walk down the page, and write at each line what stood above it."""
    words = 0.0
    long_lines = 0
    since = FAR_AWAY
    for line in page.lines:
        line.long_words_above = words
        line.long_lines_above = long_lines
        since = 0 if line.is_long else min(since + 1, FAR_AWAY)
        line.lines_since_long = since
        if line.is_long:
            words += line.word_count
            long_lines += 1
    page.long_words = words


def _look_down(page: MeasuredPage) -> None:
    """Walk up the page, and write at each line what stands below it."""
    lines = page.lines
    long_lines = 0
    until = FAR_AWAY
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        line.long_lines_below = long_lines
        until = 0 if line.is_long else min(until + 1, FAR_AWAY)
        line.lines_until_long = until
        if line.is_long:
            long_lines += 1


def _measure_runs(lines: list[MeasuredLine]) -> None:
    """Write at each short line how many of them stand in a row between two long lines.

    Above the first long line and below the last, how many there are is up to the converter.
    """
    first = 0
    for line in lines:
        if line.is_long:
            size = min(line.index - first, FAR_AWAY) if first else FAR_AWAY
            _write_run(lines, first, line.index, size)
            line.short_run = 0
            first = line.index + 1
    _write_run(lines, first, len(lines), FAR_AWAY)


def _write_run(lines: list[MeasuredLine], first: int, end: int, size: int) -> None:
    for index in range(first, end):
        lines[index].short_run = size
