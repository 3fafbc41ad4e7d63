"""Sums and maxima over labellings, against all labellings written out."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from benchmarks.forms.chain import forward_backward, marginals, viterbi
from benchmarks.forms.segments import Habits, decode, segments

LABELS = 3
CHANCE = [np.random.default_rng(seed) for seed in range(5)]


def every_way(lines: int) -> np.ndarray:
    return np.array(list(product(range(LABELS), repeat=lines)))


def score_of(way: np.ndarray, scores: np.ndarray, pairs: np.ndarray) -> float:
    return scores[np.arange(len(way)), way].sum() + pairs[way[:-1], way[1:]].sum()


@pytest.mark.parametrize("lines", [1, 2, 5])
@pytest.mark.parametrize("chance", CHANCE, ids=range(5))
def test_marginals_and_best_labelling_are_those_of_all_labellings(
    chance: np.random.Generator, lines: int
) -> None:
    scores = chance.normal(0, 3, (lines, LABELS))
    pairs = chance.normal(0, 3, (LABELS, LABELS))
    ways = every_way(lines)
    of_each = np.array([score_of(way, scores, pairs) for way in ways])
    share = np.exp(of_each - of_each.max())
    share /= share.sum()
    expected = [[share[ways[:, i] == k].sum() for k in range(LABELS)] for i in range(lines)]
    assert marginals(scores, pairs) == pytest.approx(np.array(expected))
    assert viterbi(scores, pairs).tolist() == ways[of_each.argmax()].tolist()


@pytest.mark.parametrize("chance", CHANCE, ids=range(5))
def test_pages_side_by_side_are_as_each_alone(chance: np.random.Generator) -> None:
    sizes = (4, 1, 3)
    scores = chance.normal(0, 2, (len(sizes), max(sizes), LABELS))
    pairs = chance.normal(0, 2, (LABELS, LABELS))
    there = np.arange(max(sizes)) < np.array(sizes)[:, None]
    found = forward_backward(scores, there, pairs)
    for page, size in enumerate(sizes):
        ways = every_way(size)
        of_each = np.array([score_of(way, scores[page], pairs) for way in ways])
        total = np.log(np.exp(of_each).sum())
        share = np.exp(of_each - total)
        counts = np.zeros((LABELS, LABELS))
        for way, weight in zip(ways, share, strict=True):
            np.add.at(counts, (way[:-1], way[1:]), weight)
        assert found.log_totals[page] == pytest.approx(total)
        assert found.pairs[page] == pytest.approx(counts)
        assert found.marginals[page, :size].sum(axis=1) == pytest.approx(np.ones(size))
        assert not found.marginals[page, size:].any()


def all_segmentations(lines: int, longest: int) -> list[list[tuple[int, int]]]:
    if not lines:
        return [[]]
    return [
        [*before, (label, length)]
        for length in range(1, min(lines, longest) + 1)
        for before in all_segmentations(lines - length, longest)
        for label in range(LABELS)
    ]


@pytest.mark.parametrize("chance", CHANCE, ids=range(5))
def test_best_segments_are_the_best_of_all(chance: np.random.Generator) -> None:
    lines, longest = 5, 3
    scores = chance.normal(0, 1, (lines, LABELS))
    habits = Habits(chance.normal(0, 2, (LABELS, longest)), chance.normal(0, 2, (LABELS, LABELS)))

    def total(way: list[tuple[int, int]]) -> float:
        labels = np.repeat([label for label, _ in way], [length for _, length in way])
        lengths = sum(habits.lengths[label, length - 1] for label, length in way)
        names = [label for label, _ in way]
        return (
            scores[np.arange(lines), labels].sum()
            + lengths
            + habits.pairs[names[:-1], names[1:]].sum()
        )

    best = max(all_segmentations(lines, longest), key=total)
    assert decode(scores, habits).tolist() == [
        label for label, length in best for _ in range(length)
    ]


def test_a_page_without_habits_gets_the_likeliest_labels() -> None:
    scores = np.array([[0.0, 1.0], [2.0, 0.0]])
    assert decode(scores, Habits(np.zeros((2, 3)), np.zeros((2, 2)))).tolist() == [1, 0]


def test_segments_hold_every_line() -> None:
    labels = [1, 1, 1, 1, None, 2]
    assert [s.label for s in segments(labels, 3) for _ in range(s.length)] == labels
