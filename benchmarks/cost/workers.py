"""Pages a second with threads and processes of the user's own.

It goes by the clock on the wall, so it means little on a busy machine.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from typing import Any

from benchmarks.cost.pages import KIND_NAMES, KINDS, Kind, Work
from benchmarks.cost.systems import cleaned
from benchmarks.measure.sheets import Sheet, number

ROUNDS = 3
"""The best one counts."""
_SOURCES: list[str] = []
"""What a worker cleans; it is handed over before the clock starts."""


def _take(sources: Sequence[str]) -> None:
    _SOURCES[:] = sources


def _clean_share(first: int, step: int, kind: Kind) -> int:
    return sum(len(cleaned(source, kind)) for source in _SOURCES[first::step])


def _threads(count: int, sources: Sequence[str]) -> Executor:
    _take(sources)
    return ThreadPoolExecutor(count)


def _processes(count: int, sources: Sequence[str]) -> Executor:
    spawned = get_context("spawn")
    return ProcessPoolExecutor(count, spawned, initializer=_take, initargs=(sources,))


WORKERS: dict[str, tuple[Callable[[int, Sequence[str]], Executor], int]] = {
    "1 thread": (_threads, 1),
    "2 threads": (_threads, 2),
    "2 processes": (_processes, 2),
}


def measured(work: Work) -> dict[str, Any]:
    """Return the pages a second of each of `WORKERS`, by kind."""
    return {kind: {name: pages_a_second(work, kind, name) for name in WORKERS} for kind in KINDS}


def pages_a_second(work: Work, kind: Kind, name: str) -> float:
    """Return how many pages the workers of that name clean in a second."""
    start_pool, count = WORKERS[name]
    sources = [page.source(kind) for page in work.pages]
    best = float("inf")
    with start_pool(count, sources) as pool:
        for number_of_round in range(ROUNDS + 1):
            begun = time.perf_counter()
            list(pool.map(_clean_share, range(count), [count] * count, [kind] * count))
            if number_of_round:  # in the first everything is loaded
                best = min(best, time.perf_counter() - begun)
    return len(sources) / best


def sheet(figures: Mapping[str, Any]) -> Sheet:
    """Return a row for each of `WORKERS`, with how many times the first that is."""
    return Sheet(
        (
            "pages a second",
            *(head for kind in KINDS for head in (KIND_NAMES[kind], "times one thread")),
        ),
        tuple(
            (name, *(cell for kind in KINDS for cell in _cells(figures[kind], name)))
            for name in WORKERS
        ),
    )


def _cells(found: Mapping[str, float], name: str) -> tuple[str, str]:
    return number(found[name], 0), number(found[name] / found[next(iter(WORKERS))], 2)
