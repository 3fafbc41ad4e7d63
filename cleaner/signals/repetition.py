"""What a line shares with other lines of its page: its words, and its shape.

The items of a list, the posts of a thread and the entries of a menu are made by one template:
their words differ, but title, date and price follow one another in the same order. So lines
are also compared by what they look like, alone and with the lines around them.

>>> from cleaner.signals.examples import value_of
>>> value_of("repeats_an_earlier_line", "Storm in port", "• STORM IN PORT!", line=1)
1.0
"""

from __future__ import annotations

from cleaner.measures.line import MeasuredLine
from cleaner.measures.page import MeasuredPage
from cleaner.measures.scales import NEAR, log_scale
from cleaner.signals.signal import Claim, Signal

MANY_REPEATS = 10
MANY_ALIKE = 100
MANY_PATTERNS = 20


def repeats_an_earlier_line(line: MeasuredLine, page: MeasuredPage) -> float:
    """Equal but for case, bullets and punctuation."""
    return line.repeats_before > 0


def comes_again(line: MeasuredLine, page: MeasuredPage) -> float:
    """Equal but for case, bullets and punctuation."""
    return line.repeats_after > 0


def recurs_often(line: MeasuredLine, page: MeasuredPage) -> float:
    """``Reply`` under every comment; lines above the headline do not count for those below."""
    return log_scale(line.recurs, MANY_REPEATS)


def begins_like_another_line(line: MeasuredLine, page: MeasuredPage) -> float:
    """A headline and the browser title with the name of the site after it."""
    return line.begins_like_another


def shares_words_with_the_long_lines(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of its content words that other, long lines use."""
    return line.overlap_with_long_lines


def shares_words_with_the_headline(line: MeasuredLine, page: MeasuredPage) -> float:
    """The headline is the line above the core that says most of what the long lines speak of."""
    return line.overlap_with_headline


def its_stretch_shares_words_with_the_core(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of content words that the core uses, in the lines below the same heading."""
    return line.stretch_overlap


def shares_words_with_the_line_above(line: MeasuredLine, page: MeasuredPage) -> float:
    """Versions of one entry, captions and their repeats."""
    return line.overlap_with_line_above


def looks_like_many_lines(line: MeasuredLine, page: MeasuredPage) -> float:
    """Of the same length, ending, kind of beginning, with or without digits, date or price.

    Lines from the headline on count, and of a line above it those below that.
    """
    return log_scale(line.lines_like_it, MANY_ALIKE)


def looks_like_lines_near_by(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of the `NEAR` lines on either side that have its shape."""
    return (line.near_lines_like_it - 1) / (2 * NEAR)


def stands_in_a_pattern_that_recurs(line: MeasuredLine, page: MeasuredPage) -> float:
    """Title, date, title, date: other lines of its shape have neighbours of the same shapes."""
    return log_scale(line.threes_like_it, MANY_PATTERNS)


def stands_in_a_long_pattern_that_recurs(line: MeasuredLine, page: MeasuredPage) -> float:
    """Seven lines in a row have the same shapes elsewhere: a list of items made by a template."""
    return log_scale(line.sevens_like_it, MANY_PATTERNS)


SIGNALS: tuple[Signal, ...] = (
    Claim.by(
        repeats_an_earlier_line,
        "repeats_an_earlier_line",
        "its words stood on the page before",
        "its words did not stand on the page before",
    ),
    Claim.by(
        comes_again,
        "comes_again",
        "its words come again further down",
        "its words do not come again",
    ),
    Claim.by(recurs_often, "recurs_often", "it recurs many times", "it does not recur often"),
    Claim.by(
        begins_like_another_line,
        "begins_like_another_line",
        "another line begins with the same words",
        "no other line begins with the same words",
    ),
    Claim.by(
        shares_words_with_the_long_lines,
        "shares_words_with_the_long_lines",
        "its words are those of the long text",
        "its words are not those of the long text",
    ),
    Claim.by(
        shares_words_with_the_headline,
        "shares_words_with_the_headline",
        "it shares words with the headline",
        "it shares no words with the headline",
    ),
    Claim.by(
        its_stretch_shares_words_with_the_core,
        "its_stretch_shares_words_with_the_core",
        "it and the lines around it use the words of the main text",
        "it and the lines around it do not use the words of the main text",
    ),
    Claim.by(
        shares_words_with_the_line_above,
        "shares_words_with_the_line_above",
        "it shares words with the line above",
        "it shares no words with the line above",
    ),
    Claim.by(
        looks_like_many_lines,
        "looks_like_many_lines",
        "many lines of the page look like it",
        "few lines of the page look like it",
    ),
    Claim.by(
        looks_like_lines_near_by,
        "looks_like_lines_near_by",
        "lines near by look like it",
        "no line near by looks like it",
    ),
    Claim.by(
        stands_in_a_pattern_that_recurs,
        "stands_in_a_pattern_that_recurs",
        "such lines stand between such lines again",
        "no such lines stand between such lines again",
    ),
    Claim.by(
        stands_in_a_long_pattern_that_recurs,
        "stands_in_a_long_pattern_that_recurs",
        "the lines around it recur in the same order",
        "the lines around it do not recur in order",
    ),
)
