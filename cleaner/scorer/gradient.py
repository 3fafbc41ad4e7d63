"""The way back through the network: how the lines around a line made its score.

A layer looks at three lines, so on the way down the gradient of the score of one line, the
*target*, spreads: over the target itself and the lines 32 above and below it, then over every
sixteenth of 97 lines, every eighth of 113, and over all 127 lines within reach in the end. Only
at these *steps* is there anything to work out. It is done for some targets at once: steps x
targets x hidden, where each step holds as many lines that follow each other.

The first layer, the last on the way back, would be half of the work, and most of the lines that
it reaches come to nothing. So the way ends before it (`Descent`), with a bound for the gradient
of each line; from there on it is worked out for those that are asked for.

The averages over the page are taken as given.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from cleaner.scorer.kept import Matrix
from cleaner.scorer.network import Layer, Network, Trace
from cleaner.scorer.products import product

Indices = npt.NDArray[np.intp]


class LayerBack(NamedTuple):
    """A layer, turned round."""

    dilation: int
    out: Matrix
    taps: Matrix
    """3 x hidden x hidden: to the line above, the line itself, the line below."""

    @classmethod
    def of(cls, layer: Layer) -> LayerBack:
        """Turn `layer` round."""
        taps = [_centred(tap[:-1]).T for tap in layer.taps[:, 0]]
        return cls(layer.dilation, np.ascontiguousarray(layer.out.T), np.stack(taps))


@dataclass(frozen=True, eq=False)
class WayBack:
    """A network, turned round."""

    head: Matrix
    """labels x hidden."""
    layers: tuple[LayerBack, ...]
    """The last of the network first."""
    gains: tuple[float, ...]
    """How much longer each tap of the network's first layer makes a gradient, at the most."""

    @classmethod
    def of(cls, network: Network) -> WayBack:
        """Turn `network` round.

        Raises:
            ValueError: the steps of some layer are not among those of the layer before it.
        """
        dilations = [layer.dilation for layer in network.layers]
        if any(far < 2 * near or far % near for near, far in pairwise(dilations)):
            raise ValueError(f"each layer must look twice as far, or more times: {dilations}")
        layers = tuple(LayerBack.of(layer) for layer in reversed(network.layers))
        gains = tuple(float(np.linalg.norm(tap, 2)) for tap in layers[-1].taps)
        return cls(np.ascontiguousarray(_centred(network.head).T), layers, gains)

    def descend(self, scores: Matrix, targets: slice, trace: Trace) -> Descent:
        """Go back with the scores of the `targets`, as far as the network's first layer.

        Args:
            scores: targets x labels, how the score of each target follows from its logits.
            targets: lines of the trace that follow each other, no more of them than may be
                multiplied in one block.
            trace: what the network did with them and all lines within its reach.
        """
        gradient = np.matmul(scores, self.head)[None]
        _normalise_back(gradient, trace.normal[targets], trace.inverse[targets])
        apart = self.layers[0].dilation
        for layer, traced in zip(self.layers, reversed(trace.layers), strict=True):
            moved = np.matmul(gradient, layer.out)
            moved *= traced.active.around(targets, len(moved), apart)
            ratio = apart // layer.dilation
            if layer is self.layers[-1]:
                break
            spread = np.zeros((_steps(len(moved), ratio), *moved.shape[1:]), moved.dtype)
            above, itself, below = _three(spread, ratio)
            np.matmul(moved, layer.taps[0], out=above)
            np.matmul(moved, layer.taps[1], out=itself)
            below += np.matmul(moved, layer.taps[2])
            apart = layer.dilation
            normal = traced.normal.around(targets, len(spread), apart)
            _normalise_back(spread, normal, traced.inverse.around(targets, len(spread), apart))
            itself += gradient
            gradient = spread
        return Descent(self, trace, targets, ratio, gradient, moved)


