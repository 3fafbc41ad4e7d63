"""Find the phrases of the lexicons in the lines of a page.

All words of a line are looked up: is there a phrase that begins with this word, or with the one
before and this one? The few phrases that do are compared with the line, and one rule judges
them: a phrase stands alone, and where its section says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from cleaner.lexicons.function_words import FunctionWords
from cleaner.lexicons.lexicon import Lexicon, function_words, languages, lexicon
from cleaner.lexicons.phrases import LanguagePhrases, Phrase, PhraseWords
from cleaner.text.characters import (
    BLANK,
    DECIMAL,
    FOLDED,
    LETTER,
    PHRASE,
    SMALL_LETTERS,
    TRAITS,
    known_codes_of,
)
from cleaner.text.digests import pair_digest
from cleaner.text.folding import lower

# What the lexicons write for any digit, white space and apostrophe.
_DIGIT = ord("#")
_SPACE = ord(" ")
_APOSTROPHE = ord("'")


class PhraseFinder:
    """The phrases of each language, and the function words that tell the languages apart."""

    languages: tuple[str, ...]
    function_words: FunctionWords

    def __init__(
        self, spoken: Mapping[str, Sequence[str]], prepare: Callable[[str], LanguagePhrases]
    ) -> None:
        """Know the languages whose function words are given; make phrases ready by `prepare`."""
        self.languages = tuple(spoken)
        self.function_words = FunctionWords(spoken)
        self._prepared = cache(prepare)

    def on_page(self, codes: memoryview, languages: Iterable[str]) -> PagePhrases:
        """Return what looks for phrases of these languages in the code points of a page."""
        known = [language for language in languages if language in self.languages]
        return PagePhrases(codes, [self._prepared(language) for language in known])

    def find(self, line: str, languages: Iterable[str]) -> tuple[int, int]:
        """Return the kinds of phrase that a line is, and those that it holds, as bits.

        >>> whole, inside = phrase_finder().find("Photo: Ada King, Monday", ["en"])
        >>> from cleaner.lexicons.lexicon import kinds_of
        >>> sorted(kinds_of(whole)), sorted(kinds_of(inside))
        ([], ['caption', 'weekday'])
        """
        page = self.on_page(known_codes_of(lower(line)), languages)
        page.find(0, len(line))
        return page.whole, page.inside


class PagePhrases:
    """The phrases of the languages of a page, looked for in one line after the other."""

    whole: int
    """Bits of the kinds of phrase (`cleaner.lexicons.lexicon.KINDS`) that the line is."""
    inside: int
    """Bits of the kinds of phrase that stand in the line, or are all of it."""

    # The line that is being looked at.
    begin: int
    """Where it begins, after its list mark."""
    end: int
    first_letter: int
    end_of_letters: int
    """Just past its last letter."""

    def __init__(self, codes: memoryview, prepared: list[LanguagePhrases]) -> None:
        """Look for phrases of these languages in a page; all its characters are known."""
        self.codes = codes
        self.languages = prepared
        self.words = PhraseWords()
        self.traits = TRAITS
        self.letters = SMALL_LETTERS

    def find(self, begin: int, end: int) -> None:
        """Find the kinds of phrase in the line that stands from `begin` to `end`."""
        self.whole = self.inside = 0
        self.begin = begin
        self.end = end
        self._find_letters()
        words = self.words
        words.begin(self.codes, begin, end)
        begun = 0
        start = 0
        before = 0
        while words.go_on():
            begun = self._look_up(begun, start, before)
            start, before = words.start, words.digest

    def _find_letters(self) -> None:
        first, end = self.begin, self.end
        while first < end and not self._traits_at(first) & LETTER:
            first += 1
        while first < end and not self._traits_at(end - 1) & LETTER:
            end -= 1
        self.first_letter = first
        self.end_of_letters = end

    def _look_up(self, begun: int, start: int, before: int) -> int:
        """Look for phrases at a word and at the one before it, which began at `start`.

        `begun` has a bit for each language in which a phrase begins with the word `before`;
        returned is the same for the word itself.
        """
        word = self.words.digest
        begins = 0
        for number in range(len(self.languages)):
            phrases = self.languages[number]
            if begun >> number & 1:
                row = phrases.pairs.row(pair_digest(before, word))
                if row >= 0:
                    self._judge_all(phrases.longer[row], start)
            row = phrases.firsts.row(word)
            if row >= 0:
                begins |= 1 << number
                self._judge_all(phrases.singles[row], self.words.start)
        return begins

    def _judge_all(self, phrases: list[Phrase], start: int) -> None:
        for index in range(len(phrases)):
            self._judge(phrases[index], start)

    def _judge(self, phrase: Phrase, start: int) -> None:
        """Note `phrase` if it stands where its first word begins at `start`, and counts there."""
        begin = start - phrase.offset
        end = begin + phrase.size
        at_start = begin <= self.first_letter
        at_end = end >= self.end_of_letters
        kinds = phrase.part
        if at_start:
            kinds |= phrase.start
        if at_end:
            kinds |= phrase.end
        is_whole = at_start and at_end
        if is_whole:
            kinds = phrase.whole
        if kinds and self._stands_alone(phrase, begin, end) and self._reads(phrase, begin):
            self.inside |= kinds
            if is_whole:
                self.whole |= kinds

    def _stands_alone(self, phrase: Phrase, begin: int, end: int) -> bool:
        """Tell whether the line has room for `phrase`, and no word goes on beyond its edges."""
        if begin < self.begin or end > self.end:
            return False
        if phrase.opens_with_a_word and begin > self.begin and self._traits_at(begin - 1) & PHRASE:
            return False
        return not (phrase.closes_with_a_word and end < self.end and self._traits_at(end) & PHRASE)

    def _reads(self, phrase: Phrase, begin: int) -> bool:
        """Tell whether the line, written as the lexicons do, has `phrase` at `begin`."""
        for index in range(phrase.size):
            if self._folded(self.codes[begin + index]) != ord(phrase.text[index]):
                return False
        return True

    def _folded(self, code: int) -> int:
        """Return the code point that the lexicons write (`cleaner.text.folding.fold`)."""
        traits = self.traits[code]
        if traits & FOLDED:
            return _DIGIT if traits & DECIMAL else _SPACE if traits & BLANK else _APOSTROPHE
        return self.letters[code]

    def _traits_at(self, position: int) -> int:
        return self.traits[self.codes[position]]


@cache
def phrase_finder() -> PhraseFinder:
    """Return the finder of the lexicons that ship with the package."""
    spoken = {language: function_words(language) for language in languages()}
    return PhraseFinder(spoken, lambda language: LanguagePhrases(lexicon(language)))


def build_finder(sources: Iterable[Lexicon]) -> PhraseFinder:
    """Return the finder of other lexicons."""
    by_language = {source.language: source for source in sources}
    spoken = {
        language: source.phrases.get(("function", "whole"), ())
        for language, source in by_language.items()
    }
    return PhraseFinder(spoken, lambda language: LanguagePhrases(by_language[language]))
