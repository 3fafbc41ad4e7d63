"""The tables of docs/speed.md; ``python -m benchmarks figures`` writes them.

They are made of the part ``cost`` of ``benchmarks/measure/results.json``, which
``python -m benchmarks cost --json benchmarks/measure/results.json`` measures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from benchmarks.cost import aims
from benchmarks.cost.sections import SECTIONS
from benchmarks.pages import data

Figures = Mapping[str, Any]
PAGE = data.ROOT / "docs" / "speed.md"
NOT_MEASURED = "Not measured yet.\n"


def section_table(name: str, figures: Figures) -> str:
    """Return the table of a section, and what it was measured on."""
    part = figures.get("cost", {}).get(name)
    if part is None:
        return NOT_MEASURED
    return f"{SECTIONS[name].sheet(part).in_markdown()}\n{measured_on(part['on'])}\n"


def measured_on(on: Mapping[str, Any]) -> str:
    """Say which pages a table is of, and what it depends on besides.

    >>> on = {"pages": "own", "count": 2, "compiled": True, "cores": 2, "threads": {}, "load": 0.5}
    >>> measured_on(on)
    'Of 2 pages (own), compiled, threads as they come, on 2 cores with a load of 0.5 before.'
    """
    compiled = "compiled" if on["compiled"] else "not compiled"
    limits = ", ".join(f"{name}={value}" for name, value in on["threads"].items())
    threads = f"with {limits}" if limits else "threads as they come"
    machine = f"on {on['cores']} cores with a load of {on['load']:.1f} before"
    return f"Of {on['count']} pages ({on['pages']}), {compiled}, {threads}, {machine}."


def aims_table(figures: Figures) -> str:
    """Return what was aimed for and what was reached."""
    cost = figures.get("cost", {})
    return aims.sheet(cost).in_markdown() if cost else NOT_MEASURED


GENERATED: Mapping[tuple[Path, str], Callable[[Figures], str]] = MappingProxyType(
    {(PAGE, "aims"): aims_table} | {(PAGE, name): partial(section_table, name) for name in SECTIONS}
)
"""What is written where, as in `benchmarks.report.figures`."""
