"""Find the phrases and the function words of the lexicons in a page.

A phrase that counts as a whole line only is looked up by what stands between the
first and the last letter of the line; all others are found by one automaton a
language in a single pass over the page. Both give candidates, places in the text,
and one rule judges them all: a phrase stands alone, and where its section says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, product
from typing import Any

import ahocorasick
import numpy as np
import numpy.typing as npt

from cleaner.characters import Characters, Mask, Places, Trait
from cleaner.lexicons.lexicon import (
    ANYWHERE,
    APART,
    KINDS,
    WAYS,
    Lexicon,
    function_words,
    is_unspaced,
    languages,
    lexicon,
)
from cleaner.words import Numbers, Words, WordTable

NOBODYS = ""
"""What stands in the place of every word that is no function word."""
MAX_DIGITS = 3
"""A ``#`` inside a phrase stands for up to this many digits."""
Candidate = tuple[int, int, int, int]
"""Where the characters of a phrase begin and end, its kind and its way, as numbers."""
_WHOLE, _START, _END, _PART = map(WAYS.index, ("whole", "start", "end", "part"))
Spoken = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Which kinds of phrase stand in which lines of a page."""

    whole: npt.NDArray[np.bool_]
    """lines x `KINDS`: the line is such a phrase and nothing else."""
    inside: npt.NDArray[np.bool_]
    """lines x `KINDS`: such a phrase stands in the line (also where it is the whole line)."""


@dataclass(frozen=True, slots=True)
class LanguagePhrases:
    """The phrases of one language, ready to be found."""

    whole: Mapping[str, tuple[tuple[str, int, int], ...]]
    """From the letters of a line to the phrases with just these, where they begin, their kind."""
    longest: int
    """Characters of the longest key of `whole`."""
    others: Any
    """An automaton that gives for every other phrase its size and its kinds and ways."""

    def candidates(self, text: str, letters: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
        """Yield where phrases may stand; `letters` are the bounds of the letters of each line."""
        for first, last in letters:
            if last - first <= self.longest:
                for phrase, offset, kind in self.whole.get(text[first:last], ()):
                    start = first - offset
                    if start >= 0 and text.startswith(phrase, start):
                        yield start, start + len(phrase), kind, _WHOLE
        for last, (size, uses) in self.others.iter(text) if len(self.others) else ():
            for kind, way in uses:
                yield last + 1 - size, last + 1, kind, way


@dataclass(frozen=True, slots=True)
class PhraseFinder:
    """The phrases of each language, and the function words that tell the languages apart."""

    languages: tuple[str, ...]
    phrases_of: Callable[[str], LanguagePhrases]
    """From a language to its phrases, made ready when they are first asked for."""
    function_words: WordTable
    """The rows of the function words in `speakers`."""
    unspaced_words: tuple[str, ...]
    """Those in scripts without spaces, which are looked for in any run of letters."""
    speakers: Spoken
    """function words x `languages`, 1 where the word is one of the language: first the words of
    `function_words`, then a row for all that are nobody's, then `unspaced_words`."""

    def spoken(self, words: Words) -> tuple[Numbers, Numbers]:
        """Return the function words among `words`, as rows of `speakers`, and their lines.

        A word with an apostrophe also holds what stands before it (``l'`` in ``l'île``).
        """
        heads, lines = words.heads("'")
        rows = self.function_words.rows(words.different)[words.ids]
        return (
            np.append(rows, self.function_words.rows(heads)),
            np.append(words.lines, lines),
        )

    def unspaced(self, page: Characters) -> tuple[Numbers, Numbers]:
        """Return the same for the function words in scripts without spaces."""
        found = [
            (row, place)
            for row, word in enumerate(self.unspaced_words, start=len(self.function_words) + 1)
            for place in _places(word, page.text)
        ]
        rows, places = np.array(found, dtype=np.int64).reshape(-1, 2).T
        return rows, page.row[places].astype(np.int64)

    def find(self, page: Characters, languages: Iterable[str]) -> Phrases:
        """Find the phrases of `languages` in a folded page."""
        first, last = page.bounds(Trait.LETTER)
        letters = [*zip(first.tolist(), last.tolist(), strict=True)]
        candidates = [
            candidate
            for language in languages
            if language in self.languages
            for candidate in self.phrases_of(language).candidates(page.text, letters)
        ]
        numbers = np.fromiter(chain.from_iterable(candidates), dtype=np.int64)
        start, end, kind, way = numbers.reshape(-1, 4).T
        opens = ~_is_inside_a_word(page, start) | page.have(Trait.UNSPACED, start)
        closes = ~_is_inside_a_word(page, end) | page.have(Trait.UNSPACED, end - 1)
        row = page.row[start]
        at_start, at_end = start <= first[row], end >= last[row]
        is_whole = opens & closes & at_start & at_end
        counts = (way == _PART) | ((way == _START) & at_start) | ((way == _END) & at_end)
        is_inside = is_whole | (opens & closes & counts)
        whole = np.zeros((len(page.starts), len(KINDS)), dtype=bool)
        inside = np.zeros_like(whole)
        whole[row[is_whole], kind[is_whole]] = True
        inside[row[is_inside], kind[is_inside]] = True
        return Phrases(whole, inside)


