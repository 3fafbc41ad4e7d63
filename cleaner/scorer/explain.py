"""Why a line got its probability: which signals, in it and around it, moved the score.

The effect of a signal is how far the log-odds of being kept would move if the
signal said nothing special (the mean of the training pages), to first order: the
gradient of the log-odds with respect to the signal, times its distance from that
mean. `benchmarks.faithful` neutralises the signals named and counts how often the
probability moves as said.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from cleaner.document.judged import Reason
from cleaner.document.labels import KEPT, SCORED
from cleaner.scorer import class_names, surroundings, vocabulary
from cleaner.scorer.vocabulary import SENSE_NAMES
from cleaner.scorer.weights import Matrix, Pools, Weights, backward, forward
from cleaner.signals import HTML_SIGNALS

MAX_REASONS = 6
MIN_EFFECT = 0.1
"""Weaker reasons are not told, but for the strongest of a line: 0.1 of log-odds moves a probability
by 0.025 at the most."""

WORDS_TOGETHER = "words_taken_together"
"""The name of the reason that all senses of the words of a line make together."""
_SAID_TOGETHER = {
    True: "its words together are those of an article",
    False: "its words together are not those of an article",
}

_KEPT = np.array([label in KEPT for label in SCORED])


@cache
def _claims() -> MappingProxyType[str, tuple[str, str]]:
    """Return what to say of each column where it is high and where it is low."""
    signals = {signal.name: (signal.high, signal.low) for signal in HTML_SIGNALS}
    learned = (*vocabulary.CLAIMS, *class_names.CLAIMS, *surroundings.CLAIMS)
    return MappingProxyType(signals | {name: (high, low) for name, high, low in learned})


@dataclass(frozen=True, eq=False)
class PageEvidence:
    """The inputs of a scored page, from which the reasons of any line follow."""

    inputs: npt.NDArray[np.float16]
    numbers: npt.NDArray[np.int64]
    """Index of each row of `inputs` among all lines of the page."""
    pools: Pools
    weights: Weights

    def reasons(self, number: int) -> tuple[Reason, ...]:
        """Return the reasons of line `number` (from 1), strongest first; a blank one has none."""
        row = int(np.searchsorted(self.numbers, number - 1))
        if row == len(self.numbers) or self.numbers[row] != number - 1:
            return ()
        top = max(row - self.weights.reach, 0)
        inputs = self.inputs[top : row + self.weights.reach + 1].astype(np.float32)
        effects = line_effects(inputs, row - top, self.pools, self.weights)
        senses = columns_of_reason(WORDS_TOGETHER, self.weights)
        together = effects[:, senses].sum(axis=1)
        effects[:, senses] = 0
        effects[:, senses[0]] = together
        order = np.argsort(-np.abs(effects), axis=None)[:MAX_REASONS]
        places = zip(*np.unravel_index(order, effects.shape), strict=True)
        return tuple(
            self._reason(top + int(place), int(column), row, float(effects[place, column]))
            for rank, (place, column) in enumerate(places)
            if rank == 0 or abs(effects[place, column]) >= MIN_EFFECT
        )

    def _reason(self, place: int, column: int, row: int, effect: float) -> Reason:
        name = self.weights.columns[column]
        if name in SENSE_NAMES:
            name, words = WORDS_TOGETHER, _SAID_TOGETHER[effect > 0]
        else:
            high, low = _claims()[name]
            words = high if self.inputs[place, column] > self.weights.neutral[column] else low
        return Reason(name, int(self.numbers[place]) + 1, effect, _where(place - row) + words)


def columns_of_reason(signal: str, weights: Weights) -> list[int]:
    """Return which columns a reason is about: one, but for the words taken together."""
    names = SENSE_NAMES if signal == WORDS_TOGETHER else (signal,)
    return [weights.columns.index(name) for name in names]


def line_effects(inputs: Matrix, row: int, pools: Pools, weights: Weights) -> Matrix:
    """Return how far each signal of each line moves the log-odds of keeping line `row`."""
    logits, trace = forward(inputs, weights, pools)
    kept, dropped = logits[row, _KEPT], logits[row, ~_KEPT]
    slope = np.zeros_like(logits)
    slope[row, _KEPT] = np.exp(kept - np.logaddexp.reduce(kept))
    slope[row, ~_KEPT] = -np.exp(dropped - np.logaddexp.reduce(dropped))
    return backward(slope, trace, weights) * (inputs - weights.neutral)


def _where(distance: int) -> str:
    """Say where a neighbour stands.

    >>> _where(1), _where(-3), _where(0)
    ('in the next line: ', '3 lines above: ', '')
    """
    if distance == 0:
        return ""
    if abs(distance) == 1:
        return "in the next line: " if distance > 0 else "in the line above: "
    return f"{abs(distance)} lines {'below' if distance > 0 else 'above'}: "
