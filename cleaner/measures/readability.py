"""Readability's score of the elements of a page, as one piece of evidence among many.

The idea of Arc90's Readability (2009), which readability-lxml and Mozilla's Readability.js
carry on: a paragraph earns points for its length and its commas and hands them to the elements
around it; tag, class and id add or take some; what is mostly links loses most of its score.
The best element is what those programs take for the article. Here its score, the scores around
each line and the words of class and id are signals, and the weights decide what they are worth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import ahocorasick
import numpy as np

from cleaner.measures.boxes import Layout
from cleaner.measures.lines import Column
from cleaner.text.arrays import places_where

MIN_PARAGRAPH_CHARS = 25
"""Shorter paragraphs earn nothing (`MIN_LEN` of readability-lxml)."""
CHARS_A_POINT = 100
MAX_POINTS_FOR_LENGTH = 3.0
CLASS_WEIGHT = 25.0
SHARES = (1.0, 1 / 2, 1 / 6, 1 / 9, 1 / 12)
"""What the parent, its parent and so on get of a paragraph's points (Readability.js)."""

# The words of readability-lxml 0.8; they count wherever they stand in class and id.
_POSITIVE = "article body content entry hentry main page pagination post text blog story".split()
_NEGATIVE = (
    "combx comment com- contact foot footer footnote masthead media meta outbrain promo related "
    "scroll shoutbox sidebar sponsor shopping tags tool widget"
).split()
_TAG_POINTS: MappingProxyType[str, float] = MappingProxyType(
    {
        **dict.fromkeys(["div", "article"], 5.0),
        **dict.fromkeys(["pre", "td", "blockquote"], 3.0),
        **dict.fromkeys("address ol ul dl dd dt li form aside".split(), -3.0),
        **dict.fromkeys("h1 h2 h3 h4 h5 h6 th header footer nav".split(), -5.0),
    }
)
_PARAGRAPHS = frozenset({"p", "pre", "td", "div", "section", "article"})
"""Readability.js turns other blocks without blocks inside into paragraphs; so are they here."""


@dataclass(frozen=True, slots=True)
class Readability:
    """The scores of a page."""

    paragraphs: Column
    """Of lines: the points of the paragraph that the line belongs to."""
    class_weights: Column
    """Of elements: 1 where class or id sounds like content, -1 where it does not, 0 between."""
    scores: Column
    """Of elements: their score, 0 where no paragraph hands them any."""
    best: int
    """The element with the highest score."""


def class_weights(names: Sequence[str]) -> Column:
    """Return what class and id of elements say, -1 to 1.

    >>> class_weights(["entry-content", "sidebar", "x1", "entry-sidebar"]).tolist()
    [1.0, -1.0, 0.0, 0.0]
    """
    different = {name: place for place, name in enumerate(dict.fromkeys(names))}
    rows = "\n".join(different).lower()
    ends = np.cumsum([len(name.lower()) + 1 for name in different])
    hits = list(_finder().iter(rows))
    weights = np.zeros(len(different))
    for weight in (1, -1):
        places = [end for end, sign in hits if sign == weight]
        weights[np.unique(np.searchsorted(ends, places, side="right"))] += weight
    return weights[[different[name] for name in names]]


@cache
def _finder() -> ahocorasick.Automaton:
    """Return what finds the words: 1 for those of content, -1 for the others."""
    finder = ahocorasick.Automaton()
    for words, sign in ((_POSITIVE, 1), (_NEGATIVE, -1)):
        for word in words:
            finder.add_word(word, sign)
    finder.make_automaton()
    return finder


def readability(layout: Layout, commas: Column) -> Readability:
    """Score the elements of a page with so many `commas` in each line."""
    markup = layout.markup
    size = len(markup.parents)
    sounds = class_weights(markup.names)
    blocks = layout.blocks
    chars = np.bincount(blocks, weights=layout.chars, minlength=size)
    points = (
        1
        + np.bincount(blocks, weights=commas, minlength=size)
        + np.minimum(chars / CHARS_A_POINT, MAX_POINTS_FOR_LENGTH)
    )
    is_paragraph = layout.is_tagged(_PARAGRAPHS)
    points = np.where(is_paragraph & (chars >= MIN_PARAGRAPH_CHARS), points, 0)
    scores = np.zeros(size)
    earning = places_where(points)
    above = layout.parents[earning]
    for share in SHARES:
        np.add.at(scores, above, np.where(above > 0, share * points[earning], 0))
        above = layout.parents[above]
    tag_points = layout.by_tag([_TAG_POINTS.get(tag, 0.0) for tag in layout.tags])
    final = (scores + tag_points + CLASS_WEIGHT * sounds) * (1 - layout.link_share)
    scores = np.where(scores > 0, final, 0)
    best = int(scores.argmax()) if size else 0
    return Readability(points[blocks].astype(np.float64), sounds, scores, best)
