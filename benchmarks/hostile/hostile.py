"""Hostile pages, cleaned by cleaner and its peers in the same run.

Without options: every case given to every system, each in a process of its own with limits of
time and memory, and how many were handled. Also how time and memory grow on hostile shapes, and how
stable the answers on real pages are:

    python -m benchmarks hostile
    python -m benchmarks hostile --scaling
    python -m benchmarks hostile --stability
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks import options
from benchmarks.hostile import runner, scaling, stability
from benchmarks.hostile.cases import BIG, Case, cases
from benchmarks.hostile.runner import HANDLED, OUTCOMES, Outcome
from benchmarks.hostile.systems import OURS, SYSTEMS
from benchmarks.measure.results import merge_into


def matching(only: str, big: bool) -> list[Case]:
    """Return the cases whose name or family has `only` in it."""
    known = [*cases(), *(BIG if big else ())]
    return [case for case in known if only in case.name or only in case.family]


def counted(outcomes: Sequence[Outcome]) -> list[dict[str, Any]]:
    """Return a row for each system: how many cases ended in which way, time and memory.

    >>> counted([Outcome("a", "f", "x", "handled", seconds=1.0)])[0]["handled"]
    1
    """
    rows = []
    for system in dict.fromkeys(outcome.system for outcome in outcomes):
        own = [outcome for outcome in outcomes if outcome.system == system]
        rows.append(
            {
                "system": system,
                "cases": len(own),
                **{kind: sum(one.outcome == kind for one in own) for kind in OUTCOMES},
                "slowest_seconds": max(one.seconds for one in own),
                "peak_mb": max(one.grown_mb for one in own),
            }
        )
    return rows


def show(outcomes: Sequence[Outcome], console: Console, verbose: bool) -> None:
    """Print the table, and what ours did not handle; with `verbose` what others did not."""
    table = Table("system", "cases", *OUTCOMES, "slowest answer, s", "peak MB")
    for row in counted(outcomes):
        table.add_row(*(f"{value}" for value in row.values()))
    console.print(table)
    families = Table("family", *dict.fromkeys(one.system for one in outcomes))
    for family in dict.fromkeys(one.family for one in outcomes):
        own = [one for one in outcomes if one.family == family]
        size = len({one.case for one in own})
        handled = (
            sum(one.system == name and one.outcome == HANDLED for one in own)
            for name in dict.fromkeys(one.system for one in outcomes)
        )
        families.add_row(f"{family} ({size})", *map(str, handled))
    console.print(families)
    for one in outcomes:
        if one.outcome != HANDLED and (verbose or one.system == OURS):
            console.print(f"{one.system}: {one.case}: {one.outcome}: {one.why}", markup=False)


@click.command(help=__doc__)
@click.option("--only", default="", help="Only cases with this in their name or family.")
@click.option("--ours", is_flag=True, help="Give them to cleaner alone.")
@click.option("--big", is_flag=True, help="Also ten megabytes and more, to cleaner alone.")
@click.option("--scaling", "is_scaling", is_flag=True, help="How time and memory grow.")
@click.option("--largest", default=4096, show_default=True, help="Of --scaling, in KB.")
@click.option("--stability", "is_stability", is_flag=True, help="How stable real pages are.")
@options.every(10)
@click.option("-v", "--verbose", is_flag=True, help="Say what each system did not handle.")
@options.json_file
def main(
    only: str,
    ours: bool,
    big: bool,
    is_scaling: bool,
    largest: int,
    is_stability: bool,
    every: int,
    verbose: bool,
    json_file: Path | None,
) -> None:
    """Run and print."""
    console = Console(width=110)
    part = "hostile scaling" if is_scaling else "stability" if is_stability else "hostile"
    if is_scaling:
        figures: Any = scaling.measured(only, largest * scaling.KB)
        scaling.show(figures, console)
    elif is_stability:
        figures = stability.measured(every)
        stability.show(figures, console)
    else:
        runner.warmed_up()
        found = matching(only, big)
        alone = {case.name for case in (found if ours else BIG)}
        outcomes = [
            outcome
            for case in track(found, console=Console(stderr=True), transient=True)
            for outcome in runner.run_all([case], [OURS] if case.name in alone else SYSTEMS)
        ]
        show(outcomes, console, verbose)
        figures = {"systems": counted(outcomes), "outcomes": [asdict(one) for one in outcomes]}
    merge_into(json_file, {part: figures})
