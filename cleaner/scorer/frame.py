"""Lines in a frame of zeros: what stands around a line, without asking where the page ends."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from cleaner.scorer.kept import Matrix


class Frame(NamedTuple):
    """Rows, a line each, with rows of zeros above and below them."""

    rows: Matrix
    edge: int
    """Rows of zeros on either side."""

    @classmethod
    def of(cls, lines: Matrix, edge: int) -> Frame:
        """Put a copy of `lines` in a frame."""
        size = len(lines)
        rows = np.zeros((edge + size + edge, *lines.shape[1:]), lines.dtype)
        rows[edge : edge + size] = lines
        return cls(rows, edge)

    @property
    def lines(self) -> Matrix:
        """The rows within the frame."""
        return self.rows[self.edge : len(self.rows) - self.edge]

    def around(self, targets: slice, steps: int, apart: int) -> Matrix:
        """Return the rows around each of the `targets`: steps x targets x numbers.

        Nothing is copied: each step is the same rows, begun further down.

        >>> frame = Frame.of(np.array([[1], [2], [3]]), 2)
        >>> frame.around(slice(0, 2), steps=3, apart=2)[..., 0].tolist()
        [[0, 0], [1, 2], [3, 0]]

        Args:
            targets: lines that follow each other.
            steps: so many lines around each, itself in the middle.
            apart: how far one is from the next; the frame holds the furthest.
        """
        row, number = self.rows.strides
        first = self.edge + targets.start - steps // 2 * apart
        shape = steps, targets.stop - targets.start, self.rows.shape[1]
        return np.ndarray(
            shape, self.rows.dtype, self.rows.data, first * row, (apart * row, row, number)
        )
