"""Clean a page with weights that have never seen its site.

``python -m benchmarks.weights --digests`` writes the digests of the weights and lexicons that ship,
to which a test holds them; it runs after every training and every change of a lexicon. With
``--example-means`` the means of all columns over example pages (`benchmarks.example_means`) are
written into the header of all weights before.
"""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks import data
from cleaner.api import clean_html
from cleaner.page import Page
from cleaner.pipeline import clean_lines
from cleaner.readers.text import read_text
from cleaner.scorer.weights import Weights, read_weights, shipped_weights

FOLDS_FOLDER = data.ROOT / "benchmarks" / "folds"
DIGESTS = data.ROOT / "benchmarks" / "digests.txt"
SHIPPED = ("cleaner/scorer/trained/*.npz", "cleaner/lexicons/*.txt")


def fold_path(kind: str, fold: int) -> Path:
    """Return where the weights trained without `fold` lie."""
    part = "" if kind == "text" else f"{kind}-"
    return FOLDS_FOLDER / f"{part}fold-{fold}.npz"


@cache
def fold_weights(fold: int | None, kind: str = "text") -> Weights:
    """Return the weights trained without the sites of `fold`; those that ship for None."""
    if fold is None:
        return shipped_weights(kind)
    with fold_path(kind, fold).open("rb") as file:
        return read_weights(file)


def cleaned(text: str, fold: int | None, mode: Any = "balanced") -> Page:
    """Clean `text` with the weights of a fold."""
    return clean_lines(read_text(text), fold_weights(fold), mode=mode)


def cleaned_html(html: str, fold: int | None, mode: Any = "balanced") -> Page:
    """Clean `html` with the weights of a fold."""
    return clean_html(html, fold_weights(fold, "html"), mode=mode)


def digests() -> str:
    """Return a line for each file of learned or listed data that ships: digest, name."""
    paths = sorted(path for pattern in SHIPPED for path in data.ROOT.glob(pattern))
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(data.ROOT)}\n"
        for path in paths
    )


def main(argument: str) -> None:
    """Write the digests, and the means before."""
    if argument == "--example-means":
        from benchmarks.example_means import write_means

        for path in [*data.ROOT.glob(SHIPPED[0]), *FOLDS_FOLDER.glob("*.npz")]:
            write_means(path)
    DIGESTS.write_text(digests(), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in ("--digests", "--example-means"):
        sys.exit("usage: python -m benchmarks.weights --digests | --example-means")
    main(sys.argv[1])
