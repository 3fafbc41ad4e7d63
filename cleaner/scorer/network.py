"""The network of the scorer, run with numpy: forward for the scores, backward for the reasons.

Everything here stands on its side: a column is a line, so that what is done to every line
alike runs along memory. What does not depend on the page is worked out once, when weights
are loaded: the scale and shift of each norm become part of the kernel that reads it, biases
a last column of it, and the mean of each line, which every norm takes away, is taken out of
what the layers write.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.floating[Any]]
Pools = Mapping[int, Matrix]
"""What each layer that averages over the page adds to every line."""
_EPSILON = np.float32(1e-5)


class _Norm(NamedTuple):
    """What a norm does to each line once its mean is 0 and its variance 1."""

    scale: Matrix
    shift: Matrix

    def read_by(self, kernel: Matrix) -> tuple[Matrix, Matrix]:
        """Return what reads normal lines as `kernel` (in x out) reads these, and what it adds."""
        return np.ascontiguousarray((self.scale[:, None] * kernel).T), self.shift @ kernel


class _Pool(NamedTuple):
    """The averages of a layer over the page."""

    norm: _Norm
    query: Matrix
    """averages x hidden."""
    weight: Matrix
    """(averages x hidden) x hidden."""

    def of(self, normal: Matrix) -> Matrix:
        """Return what the means of the lines, by how telling each is, add to every line."""
        attention = softmax(self.query @ normal)
        means = (attention @ normal.T) * self.norm.scale + self.norm.shift
        added: Matrix = means.reshape(-1) @ self.weight
        return added


class _Layer(NamedTuple):
    """A layer, ready to run."""

    dilation: int
    kernel: Matrix
    """hidden x (3 hidden + 3): for the line above, the line and the line below, and for whether
    each of them is there."""
    out: Matrix
    """hidden x (hidden + 1): for what the kernel made, and for 1."""
    pool: _Pool | None


class LayerTrace(NamedTuple):
    """What a layer did on the way up, for the way back."""

    normal: Matrix
    deviation: Matrix
    mixed: Matrix


class Trace(NamedTuple):
    """What the network did, layer by layer."""

    first: Matrix
    layers: tuple[LayerTrace, ...]
    normal: Matrix
    deviation: Matrix


class Result(NamedTuple):
    """What comes out of the network."""

    logits: Matrix
    """lines x labels."""
    normal: Matrix
    """hidden x lines: what the labels are read from."""
    pools: Pools
    trace: Trace | None


@dataclass(frozen=True, eq=False)
class Network:
    """The learned network."""

    into: Matrix
    into_bias: Matrix
    layers: tuple[_Layer, ...]
    norm: _Norm
    head: Matrix
    head_bias: Matrix

    @classmethod
    def of(
        cls, arrays: Mapping[str, Matrix], dilations: tuple[int, ...], pooled: tuple[int, ...]
    ) -> Network:
        """Make the learned `arrays` (`benchmarks.network`) ready to run."""
        norm = _norm(arrays, "norm")
        head, added = norm.read_by(arrays["head.weight"])
        return cls(
            np.ascontiguousarray(arrays["in.weight"].T),
            arrays["in.bias"][:, None],
            tuple(
                _layer(arrays, number, dilation, is_pooled=number in pooled)
                for number, dilation in enumerate(dilations)
            ),
            norm,
            head,
            (added + arrays["head.bias"])[:, None],
        )

    def run(self, inputs: Matrix, pools: Pools | None, *, traced: bool) -> Result:
        """Run the network over lines (lines x columns); `pools` as for `scoring.forward`."""
        hidden: Matrix = self.into @ inputs.T
        hidden += self.into_bias
        np.maximum(hidden, np.zeros_like(hidden), out=hidden)
        first = hidden.copy() if traced else hidden
        hidden -= hidden.mean(axis=0)
        room = _Room.of(hidden)
        layers = []
        found = dict(pools or {})
        for number, layer in enumerate(self.layers):
            deviation = _deviation(hidden)
            normal = room.fill(hidden, deviation, layer.dilation)
            mixed: Matrix = layer.kernel @ room.three
            if layer.pool is not None:
                if pools is None:
                    found[number] = layer.pool.of(normal)
                mixed += found[number][:, None]
            if traced:
                layers.append(LayerTrace(normal.copy(), deviation, mixed))
            np.maximum(mixed, room.zeros, out=room.awake[:-1])
            hidden += layer.out @ room.awake
        deviation = _deviation(hidden)
        hidden /= deviation
        logits = (self.head @ hidden + self.head_bias).T
        trace = Trace(first, tuple(layers), hidden, deviation) if traced else None
        return Result(logits, hidden, found, trace)

    def back(self, slope: Matrix, trace: Trace) -> Matrix:
        """Return how the inputs of every line move what has `slope` with respect to the logits."""
        size = len(trace.normal)
        hidden = _normalised_back(self.head.T @ slope.T, trace.normal, trace.deviation)
        for layer, (normal, deviation, mixed) in zip(
            reversed(self.layers), reversed(trace.layers), strict=True
        ):
            awake = (layer.out[:, :-1].T @ hidden) * (mixed > 0)
            above, here, below = (layer.kernel[:, : 3 * size].T @ awake).reshape(3, size, -1)
            if layer.dilation < here.shape[1]:
                here[:, : -layer.dilation] += above[:, layer.dilation :]
                here[:, layer.dilation :] += below[:, : -layer.dilation]
            hidden = hidden + _normalised_back(here, normal, deviation)
        hidden = (hidden - hidden.mean(axis=0)) * (trace.first > 0)
        moved: Matrix = (self.into.T @ hidden).T
        return moved


class _Room(NamedTuple):
    """Where the layers of a run keep what they read, used by one after the other."""

    three: Matrix
    """(3 hidden + 3) x lines: the line above, the line, the line below, and whether each is."""
    awake: Matrix
    """(hidden + 1) x lines: what the kernel made, and 1."""
    zeros: Matrix

    @classmethod
    def of(cls, hidden: Matrix) -> _Room:
        size, lines = hidden.shape
        three = np.ones((3 * size + 3, lines), hidden.dtype)
        return cls(three, np.ones((size + 1, lines), hidden.dtype), np.zeros_like(hidden))

    def fill(self, hidden: Matrix, deviation: Matrix, dilation: int) -> Matrix:
        """Lay out the lines for a kernel, divided by their deviation; return them so divided."""
        size = len(hidden)
        normal = self.three[size : 2 * size]
        np.multiply(hidden, 1 / deviation, out=normal)
        above, below = self.three[:size], self.three[2 * size : -3]
        is_above, is_below = self.three[-3], self.three[-1]
        above[:, dilation:] = normal[:, :-dilation]
        below[:, :-dilation] = normal[:, dilation:]
        above[:, :dilation] = is_above[:dilation] = 0
        below[:, -dilation:] = is_below[-dilation:] = 0
        is_above[dilation:] = is_below[:-dilation] = 1
        return normal


def softmax(values: Matrix) -> Matrix:
    """Turn the rows of `values` into probabilities.

    >>> softmax(np.zeros((1, 2), dtype=np.float32)).tolist()
    [[0.5, 0.5]]
    """
    powers = np.exp(values - values.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def _norm(arrays: Mapping[str, Matrix], name: str) -> _Norm:
    return _Norm(arrays[f"{name}.weight"], arrays[f"{name}.bias"])


def _layer(arrays: Mapping[str, Matrix], number: int, dilation: int, *, is_pooled: bool) -> _Layer:
    norm = _norm(arrays, f"{number}.norm")
    taps, added = zip(*map(norm.read_by, arrays[f"{number}.conv.weight"]), strict=True)
    above, here, below = added
    biases = np.stack([above, here + arrays[f"{number}.conv.bias"], below], axis=1)
    out = np.vstack([arrays[f"{number}.out.weight"], arrays[f"{number}.out.bias"]])
    centred = out - out.mean(axis=1, keepdims=True)
    pool = None
    if is_pooled:
        query, _ = norm.read_by(arrays[f"{number}.query"])
        pool = _Pool(norm, query, arrays[f"{number}.pool"])
    return _Layer(dilation, np.hstack([*taps, biases]), np.ascontiguousarray(centred.T), pool)


def _deviation(hidden: Matrix) -> Matrix:
    """Return the standard deviation of lines whose mean is 0."""
    squares = np.einsum("ij,ij->j", hidden, hidden)
    deviation: Matrix = np.sqrt(squares / hidden.dtype.type(len(hidden)) + _EPSILON)
    return deviation


def _normalised_back(slope: Matrix, normal: Matrix, deviation: Matrix) -> Matrix:
    along = (slope * normal).mean(axis=0)
    back: Matrix = (slope - normal * along) / deviation
    return back
