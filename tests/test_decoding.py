"""From probabilities to the labels of a page, on tiny hand-made matrices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.decoding import (
    BETA,
    NO_CONTENT,
    Choices,
    Mode,
    decode,
    expected_f,
    is_a_time,
    keep,
    kept_probability,
    one_copy_counts,
)
from cleaner.document.labels import KEPT, SCORED, Label
from cleaner.measures.lines import Profile, profile

T, H, B, N, D = Label.TITLE, Label.HEADING, Label.BODY, Label.NAV, Label.DUPLICATE
FEW = settings(max_examples=150, deadline=None, derandomize=True)


def matrix(*rows: Mapping[Label, float]) -> npt.NDArray[np.float32]:
    """Return lines x labels; what a row does not name shares the rest evenly."""
    table = np.zeros((len(rows), len(SCORED)), dtype=np.float32)
    for i, row in enumerate(rows):
        rest = (1 - sum(row.values())) / (len(SCORED) - len(row))
        table[i] = [row.get(label, rest) for label in SCORED]
    return table


def probable(*values: float) -> npt.NDArray[np.float32]:
    return np.array(values, dtype=np.float32)


def test_every_mode_has_a_beta_and_recall_counts_more_from_mode_to_mode() -> None:
    assert set(BETA) == set(get_args(Mode))
    assert BETA["precision"] < BETA["balanced"] < BETA["recall"]


def test_the_probability_of_being_kept_is_that_of_all_kept_labels_together() -> None:
    rows = matrix({T: 0.2, B: 0.5, N: 0.3}, {N: 1.0})
    assert kept_probability(rows) == pytest.approx([0.7, 0.0])


def test_likely_lines_are_kept_and_unlikely_ones_are_not() -> None:
    assert keep(probable(0.9, 0.1, 0.8)).tolist() == [True, False, True]


def test_the_expected_f_is_that_of_keeping_the_likeliest_lines() -> None:
    scores, order = expected_f(probable(0.5, 1.0), beta=1.0)
    assert order.tolist() == [1, 0]
    assert scores == pytest.approx([2 * 1 / (1 + 1.5), 2 * 1.5 / (2 + 1.5)])


def test_a_page_whose_best_lines_are_only_fairly_likely_gets_its_article() -> None:
    assert keep(probable(0.55, 0.55, 0.05)).tolist() == [True, True, False]


@pytest.mark.parametrize(
    ("best", "is_found"), [(NO_CONTENT + 0.01, True), (NO_CONTENT - 0.01, False)]
)
def test_a_page_without_a_fairly_likely_line_has_no_content(best: float, is_found: bool) -> None:
    for mode in get_args(Mode):
        assert bool(keep(probable(best, 0.01), mode).any()) is is_found


def test_a_page_without_lines_keeps_none() -> None:
    assert keep(probable()).tolist() == []
    assert decode(profile([]), matrix()) == []
    assert decode(profile(["", " "]), matrix()) == []


def test_the_modes_differ_on_a_line_in_doubt() -> None:
    kept = probable(0.95, 0.35)
    doubtful = {mode: bool(keep(kept, mode)[1]) for mode in get_args(Mode)}
    assert doubtful == {"precision": False, "balanced": False, "recall": True}
    strict = {mode: bool(keep(probable(0.95, 0.6), mode)[1]) for mode in get_args(Mode)}
    assert strict == {"precision": False, "balanced": True, "recall": True}


line_probabilities = st.lists(st.floats(0, 1, width=32), min_size=1, max_size=30)


@FEW
@given(line_probabilities)
def test_the_lines_of_a_mode_are_among_those_of_the_next(lines: list[float]) -> None:
    kept = probable(*lines)
    precise, balanced, recalled = (keep(kept, mode) for mode in get_args(Mode))
    assert not (precise & ~balanced).any()
    assert not (balanced & ~recalled).any()


@FEW
@given(line_probabilities)
def test_a_kept_line_is_never_less_likely_than_a_dropped_one(
    lines: list[float],
) -> None:
    kept = probable(*lines)
    chosen = keep(kept)
    assert kept[chosen].min(initial=1) >= kept[~chosen].max(initial=0)


@FEW
@given(line_probabilities)
def test_no_other_number_of_lines_promises_more(lines: list[float]) -> None:
    kept = probable(*lines)
    chosen = keep(kept)
    if chosen.any():
        scores, _ = expected_f(kept, 1.0)
        assert scores[chosen.sum() - 1] == scores.max()


TEXTS = ("Storm shuts the port", "STORM shuts the port!", "Home", "•", "News", "Ferry is late")


@st.composite
def pages(draw: st.DrawFn) -> tuple[Profile, npt.NDArray[np.float32]]:
    """Pages of lines that recur, with probabilities drawn at random."""
    lines = draw(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=8))
    values = draw(
        st.lists(
            st.lists(st.floats(0, 6, width=32), min_size=len(SCORED), max_size=len(SCORED)),
            min_size=len(lines),
            max_size=len(lines),
        )
    )
    powers = np.exp(np.array(values, dtype=np.float32))
    return profile(lines), powers / powers.sum(axis=1, keepdims=True)


@FEW
@given(pages())
def test_decoding_keeps_exactly_the_lines_that_were_chosen(
    page: tuple[Profile, npt.NDArray[np.float32]],
) -> None:
    measures, rows = page
    kept = one_copy_counts(
        Choices.of(rows, is_a_time(measures)),
        np.unique(measures.keys, return_inverse=True)[1],
        measures.keys != 0,
    )
    chosen = keep(kept)
    labels = decode(measures, rows)
    for label, is_chosen in zip(labels, chosen.tolist(), strict=True):
        assert label in (KEPT | {D} if is_chosen else frozenset(Label) - KEPT)


@FEW
@given(pages())
def test_no_page_has_two_titles(page: tuple[Profile, npt.NDArray[np.float32]]) -> None:
    assert decode(*page).count(T) <= 1


@FEW
@given(pages())
def test_every_duplicate_has_a_kept_copy(page: tuple[Profile, npt.NDArray[np.float32]]) -> None:
    labels = decode(*page)
    pairs = list(zip(page[0].keys.tolist(), labels, strict=True))
    kept = {key for key, label in pairs if label in KEPT}
    assert {key for key, label in pairs if label is D} <= kept


def test_the_likeliest_title_is_the_title_and_others_are_headings() -> None:
    measures = profile(["Storm shuts the port", "Storm in the port", "It rained all day long."])
    labels = decode(measures, matrix({T: 0.6, H: 0.3}, {T: 0.9}, {B: 0.9}))
    assert labels == [H, T, B]


def test_of_equally_likely_titles_the_first_is_the_title() -> None:
    measures = profile(["Storm shuts the port", "Storm in the port"])
    assert decode(measures, matrix({T: 0.9}, {T: 0.9})) == [T, H]


def test_a_dropped_copy_of_a_kept_line_is_a_duplicate_where_the_scorer_says_so() -> None:
    measures = profile(["Storm shuts the port", "» STORM shuts the port", "It rained."])
    rows = matrix({D: 0.5, N: 0.4}, {T: 0.95}, {B: 0.95})
    assert decode(measures, rows) == [D, T, B]


def test_a_copy_in_a_menu_stays_a_menu_entry() -> None:
    measures = profile(["Storm shuts the port", "Storm shuts the port", "It rained."])
    rows = matrix({N: 0.8, D: 0.1}, {T: 0.95}, {B: 0.95})
    assert decode(measures, rows) == [N, T, B]


def test_a_line_that_repeats_nothing_kept_is_no_duplicate() -> None:
    measures = profile(["Storm shuts the port", "Ferry is late", "It rained."])
    rows = matrix({D: 0.6, N: 0.3}, {T: 0.95}, {B: 0.95})
    assert decode(measures, rows) == [N, T, B]


def test_of_two_lines_called_duplicates_of_each_other_one_is_kept() -> None:
    measures = profile(["Storm shuts the port", "Storm shuts the port", "It rained."])
    rows = matrix({D: 0.6, T: 0.35}, {D: 0.55, T: 0.4}, {B: 0.95})
    assert decode(measures, rows) == [D, T, B]


def test_a_copy_that_is_kept_itself_is_no_duplicate() -> None:
    measures = profile(["It rained.", "It rained."])
    assert decode(measures, matrix({B: 0.95}, {B: 0.9})) == [B, B]


def test_lines_without_letters_are_no_duplicates_of_each_other() -> None:
    measures = profile(["•", "»", "It rained."])
    rows = matrix({N: 0.5, D: 0.45}, {B: 0.95}, {B: 0.95})
    assert decode(measures, rows)[0] is N


def test_decoding_is_the_same_for_the_same_input() -> None:
    measures = profile(list(TEXTS))
    rows = matrix(*[{B: 0.3, N: 0.3}] * len(TEXTS))
    assert decode(measures, rows) == decode(measures, rows)


def test_a_page_that_certainly_holds_nothing_keeps_nothing() -> None:
    kept = np.array([0.9, 0.9])
    assert keep(kept, nothing=0.5).tolist() == [True, True]
    assert keep(kept, nothing=0.95).tolist() == [False, False]


def test_a_relative_time_takes_the_label_of_the_line_that_it_dates() -> None:
    measures = profile(["Storm shuts the port", "7 hours ago", "Ferry is late", "It rained."])
    ranking, comment = Label.RANKING, Label.COMMENT
    rows = matrix({ranking: 0.9}, {comment: 0.6, ranking: 0.2}, {N: 0.9}, {B: 0.9})
    assert decode(measures, rows) == [ranking, ranking, N, B]
    rows = matrix({ranking: 0.9}, {comment: 0.6, N: 0.2, ranking: 0.1}, {N: 0.9}, {B: 0.9})
    assert decode(measures, rows) == [ranking, N, N, B]


def test_a_relative_time_that_is_kept_or_stands_alone_keeps_its_label() -> None:
    measures = profile(["Storm shuts the port", "7 hours ago", "It rained."])
    byline = Label.BYLINE
    assert decode(measures, matrix({T: 0.9}, {byline: 0.9}, {B: 0.9})) == [T, byline, B]
    assert decode(measures, matrix({T: 0.9}, {N: 0.9}, {B: 0.9})) == [T, N, B]


def test_the_browser_title_is_a_duplicate_of_the_headline() -> None:
    measures = profile(["Storm shuts the port | The Quay", "Storm shuts the port", "It rained."])
    rows = matrix({T: 0.6, H: 0.3}, {T: 0.9}, {B: 0.9})
    assert decode(measures, rows) == [D, T, B]
