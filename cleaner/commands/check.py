"""``clean-page check``: fail when pages of one's own are cleaned worse than they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

import cleaner
from cleaner.check.floors import Floors
from cleaner.check.pages import Task, UnusableError, tasks_in
from cleaner.check.report import Result, rows
from cleaner.check.score import Clean, check
from cleaner.commands.options import FILE, SETTINGS, cleaning_options, options_in
from cleaner.document.options import Input
from cleaner.page import Page
from cleaner.writers.json import dumps
from cleaner.writers.visible import visible, without_surrogates
from cleaner.writers.whole_file import write_whole

DONE, BELOW = 0, 1
NOT_HERE = ("input", "url")
"""Options that differ from page to page: the names of the files say what the pages are."""
MAX_WRONG_LINES = 10
"""Wrong lines that are shown of each page, unless all are asked for."""
MARGIN = 0.005
"""New floors lie this far below what was measured: another build of a library may move a line."""


@click.command(context_settings=SETTINGS)
@click.argument(
    "places",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="FOLDER...",
)
@click.option("--floors", "floors_file", type=FILE, help="The floors; without, nothing can fail.")
@click.option("--update-floors", is_flag=True, help="Raise the floors to what is measured.")
@click.option("--allow-lower", is_flag=True, help="With --update-floors: floors may fall too.")
@click.option("--json", "json_file", type=FILE, help="Write the figures into this file too.")
@click.option("--all-lines", is_flag=True, help="Show every wrong line of every page.")
@cleaning_options(without=NOT_HERE)
@click.pass_context
def main(
    context: click.Context,
    /,
    places: tuple[Path, ...],
    *,
    floors_file: Path | None,
    update_floors: bool,
    allow_lower: bool,
    json_file: Path | None,
    all_lines: bool,
    **cleaning: Any,
) -> None:
    """Clean labelled pages, compare, and exit with 1 below a floor.

    FOLDER holds pages as NAME.tsv (label, tab, line; beside NAME.html if it is HTML), or as
    NAME.html or NAME.txt with the text to keep in NAME.expected.txt.
    """
    if floors_file is None and (update_floors or allow_lower):
        raise click.UsageError("--update-floors and --allow-lower need --floors FILE")
    tasks = tasks_in(places)
    if not tasks:
        raise click.UsageError("no pages: there is no .tsv and no .expected.txt")
    floors, options = _floors(floors_file), options_in(cleaning)

    def clean(source: str | bytes, kind: Input) -> Page:
        return cleaner.clean(source, **replace(options, input=kind).keywords())

    result = _result(tasks, clean, floors)
    if floors_file is not None and update_floors and not result.failures:
        result = replace(
            result, floors=floors.raised_to(result.pages, MARGIN, lower=allow_lower), gone=()
        )
        _write(floors_file, result.floors.to_json())
    for row in rows(result, most_lines=None if all_lines else MAX_WRONG_LINES):
        click.echo(visible(without_surrogates(row)))
    if json_file is not None:
        _write(json_file, dumps(result.to_dict(), indent=1) + "\n")
    context.exit(DONE if result.passes else BELOW)


def _result(tasks: Sequence[Task], clean: Clean, floors: Floors) -> Result:
    """Check the pages; one that cannot be checked does not stop the others."""
    pages, failures = [], {}
    for task in tasks:
        try:
            pages.append(check(task, clean))
        except UnusableError as error:
            failures[task.name] = f"{task.truth.name}: {error}"
    gone = sorted(floors.pages.keys() - {task.name for task in tasks})
    return Result(tuple(pages), failures, floors, tuple(gone))


def _floors(path: Path | None) -> Floors:
    try:
        return Floors() if path is None else Floors.load(path)
    except UnusableError as error:
        raise click.UsageError(f"--floors {path}: {error}") from None


def _write(path: Path, text: str) -> None:
    try:
        write_whole(path, text.encode())
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written: {error.strerror}") from None
