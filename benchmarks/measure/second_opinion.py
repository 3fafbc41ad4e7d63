"""Fit what second opinions tell of a page.

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

from benchmarks import options
from benchmarks.measure import evaluate
from benchmarks.measure.reliability import confidence_figures
from benchmarks.measure.results import RESULTS, merge_into
from benchmarks.pages import data, parallel
from benchmarks.pages.collections.saved import SavedPage
from benchmarks.pages.metrics import word_f1
from benchmarks.pages.renderers import decode
from benchmarks.peers.held_out import cleaned_html
from benchmarks.train.line_curve import logistic
from benchmarks.train.stored import path_of, rewrite_header
from cleaner.scorer.calibration import sharpened, terms
from cleaner.second_opinion import agreements, opinions_of

RIDGE = 1.0
"""Pulls what is weighed towards nothing as much as one page would; it matters to samples only."""
SHOWN = ("rank_correlation", "mean_error")


@dataclass(frozen=True, slots=True)
class Answered:
    """A page that others were asked about as well."""

    table: str
    fold: int
    confidence: float
    """Without a second opinion."""
    agreements: Mapping[str, float]
    """As `cleaner.scorer.calibration.terms` wants them; empty if nobody else kept anything."""
    true: float
    """Word F1 of the body."""


def answered(page: SavedPage, table: str) -> Answered | None:
    """Clean a page and ask the others; None where the curve has nothing to say."""
    html = decode(page.html)
    ours = cleaned_html(html, page.fold)
    if page.truth.reference is None or not ours.body:
        return None
    opinions = opinions_of(html, ours.body)
    with_us = agreements(opinions) if any(opinion.text for opinion in opinions) else {}
    true = word_f1(ours.body, page.truth.reference)
    return Answered(table, page.fold, ours.confidence, with_us, true)


def curve(pages: Iterable[Answered]) -> dict[str, float]:
    """Fit how much each of the `terms` tells of the word F1 of a page: logistic regression."""
    rows = [(terms(page.confidence, page.agreements), page.true) for page in pages]
    names = list(rows[0][0])
    features = np.array([[row[name] for name in names] for row, _ in rows])
    true = np.array([f1 for _, f1 in rows])
    found = logistic(features, true, np.ones(len(true)), np.full(len(names), RIDGE))
    return {name: round(value, 4) for name, value in zip(names, found.tolist(), strict=True)}


def curves(pages: Sequence[Answered]) -> dict[int | None, dict[str, float]]:
    """Return the curve for the weights of each fold, from the others; for None that of all."""
    spoken_of = [page for page in pages if page.agreements]
    return {
        unseen: curve(page for page in spoken_of if page.fold != unseen)
        for unseen in (*range(data.FOLDS), None)
    }


def figures(
    pages: Sequence[Answered], fitted: Mapping[int | None, Mapping[str, float]]
) -> dict[str, Any]:
    """Return how true the confidence is without and with second opinions, by table."""
    found = {}
    for table in sorted({page.table for page in pages}):
        members = [page for page in pages if page.table == table]
        true = [page.true for page in members]
        predicted = {
            "without": [page.confidence for page in members],
            "with": [_sharpened(page, fitted[page.fold]) for page in members],
        }
        found[table] = {"pages": len(members)} | {
            name: {key: confidence_figures(values, true)[key] for key in SHOWN}
            for name, values in predicted.items()
        }
    return {"tables": found, "curve": fitted[None]}


def _sharpened(page: Answered, fitted: Mapping[str, float]) -> float:
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
@options.every()
@options.write_results
def main(every: int, is_written: bool) -> None:
    """Ask, fit, measure and print."""
    options.need_tables()
    pages = [
        page
        for table in data.CONTENT_TABLES
        for page in parallel.mapped(
            partial(answered, table=table), list(evaluate.table_pages(table, every))
        )
        if page is not None
    ]
    fitted = curves(pages)
    measured = figures(pages, fitted)
    for table, row in measured["tables"].items():
        for name in ("without", "with"):
            figures_of_row = ", ".join(
                f"{key.replace('_', ' ')} {row[name][key]:.4f}" for key in SHOWN
            )
            click.echo(f"{table}, {row['pages']} pages, {name} second opinions: {figures_of_row}")
    click.echo(f"curve: {fitted[None]}")
    if is_written:
        write(fitted)
        merge_into(RESULTS, {"second_opinion": measured})
