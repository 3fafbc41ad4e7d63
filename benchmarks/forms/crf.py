"""A linear-chain CRF over what the network says of each line (Lafferty et al., 2001).

The score of a labelling is the sum of the network's log-probabilities, times a `scale`, and of a
weight for each pair of labels in a row. Scale and weights are those that make the labels given
by hand likeliest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from benchmarks.calibrate import Scored
from benchmarks.forms.chain import Array, forward_backward, logarithms
from benchmarks.shelf import unpack
from cleaner.document.labels import SCORED

PENALTY = 0.01
"""What the square of a pair's weight costs."""
ITERATIONS = 60
PAGES_A_BATCH = 64
FORBIDDEN = -1e4
"""Log-score of a label that a line may not have."""


class Weights(NamedTuple):
    """What is learned."""

    scale: float
    pairs: Array
    """labels x labels: the weight of a label (column) below another (row)."""

    def scores(self, probabilities: npt.NDArray[np.floating]) -> Array:
        """Return the score of each label of each line by itself."""
        return self.scale * logarithms(probabilities)


class Batch(NamedTuple):
    """Pages of like length side by side, filled up to the longest."""

    logs: Array
    """pages x lines x labels: log-probabilities of the network."""
    there: npt.NDArray[np.bool_]
    allowed: npt.NDArray[np.bool_]
    weight: Array
    """What a line of each page counts: a page weighs as the root of its lines."""


def batches(pages: Sequence[Scored]) -> Iterator[Batch]:
    """Yield pages with labels side by side, the short ones first."""
    ordered = sorted(pages, key=lambda page: len(page.allowed))
    for first in range(0, len(ordered), PAGES_A_BATCH):
        some = ordered[first : first + PAGES_A_BATCH]
        sizes = np.array([len(page.allowed) for page in some])
        shape = (len(some), int(sizes.max()), len(SCORED))
        logs, allowed = np.zeros(shape), np.ones(shape, dtype=bool)
        for place, page in enumerate(some):
            logs[place, : sizes[place]] = logarithms(page.probabilities)
            allowed[place, : sizes[place]] = unpack(page.allowed)
        yield Batch(logs, np.arange(shape[1]) < sizes[:, None], allowed, sizes**-0.5)


def surprise(weights: Weights, some: Sequence[Batch]) -> tuple[float, Array]:
    """Return how unlikely the labels allowed are, and the slope: scale first, then the pairs."""
    loss, slope = 0.0, np.zeros(1 + weights.pairs.size)
    for batch in some:
        scores = weights.scale * batch.logs
        every = forward_backward(scores, batch.there, weights.pairs)
        told = forward_backward(
            np.where(batch.allowed, scores, FORBIDDEN), batch.there, weights.pairs
        )
        loss += float(((every.log_totals - told.log_totals) * batch.weight).sum())
        by_page = ((every.marginals - told.marginals) * batch.logs).sum(axis=(1, 2))
        slope[0] += float((by_page * batch.weight).sum())
        slope[1:] += np.tensordot(batch.weight, every.pairs - told.pairs, axes=1).ravel()
    return loss, slope


def fit(pages: Sequence[Scored]) -> Weights:
    """Return the weights that make the labels of `pages` likeliest, by L-BFGS."""
    some = list(batches(pages))
    labels = len(SCORED)

    def loss(values: Array) -> tuple[float, Array]:
        value, slope = surprise(_weights(values), some)
        slope[1:] += 2 * PENALTY * values[1:]
        return value + PENALTY * float(values[1:] @ values[1:]), slope

    start = np.append(1.0, np.zeros(labels * labels))
    return _weights(
        minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ITERATIONS}).x
    )


def _weights(values: Array) -> Weights:
    side = round((len(values) - 1) ** 0.5)
    return Weights(float(values[0]), values[1:].reshape(side, side))
