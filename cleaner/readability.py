"""Readability's score of the elements of a page, as one piece of evidence among many.

The idea of Arc90's Readability (2009), which readability-lxml and Mozilla's Readability.js
carry on: a paragraph earns points for its length and its commas and hands them to the elements
around it; tag, class and id add or take some; what is mostly links loses most of its score.
The best element is what those programs take for the article. Here its score, the scores around
each line and the words of class and id are signals, and the weights decide what they are worth.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import regex

from cleaner.layout import Layout
from cleaner.profile import Column

MIN_PARAGRAPH_CHARS = 25
"""Shorter paragraphs earn nothing (`MIN_LEN` of readability-lxml)."""
CHARS_A_POINT = 100
MAX_POINTS_FOR_LENGTH = 3.0
CLASS_WEIGHT = 25.0
SHARES = (1.0, 1 / 2, 1 / 6, 1 / 9, 1 / 12)
"""What the parent, its parent and so on get of a paragraph's points (Readability.js)."""

# The patterns of readability-lxml 0.8; they match within class and id.
_POSITIVE = regex.compile(
    r"article|body|content|entry|hentry|main|page|pagination|post|text|blog|story", regex.IGNORECASE
)
_NEGATIVE = regex.compile(
    r"combx|comment|com-|contact|foot|footer|footnote|masthead|media|meta|outbrain|promo|related"
    r"|scroll|shoutbox|sidebar|sponsor|shopping|tags|tool|widget",
    regex.IGNORECASE,
)
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


def class_weight(names: str) -> float:
    """Return what class and id say, -1 to 1.

    >>> class_weight("entry-content"), class_weight("sidebar"), class_weight("x1")
    (1.0, -1.0, 0.0)
    """
    return bool(_POSITIVE.search(names)) - float(bool(_NEGATIVE.search(names)))


def readability(layout: Layout, commas: Column) -> Readability:
    """Score the elements of a page with so many `commas` in each line."""
    markup = layout.markup
    size = len(markup.parents)
    weights = {names: class_weight(names) if names else 0.0 for names in set(markup.names)}
    class_weights = np.array([weights[names] for names in markup.names], dtype=np.float64)
    blocks = layout.blocks
    chars = np.bincount(blocks, weights=markup.chars, minlength=size)
    points = (
        1
        + np.bincount(blocks, weights=commas, minlength=size)
        + np.minimum(chars / CHARS_A_POINT, MAX_POINTS_FOR_LENGTH)
    )
    is_paragraph = np.array([tag in _PARAGRAPHS for tag in markup.tags], dtype=bool)
    points = np.where(is_paragraph & (chars >= MIN_PARAGRAPH_CHARS), points, 0)
    scores = np.zeros(size)
    earning = np.flatnonzero(points)
    above = layout.parents[earning]
    for share in SHARES:
        np.add.at(scores, above, np.where(above > 0, share * points[earning], 0))
        above = layout.parents[above]
    tag_points = np.array([_TAG_POINTS.get(tag, 0.0) for tag in markup.tags])
    inside = np.maximum(layout.within(np.array(markup.chars, dtype=np.float64)), 1)
    link_density = layout.within(np.array(markup.linked, dtype=np.float64)) / inside
    final = (scores + tag_points + CLASS_WEIGHT * class_weights) * (1 - link_density)
    scores = np.where(scores > 0, final, 0)
    best = int(scores.argmax()) if size else 0
    return Readability(points[blocks].astype(np.float64), class_weights, scores, best)
