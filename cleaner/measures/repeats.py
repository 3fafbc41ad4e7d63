"""What a line says again: lines with the same words, and words that other lines have too.

An article says its headline twice, in the title of the browser and above the text; a menu recurs
at the foot of the page; a caption shares its words with the paragraphs, an advertisement does not.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from cleaner.text.digests import DigestTable, pair_digest

if TYPE_CHECKING:
    from cleaner.measures.line import MeasuredLine
    from cleaner.measures.page import MeasuredPage
    from cleaner.measures.words import Words

LONG_LINE_WORDS = 15
"""A line of this many words is prose more often than not: the median paragraph of the training
pages has about 40 words, the median menu entry 2."""
CONTENT_WORD_LETTERS = 4
"""Shorter words are mostly function words and say little about what a text is about."""
OPENING_WORDS = 4
"""Lines that begin with the same words are taken for versions of one line."""


# The same as C numbers in compiled code.
_LONG_LINE = LONG_LINE_WORDS
_CONTENT_WORD = CONTENT_WORD_LETTERS


def measure_repeats(page: MeasuredPage) -> None:
    """Find the long lines, the lines that recur, and the words that lines share."""
    for line in page.lines:
        line.is_long = line.word_count >= _LONG_LINE
    _count_repeats(page.lines)
    _compare_openings(page.lines, page.words)
    _compare_with_long_lines(page.lines, page.words)
    _compare_with_line_above(page.lines, page.words)


def _count_repeats(lines: list[MeasuredLine]) -> None:
    """Count how often the words of each line stood before and come again."""
    keys = DigestTable()
    seen = array("i", [0]) * len(lines)  # lines with each key
    for line in lines:
        key = keys.add(line.key)
        line.repeats_before = seen[key] if line.key else 0
        seen[key] += 1
    for line in lines:
        times = seen[keys.row(line.key)]
        line.repeats_after = times - 1 - line.repeats_before if line.key else 0


def _compare_openings(lines: list[MeasuredLine], words: Words) -> None:
    """Find the lines that begin with the words of another line that goes on differently.

    Where a line differs from the first one with its opening, each line with that opening has
    another: so it is written down at the first one, and all read it there.
    """
    digests = words.digests
    openings = DigestTable()
    first_lines: list[MeasuredLine] = []
    for line in lines:
        line.begins_like_another = False
        if line.end_word - line.first_word >= OPENING_WORDS:
            opening = openings.add(_opening(line, digests))
            if opening == len(first_lines):
                first_lines.append(line)
            first = first_lines[opening]
            if first.key != line.key:
                first.begins_like_another = True
    for line in lines:
        if line.end_word - line.first_word >= OPENING_WORDS:
            first = first_lines[openings.row(_opening(line, digests))]
            line.begins_like_another = first.begins_like_another


def _opening(line: MeasuredLine, digests: array[int]) -> int:
    """Return the digest of the first words of a line."""
    opening = digests[line.first_word]
    for index in range(line.first_word + 1, line.first_word + OPENING_WORDS):
        opening = pair_digest(opening, digests[index])
    return opening


def _compare_with_long_lines(lines: list[MeasuredLine], words: Words) -> None:
    """Find the share of the content words of each line that other, long lines use."""
    ids, starts, ends = words.ids, words.starts, words.ends
    uses = _long_lines_with(lines, words)
    counted = array("i", [0]) * words.distinct  # in the line of this number, from 1
    for line in lines:
        content = 0
        shared = 0
        for index in range(line.first_word, line.end_word):
            word = ids[index]
            is_content = ends[index] - starts[index] >= _CONTENT_WORD
            if is_content and counted[word] != line.index + 1:
                counted[word] = line.index + 1
                content += 1
                if uses[word] > line.is_long:  # a long line is not one of the others
                    shared += 1
        line.overlap_with_long_lines = shared / content if content else 0.0


def _long_lines_with(lines: list[MeasuredLine], words: Words) -> array[int]:
    """Return how many long lines have each of the different words."""
    ids = words.ids
    uses = array("i", [0]) * words.distinct
    counted = array("i", [0]) * words.distinct
    for line in lines:
        if line.is_long:
            for index in range(line.first_word, line.end_word):
                word = ids[index]
                if counted[word] != line.index + 1:
                    counted[word] = line.index + 1
                    uses[word] += 1
    return uses


def _compare_with_line_above(lines: list[MeasuredLine], words: Words) -> None:
    """Find the share of the words of each line that the line above has."""
    ids = words.ids
    last_line = array("i", [0]) * words.distinct  # that had the word, from 1
    for line in lines:
        shared = 0
        for index in range(line.first_word, line.end_word):
            if last_line[ids[index]] == line.index and line.index:
                shared += 1
        for index in range(line.first_word, line.end_word):
            last_line[ids[index]] = line.index + 1
        line.overlap_with_line_above = _share_of_words(shared, line)


def _share_of_words(shared: int, line: MeasuredLine) -> float:
    words = line.end_word - line.first_word
    return shared / words if words else 0.0
