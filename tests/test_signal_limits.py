"""Where each signal begins, where it is full, and how far it looks: both sides of each limit."""

from __future__ import annotations

from math import exp, sqrt
from typing import Any

import pytest
from by_hand import line_with, lines_with, page_with, scaled, value_of

from cleaner.lexicons.lexicon import KINDS
from cleaner.measures.passes import measure_page
from cleaner.measures.running import RunningMeans
from cleaner.text.characters import COMMA, DIGIT, LOWER, STOP, UPPER

SAID: tuple[tuple[str, dict[str, Any], float], ...] = (
    ("has_many_words", {"length": 0.3}, 0.3),
    ("is_longer_than_a_headline", {"word_count": 8}, 0),
    ("is_longer_than_a_headline", {"word_count": 16}, 0.5),
    ("is_longer_than_a_headline", {"word_count": 24}, 1),
    ("is_a_single_word", {"word_count": 1}, 1),
    ("is_a_single_word", {"word_count": 1.5}, 0),
    ("is_two_or_three_words", {"word_count": 1}, 0),
    ("is_two_or_three_words", {"word_count": 1.5}, 1),
    ("is_two_or_three_words", {"word_count": 3.5}, 1),
    ("is_two_or_three_words", {"word_count": 4}, 0),
    ("has_long_words", {"small_letters": 20, "word_count": 10}, 0),
    ("has_long_words", {"small_letters": 70, "word_count": 10}, 0.5),
    ("has_long_words", {"small_letters": 120, "word_count": 10}, 1),
    ("ends_like_a_sentence", {"last": STOP}, 1),
    ("ends_like_a_sentence", {"last": COMMA}, 0),
    ("ends_with_a_comma", {"last": COMMA}, 1),
    ("ends_with_a_comma", {"last": STOP}, 0),
    ("has_quotation_marks", {"quotes": 1}, 0.5),
    ("has_quotation_marks", {"quotes": 2}, 1),
    ("has_brackets", {"brackets": 1}, 0.5),
    ("has_brackets", {"brackets": 2}, 1),
    ("begins_with_a_capital", {"first": UPPER}, 1),
    ("begins_with_a_capital", {"first": LOWER}, 0),
    ("begins_with_a_small_letter", {"first": LOWER}, 1),
    ("begins_with_a_small_letter", {"first": UPPER}, 0),
    ("begins_with_a_digit", {"first": DIGIT}, 1),
    ("begins_with_a_digit", {"first": UPPER}, 0),
    ("is_in_title_case", {"capitalised": 0.3}, 0.3),
    ("is_in_capitals", {"shouting": 0.3}, 0.3),
    ("is_mostly_digits", {"digits": 1, "chars": 4}, 0.25),
    ("has_digits", {"digits": 0}, 0),
    ("has_digits", {"digits": 1}, 1),
    ("has_no_letters", {}, 1),
    ("has_no_letters", {"capitals": 1}, 0),
    ("is_only_marks", {"digits": 0}, 1),
    ("is_only_marks", {"digits": 1}, 0),
    ("is_only_marks", {"digits": 1, "capitals": 1}, 0),
    ("is_strung_together", {"separators": 1}, 1 / 3),
    ("is_strung_together", {"separators": 3}, 1),
    ("names_a_price", {"currency_signs": 0}, 0),
    ("names_a_price", {"currency_signs": 1}, 1),
    (
        "is_in_a_script_without_case",
        {"letters_without_case": 1, "ideographs": 1, "capitals": 2},
        0.5,
    ),
    ("is_in_a_script_without_spaces", {"ideographs": 1, "letters_without_case": 3}, 0.25),
    ("is_full_of_signs", {"other_signs": 1, "chars": 4}, 0.5),
    ("reads_like_running_text", {"function_words": 1, "word_count": 4}, 0.5),
    ("reads_like_running_text", {"function_words": 2, "word_count": 4}, 1),
    ("has_function_words", {"running_text": 0.3}, 0.3),
    ("repeats_an_earlier_line", {"repeats_before": 0}, 0),
    ("repeats_an_earlier_line", {"repeats_before": 1}, 1),
    ("comes_again", {"repeats_after": 0}, 0),
    ("comes_again", {"repeats_after": 1}, 1),
    ("shares_words_with_the_long_lines", {"overlap_with_long_lines": 0.3}, 0.3),
    ("shares_words_with_the_headline", {"overlap_with_headline": 0.3}, 0.3),
    ("its_stretch_shares_words_with_the_core", {"stretch_overlap": 0.3}, 0.3),
    ("shares_words_with_the_line_above", {"overlap_with_line_above": 0.3}, 0.3),
    ("looks_like_lines_near_by", {"near_lines_like_it": 1}, 0),
    ("looks_like_lines_near_by", {"near_lines_like_it": 5}, 0.25),
    ("looks_like_lines_near_by", {"near_lines_like_it": 17}, 1),
)


@pytest.mark.parametrize(("signal", "measures", "value"), SAID)
def test_a_signal_says_so_much_of_a_line_with_these_measures(
    signal: str, measures: dict[str, Any], value: float
) -> None:
    assert value_of(signal, line_with(**measures)) == pytest.approx(value)