def _is_inside_a_word(page: Characters, places: Places) -> Mask:
    """Tell of each of `places` whether a word goes on there; before the page is a line feed."""
    return page.have(Trait.PHRASE, places) & page.have(Trait.PHRASE, places - 1)


def _places(word: str, text: str) -> Iterator[int]:
    """Yield where `word` stands in `text`, without overlaps."""
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + len(word))


@cache
def phrase_finder() -> PhraseFinder:
    """Return the finder of the lexicons that ship with the package."""
    spoken = {language: function_words(language) for language in languages()}
    return _finder(spoken, lambda language: prepared(lexicon(language)))


def build_finder(sources: Iterable[Lexicon]) -> PhraseFinder:
    """Return the finder of other lexicons."""
    by_language = {source.language: source for source in sources}
    spoken = {
        language: source.phrases.get(("function", "whole"), ())
        for language, source in by_language.items()
    }
    return _finder(spoken, lambda language: prepared(by_language[language]))


def _finder(
    spoken: Mapping[str, Sequence[str]], prepare: Callable[[str], LanguagePhrases]
) -> PhraseFinder:
    different = dict.fromkeys(word for words in spoken.values() for word in words)
    spaced = [word for word in different if not is_unspaced(word[0])]
    unspaced = [word for word in different if is_unspaced(word[0])]
    rows = {word: row for row, word in enumerate([*spaced, NOBODYS, *unspaced])}
    speakers = np.zeros((len(rows), len(spoken)), dtype=np.float32, order="F")
    for column, words in enumerate(spoken.values()):
        speakers[[rows[word] for word in words], column] = 1
    return PhraseFinder(tuple(spoken), cache(prepare), WordTable(spaced), tuple(unspaced), speakers)


def prepared(source: Lexicon) -> LanguagePhrases:
    """Make the phrases of a lexicon ready to be found."""
    whole: dict[str, list[tuple[str, int, int]]] = {}
    others: dict[str, list[tuple[int, int]]] = {}
    for (kind, way), phrases in source.phrases.items():
        if kind in APART:
            continue
        for phrase in chain.from_iterable(map(_with_numbers, phrases)):
            if way == "whole" and kind not in ANYWHERE:
                first, last = _letter_bounds(phrase)
                whole.setdefault(phrase[first:last], []).append((phrase, first, KINDS.index(kind)))
            else:
                where = "part" if kind in ANYWHERE else way
                others.setdefault(phrase, []).append((KINDS.index(kind), WAYS.index(where)))
    automaton = ahocorasick.Automaton()
    for phrase, uses in others.items():
        automaton.add_word(phrase, (len(phrase), tuple(uses)))
    if others:
        automaton.make_automaton()
    return LanguagePhrases(
        {letters: tuple(found) for letters, found in whole.items()},
        max(map(len, whole), default=0),
        automaton,
    )


def _letter_bounds(phrase: str) -> tuple[int, int]:
    """Return where the first letter of `phrase` stands, and the place behind the last.

    >>> _letter_bounds("# days ago!")
    (2, 10)
    """
    letters = [place for place, character in enumerate(phrase) if character.isalpha()]
    return letters[0], letters[-1] + 1


def _with_numbers(phrase: str) -> Iterator[str]:
    """Spell out each ``#`` that is not at the start as one to `MAX_DIGITS` digits.

    >>> list(_with_numbers("vor # tagen"))
    ['vor # tagen', 'vor ## tagen', 'vor ### tagen']
    >>> list(_with_numbers("# days ago"))
    ['# days ago']
    """
    head = "#" if phrase.startswith("#") else ""
    parts = phrase[len(head) :].split("#")
    for digits in product(range(1, MAX_DIGITS + 1), repeat=len(parts) - 1):
        yield (
            head
            + parts[0]
            + "".join("#" * n + part for n, part in zip(digits, parts[1:], strict=True))
        )
