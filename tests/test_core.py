"""The core of dense text, the headline above it, and stretches: both sides of each limit."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cleaner.lexicons.lexicon import KINDS
from cleaner.measures.page import MeasuredPage
from cleaner.measures.passes import measure_page

BOAT = (
    "The boat left the harbour at nine in the morning, and the crowd that had gathered on the "
    "quay waved until it was out of sight behind the island."
)
CREW = (
    "Her crew of four had been waiting for the tide, the weather and a spare part for the pump, "
    "which the smith of the village made by hand in the end."
)
BOOKS = (
    "There are books for the children of seven villages below the deck, and most of them have "
    "been on that shelf since the harbour was built."
)
SHORT = "boat left harbour nine morning crowd gathered quay waved sight behind island".split()
"""Words of `BOAT`, each of which the long line has."""


def of_words(*counts: int) -> list[str]:
    """Return lines of so many words, each too short to say what a text is about."""
    return [" ".join(["so"] * count) for count in counts]


def of_boat(words: int, end: str = "") -> str:
    """Return a line of so many words, all of which `BOAT` has."""
    return " ".join(SHORT[:words]) + end


def core_of(*counts: int) -> tuple[int, int]:
    page = measure_page(of_words(*counts))
    return page.core_first, page.core_end


@pytest.mark.parametrize(
    ("words", "core"),
    [
        ((10,), (1, 1)),
        ((11,), (0, 1)),
        ((10, 11), (1, 2)),
        ((11, 11), (0, 2)),
        ((11, 9, 11), (0, 1)),
        ((11, 9, 12), (2, 3)),
        ((12, 9, 12), (0, 3)),
        ((1, 12, 1, 12, 1), (1, 2)),
        ((61, 4, 1, 1, 1, 1, 1, 30, 41), (7, 9)),
        ((61, 4, 1, 1, 1, 1, 1, 30, 40), (0, 1)),
        ((2, 60, 1), (1, 2)),
    ],
)
def test_the_core_is_where_lines_have_most_words_over_ten_each_up_to_sixty(
    words: Sequence[int], core: tuple[int, int]
) -> None:
    assert core_of(*words) == core


def headline_of(*lines: str) -> int:
    return measure_page(lines).headline


@pytest.mark.parametrize(
    ("lines", "headline"),
    [
        # It has three words or more, ...
        ([of_boat(2), BOAT], -1),
        ([of_boat(3), BOAT], 0),
        # ... stands up to thirty lines above the core, ...
        ([of_boat(3), *["Home"] * 28, BOAT], 0),
        ([of_boat(4), *["Home"] * 29, BOAT], 0),
        ([of_boat(4), *["Home"] * 30, BOAT], -1),
        # ... or in its first two lines; of two alike it is the first.
        ([*of_words(11), of_boat(11), BOAT], 1),
        ([*of_words(11, 11), of_boat(11), BOAT], -1),
        ([of_boat(11), of_boat(11), BOAT], 0),
        ([of_boat(8), of_boat(11), BOAT], 1),
        # A line less near counts for a tenth of a word.
        ([of_boat(4), *["Home"] * 9, of_boat(3), BOAT], 0),
        ([of_boat(4), *["Home"] * 11, of_boat(3), BOAT], 12),
        # Up to eight words make it likelier.
        ([of_boat(8), of_boat(7), BOAT], 0),
        ([of_boat(9), of_boat(8), BOAT], 1),
        # A sentence is three words less likely.
        ([of_boat(4, "."), BOAT], 0),
        ([of_boat(3, "."), BOAT], -1),
        ([of_boat(7, "."), of_boat(3), BOAT], 0),
        ([of_boat(6, "."), of_boat(3), BOAT], 1),
        # It shares words with the long lines.
        (["Recipes from our kitchen", BOAT], -1),
        (["Recipes from our kitchen", "Home", of_boat(3), "Recipes of our kitchen", BOAT], 2),
    ],
)  # fmt: skip
def test_the_headline_is_the_line_above_the_core_that_says_most_of_it(
    lines: Sequence[str], headline: int
) -> None:
    assert headline_of(*lines) == headline


def test_the_content_begins_at_the_headline_or_else_at_the_core() -> None:
    assert measure_page([of_boat(4), "Home", BOAT]).anchor == 0
    assert measure_page(["Sport", of_boat(4), "Home", BOAT]).anchor == 1
    assert measure_page(["Sport", "Home", BOAT]).anchor == 2


FIRST = "storm boat quay " + " ".join(["so"] * 12)
SECOND = "boat crew crew quay quay " + " ".join(["so"] * 12)


def test_a_line_is_told_by_the_other_lines_of_the_core_each_word_once() -> None:
    page = measure_page([FIRST, SECOND, "boat crew gull gull it", "so it is", "»", "boat"])
    assert (page.core_first, page.core_end) == (0, 2)
    shares = [2 / 3, 2 / 3, 2 / 3, 0, 0, 1]
    assert [line.overlap_with_core for line in page.lines] == pytest.approx(shares)


def test_words_of_three_letters_are_too_short_to_compare() -> None:
    page = measure_page(["oars sail " + FIRST, "bow sea oars it", "fog sail tide"])
    assert [line.overlap_with_core for line in page.lines] == pytest.approx([0, 1, 1 / 2])


@pytest.mark.parametrize("above", [[], ["Sport"]])
def test_a_line_shares_words_with_the_headline_and_the_headline_with_none(above: list[str]) -> None:
    page = measure_page([*above, "the boat left", "boat boat gull", "»", BOAT])
    assert page.headline == len(above)
    found = [line.overlap_with_headline for line in page.lines[len(above) :]]
    of_boat_line = BOAT.lower().count("the ") + 2  # and "boat", and "left"
    assert found == pytest.approx([0, 2 / 3, 0, of_boat_line / len(BOAT.split())])
    assert [line.overlap_with_headline for line in page.lines[: len(above)]] == [0] * len(above)


def test_no_line_shares_words_with_a_headline_that_is_missing() -> None:
    page = measure_page(["Sport", "so is", BOAT, CREW, "sport"])
    assert page.headline == -1
    assert [line.overlap_with_headline for line in page.lines] == [0] * 5


def stretches_of(page: MeasuredPage) -> list[int]:
    """Return the stretch of each line, in the order in which stretches begin."""
    numbers: dict[int, int] = {}
    return [numbers.setdefault(line.stretch, len(numbers)) for line in page.lines]


def announced_in(page: MeasuredPage) -> list[str]:
    """Return what kind of heading announces each line, or nothing."""
    kinds = [
        [kind for n, kind in enumerate(KINDS) if line.announced >> n & 1] for line in page.lines
    ]
    return [" ".join(found) for found in kinds]


RANKING, COMMENT = "ranking", "comment"


@pytest.mark.parametrize(
    ("lines", "stretches", "announced"),
    [
        # A heading announces what is below, up to the next one or long text of the core, ...
        (
            ["Home", "Most Read", "Storm in port", BOAT, "Sport", "Comments", "Nice", "Too"],
            [0, 1, 1, 2, 3, 4, 4, 4],
            ["", RANKING, RANKING, "", "", COMMENT, COMMENT, COMMENT],
        ),
        # ... or the headline, ...
        (
            ["Most Read", "Storm in port", "The boat left", "Sport", BOAT],
            [0, 0, 1, 1, 2],
            [RANKING, RANKING, "", "", ""],
        ),
        # ... but not up to long text below the core, nor to a short line in it.
        (
            [BOAT, CREW, *["Home"] * 9, "Comments", BOOKS, "Nice"],
            [0, 0, *[1] * 9, 2, 2, 2],
            ["", "", *[""] * 9, COMMENT, COMMENT, COMMENT],
        ),
        (
            [BOAT, "Most Read", "Storm", CREW, BOOKS],
            [0, 1, 1, 2, 2],
            ["", RANKING, RANKING, "", ""],
        ),
        # The core is a stretch of its own, the headline begins one.
        ([BOAT, CREW, BOOKS], [0, 0, 0], ["", "", ""]),
        (["Home", "News", BOAT, "Sport", "Home"], [0, 0, 1, 2, 2], [""] * 5),
        (["Home", "The boat left", "News", BOAT], [0, 1, 1, 2], [""] * 4),
        (["Home", *of_words(11), "Sport"], [0, 1, 2], [""] * 3),
        (["Home", "Most Read", "Comments", "Nice"], [0, 1, 2, 2], ["", RANKING, COMMENT, COMMENT]),
    ],
)
def test_headings_the_headline_and_the_core_cut_a_page_into_stretches(
    lines: Sequence[str], stretches: Sequence[int], announced: Sequence[str]
) -> None:
    page = measure_page(lines)
    assert stretches_of(page) == stretches
    assert announced_in(page) == announced


def test_a_stretch_is_told_by_the_core_as_its_lines_of_four_words_are() -> None:
    page = measure_page(
        [BOAT, "Comments", "boat crowd gull tern", "boat left quay", "gull tern duck kite",
         "Most Read", "boat crowd", "»"]
    )  # fmt: skip
    found = [line.stretch_overlap for line in page.lines]
    assert found == pytest.approx([0, 1 / 4, 1 / 4, 1 / 4, 1 / 4, 0, 0, 0])


LONG = " ".join(["so"] * 15)


def test_places_are_counted_from_the_long_lines_above_and_below() -> None:
    page = measure_page(["a", "b", LONG, "c", LONG, LONG, "d", "e", "f", LONG, "g"])
    lines = page.lines
    assert page.long_words == 60
    assert [line.long_words_above for line in lines] == [0, 0, 0, 15, 15, 30, 45, 45, 45, 45, 60]
    assert [line.long_lines_above for line in lines] == [0, 0, 0, 1, 1, 2, 3, 3, 3, 3, 4]
    assert [line.long_lines_below for line in lines] == [4, 4, 3, 3, 2, 1, 1, 1, 1, 0, 0]
    assert [line.lines_since_long for line in lines] == [60, 60, 0, 1, 0, 0, 1, 2, 3, 0, 1]
    assert [line.lines_until_long for line in lines] == [2, 1, 0, 1, 0, 0, 3, 2, 1, 0, 60]
    assert [line.short_run for line in lines] == [60, 60, 0, 1, 0, 0, 3, 3, 3, 0, 60]


@pytest.mark.parametrize(("count", "run"), [(59, 59), (60, 60), (61, 60), (62, 60)])
def test_places_are_counted_up_to_sixty(count: int, run: int) -> None:
    lines = measure_page([LONG, *["a"] * count, LONG]).lines
    assert lines[1].short_run == lines[count].lines_since_long == lines[1].lines_until_long == run


def test_a_run_below_a_long_first_line_is_not_open_above() -> None:
    assert [line.short_run for line in measure_page([LONG, "a", LONG]).lines] == [0, 1, 0]
