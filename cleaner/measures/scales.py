"""Counts and shares squashed to 0..1, as signals say them."""

from __future__ import annotations

import math

FAR_AWAY = 60
"""Lines after which a distance counts as full: longer boxes are rare on the training pages."""
NEAR = 8
"""Lines above and below that count as near: some two or three items of a list."""
MANY_WORDS = 120
"""A line of so many words or more has full length."""


def log_scale(count: float, full: float) -> float:
    """Return 0 for nothing, 1 for `full` or more; doubling a small count says as much as a large.

    >>> log_scale(0, 9), log_scale(9, 9), log_scale(100, 9)
    (0.0, 1.0, 1.0)
    """
    if count <= 0:
        return 0.0
    scaled = math.log(1 + count) / math.log(1 + full)  # log1p takes twice the time
    return scaled if scaled < 1 else 1.0


def within_0_and_1(value: float) -> float:
    """Return `value`, or the end of the scale that it lies beyond.

    >>> within_0_and_1(-1.0), within_0_and_1(0.5), within_0_and_1(2.0)
    (0.0, 0.5, 1.0)
    """
    if value < 0:
        return 0.0
    return value if value < 1 else 1.0


def at_most_1(value: float) -> float:
    """Return `value`, or 1 where it is more.

    >>> at_most_1(0.5), at_most_1(2.0)
    (0.5, 1.0)
    """
    return value if value < 1 else 1.0


def share(part: float, whole: float) -> float:
    """Return `part` / `whole`; of less than one there is no larger part.

    >>> share(1.0, 4.0), share(0.0, 0.0)
    (0.25, 0.0)
    """
    return part / whole if whole > 1 else part
