"""The tree of an HTML page: its elements as boxes, where its lines stand in them, what they hold.

A value of an element that is summed over all inside it is added up from the last element to the
first: an element stands after the one around it, so it is complete when its parent asks for it.
What goes the other way, from an element to those inside, runs from the first to the last.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleaner.document.marks import BIT, GROUP_OF_TAG, SECTIONING, TAG_GROUPS
from cleaner.measures.box import Box
from cleaner.measures.containers import containers_of, measure_ways_to_the_text
from cleaner.measures.declared import overlaps_with_head
from cleaner.measures.headings import headings_of, mark_headed_boxes
from cleaner.measures.likeness import measure_likeness
from cleaner.measures.line import MeasuredLine
from cleaner.measures.names import Names
from cleaner.measures.readability import measure_readability
from cleaner.measures.running import RunningMeans
from cleaner.measures.scales import share
from cleaner.measures.siblings import measure_siblings
from cleaner.measures.steps import measure_steps
from cleaner.measures.whole_page import measure_whole_page

if TYPE_CHECKING:
    from cleaner.document.tree import Tree
    from cleaner.measures.page import MeasuredPage

LEAST_WORDS = 0.5
"""A line of marks weighs as much as half a word."""
CUSTOM_TAG = len(TAG_GROUPS)
"""The tag group of elements of the site's own making."""

_SECTIONS = sum(BIT[mark] for mark in SECTIONING)


def measure_boxes(page: MeasuredPage, tree: Tree) -> None:
    """Fill in the boxes of `page`, and what its lines are in their `tree`."""
    measure_tree(page, tree)
    lines, boxes = page.lines, page.boxes
    page.containers = containers_of(boxes)
    measure_ways_to_the_text(boxes, page.containers)
    measure_siblings(boxes, len(tree.different))
    page.depth = measure_steps(lines, boxes)
    page.headings = headings_of(lines, boxes)
    page.names = Names(tree.different)
    if boxes:
        tags = [tag for tag, _ in tree.different]
        page.best_box = measure_readability(lines, boxes, tags, page.names)
    page.declared = overlaps_with_head(tree.head, page.words, lines)
    _measure_surroundings(page, lines)
    measure_whole_page(page, lines, boxes, tree)


def measure_tree(page: MeasuredPage, tree: Tree) -> None:
    """Fill in what the class names and the words around a line are weighed by."""
    lines = page.lines
    boxes = boxes_of(
        tree.parents, tree.signatures, tree.marks, tree.marks_around, tree.different, len(lines)
    )
    page.boxes = boxes
    _place_in_the_tree(lines, boxes, tree.blocks, tree.elements)
    _measure_characters(
        lines, tree.visible_chars, tree.linked_chars, tree.bold_chars, tree.links, tree.pictures,
        tree.some_marks,
    )  # fmt: skip
    page.text = weigh_lines(lines)
    add_up_lines(lines, boxes)
    share_out(boxes, page.text)
    mark_headed_boxes(boxes)
    page.groups = measure_likeness(lines, page.text, len(tree.different))


def boxes_of(
    parents: array[int],
    signatures: array[int],
    marks: array[int],
    marks_around: array[int],
    different: Sequence[tuple[str, str]],
    lines: int,
) -> list[Box]:
    """Return the elements of a page of so many `lines` as boxes, nothing in them yet."""
    groups = [tag_group_of(tag) for tag, _ in different]
    boxes: list[Box] = []
    for number in range(len(parents)):
        box = Box()
        box.number = number
        box.parent = parents[number]
        box.signature = signatures[number]
        box.tag = different[box.signature][0]
        box.tag_group = groups[box.signature]
        box.marks = marks[number]
        box.marks_around = marks_around[number]
        _empty(box, lines)
        boxes.append(box)
        if number:
            _place_below(box, boxes[box.parent])
    return boxes