@dataclass(frozen=True, eq=False)
class Descent:
    """What has come down from some targets, before the network's first layer."""

    back: WayBack
    trace: Trace
    targets: slice
    ratio: int
    """How many of the layer's own steps make one of those before it."""
    gradient: Matrix
    """steps x targets x hidden."""
    moved: Matrix
    """steps x targets x hidden: what the layer passes on to its three lines."""

    @cached_property
    def lines(self) -> Indices:
        """Targets x steps: the lines of the trace around each target, and those there are not."""
        steps = _steps(len(self.moved), self.ratio)
        offsets = (np.arange(steps) - steps // 2) * self.back.layers[-1].dilation
        return np.arange(self.targets.start, self.targets.stop)[:, None] + offsets

    def longest(self) -> Matrix:
        """Return targets x steps: how long the gradient of each line can be at the most."""
        length = _lengths(self.moved)
        longest = np.zeros((_steps(len(length), self.ratio), len(length[0])), length.dtype)
        above, itself, below = _three(longest, self.ratio)
        above += self.back.gains[0] * length
        itself += self.back.gains[1] * length
        below += self.back.gains[2] * length
        apart = self.back.layers[-1].dilation
        inverse = self.trace.layers[0].inverse.around(self.targets, len(longest), apart)
        longest *= inverse[..., 0]
        itself += _lengths(self.gradient)
        return longest.T

    def gradients(self, which: Indices, steps: Indices) -> Matrix:
        """Return pairs x hidden: the gradient of what the first product makes of some lines.

        Args:
            which: of each pair, the target.
            steps: of each pair, the line around it, one that there is.
        """
        gradients = np.zeros((len(which), self.moved.shape[2]), self.moved.dtype)
        for tap, source in zip(self.back.layers[-1].taps, self._sources[:, steps], strict=True):
            some = np.flatnonzero(source >= 0)
            gradients[some] += product(self.moved[source[some], which[some]], tap)
        lines, traced = self.lines[which, steps], self.trace.layers[0]
        _normalise_back(gradients, traced.normal.lines[lines], traced.inverse.lines[lines])
        source = self._sources[1, steps]
        some = np.flatnonzero(source >= 0)
        gradients[some] += self.gradient[source[some], which[some]]
        gradients *= self.trace.first.lines[lines]
        return gradients

    @cached_property
    def _sources(self) -> Indices:
        """3 x steps: from which step before the layer each tap leads to it; -1 for none."""
        sources = np.full((3, _steps(len(self.moved), self.ratio)), -1)
        for tap, to in enumerate(sources):
            _three(to, self.ratio)[tap][:] = np.arange(len(self.moved))
        return sources


def _steps(before: int, ratio: int) -> int:
    """Return over how many steps a layer spreads what was at so many steps before it."""
    return ratio * (before - 1) + 3


def _three(spread: npt.NDArray[Any], ratio: int) -> tuple[npt.NDArray[Any], ...]:
    """Return where a layer puts what it passes on to lines above, to lines themselves and below.

    >>> [part.tolist() for part in _three(np.arange(7), ratio=2)]
    [[0, 2, 4], [1, 3, 5], [2, 4, 6]]
    """
    return spread[:-2:ratio], spread[1:-1:ratio], spread[2::ratio]


def _normalise_back(gradient: Matrix, normal: Matrix, inverse: Matrix) -> None:
    """Turn the gradient of normalised lines into that of the lines themselves, in its place."""
    along = np.einsum("...i,...i->...", gradient, normal)
    along /= normal.shape[-1]
    gradient -= normal * along[..., None]
    gradient *= inverse


def _centred(kernel: Matrix) -> Matrix:
    """Return a kernel that reads the same from lines whose mean is 0.

    It gives back gradients whose mean is 0 themselves, as the lines' mean moves nothing.
    """
    return kernel - kernel.mean(axis=0)


def _lengths(rows: Matrix) -> Matrix:
    lengths: Matrix = np.sqrt(np.einsum("...i,...i->...", rows, rows))
    return lengths
