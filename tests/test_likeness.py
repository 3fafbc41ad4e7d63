"""Lines in blocks, boxes and places alike: who belongs together, and what they add up to."""

from __future__ import annotations

from typing import Any

import pytest
from by_hand import box_with, line_with

from cleaner.measures.alike import Alike
from cleaner.measures.likeness import measure_likeness
from cleaner.measures.line import MeasuredLine
from cleaner.text.characters import COMMA, STOP

KINDS = ("alike_block", "alike_box", "alike_place")
PLAIN: dict[str, Any] = {
    **dict.fromkeys("visible_chars linked_chars last currency_signs".split(), 0),
    **dict.fromkeys("is_long has_date has_clock".split(), False),
    **dict.fromkeys("plain_words text length capitalised overlap_with_long_lines".split(), 0.0),
    "weight": 1.0,
}


def lines_in(*places: tuple[int, int, int]) -> list[MeasuredLine]:
    """Return lines in blocks, boxes and second boxes with these signatures."""
    names = ("block", "box", "second_box")
    return [
        line_with(index, **PLAIN, **{
            name: box_with(signature=signature)
            for name, signature in zip(names, place, strict=True)
        })
        for index, place in enumerate(places)
    ]  # fmt: skip


def group_of(*lines: dict[str, Any], text: float = 1.0) -> Alike:
    """Return the group of lines in one place with these measures."""
    same = lines_in(*[(0, 0, 0)] * len(lines))
    for line, measures in zip(same, lines, strict=True):
        for name, value in measures.items():
            setattr(line, name, value)
    _, _, of_place = measure_likeness(same, text, 1)
    return of_place


def test_lines_are_alike_by_block_by_box_and_by_all_three_boxes_around() -> None:
    places = ((0, 1, 2), (0, 1, 2), (1, 1, 2), (0, 2, 2), (0, 1, 0), (2, 0, 0))
    lines = lines_in(*places)
    groups = measure_likeness(lines, 1.0, 3)
    assert [group.number for group in groups] == list(range(len(groups)))
    found = [[getattr(line, kind).number for line in lines] for kind in KINDS]
    assert found == [
        [0, 0, 3, 0, 0, 8],
        [1, 1, 1, 5, 1, 9],
        [2, 2, 4, 6, 7, 10],
    ]
    assert all(getattr(line, kind) is groups[getattr(line, kind).number]
               for line in lines for kind in KINDS)  # fmt: skip
    assert [group.lines for group in groups] == [4, 4, 2, 1, 1, 1, 1, 1, 1, 1, 1]


def test_a_group_adds_up_the_words_and_the_characters_of_its_lines() -> None:
    group = group_of(
        {"weight": 20.0, "plain_words": 16.0, "is_long": True, "text": 6.0, "visible_chars": 90,
         "linked_chars": 18},
        {"weight": 12.0, "plain_words": 7.0, "text": 2.0, "visible_chars": 30, "linked_chars": 12},
        text=32.0,
    )  # fmt: skip
    assert (group.lines, group.words, group.long_words, group.text) == (2, 32, 16, 8)
    assert (group.chars, group.linked_chars) == (120, 30)
    assert (group.long_share, group.text_share, group.link_share) == (0.5, 0.25, 0.25)


@pytest.mark.parametrize(("text", "text_share"), [(0.0, 0), (0.5, 0.5), (1.0, 0.25)])
def test_a_group_holds_a_share_of_the_text_where_there_is_any(
    text: float, text_share: float
) -> None:
    assert group_of({"text": 0.25}, text=text).text_share == text_share


TRAITS: tuple[tuple[str, dict[str, Any], float], ...] = (
    ("sentences", {"last": STOP}, 1),
    ("sentences", {"last": COMMA}, 0),
    ("lengths", {"length": 0.5}, 0.5),
    ("capitals", {"capitalised": 0.5}, 0.5),
    ("prices", {"currency_signs": 1}, 1),
    ("prices", {"currency_signs": 3}, 1),
    ("dates", {"has_date": True}, 1),
    ("dates", {"has_clock": True}, 1),
    ("dates", {"has_date": True, "has_clock": True}, 1),
    ("overlaps", {"overlap_with_long_lines": 0.5}, 0.5),
)
MEANS = ("sentences", "lengths", "capitals", "prices", "dates", "overlaps")


@pytest.mark.parametrize(("mean", "measures", "value"), TRAITS)
def test_what_lines_in_a_place_are_like_is_the_mean_over_them(
    mean: str, measures: dict[str, Any], value: float
) -> None:
    both, one = group_of(measures, measures), group_of({}, measures, {}, {})
    assert {name: getattr(both, name) for name in MEANS} == {**dict.fromkeys(MEANS, 0), mean: value}
    assert getattr(one, mean) == value / 4


def test_only_a_place_has_such_means() -> None:
    line = lines_in((0, 0, 0))[0]
    line.last, line.length = STOP, 1.0
    of_block, of_box, of_place = measure_likeness([line], 1.0, 1)
    assert [group.sentences for group in (of_block, of_box, of_place)] == [0, 0, 1]
    assert [group.lengths for group in (of_block, of_box, of_place)] == [0, 0, 1]
