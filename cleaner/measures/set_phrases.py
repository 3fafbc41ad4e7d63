"""Sentences that sites set amid their articles, the same words everywhere.

"Your email address will not be published" or "article continues after advertisement" may stand in a
paragraph like those around it, on a page whose markup says nothing else. A phrase of the lexicons
of some words that is all of a line is no sentence of the article then. On every third page of
`wcxb-dev`, `fundus-dev`, `news-2023` and `trafilatura-cache` 731 lines are such, and three of
them stand in the reference of the content.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import regex

from cleaner.document.marks import BIT
from cleaner.lexicons.lexicon import KINDS

if TYPE_CHECKING:
    from cleaner.document.tree import Tree
    from cleaner.measures.page import MeasuredPage

CALLING = ("promo", "social", "comment", "legal")
"""Kinds of phrases that no article says of its subject."""
MIN_WORDS = 3
"""A shorter phrase may be a part of anything."""
_BITS = sum(1 << KINDS.index(kind) for kind in CALLING)
_DIGIT = regex.compile(r"\d")


def set_phrases(page: MeasuredPage, texts: Sequence[str], tree: Tree) -> list[int]:
    """Return the lines that are such a phrase and nothing else.

    Headings are left alone, as they may speak of what follows, and lines with numbers, as they
    may be facts.

    Args:
        page: the measured lines, which know the phrases in them.
        texts: the lines of the page, blank ones too.
        tree: what they stand in.
    """
    return [
        line.page_index
        for line in page.lines
        if line.whole_phrases & _BITS
        and line.word_count >= MIN_WORDS
        and not tree.marks_around[tree.blocks[line.page_index]] & BIT["heading"]
        and not _DIGIT.search(texts[line.page_index])
    ]
