"""Which lines are judged together: where each group begins, of text and of HTML."""

from __future__ import annotations

from typing import Any

import pytest
from by_hand import box_with, line_with, page_with
from trees import tree_of

from cleaner.measures.alike import Alike
from cleaner.measures.groups import GROUPS, groups_of
from cleaner.text.characters import STOP

STRETCHES, RUNS, BLOCKS, SHAPES = range(GROUPS)
SAME: dict[str, Any] = {
    **dict.fromkeys("stretch word_count first last digits currency_signs".split(), 0),
    **dict.fromkeys("is_long after_blank has_date has_clock has_bullet".split(), False),
    **dict.fromkeys("is_numbered ends_with_colon".split(), False),
    "capitalised": 0.0,
}


def groups_of_lines(measure: str, values: list[Any]) -> list[list[int]]:
    """Return the groups of lines of text that differ in one measure, kind by kind."""
    lines = [line_with(index, **{**SAME, measure: it}) for index, it in enumerate(values)]
    found = list(groups_of(page_with(lines=lines, tree=None)))
    return [found[kind::GROUPS] for kind in range(GROUPS)]


OF_TEXT: tuple[tuple[int, str, list[Any], list[int]], ...] = (
    (STRETCHES, "stretch", [0, 0, 1, 1, 0], [0, 0, 1, 1, 2]),
    (STRETCHES, "stretch", [1, 1, 5, 2], [0, 0, 1, 2]),
    (RUNS, "is_long", [False, False, True, True, False], [0, 0, 1, 1, 2]),
    (RUNS, "is_long", [True, True, False, True], [0, 0, 1, 2]),
    (BLOCKS, "after_blank", [True, False, True, True, False], [0, 0, 1, 2, 2]),
    (BLOCKS, "after_blank", [False, False, True, False], [0, 0, 1, 1]),
    (SHAPES, "last", [0, STOP, 0, 0, STOP], [0, 1, 0, 0, 1]),
    (SHAPES, "word_count", [1, 2, 4, 3, 1], [0, 1, 2, 1, 0]),
)


@pytest.mark.parametrize(("kind", "measure", "values", "numbers"), OF_TEXT)
def test_a_group_of_text_begins_where_its_own_measure_says(
    kind: int, measure: str, values: list[Any], numbers: list[int]
) -> None:
    expected = [[0] * len(values) for _ in range(GROUPS)]
    expected[kind] = numbers
    assert groups_of_lines(measure, values) == expected


@pytest.mark.parametrize(("boxes", "groups"), [(6, 6), (6, 9), (9, 6)])
def test_the_groups_of_html_are_its_places_and_its_boxes_in_the_order_they_are_met(
    boxes: int, groups: int
) -> None:
    alike = [Alike(number) for number in range(groups)]
    box = [box_with(number) for number in range(boxes)]
    last, end = groups - 1, boxes - 1
    stands = ((last, 2, end, 0), (1, 2, end, 0), (last, 4, 3, 0), (0, last, 3, end), (1, 2, 0, 3))
    lines = [
        line_with(index, alike_place=alike[place], alike_box=alike[of], box=box[own],
                  second_box=box[second])
        for index, (place, of, own, second) in enumerate(stands)
    ]  # fmt: skip
    page = page_with(lines=lines, tree=tree_of([0], [0]), boxes=box, groups=alike)
    found = list(groups_of(page))
    assert [found[kind::GROUPS] for kind in range(GROUPS)] == [
        [0, 1, 0, 2, 1],
        [0, 0, 1, 2, 0],
        [0, 0, 1, 1, 2],
        [0, 0, 0, 1, 2],
    ]
