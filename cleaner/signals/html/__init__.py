"""What the tree of an HTML page says of a line: its tags, its links, the boxes around it.

`SIGNALS` is the visible list; its order is the order of the columns in the weights.
"""

from __future__ import annotations

from cleaner.signals.html import alike, boxes, content, declared, links, tags
from cleaner.signals.signal import Signal

__all__ = ["SIGNALS"]

SIGNALS: tuple[Signal, ...] = (
    *tags.SIGNALS,
    *links.SIGNALS,
    *tags.PRINT,
    *boxes.SIGNALS,
    *content.SIGNALS,
    *alike.SIGNALS,
    *boxes.HEADINGS,
    *alike.ROWS,
    *declared.SIGNALS,
    *content.READABILITY,
    *declared.PAGE,
    *content.WHOLE_PAGE,
    *tags.PICTURES,
)
"""Every signal that only a tree tells."""
