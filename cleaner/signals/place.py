"""Where a line stands: from the core and its headline, the long lines, the headings of boxes.

>>> from cleaner.signals.examples import value_of
>>> page = ["Most Read", *["Storm in port"] * 20]
>>> [value_of("stands_below_a_ranking_phrase", *page, line=line) for line in (1, 9)]
[0.92, 0.47]
"""

from __future__ import annotations

import math

from cleaner.lexicons.lexicon import KINDS
from cleaner.measures.line import MeasuredLine
from cleaner.measures.page import MeasuredPage
from cleaner.measures.scales import FAR_AWAY, log_scale, share, within_0_and_1
from cleaner.signals.signal import Claim, ClaimOf, Signal

MANY_LINES = 500
MANY_LONG_LINES = 40
BOX_LINES = 12
"""Lines over which the heading of a box loses two thirds of its hold."""


def is_far_above_the_core(line: MeasuredLine, page: MeasuredPage) -> float:
    """Lines down to the core of dense text, 0 in it and below, 1 at 500 or without a core."""
    if page.core_first == page.core_end:
        return 1.0
    return log_scale(page.core_first - line.index, MANY_LINES)


def is_far_below_the_core(line: MeasuredLine, page: MeasuredPage) -> float:
    """Lines up to the core of dense text, 0 in it and above, 1 at 500 or more."""
    return log_scale(line.index - page.core_end + 1, MANY_LINES)


def stands_in_the_core(line: MeasuredLine, page: MeasuredPage) -> float:
    """Between the first and the last line of the densest text, or one of them."""
    return page.core_first <= line.index < page.core_end


def is_far_below_the_headline(line: MeasuredLine, page: MeasuredPage) -> float:
    """Lines up to what is likely the headline, 0 there and above, 1 at 500 or more."""
    return log_scale(line.index - page.anchor, MANY_LINES)


def is_likely_the_headline(line: MeasuredLine, page: MeasuredPage) -> float:
    """Of the lines above the core it says most of what the long lines speak of."""
    return line.index == page.headline


def is_far_from_the_end(line: MeasuredLine, page: MeasuredPage) -> float:
    """Lines below, 0 at the last line, 1 at 500 or more."""
    return log_scale(len(page.lines) - 1 - line.index, MANY_LINES)


