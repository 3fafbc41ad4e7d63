"""What each character is, looked up for whole pages at once.

A page is one long array of code points. What a character is (a capital, a full
stop, part of a word) is worked out once for each different character and kept in
a table with a place for every code point, so that the characters of a page are
judged by a single look-up, whatever their script.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum, IntFlag
from typing import Any

import numpy as np
import numpy.typing as npt
import regex

from cleaner.lexicons.lexicon import fold, is_of_a_word, is_unspaced
from cleaner.text.arrays import places_where

Codes = npt.NDArray[np.uint32]
Traits = npt.NDArray[np.uint16]
Places = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

CODE_POINTS = 0x110000
_WORD_CHARACTER = regex.compile(r"\w")
_DIGIT = regex.compile(r"\d")


class Kind(IntEnum):
    """What a character is."""

    SPACE = 0
    LOWER = 1
    UPPER = 2
    CASELESS = 3
    IDEOGRAPH = 4
    DIGIT = 5
    STOP = 6
    COMMA = 7
    QUOTE = 8
    BRACKET = 9
    SEPARATOR = 10
    CURRENCY = 11
    OTHER = 12


_STOPS = frozenset(".!?…。！？｡．।॥؟۔።၊။។៕⸮‽")
_COMMAS = frozenset(",;:،؛、，；：;·")
_QUOTES = frozenset("\"'“”‘’«»‹›„‚「」『』〝〞＂")
_SEPARATORS = frozenset("|•·›»→▶►/\\‹«—–>~_<")
_CLOSING = frozenset("»«")
"""Arrows in a menu, quotation marks at the end of a sentence."""
_WRAPPING = frozenset({Kind.QUOTE, Kind.BRACKET, Kind.SPACE})


def kind_of(code: int) -> Kind:
    """Return what the character of a code point is, from its Unicode category.

    >>> kind_of(ord("a")), kind_of(ord("。"))
    (<Kind.LOWER: 1>, <Kind.STOP: 6>)
    """
    character = chr(code)
    for characters, kind in (
        (_STOPS, Kind.STOP),
        (_COMMAS, Kind.COMMA),
        (_SEPARATORS, Kind.SEPARATOR),
        (_QUOTES, Kind.QUOTE),
    ):
        if character in characters:
            return kind
    category = unicodedata.category(character)
    if category[0] in "LM":
        if category == "Ll":
            return Kind.LOWER
        if category in ("Lu", "Lt"):
            return Kind.UPPER
        return Kind.IDEOGRAPH if is_unspaced(character) else Kind.CASELESS
    if category[0] == "N":
        return Kind.DIGIT
    if category in ("Zs", "Zl", "Zp", "Cc"):
        return Kind.SPACE
    if category in ("Ps", "Pe"):
        return Kind.BRACKET
    return Kind.CURRENCY if category == "Sc" else Kind.OTHER


class Trait(IntFlag):
    """What else is asked of a character; the lowest four bits hold its `Kind`."""

    WORD = 1 << 4
    """Part of a word: a letter, a digit, a mark on one, an underscore."""
    APOSTROPHE = 1 << 5
    """Part of a word between two of its letters."""
    LETTER = 1 << 6
    CAPITAL = 1 << 7
    SMALL = 1 << 8
    DIGIT = 1 << 9
    """A decimal digit of any script."""
    UNSPACED = 1 << 10
    """Of a script whose words are not set apart by spaces."""
    PHRASE = 1 << 11
    """Where one stands beside it, a phrase of the lexicons does not stand alone."""
    CLOSING = 1 << 12
    """Behind the end mark of a sentence: a quotation mark, a bracket, an arrow, a space."""
    LIST = 1 << 13
    """A list mark may begin with it."""
    BLANK = 1 << 14
    """White space of any width."""
    KNOWN = 1 << 15
    """Set for every character that was looked at."""


_KIND_BITS = 0b1111
_LIST_MARKS = frozenset("•◦▪■●○‣⁃∙›→▶►*+·»–—-#")


def _traits_of(character: str) -> int:
    kind = kind_of(ord(character))
    is_digit = bool(_DIGIT.match(character))
    held = {
        Trait.WORD: bool(_WORD_CHARACTER.match(character)),
        Trait.APOSTROPHE: character in "'’",
        Trait.LETTER: character.isalpha(),
        Trait.CAPITAL: character.isupper(),
        Trait.SMALL: character.islower(),
        Trait.DIGIT: is_digit,
        Trait.UNSPACED: is_unspaced(character),
        Trait.PHRASE: is_of_a_word(character),
        Trait.CLOSING: kind in _WRAPPING or character in _CLOSING,
        Trait.LIST: is_digit or character in _LIST_MARKS,
        Trait.BLANK: character.isspace(),
    }
    return kind | Trait.KNOWN | sum(trait for trait, holds in held.items() if holds)


class CharacterTable:
    """A function of single characters as an array over all code points, filled where asked."""

    def __init__(self, function: Callable[[str], int], dtype: type[np.unsignedinteger[Any]]):
        self._function = function
        self._values = np.zeros(CODE_POINTS, dtype=dtype)

    def of(self, codes: Codes) -> npt.NDArray[Any]:
        """Return the value of each of `codes`; 0 is never kept and worked out anew."""
        values = self._values.take(codes)
        if not values.all():
            new = np.unique(codes[values == 0])
            self._values[new] = [self._function(chr(code)) for code in new.tolist()]
            values = self._values.take(codes)
        return values


TRAITS = CharacterTable(_traits_of, np.uint16)
FOLDED = CharacterTable(lambda character: ord(fold(character)), np.uint32)


def code_points(text: str) -> Codes:
    """Return the code points of `text`, lone surrogates included.

    >>> code_points("né").tolist()
    [110, 233]
    """
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def text_of(codes: Codes) -> str:
    """Return the text that has these code points.

    >>> text_of(code_points("né"))
    'né'
    """
    return codes.astype("<u4", copy=False).tobytes().decode("utf-32-le", "surrogatepass")


def changes(mask: Mask) -> Places:
    """Return where `mask` begins to hold and ceases to, by turns; before and behind it is False.

    >>> changes(np.array([True, False, True, True, False])).tolist()
    [0, 1, 2, 4]
    """
    padded = np.zeros(len(mask) + 2, dtype=bool)
    padded[1:-1] = mask
    return places_where(padded[1:] != padded[:-1])


@dataclass(frozen=True, slots=True)
class Characters:
    """The characters of all lines of a page, one after the other, each line closed by a feed."""

    text: str
    codes: Codes
    traits: Traits
    """`Kind` and `Trait` of each character."""
    starts: Places
    """Where each line begins."""
    ends: Places
    """Where each line ends: the place of the line feed that closes it."""
    row: npt.NDArray[np.int32]
    """The line of each character, from 0."""

    @classmethod
    def of(cls, lines: Sequence[str]) -> Characters:
        r"""Lay out `lines`.

        >>> Characters.of(["One", "two"]).text
        'One\ntwo\n'
        """
        text = "\n".join([*lines, ""])
        codes = code_points(text)
        sizes = np.fromiter(map(len, lines), dtype=np.int64, count=len(lines)) + 1
        ends = sizes.cumsum() - 1
        row = np.repeat(np.arange(len(lines), dtype=np.int32), sizes)
        return cls(text, codes, TRAITS.of(codes), ends - sizes + 1, ends, row)

    def rewritten(self, codes: Codes) -> Characters:
        """Return the same lines with other characters in the same places."""
        traits = TRAITS.of(codes)
        return Characters(text_of(codes), codes, traits, self.starts, self.ends, self.row)

    @property
    def kinds(self) -> Traits:
        """The `Kind` of each character."""
        kinds: Traits = self.traits & np.uint16(_KIND_BITS)
        return kinds

    def have(self, trait: int, places: Places | slice = slice(None)) -> Mask:
        """Tell of each character, or of those at `places`, whether it has `trait`."""
        return (self.traits[places] & int(trait)) != 0

    def bounds(self, trait: int) -> tuple[Places, Places]:
        """Return where in each line the first and behind the last character with `trait` stand.

        In a line without one, both are the end of the line.

        >>> [place.tolist() for place in Characters.of(["(a b)", "12"]).bounds(Trait.LETTER)]
        [[1, 8], [4, 8]]
        """
        places = np.append(places_where(self.have(trait)), -1)
        low = np.searchsorted(places[:-1], self.starts)
        high = np.searchsorted(places[:-1], self.ends)
        there = low < high
        first = np.where(there, places[low], self.ends)
        return first, np.where(there, places[high - 1] + 1, self.ends)
