"""Are the probabilities true? ``python -m benchmarks.reliability``.

Of the lines said to be kept with a probability of about 0.8, eight in ten should
be; and pages with more confidence should come out better. Both are measured on
pages of sites that neither the network nor its calibration has seen.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import click
import numpy as np
import numpy.typing as npt

from benchmarks import data, evaluate
from benchmarks.evaluate import OURS
from benchmarks.metrics import NOT_SCORED
from cleaner.labels import KEPT

BINS = 10


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
    error = sum(row["lines"] * abs(row["said"] - row["true"]) for row in rows) / len(said)
    return rows, round(error, 4)


def spearman(first: Sequence[float], second: Sequence[float]) -> float:
    """Return the rank correlation of two columns, ties ranked by their mean.

    >>> spearman([1, 2, 3], [10, 20, 30])
    1.0
    """

    def ranks(values: Sequence[float]) -> npt.NDArray[np.float64]:
        _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
        return (np.cumsum(counts) - (counts - 1) / 2)[inverse]

    return round(float(np.corrcoef(ranks(first), ranks(second))[0, 1]), 4)


def measure(every: int) -> dict[str, Any]:
    """Measure lines of the hand-labelled pages and the confidence of whole pages."""
    is_real = data.shared_folder() is not None
    score = evaluate.score_fixtures if is_real else evaluate.score_own_pages
    said, kept = [], []
    for result in score(peers=False):
        for true, p in zip(result.true, result.probabilities, strict=False):
            if true not in NOT_SCORED:
                said.append(p)
                kept.append(true in KEPT)
    rows, error = reliability(said, kept)
    figures: dict[str, Any] = {"lines": rows, "expected_calibration_error": error}
    for table in ("wcxb-dev", "fundus-dev") if is_real else ():
        results = evaluate.score_table(table, peers=False, every=every)
        figures[f"confidence_rank_correlation_{table}"] = spearman(
            [r.confidence for r in results], [r.scores[OURS] for r in results]
        )
    return figures


@click.command(help=__doc__)
@click.option("--every", default=4, show_default=True, help="Take every n-th page of the tables.")
def main(every: int) -> None:
    """Measure and print as JSON."""
    click.echo(json.dumps(measure(every), indent=1))


if __name__ == "__main__":
    main()
