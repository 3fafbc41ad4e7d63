"""What another program says of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Opinion:
    """What another program takes for the content of the page."""

    name: str
    """The program: ``trafilatura``, ``readability-lxml``."""
    text: str
    """What it kept; empty where it found nothing, failed, or was not asked."""
    agreement: float
    """Word F1, 0 to 1, between its text and `Page.body`."""

    def to_dict(self) -> dict[str, Any]:
        """Return the opinion as plain values that `json` can write."""
        return {"name": self.name, "agreement": round(self.agreement, 4), "text": self.text}
