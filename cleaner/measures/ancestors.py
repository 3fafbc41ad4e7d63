"""Largest values and sums over an element and those around it, less by each step.

The values are rows of `width` numbers, one row after the other, an element a row. An element
stands after the one around it, so one run from the first to the last is enough: what a parent
has gathered is already there when its children ask for it. Elements without a whole line in them
are passed over: nobody asks for their values.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array

    from cleaner.measures.box import Box


def max_over_ancestors(
    values: array[float], width: int, boxes: Sequence[Box], decay: float
) -> None:
    """Replace the values of each element by the largest of it and the elements around it.

    A step in from the element that has it, a value counts `decay` times as much.
    """
    for number in range(1, len(boxes)):
        box = boxes[number]
        if box.end == 0:
            continue
        row = number * width
        parent = box.parent * width
        for column in range(width):
            handed = decay * values[parent + column]
            if handed > values[row + column]:
                values[row + column] = handed


def sum_over_ancestors(
    values: array[float], width: int, boxes: Sequence[Box], decay: float
) -> None:
    """Replace the values of each element by the sum over it and the elements around it.

    A step in from the element that has it, a value counts `decay` times as much.
    """
    for number in range(1, len(boxes)):
        box = boxes[number]
        if box.end == 0:
            continue
        row = number * width
        parent = box.parent * width
        for column in range(width):
            values[row + column] += decay * values[parent + column]
