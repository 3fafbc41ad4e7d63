"""How what a site tells moves the probabilities of a page, and the reasons that this gives.

The log-odds of keeping a line move by a weighed sum of the few terms below. A line that other
pages have too is boilerplate more often than not, the more so the more of them have it; but what
it is on those pages counts as well, so a column's standing first line stays where it is. The
weights are fitted on pages of sites not measured (``python -m benchmarks sites --fit``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from cleaner.document.judged import MIN_EFFECT, Evidence, Reason, row_of
from cleaner.document.labels import SCORED, Label
from cleaner.scorer.calibration import with_kept
from cleaner.scorer.kept import IS_KEPT, Column, Mask, Matrix, kept_probability
from cleaner.site.site import Seen, Site, log_odds_of
from cleaner.site.sketch import Integers

TERMS = ("recurs", "share", "agreement", "block")
"""What is weighed: that a line stands on other pages at all, on which share of them, how much
likelier it is to be kept there than here, and how long the block of such lines is that it is in."""
OF_THE_LINE, OF_THE_BLOCK = "recurs_on_the_site", "in_a_block_of_the_site"
"""The names of the reasons: that of the first three terms, and that of the last."""
_DUPLICATE = SCORED.index(Label.DUPLICATE)

SiteWeights = Mapping[str, float]
"""A weight for each of `TERMS`."""


@cache
def shipped_site_weights(kind: str) -> SiteWeights:
    """Return the weights for a kind of page (of `cleaner.scorer.weights.KINDS`) that ship."""
    text = resources.files("cleaner.site").joinpath("weights.json").read_text(encoding="utf-8")
    weights: dict[str, float] = json.loads(text)[kind]
    return weights


def terms(seen: Seen, kept: Column) -> Matrix:
    """Return lines x `TERMS` for lines that are kept with probability `kept`, as the page tells."""
    recurs = seen.times > 0
    sure = seen.pages / (seen.pages + 1)
    nearer = seen.times / (seen.times + 1) * (seen.log_odds - log_odds_of(kept))
    return np.column_stack(
        [
            recurs * sure,
            seen.times / max(seen.pages, 1) * sure,
            np.where(recurs, nearer, 0.0),
            np.log1p(block_sizes(recurs)) * sure,
        ]
    )


def block_sizes(recurs: Mask) -> Integers:
    """Return for each line that recurs how many do without a break, it included; else 0.

    >>> block_sizes(np.array([True, True, False, True, False])).tolist()
    [2, 2, 0, 1, 0]
    """
    blocks = np.cumsum(np.diff(recurs, prepend=False))
    return np.where(recurs, np.bincount(blocks)[blocks], 0) if len(recurs) else blocks


@dataclass(frozen=True, slots=True, eq=False)
class SiteEvidence:
    """What a site says of the lines of a page that are not blank."""

    indices: Integers
    """Index of each of them among all lines of the page."""
    seen: Seen
    alone: Column
    """How far the log-odds of keeping each line move by its own recurrence."""
    block: Column
    """How far they move by the block that it is in."""
    sizes: Integers
    """How many lines the block has."""

    @classmethod
    def of(
        cls,
        site: Site,
        indices: Integers,
        texts: Sequence[str],
        kept: Column,
        weights: SiteWeights,
    ) -> SiteEvidence:
        """Ask the `site` about the lines `texts`, those with these `indices` on their page."""
        seen = site.seen(texts)
        moved = terms(seen, kept) * np.array([weights[name] for name in TERMS])
        sizes = block_sizes(seen.times > 0)
        return cls(indices, seen, moved[:, :-1].sum(axis=1), moved[:, -1], sizes)

    def weighed(self, probabilities: Matrix) -> Matrix:
        """Return lines x labels as the page and the site tell together.

        Between the labels that are kept, and between those that are not, each page that has
        the line counts as much as the page itself.
        """
        labels = self.seen.labels.copy()
        labels[:, _DUPLICATE] = 0  # what repeats a kept line there need not repeat one here
        shared = probabilities.astype(np.float64)
        for group in (IS_KEPT, ~IS_KEPT):
            own = shared[:, group].sum(axis=1, keepdims=True)
            votes = shared[:, group] / np.maximum(own, 1e-9) + labels[:, group]
            shared[:, group] = own * votes / np.maximum(votes.sum(axis=1, keepdims=True), 1e-9)
        before = np.clip(kept_probability(shared), 1e-6, 1 - 1e-6)
        log_odds = np.log(before / (1 - before)) + self.alone + self.block
        return with_kept(shared, 1 / (1 + np.exp(-log_odds)))

    def reasons(self, number: int) -> tuple[Reason, ...]:
        """Return what the site says of line `number` (from 1)."""
        row = row_of(number, self.indices)
        if row is None:
            return ()
        moved = (
            (OF_THE_LINE, float(self.alone[row]), self._of_the_line(row)),
            (OF_THE_BLOCK, float(self.block[row]), self._of_the_block(row)),
        )
        return tuple(
            Reason(name, number, effect, words)
            for name, effect, words in moved
            if abs(effect) >= MIN_EFFECT
        )

    def _of_the_line(self, row: int) -> str:
        times, labels = int(self.seen.times[row]), self.seen.labels[row]
        mostly = "" if labels.max() == times else "mostly "
        return (
            f"stands on {times} of {self.seen.pages} other pages of this site, "
            f"{mostly}as {SCORED[int(labels.argmax())]}"
        )

    def _of_the_block(self, row: int) -> str:
        return f"in a block of {self.sizes[row]} lines that stand on other pages of this site"


@dataclass(frozen=True, slots=True, eq=False)
class WithSite:
    """The reasons of its site, and beside them the strongest that the page itself gives."""

    of_page: Evidence
    of_site: SiteEvidence

    def reasons(self, number: int) -> tuple[Reason, ...]:
        """Return the reasons of line `number` (from 1), the strongest first."""
        of_site = self.of_site.reasons(number)
        beside = self.of_page.reasons(number)
        return tuple(sorted((*of_site, *beside), key=lambda reason: -abs(reason.effect)))
