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
    KINDS,
    WAYS,
    Lexicon,
    function_words,
    is_unspaced,
    languages,
    lexicon,
)

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
    function_words: Mapping[str, int]
    """From a function word to its row in `speakers`."""
    unspaced_words: Mapping[str, int]
    """The same for scripts without spaces, where a word is looked for in any run of letters."""
    speakers: Spoken
    """function words x `languages`, 1 where the word is one of the language."""

    def spoken(self, words: Sequence[str]) -> tuple[list[int], Spoken]:
        """Return which of `words` hold a function word, and which languages have it.

        Returns:
            places among `words`, and for each of them a row of `speakers`. A word with an
            apostrophe also holds what stands before it (``l'`` in ``l'île``), and may come twice.
        """
        heads = ((place, _elided(word)) for place, word in enumerate(words) if "'" in word)
        row_of = self.function_words.get
        found = [
            (place, row)
            for place, word in chain(enumerate(words), heads)
            if (row := row_of(word)) is not None
        ]
        return [place for place, _ in found], self.speakers[[row for _, row in found]]

    def unspaced(self, text: str) -> Iterator[tuple[Spoken, list[int]]]:
        """Yield each function word without spaces in `text`: who speaks it, where it stands."""
        for word, row in self.unspaced_words.items():
            if word in text:
                yield self.speakers[row], list(_places(word, text))

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


def _elided(word: str) -> str:
    """Return the beginning of `word` with its first apostrophe.

    >>> _elided("l'île")
    "l'"
    """
    return word[: word.index("'") + 1]


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
    rows = {word: row for row, word in enumerate({w: None for ws in spoken.values() for w in ws})}
    speakers = np.zeros((len(rows), len(spoken)), dtype=np.float32)
    for column, words in enumerate(spoken.values()):
        speakers[[rows[word] for word in words], column] = 1
    return PhraseFinder(
        tuple(spoken),
        cache(prepare),
        {word: row for word, row in rows.items() if not is_unspaced(word[0])},
        {word: row for word, row in rows.items() if is_unspaced(word[0])},
        speakers,
    )


def prepared(source: Lexicon) -> LanguagePhrases:
    """Make the phrases of a lexicon ready to be found."""
    whole: dict[str, list[tuple[str, int, int]]] = {}
    others: dict[str, list[tuple[int, int]]] = {}
    for (kind, way), phrases in source.phrases.items():
        if kind == "function":
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
