"""What a line shares with other lines of its page."""

from __future__ import annotations

import numpy as np

from cleaner.profile import Column, Mask
from cleaner.signals.signal import Measured, Signal, signal


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


SIGNALS: tuple[Signal, ...] = (
    repeats_an_earlier_line,
    comes_again,
    recurs_often,
    begins_like_another_line,
    is_told_by_the_long_lines,
    shares_words_with_the_first_line,
    shares_words_with_the_line_above,
)
