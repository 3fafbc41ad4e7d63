"""From the class names around a line to its columns: one element after the other.

What is learned of each name are rows of a table (`cleaner.scorer.class_names`), which
`cleaner.scorer.name_rows` looks up. Here they are added up. A page has many elements, and few
different ones: names are added up once for each signature, a tag with its names.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from typing import Any

from cleaner.measures.ancestors import max_over_ancestors, sum_over_ancestors
from cleaner.measures.box import Box
from cleaner.measures.line import MeasuredLine
from cleaner.measures.page import MeasuredPage
from cleaner.measures.scales import within_0_and_1
from cleaner.scorer.word_columns import NOTHING_KNOWN, SORT_COUNT

NEAR_DECAY = 0.5
FAR_DECAY = 0.85
"""What a name is worth a step further in: for the names at a line, and for those around it."""
FAR_SHARE = 0.5
SCALE = 10.0
"""Log-odds of half this much, either way, are as sure as the names around a line can be."""

# The same as C numbers in compiled code.
_SORTS, _STRONG = SORT_COUNT, SORT_COUNT + 1
_SCALE, _NOTHING, _FAR_SHARE = SCALE, NOTHING_KNOWN, FAR_SHARE


def fill_name_columns(
    values: Any,
    rows: Any,
    owners: Any,
    signatures: int,
    page: MeasuredPage,
    out: Any,
    width: int,
    column: int,
) -> None:
    """Turn the log-odds of names into the columns of lines.

    Args:
        values: log-odds, `SORT_COUNT` in a row, flat.
        rows: the row of each known name, those of a signature one after the other.
        owners: the signature that bears each of them, ascending.
        signatures: how many signatures there are.
        page: the page.
        out: flat rows of `width` columns, one a line.
        width: columns of a row.
        column: the first column to fill.
    """
    means = array("d", bytes(8 * _SORTS * signatures))
    strongest = array("d", bytes(8 * _STRONG * signatures))
    _measure_signatures(values, rows, owners, means, strongest)
    boxes = page.boxes
    near = _by_box(means, _SORTS, boxes)
    far = near[:]
    strong = _by_box(strongest, _STRONG, boxes)
    sum_over_ancestors(near, _SORTS, boxes, NEAR_DECAY)
    sum_over_ancestors(far, _SORTS, boxes, FAR_DECAY)
    max_over_ancestors(strong, _STRONG, boxes, FAR_DECAY)
    _fill_lines(page.lines, near, far, strong, out, width, column)


def _measure_signatures(
    values: Any, rows: Any, owners: Any, means: array[float], strongest: array[float]
) -> None:
    """Fill in what the names of each signature say together, and the strongest of them."""
    index = 0
    while index < len(rows):
        owner = owners[index]
        first = index
        while index < len(rows) and owners[index] == owner:
            row = rows[index] * _SORTS
            _add_name(values, row, owner, means, strongest)
            index += 1
        shrink = math.sqrt(index - first) + 1
        for sort in range(_SORTS):
            means[owner * _SORTS + sort] /= shrink


def _add_name(
    values: Any, row: int, owner: int, means: array[float], strongest: array[float]
) -> None:
    """Add the log-odds of a name to those of its signature.

    The last of `strongest` is what speaks most against content.
    """
    for sort in range(_SORTS):
        value = values[row + sort]
        means[owner * _SORTS + sort] += value
        if value > strongest[owner * _STRONG + sort]:
            strongest[owner * _STRONG + sort] = value
    against = -values[row]
    if against > strongest[owner * _STRONG + _SORTS]:
        strongest[owner * _STRONG + _SORTS] = against


def _by_box(values: array[float], width: int, boxes: Sequence[Box]) -> array[float]:
    """Return the `values` of signatures as boxes x `width`, flat."""
    found = array("d", bytes(8 * width * len(boxes)))
    _copy_to_boxes(values, width, boxes, found)
    return found


def _copy_to_boxes(
    values: array[float], width: int, boxes: Sequence[Box], found: array[float]
) -> None:
    for box in boxes:
        if box.end > 0:
            start = box.signature * width
            row = box.number * width
            for column in range(width):
                found[row + column] = values[start + column]


def _fill_lines(
    lines: Sequence[MeasuredLine],
    near: array[float],
    far: array[float],
    strong: array[float],
    out: Any,
    width: int,
    column: int,
) -> None:
    """Write the columns of each line: those of the innermost element around it."""
    for line in lines:
        index = line.index * width + column
        row = line.element.number * _SORTS
        strong_row = line.element.number * _STRONG
        for sort in range(_SORTS):
            out[index + sort] = _column_of(near[row + sort])
            out[index + _SORTS + sort] = _column_of(_FAR_SHARE * far[row + sort])
            out[index + 2 * _SORTS + sort] = _column_of(strong[strong_row + sort])
        out[index + 3 * _SORTS] = _column_of(-strong[strong_row + _SORTS])


def _column_of(log_odds: float) -> float:
    """Return log-odds as a column, 0 to 1, `NOTHING_KNOWN` for none."""
    return within_0_and_1(_NOTHING + log_odds / _SCALE)
