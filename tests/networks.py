"""A small network of random numbers, and pages for it."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from cleaner.document.labels import SCORED
from cleaner.measures.groups import GROUPS
from cleaner.scorer.vocabulary import EMBEDDING_NAMES, SORTS, Vocabulary
from cleaner.scorer.weights import Weights

INPUTS, HIDDEN, POOLS = 5, 12, 2
PAGE_TYPES = ("article", "none")

Array = npt.NDArray[Any]


def network(
    dilations: tuple[int, ...] = (1, 2),
    pooled: tuple[int, ...] = (),
    kind: type = np.float64,
    taps: int = 3,
) -> Weights:
    """Return a small network of random numbers."""
    random = np.random.default_rng(7)

    def draw(*shape: int) -> Array:
        return random.normal(0, 0.7, shape).astype(kind)

    arrays = {
        "in.weight": draw(INPUTS, HIDDEN),
        "in.bias": draw(HIDDEN) + kind(1),  # so that most of the units are active
        "norm.weight": draw(HIDDEN),
        "norm.bias": draw(HIDDEN),
        "head.weight": draw(HIDDEN, len(SCORED)),
        "head.bias": draw(len(SCORED)),
        "type.weight": draw(2 * HIDDEN, len(PAGE_TYPES)),
        "type.bias": draw(len(PAGE_TYPES)),
    }
    for layer in range(len(dilations)):
        arrays |= {
            f"{layer}.norm.weight": draw(HIDDEN),
            f"{layer}.norm.bias": draw(HIDDEN),
            f"{layer}.taps": draw(taps, HIDDEN),
            f"{layer}.mix.weight": draw(HIDDEN, HIDDEN),
            f"{layer}.mix.bias": draw(HIDDEN),
            f"{layer}.out.weight": draw(HIDDEN, HIDDEN),
            f"{layer}.out.bias": draw(HIDDEN),
        }
        if layer in pooled:
            arrays[f"{layer}.query"] = draw(HIDDEN, POOLS)
            arrays[f"{layer}.pool"] = draw(POOLS * HIDDEN, HIDDEN)
            arrays[f"{layer}.group_query"] = draw(HIDDEN, GROUPS)
            arrays[f"{layer}.group_pool"] = draw(GROUPS, HIDDEN, HIDDEN)
    header = {
        "dilations": list(dilations),
        "pooled_layers": list(pooled),
        "page_types": list(PAGE_TYPES),
    }
    return Weights(
        header,
        arrays,
        Vocabulary(
            {},
            np.zeros((0, len(SORTS)), dtype=np.int8),
            np.zeros((0, len(EMBEDDING_NAMES)), dtype=np.float16),
        ),
    )


def page_of(lines: int, kind: type = np.float64) -> Array:
    return np.random.default_rng(lines).random((lines, INPUTS)).astype(kind)


def groups_of(lines: int) -> npt.NDArray[np.int32]:
    """Return groups of each kind: of the first so many lines each, and so on."""
    sizes = np.arange(GROUPS) + 2
    return (np.arange(lines)[:, None] // sizes).astype(np.int32)


def logits_of_page(inputs: Array, weights: Weights) -> Array:
    """Return the logits of a whole page, with such groups."""
    logits: Array = weights.network.run(inputs, groups_of(len(inputs))).logits
    return logits
