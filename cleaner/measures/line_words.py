"""What is measured of a line by its words: how many, how written, and its key."""

from __future__ import annotations

from array import array

from cleaner.lexicons.function_words import FunctionWords
from cleaner.measures.line import MeasuredLine
from cleaner.measures.words import Words
from cleaner.text.characters import (
    CAPITAL,
    SMALL,
    SMALL_LETTERS,
    TRAITS,
    UNSPACED,
    WORD,
)
from cleaner.text.digests import EMPTY, MASK, PRIME, DigestTable, digest_of

IDEOGRAPHS_A_WORD = 2.0
"""Letters of a script without spaces that count as one word (Chinese: about 1.5, Japanese: 2.2)."""
KEY_MARK = "="
"""Stands before the words of a line in its key, so that no key is the digest of a word."""
_NO_WORDS = digest_of(KEY_MARK)
_APOSTROPHE = ord("'")


class WordCutter:
    """Cuts one line of a page after the other into words, and numbers the different ones."""

    codes: memoryview
    """The code points of all lines, one line below the other."""
    spelled: memoryview
    """The same in the letters that words are compared in: `cleaner.text.characters.SMALL_LETTERS`
    does the rest."""
    words: Words
    size: int
    """How many words there are so far."""
    table: DigestTable
    """The different words of the page."""
    spoken: array[int]
    """For each different word the languages that it is a function word of, as bits."""
    spoken_heads: array[int]
    """The same for what stands before its first apostrophe: the article in `l'île`."""

    # The word that is being read.
    digest: int
    head: int
    """The digest of the word up to its first apostrophe; 0 without one."""
    key: int
    """The digest of the words of the line so far, run together."""

    def __init__(
        self,
        codes: memoryview,
        spelled: memoryview,
        words: Words,
        function_words: FunctionWords,
        most: int,
    ) -> None:
        """Fill `words`; there will be `most` of them or fewer."""
        self.traits = TRAITS
        self.letters = SMALL_LETTERS
        self.codes = codes
        self.spelled = spelled
        self.words = words
        self.function_words = function_words
        self.table = DigestTable()
        self.digests = words.digests = array("Q", [0]) * most
        self.ids = words.ids = array("i", [0]) * most
        self.starts = words.starts = array("i", [0]) * most
        self.ends = words.ends = array("i", [0]) * most
        self.spoken = array("Q", [0]) * most
        self.spoken_heads = array("Q", [0]) * most
        self.size = 0

    def cut(self, line: MeasuredLine, begin: int, end: int) -> None:
        """Cut the line that stands from `begin` to `end`, and fill in what its words say."""
        codes, table = self.codes, self.traits
        line.first_word = self.size
        self.key = _NO_WORDS
        spaced = cased = capitals = 0
        offset = begin
        while offset < end:
            opening = table[codes[offset]]
            if not opening & WORD:
                offset += 1
                continue
            start = offset
            offset = self._read_word(start, end)
            self._add(start, offset)
            if not opening & UNSPACED:
                spaced += 1
            if offset > start + 1 and opening & (CAPITAL | SMALL):
                cased += 1
                if opening & CAPITAL:
                    capitals += 1
        line.end_word = self.size
        line.key = self.key if self.size > line.first_word else 0
        line.word_count = spaced + line.ideographs / IDEOGRAPHS_A_WORD
        line.capitalised = capitals / cased if cased else 0.0

    def _read_word(self, start: int, end: int) -> int:
        """Return where the word that begins at `start` ends; make its digest on the way."""
        # No names for the tables here: in compiled code each costs as much as a word.
        digest, head, key = EMPTY, 0, self.key
        offset = start
        while offset < end:
            code = self.letters[self.spelled[offset]]
            if not self.traits[code] & WORD:
                if not self._is_inside(offset, end):
                    break
                if head == 0:
                    head = ((digest ^ code) * PRIME) & MASK
            digest = ((digest ^ code) * PRIME) & MASK
            key = ((key ^ code) * PRIME) & MASK
            offset += 1
        self.digest, self.head, self.key = digest, head, key
        return offset

    def _is_inside(self, offset: int, end: int) -> bool:
        """Tell whether an apostrophe stands at `offset` after which the word goes on."""
        return (
            self.letters[self.codes[offset]] == _APOSTROPHE
            and offset + 1 < end
            and self.traits[self.codes[offset + 1]] & WORD != 0
        )

    def _add(self, start: int, end: int) -> None:
        """Number the word that was read, which stands there in the page."""
        number = self.table.add(self.digest)
        if number == self.words.distinct:
            self.words.distinct += 1
            self.spoken[number] = self.function_words.speakers(self.digest)
            if self.head:
                self.spoken_heads[number] = self.function_words.speakers(self.head)
        index = self.size
        self.digests[index] = self.digest
        self.ids[index] = number
        self.starts[index] = start
        self.ends[index] = end
        self.size = index + 1

    def count_spoken(self, counts: array[int]) -> None:
        """Add to the count of each language its function words on the page."""
        times = array("i", [0]) * self.words.distinct
        for index in range(self.size):
            times[self.ids[index]] += 1
        for number in range(self.words.distinct):
            if self.spoken[number] | self.spoken_heads[number]:
                for language in range(len(counts)):
                    counts[language] += times[number] * self._spoken_in(number, language)

    def function_words_of(self, line: MeasuredLine, language: int) -> int:
        """Return how many function words of a language a line has."""
        count = 0
        for index in range(line.first_word, line.end_word):
            count += self._spoken_in(self.ids[index], language)
        return count

    def _spoken_in(self, number: int, language: int) -> int:
        """Return how many function words of a language a word is and begins with."""
        spoken, heads = self.spoken[number], self.spoken_heads[number]
        return (spoken >> language & 1) + (heads >> language & 1)
