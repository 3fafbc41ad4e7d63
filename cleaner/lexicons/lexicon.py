"""The phrases of every language: what stands in the files, read when a page needs them.

A lexicon file holds sections ``[kind way]`` with one phrase a line. *Kind* is a
label (``ranking``, ``promo``, ...) or a kind of word (``time``, ``month``, ``function``);
*way* says where in a line the phrase counts: as the ``whole`` line, at its ``start``
or ``end``, or in any ``part``. ``#`` stands for a number. docs/lexicons.md tells how to
add a language.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

KINDS = (
    "ranking", "teaser", "promo", "social", "comment", "legal", "ui", "nav", "about", "byline",
    "caption", "error", "time", "month", "weekday",
)  # fmt: skip
"""What a phrase hints at, in the order of the columns of `cleaner.lexicons.finder.Phrases`."""

APART = ("function", "author", "credit", "change", "role")
"""Kinds that no line is searched for: running text is told by the first, bylines are read by all
(`cleaner.metadata`)."""

WAYS = ("whole", "start", "end", "part")
ANYWHERE = frozenset({"time", "month", "weekday"})
"""Kinds whose phrases count wherever they stand, though they are listed as ``whole``."""
LINGUA_FRANCA = "en"
"""Menus and buttons in English stand on pages of every language."""

# What is written in several ways is looked up in one: digits, apostrophes, spaces.
_ZEROS = (0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10)
_FOLD = str.maketrans(
    {chr(zero + digit): "#" for zero in _ZEROS for digit in range(10)}
    | dict.fromkeys("’ʼ‘", "'")
    | dict.fromkeys("\xa0\u202f\u2009\u3000\t", " ")
)

UNSPACED = (
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
    return code >= UNSPACED[0][0] and any(low <= code <= high for low, high in UNSPACED)


def is_of_a_word(character: str) -> bool:
    """Whether `character` is a letter, a digit or a mark on one (vowel signs of Hindi, Bengali)."""
    return character.isalnum() or unicodedata.category(character)[0] == "M"


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
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that the package has a lexicon of, sorted."""
    names = (entry.name for entry in _folder().iterdir())
    return tuple(sorted(name.removesuffix(".txt") for name in names if name.endswith(".txt")))


@cache
def _content(language: str) -> str:
    return (_folder() / f"{language}.txt").read_text(encoding="utf-8")


def _folder() -> Traversable:
    from importlib import resources  # loads much, which nobody needs before a lexicon is read

    return resources.files(__package__)


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of one of `languages`."""
    return parse(language, _content(language))


@cache
def lexicons() -> tuple[Lexicon, ...]:
    """Return the lexicons that ship with the package, by language code."""
    return tuple(map(lexicon, languages()))


def function_words(language: str) -> tuple[str, ...]:
    """Return the function words of a language, without reading the rest of its lexicon."""
    heading = "[function whole]"
    _, _, rows = _content(language).partition(f"\n{heading}\n")
    section = f"{heading}\n{rows.partition(chr(10) + '[')[0]}"
    return parse(language, section).phrases["function", "whole"]
