"""Load the phrases of every language and find them in a page in one pass.

A lexicon file holds sections ``[kind way]`` with one phrase a line. *Kind* is a
label (``ranking``, ``promo``, ...) or a kind of word (``time``, ``month``, ``function``);
*way* says where in a line the phrase counts: as the ``whole`` line, at its ``start``
or ``end``, or in any ``part``. ``#`` stands for a number. docs/lexicons.md tells how to
add a language.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import product
from typing import Any

import ahocorasick
import numpy as np
import numpy.typing as npt

KINDS = (
    "ranking", "teaser", "promo", "social", "comment", "legal", "ui", "nav", "about", "byline",
    "caption", "error", "time", "month", "weekday",
)  # fmt: skip
"""What a phrase hints at, in the order of the columns of `Phrases`."""

APART = ("function", "author", "credit", "change", "role")
"""Kinds that no line is searched for: running text is told by the first, bylines are read by all
(`cleaner.metadata`)."""

WAYS = ("whole", "start", "end", "part")
ANYWHERE = frozenset({"time", "month", "weekday"})
"""Kinds whose phrases count wherever they stand, though they are listed as ``whole``."""
LINGUA_FRANCA = "en"
"""Menus and buttons in English stand on pages of every language."""
MAX_DIGITS = 3
"""A ``#`` inside a phrase stands for up to this many digits."""

# What is written in several ways is looked up in one: digits, apostrophes, spaces.
_ZEROS = (0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10)
_FOLD = str.maketrans(
    {chr(zero + digit): "#" for zero in _ZEROS for digit in range(10)}
    | dict.fromkeys("’ʼ‘", "'")
    | dict.fromkeys("\xa0\u202f\u2009\u3000\t", " ")
)

_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0x9FFF),  # Han, Kana
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
"""Scripts written without spaces: a phrase may begin or end in the middle of a run."""


def is_unspaced(character: str) -> bool:
    """Whether words of the script of `character` are not set apart by spaces.

    >>> is_unspaced("中"), is_unspaced("a")
    (True, False)
    """
    code = ord(character)
    return code >= _UNSPACED[0][0] and any(low <= code <= high for low, high in _UNSPACED)


def lower(text: str) -> str:
    """Return `text` in lower case; a dotted capital I becomes a plain one, not two characters.

    >>> lower("İlgili")
    'ilgili'
    """
    return text.replace("İ", "i").lower()


