"""In which language and script is a text? What the figures are grouped by.

The collections do not say it, so it is told from the true content of a page, never
from what a program kept of it.
"""

from __future__ import annotations

from collections import Counter

import py3langid
import regex

MIN_CHARS = 40
"""A shorter text does not tell its language."""
MAX_CHARS = 3000
"""This much of a text is enough to tell it."""

ENGLISH = "Latin, English"
OTHER_LATIN = "Latin, other"
OTHER = "other scripts"
UNKNOWN = ""
"""The language and the group of a text that does not tell them."""

SCRIPT_GROUPS = (ENGLISH, OTHER_LATIN, "Cyrillic", "CJK", "Arabic, Hebrew", OTHER)

_SCRIPTS = {
    "latin": regex.compile(r"\p{Latin}"),
    "Cyrillic": regex.compile(r"\p{Cyrillic}"),
    "CJK": regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Bopomofo}]"),
    "Arabic, Hebrew": regex.compile(r"[\p{Arabic}\p{Hebrew}]"),
    OTHER: regex.compile(
        r"[^\P{L}\p{Latin}\p{Cyrillic}\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Bopomofo}"
        r"\p{Arabic}\p{Hebrew}]"
    ),
}


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language of `text`, or nothing where it is too short.

    >>> language_of("The library boat comes back to Wrenmouth after two winters.")
    'en'
    >>> language_of("OK")
    ''
    """
    if len(text.strip()) < MIN_CHARS:
        return UNKNOWN
    return str(py3langid.classify(text[:MAX_CHARS])[0])


def group_of(text: str, language: str) -> str:
    """Return the group of the script most letters of `text` are in, one of `SCRIPT_GROUPS`.

    >>> group_of("Το πλοίο", "el"), group_of("Das Schiff", "de"), group_of("船が", "ja")
    ('other scripts', 'Latin, other', 'CJK')
    """
    if language == UNKNOWN:
        return UNKNOWN
    letters = Counter(
        {name: len(script.findall(text[:MAX_CHARS])) for name, script in _SCRIPTS.items()}
    )
    script = letters.most_common(1)[0][0]
    if script == "latin":
        return ENGLISH if language == "en" else OTHER_LATIN
    return script
