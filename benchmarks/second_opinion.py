"""Fit what second opinions tell of a page: ``python -m benchmarks.second_opinion``.

Each page of the tables is cleaned with the weights of the fold that never saw its site, and
trafilatura and readability-lxml are asked too. How well the page came out is then explained
by what the confidence says without them and by how far all three agree. The curve that is
written into the weights of a fold, and measured on its pages, is fitted on the other folds.

Run it again whenever the weights for HTML were trained or calibrated anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import click
import numpy as np

from benchmarks import data, evaluate
from benchmarks.collections.saved import SavedPage
from benchmarks.metrics import word_f1
from benchmarks.reliability import TABLES, confidence_figures
from benchmarks.renderers import decode
from benchmarks.results import RESULTS, merge_into
from benchmarks.stored import path_of, rewrite_header
from benchmarks.weights import cleaned_html
from cleaner.scorer.calibration import sharpened, terms
from cleaner.second_opinion import agreements, opinions_of

NEWTON_STEPS = 30
RIDGE = 1.0
"""Pulls what is weighed towards nothing as much as one page would; it matters to samples only."""
SHOWN = ("rank_correlation", "mean_error")


@dataclass(frozen=True, slots=True)
class Judged:
    """A page that others were asked about as well."""

    table: str
    fold: int
    confidence: float
    """Without a second opinion."""
    agreements: Mapping[str, float]
    """As `cleaner.scorer.calibration.terms` wants them; empty if nobody else kept anything."""
    true: float
    """Word F1 of the body."""


def judge(page: SavedPage, table: str) -> Judged | None:
    """Clean a page and ask the others; None where the curve has nothing to say."""
    html = decode(page.html)
    ours = cleaned_html(html, page.fold)
    if page.truth.reference is None or not ours.body:
        return None
    opinions = opinions_of(html, ours.body)
    with_us = agreements(opinions) if any(opinion.text for opinion in opinions) else {}
    true = word_f1(ours.body, page.truth.reference)
    return Judged(table, page.fold, ours.confidence, with_us, true)


def curve(pages: Iterable[Judged]) -> dict[str, float]:
    """Fit how much each of the `terms` tells of the word F1 of a page: logistic regression."""
    rows = [(terms(page.confidence, page.agreements), page.true) for page in pages]
    names = list(rows[0][0])
    told = np.array([[row[name] for name in names] for row, _ in rows])
    true = np.array([f1 for _, f1 in rows])
    ridge = RIDGE * np.eye(len(names))
    found = np.zeros(len(names))
    for _ in range(NEWTON_STEPS):
        said = 1 / (1 + np.exp(-told @ found))
        slope = told.T @ (said - true) + ridge @ found
        found -= np.linalg.solve((told.T * (said * (1 - said))) @ told + ridge, slope)
    return {name: round(float(value), 4) for name, value in zip(names, found, strict=True)}


def curves(pages: Sequence[Judged]) -> dict[int | None, dict[str, float]]:
    """Return the curve for the weights of each fold, from the others; for None that of all."""
    spoken_of = [page for page in pages if page.agreements]
    return {
        unseen: curve(page for page in spoken_of if page.fold != unseen)
        for unseen in (*range(data.FOLDS), None)
    }


def figures(
    pages: Sequence[Judged], fitted: Mapping[int | None, Mapping[str, float]]
) -> dict[str, Any]:
    """Return how true the confidence is without and with second opinions, by table."""
    found = {}
    for table in sorted({page.table for page in pages}):
        members = [page for page in pages if page.table == table]
        true = [page.true for page in members]
        said = {
            "without": [page.confidence for page in members],
            "with": [_sharpened(page, fitted[page.fold]) for page in members],
        }
        found[table] = {"pages": len(members)} | {
            name: {key: confidence_figures(values, true)[key] for key in SHOWN}
            for name, values in said.items()
        }
    return {"tables": found, "curve": fitted[None]}


def _sharpened(page: Judged, fitted: Mapping[str, float]) -> float:
    if not page.agreements:
        return page.confidence
    return sharpened(page.confidence, page.agreements, {"second_opinion": fitted})


def write(fitted: Mapping[int | None, Mapping[str, float]]) -> None:
    """Write each curve into the header of its weights."""
    for unseen, values in fitted.items():
        path = path_of("html", unseen)
        if path.exists():
            rewrite_header(path, {"second_opinion": values})
            click.echo(f"{path.name}: {values}", err=True)


@click.command(help=__doc__)
@click.option("--every", default=1, show_default=True, help="Take every n-th page of the tables.")
@click.option(
    "--write/--no-write",
    "is_written",
    default=True,
    help="Write the curves into the weights, and the figures into benchmarks/results.json.",
)
def main(every: int, is_written: bool) -> None:
    """Ask, fit, measure and print."""
    if data.shared_folder() is None:
        raise click.ClickException("the tables are not there: set CLEANER_DATA (docs/training.md)")
    pages = [
        judged
        for table in TABLES
        for judged in evaluate.in_parallel(
            partial(judge, table=table), list(evaluate.table_pages(table, every))
        )
        if judged is not None
    ]
    fitted = curves(pages)
    measured = figures(pages, fitted)
    for table, row in measured["tables"].items():
        for name in ("without", "with"):
            told = ", ".join(f"{key.replace('_', ' ')} {row[name][key]:.4f}" for key in SHOWN)
            click.echo(f"{table}, {row['pages']} pages, {name} second opinions: {told}")
    click.echo(f"curve: {fitted[None]}")
    if is_written:
        write(fitted)
        merge_into(RESULTS, {"second_opinion": measured})


if __name__ == "__main__":
    main()
