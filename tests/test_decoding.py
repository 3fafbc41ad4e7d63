"""From probabilities to the labels of a page, on tiny hand-made matrices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import get_args

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.decoding import (
    BETA,
    Choices,
    Mode,
    decide,
    expected_f,
    keep,
    likeliest_first,
    one_copy_counts,
)
from cleaner.document.labels import DROPPED, KEPT, SCORED, Label
from cleaner.measures.passes import measure_page
from cleaner.measures.shingles import LEAST_WORDS, shingles_of
from cleaner.measures.words import spelled_key
from cleaner.scorer.emptiness import NO_CONTENT, Emptiness
from cleaner.scorer.kept import kept_probability

T, H, B, N, D = Label.TITLE, Label.HEADING, Label.BODY, Label.NAV, Label.DUPLICATE
NO_TYPES: Mapping[str, float] = MappingProxyType({})
NEVER = Emptiness(likely=1.0, surest=0.0)
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


def decode(
    texts: Texts,
    rows: Rows,
    types: Mapping[str, float] = NO_TYPES,
    mode: Mode = "balanced",
    emptiness: Emptiness = NEVER,
) -> list[Label]:
    """Return the labels of lines, of which none is blank."""
    codes = decide(
        keys_of(texts),
        shingles_of(measure_page(texts)),
        choices_of(texts, rows),
        types,
        mode,
        emptiness=emptiness,
        spelled=lambda line: spelled_key(texts[line]),
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


def test_a_page_without_lines_keeps_none() -> None:
    assert keep(probable()).tolist() == []
    assert decode([], matrix()) == []


def test_the_modes_differ_on_a_line_in_doubt() -> None:
    kept = probable(0.95, 0.3)
    doubtful = {mode: bool(keep(kept, mode)[1]) for mode in get_args(Mode)}
    assert doubtful == {"precision": False, "balanced": False, "recall": True}
    strict = {mode: bool(keep(probable(0.95, 0.65), mode)[1]) for mode in get_args(Mode)}
    assert strict == {"precision": False, "balanced": True, "recall": True}


def test_precision_counts_a_little_more_than_recall_and_twice_as_much_where_asked() -> None:
    assert BETA["balanced"] < 1
    assert BETA["precision"] * 2 == BETA["balanced"] == BETA["recall"] / 2
    assert keep(probable(1.0, 0.6)).all()
    assert not keep(probable(1.0, 0.45)).all()


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
        scores = [
            expected_f(hit, given + 1, wanted, BETA["balanced"]) for given, hit in enumerate(hits)
        ]
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
    kept = one_copy_counts(choices_of(texts, rows), keys_of(texts))
    chosen = keep(kept) & (kept.max() >= NO_CONTENT)
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


@pytest.mark.parametrize(("page_type", "label"), [("forum", Label.BYLINE), ("article", D)])
def test_who_posts_twice_in_a_thread_is_no_duplicate(page_type: str, label: Label) -> None:
    texts = ["Mudlark", "It smokes.", "Tarpot", "Is the flue swept?", "Mudlark", "It is, twice."]
    rows = matrix(
        {Label.BYLINE: 0.8}, {B: 0.9}, {Label.BYLINE: 0.8}, {B: 0.9},
        {D: 0.6, Label.BYLINE: 0.3}, {B: 0.9},
    )  # fmt: skip
    assert decode(texts, rows, types={page_type: 0.9}) == [
        Label.BYLINE, B, Label.BYLINE, B, label, B,
    ]  # fmt: skip


def test_lines_without_letters_are_no_duplicates_of_each_other() -> None:
    texts = ["•", "»", "It rained."]
    rows = matrix({N: 0.5, D: 0.45}, {B: 0.95}, {B: 0.95})
    assert decode(texts, rows)[0] is N


def test_decoding_is_the_same_for_the_same_input() -> None:
    texts = list(TEXTS)
    rows = matrix(*[{B: 0.3, N: 0.3}] * len(TEXTS))
    assert decode(texts, rows) == decode(texts, rows)


@pytest.mark.parametrize(("best", "is_empty"), [(0.5, False), (0.49, True)])
def test_a_page_without_a_fairly_likely_line_has_no_content(best: float, is_empty: bool) -> None:
    assert NEVER.is_of(probable(best, 0.01), {}) is is_empty


@pytest.mark.parametrize(
    ("likely", "surest", "is_empty"),
    [(0.71, 0.8, True), (0.7, 0.8, False), (0.71, 0.81, False)],
)
def test_a_page_is_empty_where_its_type_and_its_lines_say_so(
    likely: float, surest: float, is_empty: bool
) -> None:
    emptiness = Emptiness(likely=0.7, surest=0.8)
    assert emptiness.is_of(np.array([0.1, surest]), {"none": likely}) is is_empty


@pytest.mark.parametrize("mode", get_args(Mode))
def test_nothing_is_kept_of_an_empty_page(mode: Mode) -> None:
    texts, rows = ["It rained.", "Home"], matrix({B: 0.7, N: 0.3}, {N: 1.0})
    emptiness = Emptiness(likely=0.7, surest=0.8)
    assert decode(texts, rows, {"none": 0.9}, mode, emptiness) == [N, N]
    assert decode(texts, rows, {"none": 0.6}, mode, emptiness) == [B, N]


def test_a_page_whose_type_is_unknown_or_without_lines_is_judged_by_its_lines() -> None:
    assert not Emptiness().is_of(probable(0.6), {})
    assert not Emptiness().is_of(probable(0.6), {"article": 0.9})
    assert Emptiness().is_of(probable(), {})


@pytest.mark.parametrize(
    ("likely", "surest", "is_empty"),
    [(0.51, 0.79, True), (0.5, 0.79, False), (0.51, 0.81, False)],
)
def test_where_no_limits_are_fitted_they_are_a_half_and_four_fifths(
    likely: float, surest: float, is_empty: bool
) -> None:
    assert Emptiness().is_of(probable(surest), {"none": likely}) is is_empty


@pytest.mark.parametrize(("lines", "is_empty"), [(2000, True), (2001, False)])
def test_among_many_lines_their_mean_does_not_empty_a_page(lines: int, is_empty: bool) -> None:
    assert Emptiness().is_of(probable(*[0.75] * lines), {"none": 0.9}) is is_empty


# --- lines that say again what others say

LONG = "The ferry left the old harbour at noon and came back late at night"
FOURTEEN = LONG.split()


def test_a_long_line_that_says_again_what_a_surer_one_says_is_its_duplicate() -> None:
    texts = [LONG, "It rained.", f"» {LONG.upper()}!"]
    assert decode(texts, matrix({B: 0.9}, {B: 0.95}, {B: 0.8})) == [B, B, D]
    assert decode(texts, matrix({B: 0.8}, {B: 0.95}, {B: 0.9})) == [D, B, B]


def test_of_two_copies_equally_sure_the_first_stays() -> None:
    assert decode([LONG, LONG], matrix({B: 0.9}, {B: 0.9})) == [B, D]


def test_the_copy_in_the_text_stays_and_not_that_in_a_caption() -> None:
    caption = Label.CAPTION
    assert decode([LONG, LONG], matrix({caption: 0.95}, {B: 0.8})) == [D, B]


def test_a_line_is_no_copy_of_one_that_is_dropped() -> None:
    assert decode([LONG, LONG], matrix({N: 0.9}, {B: 0.9})) == [N, B]


@pytest.mark.parametrize(("count", "label"), [(LEAST_WORDS, D), (LEAST_WORDS - 1, B)])
def test_short_lines_may_be_said_twice(count: int, label: Label) -> None:
    text = " ".join(FOURTEEN[:count])
    assert decode([text, text], matrix({B: 0.9}, {B: 0.8})) == [B, label]


@pytest.mark.parametrize(("added", "label"), [(2, D), (3, B)])
def test_a_line_with_something_new_is_no_repetition(added: int, label: Label) -> None:
    """Eleven of thirteen shingles are old with two words more, of fourteen with three."""
    more = " ".join([LONG, *["while", "rain", "fell"][:added]])
    assert decode([LONG, more], matrix({B: 0.9}, {B: 0.8})) == [B, label]


def test_a_line_may_repeat_several_others_together() -> None:
    other = "Nobody on the quay had seen such a storm in all the years of the war"
    texts = [LONG, other, f"{other} {LONG}"]
    assert decode(texts, matrix({B: 0.9}, {B: 0.9}, {B: 0.8})) == [B, B, D]


@pytest.mark.parametrize(("likely", "label"), [(0.5, B), (0.49, D)])
def test_documentation_may_say_long_lines_twice(likely: float, label: Label) -> None:
    rows = matrix({B: 0.9}, {B: 0.8})
    assert decode([LONG, LONG], rows, {"documentation": likely}) == [B, label]


def test_lines_of_scripts_without_spaces_are_long_by_their_characters() -> None:
    texts = ["昨夜の激しい嵐で港は閉まり、船は朝まで戻らなかった。", "雨が降った。"]
    rows = matrix({B: 0.9}, {B: 0.9}, {B: 0.8}, {B: 0.8})
    texts = [*texts, *texts]
    assert decode(texts, rows) == [B, B, D, B]


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


# --- what is decided among


def test_the_choices_of_a_line_are_its_likeliest_labels_on_either_side() -> None:
    rows = matrix({T: 0.2, B: 0.5, N: 0.1, D: 0.15}, {N: 0.6, D: 0.3, H: 0.06})
    choices = choices_of(["Storm shuts the port", "Home"], rows)
    assert choices.kept == pytest.approx(kept_probability(rows))
    assert [SCORED[code] for code in choices.best_kept] == [B, H]
    assert [SCORED[code] for code in choices.best_dropped] == [N, N]
    assert choices.dropped == pytest.approx([0.1, 0.6])
    assert choices.duplicate == pytest.approx([0.15, 0.3])


def test_of_equally_likely_labels_the_first_is_chosen() -> None:
    even = np.full((1, len(SCORED)), 1 / len(SCORED), dtype=np.float32)
    choices = choices_of(["Storm shuts the port"], even)
    assert SCORED[choices.best_kept[0]] is next(label for label in SCORED if label in KEPT)
    assert SCORED[choices.best_dropped[0]] is next(label for label in SCORED if label in DROPPED)


def test_the_choices_of_parts_joined_are_those_of_the_whole_page() -> None:
    texts = ["Storm shuts the port", "7 hours ago", "Home", "It rained.", "7 hours ago"]
    rows = matrix({T: 0.9}, {N: 0.7}, {N: 0.8}, {B: 0.6}, {N: 0.5})
    whole = choices_of(texts, rows)
    parts = [choices_of(texts[:2], rows[:2]), choices_of(texts[2:], rows[2:])]
    joined = Choices.joined(parts)
    assert all(
        np.array_equal(getattr(joined, it.name), getattr(whole, it.name)) for it in fields(Choices)
    )
    assert Choices.joined(parts[:1]) is parts[0]


def test_nothing_is_kept_of_lines_that_are_surely_unwanted() -> None:
    assert keep(probable(0.0, 0.0)).tolist() == [False, False]


def test_the_likeliest_copy_alone_counts_its_duplicates_and_the_first_of_equals() -> None:
    texts = ["Home", "News", "Ferry is late", "News", "Ferry is late", "•", "»"]
    rows = matrix(
        {B: 0.5, D: 0.25}, {B: 0.5, D: 0.25}, {B: 0.5, D: 0.25}, {B: 0.25, D: 0.5},
        {B: 0.5, D: 0.25}, {B: 0.5, D: 0.25}, {B: 0.5, D: 0.25},
    )  # fmt: skip
    choices = choices_of(texts, rows)
    added = one_copy_counts(choices, keys_of(texts)) - choices.kept
    assert added == pytest.approx([0, 0.25, 0.25, 0, 0, 0, 0])


def test_a_title_without_letters_is_a_heading() -> None:
    texts = ["» • «", "Storm shuts the port", "It rained."]
    assert decode(texts, matrix({T: 0.6, H: 0.3}, {T: 0.9}, {B: 0.9})) == [H, T, B]


def test_a_line_is_a_duplicate_where_that_is_as_likely_as_something_else() -> None:
    texts = ["Storm shuts the port", "Storm shuts the port", "It rained."]
    rows = matrix({D: 0.4375, N: 0.4375}, {T: 0.95}, {B: 0.95})
    assert decode(texts, rows) == [D, T, B]


def test_times_do_not_date_each_other_and_one_at_the_end_dates_the_line_above() -> None:
    texts = ["Storm shuts the port", "7 hours ago", "7 hours ago", "It rained.", "Ferry is late",
             "7 hours ago"]  # fmt: skip
    ranking, comment = Label.RANKING, Label.COMMENT
    rows = matrix(
        {ranking: 0.9}, {comment: 0.6, N: 0.3}, {comment: 0.6, N: 0.3}, {B: 0.9}, {ranking: 0.9},
        {comment: 0.9},
    )  # fmt: skip
    assert decode(texts, rows) == [ranking, ranking, comment, B, ranking, ranking]


POSTER, FORUM = Label.BYLINE, MappingProxyType({"article": 0.1, "forum": 0.6, "none": 0.3})


@pytest.mark.parametrize(
    ("again", "row", "label"),
    [
        ("Mudlark", {D: 0.375, N: 0.375, POSTER: 0.2}, POSTER),
        ("Mudlark", {D: 0.375, N: 0.4, POSTER: 0.2}, N),
        ("Mudlark", {D: 0.6, H: 0.3}, D),
        ("Ferry is late", {D: 0.6, N: 0.1, POSTER: 0.2}, N),
        ("»", {D: 0.6, N: 0.1, POSTER: 0.2}, N),
        ("It smokes.", {D: 0.6, N: 0.1, POSTER: 0.2}, D),
    ],
)
def test_a_dropped_byline_is_kept_where_it_is_the_duplicate_of_another(
    again: str, row: dict[Label, float], label: Label
) -> None:
    texts = ["Mudlark", "It smokes.", "•", again]
    rows = matrix({POSTER: 0.9}, {B: 0.9}, {POSTER: 0.9}, row)
    assert decode(texts, rows, FORUM) == [POSTER, B, POSTER, label]
