"""``clean-page label``: correct the labels of pages in the browser, and save them."""

from __future__ import annotations

import webbrowser
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

import click

from cleaner.commands.console import PROGRAM, counted
from cleaner.commands.options import EXISTING_FILE, SETTINGS, cleaning_options, options_in
from cleaner.document.options import Options
from cleaner.label.job import ENDING, LabelsError, Task
from cleaner.label.rules import rules
from cleaner.label.server import Job, LabelServer

NOT_HERE = ("url", "keep", "drop", "keep_elements", "drop_elements", "second_opinion")
"""Options that make no difference to the labels of lines."""
BY_THEMSELVES = Options()
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command(context_settings=SETTINGS)
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...", type=EXISTING_FILE)
@click.option("--out", required=True, metavar="DIR", type=_FOLDER, help="Save the labels here.")
@click.option(
    "--against", metavar="DIR", type=_FOLDER, help="Show where the labels saved here differ."
)
@cleaning_options(without=NOT_HERE)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="0 takes a free one.")
@click.option("--no-open", is_flag=True, help="Only print the address; open no browser.")
def main(
    pages: tuple[Path, ...],
    out: Path,
    against: Path | None,
    port: int,
    no_open: bool,
    **cleaning: Any,
) -> None:
    """Label the lines of saved pages in the browser.

    Each PAGE begins with the labels that DIR has for it, or else with those of the model. What
    you save is written to DIR, a file a page: label, tab, line.
    """
    tasks = tasks_of(pages, out, against, options_in(cleaning))
    try:
        rendered(tasks)  # files of labels that do not fit are told of now, not in the browser
    except (LabelsError, OSError) as error:
        raise click.ClickException(str(error)) from None
    job = Job(tasks, render=lambda: rendered(tasks))
    try:
        server = LabelServer(job, port)
    except OSError as error:
        raise click.ClickException(f"port {port}: {error.strerror or error}") from None
    with server:
        click.echo(server.address)
        click.echo(f"{PROGRAM} label: Ctrl-C ends it", err=True)
        if not no_open:
            # In a thread of its own: a browser for the terminal returns only when it is closed.
            Thread(target=webbrowser.open, args=(server.address,), daemon=True).start()
        with suppress(KeyboardInterrupt):
            server.serve_forever()
    click.echo(f"{PROGRAM} label: {counted(len(job.saved), 'file')} saved", err=True)


def tasks_of(
    pages: Sequence[Path],
    out: Path,
    against: Path | None = None,
    options: Options = BY_THEMSELVES,
) -> list[Task]:
    """Clean the pages and return the task that each is.

    Raises:
        click.ClickException: one cannot be read, or two would be saved in one file.
    """
    tasks = [_task(page, out, against, options) for page in dict.fromkeys(pages)]
    seen: dict[Path, str] = {}
    for task in tasks:
        other = seen.setdefault(task.file, task.name)
        if other != task.name:
            raise click.UsageError(
                f"{other} and {task.name} would both be saved as {task.file}: "
                "label them into different folders"
            )
    return tasks


def _task(path: Path, out: Path, against: Path | None, options: Options) -> Task:
    from cleaner import clean

    try:
        source = path.read_bytes()
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror or error}") from None
    page = clean(source, **options.keywords())
    file = f"{path.stem}{ENDING}"
    return Task(str(path), page, out / file, against / file if against else None)


def rendered(tasks: Sequence[Task]) -> str:
    """Return the document that the labeller is, with the labels as they are saved now.

    Raises:
        LabelsError: a file of labels belongs to another page.
        OSError: one cannot be read.
    """
    from cleaner.report.document import assets, document

    title = tasks[0].name if len(tasks) == 1 else f"{len(tasks)} pages"
    data = {"sheets": [task.to_dict() for task in tasks], "rules": rules()}
    return document(
        "label",
        title,
        data,
        style=assets("cleaner.label", ["label"], "css"),
        script=assets("cleaner.label", ["palette", "rules", "drags", "label"], "js"),
        connects=True,
    )
