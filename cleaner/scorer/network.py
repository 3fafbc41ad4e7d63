"""The network of the scorer, run with numpy.

A row is a line. A layer looks at each line and some others, `dilation` apart: what they hold is
weighed number by number and added up, mixed by one product, and what that makes is added to the
line by another (kernels split like this are those of Howard et al. 2017, MobileNets). The mean of
a line, which every norm takes away, is taken out of what the layers write. All products go in
blocks (`cleaner.scorer.products`).

The way back, from the scores to the columns that made them, is `cleaner.scorer.gradient`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from cleaner.scorer.frame import Frame
from cleaner.scorer.group_means import Groups, add_to_lines, add_up
from cleaner.scorer.kept import Matrix
from cleaner.scorer.products import keep_freed_memory, product, sum_of_products

Pools = Mapping[int, Matrix]
"""What each layer that averages over page and groups adds to the lines: lines x hidden."""
SUREST = 8.0
"""In a group no line counts more than e to the power of this, and none less than 1 / that."""
EPSILON = 1e-5


class Norm(NamedTuple):
    """What a norm does to each line once its mean is 0 and its variance 1."""

    scale: Matrix
    shift: Matrix


class Pool(NamedTuple):
    """The averages of a layer over the page, and over the groups that each line is in."""

    query: Matrix
    """hidden x averages: how much a line counts in each average over the page."""
    weight: Matrix
    """averages x hidden x hidden."""
    group_query: Matrix
    """hidden x kinds: how much a line counts in its group of each kind."""
    group_weights: Matrix
    """kinds x hidden x hidden: what the average of a group of each kind adds to its lines."""

    def of(self, normal: Matrix, groups: Groups) -> Matrix:
        """Return what the averages add to each line (lines x hidden), in such `groups`."""
        added: Matrix = np.empty_like(normal)
        added[:] = self._of_page(normal)
        shares = product(normal, self.group_query)
        np.exp(np.clip(shares, -SUREST, SUREST), out=shares)
        for kind, weight in enumerate(self.group_weights):
            sums = np.zeros((int(groups[:, kind].max()) + 1, normal.shape[1] + 1), normal.dtype)
            add_up(normal, shares, groups, kind, sums)
            means = sums[:, :-1] / sums[:, -1:]
            add_to_lines(product(means, weight), groups, kind, added)
        return added

    def _of_page(self, normal: Matrix) -> Matrix:
        shares = product(normal, self.query)
        shares -= shares.max(axis=0)
        np.exp(shares, out=shares)
        means = sum_of_products(shares, normal) / shares.sum(axis=0)[:, None]
        added: Matrix = np.matmul(means[:, None], self.weight).sum(axis=(0, 1))
        return added


class Layer(NamedTuple):
    """A layer, ready to run."""

    norm: Norm
    dilation: int
    taps: Matrix
    """lines around x hidden: how much each number of each of them counts."""
    mix: Matrix
    """hidden x hidden."""
    mix_bias: Matrix
    out: Matrix
    """hidden x hidden."""
    out_bias: Matrix
    pool: Pool | None

    @property
    def reach(self) -> int:
        """How many lines off a line is looked at."""
        return self.dilation * (len(self.taps) // 2)


class LayerTrace(NamedTuple):
    """What a layer did on the way up, for the way back."""

    normal: Frame
    """lines x hidden: what it read, before scale and shift of its norm."""
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
    """lines x hidden: what the labels were read from, before scale and shift of its norm."""
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
        """Make the learned `arrays` (`benchmarks.train.network`) ready to run."""
        keep_freed_memory()
        layers = (
            _layer(arrays, number, dilation, is_pooled=number in pooled)
            for number, dilation in enumerate(dilations)
        )
        return cls(
            np.ascontiguousarray(arrays["in.weight"]),
            arrays["in.bias"],
            tuple(layers),
            Norm(arrays["norm.weight"], arrays["norm.bias"]),
            np.ascontiguousarray(arrays["head.weight"]),
            arrays["head.bias"],
        )

    @property
    def reach(self) -> int:
        """How many lines off a line is looked at, but for the averages."""
        return sum(layer.reach for layer in self.layers)

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
        hidden = product(columns, self.into)
        hidden += self.into_bias
        np.maximum(hidden, 0, out=hidden)
        first = Frame.of(is_positive(hidden), self.reach) if traced else None
        hidden -= hidden.mean(axis=1, keepdims=True)
        edge = max(layer.reach for layer in self.layers)
        read = Frame(np.zeros((edge + len(hidden) + edge, hidden.shape[1]), hidden.dtype), edge)
        lines = read.lines
        found = dict(pools or {})
        traces = []
        for number, layer in enumerate(self.layers):
            inverse = inverse_deviation(hidden)
            normal = hidden * inverse
            np.multiply(normal, layer.norm.scale, out=lines)
            np.add(lines, layer.norm.shift, out=lines)
            if layer.pool is not None and groups is not None:
                found[number] = layer.pool.of(lines, groups)
            mixed = _mixed(layer, read, found.get(number))
            if traced:
                rows = normal, inverse, is_positive(mixed)
                traces.append(LayerTrace(*(Frame.of(kept, self.reach) for kept in rows)))
            hidden += product(mixed, layer.out)
            hidden += layer.out_bias
        inverse = inverse_deviation(hidden)
        hidden *= inverse
        trace = Trace(first, tuple(traces), hidden, inverse) if first is not None else None
        normal = hidden * self.norm.scale + self.norm.shift
        logits = product(normal, self.head)
        logits += self.head_bias
        return Result(logits, normal, found, trace)


def _mixed(layer: Layer, read: Frame, pooled: Matrix | None) -> Matrix:
    """Return what a layer makes of the lines that it reads, before its last product."""
    around = read.around(slice(0, len(read.lines)), len(layer.taps), layer.dilation)
    mixed = product(np.einsum("tlh,th->lh", around, layer.taps), layer.mix)
    mixed += layer.mix_bias
    if pooled is not None:
        mixed += pooled
    return np.maximum(mixed, 0, out=mixed)


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
    out = np.vstack([arrays[f"{number}.out.weight"], arrays[f"{number}.out.bias"]])
    out -= out.mean(axis=1, keepdims=True)
    return Layer(
        norm,
        dilation,
        arrays[f"{number}.taps"],
        np.ascontiguousarray(arrays[f"{number}.mix.weight"]),
        arrays[f"{number}.mix.bias"],
        out[:-1].copy(),
        out[-1].copy(),
        _pool(arrays, number) if is_pooled else None,
    )


def _pool(arrays: Mapping[str, Matrix], number: int) -> Pool:
    query = np.ascontiguousarray(arrays[f"{number}.query"])
    weight = arrays[f"{number}.pool"].reshape(query.shape[1], len(query), -1)
    group_query = np.ascontiguousarray(arrays[f"{number}.group_query"])
    return Pool(query, weight, group_query, arrays[f"{number}.group_pool"])
