"""How time and memory grow with hostile shapes."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

import cleaner
from benchmarks.hostile.articles import PARAGRAPHS

KB = 1024
SIZES = (64 * KB, 256 * KB, 1024 * KB, 4096 * KB)
"""Characters of a shape; the power is fitted from the first to the last."""
PATIENCE_SECONDS = 20
"""No larger size is tried of a shape that took longer."""
TIMED_RUNS = 3
MIN_SECONDS = 0.02
"""Shorter runs are as long as a call is at the least, and tell nothing of growth."""
MEASURED_FOR_MEMORY = 1024 * KB

TEXT: Mapping[str, str] = MappingProxyType(
    {
        "words": "harbour ",
        "paragraphs": f"{PARAGRAPHS[0]}\n",
        "ten-letter lines": "abc defgh\n",
        "one-letter lines": "x\n",
        "blank lines": "\n",
        "dots": ".",
        "digits": "7",
        "dates": "2022-02-02\n",
        "dates in a line": "May 6, 2023 ",
        "list marks": "- x\n",
        "list numbers": "1. x\n",
        "cue phrases": "Most Read\n",
        "cue phrases in a line": "Read more ",
        "bylines": "By Ada King\n",
        "bylines in a line": "By A B, ",
        "combining marks": "e\u0301\u0323\u0302",
        "emoji sequences": "👨‍👩‍👧‍👦",
        "zero-width spaces": "\u200b",
        "bidi overrides": "\u202e",
        "NUL": "\0",
        "escapes": "\x1b[31m",
        "less-than": "<",
    }
)
HTML: Mapping[str, str] = MappingProxyType(
    {
        "paragraphs, HTML": f"<p>{PARAGRAPHS[0]}</p>",
        "one-letter paragraphs": "<p>x",
        "breaks": "x<br>",
        "nested div": "<div>",
        "nested b": "<b>",
        "nested lists": "<ul><li>",
        "nested tables": "<table><tr><td>",
        "nested svg": "<svg><g>",
        "open formatting": "<p><i>x",
        "half-open tags": "<p",
        "less-than, HTML": "<",
        "end tags": "</p>",
        "comments": "<!--",
        "character references": "&#27;x ",
        "cells": "<tr><td>x",
        "options": "<option>x",
        "links in lists": "<ul><li><a href=x>Story</a><li><a href=x>Story</a></ul>",
        "class names": "<p class='a b c d'>x</p>",
        "metas": "<meta property=og:title content=x>",
        "scripts": "<script>a<b</script>",
    }
)


def _attributes(size: int) -> str:
    return "<p " + " ".join(f"a{number}=x" for number in range(size // 8)) + ">It rained"


def _repeated(piece: str, size: int) -> str:
    return piece * (size // len(piece))


def shapes() -> dict[str, tuple[Callable[[int], str], bool]]:
    """Return, by name, how a shape of some size is made, and whether it is HTML."""
    return {
        **{name: (partial(_repeated, piece), False) for name, piece in TEXT.items()},
        **{name: (partial(_repeated, piece), True) for name, piece in HTML.items()},
        "attributes in a tag": (_attributes, True),
    }


def grown(make: Callable[[int], str], is_html: bool, largest: int) -> dict[str, Any]:
    """Return the CPU seconds by size, the power they grow with, and the memory for a megabyte."""
    rows = []
    for size in (size for size in SIZES if size <= largest):
        source = make(size)
        seconds = min(
            _seconds(source, is_html) for _ in range(TIMED_RUNS if size < SIZES[2] else 1)
        )
        rows.append((size, seconds))
        if seconds > PATIENCE_SECONDS:
            break
    source = make(MEASURED_FOR_MEMORY)
    return {
        "seconds": dict(rows),
        "exponent": exponent(rows),
        "peak_mb": _peak(source, is_html),
        "input_mb": len(source.encode("utf-8", "surrogatepass")) / 1e6,
    }


def exponent(rows: list[tuple[int, float]]) -> float:
    """Return the power of the size that the time grows with; 0 where all is over at once.

    Runs of less than `MIN_SECONDS` count as that long.

    >>> round(exponent([(10, 1.0), (100, 10.0)]), 3), exponent([(10, 0.001), (100, 0.002)])
    (1.0, 0.0)
    """
    if len(rows) < 2:
        return 0.0
    sizes, times = (
        np.log(np.array(rows)[:, 0]),
        np.log(np.maximum(np.array(rows)[:, 1], MIN_SECONDS)),
    )
    return round(float(np.polyfit(sizes, times, 1)[0]), 3) + 0.0


def _seconds(source: str, is_html: bool) -> float:
    start = time.process_time()
    cleaner.clean(source, input="html" if is_html else "text")
    return time.process_time() - start


def _peak(source: str, is_html: bool) -> float:
    tracemalloc.start()
    cleaner.clean(source, input="html" if is_html else "text")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def measured(only: str = "", largest: int = SIZES[-1]) -> dict[str, Any]:
    """Return the figures of every shape with `only` in its name, up to the `largest` size."""
    cleaner.clean("a\nb"), cleaner.clean("<p>a", input="html")
    return {
        name: grown(make, is_html, largest)
        for name, (make, is_html) in shapes().items()
        if only in name
    }


def show(figures: dict[str, Any], console: Console) -> None:
    """Print a row for each shape."""
    table = Table("shape", *(f"{size // KB} KB, s" for size in SIZES), "power", "MB for 1 MB")
    for name, row in figures.items():
        times = [f"{row['seconds'][size]:.3f}" if size in row["seconds"] else "" for size in SIZES]
        table.add_row(name, *times, f"{row['exponent']:.2f}", f"{row['peak_mb']:.0f}")
    console.print(table)
    console.print(f"largest power: {max(row['exponent'] for row in figures.values()):.2f}")
