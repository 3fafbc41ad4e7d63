"""What is called, or looks, as if it stood beside the words of an article and were none of them.

Numbers in front of lines of code, the mark that links a heading to itself, "[edit]". Nothing here
knows a word of any language: a number is digits, a mark has no letter, and what a class says is
believed only where the text agrees.
"""

from __future__ import annotations

import re

_NUMBERS = re.compile(
    r"gutter|line-?_?n(?:o|um|r)|(?:^|[\s_-])ln[tns]?(?:$|[\s_-])|blob-num|crayon-num",
    re.IGNORECASE,
)
"""Classes of highlighters: Pygments, Hexo, SyntaxHighlighter, Chroma, highlight.js, Prism, React,
GitHub, Rouge, Crayon."""
_DIGITS = re.compile(r"[\s.:|]*(?:[0-9]+[\s.:|]*)+")
_EDIT = frozenset({"mw-editsection", "editsection", "mw-editsection-like", "secedit"})
_PERMALINK = re.compile(r"anchor|perma-?link|header-?link|hash-?link|heading-?link", re.IGNORECASE)


def names_numbers(names: str) -> bool:
    """Whether the class of an element is one of those for numbers in front of lines.

    >>> names_numbers("lineno"), names_numbers("line")
    (True, False)
    """
    return _NUMBERS.search(names) is not None


def names_an_edit_link(names: str) -> bool:
    """Whether a class is one of those of "[edit]" after headings.

    >>> names_an_edit_link("mw-editsection"), names_an_edit_link("editor")
    (True, False)
    """
    return not _EDIT.isdisjoint(names.split())


def names_a_permalink(names: str) -> bool:
    """Whether a class is one of those of links to the place where they stand.

    >>> names_a_permalink("headerlink"), names_a_permalink("link")
    (True, False)
    """
    return _PERMALINK.search(names) is not None


def is_number(text: str) -> bool:
    r"""Whether a text is one or more numbers of lines.

    >>> is_number("1\n2"), is_number("x = 1")
    (True, False)
    """
    return _DIGITS.fullmatch(text) is not None


def may_be_beside(names: str) -> bool:
    """Whether the text of an element of the class `names` should be looked at.

    >>> may_be_beside("lineno"), may_be_beside("line")
    (True, False)
    """
    return names_numbers(names) or names_an_edit_link(names)


def is_beside(names: str, text: str) -> bool:
    r"""Whether an element of the class `names` that holds `text` is no part of the article.

    >>> is_beside("gutter", "1\n2"), is_beside("gutter", "x = 1")
    (True, False)
    """
    return names_an_edit_link(names) or (names_numbers(names) and is_number(text))


def has_word(text: str) -> bool:
    r"""Whether a text is more than marks.

    >>> has_word("Tea"), has_word("\xb6")
    (True, False)
    """
    return any(character.isalnum() for character in text)
