"""Signals: named claims about a line in its page, a file per family.

`SIGNALS` is the visible list, and `HTML_SIGNALS` with what only a tree tells after it; their
order is the order of the columns in the weights.
"""

from __future__ import annotations

from cleaner.signals import context, html, place, repetition, shape, signs, wording
from cleaner.signals.signal import Signal

__all__ = ["HTML_SIGNALS", "SIGNALS", "Signal"]

SIGNALS: tuple[Signal, ...] = (
    *shape.SIGNALS,
    *signs.SIGNALS,
    *wording.SIGNALS,
    *place.SIGNALS,
    *repetition.SIGNALS,
    *context.SIGNALS,
)
"""Every signal that the lines of a page are measured by."""

HTML_SIGNALS: tuple[Signal, ...] = (*SIGNALS, *html.SIGNALS)
"""Every signal that the lines of an HTML page are measured by."""
