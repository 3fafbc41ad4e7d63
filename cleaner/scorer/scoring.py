"""From the columns of a page to a probability for each label of each line.

The scorer is a small residual network of dilated convolutions over the lines of
a page: each layer looks at a line and two others, each layer twice as far off,
so that a line is judged among some sixty on either side. Twice on the way the
lines that the network finds telling are averaged over the whole page, so that
every line is also compared with what this page's content looks like. Trained with
PyTorch (``benchmarks/train/network.py``), run with numpy alone (`cleaner.scorer.network`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from cleaner.document.labels import SCORED
from cleaner.scorer.group_means import Groups
from cleaner.scorer.kept import IN_BODY, Matrix
from cleaner.scorer.network import Pools, softmax
from cleaner.scorer.products import product
from cleaner.scorer.weights import Weights

NO_PAGE_TYPE = "none"
"""The type of a page that holds no content."""


class Scores(NamedTuple):
    """What the network says of a page."""

    probabilities: Matrix
    """lines x `cleaner.document.labels.SCORED`; every row sums to 1."""
    types: Mapping[str, float]
    """How likely the page is of each type (`cleaner.page.Page.page_type`)."""
    pools: Pools
    """What averages over page and groups add to its lines, for their reasons."""


def score(columns: Matrix, groups: Groups, weights: Weights) -> Scores:
    """Give each line of a page (lines x `Weights.columns`) a probability for each label."""
    if not len(columns):
        return Scores(np.zeros((0, len(SCORED)), dtype=np.float32), {NO_PAGE_TYPE: 1.0}, {})
    result = weights.network.run(columns, groups)
    probabilities = softmax(result.logits)
    return Scores(probabilities, _page_types(result.normal, probabilities, weights), result.pools)


def logits_of(columns: Matrix, weights: Weights, pools: Pools) -> Matrix:
    """Return lines x labels: the log-odds of the labels, but for a constant for each line.

    Any part of a page is scored as it would be in the whole, but for `Weights.reach` lines at
    the edges of the part; the `pools` are those of its lines in the page.
    """
    return weights.network.run(columns, pools=pools).logits


def pools_of(pools: Pools, lines: slice) -> Pools:
    """Return what is added to some of the lines of a page."""
    return {layer: added[lines] for layer, added in pools.items()}


def _page_types(normal: Matrix, probabilities: Matrix, weights: Weights) -> dict[str, float]:
    """Judge the page by the mean of its lines, and by that of its content."""
    share = probabilities[:, IN_BODY].sum(axis=1)
    mean = normal.mean(axis=0)
    content = np.einsum("i,ij->j", share, normal) / (share.sum() + 1)
    logits = product(np.concatenate([mean, content])[None], weights.arrays["type.weight"])
    types = softmax(logits + weights.arrays["type.bias"])[0].tolist()
    return dict(zip(weights.header["page_types"], types, strict=True))
