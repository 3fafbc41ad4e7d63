"""Fit what is decided and promised of whole pages: when one is empty, and how good it will be.

Pages whose content is known, by a reference or by the labels of nearly all lines, tell the word F1
that a page with such traits reaches; beside them stand pages whose content was taken out, of which
nothing should be kept. As all curves, those in the weights of a fold are fitted on the other folds
(`benchmarks.train.line_curve`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.pages.metrics import word_f1
from benchmarks.train.labels.corpus import LABELLED_SOURCES
from benchmarks.train.labels.targets import mask_of
from benchmarks.train.line_curve import Scored, logistic, weights_by_source
from cleaner.decoding import Choices, decide, one_copy_counts
from cleaner.document.labels import BODY, SCORED
from cleaner.measures.words import spelled_key
from cleaner.scorer.calibration import recalibrated
from cleaner.scorer.confidence import CONTENT, CONTENT_TRAITS, F1, F1_TRAITS, SHIFT, traits_of
from cleaner.scorer.emptiness import NO_CONTENT, Emptiness
from cleaner.scorer.kept import IS_KEPT
from cleaner.scorer.scoring import NO_PAGE_TYPE

MOST_LOST = 0.003
"""Of the pages with content at most this share may be taken for empty."""
LIKELY = tuple(np.arange(0.1, 0.95, 0.05).round(2).tolist())
SUREST = tuple(np.arange(0.55, 0.95, 0.05).round(2).tolist())
"""The limits of `Emptiness` that are tried. A page with a surer line is never taken for empty:
above 0.9 what is found empty and what is lost by it differ from fold to fold."""
EMPTY_SHARE = 0.02
"""So many pages of a crawl hold nothing; of the pages here, the half."""
RIDGE = 10.0
"""Pulls the weight of each trait towards nothing as much as so many pages would."""
ENOUGH_KNOWN = 0.9
"""A labelled page with a smaller share of its lines known may hold content that is not."""
_BODY_MASK = mask_of(frozenset(BODY))
_IN_BODY = np.array([label in BODY for label in SCORED])


@dataclass(frozen=True, slots=True)
class Outcome:
    """A page with what the scorer said of it, and how it came out."""

    page: Scored
    fold: int
    has_content: bool
    surest: float
    """How likely its likeliest line is kept."""
    nothing: float
    """How likely it holds no content."""
    found: bool
    traits: Mapping[str, float]
    """Of the page decoded as if it held content."""
    f1: float
    """Word F1 of the body then."""


def outcome(page: Scored, header: Mapping[str, Any]) -> Outcome | None:
    """Decode a page as if it held content; None for one that is not known to hold any or none."""
    wanted = _wanted(page)
    if wanted is None:
        return None
    probabilities = recalibrated(page.probabilities, header)
    choices = Choices.of(probabilities, page.times)
    texts = [line for line in page.example.lines if line.strip()]
    codes = decide(
        page.keys,
        page.shingles,
        choices,
        page.types,
        emptiness=NEVER,
        spelled=lambda line: spelled_key(texts[line]),
    )
    body = "\n".join(text for text, yes in zip(texts, _IN_BODY[codes], strict=True) if yes)
    is_kept = IS_KEPT[codes]
    return Outcome(
        page,
        page.example.fold,
        bool(wanted.strip()),
        float(one_copy_counts(choices, page.keys).max(initial=0.0)),
        page.types[NO_PAGE_TYPE],
        bool(is_kept.any()),
        traits_of(choices.kept, page.words, is_kept, page.types),
        word_f1(body, wanted),
    )


def _wanted(page: Scored) -> str | None:
    """Return the body that a page should come to; None where it is not known."""
    example = page.example
    if page.is_emptied:
        return ""
    if example.reference is not None:
        return example.reference if page.is_true else None
    if example.source not in LABELLED_SOURCES or example.known_share < ENOUGH_KNOWN:
        return None
    masks = example.allowed.tolist()
    return "\n".join(
        line
        for line, mask in zip(example.lines, masks, strict=True)
        if mask and not mask & ~_BODY_MASK
    )


NEVER = Emptiness(likely=1.0)
"""No page is likelier than this to hold no content."""


def page_curves(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Fit the limits of emptiness, and the curves of the word F1 and of being empty or not."""
    full = [page for page in outcomes if page.has_content]
    found = [page for page in full if page.found]
    is_full = np.array([page.has_content for page in outcomes])
    content = weights_by_source([page.page for page in outcomes])
    # Both kinds weigh half of all for the fit; the share of empty pages is put right in the shift.
    for kind in (is_full, ~is_full):
        content[kind] *= len(outcomes) / 2 / max(float(content[kind].sum()), 1.0)
    empties = curve(outcomes, CONTENT_TRAITS, is_full.astype(np.float64), content)
    empties[SHIFT] += float(np.log(1 / EMPTY_SHARE - 1).round(4))
    return {
        "emptiness": limits(outcomes),
        F1: curve(
            found,
            F1_TRAITS,
            np.array([page.f1 for page in found]),
            weights_by_source([page.page for page in found]),
        ),
        CONTENT: empties,
    }


def limits(outcomes: Iterable[Outcome]) -> dict[str, float]:
    """Return the limits of `Emptiness` that find the most empty pages and lose few others.

    A page without a line as likely as `NO_CONTENT` is empty whatever they are.
    """
    pages = [(page.has_content, page.nothing, page.surest) for page in outcomes]
    has_content, nothing, surest = (np.array(column) for column in zip(*pages, strict=True))
    is_in_doubt = surest >= NO_CONTENT
    best, chosen = 0, (1.0, 1.0)
    for likely in LIKELY:
        for sure in SUREST:
            is_empty = is_in_doubt & (nothing > likely) & (surest <= sure)
            found = int((is_empty & ~has_content).sum())
            lost = int((is_empty & has_content).sum())
            if found > best and lost <= MOST_LOST * has_content.sum():
                best, chosen = found, (likely, sure)
    return dict(zip(("likely", "surest"), chosen, strict=True))


def curve(
    outcomes: Sequence[Outcome],
    names: Sequence[str],
    targets: npt.NDArray[np.float64],
    weight: npt.NDArray[np.float64],
) -> dict[str, float]:
    """Fit a weight for each of the traits `names`, pulled towards nothing by its spread."""
    traits = np.array([[page.traits[name] for name in names] for page in outcomes])
    mean, spread = traits.mean(axis=0), np.maximum(traits.std(axis=0), 1e-6)
    features = np.column_stack([(traits - mean) / spread, np.ones(len(traits))])
    ridge = np.append(np.full(len(names), RIDGE), 1e-6)
    *found, shift = logistic(features, targets, weight, ridge)
    slopes = np.array(found) / spread
    fitted = dict(zip(names, slopes.tolist(), strict=True))
    fitted[SHIFT] = float(shift - (slopes * mean).sum())
    return {name: round(value, 4) for name, value in fitted.items()}
