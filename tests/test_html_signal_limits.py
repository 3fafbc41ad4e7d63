"""Where each signal of the tree begins and is full, and which box it asks: exactly."""

from __future__ import annotations

from array import array
from typing import Any

import pytest
from by_hand import box_with, filled, line_with, page_with, scaled, value_of

from cleaner.document.marks import MARKS, SECTIONING, TAG_GROUPS
from cleaner.measures.alike import Alike
from cleaner.measures.boxes import CUSTOM_TAG
from cleaner.measures.headings import HEADING_KINDS
from cleaner.measures.running import RunningMeans

OF_BOXES = ("block", "box", "second_box", "third_box", "section", "element")
OF_GROUPS = ("alike_block", "alike_box", "alike_place")

ASKED = (
    ("blocks_like_it_are_long", "alike_block", "long_share"),
    ("blocks_in_such_a_place_are_long", "alike_place", "long_share"),
    ("boxes_like_its_own_are_long", "alike_box", "long_share"),
    ("blocks_like_it_hold_the_text", "alike_block", "text_share"),
    ("blocks_in_such_a_place_hold_the_text", "alike_place", "text_share"),
    ("boxes_like_its_own_hold_the_text", "alike_box", "text_share"),
    ("blocks_in_such_a_place_are_links", "alike_place", "link_share"),
    ("blocks_in_such_a_place_end_like_sentences", "alike_place", "sentences"),
    ("blocks_in_such_a_place_have_many_words", "alike_place", "lengths"),
    ("blocks_in_such_a_place_are_in_title_case", "alike_place", "capitals"),
    ("blocks_in_such_a_place_name_prices", "alike_place", "prices"),
    ("blocks_in_such_a_place_hold_dates", "alike_place", "dates"),
    ("blocks_in_such_a_place_share_words_with_long_lines", "alike_place", "overlaps"),
    ("repeated_siblings_hold_the_text", "element", "row_text_share"),
    ("repeated_siblings_are_linked", "element", "row_link_share"),
    ("its_box_holds_the_text", "box", "text_share"),
    ("the_second_box_holds_the_text", "second_box", "text_share"),
    ("the_third_box_holds_the_text", "third_box", "text_share"),
    ("its_section_holds_the_text", "section", "text_share"),
    ("the_first_box_scores_well", "box", "score"),
    ("the_second_box_scores_well", "second_box", "score"),
    ("the_third_box_scores_well", "third_box", "score"),
    ("a_box_around_scores_well", "element", "best_score_around"),
    ("its_box_is_linked", "box", "link_share"),
    ("the_second_box_is_linked", "second_box", "link_share"),
    ("the_third_box_is_linked", "third_box", "link_share"),
    ("its_section_is_linked", "section", "link_share"),
)


@pytest.mark.parametrize(("signal", "place", "share"), ASKED)
def test_a_signal_says_the_share_of_its_own_box_or_group(
    signal: str, place: str, share: str
) -> None:
    groups = {name: Alike(0) for name in OF_GROUPS}
    boxes = {name: box_with(**{share: 0.0}) for name in OF_BOXES if place not in OF_GROUPS}
    line = line_with(**groups, **boxes)
    assert value_of(signal, line) == 0
    setattr({**groups, **boxes}[place], share, 0.3)
    assert value_of(signal, line) == 0.3


FULL = (
    ("many_blocks_stand_in_such_a_place", "alike_place", "lines", 1, 50),
    ("has_repeated_siblings", "element", "alike", 1, 50),
    ("stands_among_repeated_siblings", "element", "alike_around", 1, 50),
    ("repeated_siblings_have_many_words", "element", "row_words", 0, 200),
    ("its_box_has_many_lines", "box", "end", 3, 200),
    ("the_second_box_has_many_lines", "second_box", "end", 3, 200),
    ("the_third_box_has_many_lines", "third_box", "end", 3, 200),
)


@pytest.mark.parametrize(("signal", "place", "measure", "none", "full"), FULL)
def test_a_count_of_a_box_is_full_at_its_limit_and_not_one_before(
    signal: str, place: str, measure: str, none: int, full: int
) -> None:
    found = []
    for count in (none, none + 1, none + full - 1, none + full):
        box = Alike(0) if place in OF_GROUPS else box_with(first=2)
        found.append(value_of(signal, line_with(**{place: filled(box, {measure: count})})))
    assert found == pytest.approx([0, scaled(1, full), scaled(full - 1, full), 1])


