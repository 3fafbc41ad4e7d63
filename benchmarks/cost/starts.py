"""What the import and the first call cost in a fresh interpreter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from benchmarks.cost.fresh import answer_of
from benchmarks.cost.pages import KIND_NAMES, KINDS, Work
from benchmarks.measure.sheets import Sheet, number

FRESH_STARTS = 7
"""Interpreters that are started for each kind; the median counts."""
NAMES = ("import numpy", "import cleaner, numpy included", "first call beyond the second")


def measured(work: Work, starts: int = FRESH_STARTS) -> dict[str, Any]:
    """Return the CPU seconds by what they were spent on, for text and for HTML."""
    found: dict[str, Any] = {}
    for kind in KINDS:
        source = work.middle(kind).source(kind)
        runs = [answer_of("start", kind, given=source).split() for _ in range(starts)]
        medians = np.median(np.array(runs, dtype=float), axis=0).tolist()
        found[kind] = dict(zip(NAMES, medians, strict=True))
    return found


def sheet(figures: Mapping[str, Any]) -> Sheet:
    """Return a row for each of `NAMES`."""
    rows = ((name, *(number(figures[kind][name]) for kind in KINDS)) for name in NAMES)
    return Sheet(("CPU seconds, median of fresh interpreters", *KIND_NAMES.values()), tuple(rows))
