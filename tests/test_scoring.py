"""The network that is run with numpy, its gradient, and the weights it is read from."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from cleaner.document.labels import SCORED
from cleaner.measures.lines import profile
from cleaner.measures.page import facts
from cleaner.scorer.vocabulary import SENSES, SORTS, Vocabulary
from cleaner.scorer.weights import (
    COLUMNS,
    Weights,
    backward,
    columns,
    forward,
    read_weights,
    score,
    softmax,
    text_weights,
)
from cleaner.signals import Measured

INPUTS, HIDDEN, POOLS = 5, 12, 2
PAGE_TYPES = ("article", "none")
STEP = 1e-6

Array = npt.NDArray[Any]


def network(
    dilations: tuple[int, ...] = (1, 2), pooled: tuple[int, ...] = (), kind: type = np.float64
) -> Weights:
    """Return a small network of random numbers."""
    random = np.random.default_rng(7)

    def draw(*shape: int) -> Array:
        return random.normal(0, 0.7, shape).astype(kind)

    arrays = {
        "in.weight": draw(INPUTS, HIDDEN),
        "in.bias": draw(HIDDEN) + kind(1),  # so that most of the units are awake
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
            f"{layer}.conv.weight": draw(3, HIDDEN, HIDDEN),
            f"{layer}.conv.bias": draw(HIDDEN),
            f"{layer}.out.weight": draw(HIDDEN, HIDDEN),
            f"{layer}.out.bias": draw(HIDDEN),
        }
        if layer in pooled:
            arrays[f"{layer}.query"] = draw(HIDDEN, POOLS)
            arrays[f"{layer}.pool"] = draw(POOLS * HIDDEN, HIDDEN)
    header = {
        "dilations": list(dilations),
        "pooled_layers": list(pooled),
        "page_types": list(PAGE_TYPES),
    }
    return Weights(
        header,
        arrays,
        Vocabulary(
            {}, np.zeros((0, len(SORTS)), dtype=np.int8), np.zeros((0, SENSES), dtype=np.float16)
        ),
    )


def page_of(lines: int, kind: type = np.float64) -> Array:
    return np.random.default_rng(lines).random((lines, INPUTS)).astype(kind)


@pytest.mark.parametrize("pooled", [(), (0,), (0, 1)])
@pytest.mark.parametrize("lines", [1, 2, 3, 9])
def test_every_row_of_probabilities_sums_to_1(lines: int, pooled: tuple[int, ...]) -> None:
    rows = score(page_of(lines, np.float32), network(pooled=pooled, kind=np.float32)).probabilities
    assert rows.shape == (lines, len(SCORED))
    assert rows.sum(axis=1) == pytest.approx(np.ones(lines), abs=1e-5)
    assert (rows >= 0).all()


def test_a_page_without_lines_has_no_probabilities() -> None:
    scores = score(np.zeros((0, INPUTS), dtype=np.float32), network())
    assert scores.types == {"none": 1.0}
    rows = scores.probabilities
    assert rows.shape == (0, len(SCORED))


def test_softmax_bears_large_numbers() -> None:
    assert softmax(np.array([[1000.0, 1000.0, -1000.0]])).tolist() == [[0.5, 0.5, 0.0]]


@pytest.mark.parametrize(("dilation", "seen"), [(1, {3, 4, 5}), (2, {2, 4, 6}), (4, {0, 4, 8})])
def test_a_layer_looks_at_three_lines_that_are_its_dilation_apart(
    dilation: int, seen: set[int]
) -> None:
    weights, inputs = network((dilation,)), page_of(9)
    before = forward(inputs, weights)[0][4]
    moved = set()
    for line in range(9):
        changed = inputs.copy()
        changed[line] += 0.5
        if not np.allclose(forward(changed, weights)[0][4], before):
            moved.add(line)
    assert moved == seen


def test_a_pooled_layer_looks_at_the_whole_page() -> None:
    weights, inputs = network((1,), pooled=(0,)), page_of(9)
    changed = inputs.copy()
    changed[8] += 0.5
    assert not np.allclose(forward(changed, weights)[0][0], forward(inputs, weights)[0][0])


@pytest.mark.parametrize("dilations", [(1,), (1, 2), (1, 2, 4, 16)])
@pytest.mark.parametrize("lines", [1, 2, 7])
def test_backward_agrees_with_finite_differences(lines: int, dilations: tuple[int, ...]) -> None:
    weights, inputs = network(dilations), page_of(lines)
    slope = np.random.default_rng(1).normal(size=(lines, len(SCORED)))
    assert backward(slope, forward(inputs, weights)[1], weights) == pytest.approx(
        differences(inputs, slope, weights), abs=1e-5, rel=1e-4
    )


def test_backward_takes_the_averages_over_the_page_as_given() -> None:
    weights, inputs = network((1, 2), pooled=(0, 1)), page_of(6)
    slope = np.random.default_rng(1).normal(size=(6, len(SCORED)))
    pools = score(inputs, weights).pools
    assert set(pools) == {0, 1}
    assert backward(slope, forward(inputs, weights)[1], weights) == pytest.approx(
        differences(inputs, slope, weights, pools), abs=1e-5, rel=1e-4
    )


def test_a_part_of_a_page_is_scored_as_in_the_whole_but_for_its_edges() -> None:
    weights, inputs = network((1, 2), pooled=(0, 1)), page_of(30)
    whole, _ = forward(inputs, weights)
    part, _ = forward(inputs[5:25], weights, score(inputs, weights).pools)
    assert weights.reach == 3
    assert part[3:-3] == pytest.approx(whole[8:22], abs=1e-9)
    assert part[0] != pytest.approx(whole[5], abs=1e-3)


def test_the_averages_of_a_page_are_those_of_its_own_lines() -> None:
    weights = network((1, 2), pooled=(0, 1))
    one, other = score(page_of(6), weights).pools, score(page_of(7), weights).pools
    assert not np.allclose(one[0], other[0])


def differences(
    inputs: Array, slope: Array, weights: Weights, pools: Mapping[int, Array] | None = None
) -> Array:
    """Return by trial how the slope-weighted sum of the logits moves with each input."""
    assert (forward(inputs, weights)[1].first > 0).any(axis=0).all()
    found = np.zeros_like(inputs)
    for place in np.ndindex(*inputs.shape):
        up, down = inputs.copy(), inputs.copy()
        up[place] += STEP
        down[place] -= STEP
        moved = forward(up, weights, pools)[0] - forward(down, weights, pools)[0]
        found[place] = (moved * slope).sum() / (2 * STEP)
    return found


def test_float32_gives_what_float64_gives() -> None:
    exact = forward(page_of(9), network())[0]
    rough = forward(page_of(9, np.float32), network(kind=np.float32))[0]
    assert rough.dtype == np.float32
    assert rough == pytest.approx(exact, abs=1e-4)


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
        senses=np.zeros((2, SENSES), dtype=np.float16),
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
    weights = text_weights()
    assert weights.arrays["in.weight"].shape[0] == len(COLUMNS)
    assert weights.arrays["head.weight"].shape[1] == len(SCORED)
    assert weights.neutral.shape == (len(COLUMNS),)
    assert {"data", "command"} <= set(weights.header)
    assert all(np.isfinite(array).all() for array in weights.arrays.values())


def test_the_neutral_values_are_about_what_pages_have() -> None:
    weights = text_weights()
    page = measured((resources.files("cleaner") / "example.txt").read_text(encoding="utf-8"))
    mean = columns(page, weights).mean(axis=0)
    assert np.corrcoef(mean, weights.neutral)[0, 1] > 0.7


def measured(text: str) -> Measured:
    measures = profile(text.split("\n"))
    return Measured(measures, facts(measures))


def test_the_shipped_weights_are_read_once() -> None:
    assert text_weights() is text_weights()


def test_the_types_of_a_page_share_one_probability() -> None:
    types = score(page_of(6), network()).types
    assert list(types) == list(PAGE_TYPES)
    assert sum(types.values()) == pytest.approx(1)
