"""Fit the curve that makes the probabilities of lines true.

Only pages that a network had not seen count: each fold's network scores the pages of its fold. The
curve in a fold's weights is fitted on the other folds, so that what
`benchmarks.measure.reliability` measures is honest too. What is fitted of whole pages is in
`benchmarks.train.page_curves`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.pages.renderers import RENDERERS
from benchmarks.train.labels.corpus import Example, HtmlExample
from benchmarks.train.labels.references import MIN_CEILING, left_out
from benchmarks.train.labels.targets import mask_of
from cleaner.decoding import Keys
from cleaner.document.labels import KEPT
from cleaner.lexicons.lexicon import KINDS
from cleaner.measures.shingles import Shingles, shingles_of
from cleaner.scorer.evidence import measured_and_scored
from cleaner.scorer.kept import Column, Mask, Matrix, kept_probability
from cleaner.scorer.weights import Weights

_KEPT_MASK = mask_of(frozenset(KEPT))
_TIME = KINDS.index("time")
EMPTIED = "emptied"
"""The renderer of pages whose content was taken out (`benchmarks.train.augment.variants`)."""
SAVED = frozenset({*RENDERERS, "html", "labelled", "transferred"})
"""The renderers of pages as they were saved; all others spoil them in some way."""
NEWTON_STEPS = 30


@dataclass(frozen=True, slots=True)
class Scored:
    """A page of a held-out fold with what the network said of it; lines that are blank left out."""

    example: Example
    probabilities: Matrix
    types: dict[str, float]
    """How likely it is of each page type."""
    allowed: npt.NDArray[np.uint16]
    words: Column
    keys: Keys
    shingles: Shingles
    times: list[int]
    """The lines that are a relative time and nothing else."""

    @property
    def is_emptied(self) -> bool:
        """Its content was taken out."""
        return self.example.renderer == EMPTIED

    @property
    def is_true(self) -> bool:
        """Whether what is known of it can be right."""
        example = self.example
        known = (example.source, example.name) not in left_out()
        return known and example.ceiling >= MIN_CEILING


def score(example: Example, weights: Weights) -> Scored:
    """Score one held-out page."""
    tree = example.tree if isinstance(example, HtmlExample) else None
    page, _, scores = measured_and_scored(example.lines, weights, None, tree)
    return Scored(
        example,
        scores.probabilities,
        dict(scores.types),
        example.allowed[[line.page_index for line in page.lines]],
        np.asarray(page.word_counts()),
        np.asarray(page.keys()),
        shingles_of(page),
        [line.index for line in page.lines if line.whole_phrases >> _TIME & 1],
    )


def line_curve(pages: Iterable[Scored]) -> dict[str, Any]:
    """Fit the curve of the probabilities on the lines that are certainly kept, or certainly not.

    The lines of a page weigh as much together as those of another of its source, and the pages of a
    source as the root of their number (`weights_by_source`).
    """
    usable = [page for page in pages if page.is_true and page.example.renderer in SAVED]
    kept, should, weight = [], [], []
    for page, weighs in zip(usable, weights_by_source(usable), strict=True):
        inside, known = known_lines(page.allowed)
        kept.append(kept_probability(page.probabilities)[known])
        should.append(inside[known])
        weight.append(np.full(int(known.sum()), weighs / max(int(known.sum()), 1)))
    slope, shift = platt(np.concatenate(kept), np.concatenate(should), np.concatenate(weight))
    return {"calibration": {"slope": round(slope, 4), "shift": round(shift, 4)}}


def known_lines(allowed: npt.NDArray[np.uint16]) -> tuple[Mask, Mask]:
    """Return which lines may be kept, and of which it is known whether they are."""
    inside = (allowed & _KEPT_MASK) != 0
    outside = (allowed & ~np.uint16(_KEPT_MASK)) != 0
    return inside, inside != outside


def weights_by_source(pages: Sequence[Scored]) -> npt.NDArray[np.float64]:
    """Return how much each page weighs: all of a source alike, together the root of their number.

    So a table of 5,000 pages counts ten times as much as one of 50, and not a hundred times: it
    has more kinds of pages, but also its one convention of what belongs to the content.
    """
    sizes = Counter(page.example.source for page in pages)
    found = np.array([sizes[page.example.source] ** -0.5 for page in pages])
    return found * (len(pages) / found.sum())


def platt(
    kept: npt.NDArray[np.float32], should: npt.NDArray[np.bool_], weight: npt.NDArray[np.float64]
) -> tuple[float, float]:
    """Fit slope and shift of the log-odds by Newton's method."""
    features = np.stack([_log_odds(kept), np.ones(len(kept))], axis=1)
    slope, shift = logistic(features, should.astype(np.float64), weight, np.full(2, 1e-6))
    return float(slope), float(shift)


def logistic(
    features: npt.NDArray[np.float64],
    targets: npt.NDArray[np.float64],
    weight: npt.NDArray[np.float64],
    ridge: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """Fit a coefficient for each of the features, so that the odds of the targets come out.

    Args:
        features: rows x features, the last of them 1.
        targets: for each row what is to come out, 0 to 1.
        weight: how much it counts.
        ridge: how much each coefficient is pulled towards nothing.
    """
    coefficients = np.zeros(features.shape[1])
    for _ in range(NEWTON_STEPS):
        p = 1 / (1 + np.exp(-features @ coefficients))
        gradient = features.T @ (weight * (p - targets)) + ridge * coefficients
        curvature = (features * (weight * np.maximum(p * (1 - p), 1e-6))[:, None]).T @ features
        coefficients -= np.linalg.solve(curvature + np.diag(ridge), gradient)
    return coefficients


def _log_odds(p: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    q = np.clip(p.astype(np.float64), 1e-6, 1 - 1e-6)
    odds: npt.NDArray[np.float64] = np.log(q / (1 - q))
    return odds
