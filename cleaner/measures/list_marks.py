"""The bullets and numbers that lines begin with."""

from __future__ import annotations

_BULLETS = "•◦▪■●○‣⁃∙›→▶►"
_BULLETS_BEFORE_A_BLANK = "*+·»–—-"
"""They may also begin a word, a quotation or a number."""
_AFTER_A_NUMBER = ".)"
_ENUMERATION_COMMA = "、"
"""Stands behind a number in Chinese and Japanese; no blank follows it."""
_HASH = "#"
_MAX_DIGITS = 3
_MAX_HASHES = 6


def list_mark(text: str) -> tuple[str, int]:
    """Return which mark a line begins with, and where it goes on behind it.

    The mark is a `bullet`, a `number`, a `heading` of Markdown or `""`. A line that is nothing
    but a mark is measured with it.

    >>> list_mark("• One"), list_mark("12) Twelve"), list_mark("1.5 litres"), list_mark("•")
    (('bullet', 2), ('number', 4), ('', 0), ('bullet', 0))
    """
    end = _end_of_bullet(text)
    if end:
        return "bullet", _behind_blanks(text, end)
    end = _end_of_number(text)
    if end:
        return "number", _behind_blanks(text, end)
    end = _end_of_hashes(text)
    if end:
        return "heading", _behind_blanks(text, end)
    return "", 0


def _end_of_bullet(text: str) -> int:
    """Return where the bullet that a line begins with ends; 0 if there is none, as below."""
    if not text:
        return 0
    is_bullet = text[0] in _BULLETS or (text[0] in _BULLETS_BEFORE_A_BLANK and _is_blank(text, 1))
    return 1 if is_bullet else 0


def _end_of_number(text: str) -> int:
    place = 0
    while place < len(text) and text[place].isdecimal():
        place += 1
    if not 0 < place <= _MAX_DIGITS or place == len(text):
        return 0
    sign = text[place]
    is_mark = sign == _ENUMERATION_COMMA or (sign in _AFTER_A_NUMBER and _is_blank(text, place + 1))
    return place + 1 if is_mark else 0


def _end_of_hashes(text: str) -> int:
    place = 0
    while place < len(text) and text[place] == _HASH:
        place += 1
    return place if 0 < place <= _MAX_HASHES and _is_blank(text, place) else 0


def _is_blank(text: str, place: int) -> bool:
    return place < len(text) and text[place].isspace()


def _behind_blanks(text: str, place: int) -> int:
    """Return where the text goes on at `place` or behind blanks there; 0 if it does not."""
    while _is_blank(text, place):
        place += 1
    return place if place < len(text) else 0
