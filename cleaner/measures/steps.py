"""How far the lines of a page stand from one another in its tree."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.measures.box import Box
from cleaner.measures.line import MeasuredLine


def measure_steps(lines: Sequence[MeasuredLine], boxes: Sequence[Box]) -> int:
    """Fill in the steps from each line to the next; return the depth of the deepest line.

    An element is left for good when the next line stands outside it, so all the steps together
    are at most twice the elements of the page.
    """
    deepest = 0
    for line in lines:
        line.steps_up = line.steps_down = 0
        deepest = max(deepest, line.element.depth)
    for index in range(len(lines) - 1):
        _count_steps(lines[index], lines[index + 1], boxes)
    return deepest


def _count_steps(line: MeasuredLine, following: MeasuredLine, boxes: Sequence[Box]) -> None:
    """Climb from both lines to the innermost element around both, the deeper one first."""
    here = line.element
    there = following.element
    while here.number != there.number:
        if here.depth >= there.depth:
            here = boxes[here.parent]
            line.steps_up += 1
        else:
            there = boxes[there.parent]
            line.steps_down += 1
