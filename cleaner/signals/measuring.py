"""Every signal of every line of a page, written into the rows that the network reads."""

from __future__ import annotations

from typing import Any

from cleaner.measures.page import MeasuredPage
from cleaner.signals.signal import Signal


def fill_signals(signals: tuple[Signal, ...], page: MeasuredPage, values: Any, width: int) -> None:
    """Write how true each of `signals` is of each line into `values`, rows of `width` numbers.

    A row begins with the signals; the rest of it is left alone.
    """
    for column in range(len(signals)):
        signal = signals[column]
        signal.fill(page, values, column, width)
