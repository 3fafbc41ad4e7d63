"""Gradient-boosted trees (LightGBM) on the columns of a line and of windows around it.

Two models: one tells kept from dropped lines, one which label of either a line has. They see the
signals and what the vocabulary says, of the line, of its neighbours and as means over windows and
the page. What the words mean (the senses) only the network learns.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import lightgbm
import numpy as np
import numpy.typing as npt

from benchmarks.columns import PageColumns
from benchmarks.forms.pages import Material
from benchmarks.lessons import Learned, inputs_of, learn, prepare
from cleaner.decoding import IS_KEPT
from cleaner.document.labels import SCORED
from cleaner.scorer.weights import Matrix

REACHES = (3, 10)
"""Lines on either side that are averaged."""
LINES_A_PAGE = 32
"""Lines of a page that are learned from, drawn by chance."""
KEPT_ROUNDS = 150
LABEL_ROUNDS = 40
SEED = 1
SETTINGS = {
    "learning_rate": 0.1,
    "num_leaves": 47,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.2,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 63,
    "num_threads": 1,
    "seed": SEED,
    "verbosity": -1,
}
LABEL_SETTINGS = {"learning_rate": 0.12, "num_leaves": 15, "min_data_in_leaf": 20}


class Lessons(NamedTuple):
    """Some lines of all pages."""

    inputs: npt.NDArray[np.float32]
    allowed: npt.NDArray[np.bool_]
    weight: npt.NDArray[np.float32]


class Trees(NamedTuple):
    """Both models, with what was counted on the pages that they were trained on."""

    kept: lightgbm.Booster
    label: lightgbm.Booster
    learned: Learned

    def probabilities(self, columns: PageColumns) -> Matrix:
        """Return lines x labels of a page."""
        inputs = windowed(inputs_of(columns, self.learned)[0])
        kept = self.kept.predict(inputs)[:, None]
        labels = self.label.predict(inputs)
        inside = labels * IS_KEPT
        outside = labels * ~IS_KEPT
        return (
            inside / inside.sum(axis=1, keepdims=True) * kept
            + outside / outside.sum(axis=1, keepdims=True) * (1 - kept)
        ).astype(np.float32)


def mean_around(inputs: npt.NDArray[np.float32], reach: int) -> npt.NDArray[np.float32]:
    """Return the mean of the lines up to `reach` lines off, as many as there are.

    >>> mean_around(np.array([[0.0], [1.0], [5.0]], dtype=np.float32), 1).ravel().tolist()
    [0.5, 2.0, 3.0]
    """
    sums = np.vstack([np.zeros_like(inputs[:1]), inputs.cumsum(axis=0)])
    place = np.arange(len(inputs))
    first, end = np.maximum(place - reach, 0), np.minimum(place + reach + 1, len(inputs))
    return (sums[end] - sums[first]) / (end - first)[:, None].astype(np.float32)


def windowed(inputs: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Set beside the columns of each line those of its neighbours, of windows and of the page."""
    edge = np.zeros_like(inputs[:1])
    return np.hstack(
        [
            inputs,
            np.vstack([edge, inputs[:-1]]),
            np.vstack([inputs[1:], edge]),
            *(mean_around(inputs, reach) for reach in REACHES),
            np.broadcast_to(inputs.mean(axis=0), inputs.shape),
        ]
    )


def learned_from(pages: Sequence[Material]) -> Learned:
    """Count the words of `pages`."""
    return learn([page.example for page in pages], [page.columns for page in pages], "text", ())


def lessons(pages: Sequence[Material], learned: Learned) -> Lessons:
    """Draw some lines of each page; a line drawn stands for those that were not."""
    chance = np.random.default_rng(SEED)
    _, prepared = prepare(
        [page.example for page in pages],
        [page.columns for page in pages],
        learned,
        [None] * len(pages),
    )
    parts = []
    for page in prepared:
        known = np.flatnonzero(page.weight > 0)
        drawn = np.sort(chance.permutation(known)[:LINES_A_PAGE])
        if len(drawn):
            inputs = windowed(page.inputs.astype(np.float32))[drawn]
            weight = page.weight[drawn] * np.float32(len(known) / len(drawn))
            parts.append(Lessons(inputs, page.allowed[drawn], weight))
    return Lessons(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def fit(pages: Sequence[Material]) -> Trees:
    """Train both models on `pages`."""
    learned = learned_from(pages)
    lines = lessons(pages, learned)
    return Trees(kept_model(lines), label_model(lines), learned)


def kept_from(pages: Sequence[Material], both: Trees) -> Trees:
    """Return `both` with what tells kept from dropped lines learned from `pages` alone."""
    learned = learned_from(pages)
    return both._replace(kept=kept_model(lessons(pages, learned)), learned=learned)


def kept_model(lines: Lessons) -> lightgbm.Booster:
    """Train on the lines of which it is known whether they are kept."""
    may_be_kept = (lines.allowed & IS_KEPT).any(axis=1)
    told = may_be_kept != (lines.allowed & ~IS_KEPT).any(axis=1)
    return lightgbm.train(
        {**SETTINGS, "objective": "binary"},
        lightgbm.Dataset(lines.inputs[told], may_be_kept[told], weight=lines.weight[told]),
        KEPT_ROUNDS,
    )


def label_model(lines: Lessons) -> lightgbm.Booster:
    """Train on the lines that may have one label only."""
    named = lines.allowed.sum(axis=1) == 1
    labels = lines.allowed[named].argmax(axis=1)
    return lightgbm.train(
        {**SETTINGS, **LABEL_SETTINGS, "objective": "multiclass", "num_class": len(SCORED)},
        lightgbm.Dataset(lines.inputs[named], labels, weight=lines.weight[named]),
        LABEL_ROUNDS,
    )
