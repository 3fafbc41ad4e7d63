"""How much of a page is judged where the caller sets a limit.

A limit never raises and never loses a line: what stands beyond it comes back unjudged, as a
dropped line, and the page is marked `cleaner.Page.truncated`.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from cleaner.document.judged import LABELS, Evidence, JudgedLines, OnlyReason
from cleaner.document.labels import Label
from cleaner.document.lines import ReadLines

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


BEYOND = OnlyReason("beyond_the_limit", 0.0, "stands beyond the limit that was set")
"""The evidence of a line that stands beyond a limit."""


def judged_lines(
    lines: ReadLines,
    indices: npt.NDArray[np.int64],
    codes: npt.NDArray[np.uint8],
    kept: npt.NDArray[np.float32],
    evidence: Sequence[tuple[Evidence, int]],
) -> JudgedLines:
    """Return every line with what was decided of it.

    Args:
        lines: the lines as they were read.
        indices: the index of each of them that is not blank.
        codes: of those that are not blank, the label, as index in `cleaner.document.labels.SCORED`.
        kept: of the same, the probability.
        evidence: top to bottom, for how many lines each holds; below them nothing was looked at.
    """
    judged = sum(size for _, size in evidence)
    labels = np.full(len(lines), LABELS.index(Label.BLANK), dtype=np.uint8)
    labels[indices] = codes
    if judged < len(lines):
        is_filled = [bool(text.strip()) for text in lines[judged:]]
        labels[judged:][is_filled] = LABELS.index(UNJUDGED)
        evidence = (*evidence, (BEYOND, len(lines) - judged))
    probabilities = np.zeros(len(lines), dtype=kept.dtype)
    probabilities[indices] = kept
    return JudgedLines(lines, labels, probabilities, tuple(evidence))
