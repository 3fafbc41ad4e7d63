"""Means over the lines around a line, by sums that run down the page."""

from __future__ import annotations

from array import array
from collections.abc import Sequence


class RunningMeans:
    """The means of a value over the lines around any line, each worked out in one step.

    >>> means = RunningMeans([0.0, 0.0, 3.0, 0.0, 0.0])
    >>> means.around(1, 1), means.above(3, 2), means.below(1, 10)
    (1.0, 1.5, 1.0)
    """

    __slots__ = ("size", "sums")

    def __init__(self, values: Sequence[float]) -> None:
        """Add up `values`, one a line, top to bottom."""
        self.size = len(values)
        self.sums = array("d", [0.0]) * (self.size + 1)
        self._add_up(array("d", values) if isinstance(values, list) else values)

    def _add_up(self, values: Sequence[float]) -> None:
        sums = self.sums
        total = 0.0
        for index in range(self.size):
            total += values[index]
            sums[index + 1] = total

    def between(self, first: int, end: int) -> float:
        """Return the mean over the lines from `first` up to `end`; 0 where there are none."""
        first = max(first, 0)
        end = min(end, self.size)
        if end <= first:
            return 0.0
        return (self.sums[end] - self.sums[first]) / (end - first)

    def among(self, first: int, end: int) -> float:
        """Return the mean over the lines from `first` up to `end`, 0 for each beyond the page.

        So a line near the top has the mean that it has below more lines that count nothing.
        """
        inside = self.sums[min(end, self.size)] - self.sums[max(first, 0)]
        return inside / (end - first)

    def around(self, index: int, reach: int) -> float:
        """Return the mean over a line and `reach` lines on either side."""
        return self.between(index - reach, index + reach + 1)

    def above(self, index: int, reach: int) -> float:
        """Return the mean over the `reach` lines above; 0 where there are none."""
        return self.between(index - reach, index)

    def below(self, index: int, reach: int) -> float:
        """Return the mean over the `reach` lines below; 0 where there are none."""
        return self.between(index + 1, index + 1 + reach)
