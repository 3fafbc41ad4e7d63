"""What is true of an HTML page as a whole, from its markup: `cleaner.facts` for trees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import regex

from cleaner.facts import LONG_LINE_WORDS
from cleaner.layout import Layout
from cleaner.markup import Markup, Told
from cleaner.profile import Column, Kind, Profile
from cleaner.readability import Readability, readability
from cleaner.surroundings import head_of_boxes

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
    told, told_back = _told(markup.told, profile.words)
    headed = head_of_boxes(profile.phrases.whole.astype(np.float32), layout)
    return Tree(layout, readability(layout, profile.kinds[:, Kind.COMMA]), told, told_back, headed)


def _told(
    told: Told, lines: Sequence[tuple[str, ...]]
) -> tuple[Mapping[str, Column], Mapping[str, Column]]:
    shares: dict[str, Column] = {}
    back: dict[str, Column] = {}
    sizes = np.array([len(line) for line in lines])
    for name in ("title", "headline", "author", "published"):
        known = frozenset(_words(getattr(told, name)))
        shares[name] = np.zeros(len(lines))
        if known:
            found = [sum(map(known.__contains__, line)) for line in lines]
            shares[name] = np.array(found) / np.maximum(sizes, 1)
        if name in ("title", "headline"):
            different = [len(known.intersection(line)) if known else 0 for line in lines]
            back[name] = np.array(different) / max(len(known), 1)
    for name in ("description", "body"):
        words = _words(getattr(told, name))
        known_pairs = frozenset(pairwise(words))
        shares[name] = np.array([_share_of_pairs(line, known_pairs) for line in lines])
        if name == "description":
            pairs = np.maximum(sizes - 1, 0)
            back[name] = np.minimum(shares[name] * pairs / max(len(known_pairs), 1), 1)
    return shares, back


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text[:MAX_TOLD_CHARS])]


def _share_of_pairs(line: tuple[str, ...], known: frozenset[tuple[str, str]]) -> float:
    """Return the share of the pairs of neighbouring words that are known.

    >>> _share_of_pairs(("the", "boat", "came"), frozenset({("the", "boat")}))
    0.5
    """
    if not known or len(line) < 2:
        return 0.0
    return sum(map(known.__contains__, pairwise(line))) / (len(line) - 1)
