"""Readability's score of the elements of a page, as one piece of evidence among many.

The idea of Arc90's Readability (2009), which readability-lxml and Mozilla's Readability.js
carry on: a paragraph earns points for its length and its commas and hands them to the elements
around it; tag, class and id add or take some; what is mostly links loses most of its score.
The best element is what those programs take for the article. Here its score, the scores around
each line and the words of class and id are signals, and the weights decide what they are worth.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import cache
from types import MappingProxyType

import ahocorasick

from cleaner.measures.box import Box
from cleaner.measures.line import MeasuredLine
from cleaner.measures.names import Names
from cleaner.measures.scales import within_0_and_1

MIN_PARAGRAPH_CHARS = 25
"""Shorter paragraphs earn nothing (`MIN_LEN` of readability-lxml)."""
CHARS_A_POINT = 100
MAX_POINTS_FOR_LENGTH = 3.0
CLASS_WEIGHT = 25.0
SHARES = (1.0, 1 / 2, 1 / 6, 1 / 9, 1 / 12)
"""What the parent, its parent and so on get of a paragraph's points (Readability.js)."""
STEP_DECAY = 0.8
"""What a score or a class is worth to the elements inside, a step further in."""

# The words of readability-lxml 0.8; they count wherever they stand in class and id.
_POSITIVE = "article body content entry hentry main page pagination post text blog story".split()
_NEGATIVE = (
    "combx comment com- contact foot footer footnote masthead media meta outbrain promo related "
    "scroll shoutbox sidebar sponsor shopping tags tool widget"
).split()
_FOR, _AGAINST = 1, 2
"""Bits: a name speaks for content, or against it."""
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


def measure_readability(
    lines: Sequence[MeasuredLine], boxes: Sequence[Box], tags: Sequence[str], names: Names
) -> Box:
    """Fill in the scores of `boxes` and return the best one.

    Args:
        lines: the lines of the page.
        boxes: its elements, at least one.
        tags: the tag of each of their signatures.
        names: the names of each of their signatures.
    """
    _weigh_classes(boxes, class_weights(names))
    _earn_points(lines, boxes)
    scores = array("d", bytes(8 * len(boxes)))
    _hand_out_points(boxes, scores)
    best = _score(boxes, scores, [_TAG_POINTS.get(tag, 0.0) for tag in tags])
    _score_relatively(boxes, scores, scores[best])
    return boxes[best]


def class_weights(names: Names) -> array[float]:
    """Return what the names of each signature say, -1 to 1.

    >>> from cleaner.measures.names import Names
    >>> alike = ["entry content", "sidebar", "x1", "entry sidebar"]
    >>> list(class_weights(Names([("p", it) for it in alike])))
    [1.0, -1.0, 0.0, 0.0]
    """
    stances = _what_names_say(names.lowered)
    weights = array("d", bytes(8 * len(names.id_ends)))
    position = 0
    for signature in range(len(names.id_ends)):
        stance = 0
        while position < names.id_ends[signature]:
            stance |= stances[names.ids[position]]
            position += 1
        weights[signature] = (stance & _FOR) - (stance & _AGAINST) // _AGAINST
    return weights


def _what_names_say(names: Sequence[str]) -> bytearray:
    """Return for each name whether it speaks `_FOR` content and `_AGAINST` it, as two bits."""
    stances = bytearray(len(names))
    name = 0
    begin = 0
    for position, stance in _finder().iter("\n".join(names)):
        while position >= begin + len(names[name]):
            begin += len(names[name]) + 1
            name += 1
        stances[name] |= stance
    return stances


@cache
def _finder() -> ahocorasick.Automaton:
    """Return what finds the words, and tells which way each speaks."""
    finder = ahocorasick.Automaton()
    for words, stance in ((_POSITIVE, _FOR), (_NEGATIVE, _AGAINST)):
        for word in words:
            finder.add_word(word, stance)
    finder.make_automaton()
    return finder


def _weigh_classes(boxes: Sequence[Box], weights: array[float]) -> None:
    """Fill in what the classes of each box sound like, and those of the boxes around it."""
    for box in boxes:
        box.class_weight = box.class_weights_around = weights[box.signature]
        if box.number:
            parent = boxes[box.parent]
            box.class_weights_around += STEP_DECAY * parent.class_weights_around


def _earn_points(lines: Sequence[MeasuredLine], boxes: Sequence[Box]) -> None:
    """Fill in what each block earns for its commas and its length."""
    chars = array("i", bytes(4 * len(boxes)))
    commas = array("i", bytes(4 * len(boxes)))
    _count_by_block(lines, chars, commas)
    for box in boxes:
        box.points = 0.0
        if chars[box.number] >= MIN_PARAGRAPH_CHARS and box.tag in _PARAGRAPHS:
            for_length = min(chars[box.number] / CHARS_A_POINT, MAX_POINTS_FOR_LENGTH)
            box.points = 1 + commas[box.number] + for_length


def _count_by_block(lines: Sequence[MeasuredLine], chars: array[int], commas: array[int]) -> None:
    """Count the characters and the commas of each block."""
    for line in lines:
        chars[line.block.number] += line.visible_chars
        commas[line.block.number] += line.commas


def _hand_out_points(boxes: Sequence[Box], scores: array[float]) -> None:
    """Hand the points of paragraphs to the boxes around them; the root gets none."""
    for paragraph in boxes:
        if paragraph.points > 0:
            number = paragraph.parent
            for share in SHARES:
                if number == 0:
                    break
                scores[number] += share * paragraph.points
                box = boxes[number]
                number = box.parent


def _score(boxes: Sequence[Box], scores: array[float], tag_points: Sequence[float]) -> int:
    """Weigh the points in `scores` by tag, class and links; return the box with the most."""
    best = 0
    for box in boxes:
        number = box.number
        if scores[number] > 0:
            points = scores[number] + tag_points[box.signature] + CLASS_WEIGHT * box.class_weight
            scores[number] = points * (1 - box.link_share)
        if scores[number] > scores[best]:
            best = number
    return best


def _score_relatively(boxes: Sequence[Box], scores: array[float], most: float) -> None:
    """Fill in the score of each box as a share of the best, and the best around it."""
    for box in boxes:
        box.score = within_0_and_1(scores[box.number] / most) if most > 0 else 0.0
        box.best_score_around = box.score
        if box.number:
            parent = boxes[box.parent]
            handed = STEP_DECAY * parent.best_score_around
            box.best_score_around = max(box.score, handed)
