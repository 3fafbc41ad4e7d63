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
    MAX_MEAN_LINES,
    NO_CONTENT,
    Choices,
    Mode,
    decide,
    expected_f,
    keep,
    likeliest_first,
    one_copy_counts,
)
from cleaner.document.labels import KEPT, SCORED, Label
from cleaner.measures.passes import measure_page
from cleaner.measures.words import spelled_key
from cleaner.scorer.kept import kept_probability

T, H, B, N, D = Label.TITLE, Label.HEADING, Label.BODY, Label.NAV, Label.DUPLICATE
FEW = settings(max_examples=150, deadline=None, derandomize=True)


def matrix(*rows: Mapping[Label, float]) -> npt.NDArray[np.float32]:
    """Return lines x labels; what a row does not name shares the rest evenly."""
    table = np.zeros((len(rows), len(SCORED)), dtype=np.float32)
    for i, row in enumerate(rows):
        rest = (1 - sum(row.values())) / (len(SCORED) - len(row))
        table[i] = [row.get(label, rest) for label in SCORED]
    return table


Texts = list[str]
Rows = npt.NDArray[np.float32]


def keys_of(texts: Texts) -> npt.NDArray[np.uint64]:
    return np.array([line.key for line in measure_page(texts).lines], dtype=np.uint64)


def choices_of(texts: Texts, rows: Rows) -> Choices:
    times = [line for line, text in enumerate(texts) if text == "7 hours ago"]
    return Choices.of(rows, times)


def decode(texts: Texts, rows: Rows) -> list[Label]:
    """Return the labels of lines, of which none is blank."""
    codes = decide(
        keys_of(texts), choices_of(texts, rows), spelled=lambda line: spelled_key(texts[line])
    )
    return [SCORED[code] for code in codes.tolist()]


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
    assert likeliest_first(probable(0.5, 1.0, 0.5)).tolist() == [1, 0, 2]
    assert expected_f(1.0, 1, 1.5, 1.0) == pytest.approx(2 * 1 / (1 + 1.5))
    assert expected_f(1.5, 2, 1.5, 1.0) == pytest.approx(2 * 1.5 / (2 + 1.5))
    assert expected_f(1.0, 1, 1.5, 2.0) == pytest.approx(5 * 1 / (1 + 4 * 1.5))


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
    assert decode([], matrix()) == []


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
    count = int(keep(kept).sum())
    if count:
        hits = np.cumsum(kept[likeliest_first(kept)], dtype=np.float64)
        wanted = float(hits[-1])
        scores = [expected_f(hit, given + 1, wanted, 1.0) for given, hit in enumerate(hits)]
        assert scores[count - 1] == pytest.approx(max(scores))


TEXTS = ("Storm shuts the port", "STORM shuts the port!", "Home", "•", "News", "Ferry is late")


@st.composite
def pages(draw: st.DrawFn) -> tuple[Texts, Rows]:
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
    return lines, powers / powers.sum(axis=1, keepdims=True)


@FEW
@given(pages())
def test_decoding_keeps_exactly_the_lines_that_were_chosen(
    page: tuple[Texts, Rows],
) -> None:
    texts, rows = page
    chosen = keep(one_copy_counts(choices_of(texts, rows), keys_of(texts)))
    labels = decode(texts, rows)
    for label, is_chosen in zip(labels, chosen.tolist(), strict=True):
        assert label in (KEPT | {D} if is_chosen else frozenset(Label) - KEPT)


@FEW
@given(pages())
def test_no_page_has_two_titles(page: tuple[Texts, Rows]) -> None:
    assert decode(*page).count(T) <= 1


@FEW
@given(pages())
def test_every_duplicate_has_a_kept_copy(page: tuple[Texts, Rows]) -> None:
    labels = decode(*page)
    pairs = list(zip(keys_of(page[0]).tolist(), labels, strict=True))
    kept = {key for key, label in pairs if label in KEPT}
    assert {key for key, label in pairs if label is D} <= kept


def test_the_likeliest_title_is_the_title_and_others_are_headings() -> None:
    texts = ["Storm shuts the port", "Storm in the port", "It rained all day long."]
    labels = decode(texts, matrix({T: 0.6, H: 0.3}, {T: 0.9}, {B: 0.9}))
    assert labels == [H, T, B]


