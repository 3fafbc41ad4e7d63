"""The package as it is installed where there is no C compiler: the same files, not compiled."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.cost.clock import PACKAGE, is_compiled
from benchmarks.cost.fresh import answer_of
from benchmarks.cost.pages import KIND_NAMES, KINDS, Work
from benchmarks.cost.source_tree import copy_of_sources, pip
from benchmarks.measure.sheets import Sheet, number

PLAIN = {"CLEANER_BUILD": "plain"}
"""What tells the build to compile nothing."""


def measured(work: Work) -> dict[str, Any]:
    """Install the package uncompiled in a folder, and clean the pages there and here."""
    with copy_of_sources() as folder:
        site = folder / "site"
        sources = str(folder / "sources")
        pip("install", "--no-deps", "--target", str(site), sources, variables=PLAIN)
        if is_compiled(site / "cleaner"):
            raise RuntimeError("CLEANER_BUILD=plain compiled the package")
        return compared(rows_of(work, site / "cleaner"), rows_of(work, PACKAGE))


def rows_of(work: Work, package: Path) -> list[dict[str, Any]]:
    """Return what the pages took in a process of its own with the cleaner of a folder."""
    given = json.dumps([(page.text, page.html) for page in work.pages])
    rows: list[dict[str, Any]] = json.loads(answer_of("pages", given=given, package=package))
    return rows


def compared(
    plain: Sequence[Mapping[str, Any]], installed: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """Return the times by kind of page, and on how many both come to the same labels.

    >>> row = {"parse": 0.001, "text": 0.03, "html": 0.05, "decided": [1, 2]}
    >>> found = compared([row], [{**row, "text": 0.003, "decided": [1, 3]}])
    >>> found["text"]["plain_ms"], found["text"]["ratio"], found["same"], found["of"]
    (30.0, 30.0, 1, 2)
    """
    pairs = [
        ours == theirs
        for one, other in zip(plain, installed, strict=True)
        for ours, theirs in zip(one["decided"], other["decided"], strict=True)
    ]
    return {
        **{
            kind: {
                "plain_ms": float(np.median([row[kind] for row in plain])) * 1000,
                "installed_ms": float(np.median([row[kind] for row in installed])) * 1000,
                "ratio": float(np.median([row[kind] / row["parse"] for row in plain])),
            }
            for kind in KINDS
        },
        "same": sum(pairs),
        "of": len(pairs),
    }


def sheet(figures: Mapping[str, Any]) -> Sheet:
    """Return a row a kind of page."""
    return Sheet(
        ("", "ms, median, uncompiled", "as installed", "times the lxml parse, uncompiled"),
        tuple(
            (
                KIND_NAMES[kind],
                number(figures[kind]["plain_ms"], 1),
                number(figures[kind]["installed_ms"], 2),
                number(figures[kind]["ratio"], 1),
            )
            for kind in KINDS
        ),
        f"The same labels on {figures['same']} of {figures['of']} pages, each as text and as HTML.",
    )
