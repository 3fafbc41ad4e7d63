"""Work on many pages at the same time, a process a core."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from typing import TypeVar

from rich.console import Console
from rich.progress import track

Task = TypeVar("Task")
Made = TypeVar("Made")


def mapped(function: Callable[[Task], Made], tasks: Sequence[Task]) -> list[Made]:
    """Return what `function` makes of each task, in their order, on all cores."""
    if not tasks:
        return []
    # A worker a core: threads inside the workers would only wait for one another.
    os.environ |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    console = Console(stderr=True)
    with multiprocessing.get_context("spawn").Pool() as pool:
        done = pool.imap(function, tasks, chunksize=4)
        shown = track(
            done, "", len(tasks), console=console, transient=True, disable=not console.is_terminal
        )
        return list(shown)
