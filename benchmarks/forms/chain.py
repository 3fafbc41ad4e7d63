"""Sums and maxima over all ways to label the lines of a page, where only neighbours matter.

The score of a labelling is the sum of the scores of the labels of single lines and of the pairs
of labels in a row.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

LEAST = 1e-30
"""The least probability that a logarithm is taken of."""


class Beliefs(NamedTuple):
    """What the forward-backward algorithm finds of sequences that are filled up to the longest."""

    log_totals: Array
    """Logarithm of the sum over all ways to label each sequence."""
    marginals: Array
    """sequences x lines x labels: the probability of each label."""
    pairs: Array
    """sequences x labels x labels: how many times each pair is expected in a row."""


def logarithms(probabilities: npt.NDArray[np.floating]) -> Array:
    """Return the logarithms, those of nothing too."""
    return np.log(np.maximum(probabilities.astype(np.float64), LEAST))


def forward_backward(scores: Array, there: npt.NDArray[np.bool_], pairs: Array) -> Beliefs:
    """Sum over all labellings of some sequences, weighed by the exponential of their scores.

    Args:
        scores: sequences x lines x labels.
        there: sequences x lines; false behind the end of a sequence.
        pairs: labels x labels, the score of a label below another.

    >>> two_lines = forward_backward(np.zeros((1, 2, 2)), np.ones((1, 2), bool), np.zeros((2, 2)))
    >>> two_lines.marginals[0].tolist(), round(float(np.exp(two_lines.log_totals[0])), 6)
    ([[0.5, 0.5], [0.5, 0.5]], 4.0)
    """
    count, size, _ = scores.shape
    highest = scores.max(axis=2)
    near = np.exp(scores - highest[..., None])
    top = pairs.max()
    step = np.exp(pairs - top)
    ahead, below, behind = np.empty_like(near), np.zeros_like(near), np.ones_like(near)
    totals = np.ones((count, size))
    for i in range(size):
        reached = near[:, i] * (ahead[:, i - 1] @ step if i else 1.0)
        totals[:, i] = reached.sum(axis=1)
        ahead[:, i] = reached / totals[:, i, None]
    for i in range(size - 1, 0, -1):
        is_there = there[:, i, None]
        below[:, i] = np.where(is_there, near[:, i] * behind[:, i] / totals[:, i, None], 0.0)
        behind[:, i - 1] = np.where(is_there, below[:, i] @ step.T, 1.0)
    expected = step * np.einsum("sla,slb->sab", ahead[:, :-1], below[:, 1:], optimize=True)
    steps = there[:, 1:].sum(axis=1) * top
    log_totals = ((np.log(totals) + highest) * there).sum(axis=1) + steps
    return Beliefs(log_totals, ahead * behind * there[..., None], expected)


def marginals(scores: Array, pairs: Array) -> Array:
    """Return the probability of each label of the lines of one page."""
    return forward_backward(scores[None], np.ones((1, len(scores)), dtype=bool), pairs).marginals[0]


def viterbi(scores: Array, pairs: Array) -> npt.NDArray[np.int64]:
    """Return the best labelling of one page (Viterbi, 1967).

    >>> viterbi(np.array([[1.0, 0.0], [0.0, 0.5]]), np.array([[0.0, -1.0], [-1.0, 0.0]])).tolist()
    [0, 0]
    """
    came_from = np.zeros(scores.shape, dtype=np.int64)
    best = scores[0]
    for i in range(1, len(scores)):
        ways = best[:, None] + pairs
        came_from[i] = ways.argmax(axis=0)
        best = ways.max(axis=0) + scores[i]
    path = [int(best.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        path.append(int(came_from[i, path[-1]]))
    return np.array(path[::-1])
