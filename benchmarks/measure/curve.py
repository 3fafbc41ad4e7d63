"""What a mode buys.

Precision against recall of kept lines on the hand-labelled pages, cross-validated by
site, for a sweep of the weight that recall has in the decision; the modes
are three points of the curve. Peers that keep or drop lines are points beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import click
from rich.console import Console

from benchmarks import options
from benchmarks.measure import evaluate
from benchmarks.measure.evaluate import score_labelled
from benchmarks.measure.results import merge_into
from benchmarks.measure.shown import mode_sheet
from benchmarks.measure.summary import keep_drop
from benchmarks.pages import data, parallel
from benchmarks.pages.metrics import PageScore
from cleaner import decoding

BETAS = (0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 1.25, 1.6, 2.0, 2.5, 3.0, 4.0, 6.0, 10.0)
"""How many times as much recall counts as precision, from hardly to almost alone."""


def swept(labelled: data.LabelledPage, *, betas: Sequence[float], by_fold: bool) -> list[PageScore]:
    """Clean a labelled page once for each of `betas`, as if it were that of a mode."""
    scores = []
    for beta in betas:
        with patch.object(decoding, "BETA", {"swept": beta}):
            result = score_labelled(labelled, by_fold=by_fold, peers=False, mode="swept")
        scores.append(result.score)
    return scores


def measure() -> dict[str, Any]:
    """Return the curve, the modes on it and the peers beside it."""
    is_real = data.shared_folder() is not None
    pages = data.fixtures() if is_real else data.own_pages()
    betas = sorted({*BETAS, *decoding.BETA.values()})
    by_page = parallel.mapped(partial(swept, betas=betas, by_fold=is_real), pages)
    peers_by_page = parallel.mapped(evaluate.peers_of, pages)
    return {
        "pages": len(pages),
        "points": [
            {"beta": beta, **keep_drop(scores)}
            for beta, *scores in zip(betas, *by_page, strict=True)
        ],
        "modes": dict(decoding.BETA),
        "peers": {
            name: keep_drop([page[name] for page in peers_by_page]) for name in peers_by_page[0]
        },
    }


@click.command(help=__doc__)
@options.json_file
def main(json_file: Path | None) -> None:
    """Measure and print."""
    figures = {"curve": measure()}
    title = f"kept lines of {figures['curve']['pages']} hand-labelled pages"
    Console().print(mode_sheet(figures).on_screen(title))
    merge_into(json_file, figures)
