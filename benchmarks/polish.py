"""Make a trained network judge a line alike in all versions of its page.

A short second training by consistency regularisation (Sajjadi, Javanmardi and Tasdizen,
"Regularization With Stochastic Transformations and Perturbations for Deep Semi-Supervised
Learning", 2016): the versions of a page (`benchmarks.families`) are shown in one batch. The network
learns what it said of each line before, within the labels that are allowed, and to say the same of
namesakes. Of an article without its page, all should be kept. A few signals that hang on the very
top of a page are silenced for good. The network has seen no other sites than before, and is its own
teacher; the words and their senses stay as they were.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import click
import numpy as np
import numpy.typing as npt
import torch

from benchmarks import network
from benchmarks.families import BARE, Family, Version, bare_version
from benchmarks.fit import F1_WEIGHT, MAX_LINES, SAMPLE, TYPE_WEIGHT, Scaling, window
from benchmarks.lessons import Learned, inputs_of, weight_of
from benchmarks.network import DOUBT
from benchmarks.shelf import Lesson, Page, Shelf, unpack
from cleaner.decoding import IS_KEPT, Choices, decide
from cleaner.document.labels import SCORED, Label
from cleaner.scorer.calibration import recalibrated
from cleaner.scorer.weights import NO_PAGE_TYPE, Weights, score
from cleaner.text.words import digests_of

EPOCHS = 1
LEARNING_RATE = 3e-4
WARM_UP = 20
"""Steps in which the learning rate rises; from then on it falls to nothing."""
LINES_A_BATCH = 4000
AGREEMENT_WEIGHT = 1.0
"""How much the network's disagreement with itself counts (docs/experiments.md)."""
BARE_TRUST = 0.8
"""How far the kept lines of an article alone are to be kept, whatever was said of them before."""
SILENCED = ("shares_words_with_the_first_line",)
"""Signals that one line more on top changes for the whole page; the network does without."""
NAMES_A_PAGE = 100_000


@dataclass(frozen=True, slots=True)
class Said:
    """What the network says of an example before it is polished."""

    lesson: Lesson
    labels: list[Label]
    """What it decides."""
    types: tuple[float, ...]
    """How likely the page is of each type."""


def polished(
    families: Sequence[Family], learned: Learned, weights: Weights, device: str, seed: int = 1
) -> dict[str, npt.NDArray[np.float16]]:
    """Return the arrays of `weights` after a second training on `families`.

    Args:
        families: versions of pages that the network may see.
        learned: what was counted on the same pages; its words are those of `weights`.
        weights: the trained network.
        device: where PyTorch computes.
        seed: of the order of the pages.

    Raises:
        ValueError: the words of `weights` were counted on other pages.
    """
    if list(learned.counts.words) != list(weights.vocabulary.words):
        raise ValueError("the words of the weights are of other pages: train them again")
    chance = random.Random(seed)
    torch.manual_seed(seed)
    said = _said_of(families, learned, weights)
    labels = {number: one.labels for number, one in said.items()}
    pages: list[Page] = []
    types: list[tuple[float, ...]] = []
    members: list[npt.NDArray[np.int64]] = []
    for number, family in enumerate(families):
        alone = bare_version(family, labels)
        versions = family if alone is None else (*family, alone)
        members.append(np.arange(len(pages), len(pages) + len(versions)))
        pages += [_page_of(v, learned, said, number * NAMES_A_PAGE) for v in versions]
        types += [said[version.number].types for version in versions]
    shelf = Shelf(pages, device)
    _, deviation = shelf.scaling(
        np.array(chance.sample(range(shelf.lines), min(SAMPLE, shelf.lines)))
    )
    net, mean = network.imported(weights.arrays, weights.vocabulary.senses, deviation)
    is_heard = np.array([name not in SILENCED for name in weights.columns[: len(mean)]])
    with torch.no_grad():
        net.input.weight[:, : len(mean)] *= torch.from_numpy(is_heard)
    _tune(net.to(device), shelf, members, torch.tensor(types).to(device), (mean, deviation), chance)
    arrays = network.exported(net, mean, deviation)
    arrays.pop("senses")
    return arrays


