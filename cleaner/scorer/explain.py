"""Why a line got its probability: which signals, in it and around it, moved the score.

The effect of a signal is how far the log-odds of being kept would move if the
signal said nothing special (`cleaner.scorer.effects`). `benchmarks.measure.faithful` neutralises
the signals named and counts how often the probability moves as said.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from cleaner.document.judged import Reason, row_of
from cleaner.scorer import class_names, surroundings, vocabulary
from cleaner.scorer.effects import Stretch
from cleaner.scorer.network import Pools
from cleaner.scorer.scoring import pools_of
from cleaner.scorer.vocabulary import EMBEDDING_NAMES
from cleaner.scorer.weights import Weights
from cleaner.signals import HTML_SIGNALS

MAX_FOUND = 40
"""The strongest reasons of a line that are looked for, on either side: as few as a quarter of them
found none for the decision of one line in forty."""
MIN_FOUND_EFFECT = 0.02

STRETCH_BLOCKS = 3
"""Blocks of lines that are run through the network in one go, with the lines around them."""

WORDS_TOGETHER = "words_taken_together"
"""The name of the reason that all numbers of the word embedding of a line make together."""
_CLAIM_OF_WORDS = {
    True: "its words together are those of an article",
    False: "its words together are not those of an article",
}

Reasons = tuple[Reason, ...]
"""Of one line, the strongest first."""


@cache
def _claims() -> MappingProxyType[str, tuple[str, str]]:
    """Return what to say of each column where it is high and where it is low."""
    signals = {signal.name: (signal.high, signal.low) for signal in HTML_SIGNALS}
    learned = (*vocabulary.CLAIMS, *class_names.CLAIMS, *surroundings.CLAIMS)
    return MappingProxyType(signals | {name: (high, low) for name, high, low in learned})


@dataclass(frozen=True, eq=False)
class PageEvidence:
    """The columns of a scored page, from which the reasons of any line follow.

    Reasons are worked out for a block of lines at once, which costs little more than for one,
    and kept: whoever asks for one line is likely to ask for the next.
    """

    columns: npt.NDArray[np.float16]
    """lines that are not blank x `Weights.columns`."""
    indices: npt.NDArray[np.int64]
    """Index of each row of `columns` among all lines of the page."""
    pools: Pools
    weights: Weights
    _blocks: dict[int, list[Reasons]] = field(default_factory=dict, init=False, repr=False)
    _stretches: dict[int, Stretch] = field(default_factory=dict, init=False, repr=False)
    """The last, by its number."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle what the reasons follow from, not what was worked out so far."""
        return PageEvidence, (self.columns, self.indices, self.pools, self.weights)

    def reasons(self, number: int) -> Reasons:
        """Return the reasons of line `number` (from 1), strongest first; a blank one has none."""
        row = row_of(number, self.indices)
        if row is None:
            return ()
        block, index = divmod(row, self.weights.explainer.targets_at_once)
        if block not in self._blocks:
            self._blocks[block] = self._reasons_of_block(block)
        return self._blocks[block][index]

    def _reasons_of_block(self, block: int) -> list[Reasons]:
        explainer = self.weights.explainer
        first = block * explainer.targets_at_once
        end = min(first + explainer.targets_at_once, len(self.columns))
        top, near = self._stretch(block // STRETCH_BLOCKS)
        targets = slice(first - top, end - top)
        effects = explainer.strongest(near, targets, most=MAX_FOUND, enough=MIN_FOUND_EFFECT)
        columns = self.columns[top + effects.lines, effects.columns]
        is_high = columns > self.weights.neutral[effects.columns]
        reasons: list[list[Reason]] = [[] for _ in range(first, end)]
        values = (array.tolist() for array in (*effects, is_high))
        for target, line, column, effect, high in zip(*values, strict=True):
            signal, claim = _claim(self.weights.columns[column], effect, is_high=high)
            words = _where(line - targets.start - target) + claim
            number = int(self.indices[top + line]) + 1
            reasons[target].append(Reason(signal, number, effect, words))
        return [tuple(some) for some in reasons]

    def _stretch(self, number: int) -> tuple[int, Stretch]:
        """Return the lines of some blocks with all within reach, and which is the first."""
        explainer, reach = self.weights.explainer, self.weights.reach
        size = STRETCH_BLOCKS * explainer.targets_at_once
        top = max(number * size - reach, 0)
        near = self._stretches.get(number)
        if near is None:
            lines = slice(top, (number + 1) * size + reach)
            columns = self.columns[lines].astype(np.float32)
            near = explainer.stretch(columns, pools_of(self.pools, lines))
            self._stretches.clear()
            self._stretches[number] = near
        return top, near


def _claim(column: str, effect: float, *, is_high: bool) -> tuple[str, str]:
    """Return the name of the signal that a column belongs to, and what to say of it."""
    if column in EMBEDDING_NAMES:
        return WORDS_TOGETHER, _CLAIM_OF_WORDS[effect > 0]
    high, low = _claims()[column]
    return column, high if is_high else low


def columns_of_reason(signal: str, weights: Weights) -> list[int]:
    """Return which columns a reason is about: one, but for the words taken together."""
    names = EMBEDDING_NAMES if signal == WORDS_TOGETHER else (signal,)
    return [weights.columns.index(name) for name in names]


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
