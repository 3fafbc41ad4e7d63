"""How long installing from source takes: a wheel is built in an empty folder."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from typing import Any

from benchmarks.cost.clock import cores
from benchmarks.cost.pages import Work
from benchmarks.cost.source_tree import copy_of_sources, pip
from benchmarks.measure.sheets import Sheet, number


def measured(_: Work) -> dict[str, Any]:
    """Build a wheel as pip does for a user, what it needs to build fetched too."""
    with copy_of_sources() as folder:
        begun = time.perf_counter()
        before = os.times()
        pip("wheel", "--no-deps", "-w", str(folder / "wheel"), str(folder / "sources"))
        seconds = time.perf_counter() - begun
        after = os.times()
        (wheel,) = (folder / "wheel").glob("*.whl")
        spent = after.children_user + after.children_system
        spent -= before.children_user + before.children_system
        return {
            "seconds": seconds,
            "cpu_seconds": spent,
            "cores": cores(),
            "wheel": wheel.name,
            "wheel_mb": wheel.stat().st_size / 1e6,
        }


def sheet(figures: Mapping[str, Any]) -> Sheet:
    """Return a row."""
    return Sheet(
        ("", "seconds", "CPU seconds", "cores", "MB"),
        (
            (
                f"`{figures['wheel']}`",
                number(figures["seconds"], 0),
                number(figures["cpu_seconds"], 0),
                str(figures["cores"]),
                number(figures["wheel_mb"], 1),
            ),
        ),
    )
