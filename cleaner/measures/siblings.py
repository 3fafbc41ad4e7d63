"""Siblings alike: boxes beside each other with the same tag and names, as templates make them.

The posts of a forum, the teasers of a front page and the entries of a menu are such rows. What a
row holds is added up at the first of its boxes.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from cleaner.measures.box import Box
from cleaner.measures.scales import share

LEAST_ROW = 3
"""So many siblings alike are a row."""
MORE = 1 + 1e-9
"""A share so many times as large is larger; less is how sums are rounded."""


def measure_siblings(boxes: Sequence[Box], signatures: int) -> None:
    """Fill in the rows that boxes stand in; there are so many different `signatures`."""
    if boxes:
        firsts = first_siblings_alike(boxes, signatures)
        _measure_rows(boxes, firsts)
        _find_best_rows(boxes)


def first_siblings_alike(boxes: Sequence[Box], signatures: int) -> array[int]:
    """Return for each box the number of the first of its siblings with its signature.

    Parent by parent, and child by child: `first_with` has the first child with each signature,
    and `parent_of` the parent whose child that is.
    """
    first_child, next_sibling = _children(boxes)
    first_with = array("i", bytes(4 * signatures))
    parent_of = array("i", [-1]) * signatures
    firsts = array("i", bytes(4 * len(boxes)))
    for parent in range(len(boxes)):
        number = first_child[parent]
        while number:
            box = boxes[number]
            if parent_of[box.signature] != parent:
                parent_of[box.signature] = parent
                first_with[box.signature] = number
            firsts[number] = first_with[box.signature]
            number = next_sibling[number]
    return firsts


def _children(boxes: Sequence[Box]) -> tuple[array[int], array[int]]:
    """Return for each box its first child and its next sibling, 0 for none."""
    first_child = array("i", bytes(4 * len(boxes)))
    next_sibling = array("i", bytes(4 * len(boxes)))
    _link_children(boxes, first_child, next_sibling)
    return first_child, next_sibling


def _link_children(boxes: Sequence[Box], first_child: array[int], next_sibling: array[int]) -> None:
    for number in range(len(boxes) - 1, 0, -1):
        box = boxes[number]
        next_sibling[number] = first_child[box.parent]
        first_child[box.parent] = number


def _measure_rows(boxes: Sequence[Box], firsts: array[int]) -> None:
    """Fill in what the row of each box holds."""
    counts = array("i", bytes(4 * len(boxes)))
    text, chars, linked, words = (array("d", bytes(8 * len(boxes))) for _ in range(4))
    _add_up_rows(boxes, firsts, counts, text, chars, linked, words)
    _fill_in_rows(boxes, firsts, counts, text, chars, linked, words)


def _add_up_rows(
    boxes: Sequence[Box],
    firsts: array[int],
    counts: array[int],
    text: array[float],
    chars: array[float],
    linked: array[float],
    words: array[float],
) -> None:
    for box in boxes:
        first = firsts[box.number]
        if box.end > box.first:
            counts[first] += 1
        text[first] += box.text_share
        chars[first] += box.chars
        linked[first] += box.linked_chars
        words[first] += box.words


def _fill_in_rows(
    boxes: Sequence[Box],
    firsts: array[int],
    counts: array[int],
    text: array[float],
    chars: array[float],
    linked: array[float],
    words: array[float],
) -> None:
    for box in boxes:
        first = firsts[box.number]
        box.alike = counts[first]
        box.row_text_share = text[first] if box.alike >= LEAST_ROW else 0.0
        box.row_link_share = share(linked[first], chars[first])
        box.row_words = share(words[first], box.alike)


def _find_best_rows(boxes: Sequence[Box]) -> None:
    """Let boxes inside a row that holds more text than their own row have that row's values."""
    for box in boxes:
        box.alike_around = box.alike
        parent = boxes[box.parent]
        box.alike_around = max(box.alike, parent.alike_around)
        if parent.row_text_share > box.row_text_share * MORE:
            box.row_text_share = parent.row_text_share
            box.row_link_share = parent.row_link_share
            box.row_words = parent.row_words
