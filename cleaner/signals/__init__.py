"""Signals: named claims about a line in its page, a file per family.

`SIGNALS` is the visible list; its order is the order of the columns in the weights.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from cleaner.signals import context, place, repetition, shape, wording
from cleaner.signals.signal import Measured, Signal

__all__ = ["SIGNALS", "Measured", "Signal", "measure"]

SIGNALS: tuple[Signal, ...] = (
    *shape.SIGNALS,
    *wording.SIGNALS,
    *place.SIGNALS,
    *repetition.SIGNALS,
    *context.SIGNALS,
)
"""Every signal that a page's lines are measured by."""


def measure(page: Measured) -> npt.NDArray[np.float32]:
    """Return how true each signal is of each line: lines x `SIGNALS`, 0 to 1."""
    columns = np.empty((len(SIGNALS), len(page.profile)), dtype=np.float32)
    for column, signal in zip(columns, SIGNALS, strict=True):
        column[:] = signal(page)
    return columns.T
