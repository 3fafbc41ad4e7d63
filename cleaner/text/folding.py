"""Text written in one way: small letters, plain apostrophes, scripts told apart."""

from __future__ import annotations

import unicodedata

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
UNSPACED_CHARACTERS = "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in UNSPACED)
"""The same as what stands in the brackets of a regular expression."""


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


def spell(text: str) -> str:
    """Return `text` as words are compared: in lower case, with plain apostrophes.

    >>> spell("It’s Monday, 7:30")
    "it's monday, 7:30"
    """
    return lower(text.replace("’", "'"))


def fold(text: str) -> str:
    """Write `text` as the lexicons do: lower case, ``#`` for a digit, plain apostrophe.

    >>> fold("Today’s 24 Hours")
    "today's ## hours"
    """
    return lower(text).translate(_FOLD)
