"""Find the phrases and the function words of the lexicons in a page.

A phrase that counts as a whole line only is looked up by what stands between the
first and the last letter of the line. Any other is found by its first word, or first two:
all words of the page are looked up at once, and the few hits are compared with the phrase.
Only phrases in scripts without spaces, whose words have no edges, need an automaton.
All give candidates, places in the text, and one rule judges them: a phrase stands
alone, and where its section says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, product
from typing import Any, NamedTuple

import ahocorasick
import numpy as np
import numpy.typing as npt

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
from cleaner.text.characters import (
    Characters,
    Mask,
    Places,
    Trait,
    Traits,
    changes,
)
from cleaner.text.words import Digests, DigestTable, Numbers, Sums, Words, WordTable, digests_of

NOBODYS = ""
"""What stands in the place of every word that is no function word."""
MAX_DIGITS = 3
"""A ``#`` inside a phrase stands for up to this many digits."""
Candidate = tuple[int, int, int, int]
"""Where the characters of a phrase begin and end, its kind and its way, as numbers."""
_WHOLE, _START, _END, _PART = map(WAYS.index, ("whole", "start", "end", "part"))
Spoken = npt.NDArray[np.float32]
Uses = tuple[tuple[int, int], ...]
"""Kinds and ways, as numbers."""
_OF_A_WORD, _OF_NO_SPACES = np.uint16(Trait.PHRASE), np.uint16(Trait.UNSPACED)
_SECOND = np.uint64(0xD1342543DE82EF95)
"""Any odd number: tells the first of two words from the second."""


class Runs(NamedTuple):
    """Stretches of a page: its words as phrases know them, or the letters of its lines."""

    starts: Places
    digests: Digests

    @property
    def pairs(self) -> Digests:
        """A digest of each word and the next."""
        paired: Digests = self.digests[:-1] * _SECOND + self.digests[1:]
        return paired


@dataclass(frozen=True, slots=True)
class Phrases:
    """Which kinds of phrase stand in which lines of a page."""

    whole: npt.NDArray[np.bool_]
    """lines x `KINDS`: the line is such a phrase and nothing else."""
    inside: npt.NDArray[np.bool_]
    """lines x `KINDS`: such a phrase stands in the line (also where it is the whole line)."""


