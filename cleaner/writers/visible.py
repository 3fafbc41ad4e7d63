"""Make the characters visible that would otherwise steer a terminal or break UTF-8."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}
_TURNING = {code: f"<U+{code:X}>" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
"""Embeddings, overrides and isolates: they turn the order of what stands after them."""
_CONTROLS = {**_PICTURES, **dict.fromkeys(range(0x80, 0xA0), REPLACEMENT), **_TURNING}
_ALL_BUT_LINES = {code: to for code, to in _CONTROLS.items() if chr(code) not in "\n\t"}
_SURROGATES = re.compile("[\ud800-\udfff]")


def visible(text: str) -> str:
    r"""Replace what a terminal would obey, all but line feeds and tabs, by its picture or name.

    >>> visible("\x1b[31mred\x07\n")
    '␛[31mred␇\n'
    >>> visible("user\u202etxt.exe")
    'user<U+202E>txt.exe'
    """
    return text.translate(_ALL_BUT_LINES)


def on_one_line(text: str) -> str:
    r"""Do the same for a text that must stay in its line; white space becomes single spaces.

    >>> on_one_line("a\tb \x1b")
    'a b ␛'
    """
    return " ".join(text.translate({9: " ", 10: " ", 13: " "}).translate(_CONTROLS).split())


def without_surrogates(text: str) -> str:
    r"""Replace lone surrogates, which no encoding can hold, by U+FFFD, one for one.

    >>> without_surrogates("a\ud800b") == "a\ufffdb"
    True
    """
    return _SURROGATES.sub(REPLACEMENT, text)
