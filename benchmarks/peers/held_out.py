"""Clean a page with weights that have never seen its site."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.pages import data
from cleaner.api import clean_html
from cleaner.page import Page
from cleaner.pipeline import clean_lines
from cleaner.readers.text import read_text
from cleaner.scorer.weights import Weights, read_weights, shipped_weights

FOLDS_FOLDER = data.ROOT / "benchmarks" / "folds"


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