class Anchored(NamedTuple):
    """A phrase that is found by its first word or words."""

    text: str
    offset: int
    """Where in the phrase the first word begins."""
    uses: Uses
    """Its kinds and ways."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """Phrases by the digest of what they are found by."""

    table: DigestTable
    phrases: tuple[tuple[Anchored, ...], ...]
    """Those that each row of `table` finds."""

    @classmethod
    def of(cls, phrases: Mapping[int, Sequence[Anchored]]) -> Anchors:
        """Sort `phrases` by digest."""
        table = DigestTable(np.array(list(phrases), dtype=np.uint64))
        return cls(table, tuple(map(tuple, phrases.values())))

    def candidates(self, text: str, starts: Places, digests: Digests) -> Iterator[Candidate]:
        """Yield where in `text` phrases stand whose first word begins at one of `starts`."""
        places, rows = self.table.find(digests)
        for start, row in zip(starts[places].tolist(), rows.tolist(), strict=True):
            for phrase, offset, uses in self.phrases[row]:
                begin = start - offset
                if begin >= 0 and text.startswith(phrase, begin):
                    for kind, way in uses:
                        yield begin, begin + len(phrase), kind, way


@dataclass(frozen=True, slots=True)
class LanguagePhrases:
    """The phrases of one language, ready to be found."""

    whole: Anchors
    """Phrases that are a line, by the letters of the line."""
    single: Anchors
    """Phrases of one word."""
    paired: Anchors
    """Phrases of several, by the first two."""
    others: Any
    """An automaton that gives for every other phrase its size and its kinds and ways; None
    where there is no other."""

    def candidates(self, text: str, runs: Runs, letters: Runs) -> Iterator[Candidate]:
        """Yield where phrases may stand; `letters` are those of each line."""
        yield from self.whole.candidates(text, letters.starts, letters.digests)
        yield from self.single.candidates(text, runs.starts, runs.digests)
        yield from self.paired.candidates(text, runs.starts[:-1], runs.pairs)
        for last, (size, uses) in self.others.iter(text) if self.others else ():
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
            for place in places_of(word, page.text)
        ]
        rows, places = np.array(found, dtype=np.int64).reshape(-1, 2).T
        return rows, page.row[places].astype(np.int64)

    def find(self, page: Characters, languages: Iterable[str]) -> Phrases:
        """Find the phrases of `languages` in a folded page."""
        sums = Sums(page.codes)
        runs = _runs(page, sums)
        first, last = page.bounds(Trait.LETTER)
        letters = Runs(first, sums.digests(first, last))
        candidates = [
            candidate
            for language in languages
            if language in self.languages
            for candidate in self.phrases_of(language).candidates(page.text, runs, letters)
        ]
        numbers = np.fromiter(chain.from_iterable(candidates), dtype=np.int64)
        start, end, kind, way = numbers.reshape(-1, 4).T
        before, opening, closing, behind = page.traits[np.stack([start - 1, start, end - 1, end])]
        opens = ~_goes_on(before, opening) | _is_unspaced(opening)
        closes = ~_goes_on(closing, behind) | _is_unspaced(closing)
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


def _runs(page: Characters, sums: Sums) -> Runs:
    """Return the words of a page as phrases know them."""
    bounds = changes(page.have(Trait.PHRASE))
    starts, ends = bounds[::2], bounds[1::2]
    return Runs(starts, sums.digests(starts, ends))


def _goes_on(one: Traits, other: Traits) -> Mask:
    """Tell of neighbouring characters whether both are of one word."""
    goes_on: Mask = (one & other & _OF_A_WORD) != 0
    return goes_on


def _is_unspaced(traits: Traits) -> Mask:
    is_unspaced: Mask = (traits & _OF_NO_SPACES) != 0
    return is_unspaced


def places_of(word: str, text: str) -> Iterator[int]:
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
    whole: dict[str, list[Anchored]] = {}
    others: dict[str, list[tuple[int, int]]] = {}
    for (kind, way), phrases in source.phrases.items():
        if kind in APART:
            continue
        for phrase in chain.from_iterable(map(_with_numbers, phrases)):
            if way == "whole" and kind not in ANYWHERE:
                first, last = _letter_bounds(phrase)
                found = Anchored(phrase, first, ((KINDS.index(kind), _WHOLE),))
                whole.setdefault(phrase[first:last], []).append(found)
            else:
                where = "part" if kind in ANYWHERE else way
                others.setdefault(phrase, []).append((KINDS.index(kind), WAYS.index(where)))
    by_letters = zip(digests_of(list(whole)).tolist(), whole.values(), strict=True)
    unspaced = {p: tuple(uses) for p, uses in others.items() if any(map(is_unspaced, p))}
    single, paired = _by_first_words({p: u for p, u in others.items() if p not in unspaced})
    return LanguagePhrases(
        Anchors.of(dict(by_letters)),
        Anchors.of(single),
        Anchors.of(paired),
        _automaton(unspaced) if unspaced else None,
    )


ByDigest = dict[int, list[Anchored]]


def _by_first_words(phrases: Mapping[str, Sequence[tuple[int, int]]]) -> tuple[ByDigest, ByDigest]:
    """Return phrases of one word by its digest, and the others by that of their first two."""
    page = Characters.of(list(phrases))
    runs = _runs(page, Sums(page.codes))
    firsts = np.searchsorted(runs.starts, page.starts)
    offsets = (runs.starts[firsts] - page.starts).tolist()
    is_single = (np.diff(firsts, append=len(runs.starts)) == 1).tolist()
    pairs = np.append(runs.pairs, runs.digests[-1:])
    digests = np.where(is_single, runs.digests[firsts], pairs[firsts]).tolist()
    single: ByDigest = {}
    paired: ByDigest = {}
    rows = zip(phrases.items(), offsets, is_single, digests, strict=True)
    for (phrase, uses), offset, is_alone, digest in rows:
        found = Anchored(phrase, offset, tuple(uses))
        (single if is_alone else paired).setdefault(digest, []).append(found)
    return single, paired


def _automaton(phrases: Mapping[str, Uses]) -> Any:
    automaton = ahocorasick.Automaton()
    for phrase, uses in phrases.items():
        automaton.add_word(phrase, (len(phrase), uses))
    automaton.make_automaton()
    return automaton


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
