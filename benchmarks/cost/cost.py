"""Measure what cleaning costs.

Every section measures CPU time of the whole process, with as many threads as a user gets: leave
OMP_NUM_THREADS and its like unset. Ratios are to the lxml parse of the same page in the same run.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from benchmarks import options
from benchmarks.cost import aims, clock
from benchmarks.cost.document import measured_on
from benchmarks.cost.pages import Work, read_work
from benchmarks.cost.sections import SECTIONS, named_sections
from benchmarks.measure.results import merge_into, read


def circumstances(work: Work) -> dict[str, Any]:
    """Return what the figures are of."""
    return {"pages": work.name, "count": len(work.pages), **clock.circumstances()}


def measured(name: str, work: Work) -> dict[str, Any]:
    """Return what a section found, with what it was measured on."""
    on = circumstances(work)
    return {**SECTIONS[name].measured(work), "on": on}


def warnings(threads: dict[str, str]) -> Iterator[str]:
    """Say what makes the figures differ from those of a user.

    >>> any("OMP_NUM_THREADS" in warning for warning in warnings({"OMP_NUM_THREADS": "1"}))
    True
    """
    if threads:
        yield f"{', '.join(threads)} set: users have as many threads as they come. Unset it."
    if not clock.is_compiled():
        yield f"the package in {clock.PACKAGE.parent} is not compiled: it is slower than installed."
    if os.getloadavg()[0] > clock.cores():
        yield "the machine is busy: ratios of one section can be compared, times cannot."


@click.command(help=__doc__)
@options.every(13)
@click.option("--only", help=f"Only these sections, with commas between: {', '.join(SECTIONS)}.")
@click.option("--install", "with_install", is_flag=True, help="Also build from source.")
@click.option("--big", is_flag=True, help="Also shapes of 50 MB.")
@options.json_file
def main(
    every: int, only: str | None, with_install: bool, big: bool, json_file: Path | None
) -> None:
    """Measure and print."""
    try:
        names = named_sections(only, with_install=with_install)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--only") from error
    threads = clock.limited_threads()
    if threads and json_file is not None:
        raise click.UsageError(f"no figures are written while {', '.join(threads)} is set")
    for warning in warnings(threads):
        click.echo(f"warning: {warning}", err=True)
    work = read_work(every, is_big=big)
    console = Console(width=110)
    console.print(measured_on(circumstances(work)))
    found = {}
    failed = []
    for name in names:
        try:
            found[name] = measured(name, work)
        except RuntimeError as error:  # a build or a script broke; the other sections go on
            failed.append(f"{name}: {error}")
            continue
        console.print(SECTIONS[name].sheet(found[name]).on_screen(SECTIONS[name].title), "")
        if json_file is not None:
            merge_into(json_file, {"cost": read(json_file).get("cost", {}) | {name: found[name]}})
    console.print(aims.sheet(found).on_screen("What was aimed for"))
    if failed:
        raise click.ClickException("; ".join(failed))
