"""What heads the boxes around a line: "Related articles", "Comments".

The first line of a box heads it, or the second: a picture or a number may stand first. What is
true of a heading holds for the lines below, a little less with each box further in.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from cleaner.lexicons.lexicon import KINDS
from cleaner.measures.ancestors import max_over_ancestors
from cleaner.measures.box import Box
from cleaner.measures.line import MeasuredLine

HEADING_KINDS = ("ranking", "teaser", "promo", "social", "comment", "legal", "about", "nav")
"""The kinds of phrases that head boxes."""
HEAD_DECAY = 0.8
"""How much of the hold of a heading is left a box further in."""
MAX_HEADED_SHARE = 0.5
"""The first line of a box with more of the page's text heads the page, not a box."""

_COUNT = len(HEADING_KINDS)
_BITS = tuple(1 << KINDS.index(kind) for kind in HEADING_KINDS)
_ANY_BIT = sum(_BITS)


def mark_headed_boxes(boxes: Sequence[Box]) -> None:
    """Fill in which boxes have a line that heads them."""
    for box in boxes:
        box.is_headed = box.text_share <= MAX_HEADED_SHARE and box.end - box.first > 1


def headings_of(lines: Sequence[MeasuredLine], boxes: Sequence[Box]) -> array[float]:
    """Return boxes x `HEADING_KINDS`, flat: how much such a phrase heads the box or one around."""
    values = array("d", bytes(8 * _COUNT * len(lines)))
    for line in lines:
        if line.whole_phrases & _ANY_BIT:
            _fill_phrases(line, values)
    return head_of_boxes(values, _COUNT, boxes)


def _fill_phrases(line: MeasuredLine, values: array[float]) -> None:
    """Write down which kinds of phrases a line is."""
    for index, bit in enumerate(_BITS):
        if line.whole_phrases & bit:
            values[line.index * _COUNT + index] = 1.0


def head_of_boxes(values: array[float], width: int, boxes: Sequence[Box]) -> array[float]:
    """Return boxes x `width`, flat: the largest value of a line that heads the box or one around.

    Args:
        values: lines x `width`, flat.
        width: how many values a line has.
        boxes: the elements of the page.
    """
    found = array("d", bytes(8 * width * len(boxes)))
    for box in boxes:
        if box.is_headed:
            _fill_own_heading(box, values, width, found)
    max_over_ancestors(found, width, boxes, HEAD_DECAY)
    return found


def _fill_own_heading(box: Box, values: array[float], width: int, found: array[float]) -> None:
    """Write down the values of the line that heads a box."""
    head = box.first * width
    second = head + width if box.end - box.first > 2 else head
    row = box.number * width
    for column in range(width):
        found[row + column] = max(values[head + column], values[second + column])
