"""A bar on the terminal: pages, pages a second, and the time left, by the bytes that are read."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from cleaner.batch.inputs.pages import Place
from cleaner.batch.inputs.sources import Source
from cleaner.batch.records import Failure, Placed
from cleaner.batch.run import Watch
from cleaner.cli import say

MAX_MESSAGES = 20
"""Pages that failed are told up to this number; all are counted."""


class Messages:
    """Tells why pages fail, the first of them."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, placed: Placed, failure: Failure | None) -> None:
        """Tell of a page that failed."""
        if failure is None:
            return
        self.count += 1
        if self.count <= MAX_MESSAGES:
            say(f"{placed.record.id}: {failure}")
        elif self.count == MAX_MESSAGES + 1:
            say("more pages failed; they are counted at the end, and --rejects names them all")


@contextmanager
def watching(
    sources: Sequence[Source], begun: Place, workers: int, *, quiet: bool
) -> Iterator[Watch]:
    """Give what is to be called for each page that is done; a bar only on a terminal."""
    messages = Messages()
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield messages
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn
    from rich.progress import TimeRemainingColumn as TimeLeftColumn

    total = None if any(s.path is None for s in sources) else sum(s.size for s in sources)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[pages]:,} pages, {task.fields[rate]:.0f}/s"),
        TimeElapsedColumn(),
        TextColumn("left:"),
        TimeLeftColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        read = sum(source.size for source in sources[: begun.source])
        task = progress.add_task(
            f"Cleaning, {workers} workers", total=total, completed=read, pages=0, rate=0.0
        )
        pages = 0

        def watch(placed: Placed, failure: Failure | None) -> None:
            nonlocal pages
            pages += 1
            messages(placed, failure)
            elapsed = progress.tasks[0].elapsed or 0.0
            rate = pages / elapsed if elapsed else 0.0
            progress.update(task, completed=placed.read, pages=pages, rate=rate)

        yield watch
