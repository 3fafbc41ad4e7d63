"""How far above a line the last phrase of each kind stands: the heading of a box, maybe."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from cleaner.lexicons.lexicon import KINDS
from cleaner.measures.scales import FAR_AWAY

if TYPE_CHECKING:
    from cleaner.measures.line import MeasuredLine

MANY_KINDS = len(KINDS)
HEADING_KINDS = KINDS.index("byline")
"""Kinds before this one head boxes."""
BYLINE = 1 << KINDS.index("byline")


class PhrasesAbove:
    """The distances of all lines of a page from the phrases above them.

    A phrase heads what stands below it where it is a line of its own; a byline also where it
    stands inside a line, because a name stands beside it. What heads a box above the content, as
    the calls of a menu do, heads nothing in the content or below it.
    """

    distances: array[int]
    """Lines up to the phrase: a row for each line, a column for each kind."""

    def __init__(self, lines: list[MeasuredLine], anchor: int) -> None:
        """Write at each of the `lines` how far it is from the phrases above.

        At the line `anchor` the content is likely to begin.
        """
        self.distances = array("i", [0]) * (len(lines) * MANY_KINDS)
        self._measure(lines, anchor)

    def _measure(self, lines: list[MeasuredLine], anchor: int) -> None:
        distances = self.distances
        last = array("i", [-FAR_AWAY] * MANY_KINDS)  # the line of the last phrase
        for line in lines:
            heads = line.whole_phrases | line.phrases & BYLINE
            for kind in range(MANY_KINDS):
                if line.index == anchor and kind < HEADING_KINDS:
                    last[kind] = -FAR_AWAY
                if heads >> kind & 1:
                    last[kind] = line.index
                distance = min(line.index - last[kind], FAR_AWAY)
                distances[line.index * MANY_KINDS + kind] = distance

    def distance(self, line: MeasuredLine, kind: int) -> int:
        """Return how many lines above `line` the last phrase of a kind stands, 0 for `line` itself.

        `FAR_AWAY` where there is none so near.
        """
        return self.distances[line.index * MANY_KINDS + kind]
