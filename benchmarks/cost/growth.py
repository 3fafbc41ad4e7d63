"""How the time of a page grows with its length: one page, over and over again as one source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np

from benchmarks.cost.clock import cpu_seconds, quiet
from benchmarks.cost.pages import KIND_NAMES, KINDS, CostPage, Kind, Work
from benchmarks.cost.systems import cleaned
from benchmarks.measure.sheets import Sheet, number

MULTIPLES = (1, 2, 4, 8, 16, 32, 64)
FROM = 3
"""The place in `MULTIPLES` from which on a page is long: what a call costs by itself is little."""


def measured(work: Work) -> dict[str, Any]:
    """Return the times of the page of median length, and the power that they grow with."""
    rows = {kind: rows_of(work.middle(kind), kind) for kind in KINDS}
    return {
        kind: {"rows": found, "power": power(found), "power_when_long": power(found[FROM:])}
        for kind, found in rows.items()
    }


def rows_of(
    page: CostPage, kind: Kind, multiples: Sequence[int] = MULTIPLES
) -> list[dict[str, float]]:
    """Return the characters and the milliseconds of so many times the page."""
    rows = []
    for times in multiples:
        source = "\n".join([page.source(kind)] * times)
        quiet()
        seconds = cpu_seconds(partial(cleaned, source, kind))
        rows.append({"times": times, "chars": len(source), "ms": seconds * 1000})
    return rows


def power(rows: Sequence[Mapping[str, float]]) -> float:
    """Return the power of the length of a page that its time grows with: 1 is linear.

    >>> round(power([{"chars": 10, "ms": 2}, {"chars": 100, "ms": 20}]), 3)
    1.0
    """
    sizes, times = (np.log([row[name] for row in rows]) for name in ("chars", "ms"))
    return float(np.polyfit(sizes, times, 1)[0])


def sheet(figures: Mapping[str, Any]) -> Sheet:
    """Return a row for each length and kind."""
    powers, when_long = (
        ", ".join(f"{KIND_NAMES[kind]} {figures[kind][name]:.2f}" for kind in KINDS)
        for name in ("power", "power_when_long")
    )
    return Sheet(
        ("", "times the page", "characters", "ms", "ms for 100,000 characters"),
        tuple(
            (
                KIND_NAMES[kind],
                str(row["times"]),
                f"{row['chars']:,}",
                number(row["ms"], 1),
                number(row["ms"] / row["chars"] * 100_000, 1),
            )
            for kind in KINDS
            for row in figures[kind]["rows"]
        ),
        f"Time grows with the length to the power of: {powers}; "
        f"from {MULTIPLES[FROM]} times the page on: {when_long}.",
    )
