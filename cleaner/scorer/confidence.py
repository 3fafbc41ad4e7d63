"""How well a page came out, judged by what the scorer said of it: `Page.confidence`.

What the probabilities promise is the best single sign, and not enough: an article in one piece
keeps its promise more often than one in ten pieces, and a page whose content never loaded may
promise a lot. So some *traits* of the decoded page are weighed by two curves. One tells the word F1
of a page that holds content, the other whether it holds any; the confidence is their product.

Both curves are logistic, fitted on pages of sites that the network had not seen, and travel in the
header of the weights (``benchmarks/train/page_curves.py``). None is fitted or used without the
other.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log, log1p
from typing import Any

import numpy as np

from cleaner.scorer.calibration import expected_f_of
from cleaner.scorer.kept import Column, Mask

F1 = "page_f1"
"""The key in the header of the curve of the word F1."""
CONTENT = "page_content"
"""The key of the curve of whether there is content."""
SHIFT = "shift"
"""The name, in both curves, of what is added to the traits."""
F1_TRAITS = (
    "promised", "promised_precision", "pieces", "longest_line", "words_a_line",
    "unsure_words_dropped",
)  # fmt: skip
"""What the curve of the word F1 weighs; page types, the words kept and how even the pieces are
were tried as well and told no more (docs/experiments.md)."""
EMPTY_TYPES = ("forum", "listing", "service", "none")
"""The types of pages that look like others without content, and that of those."""
CONTENT_TRAITS = (
    "words_a_line", "unsure_words", "surest_50_words", "surest_200_words",
    *(f"type_{name}" for name in EMPTY_TYPES),
)  # fmt: skip
"""What the curve of the content weighs: nothing that asks what is kept, as that may be nothing."""
_EDGE = 1e-3
"""No trait takes a probability for less sure than this: at 0 and 1 the log-odds have no end."""


def traits_of(
    kept: Column, words: Column, is_kept: Mask, types: Mapping[str, float]
) -> dict[str, float]:
    """Return what is weighed of a page, by name.

    Args:
        kept: for each line that is not blank the probability of being kept.
        words: how many words it has.
        is_kept: whether it is kept.
        types: how likely the page is of each type.

    >>> traits = traits_of(np.array([0.9, 0.1]), np.array([40, 2]), np.array([True, False]), {})
    >>> round(traits["promised"], 2), traits["pieces"]
    (2.84, 0.0)
    """
    weights = np.maximum(words, 1.0)
    unsure = 4 * kept * (1 - kept) * weights
    kept_words = float(weights[is_kept].sum()) or 1.0
    pieces = int(is_kept[:1].sum()) + int((is_kept[1:] & ~is_kept[:-1]).sum())
    return {
        "promised": log_odds(expected_f_of(kept, weights, is_kept)),
        "promised_precision": log_odds(float((kept * weights)[is_kept].sum()) / kept_words),
        "pieces": log(max(pieces, 1)),
        "longest_line": float(weights[is_kept].max(initial=0.0)) / kept_words,
        "words_a_line": log1p(float(weights.sum()) / max(len(weights), 1)),
        "unsure_words": log1p(float(unsure.sum())),
        "unsure_words_dropped": log1p(float(unsure[~is_kept].sum())),
        **_surest(kept, weights),
        **{f"type_{name}": log_odds(types.get(name, 0.0)) for name in EMPTY_TYPES},
    }


def _surest(kept: Column, weights: Column) -> dict[str, float]:
    """Return how likely the likeliest words of the page are kept, those that it lacks are not."""
    order = np.argsort(-kept, kind="stable")
    likely, many = kept[order], weights[order]
    before = many.cumsum() - many
    return {
        f"surest_{count}_words": log_odds(
            float((likely * np.clip(count - before, 0, many)).sum()) / count
        )
        for count in (50, 200)
    }


def log_odds(probability: float) -> float:
    """Return the log-odds of a probability, of one that is very sure those of one less sure.

    >>> log_odds(0.5), log_odds(1.0) == log_odds(0.9999)
    (0.0, True)
    """
    inside = min(max(probability, _EDGE), 1 - _EDGE)
    return log(inside / (1 - inside))


def confidence(traits: Mapping[str, float], header: Mapping[str, Any], *, found: bool) -> float:
    """Return the word F1 to expect of a page; of one with nothing `found`, that nothing is there.

    Weights without the curves promise what the probabilities promise: the F1, and that the
    surest words of the page are none.

    >>> curves = {"page_f1": {"shift": 0.0, "promised": 1.0}, "page_content": {"shift": 0.0}}
    >>> confidence({"promised": 0.0}, curves, found=True)
    0.25
    >>> confidence({"promised": 0.0}, curves, found=False)
    0.5
    """
    if F1 not in header:
        promised = {SHIFT: 0.0, "promised": 1.0}
        nothing = {SHIFT: 0.0, "surest_50_words": -1.0}
        return expected(traits, promised) if found else expected(traits, nothing)
    content = expected(traits, header[CONTENT])
    return expected(traits, header[F1]) * content if found else 1 - content


def expected(traits: Mapping[str, float], curve: Mapping[str, float]) -> float:
    """Return what a `curve` makes of the traits it names.

    >>> expected({"promised": 2.0, "pieces": 1.0}, {"shift": 1.0, "promised": -0.5})
    0.5
    """
    score = curve[SHIFT]
    for name, weight in curve.items():
        if name != SHIFT:
            score += weight * traits[name]
    return 1 / (1 + exp(-score))
