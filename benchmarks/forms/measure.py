"""How a form does on the pages of the fold that is held out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from benchmarks.forms.fitted import known_labels
from benchmarks.forms.pages import Decoder, Held
from benchmarks.metrics import NOT_SCORED, macro_f1, mean, page_f1, word_f1
from benchmarks.summary import LABELS
from cleaner.document.labels import BODY, SCORED

UNKNOWN = "-"
SAME_F1 = 0.001
"""Pages that differ by no more came out alike."""
BY_HAND = ("fixtures", "labelled")
TABLES = ("wcxb-dev", "fundus-dev")


class Measured(NamedTuple):
    """What a form reached."""

    figures: dict[str, float]
    """Keep/drop F1 and label F1 of the labelled pages, word F1 of the body of the tables."""
    by_page: dict[str, list[float]]
    """The F1 of each page, by source."""


def measured(decoder: Decoder, pages: Sequence[Held]) -> Measured:
    """Measure a form on `pages`."""
    found: dict[str, float] = {}
    by_page: dict[str, list[float]] = {}
    for source in (*BY_HAND, *TABLES):
        some = [page for page in pages if page.scored.example.source == source]
        given = [[str(label) for label in decoder(page)] for page in some]
        if source in TABLES:
            by_page[source] = list(map(body_f1, some, given))
            found[source] = mean(by_page[source])
        else:
            true = list(map(true_labels, some))
            texts = [page.texts for page in some]
            by_page[source] = [page.f1 for page in map(page_f1, true, given, texts)]
            found[source] = mean(by_page[source])
            pairs = [
                pair
                for wanted, got in zip(true, given, strict=True)
                for pair in zip(wanted, got, strict=True)
                if pair[0] not in NOT_SCORED
            ]
            found[f"{source}, labels"] = mean(macro_f1(pairs, LABELS).values())
    return Measured(found, by_page)


def compared(given: Sequence[float], usual: Sequence[float]) -> str:
    """Say how the F1 of pages differs: mean and standard error, pages won and lost, the most won.

    >>> compared([0.5, 1.0, 0.5], [0.5, 0.4, 0.5])
    '+0.200 ± 0.163, 1 better, 0 worse, most +0.60'
    """
    gain = np.array(given) - np.array(usual)
    better, worse = int((gain > SAME_F1).sum()), int((gain < -SAME_F1).sum())
    error = gain.std() / len(gain) ** 0.5
    return (
        f"{gain.mean():+.3f} ± {error:.3f}, {better} better, {worse} worse, most {gain.max():+.2f}"
    )


def true_labels(page: Held) -> list[str]:
    """Return the label of each line that a person gave."""
    known = known_labels(page.scored.allowed)
    return [UNKNOWN if label is None else str(SCORED[label]) for label in known]


def body_f1(page: Held, given: Sequence[str]) -> float:
    """Return word F1 of the body against the reference of a table."""
    body = (text for text, label in zip(page.texts, given, strict=True) if label in BODY)
    return word_f1("\n".join(body), page.scored.example.reference or "")