def test_of_equally_likely_titles_the_first_is_the_title() -> None:
    texts = ["Storm shuts the port", "Storm in the port"]
    assert decode(texts, matrix({T: 0.9}, {T: 0.9})) == [T, H]


def test_a_dropped_copy_of_a_kept_line_is_a_duplicate_where_the_scorer_says_so() -> None:
    texts = ["Storm shuts the port", "» STORM shuts the port", "It rained."]
    rows = matrix({D: 0.5, N: 0.4}, {T: 0.95}, {B: 0.95})
    assert decode(texts, rows) == [D, T, B]


def test_a_copy_in_a_menu_stays_a_menu_entry() -> None:
    texts = ["Storm shuts the port", "Storm shuts the port", "It rained."]
    rows = matrix({N: 0.8, D: 0.1}, {T: 0.95}, {B: 0.95})
    assert decode(texts, rows) == [N, T, B]


def test_a_line_that_repeats_nothing_kept_is_no_duplicate() -> None:
    texts = ["Storm shuts the port", "Ferry is late", "It rained."]
    rows = matrix({D: 0.6, N: 0.3}, {T: 0.95}, {B: 0.95})
    assert decode(texts, rows) == [N, T, B]


def test_of_two_lines_called_duplicates_of_each_other_one_is_kept() -> None:
    texts = ["Storm shuts the port", "Storm shuts the port", "It rained."]
    rows = matrix({D: 0.6, T: 0.35}, {D: 0.55, T: 0.4}, {B: 0.95})
    assert decode(texts, rows) == [D, T, B]


def test_a_copy_that_is_kept_itself_is_no_duplicate() -> None:
    texts = ["It rained.", "It rained."]
    assert decode(texts, matrix({B: 0.95}, {B: 0.9})) == [B, B]


def test_lines_without_letters_are_no_duplicates_of_each_other() -> None:
    texts = ["•", "»", "It rained."]
    rows = matrix({N: 0.5, D: 0.45}, {B: 0.95}, {B: 0.95})
    assert decode(texts, rows)[0] is N


def test_decoding_is_the_same_for_the_same_input() -> None:
    texts = list(TEXTS)
    rows = matrix(*[{B: 0.3, N: 0.3}] * len(TEXTS))
    assert decode(texts, rows) == decode(texts, rows)


def test_a_page_that_certainly_holds_nothing_keeps_nothing() -> None:
    kept = probable(0.9, 0.9)
    assert keep(kept, nothing=0.69).tolist() == [True, True]
    assert keep(kept, nothing=0.71).tolist() == [False, False]


def test_among_many_lines_their_mean_does_not_empty_a_page() -> None:
    some, more = (probable(*[0.9] * count) for count in (MAX_MEAN_LINES, MAX_MEAN_LINES + 1))
    assert not keep(some, nothing=0.9).any()
    assert keep(more, nothing=0.9).all()


def test_a_relative_time_takes_the_label_of_the_line_that_it_dates() -> None:
    texts = ["Storm shuts the port", "7 hours ago", "Ferry is late", "It rained."]
    ranking, comment = Label.RANKING, Label.COMMENT
    rows = matrix({ranking: 0.9}, {comment: 0.6, ranking: 0.2}, {N: 0.9}, {B: 0.9})
    assert decode(texts, rows) == [ranking, ranking, N, B]
    rows = matrix({ranking: 0.9}, {comment: 0.6, N: 0.2, ranking: 0.1}, {N: 0.9}, {B: 0.9})
    assert decode(texts, rows) == [ranking, N, N, B]


def test_a_relative_time_that_is_kept_or_stands_alone_keeps_its_label() -> None:
    texts = ["Storm shuts the port", "7 hours ago", "It rained."]
    byline = Label.BYLINE
    assert decode(texts, matrix({T: 0.9}, {byline: 0.9}, {B: 0.9})) == [T, byline, B]
    assert decode(texts, matrix({T: 0.9}, {N: 0.9}, {B: 0.9})) == [T, N, B]


def test_the_browser_title_is_a_duplicate_of_the_headline() -> None:
    texts = ["Storm shuts the port | The Quay", "Storm shuts the port", "It rained."]
    rows = matrix({T: 0.6, H: 0.3}, {T: 0.9}, {B: 0.9})
    assert decode(texts, rows) == [D, T, B]
