"""What a line shares with other lines of its page: its words, and its shape.

The items of a list, the posts of a thread and the entries of a menu are made by one template:
their words differ, but title, date and price follow one another in the same order. So lines
are also compared by what they look like, alone and with the lines around them.
"""

from __future__ import annotations

import numpy as np

from cleaner.measures.lines import Column, Kind, Mask
from cleaner.signals.signal import Measured, Signal, shared, signal
from cleaner.text.arrays import widened
from cleaner.text.words import Numbers

NEAR = 8
"""Lines above and below that count as near: some two or three items of a list."""


@signal("its words stood on the page before", "its words did not stand on the page before")
def repeats_an_earlier_line(page: Measured) -> Mask:
    """Equal but for case, bullets and punctuation."""
    return page.facts.repeats_before > 0


@signal("its words come again further down", "its words do not come again")
def comes_again(page: Measured) -> Mask:
    """Equal but for case, bullets and punctuation."""
    return page.facts.repeats_after > 0


@signal("it recurs many times", "it does not recur often")
def recurs_often(page: Measured) -> Column:
    """``Reply`` under every comment."""
    total = page.facts.repeats_before + page.facts.repeats_after
    return np.minimum(np.log1p(total) / np.log(11), 1)


@signal("another line begins with the same words", "no other line begins with the same words")
def begins_like_another_line(page: Measured) -> Mask:
    """A headline and the browser title with the name of the site behind it."""
    return page.facts.begins_like_another


@signal("its words are those of the long text", "its words are not those of the long text")
def is_told_by_the_long_lines(page: Measured) -> Column:
    """Share of its content words that other, long lines use."""
    return page.facts.told_by_long_lines


@signal("it shares words with the first line", "it shares no words with the first line")
def shares_words_with_the_first_line(page: Measured) -> Column:
    """The first line is often the browser title."""
    return page.facts.told_by_first_line


@signal("it shares words with the line above", "it shares no words with the line above")
def shares_words_with_the_line_above(page: Measured) -> Column:
    """Versions of one entry, captions and their repeats."""
    return page.facts.told_by_line_above


@shared
def _shapes(page: Measured) -> Numbers:
    """Return a number for each line, the same for lines that look alike."""
    lines = page.profile
    traits = (
        np.log2(np.maximum(lines.word_count, 1)),
        lines.first == Kind.UPPER,
        lines.last == Kind.STOP,
        lines.kinds[:, Kind.DIGIT] > 0,
        lines.kinds[:, Kind.CURRENCY] > 0,
        lines.has_date | lines.has_clock,
        lines.bullet | lines.numbered,
        lines.capitalised > 0.5,
        lines.last_is_colon,
    )
    shape = np.zeros(len(lines), dtype=np.int64)
    for trait in traits:
        shape = shape * 16 + np.minimum(trait.astype(np.int64), 15)
    return _renumbered(shape)


def _renumbered(values: Numbers) -> Numbers:
    return np.unique(values, return_inverse=True)[1].astype(np.int64)


@shared
def _patterns_of_three(page: Measured) -> Numbers:
    """Return a number for each line, the same for lines that look alike between such lines."""
    shapes = widened(_shapes(page) + 1, 1)
    base = len(page.profile) + 2
    return _renumbered((shapes[:-2] * base + shapes[1:-1]) * base + shapes[2:])


@shared
def _patterns_of_seven(page: Measured) -> Numbers:
    """Return the same for three lines on either side."""
    threes = widened(_patterns_of_three(page) + 1, 2)
    base = len(page.profile) + 2
    return _renumbered((threes[:-4] * base + threes[2:-2]) * base + threes[4:])


def _others_alike(numbers: Numbers, many: int) -> Column:
    """Return how many other lines have the number of each line, 1 at `many` or more.

    >>> _others_alike(np.array([0, 1, 0, 0]), 2).round(2).tolist()
    [1.0, 0.0, 1.0, 1.0]
    """
    others = np.bincount(numbers)[numbers] - 1
    return np.minimum(np.log1p(others) / np.log1p(many), 1).astype(np.float32)


@signal("many lines of the page look like it", "few lines of the page look like it")
def looks_like_many_lines(page: Measured) -> Column:
    """Of the same length, ending, kind of beginning, with or without digits, date or price."""
    return _others_alike(_shapes(page), 100)


@signal("lines near by look like it", "no line near by looks like it")
def looks_like_lines_near_by(page: Measured) -> Column:
    """Share of the `NEAR` lines on either side that have its shape."""
    shapes = _shapes(page)
    size = len(shapes)
    key = shapes * (size + 2 * NEAR) + np.arange(size)
    ordered = np.sort(key)
    near = np.searchsorted(ordered, key + NEAR, "right") - np.searchsorted(ordered, key - NEAR)
    return ((near - 1) / (2 * NEAR)).astype(np.float32)


@signal("such lines stand between such lines again", "no such lines stand between such lines again")
def stands_in_a_pattern_that_recurs(page: Measured) -> Column:
    """Title, date, title, date: other lines of its shape have neighbours of the same shapes."""
    return _others_alike(_patterns_of_three(page), 20)


@signal("the lines around it recur in the same order", "the lines around it do not recur in order")
def stands_in_a_long_pattern_that_recurs(page: Measured) -> Column:
    """Seven lines in a row have the same shapes elsewhere: a list of items made by a template."""
    return _others_alike(_patterns_of_seven(page), 20)


SIGNALS: tuple[Signal, ...] = (
    repeats_an_earlier_line,
    comes_again,
    recurs_often,
    begins_like_another_line,
    is_told_by_the_long_lines,
    shares_words_with_the_first_line,
    shares_words_with_the_line_above,
    looks_like_many_lines,
    looks_like_lines_near_by,
    stands_in_a_pattern_that_recurs,
    stands_in_a_long_pattern_that_recurs,
)
