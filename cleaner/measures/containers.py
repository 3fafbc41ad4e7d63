"""Which boxes hold the text of a page, and how near to it every other box stands."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.measures.box import Box

CONTAINERS = (0.4, 0.6, 0.8, 0.9)
"""The shares of the text that the innermost boxes are looked for by."""
DENSEST = CONTAINERS.index(0.6)
"""The one that other boxes are near to, or far from."""


def containers_of(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """Return the innermost box that holds so much of the text, for each of `CONTAINERS`."""
    if not boxes:
        return ()
    return tuple(innermost_box_with(share, boxes) for share in CONTAINERS)


def innermost_box_with(share: float, boxes: Sequence[Box]) -> Box:
    """Return the deepest box that holds so large a `share` of the text; the root for none."""
    found = boxes[0]
    deepest = -1
    for box in boxes:
        if box.text_share >= share and box.depth > deepest:
            found = box
            deepest = box.depth
    return found


def measure_ways_to_the_text(boxes: Sequence[Box], containers: Sequence[Box]) -> None:
    """Fill in how far the way to each box is the way to the densest one."""
    if not boxes:
        return
    for box in boxes:
        box.steps_to_the_text = -1
    box = containers[DENSEST]
    box.steps_to_the_text = box.depth
    while box.number:
        box = boxes[box.parent]
        box.steps_to_the_text = box.depth
    for number in range(1, len(boxes)):
        box = boxes[number]
        if box.steps_to_the_text < 0:
            parent = boxes[box.parent]
            box.steps_to_the_text = parent.steps_to_the_text
