"""Small operations on arrays that NumPy has for every case, and so at a price.

On the few hundred lines of a page it is the calls that cost, not the numbers: `numpy.clip`,
`diff` with a first value and `pad` take five to thirty microseconds before they begin.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]


def places_where(mask: npt.NDArray[Any]) -> Places:
    """Return where `mask` holds.

    >>> places_where(np.array([True, False, True])).tolist()
    [0, 2]
    """
    return mask.nonzero()[0]


def is_new(values: npt.NDArray[Any]) -> Mask:
    """Tell of each of `values` whether it differs from the one before; the first does.

    >>> is_new(np.array([4, 4, 7, 4])).tolist()
    [True, False, True, True]
    """
    mask = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=mask[1:])
    return mask


def firsts_of(sizes: npt.NDArray[np.integer[Any]]) -> Places:
    """Return where each of some stretches of these `sizes` begins that follow one another.

    >>> firsts_of(np.array([2, 0, 3])).tolist()
    [0, 2, 2]
    """
    firsts: Places = sizes.cumsum()
    firsts -= sizes
    return firsts


def within_0_and_1(values: npt.NDArray[np.floating[Any]]) -> npt.NDArray[np.floating[Any]]:
    """Return `values`, those below 0 as 0 and those above 1 as 1.

    >>> within_0_and_1(np.array([-1.0, 0.5, 2.0])).tolist()
    [0.0, 0.5, 1.0]
    """
    clipped: npt.NDArray[np.floating[Any]] = np.minimum(np.maximum(values, 0), 1)
    return clipped


def widened(values: npt.NDArray[np.integer[Any]], by: int) -> npt.NDArray[np.int64]:
    """Return `values` between so many zeros on either side.

    >>> widened(np.array([7, 8]), 1).tolist()
    [0, 7, 8, 0]
    """
    wide = np.zeros(len(values) + 2 * by, dtype=np.int64)
    wide[by : by + len(values)] = values
    return wide
