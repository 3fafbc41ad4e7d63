"""Seconds and memory of long pages of odd shapes, each in a process of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.cost.fresh import ChildError, answer_of
from benchmarks.cost.pages import Kind, Work
from benchmarks.hostile import scaling
from benchmarks.measure.sheets import Sheet, number

MEGABYTES = (1, 10)
BIG = 50
"""Megabytes that are read besides if they are asked for."""
MAX_SECONDS = 60
"""CPU time for a page; one that takes longer is given up."""
PATIENCE_SECONDS = 10 * MAX_SECONDS
"""The same by the clock on the wall, for a busy machine."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A piece of a page that is repeated."""

    piece: str
    kind: Kind
    before: str = ""
    """What stands above the first."""

    def of(self, megabytes: int) -> str:
        """Return what `children/shape.py` makes the page of."""
        times = megabytes * 1_000_000 // len(self.piece.encode())
        return json.dumps(
            {
                "before": self.before,
                "piece": self.piece,
                "times": times,
                "kind": self.kind,
                "seconds": MAX_SECONDS,
            }
        )


SHAPES: dict[str, Shape] = {
    "prose": Shape(scaling.TEXT["paragraphs"], "text"),
    "ten-letter lines": Shape(scaling.TEXT["ten-letter lines"], "text"),
    "one-letter lines": Shape(scaling.TEXT["one-letter lines"], "text"),
    "one line": Shape(scaling.TEXT["words"], "text"),
    "prose, HTML": Shape(scaling.HTML["paragraphs, HTML"], "html"),
    "one-letter elements": Shape(scaling.HTML["one-letter paragraphs"], "html"),
    "table cells": Shape(scaling.HTML["cells"], "html", "<table>"),
    "nested elements": Shape(scaling.HTML["nested div"], "html"),
    "one element": Shape(scaling.TEXT["words"], "html", "<p>"),
}
"""Pieces of `benchmarks.hostile.scaling`."""


def measured(work: Work) -> dict[str, Any]:
    """Return a row for each shape and size."""
    sizes = (*MEGABYTES, BIG) if work.is_big else MEGABYTES
    return {
        "megabytes": list(sizes),
        "shapes": {
            name: {str(size): read(shape, size) for size in sizes} for name, shape in SHAPES.items()
        },
    }


def read(shape: Shape, megabytes: int) -> dict[str, Any]:
    """Return the seconds and the megabytes that a page took, or why it got no answer."""
    try:
        found: dict[str, Any] = json.loads(
            answer_of("shape", shape.of(megabytes), seconds=PATIENCE_SECONDS)
        )
    except ChildError as error:
        return {"failed": str(error)}
    return found


def sheet(figures: Mapping[str, Any]) -> Sheet:
    """Return a row a shape, two columns a size."""
    sizes = figures["megabytes"]
    heads = [head for size in sizes for head in (f"{size} MB, CPU s", "memory, MB")]
    return Sheet(
        ("", *heads),
        tuple(
            (name, *(cell for size in sizes for cell in _cells(row[str(size)])))
            for name, row in figures["shapes"].items()
        ),
        "Memory is what the process grew by at its peak, beside the page itself.",
    )


def _cells(found: Mapping[str, Any]) -> tuple[str, str]:
    if "failed" in found:
        return found["failed"], ""
    return number(found["seconds"], 2), number(found["grown_mb"], 0)
