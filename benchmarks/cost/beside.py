"""The time of a page as text and as HTML, beside an lxml parse of its HTML and the peers.

All take turns page by page in one process, so that a busy machine slows them alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.cost.clock import cpu_seconds, quiet
from benchmarks.cost.pages import CostPage, Kind, Work
from benchmarks.cost.systems import FLOOR, SYSTEMS, System
from benchmarks.measure.sheets import Sheet, number

Seconds = npt.NDArray[np.float64]


def measured(work: Work, kind: Kind) -> dict[str, Any]:
    """Time everyone who is compared with cleaner given `kind`."""
    return {"systems": figures_of(timed(work.pages, SYSTEMS[kind]))}


def timed(pages: Sequence[CostPage], systems: Sequence[System]) -> dict[str, Seconds]:
    """Return the CPU seconds of each system on each page, page by page."""
    for system in systems:
        system.on(pages[0])()  # what is loaded once is not counted
    rows = [[_turn(system, page) for system in systems] for page in pages]
    columns = np.array(rows).T
    return {system.name: column for system, column in zip(systems, columns, strict=True)}


def _turn(system: System, page: CostPage) -> float:
    quiet()
    return cpu_seconds(system.on(page))


def figures_of(seconds: Mapping[str, Seconds]) -> dict[str, dict[str, float]]:
    """Return what is said of each system.

    >>> found = figures_of({FLOOR: np.array([0.001, 0.002]), "slow": np.array([0.004, 0.006])})
    >>> found["slow"]["ratio_median"]
    3.5
    """
    floor = seconds[FLOOR]
    return {
        name: {
            "median_ms": float(np.median(times)) * 1000,
            "p95_ms": float(np.percentile(times, 95)) * 1000,
            "pages_a_second": len(times) / float(times.sum()),
            "ratio_median": float(np.median(times / floor)),
            "ratio_p95": float(np.percentile(times / floor, 95)),
        }
        for name, times in seconds.items()
    }


def sheet(figures: Mapping[str, Any]) -> Sheet:
    """Return a row a system."""
    return Sheet(
        ("", "ms, median", "95th percentile", "pages a second", f"times the {FLOOR}, median",
         "95th percentile"),
        tuple(
            (
                name,
                number(row["median_ms"], 2),
                number(row["p95_ms"], 1),
                number(row["pages_a_second"], 0),
                number(row["ratio_median"], 2),
                number(row["ratio_p95"], 1),
            )
            for name, row in figures["systems"].items()
        ),
    )  # fmt: skip
