"""Measure each line of a page that is not blank: where it stands, its characters, its words.

This is the first pass over a page, and the only one that reads its text. A line is read three
times: for its characters, for its words, and, once the words of all lines have shown the
languages of the page, for the phrases of their lexicons.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleaner.lexicons.finder import PagePhrases, phrase_finder
from cleaner.lexicons.function_words import FunctionWords
from cleaner.lexicons.lexicon import bit_of
from cleaner.measures.languages import languages_by, used_with
from cleaner.measures.line import MeasuredLine
from cleaner.measures.line_characters import CharacterReader
from cleaner.measures.line_words import WordCutter
from cleaner.measures.words import Words
from cleaner.text.characters import codes_of, known_codes_of
from cleaner.text.folding import lower

if TYPE_CHECKING:
    from cleaner.measures.page import MeasuredPage

_MONTH = bit_of("month")
_TAB = 4
_CAPITAL_SIGMA = "Σ"


def measure_lines(page: MeasuredPage, texts: Sequence[str], language: str | None = None) -> None:
    """Fill in the lines of `page`, its words and its languages."""
    measurer = LineMeasurer(texts)
    measurer.measure(language)
    page.lines = measurer.lines
    page.words = measurer.words
    page.languages = measurer.languages


class LineMeasurer:
    """The lines of a page while they are measured."""

    lines: list[MeasuredLine]
    words: Words
    languages: tuple[str, ...]
    texts: list[str]
    """The lines that are not blank, without white space at their ends."""
    text: str
    """They, one below the other."""
    codes: memoryview
    """The code points of `text`."""
    spelled: memoryview
    """The same, but in small letters where these follow from their neighbours."""
    starts: array[int]
    """Where each line begins in `text`."""
    begins: array[int]
    """Where it begins after its list mark."""
    unspaced: dict[int, array[int]]
    """For lines with ideographs the function words without spaces of each language."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Begin with the lines of `texts` that are not blank."""
        self.lines = []
        self.texts = []
        self._place(texts)
        self.text = "\n".join(self.texts)
        self.codes = codes_of(self.text)
        self.words = Words(self.text)
        self.starts = array("i", [0]) * len(self.texts)
        self.begins = array("i", [0]) * len(self.texts)
        self.unspaced = {}

    def _place(self, texts: Sequence[str]) -> None:
        """Make the lines, and say where each stands."""
        after_blank = True
        for number, text in enumerate(texts):
            stripped = text.strip()
            if stripped:
                self._end_block(after_blank)
                line = MeasuredLine(len(self.texts), number)
                line.after_blank = after_blank
                line.indent = indent_of(text) if len(stripped) < len(text) else 0
                self.lines.append(line)
                self.texts.append(stripped)
            after_blank = not stripped
        self._end_block(True)

    def _end_block(self, before_blank: bool) -> None:
        """Say of the last line so far whether a blank line stands below it."""
        if self.lines:
            line = self.lines[len(self.lines) - 1]
            line.before_blank = before_blank

    def measure(self, language: str | None) -> None:
        """Measure all lines, of a page in `language` if that is known."""
        finder = phrase_finder()
        most = self._read_characters()
        self.spelled = self.codes
        if _CAPITAL_SIGMA in self.text:  # its small letter is another one at the end of a word
            self.spelled = known_codes_of(lower(self.text))
        cutter = WordCutter(self.codes, self.spelled, self.words, finder.function_words, most)
        self._cut(cutter)
        language_indices = self._languages(cutter, finder.function_words, language)
        self.languages = used_with(language_indices, finder.languages)
        self._count_function_words(cutter, language_indices)
        self._find_phrases(finder.on_page(self.spelled, self.languages))

    def _read_characters(self) -> int:
        """Measure the characters of the lines; return the most words that there can be."""
        reader = CharacterReader(self.codes)
        start = 0
        for index in range(len(self.texts)):
            line = self.lines[index]
            text = self.texts[index]
            self.starts[index] = start
            self.begins[index] = reader.read(line, text, start)
            start += len(text) + 1
        return reader.gaps + len(self.texts)

    def _cut(self, cutter: WordCutter) -> None:
        """Cut the lines into words."""
        for index in range(len(self.texts)):
            line = self.lines[index]
            cutter.cut(line, self.begins[index], self.starts[index] + line.chars)
        self.words.size = cutter.size

    def _languages(
        self, cutter: WordCutter, functions: FunctionWords, language: str | None
    ) -> list[int]:
        """Return the languages of the page, the likeliest first, as indices of the finder's."""
        counts = array("i", [0]) * len(functions.languages)
        cutter.count_spoken(counts)
        for index in range(len(self.texts)):
            line = self.lines[index]
            if line.ideographs:
                begin, end = self.begins[index], self.starts[index] + line.chars
                unspaced = functions.unspaced_in(self.text, self.codes, begin, end)
                self.unspaced[index] = found = unspaced
                for number in range(len(counts)):
                    counts[number] += found[number]
        return languages_by(counts, functions.languages, language)

    def _count_function_words(self, cutter: WordCutter, language_indices: list[int]) -> None:
        """Count the function words of the first language in each line."""
        for index in range(len(self.texts)):
            line = self.lines[index]
            line.function_words = 0
            if language_indices:
                line.function_words = cutter.function_words_of(line, language_indices[0])
                if line.ideographs:
                    line.function_words += self.unspaced[index][language_indices[0]]

    def _find_phrases(self, phrases: PagePhrases) -> None:
        """Find the phrases of the lexicons; a month beside a number is a date."""
        for index in range(len(self.texts)):
            line = self.lines[index]
            phrases.find(self.begins[index], self.starts[index] + line.chars)
            line.whole_phrases = phrases.whole
            line.phrases = phrases.inside
            if line.digits and line.phrases & _MONTH:
                line.has_date = True


def indent_of(text: str) -> int:
    r"""Return the columns of white space before a line that is not blank.

    >>> indent_of("  \tTwo"), indent_of("One")
    (4, 0)
    """
    columns = 0
    for index in range(len(text)):
        character = text[index]
        if not character.isspace():
            break
        columns += _TAB - columns % _TAB if character == "\t" else 1
    return columns
