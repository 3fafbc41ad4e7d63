"""What the network sees of a training page: its signals, and what was learned of words and names.

They are the columns of `cleaner.scorer.columns.columns_of`, made by the same functions, but with
the log-odds that words and class names have without the page's own site.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.train import learn_class_names, learn_vocabulary
from benchmarks.train.columns import PageColumns, page_of
from cleaner.scorer.surroundings import surroundings
from cleaner.scorer.vocabulary import Found


@dataclass(frozen=True, slots=True)
class Learned:
    """What was counted on some sites, beside what the network learns."""

    counts: learn_vocabulary.Counts
    votes: learn_class_names.Votes | None
    """Only of HTML."""


def inputs_of(columns: PageColumns, learned: Learned) -> tuple[npt.NDArray[np.float32], Found]:
    """Return the columns of a page but for the embeddings, and the rows of its words."""
    page = page_of(columns)
    found = learned.counts.finder.find(page)
    words = learn_vocabulary.columns(found, learned.counts, columns.site)
    parts = [columns.signals.astype(np.float32), words]
    if learned.votes is not None:
        parts.append(learn_class_names.columns(page, learned.votes, columns.site))
        parts.append(surroundings(words, page))
    return np.hstack(parts), found
