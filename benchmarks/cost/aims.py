"""What is aimed for, beside what was reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.cost.pages import KINDS, Kind
from benchmarks.cost.starts import NAMES
from benchmarks.cost.systems import OURS
from benchmarks.cost.tasks import ALL, MARKDOWN, TEXT_WITH_METADATA, WITH_METADATA
from benchmarks.measure.sheets import Sheet

Figures = Mapping[str, Any]
TIMES_THE_PAGE = 10
"""A page may take so many times its own size, and `MEMORY_BESIDES`."""
MEMORY_BESIDES = 100
"""Megabytes."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A figure that is to be no larger than a bound."""

    what: str
    bound: float
    section: str
    reached: Callable[[Figures], float]
    """Reads it off what the section measured."""
    digits: int = 2


def _ratio(kind: Kind, part: str) -> Callable[[Figures], float]:
    return lambda figures: figures["systems"][OURS[kind]][part]


def _task(name: str) -> Callable[[Figures], float]:
    return lambda figures: figures["systems"][name]["ratio_median"]


def _most(part: str) -> Callable[[Figures], float]:
    return lambda figures: max(figures[kind][part] for kind in KINDS)


def _first_call(figures: Figures) -> float:
    return max(figures[kind][NAMES[2]] for kind in KINDS)


def _import(figures: Figures) -> float:
    return max(figures[kind][NAMES[1]] for kind in KINDS)


def _busiest(figures: Figures) -> float:
    return max(figures["systems"][name]["ratio"] for name in OURS.values())


def _slowest(size: str) -> Callable[[Figures], float]:
    """Return how to find the seconds of the slowest shape; one without an answer took forever."""
    return lambda figures: max(
        row[size].get("seconds", float("inf")) for row in figures["shapes"].values()
    )


def memory_besides(figures: Figures) -> float:
    """Return the megabytes that the hungriest page took beside `TIMES_THE_PAGE` times its size.

    >>> memory_besides({"shapes": {"lines": {"1": {"grown_mb": 60.0}, "10": {"grown_mb": 90.0}}}})
    50.0
    """
    return max(
        found.get("grown_mb", float("inf")) - TIMES_THE_PAGE * int(size)
        for row in figures["shapes"].values()
        for size, found in row.items()
    )


AIMS = (
    Aim("text, times the lxml parse, median", 1.6, "text", _ratio("text", "ratio_median")),
    Aim("text, 95th percentile", 3.5, "text", _ratio("text", "ratio_p95"), 1),
    Aim("HTML, times the lxml parse, median", 2.5, "html", _ratio("html", "ratio_median")),
    Aim("HTML, 95th percentile", 5, "html", _ratio("html", "ratio_p95"), 1),
    Aim("HTML with metadata, times the lxml parse", 5, "tasks", _task(WITH_METADATA)),
    Aim("HTML as Markdown, times the lxml parse", 5, "tasks", _task(MARKDOWN)),
    Aim("HTML with metadata and Markdown", 7, "tasks", _task(ALL)),
    Aim("text with metadata, times the lxml parse", 3, "tasks", _task(TEXT_WITH_METADATA)),
    Aim("`clean` and `to_dict()`, times a `clean`", 1.2, "dict", _most("plain")),
    Aim("`clean` and all reasons, times a `clean`", 20, "dict", _most("reasons"), 1),
    Aim("uncompiled, median page, ms", 80, "plain", _most("plain_ms"), 1),
    Aim("CPU time on a busy machine, times that alone", 1.3, "busy", _busiest),
    Aim("import, CPU seconds, numpy included", 0.12, "start", _import, 3),
    Aim("first call, CPU seconds beyond the second", 0.05, "start", _first_call, 3),
    Aim("1 MB of the slowest shape, CPU seconds", 0.5, "long", _slowest("1")),
    Aim("10 MB of the slowest shape, CPU seconds", 5, "long", _slowest("10")),
    Aim(
        f"memory beside {TIMES_THE_PAGE} times the page, hungriest shape, MB",
        MEMORY_BESIDES, "long", memory_besides, 0,
    ),
    Aim("power of growth, text", 1.05, "growth", lambda figures: figures["text"]["power"]),
    Aim("power of growth, HTML", 1.05, "growth", lambda figures: figures["html"]["power"]),
    Aim("building from source, seconds", 60, "install", lambda figures: figures["seconds"], 0),
)  # fmt: skip
"""The bounds are those that the core was rewritten for; docs/speed.md says what they mean."""


def sheet(cost: Figures) -> Sheet:
    """Return a row for each of `AIMS` whose section was measured."""
    return Sheet(("", "aim", "reached", ""), tuple(_rows(cost)))


def _rows(cost: Figures) -> Iterator[tuple[str, ...]]:
    for aim in AIMS:
        if aim.section in cost:
            reached = round(aim.reached(cost[aim.section]), aim.digits)
            is_reached = "yes" if reached <= aim.bound else "no"
            yield aim.what, f"{aim.bound:g}", f"{reached:.{aim.digits}f}", is_reached