TRAITS = (
    ("ends_with_a_colon", "ends_with_colon"),
    ("asks", "asks"),
    ("is_cut_off", "is_cut_off"),
    ("holds_an_address", "has_address"),
    ("holds_a_date", "has_date"),
    ("holds_a_time_of_day", "has_clock"),
    ("has_a_bullet", "has_bullet"),
    ("is_numbered", "is_numbered"),
    ("stands_below_a_blank_line", "after_blank"),
    ("stands_above_a_blank_line", "before_blank"),
    ("begins_like_another_line", "begins_like_another"),
)


@pytest.mark.parametrize(("signal", "trait"), TRAITS)
def test_a_signal_says_whether_a_line_has_a_trait(signal: str, trait: str) -> None:
    found = [value_of(signal, line_with(**{trait: has_it})) for has_it in (False, True)]
    assert found == [0, 1]


FULL = (
    ("holds_several_sentences", "stops", 1, 8),
    ("has_commas", "commas", 0, 12),
    ("is_glued_together", "joints", 0, 8),
    ("is_indented", "indent", 0, 16),
    ("recurs_often", "recurs", 0, 10),
    ("looks_like_many_lines", "lines_like_it", 0, 100),
    ("stands_in_a_pattern_that_recurs", "threes_like_it", 0, 20),
    ("stands_in_a_long_pattern_that_recurs", "sevens_like_it", 0, 20),
    ("is_far_below_a_long_line", "lines_since_long", 0, 60),
    ("is_far_above_a_long_line", "lines_until_long", 0, 60),
    ("has_long_lines_above", "long_lines_above", 0, 40),
    ("has_long_lines_below", "long_lines_below", 0, 40),
    ("is_in_a_run_of_short_lines", "short_run", 0, 60),
)


@pytest.mark.parametrize(("signal", "measure", "none", "full"), FULL)
def test_a_count_is_full_at_its_limit_and_not_one_before(
    signal: str, measure: str, none: int, full: int
) -> None:
    counts = (none, none + 1, none + full - 1, none + full, none + full + 1)
    found = [value_of(signal, line_with(**{measure: count})) for count in counts]
    assert found == pytest.approx([0, scaled(1, full), scaled(full - 1, full), 1, 1])


@pytest.mark.parametrize("kind", range(len(KINDS)), ids=KINDS)
def test_a_phrase_of_one_kind_is_none_of_another(kind: int) -> None:
    only, others = 1 << kind, ((1 << len(KINDS)) - 1) ^ (1 << kind)
    for begin, measure in (("is_a", "whole_phrases"), ("holds_a", "phrases")):
        signal = f"{begin}_{KINDS[kind]}_phrase"
        found = [value_of(signal, line_with(**{measure: bits})) for bits in (only, others)]
        assert found == [1, 0]


def test_places_are_counted_from_the_core_and_from_the_headline() -> None:
    page = page_with(core_first=501, core_end=503, anchor=2, headline=2, lines=[None] * 1005)
    above = [value_of("is_far_above_the_core", line_with(i), page) for i in (0, 1, 2, 500, 501)]
    assert above == pytest.approx([1, 1, scaled(499, 500), scaled(1, 500), 0])
    below = [value_of("is_far_below_the_core", line_with(i), page) for i in (502, 503, 1001, 1002)]
    assert below == pytest.approx([0, scaled(1, 500), scaled(499, 500), 1])
    inside = [value_of("stands_in_the_core", line_with(i), page) for i in (500, 501, 502, 503)]
    assert inside == [0, 1, 1, 0]
    headed = [
        value_of("is_far_below_the_headline", line_with(i), page) for i in (1, 2, 3, 501, 502)
    ]
    assert headed == pytest.approx([0, 0, scaled(1, 500), scaled(499, 500), 1])
    is_it = [value_of("is_likely_the_headline", line_with(i), page) for i in (1, 2, 3)]
    assert is_it == [0, 1, 0]
    end = [value_of("is_far_from_the_end", line_with(i), page) for i in (504, 505, 1003, 1004)]
    assert end == pytest.approx([1, scaled(499, 500), scaled(1, 500), 0])


def test_all_lines_of_a_page_without_a_core_are_far_above_it() -> None:
    page = page_with(core_first=3, core_end=3)
    assert value_of("is_far_above_the_core", line_with(2), page) == 1


@pytest.mark.parametrize(("is_long", "below"), [(True, 0.5), (False, 0.75)])
def test_the_long_text_stands_above_and_below_a_line(is_long: bool, below: float) -> None:
    page = page_with(long_words=40)
    line = line_with(long_words_above=10, word_count=10, is_long=is_long)
    assert value_of("stands_below_the_long_text", line, page) == 0.25
    assert value_of("stands_above_the_long_text", line, page) == below


def test_the_hold_of_a_heading_is_a_third_after_twelve_lines_and_none_after_sixty() -> None:
    page = measure_page(["Most Read", *["Storm in port"] * 60])
    found = [
        value_of("stands_below_a_ranking_phrase", page.lines[place], page)
        for place in (0, 6, 12, 59, 60)
    ]
    assert found == pytest.approx([1, exp(-0.5), exp(-1), exp(-59 / 12), 0])


