"""What a page costs while other processes keep every core busy.

Threads that wait for one another by spinning take CPU time without bound when they are not all
running; a program on one thread only loses its place in the caches.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np

from benchmarks.cost.clock import cores, mean_cpu_seconds, quiet
from benchmarks.cost.pages import CostPage, Work
from benchmarks.cost.systems import PARSE, TRAFILATURA, System, ours
from benchmarks.measure.sheets import Sheet, number

SYSTEMS = (PARSE, ours("text"), ours("html"), TRAFILATURA)
SETTLE_SECONDS = 0.02
"""How long the others run before the clock is started."""


class Others:
    """Processes that do nothing, as fast as they can, between `wake` and `rest`."""

    def __init__(self, processes: Sequence[subprocess.Popen[bytes]]) -> None:
        self._processes = processes

    def wake(self) -> None:
        """Let them run."""
        self._send(signal.SIGCONT)

    def rest(self) -> None:
        """Stop them where they are."""
        self._send(signal.SIGSTOP)

    def _send(self, number: signal.Signals) -> None:
        for process in self._processes:
            process.send_signal(number)
        time.sleep(SETTLE_SECONDS)


@contextmanager
def others(count: int) -> Iterator[Others]:
    """Start so many processes, at rest, and end them."""
    code = "while True: pass"
    processes = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(count)]
    found = Others(processes)
    try:
        found.rest()
        yield found
    finally:
        for process in processes:
            process.kill()
            process.wait()


def measured(work: Work) -> dict[str, Any]:
    """Time each of `SYSTEMS` on each page, alone and beside a busy process a core."""
    for system in SYSTEMS:
        system.on(work.pages[0])()
    alone, beside = [], []
    count = cores()
    with others(count) as busy:
        for page in work.pages:
            alone.append(_turns(page))
            busy.wake()
            beside.append(_turns(page))
            busy.rest()
    names = [system.name for system in SYSTEMS]
    return {"others": count, "systems": compared(names, np.array(alone), np.array(beside))}


def _turns(page: CostPage, systems: Sequence[System] = SYSTEMS) -> list[float]:
    turns = []
    for system in systems:
        quiet()
        turns.append(mean_cpu_seconds(system.on(page)))
    return turns


def compared(names: Sequence[str], alone: Any, beside: Any) -> dict[str, dict[str, float]]:
    """Return the median page alone and beside others, and the ratio over all pages together.

    >>> compared(["a"], np.array([[0.001], [0.003]]), np.array([[0.002], [0.004]]))["a"]["ratio"]
    1.5
    """
    return {
        name: {
            "alone_ms": float(np.median(alone[:, place])) * 1000,
            "beside_ms": float(np.median(beside[:, place])) * 1000,
            "ratio": float(beside[:, place].sum() / alone[:, place].sum()),
        }
        for place, name in enumerate(names)
    }


def sheet(figures: Mapping[str, Any]) -> Sheet:
    """Return a row a system."""
    count = figures["others"]
    return Sheet(
        ("", "CPU ms, median, alone", f"beside {count} busy processes", "times as much, all pages"),
        tuple(
            (name, *(number(row[part], 2) for part in ("alone_ms", "beside_ms", "ratio")))
            for name, row in figures["systems"].items()
        ),
    )
