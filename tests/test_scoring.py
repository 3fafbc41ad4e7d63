"""The scores of a page, and the weights they are made with."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from networks import INPUTS, PAGE_TYPES, groups_of, network, page_of

from cleaner.document.labels import SCORED
from cleaner.scorer.network import softmax
from cleaner.scorer.scoring import score
from cleaner.scorer.vocabulary import EMBEDDING_NAMES, SORTS
from cleaner.scorer.weights import COLUMNS, read_weights, shipped_weights


@pytest.mark.parametrize("pooled", [(), (0,), (0, 1)])
@pytest.mark.parametrize("lines", [1, 2, 3, 9])
def test_every_row_of_probabilities_sums_to_1(lines: int, pooled: tuple[int, ...]) -> None:
    weights = network(pooled=pooled, kind=np.float32)
    rows = score(page_of(lines, np.float32), groups_of(lines), weights).probabilities
    assert rows.shape == (lines, len(SCORED))
    assert rows.sum(axis=1) == pytest.approx(np.ones(lines), abs=1e-5)
    assert (rows >= 0).all()


def test_a_page_without_lines_has_no_probabilities() -> None:
    scores = score(np.zeros((0, INPUTS), dtype=np.float32), groups_of(0), network())
    assert scores.types == {"none": 1.0}
    rows = scores.probabilities
    assert rows.shape == (0, len(SCORED))


def test_softmax_bears_large_numbers() -> None:
    assert softmax(np.array([[1000.0, 1000.0, -1000.0]])).tolist() == [[0.5, 0.5, 0.0]]


def test_the_averages_of_a_page_are_those_of_its_own_lines() -> None:
    weights = network((1, 2), pooled=(0, 1))
    one, other = (score(page_of(lines), groups_of(lines), weights).pools for lines in (6, 7))
    assert not np.allclose(one[0], other[0][:6])


# --- reading weights

HEADER: Mapping[str, Any] = {
    "columns": list(COLUMNS),
    "labels": [str(label) for label in SCORED],
    "sorts": list(SORTS),
    "dilations": [1],
    "pooled_layers": [],
}


def stored(**changes: Any) -> io.BytesIO:
    """Return weights as the trainer stores them, with another header."""
    file = io.BytesIO()
    np.savez(
        file,
        header=np.frombuffer(json.dumps({**HEADER, **changes}).encode(), dtype=np.uint8),
        words=np.frombuffer(json.dumps(["boat", "=mostread"]).encode(), dtype=np.uint8),
        log_odds=np.zeros((2, len(SORTS)), dtype=np.int8),
        embeddings=np.zeros((2, len(EMBEDDING_NAMES)), dtype=np.float16),
        **{"net.neutral": np.full(len(COLUMNS), 0.5, dtype=np.float16)},
    )
    file.seek(0)
    return file


def test_weights_that_fit_are_read() -> None:
    weights = read_weights(stored())
    assert weights.dilations == (1,)
    assert weights.pooled_layers == ()
    assert weights.vocabulary.words == {"boat": 0, "=mostread": 1}
    assert weights.neutral.dtype == np.float32
    assert weights.neutral.tolist() == [0.5] * len(COLUMNS)


@pytest.mark.parametrize("what", ["columns", "labels", "sorts"])
def test_weights_trained_on_other_names_are_refused_and_the_names_told(what: str) -> None:
    names = [*HEADER[what][:-1], "of_old"]
    with pytest.raises(ValueError, match=f"other {what}.*train again") as refused:
        read_weights(stored(**{what: names}))
    assert "of_old" in str(refused.value)
    assert HEADER[what][-1] in str(refused.value)


@pytest.mark.parametrize("what", ["columns", "labels", "sorts"])
def test_weights_trained_on_fewer_names_are_refused(what: str) -> None:
    with pytest.raises(ValueError, match="train again"):
        read_weights(stored(**{what: HEADER[what][:-1]}))


@pytest.mark.parametrize("what", ["columns", "labels", "sorts"])
def test_weights_trained_in_another_order_are_refused(what: str) -> None:
    with pytest.raises(ValueError, match=r"order.*train again"):
        read_weights(stored(**{what: HEADER[what][::-1]}))


def test_weights_are_never_unpickled() -> None:
    file = io.BytesIO()
    np.savez(file, header=np.array([{"columns": []}], dtype=object))
    file.seek(0)
    with pytest.raises(ValueError, match="allow_pickle"):
        read_weights(file)


def test_the_shipped_weights_fit_the_code_and_say_where_they_come_from() -> None:
    weights = shipped_weights("text")
    assert weights.arrays["in.weight"].shape[0] == len(COLUMNS)
    assert weights.arrays["head.weight"].shape[1] == len(SCORED)
    assert weights.neutral.shape == (len(COLUMNS),)
    assert {"data", "command"} <= set(weights.header)
    assert all(np.isfinite(array).all() for array in weights.arrays.values())


def test_the_shipped_weights_are_read_once() -> None:
    assert shipped_weights("text") is shipped_weights("text")


def test_the_types_of_a_page_share_one_probability() -> None:
    types = score(page_of(6), groups_of(6), network()).types
    assert list(types) == list(PAGE_TYPES)
    assert sum(types.values()) == pytest.approx(1)
