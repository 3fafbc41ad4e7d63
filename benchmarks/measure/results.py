"""The figures that were measured, in ``benchmarks/measure/results.json``.

Each command writes its own parts and leaves those of the others: documents and plots
are made from the file, never typed by hand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).with_name("results.json")
DIGITS = 5
"""Figures are rounded to so many digits: no more than the pages can tell apart."""


def read(path: Path = RESULTS) -> dict[str, Any]:
    """Return what was measured; nothing where the file is not there."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def merge_into(path: Path | None, parts: Mapping[str, Any]) -> None:
    """Write the parts of one command beside those of the others; nothing without a path."""
    write(path, {**read(path), **parts} if path else parts)


def write(path: Path | None, figures: Mapping[str, Any]) -> None:
    """Write figures; nothing without a path."""
    if path is not None:
        written = json.dumps(rounded(figures), indent=1, ensure_ascii=False)
        path.write_text(written + "\n", encoding="utf-8")


def rounded(part: Any) -> Any:
    """Return the figures with `DIGITS` digits behind the point.

    >>> rounded({"f1": [0.8700000001, 3]})
    {'f1': [0.87, 3]}
    """
    if isinstance(part, Mapping):
        return {name: rounded(value) for name, value in part.items()}
    if isinstance(part, list | tuple):
        return [rounded(value) for value in part]
    return round(part, DIGITS) if isinstance(part, float) else part
