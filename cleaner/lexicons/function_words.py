"""The function words of every language (`the`, `und`, `的`): they tell languages apart.

A word of a page is looked up by its digest. In a script without spaces there are no words to
look up; there a function word is found wherever it stands, by its first character.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from cleaner.text.digests import DigestTable
from cleaner.text.folding import is_unspaced

MAX_LANGUAGES = 64
"""A language is a bit of a number of 64 bits."""


class FunctionWords:
    """The function words of some languages.

    >>> from cleaner.text.digests import digest_of
    >>> words = FunctionWords({"fr": ("de", "l'"), "es": ("de",), "zh": ("的",)})
    >>> [words.speakers(digest_of(word)) for word in ("de", "l'", "boat")]
    [3, 1, 0]
    >>> from cleaner.text.characters import codes_of
    >>> text = "他的书是我的"
    >>> counts = words.unspaced_in(text, codes_of(text), 0, len(text))
    >>> dict(zip(words.languages, counts))
    {'fr': 0, 'es': 0, 'zh': 2}
    """

    languages: tuple[str, ...]
    table: DigestTable
    """The words of scripts with spaces."""
    spoken: array[int]
    """For each of them a bit of every language that has it; the first language is 1."""
    initials: DigestTable
    """The first characters of the words of scripts without spaces, as code points."""
    unspaced: list[list[tuple[str, list[int]]]]
    """For each of them the words that begin with it, and the languages that have the word, as
    indices of `languages`."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        """Enter the function words of each language."""
        if len(words) > MAX_LANGUAGES:
            raise ValueError(f"{len(words)} languages: there can be {MAX_LANGUAGES}")
        self.languages = tuple(words)
        speakers: dict[str, int] = {}
        for number, language in enumerate(self.languages):
            for word in words[language]:
                speakers[word] = speakers.get(word, 0) | 1 << number
        spaced = [word for word in speakers if not is_unspaced(word[0])]
        self.table = DigestTable.of_words(spaced)
        self.spoken = array("Q", [speakers[word] for word in spaced])
        self.initials = DigestTable()
        self.unspaced = []
        for word in speakers:
            if is_unspaced(word[0]):
                bits = speakers[word]
                numbers = [n for n in range(len(self.languages)) if bits >> n & 1]
                self._enter_unspaced(word, numbers)

    def _enter_unspaced(self, word: str, speakers: list[int]) -> None:
        row = self.initials.add(ord(word[0]))
        if row == len(self.unspaced):
            self.unspaced.append([])
        self.unspaced[row].append((word, speakers))

    def speakers(self, digest: int) -> int:
        """Return the bits of the languages that the word with this digest is a function word of."""
        row = self.table.row(digest)
        return self.spoken[row] if row >= 0 else 0

    def unspaced_in(self, text: str, codes: memoryview, begin: int, end: int) -> array[int]:
        """Return for each language how many of its words without spaces stand in a line.

        The line is `text` from `begin` to `end`; `codes` are the code points of `text`.
        """
        found = counts = array("i", [0]) * len(self.languages)
        for offset in range(begin, end):
            row = self.initials.row(codes[offset])
            if row >= 0:
                for word, speakers in self.unspaced[row]:
                    if text.startswith(word, offset):
                        for number in speakers:
                            found[number] += 1
        return counts
