"""What the lines around each line are like, prepared as running means of one value a line."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING

from cleaner.measures.running import RunningMeans
from cleaner.measures.scales import MANY_WORDS, at_most_1, log_scale
from cleaner.text.characters import STOP

if TYPE_CHECKING:
    from cleaner.measures.line import MeasuredLine
    from cleaner.measures.page import MeasuredPage

MANY_FUNCTION_WORDS = 4
"""So many function words make a line running text."""
MENU_WORDS = 4
"""A line with more is seldom the entry of a menu."""
MAX_RANK_DIGITS = 2
"""A number with more is seldom the place in a ranking."""
MANY_COMMAS = 4
"""A line of running text has seldom more."""


def measure_surroundings(page: MeasuredPage) -> None:
    """Prepare the means that the signals of `cleaner.signals.context` ask for."""
    for line in page.lines:
        line.length = log_scale(line.word_count, MANY_WORDS)
        line.running_text = at_most_1(line.function_words / MANY_FUNCTION_WORDS)
    page.lengths = _means(length, page.lines)
    page.paragraphs = _means(paragraph, page.lines)
    page.squared_lengths = _means(squared_length, page.lines)
    page.sentences = _means(ends_a_sentence, page.lines)
    page.running_text = _means(running_text, page.lines)
    page.commas = _means(commas, page.lines)
    page.overlaps = _means(overlap, page.lines)
    page.capitals = _means(capitals, page.lines)
    page.bullets = _means(bullet, page.lines)
    page.ranks = _means(rank, page.lines)
    page.repeats = _means(repeats, page.lines)


def _means(value_of: Callable[[MeasuredLine], float], lines: list[MeasuredLine]) -> RunningMeans:
    """Return the running means of what a function says of each line."""
    values = array("d", [0.0]) * len(lines)
    for line in lines:
        values[line.index] = value_of(line)
    return RunningMeans(values)


def length(line: MeasuredLine) -> float:
    """From a word to a paragraph."""
    return line.length


def paragraph(line: MeasuredLine) -> float:
    """A menu entry counts nothing."""
    return log_scale(line.word_count - MENU_WORDS, MANY_WORDS)


def squared_length(line: MeasuredLine) -> float:
    """By which the lengths of several lines are found to differ."""
    return line.length * line.length


def ends_a_sentence(line: MeasuredLine) -> float:
    """A menu has no full stops."""
    return line.last == STOP


def running_text(line: MeasuredLine) -> float:
    """Running text has small words; so have some menu entries: ``Log in``."""
    return line.running_text if line.word_count > MENU_WORDS else 0.0


def commas(line: MeasuredLine) -> float:
    """Running text has commas."""
    return at_most_1(line.commas / MANY_COMMAS)


def overlap(line: MeasuredLine) -> float:
    """Its words are those of the long text."""
    return line.overlap_with_long_lines


def capitals(line: MeasuredLine) -> float:
    """Headlines and menus begin many words with a capital."""
    return line.capitalised


def bullet(line: MeasuredLine) -> float:
    """A list has bullets."""
    return line.has_bullet


def rank(line: MeasuredLine) -> float:
    """A ranking has numbers, before its lines or between them."""
    is_number = line.digits > 0 and line.digits == line.chars and line.digits <= MAX_RANK_DIGITS
    return line.is_numbered or is_number


def repeats(line: MeasuredLine) -> float:
    """Its words stand elsewhere on the page."""
    return line.recurs > 0
