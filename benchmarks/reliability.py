"""Are the probabilities true? ``python -m benchmarks.reliability``.

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

from benchmarks import data, evaluate, printed
from benchmarks.evaluate import HTML, LabelledResult, PageResults, Plan
from benchmarks.metrics import NOT_SCORED, WORDS
from benchmarks.results import merge_into
from benchmarks.systems import OURS
from cleaner.document.labels import KEPT

BINS = 10
WRONG_BELOW = 0.5
"""A page with a lower word F1 is wrong."""
TABLES = ("wcxb-dev", "fundus-dev")
"""The tables that have a word F1 to compare the confidence with."""


def reliability(
    probabilities: Sequence[float], kept: Sequence[bool]
) -> tuple[list[dict[str, float]], float]:
    """Return what was said and what was true by bin, and the expected calibration error.

    >>> reliability([0.05, 0.95], [False, True])[1]
    0.05
    """
    said, true = np.array(probabilities), np.array(kept, dtype=float)
    bins = np.minimum((said * BINS).astype(int), BINS - 1)
    rows = [
        {
            "said": float(said[bins == i].mean()),
            "true": float(true[bins == i].mean()),
            "lines": int((bins == i).sum()),
        }
        for i in range(BINS)
        if (bins == i).any()
    ]
    error = sum(row["lines"] * abs(row["said"] - row["true"]) for row in rows) / max(len(said), 1)
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


def told_apart(confidence: Sequence[float], is_wrong: Sequence[bool]) -> float | None:
    """Return how often a wrong page has less confidence than another (AUC); None without either.

    >>> told_apart([0.1, 0.5, 0.9, 0.5], [True, True, False, False]), told_apart([0.5], [False])
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
    said, true = np.array(confidence)[order], np.array(f1)[order]
    return {
        "results": len(said),
        "rank_correlation": spearman(confidence, f1),
        "mean_error": round(float(np.abs(said - true).mean()), 4),
        "wrong": int(is_wrong.sum()),
        "wrong_told_apart": told_apart(confidence, is_wrong.tolist()),
        "tenths": [
            {
                "confidence": float(said[part].mean()),
                "f1": float(true[part].mean()),
                "lower_quartile": float(np.quantile(true[part], 0.25)),
                "upper_quartile": float(np.quantile(true[part], 0.75)),
            }
            for part in np.array_split(np.arange(len(said)), BINS)
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
    rows, error = reliability([said for said, _ in scored], [kept for _, kept in scored])
    pages = {
        f"{name}, HTML" if html else name: confidence_figures(*zip(*told, strict=True))
        for name, results in tables.items()
        for html in (False, True)
        if (told := list(promised(results, html=html)))
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
    names = TABLES if data.shared_folder() else ()
    tables = {name: evaluate.score_table(name, plan, every) for name in names}
    return reliability_figures(evaluate.score_labelled_pages(), tables)


@click.command(help=__doc__)
@click.option("--every", default=1, show_default=True, help="Take every n-th page of the tables.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write into this file.")
def main(every: int, json_file: Path | None) -> None:
    """Measure and print."""
    figures = measure(every)
    printed.reliability(figures, Console(width=100))
    if json_file is not None:
        merge_into(json_file, {"reliability": figures})


if __name__ == "__main__":
    main()
