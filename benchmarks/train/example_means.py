"""The mean of each column over example pages, kept in the header of the weights.

Weights hold only for the columns they were trained on. A changed formula has the same name, so
nothing would tell; but it moves the mean of its column, and a test names the columns that moved
(``tests/test_columns.py``). ``python -m benchmarks digests --example-means`` writes the means anew
into all weights: after a training, or where a column moved on purpose.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.pages import data
from cleaner.readers.html import read_html
from cleaner.readers.text import read_text
from cleaner.scorer.evidence import measured_and_scored
from cleaner.scorer.kept import Matrix
from cleaner.scorer.weights import Weights, read_weights

EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "text": ("cleaner/example.txt",),
    "html": (
        "tests/html/comments-details.html",
        "tests/html/docs-code.html",
        "tests/html/forum-noscript.html",
        "tests/html/listing.html",
        "tests/html/news-teasers.html",
        "tests/html/product.html",
    ),
}
"""The pages of each kind, our own words. On one page of HTML too many columns say nothing."""
HEADER_KEY = "example_means"
DIGITS = 5
MOVED = 0.001
"""A mean that moved by more than this is another formula, and not another rounding."""


class Moved(NamedTuple):
    """A column that is not what the weights were trained on."""

    column: str
    before: float
    now: float

    def __str__(self) -> str:
        return f"{self.column}: {self.before} before, {self.now} now"


def example_means(weights: Weights) -> list[float]:
    """Return the mean of each of `Weights.columns` over all lines of the example pages."""
    pages = [_columns(path, weights) for path in EXAMPLES[weights.kind]]
    mean = np.concatenate(pages).mean(axis=0, dtype=np.float64)
    return [round(value, DIGITS) for value in mean.tolist()]


def moved(weights: Weights) -> list[Moved]:
    """Return the columns whose mean is not what the header says."""
    before, now = weights.header[HEADER_KEY], example_means(weights)
    pairs = zip(weights.columns, before, now, strict=True)
    return [Moved(*pair) for pair in pairs if abs(pair[2] - pair[1]) > MOVED]


def write_means(path: Path) -> None:
    """Write the means into the header of the weights at `path`; all else stays as it is."""
    with path.open("rb") as file:
        weights = read_weights(file)
    header = {**weights.header, HEADER_KEY: example_means(weights)}
    replace_header(path, header)


def replace_header(path: Path, header: Mapping[str, Any]) -> None:
    """Replace the header in a file of weights, and copy every other array byte by byte."""
    written = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(written, "w") as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename == "header.npy":
                content = _stored(header)
            new.writestr(member, content, compress_type=member.compress_type)
    path.write_bytes(written.getvalue())


def _stored(header: Mapping[str, Any]) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, np.frombuffer(json.dumps(header, indent=1).encode(), dtype=np.uint8))
    return buffer.getvalue()


def _columns(path: str, weights: Weights) -> Matrix:
    source = (data.ROOT / path).read_text(encoding="utf-8")
    lines, tree = read_html(source) if weights.kind == "html" else (read_text(source), None)
    _, columns, _ = measured_and_scored(lines, weights, None, tree)
    return columns
