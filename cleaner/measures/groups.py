"""Which lines belong together, so that the network can judge them as a box.

Wrong lines come as whole boxes: all comments, all cards of a list. So the scorer averages what it
thinks of the lines over four kinds of groups (`cleaner.scorer.network`). Of HTML these are the
lines in places alike, in boxes alike, in the same box, and in the same box around that; of plain
text the stretch from one heading that announces something to the next, a run of long or of short
lines, the lines between two blank ones, and the lines with the same shape.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from cleaner.measures.shapes import digests_of_shapes
from cleaner.text.digests import DigestTable

if TYPE_CHECKING:
    from cleaner.measures.page import MeasuredPage

GROUPS = 4
"""Kinds of groups that a line is in."""
_GROUPS = GROUPS


def groups_of(page: MeasuredPage) -> array[int]:
    """Return for each line the groups that it is in: lines x `GROUPS` numbers, flat.

    The groups of each kind are numbered from 0, without a gap.
    """
    group_ids = to = array("i", [0]) * (_GROUPS * len(page.lines))
    if page.tree is None:
        _of_stretches(page, to)
        _of_runs(page, to)
        _of_blocks(page, to)
        _of_shapes(digests_of_shapes(page.lines, 0), to)
    else:
        _of_boxes(page, to)
    return group_ids


def _of_stretches(page: MeasuredPage, group_ids: array[int]) -> None:
    """Number the stretches below headings that announce something (`cleaner.measures.core`)."""
    number = -1
    last = -1
    for line in page.lines:
        number += line.stretch != last
        last = line.stretch
        group_ids[_GROUPS * line.index] = number


def _of_runs(page: MeasuredPage, group_ids: array[int]) -> None:
    """Number the runs of long and of short lines."""
    number = -1
    was_long = False
    for line in page.lines:
        number += number < 0 or line.is_long != was_long
        was_long = line.is_long
        group_ids[_GROUPS * line.index + 1] = number


def _of_blocks(page: MeasuredPage, group_ids: array[int]) -> None:
    """Number the blocks between blank lines."""
    number = -1
    for line in page.lines:
        number += number < 0 or line.after_blank
        group_ids[_GROUPS * line.index + 2] = number


def _of_shapes(digests: array[int], group_ids: array[int]) -> None:
    """Number the lines by the `digests` of their shapes."""
    table = DigestTable()
    for index in range(len(digests)):
        group_ids[_GROUPS * index + 3] = table.add(digests[index])


def _of_boxes(page: MeasuredPage, group_ids: array[int]) -> None:
    """Number the lines by where they stand in the tree."""
    known = array("i", [-1]) * (_GROUPS * max(len(page.boxes), len(page.groups)))
    sizes = array("i", [0]) * GROUPS
    for line in page.lines:
        at = _GROUPS * line.index
        group_ids[at] = _number(known, sizes, line.alike_place.number, 0)
        group_ids[at + 1] = _number(known, sizes, line.alike_box.number, 1)
        group_ids[at + 2] = _number(known, sizes, line.box.number, 2)
        group_ids[at + 3] = _number(known, sizes, line.second_box.number, 3)


def _number(known: array[int], sizes: array[int], of: int, kind: int) -> int:
    """Return the number that group `of` has among those of its kind, the next one if it is new."""
    at = _GROUPS * of + kind
    if known[at] < 0:
        known[at] = sizes[kind]
        sizes[kind] += 1
    return known[at]
