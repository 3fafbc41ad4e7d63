"""How much of a page is judged where the caller sets a limit.

A limit never raises and never loses a line: what stands beyond it comes back unjudged, as a
dropped line, and the page is marked `cleaner.Page.truncated`.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from cleaner.document.judged import Reason
from cleaner.document.labels import Label

UNJUDGED = Label.UI
"""The label of a line that nothing looked at: dropped, as what is not known to be content."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the caller set; nothing is limited by default."""

    max_chars: int | None = None
    """Characters of the lines that are judged, each line end being one."""
    until: float | None = None
    """The `time.monotonic` after which no more lines are judged."""

    @classmethod
    def of(cls, max_chars: int | None, max_seconds: float | None) -> Limits:
        """Return the limits of a call that begins now."""
        return cls(max_chars, None if max_seconds is None else time.monotonic() + max_seconds)

    @property
    def time_is_over(self) -> bool:
        """Whether the call has used up its time."""
        return self.until is not None and time.monotonic() >= self.until

    def within(self, texts: Sequence[str]) -> Sequence[str]:
        """Return the lines to judge; the one that the limit cuts is judged by its beginning.

        Where that is only white space, the line is beyond the limit.

        >>> Limits(max_chars=10).within(["Storm", "It rained.", "Home"])
        ['Storm', 'It r']
        >>> Limits(max_chars=8).within(["Storm", "  Home"])
        ['Storm']
        """
        if self.max_chars is None:
            return texts
        judged = []
        for text, start in zip(
            texts, accumulate((len(text) + 1 for text in texts), initial=0), strict=False
        ):
            if start >= self.max_chars:
                break
            beginning = text[: self.max_chars - start]
            if len(beginning) < len(text) and not beginning.strip():
                break
            judged.append(beginning)
        return judged


NO_LIMITS = Limits()


class Beyond:
    """The evidence of a line that stands beyond a limit."""

    def reasons(self, number: int) -> tuple[Reason, ...]:
        """Return the only reason there is."""
        return (Reason("beyond_the_limit", number, 0.0, "stands beyond the limit that was set"),)


BEYOND = Beyond()
