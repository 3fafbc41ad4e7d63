"""The words of a page as numbers: what is compared and counted often is done on arrays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """Each different word of a page once, and which of them stand in which line."""

    spelled: tuple[str, ...]
    """The different words, in the order in which they first stand on the page."""
    ids: Numbers
    """The words of the page, top to bottom, as places in `spelled`."""
    lines: Numbers
    """The line of each word, from 0."""
    sizes: Numbers
    """Words of each line."""

    @classmethod
    def of(cls, lines: Sequence[Sequence[str]]) -> Words:
        """Number the words of `lines`.

        >>> Words.of([("the", "boat"), (), ("the", "harbour")]).ids.tolist()
        [0, 1, 0, 2]
        """
        sizes = np.fromiter(map(len, lines), dtype=np.int64, count=len(lines))
        return cls.numbered([word for line in lines for word in line], sizes)

    @classmethod
    def numbered(cls, words: Sequence[str], sizes: Numbers) -> Words:
        """Number `words`, of which as many stand in each line as `sizes` says."""
        spelled, ids = numbered(words)
        return cls(tuple(spelled), ids, np.repeat(np.arange(len(sizes)), sizes), sizes)

    @property
    def starts(self) -> Numbers:
        """The place among `ids` at which each line begins."""
        return np.cumsum(self.sizes) - self.sizes

    def by_line(self) -> tuple[tuple[str, ...], ...]:
        """Return the words of each line, spelled out.

        >>> Words.of([("the", "boat"), ()]).by_line()
        (('the', 'boat'), ())
        """
        words = [self.spelled[i] for i in self.ids.tolist()]
        ends = np.cumsum(self.sizes).tolist()
        return tuple(tuple(words[start:end]) for start, end in zip([0, *ends], ends, strict=False))

    def different(self, measure: Callable[[str], Any], dtype: type[Any]) -> npt.NDArray[Any]:
        """Return `measure` of each different word."""
        return np.fromiter(map(measure, self.spelled), dtype=dtype, count=len(self.spelled))

    def sum_by_line(self, values: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
        """Return for each line the sum of `values`, which has one for each word of the page."""
        return np.bincount(self.lines, weights=values, minlength=len(self.sizes)).astype(float)

    def share_by_line(self, values: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
        """Return for each line the mean of `values`; 0 for a line without words."""
        return (self.sum_by_line(values) / np.maximum(self.sizes, 1)).astype(np.float32)


def numbered(texts: Iterable[str]) -> tuple[list[str], Numbers]:
    """Return the different `texts`, and for each of `texts` its place among them.

    >>> numbered(["b", "a", "b"])
    (['b', 'a'], array([0, 1, 0]))
    """
    places: defaultdict[str, int] = defaultdict()
    places.default_factory = places.__len__
    ids = np.fromiter(map(places.__getitem__, texts), dtype=np.int64)
    return list(places), ids
