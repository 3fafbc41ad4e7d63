"""Means of rows over groups of lines: what a box of lines is like together, for the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from cleaner.scorer.kept import Matrix

Groups = npt.NDArray[np.int32]
"""Lines x kinds: which group of each kind a line is in (`cleaner.measures.groups`)."""


def add_up(rows: Matrix, shares: Matrix, groups: Groups, kind: int, sums: Matrix) -> None:
    """Add the rows of each group up, each times its share; the last column counts the shares.

    Args:
        rows: lines x numbers.
        shares: lines x kinds, how much each line counts in its group of each kind.
        groups: lines x kinds, the number of that group.
        kind: which of the kinds.
        sums: groups x (numbers + 1), filled with zeros.
    """
    size = rows.shape[1]
    for line in range(rows.shape[0]):
        group = groups[line, kind]
        share = shares[line, kind]
        for column in range(size):
            sums[group, column] += share * rows[line, column]
        sums[group, size] += share


def add_to_lines(made: Matrix, groups: Groups, kind: int, added: Matrix) -> None:
    """Add to each line what is `made` (groups x numbers) of its group of that kind.

    Args:
        made: groups x numbers.
        groups: lines x kinds, the number of the group.
        kind: which of the kinds.
        added: lines x numbers.
    """
    size = made.shape[1]
    for line in range(added.shape[0]):
        group = groups[line, kind]
        for column in range(size):
            added[line, column] += made[group, column]
