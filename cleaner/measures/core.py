"""Where the content of a page is likely: its core of dense text, and the headline above it.

Places are measured from the core, not from the top of the page: a menu that a converter puts
there, or leaves out, tells nothing about the article. Short lines put on top move neither.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from cleaner.lexicons.lexicon import bit_of
from cleaner.measures.repeats import CONTENT_WORD_LETTERS
from cleaner.text.characters import STOP

if TYPE_CHECKING:
    from cleaner.measures.line import MeasuredLine
    from cleaner.measures.page import MeasuredPage
    from cleaner.measures.words import Words

WORDS_OF_A_LINE = 10
"""A line with more words speaks for the core, one with fewer against it: on the fixtures the core
then holds 0.90 of the kept words and 0.32 of the others (with 8: 0.94 and 0.46; with 12: 0.85
and 0.26)."""
MAX_WORDS_OF_A_LINE = 60
"""More words of one line do not count, so that a single one does not outweigh an article."""
HEADLINE_REACH = 30
"""Lines above the core among which the headline is looked for."""
LINES_INTO_THE_CORE = 2
"""A long headline may be the first line of the core."""
MIN_HEADLINE_WORDS = 3
MAX_HEADLINE_WORDS = 25
ENOUGH_HEADLINE_WORDS = 8
"""More words than these make no line likelier to be the headline."""
LOSS_A_LINE = 0.1
LOSS_OF_A_SENTENCE = 3.0
MIN_COMPARED_WORDS = 4
"""Shorter lines share words with any text by chance, or none."""
ANNOUNCING = ("ranking", "teaser", "promo", "social", "comment", "legal", "about")
"""Phrases of these kinds are headings of what stands below them."""

_ANNOUNCING_BITS = sum(bit_of(kind) for kind in ANNOUNCING)


def measure_core(page: MeasuredPage) -> None:
    """Find the core, the headline, and what each line and stretch of lines shares with them."""
    _find_core(page, page.lines)
    page.headline = _headline_of(page.lines, page.core_first)
    page.anchor = page.headline if page.headline >= 0 else page.core_first
    _compare_with_core(page, page.lines, page.words)
    _compare_with_headline(page, page.lines, page.words)
    _find_announcements(page, page.lines)
    _average_stretches(page.lines)


def _find_core(page: MeasuredPage, lines: list[MeasuredLine]) -> None:
    """Find the run of lines whose words, less `WORDS_OF_A_LINE` for each of them, are most."""
    page.core_first = page.core_end = len(lines)
    most = total = 0.0
    first = 0
    for line in lines:
        if total <= 0:
            total = 0.0
            first = line.index
        total += min(line.word_count, MAX_WORDS_OF_A_LINE) - WORDS_OF_A_LINE
        if total > most:
            most = total
            page.core_first, page.core_end = first, line.index + 1


def _headline_of(lines: list[MeasuredLine], core_first: int) -> int:
    """Return the line above the core that says most of what the long lines speak of, or -1."""
    headline = -1
    most = 0.0
    end = min(core_first + LINES_INTO_THE_CORE, len(lines))
    for index in range(max(core_first - HEADLINE_REACH, 0), end):
        likely = _likeness_to_a_headline(lines[index], core_first)
        if likely > most:
            most = likely
            headline = index
    return headline


def _likeness_to_a_headline(line: MeasuredLine, core_first: int) -> float:
    """Return how likely a line is the headline of the core below it; 0 or less for not at all."""
    if line.word_count < MIN_HEADLINE_WORDS or line.word_count > MAX_HEADLINE_WORDS:
        return 0.0
    likely = line.overlap_with_long_lines * min(line.word_count, ENOUGH_HEADLINE_WORDS)
    if line.last == STOP:
        likely -= LOSS_OF_A_SENTENCE
    return likely - LOSS_A_LINE * max(core_first - line.index, 0)


def _compare_with_core(page: MeasuredPage, lines: list[MeasuredLine], words: Words) -> None:
    """Find the share of the content words of each line that other lines of the core use."""
    ids, starts, ends = words.ids, words.starts, words.ends
    uses = _core_lines_with(page, lines, words)
    counted = array("i", [0]) * words.distinct  # in the line of this number, from 1
    for line in lines:
        content = 0
        shared = 0
        is_inside = page.core_first <= line.index < page.core_end
        for position in range(line.first_word, line.end_word):
            word = ids[position]
            is_content = ends[position] - starts[position] >= CONTENT_WORD_LETTERS
            if is_content and counted[word] != line.index + 1:
                counted[word] = line.index + 1
                content += 1
                if uses[word] > is_inside:  # it is not one of the others
                    shared += 1
        line.overlap_with_core = shared / content if content else 0.0


def _core_lines_with(page: MeasuredPage, lines: list[MeasuredLine], words: Words) -> array[int]:
    """Return how many lines of the core have each of the different words."""
    ids = words.ids
    uses = array("i", [0]) * words.distinct
    counted = array("i", [0]) * words.distinct
    for index in range(page.core_first, page.core_end):
        line = lines[index]
        for position in range(line.first_word, line.end_word):
            word = ids[position]
            if counted[word] != index + 1:
                counted[word] = index + 1
                uses[word] += 1
    return uses


def _compare_with_headline(page: MeasuredPage, lines: list[MeasuredLine], words: Words) -> None:
    """Find the share of the words of each line that the headline has; 0 for that one itself."""
    ids = words.ids
    is_in_headline = array("i", [0]) * words.distinct
    if page.headline >= 0:
        headline = lines[page.headline]
        for position in range(headline.first_word, headline.end_word):
            is_in_headline[ids[position]] = 1
    for line in lines:
        shared = 0
        count = line.end_word - line.first_word
        if line.index != page.headline:
            for position in range(line.first_word, line.end_word):
                shared += is_in_headline[ids[position]]
        line.overlap_with_headline = shared / count if count else 0.0


def _find_announcements(page: MeasuredPage, lines: list[MeasuredLine]) -> None:
    """Carry the phrase of a heading down to the next one, the headline, or long text of the core.

    A stretch of lines begins at each of these, and where the core ends.
    """
    announced = 0
    stretch = 0
    for line in lines:
        phrases = line.whole_phrases & _ANNOUNCING_BITS
        is_inside = page.core_first <= line.index < page.core_end
        if phrases:
            announced = phrases
            stretch += 1
        elif line.index == page.headline or (line.is_long and is_inside):
            stretch += announced != 0 or line.index == page.anchor
            announced = 0
        if line.index == page.core_first or line.index == page.core_end:
            stretch += 1
        line.announced = announced
        line.stretch = stretch


def _average_stretches(lines: list[MeasuredLine]) -> None:
    """Write at each line the mean overlap with the core of the lines of its stretch."""
    sums = array("d", [0.0]) * (2 * len(lines) + 3)
    counts = array("i", [0]) * (2 * len(lines) + 3)
    for line in lines:
        if line.word_count >= MIN_COMPARED_WORDS:
            sums[line.stretch] += line.overlap_with_core
            counts[line.stretch] += 1
    for line in lines:
        compared = counts[line.stretch]
        line.stretch_overlap = sums[line.stretch] / compared if compared else 0.0
