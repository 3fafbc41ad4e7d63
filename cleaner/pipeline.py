"""From the lines of a page to their probabilities, a very long page part by part.

Nearly every page is one part. A file of millions of lines is measured and scored in
pieces, each as if it were a page, so that the memory needed beside the lines themselves
stays the same however long it is; what is kept is decided over all parts together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from cleaner.decoding import Choices, is_a_time
from cleaner.document.judged import Evidence, Reason
from cleaner.document.lines import sizes_of
from cleaner.document.tree import Markup
from cleaner.measures.lines import Column, Mask, Profile, profile
from cleaner.measures.page import facts
from cleaner.measures.tree import tree_of
from cleaner.scorer.calibration import recalibrated
from cleaner.scorer.explain import PageEvidence
from cleaner.scorer.weights import NO_PAGE_TYPE, Matrix, Scores, Weights, columns, score
from cleaner.signals import Measured
from cleaner.text.arrays import is_new, places_where
from cleaner.text.words import Digests

MAX_PART_LINES = 16_384
"""Lines of a part of a very long page; the longest page of the training data has 6,440."""
MAX_PART_CHARS = 4_000_000
"""Characters of a part; the longest page has 2 million. A line with more is judged by so many."""


@dataclass(frozen=True, slots=True)
class ScoredPart:
    """What is known of a part of a page once it is scored."""

    size: int
    """Lines, blank ones included."""
    numbers: npt.NDArray[np.int64]
    """Index of each line that is not blank among all lines of the page, from 0."""
    keys: Digests
    """As in `Profile`."""
    is_time: Mask
    word_count: Column
    probabilities: Matrix
    """lines that are not blank x `cleaner.document.labels.SCORED`, calibrated."""
    types: Mapping[str, float]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ChosenPart:
    """What a page is decided from: a scored part without all that is no longer needed.

    The probabilities of sixteen labels are most of what a line takes; of a very long page they
    are let go part by part.
    """

    size: int
    numbers: npt.NDArray[np.int64]
    keys: Digests
    word_count: Column
    choices: Choices
    types: Mapping[str, float]
    evidence: Evidence

    @classmethod
    def of(cls, part: ScoredPart) -> ChosenPart:
        """Keep of `part` what decides."""
        return cls(
            part.size,
            part.numbers,
            part.keys,
            part.word_count,
            Choices.of(part.probabilities, part.is_time),
            part.types,
            part.evidence,
        )


def scored_parts(
    texts: Sequence[str], weights: Weights, language: str | None, markup: Markup | None = None
) -> Iterator[ScoredPart]:
    """Measure and score the lines `texts` of a page; a page without lines is one empty part."""
    bounds = part_bounds(texts)
    for first, end in pairwise(bounds):
        part = _by_their_beginnings(texts[first:end])
        placed = markup and markup.part(first, end)
        measures, _, scores = _scored(part, weights, language, placed)
        yield ScoredPart(
            len(part),
            measures.numbers + first,
            measures.keys,
            is_a_time(measures),
            measures.word_count,
            recalibrated(scores.probabilities, weights.header),
            scores.types,
            PartEvidence(part, first, language, weights, placed),
        )


def _scored(
    texts: Sequence[str], weights: Weights, language: str | None, markup: Markup | None
) -> tuple[Profile, Matrix, Scores]:
    measures = profile(texts, language)
    tree = tree_of(markup, measures) if markup is not None else None
    inputs = columns(Measured(measures, facts(measures), tree), weights)
    return measures, inputs, score(inputs, weights)


def part_bounds(texts: Sequence[str]) -> list[int]:
    """Return where the parts of a page begin, and last where the page ends.

    >>> part_bounds(["One", "two"]), part_bounds([])
    ([0, 2], [0, 0])
    """
    filled = sizes_of(texts) / MAX_PART_CHARS
    filled += 1 / MAX_PART_LINES
    np.floor(filled.cumsum(out=filled), out=filled)
    begins = places_where(is_new(filled)).tolist()
    return [0, *begins[1:], len(texts)]


def _by_their_beginnings(texts: Sequence[str]) -> Sequence[str]:
    """Return what lines are judged by: all of each, but of one that is longer than any part.

    >>> _by_their_beginnings(["Storm", "x" * 5_000_000])[1] == "x" * MAX_PART_CHARS
    True
    """
    if sizes_of(texts).max(initial=0) <= MAX_PART_CHARS:
        return texts
    return [text[:MAX_PART_CHARS] for text in texts]


def types_of(parts: Sequence[ScoredPart | ChosenPart]) -> dict[str, float]:
    """Return how likely a page is of each type: the mean of its parts by their lines."""
    told = [part for part in parts if len(part.keys)]
    if not told:
        return {NO_PAGE_TYPE: 1.0}
    lines = sum(len(part.keys) for part in told)
    return {
        name: sum(part.types[name] * len(part.keys) for part in told) / lines
        for name in told[0].types
    }


@dataclass(frozen=True, eq=False)
class PartEvidence:
    """What the reasons of a part of a page follow from.

    Few pages are asked for reasons, and what they follow from takes ten times the room of the
    page: it is measured again when it is wanted, and kept then.
    """

    texts: Sequence[str]
    first: int
    """Lines of the page above the part."""
    language: str | None
    weights: Weights
    markup: Markup | None

    @cached_property
    def measured(self) -> PageEvidence:
        """The inputs of the part, its lines counted from its own first."""
        measures, inputs, scores = _scored(self.texts, self.weights, self.language, self.markup)
        return PageEvidence(inputs.astype(np.float16), measures.numbers, scores.pools, self.weights)

    def reasons(self, number: int) -> tuple[Reason, ...]:
        """Return the reasons of line `number` (from 1) of the page, strongest first."""
        return tuple(
            replace(reason, line=reason.line + self.first)
            for reason in self.measured.reasons(number - self.first)
        )