def fold(text: str) -> str:
    """Write `text` as the lexicons do: lower case, ``#`` for a digit, plain apostrophe.

    >>> fold("Today’s 24 Hours")
    "today's ## hours"
    """
    return lower(text).translate(_FOLD)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases of one language."""

    language: str
    phrases: Mapping[tuple[str, str], tuple[str, ...]]
    """From (kind, way) to the phrases, folded."""


def parse(language: str, content: str) -> Lexicon:
    r"""Read the text of a lexicon file.

    Raises:
        ValueError: a section has an unknown kind or way, a phrase stands before any section
            or has no letter.

    >>> parse("en", "## English\n[ranking whole]\nMost Read").phrases
    {('ranking', 'whole'): ('most read',)}
    """
    phrases: dict[tuple[str, str], list[str]] = {}
    section: list[str] | None = None
    for number, row in enumerate(content.split("\n"), start=1):
        row = row.strip()
        if not row or row.startswith("##"):
            continue
        if row.startswith("[") and row.endswith("]"):
            kind, _, way = row[1:-1].partition(" ")
            if way not in WAYS or kind not in (*KINDS, *APART):
                raise ValueError(f"{language}.txt, line {number}: unknown section {row}")
            section = phrases.setdefault((kind, way), [])
        elif section is None:
            raise ValueError(f"{language}.txt, line {number}: a phrase before any section")
        elif not any(character.isalpha() for character in row):
            raise ValueError(f"{language}.txt, line {number}: a phrase without a letter: {row}")
        else:
            section.append(fold(row))
    return Lexicon(language, {key: tuple(dict.fromkeys(rows)) for key, rows in phrases.items()})


@cache
def lexicons() -> tuple[Lexicon, ...]:
    """Return the lexicons that ship with the package, by language code."""
    files = (
        entry for entry in resources.files(__package__).iterdir() if entry.name.endswith(".txt")
    )
    return tuple(
        parse(entry.name.removesuffix(".txt"), entry.read_text(encoding="utf-8"))
        for entry in sorted(files, key=lambda entry: entry.name)
    )


@dataclass(frozen=True, slots=True)
class Phrases:
    """Which kinds of phrase stand in which lines of a page."""

    whole: npt.NDArray[np.bool_]
    """lines x `KINDS`: the line is such a phrase and nothing else."""
    inside: npt.NDArray[np.bool_]
    """lines x `KINDS`: such a phrase stands in the line (also where it is the whole line)."""


@dataclass(frozen=True, slots=True)
class PhraseFinder:
    """The phrases of each language as an automaton, and the function words beside them."""

    automata: tuple[Any, ...]
    """For each language, its phrases with their size, kind and way."""
    function_words: Mapping[str, tuple[int, ...]]
    """From a function word to the numbers of the languages that have it."""
    unspaced_words: Mapping[str, tuple[int, ...]]
    """The same for scripts without spaces, where a word is looked for in any run of letters."""
    spoken_words: tuple[frozenset[str], ...]
    """For each language, its function words in a script with spaces."""
    languages: tuple[str, ...]

    def count_function_words(self, words: Iterable[str]) -> npt.NDArray[np.int64]:
        """Return for each language how many of `words` are its function words."""
        counts = np.zeros(len(self.languages), dtype=np.int64)
        known = self.function_words
        for word, times in Counter(with_elisions(words)).items():
            for language in known.get(word, ()):
                counts[language] += times
        return counts

    def count_unspaced(self, text: str) -> npt.NDArray[np.int64]:
        """Return the same counts for the languages written without spaces, on the whole `text`."""
        counts = np.zeros(len(self.languages), dtype=np.int64)
        for word, numbers in self.unspaced_words.items():
            hits = text.count(word)
            for language in numbers if hits else ():
                counts[language] += hits
        return counts

    def function_words_by_line(
        self, words: Sequence[tuple[str, ...]], lines: Sequence[str], languages: frozenset[int]
    ) -> list[int]:
        """Return how many function words of the `languages` of those numbers each line has."""
        spaced = frozenset[str]().union(*(self.spoken_words[i] for i in languages))
        unspaced = [
            w for w, spoken in self.unspaced_words.items() if languages.intersection(spoken)
        ]
        return [
            sum(map(spaced.__contains__, with_elisions(line_words) if "'" in line else line_words))
            + sum(line.count(word) for word in unspaced)
            for line_words, line in zip(words, lines, strict=True)
        ]

    def find(self, lines: list[str], languages: frozenset[str]) -> Phrases:
        """Find the phrases of `languages` in the folded `lines`."""
        whole = np.zeros((len(lines), len(KINDS)), dtype=bool)
        inside = np.zeros_like(whole)
        text = "\n".join(lines)
        edges = [_letter_edges(line) for line in lines]
        for language, automaton in zip(self.languages, self.automata, strict=True):
            if language not in languages or not len(automaton):
                continue
            row, row_start, row_end = 0, 0, len(lines[0]) if lines else 0
            for last, entries in automaton.iter(text):
                while last > row_end:
                    row += 1
                    row_start = row_end + 1
                    row_end = row_start + len(lines[row])
                for size, kind, way in entries:
                    start = last - size + 1
                    if not _stands_alone(text, start, last + 1):
                        continue
                    first_letter, last_letter = edges[row]
                    at_start = start - row_start <= first_letter
                    at_end = last - row_start >= last_letter
                    if at_start and at_end:
                        whole[row, kind] = inside[row, kind] = True
                    elif (
                        way == "part" or (way == "start" and at_start) or (way == "end" and at_end)
                    ):
                        inside[row, kind] = True
        return Phrases(whole, inside)


def with_elisions(words: Iterable[str]) -> Iterator[str]:
    """Return `words`, and of a word with an apostrophe also what stands before it.

    >>> list(with_elisions(["l'île"]))
    ["l'île", "l'"]
    """
    for word in words:
        yield word
        if "'" in word:
            yield word[: word.index("'") + 1]


@cache
def phrase_finder() -> PhraseFinder:
    """Return the finder of the lexicons that ship with the package."""
    return build_finder(lexicons())


def build_finder(sources: Iterable[Lexicon]) -> PhraseFinder:
    """Compile lexicons into one finder."""
    function_words: dict[str, list[int]] = {}
    languages: list[str] = []
    automata = []
    for number, lexicon in enumerate(sources):
        languages.append(lexicon.language)
        entries: dict[str, list[tuple[int, int, str]]] = {}
        for (kind, way), phrases in lexicon.phrases.items():
            if kind == "function":
                for word in phrases:
                    function_words.setdefault(word, []).append(number)
            if kind in APART:
                continue
            way = "part" if kind in ANYWHERE else way
            for phrase in phrases:
                for spelled in _with_numbers(phrase):
                    entries.setdefault(spelled, []).append((len(spelled), KINDS.index(kind), way))
        automata.append(_automaton(entries))
    spaced = {word: tuple(n) for word, n in function_words.items() if not is_unspaced(word[0])}
    return PhraseFinder(
        tuple(automata),
        spaced,
        {word: tuple(n) for word, n in function_words.items() if is_unspaced(word[0])},
        tuple(
            frozenset(word for word, spoken in spaced.items() if number in spoken)
            for number in range(len(languages))
        ),
        tuple(languages),
    )


def _automaton(entries: Mapping[str, Sequence[tuple[int, int, str]]]) -> Any:
    automaton = ahocorasick.Automaton()
    for spelled, found in entries.items():
        automaton.add_word(spelled, tuple(found))
    if entries:
        automaton.make_automaton()
    return automaton


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


def _letter_edges(line: str) -> tuple[int, int]:
    """Return the offsets of the first and the last letter of `line`."""
    size = len(line)
    first = next((i for i, c in enumerate(line) if c.isalpha()), size)
    last = next((size - 1 - i for i, c in enumerate(reversed(line)) if c.isalpha()), -1)
    return first, last


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is cut out of `text` at the edges of words."""
    first, last = text[start], text[end - 1]
    opens = start == 0 or not (_is_of_a_word(first) and _is_of_a_word(text[start - 1]))
    if not (opens or is_unspaced(first)):
        return False
    closes = end == len(text) or not (_is_of_a_word(last) and _is_of_a_word(text[end]))
    return closes or is_unspaced(last)


def _is_of_a_word(character: str) -> bool:
    """Whether `character` is a letter, a digit or a mark on one (vowel signs of Hindi, Bengali)."""
    return character.isalnum() or unicodedata.category(character)[0] == "M"
