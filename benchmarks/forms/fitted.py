"""The forms, each fitted without a fold: from the labelled pages to something that decodes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import click
import numpy as np
import numpy.typing as npt

from benchmarks import data
from benchmarks.calibrate import Scored, line_curve
from benchmarks.forms import chain, segments, trees
from benchmarks.forms.crf import fit as fit_crf
from benchmarks.forms.pages import Decoder, Held, Material, scored_by_hand
from benchmarks.metrics import f1, mean
from benchmarks.shelf import unpack
from benchmarks.weights import fold_weights
from cleaner.decoding import IS_KEPT, Choices, decide
from cleaner.document.labels import SCORED, Label
from cleaner.scorer.calibration import recalibrated
from cleaner.scorer.weights import Matrix
from cleaner.text.words import digests_of

SHARES = (0.0, 0.1, 0.2, 0.4, 0.7, 1.0)
"""How far the habits of segments may be believed."""
Numbers = npt.NDArray[np.int64]
"""Labels as places in `SCORED`."""


def network(fold: int) -> dict[str, Decoder]:
    """Return the network, decoded as usual and with the likeliest label of each line."""
    header = fold_weights(fold).header
    return {
        "network": lambda page: usual(page, page.scored, header),
        "network, likeliest label": lambda page: named(page.scored.probabilities.argmax(axis=1)),
    }


def crf(pages: Sequence[Material], fold: int) -> dict[str, Decoder]:
    """Fit the transitions, and the curve of the marginals, on the labelled pages."""
    by_hand = scored_by_hand(pages, fold)
    weights = fit_crf(by_hand)
    click.echo(f"crf: {len(by_hand)} pages, scale {weights.scale:.2f}", err=True)

    def believed(page: Scored) -> Scored:
        marginals = chain.marginals(weights.scores(page.probabilities), weights.pairs)
        return replace(page, probabilities=marginals.astype(np.float32))

    def best(page: Held) -> list[Label]:
        return named(chain.viterbi(weights.scores(page.scored.probabilities), weights.pairs))

    curve = line_curve(map(believed, by_hand))
    return {
        "CRF, marginals": lambda page: usual(page, believed(page.scored), curve),
        "CRF, Viterbi": best,
    }


def semi_markov(pages: Sequence[Material], fold: int) -> dict[str, Decoder]:
    """Count the habits of segments, and choose how far to believe them, on the labelled pages."""
    by_hand = scored_by_hand(pages, fold)
    habits = segments.count([known_labels(page.allowed) for page in by_hand])

    def decoded(page: Scored, share: float) -> Numbers:
        return segments.decode(chain.logarithms(page.probabilities), habits.believed(share))

    worth = {s: mean(kept_f1(decoded(page, s), page.allowed) for page in by_hand) for s in SHARES}
    share = max(worth, key=worth.__getitem__)
    click.echo(f"semi-markov: {len(by_hand)} pages, {worth}", err=True)
    return {f"semi-Markov, prior at {share}": lambda page: named(decoded(page.scored, share))}


def boosted(pages: Sequence[Material], fold: int) -> dict[str, Decoder]:
    """Train trees without the fold; their curve is fitted on a fold that other trees lack."""
    other = (fold + 1) % data.FOLDS
    seen = [page for page in pages if page.example.fold != fold]
    both = trees.fit(seen)
    fewer = trees.kept_from([page for page in seen if page.example.fold != other], both)
    curve = line_curve(
        _by_trees(page, fewer.probabilities(page.columns))
        for page in seen
        if page.example.fold == other and page.example.renderer == "labelled"
    )
    click.echo(f"trees: {len(seen)} pages, {curve}", err=True)

    def decoded(page: Held) -> list[Label]:
        scored = _by_trees(page.material, both.probabilities(page.material.columns))
        return usual(page, scored, curve)

    return {"trees": decoded}


FORMS: Mapping[str, Callable[[Sequence[Material], int], dict[str, Decoder]]] = {
    "trees": boosted,
    "crf": crf,
    "semi-markov": semi_markov,
}


def usual(page: Held, scored: Scored, curve: Mapping[str, Any]) -> list[Label]:
    """Decode what a form says of a page as `cleaner.clean` does."""
    true = recalibrated(scored.probabilities, curve)
    keys = page.material.columns.keys
    numbers = decide(
        digests_of(keys),
        Choices.of(true, page.is_time),
        nothing=scored.nothing,
        spelled=keys.__getitem__,
    )
    return named(numbers)


def named(numbers: Numbers) -> list[Label]:
    """Return labels for their places in `SCORED`."""
    return [SCORED[number] for number in numbers.tolist()]


def known_labels(allowed: npt.NDArray[np.uint16]) -> list[int | None]:
    """Return the label of each line, None where several are allowed.

    >>> known_labels(np.array([1, 4, 5], dtype=np.uint16))
    [0, 2, None]
    """
    masks = allowed.tolist()
    return [mask.bit_length() - 1 if mask.bit_count() == 1 else None for mask in masks]


def kept_f1(numbers: Numbers, allowed: npt.NDArray[np.uint16]) -> float:
    """Return F1 of the kept lines among those whose label is known."""
    known = np.array([label is not None for label in known_labels(allowed)])
    should = (unpack(allowed)[known] & IS_KEPT).any(axis=1)
    kept = IS_KEPT[numbers[known]]
    return f1(int((kept & should).sum()), int(kept.sum()), int(should.sum()))


def _by_trees(page: Material, probabilities: Matrix) -> Scored:
    """Return what trees say of a page; they do not tell whether it holds content."""
    words = np.maximum(page.columns.word_count, 1)
    return Scored(page.example, probabilities, page.columns.allowed, words, nothing=0.0)
