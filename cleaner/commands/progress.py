"""How far a command has come: a bar on stderr where that is a terminal and it disturbs nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, TypeVar

from cleaner.commands.console import say

if TYPE_CHECKING:  # these need the extra batch
    from cleaner.batch.inputs.pages import Place
    from cleaner.batch.inputs.sources import Source
    from cleaner.batch.records import Failure, Placed
    from cleaner.batch.run import Watch

T = TypeVar("T")

MAX_MESSAGES = 20
"""Pages that failed are told up to this number; all are counted."""


def cleaning(
    pages: Sequence[T], *, to_file: bool, quiet: bool
) -> AbstractContextManager[Iterable[T]]:
    """Return a context that gives the `pages`, with a bar where there are several.

    With one, something moves as long as it takes: a report on a long page takes its time.

    Args:
        pages: what is cleaned, one after the other.
        to_file: whether the articles go to a file; on a terminal a bar would stand among them.
        quiet: whether the user wants no bar.
    """
    is_wanted = not quiet and is_on_terminal() and (to_file or not sys.stdout.isatty())
    if not is_wanted or not pages:
        return nullcontext(pages)
    return _bar(pages) if len(pages) > 1 else _spinner(pages)


@contextmanager
def _spinner(pages: Sequence[T]) -> Iterator[Iterable[T]]:
    from rich.console import Console

    with Console(stderr=True).status("Cleaning"):
        yield pages


@contextmanager
def _bar(pages: Sequence[T]) -> Iterator[Iterable[T]]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn

    columns = (SpinnerColumn(), *Progress.get_default_columns())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        yield progress.track(pages, description="Cleaning")


def learning(pages: Sequence[T]) -> Iterable[T]:
    """Return the `pages`, with a bar where there are several."""
    if len(pages) < 2 or not is_on_terminal():
        return pages
    from rich.console import Console
    from rich.progress import track

    return track(pages, "Learning", console=Console(stderr=True), transient=True)


def is_on_terminal() -> bool:
    """Whether somebody sees what is written to stderr."""
    return sys.stderr is not None and sys.stderr.isatty()


# --- many pages


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
    """Give what is to be called for each page that is done.

    The bar shows pages, pages a second, and the time left, by the bytes that are read.
    """
    messages = Messages()
    if quiet or not is_on_terminal():
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