SAID: tuple[tuple[str, dict[str, Any], float], ...] = (
    ("is_linked", {"link_share": 0.3}, 0.3),
    ("is_a_link_as_a_whole", {"link_share": 0.95}, 0),
    ("is_a_link_as_a_whole", {"link_share": 0.96}, 1),
    ("has_many_links", {"links": 0}, 0),
    ("has_many_links", {"links": 9}, scaled(9, 10)),
    ("has_many_links", {"links": 10}, 1),
    ("has_a_picture", {"pictures": 0}, 0),
    ("has_a_picture", {"pictures": 2}, scaled(2, 3)),
    ("has_a_picture", {"pictures": 3}, 1),
    ("is_bold", {"bold_chars": 1, "visible_chars": 4}, 0.25),
    ("is_deep_in_the_tree", {"element": box_with(depth=15)}, 0.5),
    ("is_deep_in_the_tree", {"element": box_with(depth=30)}, 1),
    ("earns_points_as_a_paragraph", {"block": box_with(points=7.5)}, 0.5),
    ("earns_points_as_a_paragraph", {"block": box_with(points=15)}, 1),
    ("its_class_sounds_like_content", {"block": box_with(class_weight=-1)}, 0),
    ("its_class_sounds_like_content", {"block": box_with(class_weight=0)}, 0.5),
    ("its_class_sounds_like_content", {"block": box_with(class_weight=1)}, 1),
    ("classes_around_sound_like_content", {"element": box_with(class_weights_around=-4)}, 0),
    ("classes_around_sound_like_content", {"element": box_with(class_weights_around=2)}, 0.75),
    ("classes_around_sound_like_content", {"element": box_with(class_weights_around=4)}, 1),
    ("is_far_from_the_next_line", {"steps_up": 0, "steps_down": 0}, 0),
    ("is_far_from_the_next_line", {"steps_up": 6, "steps_down": 5}, scaled(11, 12)),
    ("is_far_from_the_next_line", {"steps_up": 6, "steps_down": 6}, 1),
    ("leaves_a_box", {"steps_up": 0}, 0),
    ("leaves_a_box", {"steps_up": 11}, scaled(11, 12)),
    ("leaves_a_box", {"steps_up": 12}, 1),
)


@pytest.mark.parametrize(("signal", "measures", "value"), SAID)
def test_a_signal_says_so_much_of_a_line_with_these_measures(
    signal: str, measures: dict[str, Any], value: float
) -> None:
    assert value_of(signal, line_with(**measures)) == pytest.approx(value)


def test_a_line_begins_and_ends_its_box() -> None:
    box = box_with(first=2, end=5)
    first = [value_of("is_first_of_its_box", line_with(i, box=box)) for i in (1, 2, 3)]
    last = [value_of("is_last_of_its_box", line_with(i, box=box)) for i in (3, 4, 5)]
    assert (first, last) == ([0, 1, 0], [0, 1, 0])


def test_steps_from_the_line_above_are_those_of_that_line() -> None:
    steps = ((0, 1), (4, 3), (0, 0))
    lines = [line_with(i, steps_up=up, steps_down=down) for i, (up, down) in enumerate(steps)]
    page = page_with(lines=lines)
    far = [value_of("is_far_from_the_line_above", line, page) for line in lines]
    assert far == pytest.approx([1, scaled(1, 12), scaled(7, 12)])
    enters = [value_of("enters_a_box", line, page) for line in lines]
    assert enters == pytest.approx([0, scaled(1, 12), scaled(3, 12)])


def test_a_line_is_as_deep_as_its_share_of_the_deepest() -> None:
    assert (
        value_of("is_deep_for_the_page", line_with(element=box_with(depth=2)), page_with(depth=8))
        == 0.25
    )


@pytest.mark.parametrize("kind", HEADING_KINDS)
def test_a_line_is_headed_by_what_heads_its_element(kind: str) -> None:
    values = array("d", [0.0]) * (3 * len(HEADING_KINDS))
    values[len(HEADING_KINDS) + HEADING_KINDS.index(kind)] = 0.3
    page = page_with(headings=values)
    found = [
        value_of(f"is_headed_by_a_{kind}_phrase", line_with(element=box_with(number)), page)
        for number in range(3)
    ]
    assert found == [0, 0.3, 0]


INSIDE = [
    (f"is_in_the_container_of_{share}_percent", n) for n, share in enumerate((40, 60, 80, 90))
]


@pytest.mark.parametrize(("signal", "number"), INSIDE)
def test_a_line_stands_in_a_container_from_its_first_line_to_its_last(
    signal: str, number: int
) -> None:
    elsewhere = box_with(first=9, end=9)
    containers = [elsewhere] * 4
    containers[number] = box_with(first=1, end=3)
    page = page_with(containers=tuple(containers))
    assert [value_of(signal, line_with(i), page) for i in range(4)] == [0, 1, 1, 0]


def test_a_line_is_near_the_text_by_the_steps_on_the_way_to_it() -> None:
    page = page_with(containers=(box_with(depth=9), box_with(depth=4), box_with(depth=9)))
    line = line_with(element=box_with(steps_to_the_text=1))
    assert value_of("is_near_the_text_in_the_tree", line, page) == 0.25


