"""How far the columns of the lines around move the score of a line: the strongest of them.

The score of a line is its log-odds of being kept. The effect of a column is how far the score
would move if the column said nothing special (the mean of the training pages), to first order:
the gradient of the score with respect to the column, times its distance from that mean.

A hundred lines with hundreds of columns each move a score, and few of them by much. No column
of a line comes to more than the length of the line's gradient (`Descent.longest`) times what the
column that stands out most would make of a gradient of length 1; only where that is enough are
effects worked out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from cleaner.scorer.gradient import Descent, Indices, WayBack, lengths_of
from cleaner.scorer.kept import IS_KEPT, Matrix
from cleaner.scorer.network import Network, Pools, Trace, softmax
from cleaner.scorer.products import product, rows_at_once

NEARLY = 0.999
"""Bounds and effects are rounded: what is so near to a bound is taken for as much."""


class Effects(NamedTuple):
    """Effects on the scores of some targets: by target, the strongest first."""

    targets: Indices
    """Which of the targets."""
    lines: Indices
    """In which line it was seen."""
    columns: Indices
    """Which column it is of; the first of the columns that count together."""
    sizes: Matrix

    def ranked(self, most: int) -> Effects:
        """Return the `most` strongest of each target, in order."""
        order = np.lexsort((-np.abs(self.sizes), self.targets))
        targets = self.targets[order]
        rank = np.arange(len(order)) - np.searchsorted(targets, targets)
        order = order[rank < most]
        lines, columns, sizes = self.lines[order], self.columns[order], self.sizes[order]
        return Effects(self.targets[order], lines, columns, sizes)


class Stretch(NamedTuple):
    """Lines that follow each other, as the network reads them, ready to be explained."""

    logits: Matrix
    trace: Trace
    alone: Matrix
    """lines x columns that count alone: how far they are from their neutral values."""
    together: Matrix
    """lines x hidden: what the first product makes of that distance of the other columns."""
    most: Matrix
    """What any column of each line makes of a gradient of length 1, at the most."""


@dataclass(frozen=True, eq=False)
class Explainer:
    """A network with its way back, down to the columns."""

    network: Network
    back: WayBack
    neutral: Matrix
    alone: Indices
    """The columns that count alone."""
    to_alone: Matrix
    """hidden x columns: the way back through the first product, to these."""
    gains: Matrix
    """What each of them makes of a gradient of length 1, at the most."""
    together: Indices
    """The columns that count together, as one."""
    from_together: Matrix
    """columns x hidden: the first product, of these."""

    @classmethod
    def of(cls, network: Network, neutral: Matrix, together: Indices) -> Explainer:
        """Turn `network` round; the columns `together` are explained as one."""
        alone = np.setdiff1d(np.arange(len(neutral)), together)
        return cls(
            network,
            WayBack.of(network),
            neutral,
            alone,
            np.ascontiguousarray(network.into[alone].T),
            lengths_of(network.into[alone]),
            together,
            network.into[together],
        )

    @property
    def targets_at_once(self) -> int:
        """How many targets may be explained in one go."""
        return rows_at_once(self.back.layers[0].out)

    def stretch(self, columns: Matrix, pools: Pools) -> Stretch:
        """Read some lines (lines x columns) of a page, to which its averages add `pools`."""
        logits, _, _, trace = self.network.run(columns, pools=pools, traced=True)
        assert trace is not None
        away = columns - self.neutral
        alone = away[:, self.alone]
        together = product(away[:, self.together], self.from_together)
        most = np.maximum((np.abs(alone) * self.gains).max(axis=1), lengths_of(together))
        return Stretch(logits, trace, alone, together, most)

    def strongest(self, near: Stretch, targets: slice, *, most: int, enough: float) -> Effects:
        """Return the strongest effects on the scores of the `targets`.

        Args:
            near: the targets and all lines within reach of them.
            targets: which of these lines are explained, no more than `targets_at_once`.
            most: so many for each target at the most.
            enough: weaker ones are left out, but for the strongest of each target.
        """
        scores = _score_gradient(near.logits[targets])
        descent = self.back.descend(scores, targets, near.trace)
        bounds = _bounds(descent, near.most)
        numbers = np.arange(len(bounds))
        # The line that could have most to say: what it says, the strongest says at the least.
        sizes = np.abs(self._effects(near, descent, numbers, bounds.argmax(axis=1)))
        least = np.minimum(sizes.max(axis=1) * NEARLY, enough)
        which, steps = np.nonzero(bounds >= least[:, None])
        effects = self._effects(near, descent, which, steps)
        sizes = np.abs(effects)
        best = np.maximum.reduceat(sizes.max(axis=1), np.searchsorted(which, numbers))
        pairs, found = np.nonzero(sizes >= np.minimum(best, enough)[which, None])
        lines = descent.lines[which, steps]
        names = np.append(self.alone, self.together[0])
        strongest = Effects(which[pairs], lines[pairs], names[found], effects[pairs, found])
        return strongest.ranked(most)

    def _effects(self, near: Stretch, descent: Descent, which: Indices, steps: Indices) -> Matrix:
        """Return pairs x (columns alone + 1): what the line at a step does to a target.

        Args:
            near: the lines.
            descent: the targets.
            which: of each pair, the target.
            steps: of each pair, the line near it.
        """
        gradients, lines = descent.gradients(which, steps), descent.lines[which, steps]
        effects = np.empty((len(lines), len(self.alone) + 1), gradients.dtype)
        np.multiply(product(gradients, self.to_alone), near.alone[lines], out=effects[:, :-1])
        np.einsum("ij,ij->i", gradients, near.together[lines], out=effects[:, -1])
        return effects


def _bounds(descent: Descent, most: Matrix) -> Matrix:
    """Return targets x steps: what any column of the line there comes to at the most.

    Where there is no line it is below 0.
    """
    lines = descent.lines
    there = np.clip(lines, 0, len(most) - 1)
    bounds = descent.longest() * most[there]
    bounds[lines != there] = -1
    return bounds


def _score_gradient(logits: Matrix) -> Matrix:
    """Return how the log-odds of being kept follow from the logits: lines x labels."""
    gradient = np.empty_like(logits)
    gradient[:, IS_KEPT] = softmax(logits[:, IS_KEPT])
    gradient[:, ~IS_KEPT] = -softmax(logits[:, ~IS_KEPT])
    return gradient
