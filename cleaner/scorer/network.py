"""The network of the scorer, run with numpy.

A row is a line. What does not depend on the page is worked out once, when weights are loaded:
the scale and shift of each norm become part of the kernel that reads it, biases a last row of
it, and the mean of each line, which every norm takes away, is taken out of what the layers
write. All products go in blocks (`cleaner.scorer.products`), for which the lines are filled up
to a whole number of blocks; the lines that fill up hold zeros wherever others look at them.

The way back, from the scores to the columns that made them, is `cleaner.scorer.gradient`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cleaner.scorer.frame import Frame
from cleaner.scorer.group_means import add_to_lines, add_up
from cleaner.scorer.kept import Matrix
from cleaner.scorer.products import MAX_PRODUCT, blocks_of, keep_freed_memory, product

Pools = Mapping[int, Matrix]
"""What each layer that averages over page and groups adds to the lines: lines x hidden."""
Groups = npt.NDArray[np.int32]
"""Lines x kinds: which group of each kind a line is in (`cleaner.measures.groups`)."""
SUREST = 8.0
"""In a group no line counts more than e to the power of this, and none less than 1 / that."""
EPSILON = 1e-5
BLOCKS_AT_ONCE = 16
"""Blocks whose results are held at the same time: few enough to stay near the processor, and a
very long page takes no more room for them than a usual one."""


class Norm(NamedTuple):
    """What a norm does to each line once its mean is 0 and its variance 1."""

    scale: Matrix
    shift: Matrix

    def read_by(self, kernel: Matrix) -> tuple[Matrix, Matrix]:
        """Return what reads normal lines as `kernel` (in x out) reads these, and what it adds."""
        return self.scale[:, None] * kernel, self.shift @ kernel


class GroupPool(NamedTuple):
    """The averages of a layer over the groups that each line is in."""

    query: Matrix
    """hidden x kinds: how much a line counts in its group of each kind."""
    query_bias: Matrix
    weights: Matrix
    """kinds x hidden x hidden: what the average of a group of each kind adds to its lines."""
    added: Matrix
    """What they add to every line, whatever its groups."""

    def add_to(self, added: Matrix, normal: Matrix, groups: Groups) -> None:
        """Add to each line what the averages over its groups make (lines x hidden)."""
        rows = np.ascontiguousarray(normal)
        shares = product(rows, self.query) + self.query_bias
        np.exp(np.clip(shares, -SUREST, SUREST), out=shares)
        for kind, weight in enumerate(self.weights):
            sums = np.zeros((int(groups[:, kind].max()) + 1, rows.shape[1] + 1), rows.dtype)
            add_up(rows, shares, groups, kind, sums)
            means = sums[:, :-1] / sums[:, -1:]
            add_to_lines(product(means, weight), groups, kind, added)
        added += self.added


class Pool(NamedTuple):
    """The averages of a layer over the page."""

    norm: Norm
    query: Matrix
    """hidden x averages."""
    weight: Matrix
    """averages x hidden x hidden."""
    groups: GroupPool

    def of(self, normal: Matrix, lines: int, groups: Groups) -> Matrix:
        """Return what the averages over the page, and over its groups, add to each line.

        Args:
            normal: blocks x rows x hidden, the lines in blocks, filled up.
            lines: how many of them there are.
            groups: the groups that they are in.
        """
        attention = np.matmul(normal, self.query)
        shares = attention.reshape(-1, attention.shape[2])
        shares -= shares[:lines].max(axis=0)
        np.exp(shares, out=shares)
        shares[lines:] = 0
        sums = np.matmul(attention.transpose(0, 2, 1), normal).sum(axis=0)
        means = sums / shares.sum(axis=0)[:, None] * self.norm.scale + self.norm.shift
        added: Matrix = np.empty((lines, normal.shape[2]), normal.dtype)
        added[:] = np.matmul(means[:, None], self.weight).sum(axis=(0, 1))
        self.groups.add_to(added, normal.reshape(-1, normal.shape[2])[:lines], groups)
        return added


class Layer(NamedTuple):
    """A layer, ready to run."""

    dilation: int
    taps: Matrix
    """3 x 1 x (hidden + 1) x hidden: for the line above, the line and the line below, each for
    what the line holds and for that it is there."""
    out: Matrix
    """hidden x hidden."""
    out_bias: Matrix
    pool: Pool | None


class LayerTrace(NamedTuple):
    """What a layer did on the way up, for the way back."""

    normal: Frame
    """lines x hidden: what it read."""
    inverse: Frame
    """lines x 1: 1 / the deviation of each line."""
    active: Frame
    """lines x hidden: 1 where it made something, 0 where the rectifier let nothing through."""


class Trace(NamedTuple):
    """What the network did with some lines, layer by layer."""

    first: Frame
    """lines x hidden: 1 where the first product made something, else 0."""
    layers: tuple[LayerTrace, ...]
    normal: Matrix
    """lines x hidden: what the labels were read from."""
    inverse: Matrix
    """lines x 1: 1 / the deviation of each line at the end."""


class Result(NamedTuple):
    """What comes out of the network."""

    logits: Matrix
    """lines x labels."""
    normal: Matrix
    """lines x hidden: what the labels are read from."""
    pools: Pools
    trace: Trace | None


@dataclass(frozen=True, eq=False)
class Network:
    """The learned network."""

    into: Matrix
    into_bias: Matrix
    layers: tuple[Layer, ...]
    norm: Norm
    head: Matrix
    head_bias: Matrix

    @classmethod
    def of(
        cls, arrays: Mapping[str, Matrix], dilations: tuple[int, ...], pooled: tuple[int, ...]
    ) -> Network:
        """Make the learned `arrays` (`benchmarks.network`) ready to run."""
        keep_freed_memory()
        norm = Norm(arrays["norm.weight"], arrays["norm.bias"])
        head, added = norm.read_by(arrays["head.weight"])
        layers = (
            _layer(arrays, number, dilation, is_pooled=number in pooled)
            for number, dilation in enumerate(dilations)
        )
        return cls(
            np.ascontiguousarray(arrays["in.weight"]),
            arrays["in.bias"],
            tuple(layers),
            norm,
            head,
            added + arrays["head.bias"],
        )

    @property
    def reach(self) -> int:
        """How many lines off a line is looked at, but for the averages over the page."""
        return sum(layer.dilation for layer in self.layers)

    def run(
        self,
        columns: Matrix,
        groups: Groups | None = None,
        pools: Pools | None = None,
        *,
        traced: bool = False,
    ) -> Result:
        """Run the network over the `columns` of lines (one or more) in such `groups`.

        With the `pools` of these lines in their page given instead of groups, any part of the
        page is scored as it would be in the whole, but for `reach` lines at the edges of the part.
        """
        lines = len(columns)
        work = _Work(lines, self.into, max(layer.dilation for layer in self.layers))
        hidden = work.hidden[:lines]
        first = self._enter(columns, hidden, traced=traced)
        found = dict(pools or {})
        layers = []
        for number, layer in enumerate(self.layers):
            work.normalise()
            if layer.pool is not None and groups is not None:
                found[number] = layer.pool.of(work.in_blocks(work.normal), lines, groups)
            active = np.empty_like(hidden) if traced else None
            work.add(layer, found.get(number), active)
            if active is not None:
                rows = work.normal[:lines], work.inverse[:lines], active
                layers.append(LayerTrace(*(Frame.of(kept, self.reach) for kept in rows)))
        inverse = inverse_deviation(hidden)
        hidden *= inverse
        logits = product(hidden, self.head)
        logits += self.head_bias
        trace = Trace(first, tuple(layers), hidden, inverse) if first is not None else None
        return Result(logits, hidden, found, trace)

    def _enter(self, columns: Matrix, hidden: Matrix, *, traced: bool) -> Frame | None:
        """Write into `hidden` what the first product makes of the columns, less its mean."""
        product(columns, self.into, out=hidden)
        hidden += self.into_bias
        np.maximum(hidden, np.zeros_like(hidden), out=hidden)
        first = Frame.of(is_positive(hidden), self.reach) if traced else None
        mean = np.einsum("ij->i", hidden)
        mean /= hidden.shape[1]
        hidden -= mean[:, None]
        return first


class _Work:
    """Where the layers of a run keep what they read and make, used by one after the other."""

    def __init__(self, lines: int, into: Matrix, edge: int) -> None:
        """Make room for `lines`, and for the `edge` lines further that a layer looks at."""
        size, kind = into.shape[1], into.dtype
        self.lines = lines
        self.blocks, self.rows = blocks_of(lines, MAX_PRODUCT // ((size + 1) * size))
        filled = self.blocks * self.rows
        self.hidden = np.zeros((filled, size), kind)
        self.pooled = np.zeros((filled, size), kind)
        self.inverse = np.zeros((filled, 1), kind)
        self.read = Frame(np.zeros((edge + filled + edge, size + 1), kind), edge)
        """What layers read: each line, and 1 for that it is there."""
        self.read.lines[:lines, -1] = 1
        at_once = min(self.blocks, BLOCKS_AT_ONCE)
        self.made = np.empty((3, at_once, self.rows, size), kind)
        self.zeros = np.zeros_like(self.made[0])

    @property
    def normal(self) -> Matrix:
        """The lines as they were normalised last, filled up."""
        return self.read.lines[:, :-1]

    def in_blocks(self, rows: Matrix) -> Matrix:
        """Return `rows` as blocks x rows x numbers."""
        return rows.reshape(self.blocks, self.rows, -1)

    def normalise(self) -> None:
        """Write the lines, divided by their deviation, where layers read."""
        self.inverse[: self.lines] = inverse_deviation(self.hidden[: self.lines])
        np.multiply(self.hidden, self.inverse, out=self.normal)

    def add(self, layer: Layer, pooled: Matrix | None, active: Matrix | None) -> None:
        """Add to every line what a `layer` makes of it.

        Args:
            layer: the layer.
            pooled: what its averages over page and groups add to each line.
            active: is filled with 1 where the layer made something, and 0 elsewhere.
        """
        hidden = self.in_blocks(self.hidden)
        if pooled is not None:
            self.pooled[: self.lines] = pooled
        around = self.read.around(slice(0, len(self.hidden)), 3, layer.dilation)
        three = around.reshape(3, self.blocks, self.rows, -1)
        for first in range(0, self.blocks, BLOCKS_AT_ONCE):
            these = slice(first, first + BLOCKS_AT_ONCE)
            to = hidden[these]
            made = self.made[:, : len(to)]
            np.matmul(three[:, these], layer.taps, out=made)
            mixed, other, _ = made
            mixed += made[1]
            mixed += made[2]
            if pooled is not None:
                mixed += self.in_blocks(self.pooled)[these]
            np.maximum(mixed, self.zeros[: len(to)], out=mixed)
            if active is not None:
                rows = active[first * self.rows :][: mixed.size // mixed.shape[2]]
                rows[:] = is_positive(mixed.reshape(-1, mixed.shape[2])[: len(rows)])
            np.matmul(mixed, layer.out, out=other)
            to += other
            to += layer.out_bias


def softmax(values: Matrix) -> Matrix:
    """Turn the rows of `values` into probabilities.

    >>> softmax(np.zeros((1, 2), dtype=np.float32)).tolist()
    [[0.5, 0.5]]
    """
    powers = np.exp(values - values.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def inverse_deviation(lines: Matrix) -> Matrix:
    """Return 1 / the standard deviation of each of the `lines`, whose mean is 0: lines x 1."""
    squares = np.einsum("ij,ij->i", lines, lines)[:, None]
    squares /= lines.shape[1]
    squares += EPSILON
    np.sqrt(squares, out=squares)
    return np.divide(1, squares, out=squares)


def is_positive(values: Matrix) -> Matrix:
    """Return 1 where `values` are above 0, else 0, as numbers of their own kind."""
    return (values > 0).astype(values.dtype)


def _layer(arrays: Mapping[str, Matrix], number: int, dilation: int, *, is_pooled: bool) -> Layer:
    norm = Norm(arrays[f"{number}.norm.weight"], arrays[f"{number}.norm.bias"])
    taps = []
    for tap, kernel in enumerate(arrays[f"{number}.conv.weight"]):
        read, added = norm.read_by(kernel)
        bias = added + arrays[f"{number}.conv.bias"] if tap == 1 else added
        taps.append(np.vstack([read, bias]))
    out = np.vstack([arrays[f"{number}.out.weight"], arrays[f"{number}.out.bias"]])
    out -= out.mean(axis=1, keepdims=True)
    pool = None
    if is_pooled:
        query, _ = norm.read_by(arrays[f"{number}.query"])
        weight = arrays[f"{number}.pool"].reshape(query.shape[1], len(query), -1)
        pool = Pool(norm, query, weight, _group_pool(arrays, number, norm))
    return Layer(dilation, np.stack(taps)[:, None], out[:-1].copy(), out[-1].copy(), pool)


def _group_pool(arrays: Mapping[str, Matrix], number: int, norm: Norm) -> GroupPool:
    query, query_bias = norm.read_by(arrays[f"{number}.group_query"])
    kernels = [norm.read_by(kernel) for kernel in arrays[f"{number}.group_pool"]]
    weights = np.stack([kernel for kernel, _ in kernels])
    return GroupPool(query, query_bias, weights, np.sum([added for _, added in kernels], axis=0))
