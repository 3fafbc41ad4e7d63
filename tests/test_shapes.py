"""Shapes of lines: which lines look alike, near by and all over the page; exactly."""

from __future__ import annotations

from typing import Any

import pytest
from by_hand import line_with, page_with

from cleaner.measures.line import MeasuredLine
from cleaner.measures.shapes import digests_of_shapes, measure_shapes
from cleaner.text.characters import COMMA, LOWER, STOP, UPPER

PLAIN: dict[str, Any] = {
    "word_count": 2, "first": LOWER, "last": COMMA, "digits": 0, "currency_signs": 0,
    "capitalised": 0.0, "key": 0,
    **dict.fromkeys("has_date has_clock has_bullet is_numbered ends_with_colon".split(), False),
}  # fmt: skip
TRAITS: tuple[dict[str, Any], ...] = (
    {"first": UPPER}, {"last": STOP}, {"digits": 1}, {"currency_signs": 1}, {"has_date": True},
    {"has_bullet": True}, {"capitalised": 0.75}, {"ends_with_colon": True}, {"word_count": 4},
    {},
)  # fmt: skip


def plain_line(index: int = 0, **measures: Any) -> MeasuredLine:
    return line_with(index, **{**PLAIN, **measures})


def shape_with(**measures: Any) -> int:
    """Return the shape of a line: the digest of it alone."""
    return digests_of_shapes([plain_line(**measures)], 0)[0]


def lines_of_words(*counts: int, keys: tuple[int, ...] = ()) -> list[MeasuredLine]:
    """Return lines that look alike where they have as many words, with keys of their own."""
    keys = keys or (0,) * len(counts)
    pairs = enumerate(zip(counts, keys, strict=True))
    return [plain_line(index, word_count=2**count, key=key) for index, (count, key) in pairs]


def test_each_trait_makes_a_shape_of_its_own() -> None:
    """Also together: every two of them, and all but one."""
    singles = [shape_with(**trait) for trait in TRAITS]
    pairs = {
        frozenset({**one, **other}): shape_with(**{**one, **other})
        for one in TRAITS for other in TRAITS
    }  # fmt: skip
    assert len(set(singles)) == len(TRAITS)
    assert len(set(pairs.values())) == len(pairs)
    assert min(singles) > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [({"has_date": True}, {"has_clock": True}), ({"has_bullet": True}, {"is_numbered": True})],
)
def test_a_date_is_like_a_time_and_a_bullet_like_a_number(
    one: dict[str, bool], other: dict[str, bool]
) -> None:
    assert shape_with(**one) == shape_with(**other) == shape_with(**one, **other) != shape_with()


@pytest.mark.parametrize(
    ("measure", "below", "above"),
    [
        ("word_count", 1, 2),
        ("word_count", 3, 4),
        ("word_count", 2**15 - 1, 2**15),
        ("digits", 0, 1),
        ("currency_signs", 0, 1),
        ("capitalised", 0.5, 0.51),
    ],
)
def test_a_shape_changes_at_a_limit(measure: str, below: float, above: float) -> None:
    assert shape_with(**{measure: below}) != shape_with(**{measure: above})


@pytest.mark.parametrize(
    ("measure", "one", "other"),
    [
        ("word_count", 0, 1),
        ("word_count", 2, 3),
        ("word_count", 4, 7),
        ("word_count", 2**15, 2**16),
        ("digits", 1, 2),
        ("currency_signs", 1, 2),
        ("capitalised", 0.3, 0.5),
        ("first", LOWER, COMMA),
        ("last", COMMA, UPPER),
    ],
)
def test_lines_on_the_same_side_of_a_limit_look_alike(
    measure: str, one: float, other: float
) -> None:
    assert shape_with(**{measure: one}) == shape_with(**{measure: other})


def test_the_number_of_a_shape_has_a_bit_for_each_trait_below_its_doublings() -> None:
    assert shape_with(word_count=0) == 1 << 8
    assert shape_with(word_count=1) == 1 << 8
    assert shape_with(word_count=4) == 3 << 8
    assert shape_with(word_count=2**40) == 16 << 8
    assert [shape_with(word_count=1, **trait) - (1 << 8) for trait in TRAITS[:8]] == [
        1 << bit for bit in range(7, -1, -1)
    ]


@pytest.mark.parametrize(
    ("reach", "first_alike"),
    [(0, [0, 1, 0, 1, 0, 1, 0]), (1, [0, 1, 2, 1, 2, 1, 6]), (3, [0, 1, 2, 3, 4, 5, 6])],
)
def test_lines_have_the_same_digest_where_those_within_reach_have_the_same_shapes(
    reach: int, first_alike: list[int]
) -> None:
    digests = digests_of_shapes(lines_of_words(1, 2, 1, 2, 1, 2, 1), reach)
    assert list(map(digests.index, digests)) == first_alike


def test_patterns_of_one_three_and_seven_lines_are_counted() -> None:
    lines = lines_of_words(1, 2, 1, 2, 1, 2, 1, 2, 1)
    measure_shapes(page_with(lines=lines, anchor=0))
    assert [line.lines_like_it for line in lines] == [4, 3, 4, 3, 4, 3, 4, 3, 4]
    assert [line.threes_like_it for line in lines] == [0, 3, 2, 3, 2, 3, 2, 3, 0]
    assert [line.sevens_like_it for line in lines] == [0, 0, 0, 1, 0, 1, 0, 0, 0]


@pytest.mark.parametrize(
    ("anchor", "others"),
    [(0, [2, 1, 2, 2, 1]), (1, [2, 1, 1, 1, 1]), (2, [2, 1, 1, 1, 0]), (5, [2, 1, 1, 0, 0])],
)
def test_lines_above_the_anchor_count_those_below_them_and_are_not_counted(
    anchor: int, others: list[int]
) -> None:
    keys = (5, 7, 5, 5, 7)
    lines = lines_of_words(1, 2, 1, 1, 2, keys=keys)
    measure_shapes(page_with(lines=lines, anchor=anchor))
    assert [line.lines_like_it for line in lines] == others
    assert [line.recurs for line in lines] == others


def test_a_line_without_words_does_not_recur() -> None:
    lines = lines_of_words(1, 1, 1, 1, 1, keys=(5, 0, 5, 0, 7))
    measure_shapes(page_with(lines=lines, anchor=0))
    assert [line.recurs for line in lines] == [1, 0, 1, 0, 0]


def test_near_by_are_eight_lines_on_either_side() -> None:
    lines = lines_of_words(*[1] * 20)
    measure_shapes(page_with(lines=lines, anchor=0))
    assert [line.near_lines_like_it for line in lines] == [
        *range(9, 17), 17, 17, 17, 17, *range(16, 8, -1),
    ]  # fmt: skip
