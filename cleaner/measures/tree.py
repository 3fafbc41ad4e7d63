"""What is true of an HTML page as a whole, from its markup: `cleaner.measures.page` for trees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import regex

from cleaner.document.tree import Markup, Told
from cleaner.measures.boxes import Layout
from cleaner.measures.lines import Column, Kind, Profile
from cleaner.measures.page import LONG_LINE_WORDS
from cleaner.measures.readability import Readability, readability
from cleaner.scorer.surroundings import head_of_boxes
from cleaner.text.words import Numbers, Words, digests_of

_WORD = regex.compile(r"\w+(?:['’]\w+)*+")
MAX_TOLD_CHARS = 100_000
"""More of a declared body is not looked at."""


@dataclass(frozen=True, slots=True)
class Tree:
    """What the signals of the family `markup` need to know."""

    layout: Layout
    readability: Readability
    told: Mapping[str, Column]
    """Of lines: share of its words, or pairs of words, that each field of `Told` has."""
    told_back: Mapping[str, Column]
    """Of lines: share of the words of each field of `Told` that the line has."""
    headed: Column
    """lines x kinds of phrases: whether such a phrase heads a box around the line."""


def layout_in(markup: Markup, word_count: Column) -> Layout:
    """Return the tree with so many words in each line; a line of marks weighs half a word."""
    return Layout(markup, np.maximum(word_count, 0.5), word_count >= LONG_LINE_WORDS)


def tree_of(markup: Markup, profile: Profile) -> Tree:
    """Work out the tree of the page that `profile` measured."""
    layout = layout_in(markup, profile.word_count)
    told, told_back = _told(markup.told, profile.lexis)
    headed = head_of_boxes(profile.phrases.whole.astype(np.float32), layout)
    return Tree(layout, readability(layout, profile.kinds[:, Kind.COMMA]), told, told_back, headed)


def _told(told: Told, words: Words) -> tuple[Mapping[str, Column], Mapping[str, Column]]:
    nothing = np.zeros(len(words.sizes))
    shares: dict[str, Column] = {}
    back: dict[str, Column] = {}
    for name in ("title", "headline", "author", "published"):
        known = frozenset(_words(getattr(told, name)))
        shares[name], back[name] = _shared(known, words) if known else (nothing, nothing)
    for name in ("description", "body"):
        pairs = frozenset(pairwise(_words(getattr(told, name))))
        shares[name], back[name] = _shared_pairs(pairs, words) if pairs else (nothing, nothing)
    return shares, back


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text[:MAX_TOLD_CHARS])]


def _shared(known: frozenset[str], words: Words) -> tuple[Column, Column]:
    """Return the share of the words of each line that are known, and of those known it has.

    >>> share, back = _shared(frozenset({"boat", "storm"}), Words.of([("the", "boat"), ()]))
    >>> share.tolist(), back.tolist()
    ([0.5, 0.0], [0.5, 0.0])
    """
    size = len(words.different)
    is_known_word = np.zeros(size + 1, dtype=bool)
    is_known_word[words.places(digests_of([*known]))] = True
    is_known_word[-1] = False
    is_known = is_known_word[words.ids]
    lines = np.unique(words.lines[is_known] * size + words.ids[is_known]) // max(size, 1)
    return words.share_by_line(is_known), _counted(lines, words) / len(known)


def _shared_pairs(known: frozenset[tuple[str, str]], words: Words) -> tuple[Column, Column]:
    """Return the same for pairs of neighbouring words.

    >>> share, back = _shared_pairs(frozenset({("the", "boat")}), Words.of([("the", "boat", "is")]))
    >>> share.tolist(), back.tolist()
    ([0.5], [1.0])
    """
    size = len(words.different)
    ones, others = (
        words.places(digests_of([word for pair in known for word in pair])).reshape(-1, 2).T
    )
    codes = (ones * size + others)[(ones < size) & (others < size)]
    is_pair = words.lines[:-1] == words.lines[1:]
    pairs = words.ids[:-1] * size + words.ids[1:]
    lines = words.lines[:-1][is_pair & np.isin(pairs, codes)]
    found = _counted(lines, words)
    return found / np.maximum(words.sizes - 1, 1), np.minimum(found / len(known), 1)


def _counted(lines: Numbers, words: Words) -> Column:
    return np.bincount(lines, minlength=len(words.sizes)).astype(np.float64)
