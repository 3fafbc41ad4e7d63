"""What the lines around a line are like: means over the lines near by, above or below.

>>> from cleaner.signals.examples import value_of
>>> value_of("bullets_stand_around", "• Home", "News", "• Sport", line=1)
0.67
"""

from __future__ import annotations

import math

from cleaner.measures.line import MeasuredLine
from cleaner.measures.page import MeasuredPage
from cleaner.measures.scales import at_most_1, within_0_and_1
from cleaner.signals.signal import Claim, Signal


def lines_around_are_long(line: MeasuredLine, page: MeasuredPage) -> float:
    """It and two lines on either side."""
    return page.lengths.around(line.index, 2)


def ten_lines_around_are_long(line: MeasuredLine, page: MeasuredPage) -> float:
    """It and five lines on either side."""
    return page.lengths.around(line.index, 5)


def fifty_lines_around_are_long(line: MeasuredLine, page: MeasuredPage) -> float:
    """It and 25 lines on either side: the article or the menus, which count nothing."""
    return page.paragraphs.among(line.index - 25, line.index + 26)


def lines_above_are_long(line: MeasuredLine, page: MeasuredPage) -> float:
    """The five lines above; a short line may end what they say."""
    return page.lengths.above(line.index, 5)


def lines_below_are_long(line: MeasuredLine, page: MeasuredPage) -> float:
    """The five lines below; a short line may head them."""
    return page.lengths.below(line.index, 5)


def sentences_stand_around(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of lines that end like a sentence, of it and three on either side."""
    return page.sentences.around(line.index, 3)


def sentences_stand_in_that_part(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of lines that end like a sentence, of it and 15 on either side."""
    return page.sentences.among(line.index - 15, line.index + 16)


def running_text_stands_around(line: MeasuredLine, page: MeasuredPage) -> float:
    """Function words in it and three lines on either side."""
    return page.running_text.around(line.index, 3)


def running_text_stands_above(line: MeasuredLine, page: MeasuredPage) -> float:
    """Function words in the ten lines above; beyond the page there are none."""
    return page.running_text.among(line.index - 10, line.index)


def running_text_stands_below(line: MeasuredLine, page: MeasuredPage) -> float:
    """Function words in the ten lines below; beyond the page there are none."""
    return page.running_text.among(line.index + 1, line.index + 11)


def commas_stand_above(line: MeasuredLine, page: MeasuredPage) -> float:
    """Commas in the ten lines above: an article has begun."""
    return page.commas.among(line.index - 10, line.index)


def lines_around_share_words_with_the_long_text(line: MeasuredLine, page: MeasuredPage) -> float:
    """Overlap with the long lines, of it and four lines on either side."""
    return page.overlaps.around(line.index, 4)


def capitals_stand_around(line: MeasuredLine, page: MeasuredPage) -> float:
    """Words that begin with a capital in it and four lines on either side: headlines, menus."""
    return page.capitals.around(line.index, 4)


def bullets_stand_around(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of lines with a bullet, of it and four on either side."""
    return page.bullets.around(line.index, 4)


def numbers_stand_around(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of lines that are numbered or a number, of it and four on either side: rankings."""
    return page.ranks.around(line.index, 4)


def repeats_stand_around(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of lines that recur on the page, of it and four on either side."""
    return page.repeats.around(line.index, 4)


def lengths_vary_around(line: MeasuredLine, page: MeasuredPage) -> float:
    """How much seven lines differ in length: menus are even, prose is not."""
    mean = page.lengths.around(line.index, 3)
    variance = page.squared_lengths.around(line.index, 3) - mean * mean
    return at_most_1(4 * math.sqrt(max(variance, 0.0)))


def lengths_alternate(line: MeasuredLine, page: MeasuredPage) -> float:
    """Title, text, title, text: it is as long as the lines two off, not as those next to it."""
    if len(page.lines) < 3:
        return 0.0
    next_to_it = _difference(line, page, -1) + _difference(line, page, 1)
    two_off = _difference(line, page, -2) + _difference(line, page, 2)
    return within_0_and_1(0.5 + next_to_it - two_off)


def _difference(line: MeasuredLine, page: MeasuredPage, steps: int) -> float:
    """Return by how much a line differs in length from another; past the edges is the last."""
    index = min(max(line.index + steps, 0), len(page.lines) - 1)
    other = page.lines[index]
    return abs(line.length - other.length)


SIGNALS: tuple[Signal, ...] = (
    Claim.by(
        lines_around_are_long,
        "lines_around_are_long",
        "the lines around it are long",
        "the lines around it are short",
    ),
    Claim.by(
        ten_lines_around_are_long,
        "ten_lines_around_are_long",
        "the ten lines around it are long",
        "the ten lines around it are short",
    ),
    Claim.by(
        fifty_lines_around_are_long,
        "fifty_lines_around_are_long",
        "that part of the page has long lines",
        "that part of the page has short lines",
    ),
    Claim.by(
        lines_above_are_long,
        "lines_above_are_long",
        "the lines above it are long",
        "the lines above it are short",
    ),
    Claim.by(
        lines_below_are_long,
        "lines_below_are_long",
        "the lines below it are long",
        "the lines below it are short",
    ),
    Claim.by(
        sentences_stand_around,
        "sentences_stand_around",
        "sentences stand around it",
        "no sentences stand around it",
    ),
    Claim.by(
        sentences_stand_in_that_part,
        "sentences_stand_in_that_part",
        "that part of the page has sentences",
        "that part of the page has no sentences",
    ),
    Claim.by(
        running_text_stands_around,
        "running_text_stands_around",
        "running text stands around it",
        "no running text stands around it",
    ),
    Claim.by(
        running_text_stands_above,
        "running_text_stands_above",
        "running text stands above it",
        "no running text stands above it",
    ),
    Claim.by(
        running_text_stands_below,
        "running_text_stands_below",
        "running text stands below it",
        "no running text stands below it",
    ),
    Claim.by(
        commas_stand_above,
        "commas_stand_above",
        "the ten lines above have commas",
        "the ten lines above have no commas",
    ),
    Claim.by(
        lines_around_share_words_with_the_long_text,
        "lines_around_share_words_with_the_long_text",
        "the lines around it are about what the long text is about",
        "the lines around it are not about what the long text is about",
    ),
    Claim.by(
        capitals_stand_around,
        "capitals_stand_around",
        "the words around it begin with capitals",
        "few words around it begin with capitals",
    ),
    Claim.by(
        bullets_stand_around,
        "bullets_stand_around",
        "the lines around it have bullets",
        "the lines around it have no bullets",
    ),
    Claim.by(
        numbers_stand_around,
        "numbers_stand_around",
        "the lines around it are numbered",
        "the lines around it are not numbered",
    ),
    Claim.by(
        repeats_stand_around,
        "repeats_stand_around",
        "the lines around it recur on the page",
        "the lines around it do not recur",
    ),
    Claim.by(
        lengths_vary_around,
        "lengths_vary_around",
        "the lines around it differ in length",
        "the lines around it are of one length",
    ),
    Claim.by(
        lengths_alternate,
        "lengths_alternate",
        "long and short lines alternate",
        "long and short lines do not alternate",
    ),
)