def tag_group_of(tag: str) -> int:
    """Return which of `TAG_GROUPS` a tag is in, `CUSTOM_TAG` or -1.

    >>> [*TAG_GROUPS][tag_group_of("p")], tag_group_of("x-card") == CUSTOM_TAG, tag_group_of("em")
    ('a_paragraph', True, -1)
    """
    return GROUP_OF_TAG.get(tag, CUSTOM_TAG if "-" in tag else -1)


def _empty(box: Box, lines: int) -> None:
    """Begin with a box at the root that holds no line."""
    box.depth = box.section = box.end = 0
    box.first = lines
    box.chars = box.linked_chars = box.words = box.text = 0.0


def _place_below(box: Box, parent: Box) -> None:
    """Place a box inside its parent."""
    box.depth = parent.depth + 1
    box.section = box.number if box.marks & _SECTIONS else parent.section


def _place_in_the_tree(
    lines: Sequence[MeasuredLine], boxes: Sequence[Box], blocks: array[int], elements: array[int]
) -> None:
    """Fill in the boxes that each line stands in."""
    for line in lines:
        line.block = boxes[blocks[line.page_index]]
        line.box = boxes[line.block.parent]
        line.second_box = boxes[line.box.parent]
        line.third_box = boxes[line.second_box.parent]
        line.element = boxes[elements[line.page_index]]
        line.section = boxes[line.element.section]


def _measure_characters(
    lines: Sequence[MeasuredLine],
    visible_chars: array[int],
    linked_chars: array[int],
    bold_chars: array[int],
    links: array[int],
    pictures: array[int],
    some_marks: array[int],
) -> None:
    """Fill in what the tree says of the characters of each line."""
    for line in lines:
        number = line.page_index
        line.visible_chars = visible_chars[number]
        line.linked_chars = linked_chars[number]
        line.bold_chars = bold_chars[number]
        line.links = links[number]
        line.pictures = pictures[number]
        line.some_marks = some_marks[number]
        line.link_share = share(line.linked_chars, line.visible_chars)


def weigh_lines(lines: Sequence[MeasuredLine]) -> float:
    """Weigh the words of lines to find the content, and return the sum.

    What is weighed are the words of long lines that are no links; on a page without such lines,
    the words outside links.
    """
    total = 0.0
    for line in lines:
        line.weight = max(line.word_count, LEAST_WORDS)
        line.plain_words = line.weight * (1 - line.link_share)
        line.text = line.plain_words if line.is_long else 0.0
        total += line.text
    if total == 0:
        for line in lines:
            line.text = line.plain_words
            total += line.text
    return total


def add_up_lines(lines: Sequence[MeasuredLine], boxes: Sequence[Box]) -> None:
    """Add up the lines in each box, and in the boxes inside it."""
    for line in lines:
        box = line.element
        box.first = min(box.first, line.index)
        box.end = max(box.end, line.index + 1)
        box.chars += line.visible_chars
        box.linked_chars += line.linked_chars
        box.words += line.weight
        box.text += line.text
    for number in range(len(boxes) - 1, 0, -1):
        box = boxes[number]
        parent = boxes[box.parent]
        parent.first = min(parent.first, box.first)
        parent.end = max(parent.end, box.end)
        parent.chars += box.chars
        parent.linked_chars += box.linked_chars
        parent.words += box.words
        parent.text += box.text


def share_out(boxes: Sequence[Box], text: float) -> None:
    """Fill in the share of links in each box, and the share of the page's `text`."""
    for box in boxes:
        box.link_share = share(box.linked_chars, box.chars)
        box.text_share = box.text / text if text > 0 else 0.0


def _measure_surroundings(page: MeasuredPage, lines: Sequence[MeasuredLine]) -> None:
    """Fill in the running means of links and pictures."""
    page.characters = RunningMeans([line.visible_chars for line in lines])
    page.linked_characters = RunningMeans([line.linked_chars for line in lines])
    page.pictures = RunningMeans([min(line.pictures, 1) for line in lines])
