"""Options that several benchmarks have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from benchmarks.pages import data

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

json_file: Decorator = click.option(
    "--json", "json_file", type=click.Path(path_type=Path), help="Write the figures into this file."
)
as_json: Decorator = click.option("--json", "as_json", is_flag=True, help="All of it as JSON.")
is_text: Decorator = click.option(
    "--text/--no-text", "text", default=None, help="Pages as plain text. [default: both]"
)
is_html: Decorator = click.option(
    "--html/--no-html", "html", default=None, help="Pages as HTML. [default: both]"
)
write_results: Decorator = click.option(
    "--write/--no-write",
    "is_written",
    default=True,
    help="Write what is fitted into the weights, and the figures into those of the documents.",
)


def every(default: int = 1, what: str = "page of the tables") -> Decorator:
    """Return the option to take every n-th `what`."""
    return click.option(
        "--every",
        type=click.IntRange(min=1),
        default=default,
        show_default=True,
        help=f"Take every n-th {what}.",
    )


def need_tables() -> None:
    """End with what to do where the real pages are not there."""
    if data.shared_folder() is None:
        raise click.ClickException("the tables are not there: set CLEANER_DATA (docs/training.md)")
