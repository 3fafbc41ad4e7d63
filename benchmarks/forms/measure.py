"""How a form does on the pages of the fold that is held out."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.forms.fitted import known_labels
from benchmarks.forms.pages import Decoder, Held
from benchmarks.metrics import NOT_SCORED, macro_f1, mean, page_f1, word_f1
from benchmarks.summary import LABELS
from cleaner.labels import BODY, SCORED

UNKNOWN = "-"
BY_HAND = ("fixtures", "labelled")
TABLES = ("wcxb-dev", "fundus-dev")


def figures(decoder: Decoder, pages: Sequence[Held]) -> dict[str, float]:
    """Return keep/drop F1 and label F1 of the labelled pages, word F1 of the body of the tables."""
    found: dict[str, float] = {}
    for source in (*BY_HAND, *TABLES):
        some = [page for page in pages if page.scored.example.source == source]
        given = [[str(label) for label in decoder(page)] for page in some]
        if source in TABLES:
            found[source] = mean(map(body_f1, some, given))
        else:
            true = list(map(true_labels, some))
            texts = [page.texts for page in some]
            found[source] = mean(page.f1 for page in map(page_f1, true, given, texts))
            pairs = [
                pair
                for wanted, got in zip(true, given, strict=True)
                for pair in zip(wanted, got, strict=True)
                if pair[0] not in NOT_SCORED
            ]
            found[f"{source}, labels"] = mean(macro_f1(pairs, LABELS).values())
    return found


def true_labels(page: Held) -> list[str]:
    """Return the label of each line that a person gave."""
    known = known_labels(page.scored.allowed)
    return [UNKNOWN if label is None else str(SCORED[label]) for label in known]


def body_f1(page: Held, given: Sequence[str]) -> float:
    """Return word F1 of the body against the reference of a table."""
    body = (text for text, label in zip(page.texts, given, strict=True) if label in BODY)
    return word_f1("\n".join(body), page.scored.example.reference or "")
