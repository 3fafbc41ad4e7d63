"""The phrases of every language: what stands in the files, read when a page needs them.

A lexicon file holds sections ``[kind way]`` with one phrase a line. *Kind* is a
label (``ranking``, ``promo``, ...) or a kind of word (``time``, ``march``, ``function``);
*way* says where in a line the phrase counts: as the ``whole`` line, at its ``start``
or ``end``, or in any ``part``. ``#`` stands for a number. docs/lexicons.md tells how to
add a language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cleaner.text.folding import fold

KINDS = (
    "ranking", "teaser", "promo", "social", "comment", "legal", "ui", "nav", "about", "byline",
    "caption", "error", "time", "month", "weekday",
)  # fmt: skip
"""What a phrase hints at, in the order of the bits that `kinds_of` reads."""

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
"""Sections of one month each; their phrases are of the kind ``month`` as well."""

APART = (
    "function", "author", "credit", "change", "role", "nobody", "agency", "subject", "sender",
    "challenge", "member", *MONTHS,
)  # fmt: skip
"""Kinds that no line is searched for: running text is told by the first, bylines and dates are read
by most (`cleaner.metadata`); pages that hold no article are told by ``challenge``, and what stands
beside the posts of a forum by ``member``."""

WAYS = ("whole", "start", "end", "part")
ANYWHERE = frozenset({"time", "month", "weekday"})
"""Kinds whose phrases count wherever they stand, though they are listed as ``whole``."""
_FOLDER = Path(__file__).parent
LINGUA_FRANCA = "en"
"""Menus and buttons in English stand on pages of every language."""


def kinds_of(bits: int) -> frozenset[str]:
    """Return the kinds whose bits are set: the first of `KINDS` is 1, the second 2, ...

    >>> sorted(kinds_of(bit_of("ui") | bit_of("month")))
    ['month', 'ui']
    """
    return frozenset(kind for number, kind in enumerate(KINDS) if bits >> number & 1)


def bit_of(kind: str) -> int:
    """Return the bit that stands for a kind of phrase."""
    return 1 << KINDS.index(kind)


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
    >>> parse("en", "[may whole]\nMay").phrases
    {('may', 'whole'): ('may',), ('month', 'whole'): ('may',)}
    """
    phrases: dict[tuple[str, str], list[str]] = {}
    sections: list[list[str]] = []
    both = zip(content.split("\n"), fold(content).split("\n"), strict=True)
    for number, (row, folded) in enumerate(both, start=1):
        row = row.strip()
        if not row or row.startswith("##"):
            continue
        if row.startswith("[") and row.endswith("]"):
            kind, _, way = row[1:-1].partition(" ")
            if way not in WAYS or kind not in (*KINDS, *APART):
                raise ValueError(f"{language}.txt, line {number}: unknown section {row}")
            sections = [phrases.setdefault((kind, way), [])]
            if kind in MONTHS:
                sections.append(phrases.setdefault(("month", way), []))
        elif not sections:
            raise ValueError(f"{language}.txt, line {number}: a phrase before any section")
        elif not any(map(str.isalpha, row)):
            raise ValueError(f"{language}.txt, line {number}: a phrase without a letter: {row}")
        else:
            for section in sections:
                section.append(folded.strip())
    return Lexicon(language, {key: tuple(dict.fromkeys(rows)) for key, rows in phrases.items()})


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that the package has a lexicon of, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.txt")))


@cache
def _content(language: str) -> str:
    return (_FOLDER / f"{language}.txt").read_text(encoding="utf-8")


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
