"""What stands beside the words of an article and is none of them, as its markup tells.

Numbers in front of lines of code, the mark that links a heading to itself, "[edit]". Nothing here
knows a word of any language: a number is digits, a mark has no letter, and what a class says is
believed only where the text agrees.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_NUMBERS = re.compile(
    r"gutter|line-?_?n(?:o|um|r)|(?:^|[\s_-])ln[tns]?(?:$|[\s_-])|blob-num", re.IGNORECASE
)
"""Classes of highlighters: Pygments, Hexo, SyntaxHighlighter, Chroma, highlight.js, Prism, React,
GitHub, Rouge."""
_DIGITS = re.compile(r"[\s.:|]*(?:[0-9]+[\s.:|]*)+")
_EDIT = frozenset({"mw-editsection", "editsection", "mw-editsection-like", "secedit"})
_PERMALINK = re.compile(r"anchor|perma-?link|header-?link|hash-?link|heading-?link", re.IGNORECASE)


def may_be_beside(attributes: Mapping[str, str]) -> bool:
    """Whether the text of an element should be looked at.

    >>> may_be_beside({"class": "lineno"}), may_be_beside({"class": "line"})
    (True, False)
    """
    names = attributes.get("class")
    return bool(names and (_NUMBERS.search(names) or not _EDIT.isdisjoint(names.split())))


def is_beside(attributes: Mapping[str, str], text: str) -> bool:
    r"""Whether an element with these `attributes` is none of the words of the article.

    >>> is_beside({"class": "gutter"}, "1\n2"), is_beside({"class": "gutter"}, "x = 1")
    (True, False)
    """
    names = attributes.get("class", "")
    if not _EDIT.isdisjoint(names.split()):
        return True
    return bool(_NUMBERS.search(names)) and _DIGITS.fullmatch(text) is not None


def is_permalink(attributes: Mapping[str, str], text: str, heading: str) -> bool:
    r"""Whether a link in a heading is there to be copied, and no part of what it says.

    >>> is_permalink({"href": "#x"}, "\xb6", "By hand\xb6")
    True
    >>> is_permalink({"href": "#x"}, "By hand", "By hand")
    False
    """
    if "#" not in attributes.get("href", "") or not _has_word(heading.replace(text, "", 1)):
        return False
    return not _has_word(text) or bool(_PERMALINK.search(attributes.get("class", "")))


def _has_word(text: str) -> bool:
    return any(character.isalnum() for character in text)