def _tune(
    net: network.Network,
    shelf: Shelf,
    members: Sequence[npt.NDArray[np.int64]],
    types: torch.Tensor,
    scaling: Scaling,
    chance: random.Random,
) -> None:
    """Train `net`, with all that it hears: nothing is silenced, or it would differ by that."""
    net.eval()
    net.senses.weight.requires_grad_(False)
    hears = net.input.weight != 0
    net.input.weight.register_hook(lambda slope: slope * hears)
    learning = [values for values in net.parameters() if values.requires_grad]
    optimiser = torch.optim.AdamW(learning, lr=LEARNING_RATE, weight_decay=0.0)
    scale = [torch.from_numpy(values).to(shelf.device) for values in scaling]
    plan = [group for _ in range(EPOCHS) for group in _batches(members, shelf.sizes, chance)]
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / WARM_UP) * (1 - step / len(plan))
    )
    total = 0.0
    for group in plan:
        loss = _loss(net, shelf, group, types, scale, chance)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learning, 1.0)
        optimiser.step()
        schedule.step()
        total += float(loss.detach())
    click.echo(f"  polished: loss {total / len(plan):.4f}", err=True)


def _loss(
    net: network.Network,
    shelf: Shelf,
    group: Sequence[int],
    types: torch.Tensor,
    scale: Sequence[torch.Tensor],
    chance: random.Random,
) -> torch.Tensor:
    windows = [(page, window(int(shelf.sizes[page]), chance)) for page in group]
    batch = shelf.batch(windows, [False] * len(group))
    inputs = (batch.inputs - scale[0]) / scale[1] * batch.there
    logits, page_types = net(inputs, batch.there, batch.spoken)
    assert batch.taught is not None
    assert batch.names is not None
    loss = network.taught_loss(logits, batch.allowed, batch.taught, batch.weight)
    loss = loss + F1_WEIGHT * network.soft_f1_loss(logits, batch.allowed, batch.words)
    loss = loss + AGREEMENT_WEIGHT * network.disagreement_loss(logits, batch.names)
    told = types[torch.tensor(group, device=types.device)]
    return loss + TYPE_WEIGHT * torch.nn.functional.cross_entropy(page_types, told)


def _batches(
    members: Sequence[npt.NDArray[np.int64]], sizes: npt.NDArray[np.int64], chance: random.Random
) -> list[list[int]]:
    """Return the pages of an epoch, families together, those of like length in one batch."""
    longest = [min(int(sizes[family].max()), MAX_LINES) for family in members]
    order = sorted(range(len(members)), key=lambda i: longest[i] * chance.uniform(0.8, 1.25))
    groups: list[list[int]] = [[]]
    size = 0
    for i in order:
        size = max(size, longest[i])
        if groups[-1] and size * (len(groups[-1]) + len(members[i])) > LINES_A_BATCH:
            groups.append([])
            size = longest[i]
        groups[-1] += members[i].tolist()
    chance.shuffle(groups)
    return groups


def _said_of(families: Iterable[Family], learned: Learned, weights: Weights) -> dict[int, Said]:
    """Return what the network says of the examples that are shown as they are, by number."""
    said = {}
    for version in itertools.chain.from_iterable(families):
        if not version.is_changed:
            inputs, found = inputs_of(version.columns, learned)
            scores = score(np.hstack([inputs, weights.vocabulary.sense(found)]), weights)
            keys = version.columns.keys
            true = recalibrated(scores.probabilities, weights.header)
            numbers = decide(
                digests_of(keys),
                Choices.of(true, np.zeros(len(inputs), dtype=bool)),
                nothing=scores.types[NO_PAGE_TYPE],
                spelled=keys.__getitem__,
            )
            said[version.number] = Said(
                scores.probabilities.astype(np.float16),
                [SCORED[number] for number in numbers.tolist()],
                tuple(scores.types.values()),
            )
    return said


def _page_of(version: Version, learned: Learned, said: Mapping[int, Said], first_name: int) -> Page:
    """Return what the trainer sees of a version: each line taught what was said at its origin."""
    lesson = np.array([said[page].lesson[place] for page, place in version.origins.tolist()])
    allowed = unpack(version.columns.allowed)
    if version.example.renderer == BARE:
        lesson, allowed = _kept_lesson(lesson), _allowed_kept(allowed)
    inputs, found = inputs_of(version.columns, learned)
    return Page(
        inputs.astype(np.float16),
        allowed,
        weight_of(version.example, version.columns, is_taught=True),
        np.maximum(version.columns.word_count, 1),
        found,
        lesson,
        np.where(version.names >= 0, version.names + first_name, -1),
    )


def _kept_lesson(lesson: Lesson) -> Lesson:
    """Return a lesson that is nearer to keeping every line."""
    inside = np.where(IS_KEPT, lesson, 0).astype(np.float32)
    inside /= np.maximum(inside.sum(axis=1, keepdims=True), DOUBT)
    return ((1 - BARE_TRUST) * lesson + BARE_TRUST * inside).astype(np.float16)


def _allowed_kept(allowed: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Return the labels that are kept, where any is allowed, and all of them elsewhere."""
    kept = allowed & IS_KEPT
    return np.where(kept.any(axis=1, keepdims=True), kept, True)
