"""CPU time of a call, threads that it starts included, as a user has them.

`time.process_time` counts every thread of the process. Threads of matrix products go on waiting
busily for a while after the call that started them; so that nobody pays for the threads of another,
the process is `quiet` before each turn. How many threads there may be is left as it comes: the
variables that limit them (`THREAD_VARIABLES`) make figures that users do not get.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Any

import cleaner

RUNS = 3
"""Runs of a system on a page; the best one counts."""
THREAD_VARIABLES = (
    "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "GOTO_NUM_THREADS", "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS", "OMP_THREAD_LIMIT",
)  # fmt: skip
"""What limits the threads of matrix products, if it is set."""
PACKAGE = Path(cleaner.__file__).parent
QUIET_SECONDS = 0.001
QUIET_CPU_SECONDS = 0.0003
PATIENCE_SECONDS = 0.3
"""A process that is not quiet by then is measured all the same."""


def cpu_seconds(run: Callable[[], object], runs: int = RUNS) -> float:
    """Return the CPU time of the best of `runs` runs."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    return best


def mean_cpu_seconds(run: Callable[[], object], runs: int = RUNS) -> float:
    """Return the mean CPU time of `runs` runs, bad moments of the machine included."""
    start = time.process_time()
    for _ in range(runs):
        run()
    return (time.process_time() - start) / runs


def quiet() -> None:
    """Wait until threads that earlier calls started have gone to sleep."""
    end = time.perf_counter() + PATIENCE_SECONDS
    while time.perf_counter() < end:
        before = time.process_time()
        time.sleep(QUIET_SECONDS)
        if time.process_time() - before < QUIET_CPU_SECONDS:
            return


def limited_threads(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return which variables limit the threads.

    >>> limited_threads({"OMP_NUM_THREADS": "1", "HOME": "x"})
    {'OMP_NUM_THREADS': '1'}
    """
    return {name: environment[name] for name in THREAD_VARIABLES if name in environment}


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def is_compiled(package: Path = PACKAGE) -> bool:
    """Whether the package holds compiled modules."""
    return any(package.rglob(f"*{EXTENSION_SUFFIXES[0]}"))


def circumstances() -> dict[str, Any]:
    """Return what a figure depends on besides the pages."""
    return {
        "compiled": is_compiled(),
        "cores": cores(),
        "threads": limited_threads(),
        "load": os.getloadavg()[0],
    }
