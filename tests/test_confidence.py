"""How well a page came out, judged by what was said of its lines."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

import cleaner
from cleaner.scorer.confidence import (
    CONTENT,
    CONTENT_TRAITS,
    F1,
    F1_TRAITS,
    confidence,
    expected,
    log_odds,
    traits_of,
)


def traits(
    kept: Sequence[float],
    words: Sequence[float],
    chosen: Sequence[bool],
    types: dict[str, float] | None = None,
) -> dict[str, float]:
    return traits_of(np.array(kept), np.array(words), np.array(chosen, dtype=bool), types or {})


def test_every_trait_that_is_weighed_is_made() -> None:
    made = traits([0.9], [10], [True])
    assert set(made) == {*F1_TRAITS, *CONTENT_TRAITS}


def test_what_is_promised_is_the_f1_of_words() -> None:
    made = traits([0.9, 0.5], [30, 10], [True, False])
    assert made["promised"] == pytest.approx(log_odds(2 * 27 / (30 + 32)))
    assert made["promised_precision"] == pytest.approx(log_odds(0.9))


def test_kept_lines_side_by_side_are_one_piece() -> None:
    for chosen, pieces in (
        ([1, 1, 0, 1], 2),
        ([0, 1, 1, 1], 1),
        ([1, 0, 1, 0], 2),
        ([0, 0, 0, 0], 1),
    ):
        made = traits([0.9] * 4, [10] * 4, [bool(each) for each in chosen])
        assert made["pieces"] == pytest.approx(np.log(pieces))


def test_words_in_doubt_count_where_they_were_dropped() -> None:
    made = traits([0.5, 0.5, 1.0], [10, 30, 50], [True, False, True])
    assert made["unsure_words"] == pytest.approx(np.log1p(40))
    assert made["unsure_words_dropped"] == pytest.approx(np.log1p(30))


def test_the_surest_words_that_a_page_lacks_are_not_kept() -> None:
    made = traits([0.2, 0.8], [100, 40], [False, True])
    assert made["surest_50_words"] == pytest.approx(log_odds((40 * 0.8 + 10 * 0.2) / 50))
    assert made["surest_200_words"] == pytest.approx(log_odds((40 * 0.8 + 100 * 0.2) / 200))


def test_a_page_without_lines_has_traits_too() -> None:
    made = traits([], [], [])
    assert all(np.isfinite(value) for value in made.values())
    assert confidence(made, {}, found=False) == pytest.approx(0.999)


def test_of_a_page_with_something_the_curves_of_f1_and_content_are_multiplied() -> None:
    made = traits([0.9], [10], [True], {"none": 0.8})
    header = {F1: {"shift": 1.0}, CONTENT: {"shift": 0.0, "type_none": -1.0}}
    sure = 1 / (1 + np.exp(-1.0))
    assert confidence(made, header, found=True) == pytest.approx(sure * 0.2)
    assert confidence(made, header, found=False) == pytest.approx(0.8)


def test_a_curve_weighs_what_it_names() -> None:
    assert expected({"pieces": 2.0, "promised": 5.0}, {"shift": -1.0, "pieces": 0.5}) == 0.5


def test_an_empty_input_is_surely_empty() -> None:
    assert cleaner.clean("").confidence > 0.9
