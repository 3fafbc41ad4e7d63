"""What each line counts for those around it, and the means over them at the edges of a page."""

from __future__ import annotations

from typing import Any

import pytest
from by_hand import line_with, page_with, scaled

from cleaner.measures.running import RunningMeans
from cleaner.measures.surroundings import measure_surroundings
from cleaner.text.characters import COMMA, STOP

COUNTED = (
    ("lengths", {"word_count": 0}, 0),
    ("lengths", {"word_count": 119}, scaled(119, 120)),
    ("lengths", {"word_count": 120}, 1),
    ("paragraphs", {"word_count": 4}, 0),
    ("paragraphs", {"word_count": 5}, scaled(1, 120)),
    ("paragraphs", {"word_count": 123}, scaled(119, 120)),
    ("paragraphs", {"word_count": 124}, 1),
    ("squared_lengths", {"word_count": 7}, scaled(7, 120) ** 2),
    ("sentences", {"last": STOP}, 1),
    ("sentences", {"last": COMMA}, 0),
    ("running_text", {"word_count": 4, "function_words": 4}, 0),
    ("running_text", {"word_count": 5, "function_words": 2}, 0.5),
    ("running_text", {"word_count": 5, "function_words": 3}, 0.75),
    ("running_text", {"word_count": 5, "function_words": 4}, 1),
    ("running_text", {"word_count": 9, "function_words": 8}, 1),
    ("commas", {"commas": 1}, 0.25),
    ("commas", {"commas": 4}, 1),
    ("commas", {"commas": 5}, 1),
    ("overlaps", {"overlap_with_long_lines": 0.3}, 0.3),
    ("capitals", {"capitalised": 0.3}, 0.3),
    ("bullets", {"has_bullet": True}, 1),
    ("bullets", {"has_bullet": False}, 0),
    ("ranks", {"is_numbered": True}, 1),
    ("ranks", {"digits": 0, "chars": 0}, 0),
    ("ranks", {"digits": 1, "chars": 1}, 1),
    ("ranks", {"digits": 2, "chars": 2}, 1),
    ("ranks", {"digits": 2, "chars": 3}, 0),
    ("ranks", {"digits": 3, "chars": 3}, 0),
    ("repeats", {"recurs": 0}, 0),
    ("repeats", {"recurs": 1}, 1),
)
NOTHING = {
    **dict.fromkeys("word_count function_words last commas digits chars recurs".split(), 0),
    **dict.fromkeys("overlap_with_long_lines capitalised".split(), 0.0),
    **dict.fromkeys("has_bullet is_numbered".split(), False),
}


@pytest.mark.parametrize(("means", "measures", "value"), COUNTED)
def test_a_line_counts_so_much(means: str, measures: dict[str, Any], value: float) -> None:
    line = line_with(1, **{**NOTHING, **measures})
    page = page_with(lines=[line_with(0, **NOTHING), line])
    measure_surroundings(page)
    found: RunningMeans = getattr(page, means)
    assert [found.around(index, 0) for index in (0, 1)] == pytest.approx([0, value])
    assert found.around(0, 1) == pytest.approx(value / 2)


MEANS = RunningMeans([1.0, 2.0, 4.0, 8.0])

ASKED = (
    ("around", 0, 0, 1), ("around", 0, 1, 1.5), ("around", 1, 1, 7 / 3), ("around", 3, 1, 6),
    ("around", 1, 9, 15 / 4),
    ("above", 0, 1, 0), ("above", 1, 1, 1), ("above", 2, 1, 2), ("above", 3, 2, 3),
    ("above", 3, 9, 7 / 3),
    ("below", 3, 1, 0), ("below", 2, 1, 8), ("below", 1, 1, 4), ("below", 0, 2, 3),
    ("below", 0, 9, 14 / 3),
    ("between", 0, 1, 1), ("between", 1, 3, 3), ("between", -2, 2, 1.5), ("between", 2, 9, 6),
    ("between", 2, 2, 0), ("between", 3, 2, 0), ("between", 2, 3, 4),
    ("among", 0, 1, 1), ("among", 1, 3, 3), ("among", -2, 2, 3 / 4), ("among", 2, 8, 2),
)  # fmt: skip


@pytest.mark.parametrize(("asked", "first", "second", "mean"), ASKED)
def test_means_over_lines_leave_out_those_beyond_the_page_or_count_them_nothing(
    asked: str, first: int, second: int, mean: float
) -> None:
    assert getattr(MEANS, asked)(first, second) == pytest.approx(mean)
