"""Are the probabilities true?

Of the lines said to be kept with a probability of about 0.8, eight in ten should
be; and pages with more confidence should come out better, those that are wrong have
the least. All is measured on pages of sites that neither the network nor its curves
have seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
import numpy as np
import numpy.typing as npt
from rich.console import Console

from benchmarks import options
from benchmarks.measure import evaluate
from benchmarks.measure.evaluate import HTML, LabelledResult, PageResults, Plan
from benchmarks.measure.results import merge_into
from benchmarks.measure.shown import confidence_sheet, reliability_sheet
from benchmarks.pages import data
from benchmarks.pages.metrics import NOT_SCORED, WORDS
from benchmarks.peers.systems import OURS
from cleaner.document.labels import KEPT

BINS = 10
WRONG_BELOW = 0.5
"""A page with a lower word F1 is wrong."""


def reliability(
    probabilities: Sequence[float], kept: Sequence[bool]
) -> tuple[list[dict[str, float]], float]:
    """Return what was said and what was true by bin, and the expected calibration error.

    >>> reliability([0.05, 0.95], [False, True])[1]
    0.05
    """
    predicted, true = np.array(probabilities), np.array(kept, dtype=float)
    bins = np.minimum((predicted * BINS).astype(int), BINS - 1)
    rows = [
        {
            "said": float(predicted[bins == i].mean()),
            "true": float(true[bins == i].mean()),
            "lines": int((bins == i).sum()),
        }
        for i in range(BINS)
        if (bins == i).any()
    ]
    error = sum(row["lines"] * abs(row["said"] - row["true"]) for row in rows) / max(
        len(predicted), 1
    )
    return rows, round(error, 4)


def spearman(first: Sequence[float], second: Sequence[float]) -> float:
    """Return the rank correlation of two columns, ties ranked by their mean.

    A column in which all is equal tells nothing: 0.

    >>> spearman([1, 2, 3], [10, 20, 30]), spearman([1, 2, 3], [5, 5, 5])
    (1.0, 0.0)
    """
    if min(len(set(first)), len(set(second))) < 2:
        return 0.0

    def ranks(values: Sequence[float]) -> npt.NDArray[np.float64]:
        _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
        return (np.cumsum(counts) - (counts - 1) / 2)[inverse]

    return round(float(np.corrcoef(ranks(first), ranks(second))[0, 1]), 4)


def wrong_auc(confidence: Sequence[float], is_wrong: Sequence[bool]) -> float | None:
    """Return how often a wrong page has less confidence than another (AUC); None without either.

    >>> wrong_auc([0.1, 0.5, 0.9, 0.5], [True, True, False, False]), wrong_auc([0.5], [False])
    (0.875, None)
    """
    wrong = np.array(confidence)[np.array(is_wrong)]
    right = np.sort(np.array(confidence)[~np.array(is_wrong)])
    if not len(wrong) or not len(right):
        return None
    below = np.searchsorted(right, wrong, "left") + np.searchsorted(right, wrong, "right")
    return round(1 - float(below.mean()) / (2 * len(right)), 4)


def confidence_figures(confidence: Sequence[float], f1: Sequence[float]) -> dict[str, Any]:
    """Return the rank correlation, the mean error, and a row for each tenth of the pages.

    Beside them, how many pages came out wrong, and how surely the confidence tells them apart.

    >>> confidence_figures([0.5, 0.9], [0.4, 1.0])["mean_error"]
    0.1
    """
    is_wrong = np.array(f1) < WRONG_BELOW
    order = np.argsort(confidence, kind="stable")
    predicted, true = np.array(confidence)[order], np.array(f1)[order]
    return {
        "results": len(predicted),
        "rank_correlation": spearman(confidence, f1),
        "mean_error": round(float(np.abs(predicted - true).mean()), 4),
        "wrong": int(is_wrong.sum()),
        "wrong_told_apart": wrong_auc(confidence, is_wrong.tolist()),
        "tenths": [
            {
                "confidence": float(predicted[part].mean()),
                "f1": float(true[part].mean()),
                "lower_quartile": float(np.quantile(true[part], 0.25)),
                "upper_quartile": float(np.quantile(true[part], 0.75)),
            }
            for part in np.array_split(np.arange(len(predicted)), BINS)
            if len(part)
        ],
    }


def reliability_figures(
    labelled: Iterable[LabelledResult], tables: Mapping[str, Sequence[PageResults]]
) -> dict[str, Any]:
    """Return how true the probabilities of lines and the confidence of pages are."""
    scored = [
        (probability, true in KEPT)
        for result in labelled
        for true, probability in zip(result.true, result.probabilities, strict=False)
        if true not in NOT_SCORED
    ]
    rows, error = reliability([predicted for predicted, _ in scored], [kept for _, kept in scored])
    pages = {
        f"{name}, HTML" if html else name: confidence_figures(*zip(*pairs, strict=True))
        for name, results in tables.items()
        for html in (False, True)
        if (pairs := list(promised(results, html=html)))
    }
    return {"lines": rows, "expected_calibration_error": error, "pages": pages}


def promised(pages: Iterable[PageResults], *, html: bool) -> Iterator[tuple[float, float]]:
    """Yield the confidence and the word F1 of each page, in each rendering or given as HTML."""
    for page in pages:
        for result in page.of(OURS):
            numbers = result.scores.get(WORDS.name)
            if (result.source == HTML) == html and numbers and result.confidence is not None:
                yield result.confidence, numbers["f1"]


def measure(every: int) -> dict[str, Any]:
    """Measure lines of the hand-labelled pages and the confidence of whole pages."""
    plan = Plan((WORDS,), peers=False)
    names = data.CONTENT_TABLES if data.shared_folder() else ()
    tables = {name: evaluate.score_table(name, plan, every) for name in names}
    return reliability_figures(evaluate.score_labelled_pages(), tables)


@click.command(help=__doc__)
@options.every()
@options.json_file
def main(every: int, json_file: Path | None) -> None:
    """Measure and print."""
    figures = {"reliability": measure(every)}
    console = Console(width=100)
    console.print(reliability_sheet(figures).on_screen("lines kept"))
    console.print(confidence_sheet(figures).on_screen("confidence of pages"))
    merge_into(json_file, figures)