def test_a_line_stands_in_the_best_candidate_or_beside_it() -> None:
    best = box_with(1, parent=0, first=2, end=4, text_share=0.3)
    page = page_with(boxes=[box_with(0, parent=0, first=1, end=5), best], best_box=best)
    inside = [value_of("is_in_the_best_candidate", line_with(i), page) for i in range(6)]
    beside = [value_of("is_beside_the_best_candidate", line_with(i), page) for i in range(6)]
    assert (inside, beside) == ([0, 0, 1, 1, 0, 0], [0, 1, 1, 1, 1, 0])
    assert value_of("best_candidate_holds_the_text", line_with(), page) == 0.3


WHOLE = (
    ("page_has_much_long_text", "long_weight", 5000),
    ("page_has_many_articles", "articles", 20),
)


@pytest.mark.parametrize(("signal", "measure", "full"), WHOLE)
def test_a_count_of_the_page_is_full_at_its_limit(signal: str, measure: str, full: int) -> None:
    counts = (0, 1, full - 1, full)
    found = [value_of(signal, line_with(), page_with(**{measure: count})) for count in counts]
    assert found == pytest.approx([0, scaled(1, full), scaled(full - 1, full), 1])


def test_a_page_of_a_thousand_lines_has_as_many_as_count() -> None:
    pages = [page_with(lines=[None] * count) for count in (1, 999, 1000)]
    found = [value_of("page_has_many_lines", line_with(), page) for page in pages]
    assert found == pytest.approx([scaled(1, 1000), scaled(999, 1000), 1])


@pytest.mark.parametrize(
    ("signal", "measure"),
    [
        ("page_names_prices", "share_with_prices"),
        ("page_holds_dates", "share_with_dates"),
        ("page_is_linked", "mean_link_share"),
        ("page_has_items", "mean_row_share"),
    ],
)
def test_a_signal_says_a_share_of_the_page(signal: str, measure: str) -> None:
    assert value_of(signal, line_with(), page_with(**{measure: 0.3})) == 0.3


LINKS = (
    ("links_stand_around", 2),
    ("links_stand_in_that_part", 8),
    ("links_stand_far_and_wide", 30),
)


@pytest.mark.parametrize(("signal", "reach"), LINKS)
def test_links_count_by_their_characters_as_far_as_a_signal_reaches(
    signal: str, reach: int
) -> None:
    for place in range(-32, 33):
        linked = [0.0] * 81
        linked[40 + place] = 2.0
        page = page_with(
            characters=RunningMeans([4.0] * 81), linked_characters=RunningMeans(linked)
        )
        counts = 0.5 / (2 * reach + 1) if abs(place) <= reach else 0
        assert value_of(signal, line_with(40), page) == pytest.approx(counts)
    nothing = RunningMeans([0.0] * 81)
    page = page_with(characters=nothing, linked_characters=nothing)
    assert value_of(signal, line_with(40), page) == 0


def test_links_of_a_line_with_few_characters_are_a_share_of_them() -> None:
    page = page_with(characters=RunningMeans([0.5]), linked_characters=RunningMeans([0.25]))
    assert value_of("links_stand_around", line_with(), page) == 0.5


def test_pictures_count_as_far_as_five_lines_off() -> None:
    for place in range(-7, 8):
        pictures = [0.0] * 21
        pictures[10 + place] = 1.0
        counts = 1 / 11 if abs(place) <= 5 else 0
        page = page_with(pictures=RunningMeans(pictures))
        assert value_of("pictures_stand_around", line_with(10), page) == pytest.approx(counts)


@pytest.mark.parametrize("number", range(len(TAG_GROUPS)), ids=TAG_GROUPS)
def test_a_tag_is_of_one_group(number: int) -> None:
    signal = f"is_{[*TAG_GROUPS][number]}"
    groups = [number - 1, number, number + 1]
    assert [value_of(signal, line_with(block=box_with(tag_group=it))) for it in groups] == [0, 1, 0]


def test_a_custom_element_is_of_no_group() -> None:
    found = [
        value_of("is_a_custom_element", line_with(block=box_with(tag_group=group)))
        for group in (-1, CUSTOM_TAG - 1, CUSTOM_TAG)
    ]
    assert found == [0, 0, 1]


@pytest.mark.parametrize("mark", range(len(MARKS)), ids=MARKS)
def test_a_mark_is_no_other(mark: int) -> None:
    name = [*MARKS][mark]
    for bits, value in ((1 << mark, 1), (((1 << len(MARKS)) - 1) ^ (1 << mark), 0)):
        around = box_with(marks_around=bits)
        assert value_of(f"stands_in_{name}", line_with(element=around)) == value
        if name in SECTIONING:
            line = line_with(section=box_with(marks=bits))
            assert value_of(f"is_directly_in_{name}", line) == value
        if name in ("time", "author_link", "code", "item_author", "item_date"):
            assert value_of(f"holds_{name}", line_with(some_marks=bits)) == value
