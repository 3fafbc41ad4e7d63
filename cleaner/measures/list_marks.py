"""The bullets and numbers that lines begin with."""

from __future__ import annotations

_BULLETS = "•◦▪■●○‣⁃∙›→▶►"
_BULLETS_BEFORE_A_BLANK = "*+·»–—-"
"""They may also begin a word, a quotation or a number."""
_AFTER_A_NUMBER = ".)"
_ENUMERATION_COMMA = "、"
"""Stands after a number in Chinese and Japanese; no blank follows it."""
_HASH = "#"
_MAX_DIGITS = 3
_MAX_HASHES = 6


def list_mark(text: str) -> tuple[str, int]:
    """Return which mark a line begins with, and where it goes on after it.

    The mark is a `bullet`, a `number`, a `heading` of Markdown or `""`. A line that is nothing
    but a mark is measured with it.

    >>> list_mark("• One"), list_mark("12) Twelve"), list_mark("1.5 litres"), list_mark("•")
    (('bullet', 2), ('number', 4), ('', 0), ('bullet', 0))
    """
    end = _end_of_bullet(text)
    if end:
        return "bullet", _after_blanks(text, end)
    end = _end_of_number(text)
    if end:
        return "number", _after_blanks(text, end)
    end = _end_of_hashes(text)
    if end:
        return "heading", _after_blanks(text, end)
    return "", 0


def _end_of_bullet(text: str) -> int:
    """Return where the bullet that a line begins with ends; 0 if there is none, as below."""
    if not text:
        return 0
    is_bullet = text[0] in _BULLETS or (text[0] in _BULLETS_BEFORE_A_BLANK and _is_blank(text, 1))
    return 1 if is_bullet else 0


def _end_of_number(text: str) -> int:
    offset = 0
    while offset < len(text) and text[offset].isdecimal():
        offset += 1
    if not 0 < offset <= _MAX_DIGITS or offset == len(text):
        return 0
    sign = text[offset]
    is_mark = sign == _ENUMERATION_COMMA or (
        sign in _AFTER_A_NUMBER and _is_blank(text, offset + 1)
    )
    return offset + 1 if is_mark else 0


def _end_of_hashes(text: str) -> int:
    offset = 0
    while offset < len(text) and text[offset] == _HASH:
        offset += 1
    return offset if 0 < offset <= _MAX_HASHES and _is_blank(text, offset) else 0


def _is_blank(text: str, offset: int) -> bool:
    return offset < len(text) and text[offset].isspace()


def _after_blanks(text: str, offset: int) -> int:
    """Return where the text goes on at `offset` or after blanks there; 0 if it does not."""
    while _is_blank(text, offset):
        offset += 1
    return offset if offset < len(text) else 0