def stands_below_the_long_text(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of the words in long lines that stand above."""
    return share(line.long_words_above, page.long_words)


def stands_above_the_long_text(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of the words in long lines that stand below; 1 where the page has no long line."""
    its_own = line.word_count if line.is_long else 0.0
    return within_0_and_1(1 - share(line.long_words_above + its_own, page.long_words))


def is_far_below_a_long_line(line: MeasuredLine, page: MeasuredPage) -> float:
    """Lines back to the nearest line of a paragraph's length; 0 for such a line itself."""
    return log_scale(line.lines_since_long, FAR_AWAY)


def is_far_above_a_long_line(line: MeasuredLine, page: MeasuredPage) -> float:
    """Lines on to the nearest line of a paragraph's length; 0 for such a line itself."""
    return log_scale(line.lines_until_long, FAR_AWAY)


def has_long_lines_above(line: MeasuredLine, page: MeasuredPage) -> float:
    """Long lines above, 1 at 40 or more."""
    return log_scale(line.long_lines_above, MANY_LONG_LINES)


def has_long_lines_below(line: MeasuredLine, page: MeasuredPage) -> float:
    """Long lines below, 1 at 40 or more."""
    return log_scale(line.long_lines_below, MANY_LONG_LINES)


def is_in_a_run_of_short_lines(line: MeasuredLine, page: MeasuredPage) -> float:
    """Lines from the long line above to the long line below; many where there is none."""
    return log_scale(line.short_run, FAR_AWAY)


def stands_below_a_phrase(line: MeasuredLine, page: MeasuredPage, kind: int) -> float:
    """Below ``Most Read``: 1 for that line itself, less with each line, 0 from `FAR_AWAY` on.

    What stands above the headline heads nothing below it, but for a byline or a time.
    """
    distance = page.phrases_above.distance(line, kind)
    return math.exp(-distance / BOX_LINES) if distance < FAR_AWAY else 0.0


def is_announced_by_a_phrase(line: MeasuredLine, page: MeasuredPage, kind: int) -> float:
    """Below ``Most Read``, up to the next heading, the headline, or long text of the core."""
    return line.announced >> kind & 1


def stands_just_above_a_phrase(line: MeasuredLine, page: MeasuredPage, kind: int) -> float:
    """Above ``7 hours ago``: titles stand above their times."""
    if line.index + 1 == len(page.lines):
        return 0.0
    next_line = page.lines[line.index + 1]
    return next_line.whole_phrases >> kind & 1


HEADINGS = {
    "ranking": ('a "Most Read" heading', 'no "Most Read" heading'),
    "teaser": ('a "Related" heading', 'no "Related" heading'),
    "promo": ("a subscription or advertising line", "no subscription or advertising line"),
    "social": ("a sharing line", "no sharing line"),
    "comment": ("a comments heading", "no comments heading"),
    "legal": ("a legal or cookie line", "no legal or cookie line"),
    "about": ("the heading of an author box", "no heading of an author box"),
    "byline": ("a byline", "no byline"),
    "time": ("a relative time", "no relative time"),
}
"""How a line is spoken of that is a phrase of each kind and stands above others, and its lack."""

ANNOUNCED = {
    "ranking": ('a "Most Read" heading', 'no "Most Read" heading'),
    "teaser": ('a "Related" heading', 'no "Related" heading'),
    "comment": ("a comments heading", "no comments heading"),
    "about": ("the heading of an author box", "no heading of an author box"),
}
"""Headings that say what a whole list, thread or box below them is."""

SIGNALS: tuple[Signal, ...] = (
    Claim.by(
        is_far_above_the_core,
        "is_far_above_the_core",
        "it stands far above the main text",
        "it does not stand far above the main text",
    ),
    Claim.by(
        is_far_below_the_core,
        "is_far_below_the_core",
        "it stands far below the main text",
        "it does not stand far below the main text",
    ),
    Claim.by(
        stands_in_the_core,
        "stands_in_the_core",
        "it stands in the main text",
        "it stands outside the main text",
    ),
    Claim.by(
        is_far_below_the_headline,
        "is_far_below_the_headline",
        "it stands far below the headline",
        "it does not stand far below the headline",
    ),
    Claim.by(
        is_likely_the_headline,
        "is_likely_the_headline",
        "it is likely the headline of the main text",
        "another line is likelier the headline",
    ),
    Claim.by(
        is_far_from_the_end,
        "is_far_from_the_end",
        "it stands far from the end",
        "it stands near the end",
    ),
    Claim.by(
        stands_below_the_long_text,
        "stands_below_the_long_text",
        "the long text stands above it",
        "no long text stands above it",
    ),
    Claim.by(
        stands_above_the_long_text,
        "stands_above_the_long_text",
        "the long text stands below it",
        "no long text stands below it",
    ),
    Claim.by(
        is_far_below_a_long_line,
        "is_far_below_a_long_line",
        "the last long line is far above it",
        "a long line stands just above it",
    ),
    Claim.by(
        is_far_above_a_long_line,
        "is_far_above_a_long_line",
        "the next long line is far below it",
        "a long line stands just below it",
    ),
    Claim.by(
        has_long_lines_above,
        "has_long_lines_above",
        "many long lines stand above it",
        "few long lines stand above it",
    ),
    Claim.by(
        has_long_lines_below,
        "has_long_lines_below",
        "many long lines stand below it",
        "few long lines stand below it",
    ),
    Claim.by(
        is_in_a_run_of_short_lines,
        "is_in_a_run_of_short_lines",
        "it stands in a long run of short lines",
        "it stands in no run of short lines",
    ),
    *[
        ClaimOf.by(
            stands_below_a_phrase,
            KINDS.index(kind),
            f"stands_below_a_{kind}_phrase",
            f"{heading} stands above it",
            f"{no_heading} stands above it",
        )
        for kind, (heading, no_heading) in HEADINGS.items()
    ],
    *[
        ClaimOf.by(
            is_announced_by_a_phrase,
            KINDS.index(kind),
            f"is_announced_by_a_{kind}_phrase",
            f"{heading} is the last above it",
            f"{no_heading} is the last above it",
        )
        for kind, (heading, no_heading) in ANNOUNCED.items()
    ],
    ClaimOf.by(
        stands_just_above_a_phrase,
        KINDS.index("time"),
        "stands_just_above_a_time_phrase",
        "a relative time is the next line",
        "a relative time is not the next line",
    ),
)
