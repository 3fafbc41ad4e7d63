"""What it costs to ask a page for everything: `Page.to_dict`, without reasons and with them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import numpy as np

import cleaner
from benchmarks.cost.clock import cpu_seconds, quiet
from benchmarks.cost.pages import KIND_NAMES, KINDS, Kind, Work
from benchmarks.cost.systems import cleaned
from benchmarks.measure.sheets import Sheet, number

REASON_RUNS = 1
"""All reasons of a page take long enough to be timed once."""

CALLS = {
    "clean": "`clean`",
    "plain": "`clean` and `to_dict()`",
    "reasons": "`clean` and `to_dict(reasons=True)`",
}


def measured(work: Work) -> dict[str, Any]:
    """Return the times by kind of page."""
    return {kind: _of_kind(work, kind) for kind in KINDS}


def _of_kind(work: Work, kind: Kind) -> dict[str, float]:
    sources = [page.source(kind) for page in work.pages]
    as_dict(sources[0], kind, reasons=True)  # what is loaded once is not counted
    rows = []
    for source in sources:
        quiet()
        rows.append(
            (
                cpu_seconds(partial(cleaned, source, kind)),
                cpu_seconds(partial(as_dict, source, kind)),
                cpu_seconds(partial(as_dict, source, kind, reasons=True), REASON_RUNS),
            )
        )
    return compared(*zip(*rows, strict=True))


def as_dict(source: str, kind: Kind, *, reasons: bool = False) -> dict[str, Any]:
    """Clean a page and ask it for everything; a page that was asked before would know it."""
    page = cleaner.clean(source, input=kind)
    return page.to_dict(reasons=True) if reasons else page.to_dict()


def compared(
    clean: tuple[float, ...], plain: tuple[float, ...], reasons: tuple[float, ...]
) -> dict[str, float]:
    """Return the median page, and how many times a `clean` the other two take.

    >>> compared((0.001, 0.002), (0.0012, 0.0024), (0.01, 0.02))["plain"]
    1.2
    """
    alone = np.array(clean)
    return {
        "clean_ms": float(np.median(alone)) * 1000,
        "plain_ms": float(np.median(plain)) * 1000,
        "reasons_ms": float(np.median(reasons)) * 1000,
        "plain": float(np.median(np.array(plain) / alone)),
        "reasons": float(np.median(np.array(reasons) / alone)),
    }


def sheet(figures: Mapping[str, Any]) -> Sheet:
    """Return a row for each call; the first, a `clean` alone, is what the others are divided by."""
    return Sheet(
        ("", "ms, median", "times a `clean`"),
        tuple(
            (
                f"{call}, {KIND_NAMES[kind]}",
                number(figures[kind][f"{name}_ms"], 2),
                number(figures[kind].get(name, 1.0), 2),
            )
            for kind in KINDS
            for name, call in CALLS.items()
        ),
    )
