"""The network that is run with numpy, and the products it is made of."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from networks import Array, groups_of, logits_of_page, network, page_of

from cleaner.scorer import products
from cleaner.scorer.explain import PageEvidence
from cleaner.scorer.network import softmax
from cleaner.scorer.products import MAX_PRODUCT, MAX_VECTOR_PRODUCT, product
from cleaner.scorer.scoring import logits_of, pools_of, score
from cleaner.scorer.weights import COLUMNS, KINDS, Weights, shipped_weights


@pytest.mark.parametrize(("dilation", "seen"), [(1, {3, 4, 5}), (2, {2, 4, 6}), (4, {0, 4, 8})])
def test_a_layer_looks_at_three_lines_that_are_its_dilation_apart(
    dilation: int, seen: set[int]
) -> None:
    weights, inputs = network((dilation,)), page_of(9)
    before = logits_of_page(inputs, weights)[4]
    moved = set()
    for line in range(9):
        changed = inputs.copy()
        changed[line] += 0.5
        if not np.allclose(logits_of_page(changed, weights)[4], before):
            moved.add(line)
    assert moved == seen


def test_a_pooled_layer_looks_at_the_whole_page() -> None:
    weights, inputs = network((1,), pooled=(0,)), page_of(9)
    changed = inputs.copy()
    changed[8] += 0.5
    assert not np.allclose(logits_of_page(changed, weights)[0], logits_of_page(inputs, weights)[0])


def test_a_pooled_layer_looks_at_the_other_lines_of_a_group() -> None:
    weights, inputs = network((1,), pooled=(0,)), page_of(9)
    weights.arrays["0.pool"][:] = 0
    weights.arrays["0.group_pool"][1:] = 0  # what is left are groups of two lines
    changed = inputs.copy()
    changed[8] += 0.5
    moved = ~np.isclose(logits_of_page(changed, weights), logits_of_page(inputs, weights))
    assert np.flatnonzero(moved.any(axis=1)).tolist() == [7, 8]
    changed = inputs.copy()
    changed[6] += 0.5
    moved = ~np.isclose(logits_of_page(changed, weights), logits_of_page(inputs, weights))
    assert np.flatnonzero(moved.any(axis=1)).tolist() == [5, 6, 7]


def test_a_part_of_a_page_is_scored_as_in_the_whole_but_for_its_edges() -> None:
    weights, inputs = network((1, 2), pooled=(0, 1)), page_of(30)
    whole = logits_of_page(inputs, weights)
    pools = score(inputs, groups_of(len(inputs)), weights).pools
    part = logits_of(inputs[5:25], weights, pools_of(pools, slice(5, 25)))
    assert weights.reach == 3
    assert part[3:-3] == pytest.approx(whole[8:22], abs=1e-9)
    assert part[0] != pytest.approx(whole[5], abs=1e-3)


def test_float32_gives_what_float64_gives() -> None:
    exact = logits_of_page(page_of(9), network())
    rough = logits_of_page(page_of(9, np.float32), network(kind=np.float32))
    assert rough.dtype == np.float32
    assert rough == pytest.approx(exact, abs=1e-4)


@pytest.mark.parametrize("taps", [1, 3, 5])
def test_the_network_computes_what_its_formula_says(taps: int) -> None:
    weights, inputs = network((1, 2), pooled=(1,), taps=taps), page_of(9)
    assert logits_of_page(inputs, weights) == pytest.approx(by_the_book(inputs, weights), abs=1e-9)


def by_the_book(inputs: Array, weights: Weights) -> Array:
    """Return the logits as ``benchmarks/train/network.py`` has them, operation by operation."""
    arrays = weights.arrays

    def normal(hidden: Array, name: str) -> Array:
        centred = hidden - hidden.mean(axis=1, keepdims=True)
        deviation = np.sqrt((centred**2).mean(axis=1, keepdims=True) + 1e-5)
        return centred / deviation * arrays[f"{name}.weight"] + arrays[f"{name}.bias"]

    hidden = np.maximum(inputs @ arrays["in.weight"] + arrays["in.bias"], 0)
    for number, dilation in enumerate(weights.dilations):
        read = normal(hidden, f"{number}.norm")
        taps = arrays[f"{number}.taps"]
        far = dilation * (len(taps) // 2)
        wide = np.pad(read, ((far, far), (0, 0)))
        around = sum(wide[i * dilation :][: len(read)] * tap for i, tap in enumerate(taps))
        mixed = around @ arrays[f"{number}.mix.weight"] + arrays[f"{number}.mix.bias"]
        if number in weights.pooled_layers:
            attention = softmax((read @ arrays[f"{number}.query"]).T)
            mixed += (attention @ read).reshape(-1) @ arrays[f"{number}.pool"]
            shares = np.exp(np.clip(read @ arrays[f"{number}.group_query"], -8, 8))
            for kind, group in enumerate(groups_of(len(read)).T):
                same = (group[:, None] == group) * shares[:, kind]
                means = same @ read / same.sum(axis=1, keepdims=True)
                mixed += means @ arrays[f"{number}.group_pool"][kind]
        hidden = hidden + np.maximum(mixed, 0) @ arrays[f"{number}.out.weight"]
        hidden += arrays[f"{number}.out.bias"]
    return normal(hidden, "norm") @ arrays["head.weight"] + arrays["head.bias"]


def test_a_long_page_is_scored_as_the_same_lines_of_shorter_ones() -> None:
    weights = shipped_weights("text")
    inputs = np.random.default_rng(1).random((3000, len(COLUMNS)), dtype=np.float32)
    pools = score(inputs, groups_of(len(inputs)), weights).pools
    whole = logits_of_page(inputs, weights)
    part = logits_of(inputs[1400:1800], weights, pools_of(pools, slice(1400, 1800)))
    assert part[63:-63] == pytest.approx(whole[1463:1737], abs=1e-4)


# --- no product is so large that threads are started for it


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("lines", [1, 2, 7, 9, 40, 41, 277, 1500])
def test_no_product_is_large_enough_for_threads(
    monkeypatch: pytest.MonkeyPatch, kind: str, lines: int
) -> None:
    sizes = watched_products(monkeypatch)
    weights = shipped_weights(kind)
    page = np.random.default_rng(lines).random((lines, len(weights.columns)), dtype=np.float32)
    pools = score(page, groups_of(len(page)), weights).pools
    evidence = PageEvidence(page.astype(np.float16), np.arange(lines), pools, weights)
    assert len([evidence.reasons(line + 1) for line in range(lines)]) == lines
    assert sizes
    assert max(size for size, is_vector in sizes if not is_vector) <= MAX_PRODUCT
    assert max((size for size, is_vector in sizes if is_vector), default=0) < MAX_VECTOR_PRODUCT


def watched_products(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, bool]]:
    """Return a list that fills with the size of each block that is multiplied, and its kind."""
    sizes = []
    real = np.matmul

    def matmul(one: Array, other: Array, **options: Any) -> Array:
        rows, inputs, outputs = one.shape[-2], one.shape[-1], other.shape[-1]
        sizes.append((rows * inputs * outputs, 1 in (rows, inputs, outputs)))
        return real(one, other, **options)

    monkeypatch.setattr(np, "matmul", matmul)
    return sizes


def test_the_scorer_multiplies_in_no_other_way() -> None:
    for name in ("network", "gradient", "effects", "scoring", "explain", "products", "frame"):
        source = sys.modules[f"cleaner.scorer.{name}"].__file__
        assert source
        text = Path(source).read_text(encoding="utf-8")
        assert " @ " not in text.replace("shift @ kernel", "")
        assert not any(word in text for word in ("np.dot(", "tensordot", "optimize="))


@pytest.mark.parametrize("lines", [0, 1, 2, 39, 40, 41, 81])
def test_a_product_in_blocks_is_the_product(lines: int) -> None:
    random = np.random.default_rng(lines)
    rows, weight = random.random((lines, 80)), random.random((80, 80))
    assert product(rows, weight) == pytest.approx(rows @ weight)


@pytest.mark.parametrize("lines", range(1, 200, 7))
def test_blocks_hold_all_lines_and_are_no_larger_than_allowed(lines: int) -> None:
    blocks, rows = products.blocks_of(lines, 40)
    assert blocks * rows >= lines
    assert rows <= 40
    assert blocks * rows - lines < 2 * blocks


def test_the_same_page_gives_the_same_bits_in_another_process() -> None:
    code = (
        "import numpy as np, hashlib;"
        "from cleaner.scorer.weights import text_weights;"
        "from cleaner.scorer.scoring import score;"
        "w = text_weights();"
        "x = np.random.default_rng(3).random((123, len(w.columns)), dtype=np.float32);"
        "g = np.zeros((123, 4), dtype=np.int32);"
        "print(hashlib.sha256(score(x, g, w).probabilities.tobytes()).hexdigest())"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        for _ in range(2)
    ]
    assert runs[0].stdout == runs[1].stdout
