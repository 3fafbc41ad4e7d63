"""Are the reasons true? ``python -m benchmarks.faithful``.

Every reason names a signal, a line it was seen in, and which way it moved the
probability. Here the signal of that line is set to what says nothing special, the
page is scored again, and it is counted how often the probability moves as said.
"""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Iterator
from typing import Any, NamedTuple

import click
import numpy as np

from benchmarks import data
from benchmarks.weights import cleaned
from cleaner.scorer.evidence import ChunkEvidence
from cleaner.scorer.explain import columns_of_reason
from cleaner.scorer.kept import IS_KEPT, Matrix
from cleaner.scorer.scoring import logits_of, pools_of


class Check(NamedTuple):
    """A reason put to the test."""

    nearby: bool
    effect: float
    """What the reason says."""
    moved: float
    """What neutralising the signal takes from the log-odds."""

    @property
    def holds(self) -> bool:
        """Whether the probability moved as said."""
        return self.effect * self.moved > 0


def kept_log_odds(logits: Matrix) -> float:
    """Return the log-odds of the kept labels together."""
    return float(np.logaddexp.reduce(logits[IS_KEPT]) - np.logaddexp.reduce(logits[~IS_KEPT]))


def checks(page: data.LabelledPage, by_fold: bool, every: int) -> Iterator[Check]:
    """Put the reasons of every `every`-th line of a page to the test."""
    cleaned_page = cleaned(page.text, data.fold_of(page.site) if by_fold else None)
    for line in cleaned_page.lines[::every]:
        if not isinstance(line.evidence, ChunkEvidence) or not line.text.strip():
            continue
        evidence, first = line.evidence.measured, line.evidence.first
        row = int(np.searchsorted(evidence.numbers, line.number - 1 - first))
        top = max(row - evidence.weights.reach, 0)
        near = slice(top, row + evidence.weights.reach + 1)
        part = evidence.columns[near].astype(np.float32)
        pools = pools_of(evidence.pools, near)
        before = logits_of(part, evidence.weights, pools)
        for reason in line.reasons:
            index = int(np.searchsorted(evidence.numbers, reason.line - 1 - first)) - top
            columns = columns_of_reason(reason.signal, evidence.weights)
            changed = part.copy()
            changed[index, columns] = evidence.weights.neutral[columns]
            after = logits_of(changed, evidence.weights, pools)
            moved = kept_log_odds(before[row - top]) - kept_log_odds(after[row - top])
            yield Check(reason.line != line.number, reason.effect, moved)


def _checks_of(task: tuple[data.LabelledPage, bool, int]) -> list[Check]:
    return list(checks(*task))


def measure(every: int) -> dict[str, Any]:
    """Return the share of the reasons that hold."""
    is_real = data.shared_folder() is not None
    pages = data.fixtures() if is_real else data.own_pages()
    with multiprocessing.get_context("spawn").Pool() as pool:
        found = [
            check
            for page in pool.map(_checks_of, [(page, is_real, every) for page in pages])
            for check in page
        ]

    def share(chosen: list[Check]) -> float:
        return sum(check.holds for check in chosen) / max(len(chosen), 1)

    return {
        "reasons": len(found),
        "hold": share(found),
        "in_the_line": share([check for check in found if not check.nearby]),
        "nearby": share([check for check in found if check.nearby]),
    }


@click.command(help=__doc__)
@click.option("--every", default=5, show_default=True, help="Take every n-th line of each page.")
def main(every: int) -> None:
    """Measure and print as JSON."""
    click.echo(json.dumps(measure(every), indent=1))


if __name__ == "__main__":
    main()
