"""Does a page hold any content at all?

A consent wall, an error page, a page whose article never loaded: nothing of it should be kept. No
line of such a page is likely, or the page as a whole looks like one without content. The page as
a whole is known from the mean of its lines and errs by itself: an article of ten lines below a menu
of three hundred looks empty. So its word counts only where no line is sure either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cleaner.scorer.kept import Column
from cleaner.scorer.scoring import NO_PAGE_TYPE

NO_CONTENT = 0.5
"""A page without a line this likely holds no content (docs/experiments.md)."""
MAX_MEAN_LINES = 2000
"""Among more lines than so many an article is lost in the mean, and the lines alone decide."""


@dataclass(frozen=True, slots=True)
class Emptiness:
    """When the page as a whole counts: fitted limits (``benchmarks/train/page_curves.py``)."""

    likely: float = 0.5
    """It is likelier than this to hold no content ..."""
    surest: float = 0.8
    """... and has no line that is likelier than this to be kept."""

    @classmethod
    def of(cls, header: Mapping[str, Any]) -> Emptiness:
        """Return the limits in the `header` of weights.

        >>> Emptiness.of({"emptiness": {"likely": 0.4, "surest": 0.9}})
        Emptiness(likely=0.4, surest=0.9)
        """
        return cls(**header.get("emptiness", {}))

    def is_of(self, kept: Column, types: Mapping[str, float]) -> bool:
        """Tell whether a page is empty.

        Args:
            kept: probability of each line of being kept.
            types: how likely the page is of each type.
        """
        surest = float(kept.max(initial=0.0))
        if surest < NO_CONTENT:
            return True
        looks_empty = types.get(NO_PAGE_TYPE, 0.0) > self.likely and surest <= self.surest
        return looks_empty and len(kept) <= MAX_MEAN_LINES
