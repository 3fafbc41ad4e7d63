"""What the reasons of the lines of a page follow from, worked out when somebody asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from cleaner.document.judged import Reason
from cleaner.document.tree import Tree
from cleaner.measures.page import MeasuredPage
from cleaner.measures.passes import measure_page
from cleaner.scorer.columns import columns_of, groups_in
from cleaner.scorer.explain import PageEvidence
from cleaner.scorer.kept import Matrix
from cleaner.scorer.scoring import Scores, score
from cleaner.scorer.weights import Weights


def measured_and_scored(
    texts: Sequence[str], weights: Weights, language: str | None, tree: Tree | None
) -> tuple[MeasuredPage, Matrix, Scores]:
    """Return the measures of a page, its columns (lines x `Weights.columns`) and its scores."""
    page = measure_page(texts, language, tree)
    columns = columns_of(page, weights)
    return page, columns, score(columns, groups_in(page), weights)


@dataclass(frozen=True, eq=False)
class ChunkEvidence:
    """What the reasons of a chunk of a page follow from.

    Few pages are asked for reasons, and what they follow from takes ten times the room of the
    page: it is measured again when it is wanted, and kept then.
    """

    texts: Sequence[str]
    first: int
    """Lines of the page above the chunk."""
    language: str | None
    weights: Weights
    tree: Tree | None

    @cached_property
    def measured(self) -> PageEvidence:
        """The columns of the chunk."""
        page, columns, scores = measured_and_scored(
            self.texts, self.weights, self.language, self.tree
        )
        indices = np.asarray(page.line_indices()) + self.first
        return PageEvidence(columns.astype(np.float16), indices, scores.pools, self.weights)

    def reasons(self, number: int) -> tuple[Reason, ...]:
        """Return the reasons of line `number` (from 1) of the page, strongest first."""
        return self.measured.reasons(number)
