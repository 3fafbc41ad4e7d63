"""The tree of a page as boxes: what each holds, and where its lines stand; exactly."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import Any

import pytest
from by_hand import box_with, line_with, lines_with, page_with
from trees import chain_of

from cleaner.document.marks import BIT, MARKS, SECTIONING, TAG_GROUPS
from cleaner.measures.box import Box
from cleaner.measures.boxes import (
    CUSTOM_TAG,
    add_up_lines,
    boxes_of,
    measure_tree,
    share_out,
    tag_group_of,
    weigh_lines,
)
from cleaner.measures.line import MeasuredLine
from cleaner.measures.passes import measure_page
from cleaner.readers.html import read_html

DIFFERENT = (("body", ""), ("p", "a"), ("x-card", "b"), ("em", ""))
PLAIN: dict[str, Any] = {
    **dict.fromkeys("word_count last currency_signs".split(), 0),
    **dict.fromkeys("is_long has_date has_clock".split(), False),
    **dict.fromkeys("length capitalised overlap_with_long_lines".split(), 0.0),
}


def boxes_with(parents: list[int], marks: list[int]) -> list[Box]:
    signatures = [number % len(DIFFERENT) for number in range(len(parents))]
    around = [64 + number for number in range(len(parents))]
    return boxes_of(
        array("i", parents), array("i", signatures), array("Q", marks), array("Q", around),
        DIFFERENT, 7,
    )  # fmt: skip


def test_boxes_are_what_the_tree_says_of_its_elements() -> None:
    boxes = boxes_with([0, 0, 1, 2, 0], [1, 2, 4, 8, 16])
    assert [box.number for box in boxes] == [0, 1, 2, 3, 4]
    assert [box.parent for box in boxes] == [0, 0, 1, 2, 0]
    assert [box.depth for box in boxes] == [0, 1, 2, 3, 1]
    assert [box.signature for box in boxes] == [0, 1, 2, 3, 0]
    assert [box.tag for box in boxes] == ["body", "p", "x-card", "em", "body"]
    groups = [tag_group_of(tag) for tag, _ in DIFFERENT]
    assert [box.tag_group for box in boxes] == [*groups, groups[0]]
    assert [box.marks for box in boxes] == [1, 2, 4, 8, 16]
    assert [box.marks_around for box in boxes] == [64, 65, 66, 67, 68]


def test_a_box_begins_with_no_line_in_it() -> None:
    boxes = boxes_with([0, 0], [0, 0])
    assert {(box.first, box.end) for box in boxes} == {(7, 0)}
    assert {(box.chars, box.linked_chars, box.words, box.text) for box in boxes} == {(0, 0, 0, 0)}


@pytest.mark.parametrize("mark", MARKS)
def test_a_section_reaches_as_far_as_its_element(mark: str) -> None:
    boxes = boxes_with([0, 0, 1, 2, 1, 0], [0, BIT[mark], 0, BIT[mark], 0, 0])
    inside = [0, 1, 1, 3, 1, 0] if mark in SECTIONING else [0] * 6
    assert [box.section for box in boxes] == inside


@pytest.mark.parametrize(
    ("tag", "group"), [("em", -1), ("x", -1), ("-", CUSTOM_TAG), ("my-p", CUSTOM_TAG)]
)
def test_a_tag_with_a_hyphen_is_of_the_sites_own_making(tag: str, group: int) -> None:
    assert tag_group_of(tag) == group
    assert [*TAG_GROUPS][tag_group_of("p")] == "a_paragraph"
    assert len(TAG_GROUPS) == CUSTOM_TAG


def in_a_chain(number: int, **changes: Any) -> MeasuredLine:
    """Return the only line, the one with this `number`, of a page whose elements are a chain."""
    tree = replace(chain_of(8, number + 1), **changes)
    line = line_with(0, **PLAIN)
    line.page_index = number
    measure_tree(page_with(lines=[line]), tree)
    return line


def test_a_line_stands_in_its_block_and_the_boxes_around_that() -> None:
    sections = array("Q", [0] * 8)
    sections[6] = BIT[min(SECTIONING)]
    line = in_a_chain(
        2, marks=sections, blocks=array("i", [0, 0, 5]), elements=array("i", [0, 0, 7])
    )
    around = [line.block, line.box, line.second_box, line.third_box, line.element, line.section]
    assert [box.number for box in around] == [5, 4, 3, 2, 7, 6]


@pytest.mark.parametrize(
    "name", ["visible_chars", "linked_chars", "bold_chars", "links", "pictures", "some_marks"]
)
def test_a_line_has_the_characters_that_the_tree_says(name: str) -> None:
    kind = "Q" if name == "some_marks" else "i"
    names = ("visible_chars", "linked_chars", "bold_chars", "links", "pictures", "some_marks")
    nothing = {it: array("Q" if it == "some_marks" else "i", [9, 0]) for it in names}
    line = in_a_chain(1, **{**nothing, name: array(kind, [8, 5])})
    assert {it: getattr(line, it) for it in names} == {**dict.fromkeys(names, 0), name: 5}


@pytest.mark.parametrize(("linked", "visible", "share"), [(3, 12, 0.25), (0, 0, 0), (1, 1, 1)])
def test_a_line_is_linked_by_its_characters(linked: int, visible: int, share: float) -> None:
    chars = {"linked_chars": array("i", [linked]), "visible_chars": array("i", [visible])}
    assert in_a_chain(0, **chars).link_share == share


def test_words_of_long_lines_that_are_no_links_are_the_text() -> None:
    lines = lines_with("word_count", [8, 8, 4])
    for line, is_long, linked in zip(lines, (True, False, True), (0.25, 0.5, 0), strict=True):
        line.is_long, line.link_share = is_long, linked
    assert weigh_lines(lines) == 10
    assert [line.weight for line in lines] == [8, 8, 4]
    assert [line.plain_words for line in lines] == [6, 4, 4]
    assert [line.text for line in lines] == [6, 0, 4]


@pytest.mark.parametrize(
    ("is_long", "linked", "texts"),
    [(True, 0.5, [1, 0]), (True, 1, [0, 6]), (False, 0.5, [1, 6])],
)
def test_where_no_long_line_has_words_outside_links_all_words_outside_links_are(
    is_long: bool, linked: float, texts: list[float]
) -> None:
    lines = lines_with("word_count", [2, 8])
    lines[0].is_long, lines[0].link_share = is_long, linked
    lines[1].is_long, lines[1].link_share = False, 0.25
    assert weigh_lines(lines) == sum(texts)
    assert [line.text for line in lines] == texts


@pytest.mark.parametrize(("words", "weight"), [(0, 0.5), (0.25, 0.5), (0.75, 0.75), (1, 1)])
def test_a_line_of_marks_weighs_as_much_as_half_a_word(words: float, weight: float) -> None:
    line = line_with(word_count=words, is_long=True, link_share=0.0)
    assert (weigh_lines([line]), line.weight) == (weight, weight)


def test_a_box_holds_the_lines_of_all_the_boxes_inside() -> None:
    boxes = boxes_with([0, 0, 1, 1, 0, 0], [0] * 6)
    elements, sums = (2, 3, 3, 5), (1.0, 10.0, 100.0, 1000.0)
    lines = [
        line_with(index, element=boxes[element], visible_chars=int(it), linked_chars=int(2 * it),
                  weight=3 * it, text=4 * it)
        for index, (element, it) in enumerate(zip(elements, sums, strict=True))
    ]  # fmt: skip
    add_up_lines(lines, boxes)
    assert [(box.first, box.end) for box in boxes] == [
        (0, 4), (0, 3), (0, 1), (1, 3), (7, 0), (3, 4),
    ]  # fmt: skip
    held = [1111, 111, 1, 110, 0, 1000]
    assert [box.chars for box in boxes] == held
    assert [box.linked_chars for box in boxes] == [2 * it for it in held]
    assert [box.words for box in boxes] == [3 * it for it in held]
    assert [box.text for box in boxes] == [4 * it for it in held]


@pytest.mark.parametrize(("text", "text_share"), [(0.0, 0), (0.5, 0.5), (1.0, 0.25)])
def test_a_box_has_its_share_of_links_and_of_the_text(text: float, text_share: float) -> None:
    box = box_with(chars=8.0, linked_chars=2.0, text=0.25)
    share_out([box], text)
    assert (box.link_share, box.text_share) == (0.25, text_share)


def test_the_means_around_a_line_are_of_characters_links_and_lines_with_pictures() -> None:
    lines, tree = read_html(
        "<p>Rain.<p><a href=/>Wind</a><img src=a><img src=b> all day.<p>Sun <img src=c>."
    )
    page = measure_page(list(lines), tree=tree)
    assert page.best_box is page.boxes[0]
    assert [page.pictures.around(index, 0) for index in range(3)] == [0, 1, 1]
    assert [line.pictures for line in page.lines] == [0, 2, 1]
    assert [page.characters.around(index, 0) for index in range(3)] == [
        line.visible_chars for line in page.lines
    ]
    assert [page.linked_characters.around(index, 0) for index in range(3)] == [0, 4, 0]


def test_a_page_without_elements_is_measured() -> None:
    lines, tree = read_html("")
    page = measure_page(list(lines), tree=tree)
    assert (page.lines, page.text, page.depth) == ([], 0, 0)
