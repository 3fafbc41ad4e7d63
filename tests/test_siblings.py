"""Rows of boxes alike on small trees: which siblings are one, and what each box has of it."""

from __future__ import annotations

import pytest
from by_hand import box_with

from cleaner.measures.box import Box
from cleaner.measures.siblings import first_siblings_alike, measure_siblings


def tree(*elements: tuple[int, int], **measures: tuple[float, ...]) -> list[Box]:
    """Return boxes below a root: of each the parent and the signature, and some measures."""
    boxes = [
        box_with(number, parent=parent, signature=signature, first=number, end=number + 1,
                 text_share=0.0, chars=0.0, linked_chars=0.0, words=0.0)
        for number, (parent, signature) in enumerate([(0, 0), *elements])
    ]  # fmt: skip
    for name, values in measures.items():
        for box, value in zip(boxes[1:], values, strict=True):
            setattr(box, name, value)
    return boxes


def test_the_first_sibling_alike_has_the_same_parent_and_the_same_signature() -> None:
    boxes = tree((0, 1), (0, 2), (1, 1), (0, 1), (1, 1), (2, 1), (0, 2), (2, 0))
    assert list(first_siblings_alike(boxes, 3)) == [0, 1, 2, 3, 1, 3, 6, 2, 8]


def test_a_parent_that_comes_again_after_its_children_is_the_same() -> None:
    boxes = tree((0, 1), (1, 1), (0, 1), (3, 1), (1, 1))
    assert list(first_siblings_alike(boxes, 2)) == [0, 1, 2, 1, 4, 2]


def test_a_tree_without_elements_has_no_rows() -> None:
    measure_siblings([], 0)


@pytest.mark.parametrize(
    ("ends", "alike"), [((2, 3, 4), 3), ((2, 2, 4), 2), ((2, 1, 4), 2), ((0, 0, 0), 0)]
)
def test_boxes_without_a_line_do_not_count(ends: tuple[float, ...], alike: int) -> None:
    boxes = tree((0, 1), (0, 1), (0, 1), end=ends)
    measure_siblings(boxes, 2)
    assert [box.alike for box in boxes] == [1, alike, alike, alike]


def test_boxes_of_a_row_have_what_all_of_it_holds() -> None:
    boxes = tree(
        (0, 1), (0, 1), (0, 2), (0, 1),
        text_share=(0.25, 0.125, 0.5, 0.125), chars=(10, 20, 7, 10), linked_chars=(4, 0, 7, 6),
        words=(1, 3, 9, 5),
    )  # fmt: skip
    measure_siblings(boxes, 3)
    row = [boxes[number] for number in (1, 2, 4)]
    assert {box.row_text_share for box in row} == {0.5}
    assert {box.row_link_share for box in row} == {0.25}
    assert {box.row_words for box in row} == {3}
    alone = boxes[3]
    assert (alone.row_text_share, alone.row_link_share, alone.row_words) == (0, 1, 9)


@pytest.mark.parametrize(("boxes", "text_share"), [(2, 0), (3, 0.75), (4, 1)])
def test_two_boxes_are_no_row_and_three_are(boxes: int, text_share: float) -> None:
    found = tree(*[(0, 1)] * boxes, text_share=(0.25,) * boxes)
    measure_siblings(found, 2)
    assert {box.row_text_share for box in found[1:]} == {text_share}


def test_the_largest_row_around_is_counted_from_the_root_in() -> None:
    boxes = tree((0, 1), (0, 1), (1, 2), (3, 2), (2, 1), (2, 1), (2, 1))
    measure_siblings(boxes, 3)
    assert [box.alike for box in boxes] == [1, 2, 2, 1, 1, 3, 3, 3]
    assert [box.alike_around for box in boxes] == [1, 2, 2, 2, 2, 3, 3, 3]


SHARES = (
    (0.5, False),
    (1, False),
    (1 + 1e-9, False),
    (1 + 2e-9, True),
    (2, True),
)


@pytest.mark.parametrize(("times", "is_taken"), SHARES)
def test_a_row_around_counts_where_it_holds_more_by_more_than_rounding(
    times: float, is_taken: bool
) -> None:
    boxes = tree(
        (0, 1), (0, 1), (0, 1), (1, 2), (1, 2), (1, 2),
        text_share=(0.375 * times, 0, 0, 0.375, 0, 0), words=(7,) * 3 + (5,) * 3,
        chars=(10,) * 6, linked_chars=(4,) * 3 + (2,) * 3,
    )  # fmt: skip
    measure_siblings(boxes, 3)
    row = (0.375 * times, 0.4, 7) if is_taken else (0.375, 0.2, 5)
    assert {(box.row_text_share, box.row_link_share, box.row_words) for box in boxes[4:]} == {row}
