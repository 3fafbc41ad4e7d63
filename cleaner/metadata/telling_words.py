"""The words of a line that tell what it is about."""

from __future__ import annotations

from itertools import pairwise

import regex

from cleaner.text.folding import UNSPACED_CHARACTERS

LONG_WORD = 4
"""Shorter words say little about what a page is about."""
_WORD = regex.compile(r"[^\W_]++")
"""Letters with the marks on them, without which many scripts write no vowels; digits."""
_UNSPACED = regex.compile(rf"[{UNSPACED_CHARACTERS}]")


def telling_words(text: str) -> frozenset[str]:
    """Return the long words of `text`; of scripts without spaces each two characters.

    >>> sorted(telling_words("the storm at sea"))
    ['storm']
    >>> sorted(telling_words("塔の時計"))
    ['の時', '塔の', '時計']
    """
    words = _WORD.findall(text)
    if text.isascii() or not _UNSPACED.search(text):
        return frozenset([word for word in words if len(word) >= LONG_WORD])
    found: set[str] = set()
    for word in words:
        if _UNSPACED.search(word):
            found.update(map("".join, pairwise(word)))
        elif len(word) >= LONG_WORD:
            found.add(word)
    return frozenset(found)
