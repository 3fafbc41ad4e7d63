"""A semi-Markov decoding: a page as segments of one label each, which have likely lengths.

After Sarawagi and Cohen (2004). How long segments of each label are, and which follows which, is
counted on the pages labelled by hand; what the lines say is said by the network. The network has
seen the neighbours too, so the counts are believed only in part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from benchmarks.forms.chain import Array
from cleaner.document.labels import SCORED

LONGEST = 40
"""Lines of a segment; a longer run of one label is cut."""
PRIOR_SEGMENTS = 1.0
"""Pseudo-segments spread over the lengths, and over the labels that follow."""

Labels = Sequence[int | None]
"""The label of each line as its place in `SCORED`; None where it is not known."""


class Segment(NamedTuple):
    """Lines in a row that have one label."""

    label: int | None
    length: int


class Habits(NamedTuple):
    """How segments go: log-probabilities."""

    lengths: Array
    """labels x `LONGEST`: of a segment of each label having 1, 2, ... lines."""
    pairs: Array
    """labels x labels: of a segment of each label (column) below another (row)."""

    def believed(self, share: float) -> Habits:
        """Return the habits as they count if they are believed to a `share`."""
        return Habits(share * self.lengths, share * self.pairs)


def segments(labels: Labels, longest: int = LONGEST) -> Iterator[Segment]:
    """Yield the runs of equal labels, those that are too long cut.

    >>> [tuple(segment) for segment in segments([0, 0, 0, None, 1], longest=2)]
    [(0, 2), (0, 1), (None, 1), (1, 1)]
    """
    for label, run in groupby(labels):
        lines = sum(1 for _ in run)
        for first in range(0, lines, longest):
            yield Segment(label, min(longest, lines - first))


def count(pages: Sequence[Labels], labels: int = len(SCORED), longest: int = LONGEST) -> Habits:
    """Count the lengths of segments, and which follows which.

    >>> habits = count([[0, 0, 1]], labels=2, longest=2)
    >>> np.exp(habits.lengths).round(2).tolist(), np.exp(habits.pairs).round(2).tolist()
    ([[0.25, 0.75], [0.75, 0.25]], [[0.25, 0.75], [0.5, 0.5]])
    """
    lengths = np.full((labels, longest), PRIOR_SEGMENTS / longest)
    pairs = np.full((labels, labels), PRIOR_SEGMENTS / labels)
    for page in pages:
        found = list(segments(page, longest))
        for above, below in zip([Segment(None, 0), *found], found, strict=False):
            if below.label is not None:
                lengths[below.label, below.length - 1] += 1
                if above.label is not None:
                    pairs[above.label, below.label] += 1
    return Habits(_logs_of_shares(lengths), _logs_of_shares(pairs))


def _logs_of_shares(counts: Array) -> Array:
    return np.log(counts / counts.sum(axis=1, keepdims=True))


def decode(scores: Array, habits: Habits) -> npt.NDArray[np.int64]:
    """Return the labels of the best segments of one page, by dynamic programming.

    Args:
        scores: lines x labels, the score of each label of each line by itself.
        habits: what lengths and successions of segments add.

    >>> habits = Habits(np.log([[0.1, 0.9], [0.9, 0.1]]), np.log([[0.1, 0.9], [0.9, 0.1]]))
    >>> decode(np.array([[0.0, 0.0], [0.0, 0.0], [0.0, 0.5]]), habits).tolist()
    [0, 0, 1]
    """
    lines, labels = scores.shape
    sums = np.vstack([np.zeros(labels), scores.cumsum(axis=0)])
    enter, entered_from = np.zeros((lines + 1, labels)), np.zeros((lines + 1, labels), np.int64)
    length_of = np.zeros((lines + 1, labels), dtype=np.int64)
    for end in range(1, lines + 1):
        first = max(end - habits.lengths.shape[1], 0)
        # Row j is a segment that begins at line first + j.
        ways = enter[first:end] - sums[first:end] + habits.lengths[:, : end - first].T[::-1]
        length_of[end] = end - first - ways.argmax(axis=0)
        best = ways.max(axis=0) + sums[end]
        followed = best[:, None] + habits.pairs
        entered_from[end], enter[end] = followed.argmax(axis=0), followed.max(axis=0)
    found: list[int] = []
    end, label = lines, int(best.argmax())
    while end:
        length = int(length_of[end, label])
        found += [label] * length
        end -= length
        label = int(entered_from[end, label])
    return np.array(found[::-1])
