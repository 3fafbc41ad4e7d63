"""The way back through the network, and the effects of its columns."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest
from networks import INPUTS, Array, groups_of, logits_of_page, network, page_of

from cleaner.document.labels import KEPT, SCORED
from cleaner.scorer.effects import Explainer
from cleaner.scorer.network import softmax
from cleaner.scorer.scoring import logits_of, score
from cleaner.scorer.weights import Weights

STEP = 1e-6


def gradients(
    weights: Weights, inputs: Array, scores: Array, targets: slice, pools: Any = None
) -> Array:
    """Return targets x lines x columns: how each column of each line moves each score."""
    together = np.array([INPUTS - 1])
    explainer = Explainer.of(weights.network, np.zeros(INPUTS), together)
    groups = groups_of(len(inputs)) if pools is None else None
    trace = weights.network.run(inputs, groups, pools, traced=True).trace
    assert trace is not None
    descent = explainer.back.descend(scores, targets, trace)
    exist = (descent.lines >= 0) & (descent.lines < len(inputs))
    which, steps = np.nonzero(exist)
    found = np.zeros((len(scores), *inputs.shape))
    made = descent.gradients(which, steps) @ weights.arrays["in.weight"].T
    found[which, descent.lines[which, steps]] = made
    longest = descent.longest()[which, steps]
    assert (np.linalg.norm(descent.gradients(which, steps), axis=1) <= longest + 1e-9).all()
    return found


@pytest.mark.parametrize("dilations", [(1,), (1, 2), (1, 2, 4, 16)])
@pytest.mark.parametrize("lines", [1, 2, 7, 40])
@pytest.mark.parametrize("taps", [3, 5])
def test_the_gradient_agrees_with_finite_differences(
    taps: int, lines: int, dilations: tuple[int, ...]
) -> None:
    weights, inputs = network(dilations, taps=taps), page_of(lines)
    scores = np.random.default_rng(1).normal(size=(lines, len(SCORED)))
    found = gradients(weights, inputs, scores, slice(0, lines))
    for target in {0, lines // 2, lines - 1}:
        assert found[target] == pytest.approx(
            differences(inputs, target, scores[target], weights), abs=1e-5, rel=1e-4
        )


def test_the_gradient_takes_the_averages_over_the_page_as_given() -> None:
    weights, inputs = network((1, 2), pooled=(0, 1)), page_of(6)
    scores = np.random.default_rng(1).normal(size=(6, len(SCORED)))
    pools = score(inputs, groups_of(len(inputs)), weights).pools
    assert set(pools) == {0, 1}
    found = gradients(weights, inputs, scores, slice(0, 6), pools)
    assert found[2] == pytest.approx(
        differences(inputs, 2, scores[2], weights, pools), abs=1e-5, rel=1e-4
    )


def test_many_lines_at_once_are_explained_as_one_by_one() -> None:
    weights, inputs = network((1, 2, 4)), page_of(30)
    scores = np.random.default_rng(1).normal(size=(30, len(SCORED)))
    together = gradients(weights, inputs, scores[4:20], slice(4, 20))
    for target in range(4, 20):
        alone = gradients(weights, inputs, scores[target][None], slice(target, target + 1))
        assert together[target - 4] == pytest.approx(alone[0], abs=1e-12)


def test_a_network_whose_steps_do_not_fit_is_not_turned_round() -> None:
    with pytest.raises(ValueError, match="twice as far"):
        Explainer.of(network((2, 3)).network, np.zeros(INPUTS), np.array([0]))


def differences(
    inputs: Array,
    target: int,
    scores: Array,
    weights: Weights,
    pools: Mapping[int, Array] = MappingProxyType({}),
) -> Array:
    """Return by trial how the score of the target moves with each input."""
    found = np.zeros_like(inputs)
    for place in np.ndindex(*inputs.shape):
        up, down = inputs.copy(), inputs.copy()
        up[place] += STEP
        down[place] -= STEP
        moved = logits_of(up, weights, pools)[target] - logits_of(down, weights, pools)[target]
        found[place] = (moved * scores).sum() / (2 * STEP)
    return found


def test_the_strongest_effects_are_those_of_all_effects() -> None:
    weights, inputs = network((1, 2, 4), kind=np.float64), page_of(30)
    neutral = np.full(INPUTS, 0.5)
    together = np.array([3, 4])
    explainer = Explainer.of(weights.network, neutral, together)
    found = explainer.strongest(explainer.stretch(inputs, {}), slice(0, 30), most=6, enough=0.1)
    kept = np.array([label in KEPT for label in SCORED])
    logits = logits_of_page(inputs, weights)
    scores = np.empty_like(logits)
    scores[:, kept], scores[:, ~kept] = softmax(logits[:, kept]), -softmax(logits[:, ~kept])
    effects = gradients(weights, inputs, scores, slice(0, 30)) * (inputs - neutral)
    effects[..., 3] += effects[..., 4]
    effects[..., 4] = 0
    for target in range(30):
        is_its = found.targets == target
        order = np.argsort(-np.abs(effects[target]), axis=None)[:6]
        lines, columns = np.unravel_index(order, inputs.shape)
        sizes = effects[target, lines, columns]
        told = (np.abs(sizes) >= 0.1) | (np.arange(6) == 0)
        assert found.lines[is_its].tolist() == lines[told].tolist()
        assert found.columns[is_its].tolist() == columns[told].tolist()
        assert found.sizes[is_its] == pytest.approx(sizes[told])


@pytest.mark.parametrize("enough", [0.0, 0.1, 1e9])
def test_each_line_has_its_strongest_effect_however_weak(enough: float) -> None:
    weights, inputs = network((1, 2)), page_of(9)
    explainer = Explainer.of(weights.network, np.full(INPUTS, 0.5), np.array([4]))
    every = explainer.strongest(explainer.stretch(inputs, {}), slice(0, 9), most=100, enough=0.0)
    found = explainer.strongest(explainer.stretch(inputs, {}), slice(0, 9), most=6, enough=enough)
    assert set(found.targets.tolist()) == set(range(9))
    for target in range(9):
        strongest = np.abs(every.sizes[every.targets == target]).max()
        assert abs(found.sizes[found.targets == target][0]) == pytest.approx(strongest)


def test_where_nothing_moves_the_score_a_line_has_an_effect_of_0() -> None:
    weights, inputs = network((1, 2)), page_of(3)
    explainer = Explainer.of(weights.network, inputs[0], np.array([4]))
    same = np.repeat(inputs[:1], 3, axis=0)
    found = explainer.strongest(explainer.stretch(same, {}), slice(0, 3), most=6, enough=0.1)
    assert set(found.targets.tolist()) == {0, 1, 2}
    assert not found.sizes.any()
    assert all(0 <= line < 3 for line in found.lines.tolist())
