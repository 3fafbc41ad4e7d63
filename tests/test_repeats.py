"""What lines of a page share, against definitions that say it straight, however slowly."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.measures.line import MeasuredLine
from cleaner.measures.page import MeasuredPage
from cleaner.measures.passes import measure_page
from cleaner.measures.repeats import measure_repeats
from cleaner.measures.scales import FAR_AWAY, NEAR
from cleaner.measures.shapes import measure_shapes
from cleaner.text.characters import STOP, UPPER

LONG = 15
WORDS = st.sampled_from(["the", "boat", "left", "harbour", "it", "Storm", "7", "€1"])
LINES = st.one_of(
    st.lists(WORDS, min_size=1, max_size=6).map(" ".join),
    st.lists(WORDS, min_size=LONG - 1, max_size=LONG + 1).map(" ".join),
    st.sampled_from(["»", "• boat", "It left.", "the boat left it", "The boat left it: harbour"]),
)
PAGES = st.lists(LINES, max_size=30)


def _words(page: MeasuredPage, line: MeasuredLine) -> tuple[str, ...]:
    return page.words.spelled(line.first_word, line.end_word)


def _share(parts: Sequence[bool]) -> float:
    return sum(parts) / len(parts) if parts else 0.0


@given(PAGES)
def test_lines_that_recur_are_counted_before_and_after(lines: list[str]) -> None:
    page = measure_page(lines)
    for line in page.lines:
        same = [other.index for other in page.lines if line.key and other.key == line.key]
        assert line.repeats_before == len([index for index in same if index < line.index])
        assert line.repeats_after == len([index for index in same if index > line.index])


@given(PAGES)
def test_a_line_begins_like_another_where_four_words_are_the_same_and_others_follow(
    lines: list[str],
) -> None:
    page = measure_page(lines)
    for line in page.lines:
        opening = _words(page, line)[:4]
        assert line.begins_like_another == any(
            len(opening) == 4 and _words(page, other)[:4] == opening and other.key != line.key
            for other in page.lines
        )


@given(PAGES)
def test_overlaps_are_shares_of_words(lines: list[str]) -> None:
    page = measure_page(lines)
    for line in page.lines:
        words = _words(page, line)
        content = sorted({word for word in words if len(word) >= 4})
        others = [other for other in page.lines if other.is_long and other is not line]
        told = {word for other in others for word in _words(page, other)}
        assert line.overlap_with_long_lines == _share([word in told for word in content])
        headline = page.lines[page.headline] if page.headline not in (-1, line.index) else None
        known = _words(page, headline) if headline else ()
        assert line.overlap_with_headline == _share([word in known for word in words])
        core = page.lines[page.core_first : page.core_end]
        spoken = {word for other in core if other is not line for word in _words(page, other)}
        assert line.overlap_with_core == _share([word in spoken for word in content])
        above = _words(page, page.lines[line.index - 1]) if line.index else ()
        assert line.overlap_with_line_above == _share([word in above for word in words])


@given(PAGES)
def test_places_are_distances_from_the_long_lines(lines: list[str]) -> None:
    page = measure_page(lines)
    long_lines = [line.index for line in page.lines if line.word_count >= LONG]
    assert page.long_words == sum(page.lines[index].word_count for index in long_lines)
    for line in page.lines:
        above = [index for index in long_lines if index < line.index]
        below = [index for index in long_lines if index > line.index]
        assert (line.long_lines_above, line.long_lines_below) == (len(above), len(below))
        assert line.long_words_above == sum(page.lines[index].word_count for index in above)
        top, end = max(above, default=-1), min(below, default=len(page.lines))
        if line.is_long:
            assert (line.lines_since_long, line.lines_until_long, line.short_run) == (0, 0, 0)
        else:
            since = line.index - top if above else FAR_AWAY
            until = end - line.index if below else FAR_AWAY
            assert (line.lines_since_long, line.lines_until_long) == (since, until)
            is_open = not above or not below
            assert line.short_run == (FAR_AWAY if is_open else end - top - 1)


def _shape(line: MeasuredLine) -> tuple[object, ...]:
    return (
        int(max(line.word_count, 1)).bit_length(),
        *(line.digits > 0, line.currency_signs > 0, line.has_bullet, line.ends_with_colon),
        *(line.first == UPPER, line.last == STOP, line.capitalised > 0.5),
    )


@given(PAGES)
def test_lines_alike_have_the_same_shape_alone_or_among_their_neighbours(lines: list[str]) -> None:
    page = measure_page(lines)
    outside: list[tuple[object, ...]] = [(), (), ()]
    shapes = [*outside, *map(_shape, page.lines), *outside]
    for reach, count in _COUNTS:
        patterns = [shapes[i + 3 - reach : i + 4 + reach] for i in range(len(page.lines))]
        wanted = [
            patterns[min(index, page.anchor) :].count(one) - 1 for index, one in enumerate(patterns)
        ]
        assert list(map(count, page.lines)) == wanted
    for line in page.lines:
        place = line.index + 3
        near = shapes[max(place - NEAR, 0) : place + NEAR + 1]
        assert line.near_lines_like_it == near.count(shapes[place])
        counted = page.lines[min(line.index, page.anchor) :]
        same = [other for other in counted if line.key and other.key == line.key]
        assert line.recurs == max(len(same) - 1, 0)


_COUNTS: tuple[tuple[int, Callable[[MeasuredLine], int]], ...] = (
    (0, lambda line: line.lines_like_it),
    (1, lambda line: line.threes_like_it),
    (3, lambda line: line.sevens_like_it),
)


@pytest.mark.parametrize("distance", [0, 1, FAR_AWAY - 1, FAR_AWAY, FAR_AWAY + 1])
def test_the_distance_from_a_phrase_is_counted_up_to_a_limit(distance: int) -> None:
    page = measure_page(["Most Read", *["Storm in port"] * distance])
    found = page.phrases_above.distance(page.lines[distance], 0)
    assert found == min(distance, FAR_AWAY)


def test_the_passes_can_run_again_on_the_same_page() -> None:
    page = measure_page(["the boat left it", "the boat left it soon", "Home", "Home"])
    before = [(line.repeats_after, line.begins_like_another) for line in page.lines]
    measure_repeats(page)
    measure_shapes(page)
    assert [(line.repeats_after, line.begins_like_another) for line in page.lines] == before
