"""Signals: named claims about a line in its page, a file per family.

`SIGNALS` is the visible list, and `HTML_SIGNALS` with what only a tree tells behind it; their
order is the order of the columns in the weights.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from cleaner.signals import context, markup, place, repetition, shape, wording
from cleaner.signals.signal import Measured, Signal

__all__ = ["HTML_SIGNALS", "SIGNALS", "Measured", "Signal", "measure"]

SIGNALS: tuple[Signal, ...] = (
    *shape.SIGNALS,
    *wording.SIGNALS,
    *place.SIGNALS,
    *repetition.SIGNALS,
    *context.SIGNALS,
)
"""Every signal that a page's lines are measured by."""

HTML_SIGNALS: tuple[Signal, ...] = (*SIGNALS, *markup.SIGNALS)
"""Every signal that the lines of an HTML page are measured by."""


def measure(page: Measured) -> npt.NDArray[np.float32]:
    """Return how true each signal is of each line: lines x signals, 0 to 1.

    The signals are `HTML_SIGNALS` where the page has a tree, else `SIGNALS`.
    """
    signals = SIGNALS if page.markup is None else HTML_SIGNALS
    columns = np.empty((len(signals), len(page.profile)), dtype=np.float32)
    for column, signal in zip(columns, signals, strict=True):
        column[:] = signal.measure(page)
    return columns.T