def test_only_the_next_line_is_the_one_just_below() -> None:
    page = measure_page(["Storm in port", "Ferry is late", "7 hours ago"])
    found = [value_of("stands_just_above_a_time_phrase", line, page) for line in page.lines]
    assert found == [0, 1, 0]


@pytest.mark.parametrize("kind", ["ranking", "teaser", "comment", "about"])
def test_a_heading_announces_its_own_kind_alone(kind: str) -> None:
    signal = f"is_announced_by_a_{kind}_phrase"
    bit = 1 << KINDS.index(kind)
    assert value_of(signal, line_with(announced=bit)) == 1
    assert value_of(signal, line_with(announced=~bit & 0xFFFF)) == 0


REACHES = (
    ("lines_around_are_long", "lengths", -2, 2),
    ("ten_lines_around_are_long", "lengths", -5, 5),
    ("fifty_lines_around_are_long", "paragraphs", -25, 25),
    ("lines_above_are_long", "lengths", -5, -1),
    ("lines_below_are_long", "lengths", 1, 5),
    ("sentences_stand_around", "sentences", -3, 3),
    ("sentences_stand_in_that_part", "sentences", -15, 15),
    ("running_text_stands_around", "running_text", -3, 3),
    ("running_text_stands_above", "running_text", -10, -1),
    ("running_text_stands_below", "running_text", 1, 10),
    ("commas_stand_above", "commas", -10, -1),
    ("lines_around_share_words_with_the_long_text", "overlaps", -4, 4),
    ("capitals_stand_around", "capitals", -4, 4),
    ("bullets_stand_around", "bullets", -4, 4),
    ("numbers_stand_around", "ranks", -4, 4),
    ("repeats_stand_around", "repeats", -4, 4),
)


@pytest.mark.parametrize(("signal", "means", "first", "last"), REACHES)
def test_each_line_within_reach_counts_the_same_and_none_beyond(
    signal: str, means: str, first: int, last: int
) -> None:
    for place in range(-27, 28):
        values = [0.0] * 81
        values[40 + place] = 1.0
        page = page_with(**{means: RunningMeans(values)})
        counts = 1 / (last - first + 1) if first <= place <= last else 0
        assert value_of(signal, line_with(40), page) == pytest.approx(counts)


BEYOND = (
    ("lines_around_are_long", "lengths", 1),
    ("fifty_lines_around_are_long", "paragraphs", 26 / 51),
    ("sentences_stand_in_that_part", "sentences", 16 / 31),
    ("running_text_stands_below", "running_text", 1),
    ("running_text_stands_above", "running_text", 0),
    ("commas_stand_above", "commas", 0),
)


@pytest.mark.parametrize(("signal", "means", "value"), BEYOND)
def test_lines_beyond_the_page_count_nothing_or_are_left_out(
    signal: str, means: str, value: float
) -> None:
    page = page_with(**{means: RunningMeans([1.0] * 40)})
    assert value_of(signal, line_with(0), page) == pytest.approx(value)


@pytest.mark.parametrize(("length", "value"), [(0.5, 0.5 * 4 * sqrt(6) / 7), (1.0, 1.0)])
def test_lengths_vary_by_four_times_their_deviation(length: float, value: float) -> None:
    lengths = [*[0.0] * 6, length, *[0.0] * 6]
    page = page_with(
        lengths=RunningMeans(lengths), squared_lengths=RunningMeans([it * it for it in lengths])
    )
    found = [value_of("lengths_vary_around", line_with(i), page) for i in (2, 3, 9, 10)]
    assert found == pytest.approx([0, value, value, 0])


def test_lengths_that_differ_by_how_they_are_rounded_do_not_vary() -> None:
    page = page_with(lengths=RunningMeans([0.3] * 9), squared_lengths=RunningMeans([0.08] * 9))
    assert value_of("lengths_vary_around", line_with(4), page) == 0


ALTERNATING = (
    ((0.48, 0.4, 0.5, 0.45, 0.47), 2, 0.5 + 0.1 + 0.05 - 0.02 - 0.03),
    ((0.9, 0.4, 0.5, 0.48, 0.45, 0.47, 0.1), 3, 0.5 + 0.02 + 0.03 - 0.08 - 0.01),
    ((0.2, 0.3, 0.27), 0, 0.5 + 0.1 - 0.07),
    ((0.2, 0.3, 0.27), 2, 0.5 + 0.03 - 0.07),
    ((0.2, 0.9), 0, 0),
    ((0.6, 0.1, 0.7, 0.2, 0.6), 2, 1),
    ((0.1, 0.9, 0.2), 1, 0.5),
)


@pytest.mark.parametrize(("lengths", "index", "value"), ALTERNATING)
def test_a_line_alternates_by_how_far_it_is_from_the_next_ones_and_from_those_behind(
    lengths: tuple[float, ...], index: int, value: float
) -> None:
    page = page_with(lines=lines_with("length", lengths))
    assert value_of("lengths_alternate", page.lines[index], page) == pytest.approx(value)
