"""Clean a page with weights that have never seen its site."""

from __future__ import annotations

from functools import cache
from typing import Any

from benchmarks import data
from cleaner.api import clean_lines
from cleaner.page import Page
from cleaner.readers.text import read_text
from cleaner.scoring import Weights, read_weights, text_weights

FOLDS_FOLDER = data.ROOT / "benchmarks" / "folds"


@cache
def fold_weights(fold: int | None) -> Weights:
    """Return the weights trained without the sites of `fold`; those that ship for None."""
    if fold is None:
        return text_weights()
    with (FOLDS_FOLDER / f"fold-{fold}.npz").open("rb") as file:
        return read_weights(file)


def cleaned(text: str, fold: int | None, mode: Any = "balanced") -> Page:
    """Clean `text` with the weights of a fold."""
    return clean_lines(read_text(text), fold_weights(fold), mode=mode)
