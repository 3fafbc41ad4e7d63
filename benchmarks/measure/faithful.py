"""Are the reasons true?

Every reason names a signal, a line it was seen in, and which way it moved the
probability. Here the signal of that line is set to what says nothing special, the
page is scored again, and it is counted how often the probability moves as said.

A line also has to be told first what speaks for what was decided of it: counted are the lines of
which that is so, and those whose probability moves away from the decision when all that is told
for it is taken away together.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import click
import numpy as np

from benchmarks import options
from benchmarks.pages import data, parallel
from benchmarks.peers.held_out import cleaned
from cleaner.document.judged import Reason
from cleaner.scorer.decisions import WithDecisions
from cleaner.scorer.evidence import ChunkEvidence
from cleaner.scorer.explain import PageEvidence, columns_of_reason
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


class Explained(NamedTuple):
    """All that is told of a line, put to the test."""

    checks: list[Check]
    is_supported: bool
    """What is told first speaks for what was decided."""
    holds: bool
    """Without all that speaks for it, the probability lies further from what was decided."""


def explained_of(page: data.LabelledPage, by_fold: bool, every: int) -> Iterator[Explained]:
    """Put the reasons of every `every`-th line of a page to the test."""
    cleaned_page = cleaned(page.text, data.fold_of(page.site) if by_fold else None)
    for line in cleaned_page.lines[::every]:
        chunk = line.evidence.of_page if isinstance(line.evidence, WithDecisions) else None
        if not isinstance(chunk, ChunkEvidence) or not line.text.strip():
            continue
        evidence, first = chunk.measured, chunk.first
        row = int(np.searchsorted(evidence.indices, line.number - 1 - first))
        top = max(row - evidence.weights.reach, 0)
        near = slice(top, row + evidence.weights.reach + 1)
        part = evidence.columns[near].astype(np.float32)

        def moved(
            reasons: Sequence[Reason],
            part: Matrix = part,
            evidence: PageEvidence = evidence,
            near: slice = near,
            where: tuple[int, int, int] = (row, top, first),
        ) -> float:
            row, top, first = where
            pools = pools_of(evidence.pools, near)
            changed = part.copy()
            for reason in reasons:
                index = int(np.searchsorted(evidence.indices, reason.line - 1 - first)) - top
                columns = columns_of_reason(reason.signal, evidence.weights)
                changed[index, columns] = evidence.weights.neutral[columns]
            before, after = (
                logits_of(columns, evidence.weights, pools)[row - top]
                for columns in (part, changed)
            )
            return kept_log_odds(before) - kept_log_odds(after)

        named = chunk.reasons(line.number)
        of_network = [reason for reason in line.reasons if reason in named]
        speaking = [reason for reason in of_network if (reason.effect > 0) is line.kept]
        first_reason = line.reasons[0] if line.reasons else None
        yield Explained(
            [Check(r.line != line.number, r.effect, moved([r])) for r in of_network],
            first_reason is not None and (first_reason.effect > 0) is line.kept,
            (moved(speaking) > 0) is line.kept,
        )


def _explained_of(task: tuple[data.LabelledPage, bool, int]) -> list[Explained]:
    return list(explained_of(*task))


def measure(every: int) -> dict[str, Any]:
    """Return the share of the reasons that hold, and of the lines that are explained."""
    is_real = data.shared_folder() is not None
    pages = data.fixtures() if is_real else data.own_pages()
    tasks = [(page, is_real, every) for page in pages]
    lines = [explained for page in parallel.mapped(_explained_of, tasks) for explained in page]
    found = [check for explained in lines for check in explained.checks]

    def share(chosen: list[Check]) -> float:
        return sum(check.holds for check in chosen) / max(len(chosen), 1)

    return {
        "reasons": len(found),
        "hold": share(found),
        "in_the_line": share([check for check in found if not check.nearby]),
        "nearby": share([check for check in found if check.nearby]),
        "lines": len(lines),
        "spoken_for": sum(explained.is_supported for explained in lines) / max(len(lines), 1),
        "hold_together": sum(explained.holds for explained in lines) / max(len(lines), 1),
    }


@click.command(help=__doc__)
@options.every(5, "line of each page")
def main(every: int) -> None:
    """Measure and print as JSON."""
    click.echo(json.dumps(measure(every), indent=1))
