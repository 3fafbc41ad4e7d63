"""Fit all curves anew and write them into the header of the weights.

``python -m benchmarks train`` does so at its end, and nothing else with ``--calibrate-only``.
"""

from __future__ import annotations

from collections.abc import Sequence

import click

from benchmarks.pages import data
from benchmarks.train.labels.corpus import Example
from benchmarks.train.line_curve import EMPTIED, SAVED, Scored, line_curve, score
from benchmarks.train.page_curves import Outcome, outcome, page_curves
from benchmarks.train.stored import path_of, rewrite_header
from cleaner.scorer.weights import read_weights


def calibrate_all(pool: Sequence[Example], kind: str) -> None:
    """Write the curves into the weights of all folds, each from the others, and those that ship."""
    scored = _scored(pool, kind)
    folds = (*range(data.FOLDS), None)
    lines = {
        unseen: line_curve(page for page in scored if page.example.fold != unseen)
        for unseen in folds
    }
    outcomes: list[Outcome] = [
        found for page in scored if (found := outcome(page, lines[page.example.fold])) is not None
    ]
    for unseen in folds:
        path = path_of(kind, unseen)
        if path.exists():
            pages = page_curves([found for found in outcomes if found.fold != unseen])
            rewrite_header(path, {**lines[unseen], **pages})
            fitted = {**lines[unseen], "emptiness": pages["emptiness"]}
            click.echo(f"{path.name}: {fitted}", err=True)


def _scored(pool: Sequence[Example], kind: str) -> list[Scored]:
    """Score each page with the network that had not seen its site."""
    scored = []
    for fold in range(data.FOLDS):
        with path_of(kind, fold).open("rb") as file:
            weights = read_weights(file)
        scored += [
            score(example, weights)
            for example in pool
            if example.fold == fold and _is_scored(example)
        ]
    return scored


def _is_scored(example: Example) -> bool:
    """Whether something is fitted on a page: one with lines, as it was saved or without content."""
    return example.renderer in SAVED | {EMPTIED} and any(line.strip() for line in example.lines)
