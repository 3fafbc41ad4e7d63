"""Lines that look alike: the items of a list and the entries of a menu are made by one template.

Their words differ, but a title is as long as other titles, and title, date and price follow one
another in the same order. So lines are compared by their shape, alone and with their neighbours.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from cleaner.measures.scales import NEAR
from cleaner.text.characters import STOP, UPPER
from cleaner.text.digests import DigestTable

if TYPE_CHECKING:
    from cleaner.measures.line import MeasuredLine
    from cleaner.measures.page import MeasuredPage

MAX_DOUBLINGS = 15
"""Lines of 2 ** 15 words or more are alike long."""
FACTOR = 0x9E37_79B9_7F4A_7C15
"""Odd, with bits that look random, so that different patterns have different digests."""
MASK = (1 << 64) - 1
EDGE = 3
"""A pattern of seven lines reaches so far beyond the first and the last line."""


def measure_shapes(page: MeasuredPage) -> None:
    """Count for each line the others that look like it, alone and among their neighbours."""
    shapes = _shapes(page.lines)
    ones = _others_alike(_patterns(shapes, 0), page.anchor)
    threes = _others_alike(_patterns(shapes, 1), page.anchor)
    sevens = _others_alike(_patterns(shapes, 3), page.anchor)
    same = _others_alike(page.keys(), page.anchor)
    for line in page.lines:
        line.lines_like_it = ones[line.index]
        line.near_lines_like_it = _near_lines_like(shapes, line.index + EDGE)
        line.threes_like_it = threes[line.index]
        line.sevens_like_it = sevens[line.index]
        line.recurs = same[line.index] if line.key else 0


def digests_of_shapes(lines: list[MeasuredLine], reach: int) -> array[int]:
    """Return for each line a digest of its shape and those of `reach` lines on either side."""
    return _patterns(_shapes(lines), reach)


def _shapes(lines: list[MeasuredLine]) -> array[int]:
    """Return the shape of each line, with `EDGE` zeros on either side: no line."""
    shapes = array("Q", [0]) * (len(lines) + 2 * EDGE)
    for line in lines:
        shapes[line.index + EDGE] = shape_of(line)
    return shapes


def shape_of(line: MeasuredLine) -> int:
    """Return a number that lines share which look alike; it is never 0.

    It says how often one word must be doubled to make the line, and eight times yes or no.
    """
    shape = 1 + _doublings(line.word_count)
    shape = shape * 2 + (line.first == UPPER)
    shape = shape * 2 + (line.last == STOP)
    shape = shape * 2 + (line.digits > 0)
    shape = shape * 2 + (line.currency_signs > 0)
    shape = shape * 2 + (line.has_date or line.has_clock)
    shape = shape * 2 + (line.has_bullet or line.is_numbered)
    shape = shape * 2 + (line.capitalised > 0.5)
    return shape * 2 + line.ends_with_colon


def _doublings(words: float) -> int:
    """Return how often one word can be doubled and there are still not more than `words`."""
    doublings = 0
    while words >= 2 and doublings < MAX_DOUBLINGS:
        words /= 2
        doublings += 1
    return doublings


def _patterns(shapes: array[int], reach: int) -> array[int]:
    """Return for each line a digest of the shapes from `reach` lines above to `reach` below it."""
    size = len(shapes) - 2 * EDGE
    patterns = array("Q", [0]) * size
    for index in range(size):
        pattern = 0
        for near in range(index + EDGE - reach, index + EDGE + reach + 1):
            pattern = (pattern * FACTOR + shapes[near]) & MASK
        patterns[index] = pattern
    return patterns


def _others_alike(digests: array[int], anchor: int) -> array[int]:
    """Return for each of `digests` how many others equal it, from the line `anchor` on.

    Of lines above that, those below them are counted: more lines on top change nothing.
    """
    table = DigestTable()
    counts = array("i", [0]) * len(digests)
    others = array("i", [0]) * len(digests)
    for index in range(anchor, len(digests)):
        counts[table.add(digests[index])] += 1
    for index in range(anchor, len(digests)):
        others[index] = counts[table.row(digests[index])] - 1
    for index in range(anchor - 1, -1, -1):
        row = table.add(digests[index])
        others[index] = counts[row]
        counts[row] += 1
    return others


def _near_lines_like(shapes: array[int], index: int) -> int:
    """Return how many lines near by have the shape at `index`, that one included."""
    alike = 0
    for near in range(max(index - NEAR, 0), min(index + NEAR + 1, len(shapes))):
        if shapes[near] == shapes[index]:
            alike += 1
    return alike
