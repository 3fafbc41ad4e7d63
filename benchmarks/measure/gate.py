"""Fail when quality falls.

Compares what is measured now with ``floors.json`` and exits with 1
below any floor. ``--update`` raises floors to what is measured, less a margin;
it lowers one only with ``--allow-lower``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from benchmarks.measure.score import measure
from benchmarks.peers.systems import OURS

FLOORS = Path(__file__).with_name("floors.json")
EVERY = 6
"""The gate takes every sixth page of the tables: enough to see a fall of a point."""
MARGIN = 0.003
"""A floor lies this far below what was measured, for libraries that change a rendering."""
FIGURES: Mapping[str, str] = MappingProxyType({"words": "word F1", "snippets": "snippet F1"})
"""The metrics of the tables as floors name them."""


def gated(figures: Mapping[str, Any]) -> dict[str, float]:
    """Return the figures that have floors, by name; higher is better for all of them."""
    found: dict[str, float] = {}
    for name in ("own_pages", "fixtures"):
        if name in figures:
            found[f"{name}: keep/drop F1"] = figures[name]["keep_drop"][OURS]["f1"]
            found[f"{name}: label macro-F1"] = figures[name]["label_macro_f1"]
    for source in ("text", "html"):
        for name, part in figures.get(source, {}).items():
            for metric, scores in part["scores"][OURS].items():
                name_of_source = "" if source == "text" else f", {source}"
                found[f"{name}{name_of_source}: {FIGURES[metric]}"] = scores["f1"]
    if "reliability" in figures:
        error = figures["reliability"]["expected_calibration_error"]
        found["fixtures: 1 - calibration error"] = 1 - error
    return found


@click.command(help=__doc__)
@click.option("--update", is_flag=True, help="Raise the floors to what is measured.")
@click.option("--allow-lower", is_flag=True, help="With --update: floors may fall too.")
def main(update: bool, allow_lower: bool) -> None:
    """Measure, compare, exit with 1 below a floor."""
    floors: dict[str, float] = (
        json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    )
    measured = gated(measure(text=True, html=True, peers=False, every=EVERY))
    below = [name for name, value in measured.items() if value < floors.get(name, 0.0)]
    for name, value in measured.items():
        mark = "BELOW" if name in below else "ok"
        click.echo(f"{mark:5}  {name:34} {value:.4f}  floor {floors.get(name, 0.0):.4f}")
    for name in floors.keys() - measured.keys():
        click.echo(f"-----  {name:34} not measured: the real pages are not there")
    if update:
        fresh = {name: round(value - MARGIN, 3) for name, value in measured.items()}
        raised = {
            name: value if allow_lower else max(value, floors.get(name, 0.0))
            for name, value in fresh.items()
        }
        FLOORS.write_text(json.dumps(floors | raised, indent=1) + "\n", encoding="utf-8")
    elif below:
        raise SystemExit(1)
