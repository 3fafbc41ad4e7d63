"""Fit the curves that make probabilities and confidence true.

Only pages that a network had not seen count: each fold's network scores the
pages of its fold. The curve in a fold's weights is fitted on the other folds, so
that what `benchmarks.reliability` measures is honest too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.corpus import Example, HtmlExample
from benchmarks.metrics import word_f1
from benchmarks.targets import mask_of
from cleaner.decoding import keep
from cleaner.document.labels import BODY, KEPT, SCORED
from cleaner.scorer.calibration import expected_f_of, recalibrated
from cleaner.scorer.evidence import measured_and_scored
from cleaner.scorer.kept import IS_KEPT, Matrix, kept_probability
from cleaner.scorer.scoring import NO_PAGE_TYPE
from cleaner.scorer.weights import Weights

_KEPT_MASK = mask_of(frozenset(KEPT))
_BODY_COLUMNS = np.array([label in BODY for label in SCORED])
BINS = 12
"""Points of the curve from promised to true F1."""
NEWTON_STEPS = 30


@dataclass(frozen=True, slots=True)
class Scored:
    """A page of a held-out fold with what the network said of it."""

    example: Example
    probabilities: Matrix
    allowed: npt.NDArray[np.uint16]
    words: npt.NDArray[np.float32]
    nothing: float
    """How likely the page holds no content."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the probabilities of a page promised, and what came out."""

    fold: int
    promised: float
    true: float
    """Word F1 of the body."""


def score(example: Example, weights: Weights) -> Scored:
    """Score one held-out page."""
    tree = example.tree if isinstance(example, HtmlExample) else None
    page, _, scores = measured_and_scored(example.lines, weights, None, tree)
    word_counts = np.array([line.word_count for line in page.lines], dtype=np.float32)
    return Scored(
        example,
        scores.probabilities,
        example.allowed[[line.number for line in page.lines]],
        np.maximum(word_counts, 1),
        scores.types[NO_PAGE_TYPE],
    )


def line_curve(pages: Iterable[Scored]) -> dict[str, Any]:
    """Fit the curve of the probabilities on labelled pages; each weighs as the root of its lines.

    Only they tell which lines should be kept: the references of the tables leave headlines,
    bylines and captions out.
    """
    kept, should, weight = [], [], []
    for page in pages:
        inside = (page.allowed & _KEPT_MASK) != 0
        known = inside != ((page.allowed & ~np.uint16(_KEPT_MASK)) != 0)
        kept.append(kept_probability(page.probabilities)[known])
        should.append(inside[known])
        weight.append(np.full(int(known.sum()), 1 / max(known.sum(), 1) ** 0.5))
    slope, shift = platt(np.concatenate(kept), np.concatenate(should), np.concatenate(weight))
    return {"calibration": {"slope": round(slope, 4), "shift": round(shift, 4)}}


def outcome(page: Scored, header: Mapping[str, Any]) -> Outcome | None:
    """Decode a page with a reference and compare; None where nothing was kept."""
    probabilities = recalibrated(page.probabilities, header)
    kept = kept_probability(probabilities)
    chosen = keep(kept)
    if page.example.reference is None or not chosen.any():
        return None
    best = np.where(IS_KEPT, probabilities, -1).argmax(axis=1)
    texts = (line for line in page.example.lines if line.strip())
    body = "\n".join(t for t, yes in zip(texts, chosen & _BODY_COLUMNS[best], strict=True) if yes)
    promised = expected_f_of(kept, page.words, chosen)
    return Outcome(page.example.fold, promised, word_f1(body, page.example.reference))


def page_curve(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Fit the curve of the confidence."""
    expected, reached = monotone(
        np.array([o.promised for o in outcomes]), np.array([o.true for o in outcomes])
    )
    return {"confidence": {"expected": expected, "true": reached}}


def platt(
    kept: npt.NDArray[np.float32], should: npt.NDArray[np.bool_], weight: npt.NDArray[np.float64]
) -> tuple[float, float]:
    """Fit slope and shift of the log-odds by Newton's method."""
    features = np.stack([_log_odds(kept), np.ones(len(kept))], axis=1)
    coefficients = np.array([1.0, 0.0])
    for _ in range(NEWTON_STEPS):
        p = 1 / (1 + np.exp(-features @ coefficients))
        slope = features.T @ (weight * (p - should))
        curvature = (features * (weight * p * (1 - p))[:, None]).T @ features
        coefficients = coefficients - np.linalg.solve(curvature + 1e-6 * np.eye(2), slope)
    return float(coefficients[0]), float(coefficients[1])


def monotone(
    promised: npt.NDArray[np.float64], true: npt.NDArray[np.float64]
) -> tuple[list[float], list[float]]:
    """Return a rising curve from promised to true F1 through the means of equal parts."""
    order = np.argsort(promised)
    parts = [part for part in np.array_split(order, BINS) if len(part)]
    expected = [float(promised[part].mean()) for part in parts]
    reached = np.maximum.accumulate([float(true[part].mean()) for part in parts])
    return [round(x, 4) for x in expected], [round(float(x), 4) for x in reached]


def _log_odds(p: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    q = np.clip(p.astype(np.float64), 1e-6, 1 - 1e-6)
    odds: npt.NDArray[np.float64] = np.log(q / (1 - q))
    return odds
