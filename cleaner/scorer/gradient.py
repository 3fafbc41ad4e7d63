"""The way back through the network: how the lines around a line made its score.

A layer looks at some lines that are its dilation apart, so on the way down the gradient of the
score of one line, the *target*, spreads: over the target itself and lines far above and below it
first, then over lines that stand closer, and over all lines within reach in the end. Only at
these *steps* is there anything to work out. It is done for some targets at once: steps x
targets x hidden, where each step holds as many lines that follow each other.

The first layer, the last on the way back, would be half of the work, and most of the lines that
it reaches come to nothing. So the way ends before it (`Descent`), with a bound for the gradient
of each line; from there on it is worked out for those that are asked for.

The averages over the page and over groups are taken as given.
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

Indices = npt.NDArray[np.intp]


class LayerBack(NamedTuple):
    """A layer, turned round."""

    dilation: int
    out: Matrix
    mix: Matrix
    taps: Matrix
    """lines around x hidden: to each line that was looked at, through the scale of the norm."""

    @classmethod
    def of(cls, layer: Layer) -> LayerBack:
        """Turn `layer` round."""
        out, mix = np.ascontiguousarray(layer.out.T), np.ascontiguousarray(layer.mix.T)
        return cls(layer.dilation, out, mix, layer.taps * layer.norm.scale)


@dataclass(frozen=True, eq=False)
class WayBack:
    """A network, turned round."""

    head: Matrix
    """labels x hidden."""
    layers: tuple[LayerBack, ...]
    """The last of the network first."""

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
        return cls((network.norm.scale[:, None] * network.head).T.copy(), layers)

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
            moved = np.matmul(moved, layer.mix)
            ratio = apart // layer.dilation
            if layer is self.layers[-1]:
                break
            steps = _steps(len(moved), ratio, len(layer.taps))
            spread = np.zeros((steps, *moved.shape[1:]), moved.dtype)
            parts = _parts(spread, ratio, len(layer.taps))
            for part, tap in zip(parts, layer.taps, strict=True):
                part += moved * tap
            apart = layer.dilation
            normal = traced.normal.around(targets, len(spread), apart)
            _normalise_back(spread, normal, traced.inverse.around(targets, len(spread), apart))
            parts[len(parts) // 2][:] += gradient
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
    """steps x targets x hidden: what the layer passes on to the lines that it looked at."""

    @property
    def taps(self) -> Matrix:
        """Those of the layer."""
        return self.back.layers[-1].taps

    @cached_property
    def lines(self) -> Indices:
        """Targets x steps: the lines of the trace around each target, and those there are not."""
        steps = _steps(len(self.moved), self.ratio, len(self.taps))
        offsets = (np.arange(steps) - steps // 2) * self.back.layers[-1].dilation
        return np.arange(self.targets.start, self.targets.stop)[:, None] + offsets

    def longest(self) -> Matrix:
        """Return targets x steps: how long the gradient of each line can be at the most."""
        steps = _steps(len(self.moved), self.ratio, len(self.taps))
        longest = np.zeros((steps, self.moved.shape[1]), self.moved.dtype)
        parts = _parts(longest, self.ratio, len(self.taps))
        for part, tap in zip(parts, self.taps, strict=True):
            part += lengths_of(self.moved * tap)
        apart = self.back.layers[-1].dilation
        inverse = self.trace.layers[0].inverse.around(self.targets, len(longest), apart)
        longest *= inverse[..., 0]
        parts[len(parts) // 2][:] += lengths_of(self.gradient)
        return longest.T

    def gradients(self, which: Indices, steps: Indices) -> Matrix:
        """Return pairs x hidden: the gradient of what the first product makes of some lines.

        Args:
            which: of each pair, the target.
            steps: of each pair, the line around it, one that there is.
        """
        gradients = np.zeros((len(which), self.moved.shape[2]), self.moved.dtype)
        for tap, source in zip(self.taps, self._sources[:, steps], strict=True):
            some = np.flatnonzero(source >= 0)
            gradients[some] += self.moved[source[some], which[some]] * tap
        lines, traced = self.lines[which, steps], self.trace.layers[0]
        _normalise_back(gradients, traced.normal.lines[lines], traced.inverse.lines[lines])
        source = self._sources[len(self.taps) // 2, steps]
        some = np.flatnonzero(source >= 0)
        gradients[some] += self.gradient[source[some], which[some]]
        gradients *= self.trace.first.lines[lines]
        return gradients

    @cached_property
    def _sources(self) -> Indices:
        """Taps x steps: from which step before the layer each tap leads to it; -1 for none."""
        size = len(self.taps)
        sources = np.full((size, _steps(len(self.moved), self.ratio, size)), -1)
        for tap, to in enumerate(sources):
            _parts(to, self.ratio, size)[tap][:] = np.arange(len(self.moved))
        return sources


def _steps(before: int, ratio: int, taps: int) -> int:
    """Return over how many steps a layer spreads what was at so many steps before it."""
    return ratio * (before - 1) + taps


def _parts(spread: npt.NDArray[Any], ratio: int, taps: int) -> list[npt.NDArray[Any]]:
    """Return where a layer puts what it passes on by each of its taps, top to bottom.

    >>> [part.tolist() for part in _parts(np.arange(7), ratio=2, taps=3)]
    [[0, 2, 4], [1, 3, 5], [2, 4, 6]]
    """
    return [spread[tap : len(spread) - taps + 1 + tap : ratio] for tap in range(taps)]


def _normalise_back(gradient: Matrix, normal: Matrix, inverse: Matrix) -> None:
    """Turn the gradient of normalised lines into that of the lines themselves, in its place."""
    gradient -= gradient.mean(axis=-1, keepdims=True)
    along = np.einsum("...i,...i->...", gradient, normal)
    along /= normal.shape[-1]
    gradient -= normal * along[..., None]
    gradient *= inverse


def lengths_of(rows: Matrix) -> Matrix:
    """Return the Euclidean length of each row."""
    lengths: Matrix = np.sqrt(np.einsum("...i,...i->...", rows, rows))
    return lengths
