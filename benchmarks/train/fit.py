"""The training of one network."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence

import click
import numpy as np
import numpy.typing as npt
import torch

import cleaner.scorer.class_names
from benchmarks.train import network
from benchmarks.train.dataset import Dataset
from benchmarks.train.labels.corpus import Example
from cleaner.scorer.vocabulary import CLAIMS
from cleaner.scorer.word_columns import NOTHING_KNOWN
from cleaner.signals import HTML_SIGNALS, SIGNALS

Scaling = tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]
"""Mean and deviation of each column."""

EPOCHS = {"text": 10, "html": 7}
"""Passes over the pages; HTML has one rendering of each, which is soon learned by heart."""
LEARNING_RATE = 3e-3
WEIGHT_DECAY = 0.02
LINES_A_BATCH = 8000
MAX_LINES = 1500
"""Longer pages are trained on in a window of this many lines."""
DRAWS = {
    "wcxb-dev": 4,
    "fundus-dev": 5,
    "news-2023": 5,
    "harvest-forums": 4,
    "fixtures": 8,
    "labelled": 4,
}
"""Versions of each page that are seen in a pass, by source, where there are so many."""
OTHER_DRAWS = 1
"""The same for the other sources, which tell of a part of each page."""
VOCABULARY_DROPOUT = 0.25
"""Share of the pages on which the learned words say nothing: most languages have none."""
_AT = {"words": len(HTML_SIGNALS), "names": len(HTML_SIGNALS) + len(CLAIMS)}
_AT["places"] = _AT["names"] + len(cleaner.scorer.class_names.CLAIMS)
LEARNED = {
    "text": ((slice(len(SIGNALS), None),),),
    "html": (
        (slice(_AT["words"], _AT["names"]), slice(_AT["places"], None)),
        (slice(_AT["names"], _AT["places"]),),
    ),
}
"""The columns that are silenced together: those of the words, and for HTML of class names."""
TYPED_SOURCES = frozenset(
    {"wcxb-dev", "fundus-dev", "news-2023", "harvest-forums", "fixtures", "labelled"}
)
"""Sources that tell the type of a page."""
TYPE_WEIGHT = 0.15
F1_WEIGHT = 1.0
AVERAGING = 0.995
"""Decay of the running mean of the weights that is kept in the end."""
SAMPLE = 200_000
"""Lines that mean and deviation of the columns are taken from."""


def batches(
    examples: Sequence[Example], sizes: Sequence[int], chance: random.Random
) -> list[list[int]]:
    """Draw the pages of an epoch, by number, those of like length together."""
    by_name: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, example in enumerate(examples):
        by_name[example.source, example.name].append(number)
    drawn = [
        number
        for (source, _), group in sorted(by_name.items())
        for number in chance.sample(group, min(DRAWS.get(source, OTHER_DRAWS), len(group)))
    ]
    drawn.sort(key=lambda number: sizes[number] * chance.uniform(0.8, 1.25))
    groups: list[list[int]] = [[]]
    longest = 0
    for number in drawn:
        longest = max(longest, min(sizes[number], MAX_LINES))
        if groups[-1] and longest * (len(groups[-1]) + 1) > LINES_A_BATCH:
            groups.append([])
            longest = min(sizes[number], MAX_LINES)
        groups[-1].append(number)
    chance.shuffle(groups)
    return groups


def fit(
    examples: Sequence[Example],
    dataset: Dataset,
    vocabulary_size: int,
    kind: str,
    name: str,
    seed: int = 1,
) -> tuple[network.Network, Scaling]:
    """Train a network on the pages of `dataset`; return it with the scaling of its inputs."""
    torch.manual_seed(seed)
    epochs = EPOCHS[kind]
    chance = random.Random(seed)
    sizes = dataset.sizes.tolist()
    mean, deviation = dataset.scaling(
        np.array(chance.sample(range(dataset.lines), min(SAMPLE, dataset.lines)))
    )
    scale = [torch.from_numpy(values).to(dataset.device) for values in (mean, deviation)]
    net = network.Network(len(mean), vocabulary_size).to(dataset.device)
    averaged = torch.optim.swa_utils.AveragedModel(
        net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGING)
    )
    optimiser = torch.optim.AdamW(
        net.parameters(), lr=LEARNING_RATE, weight_decay=WEIGHT_DECAY, fused=True
    )
    steps = len(batches(examples, sizes, random.Random(seed))) * epochs
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, LEARNING_RATE, total_steps=steps + 50, pct_start=0.15
    )
    types = torch.tensor([_type_of(example) for example in examples]).to(dataset.device)
    for epoch in range(epochs):
        total = torch.zeros((), device=dataset.device)
        groups = batches(examples, sizes, chance)
        for group in groups:
            loss = _loss(net, dataset, group, types, scale, kind, chance)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            if schedule.last_epoch < steps + 48:
                schedule.step()
            averaged.update_parameters(net)
            total += loss.detach()
        click.echo(f"{name}: pass {epoch + 1}, loss {total.item() / len(groups):.4f}", err=True)
    return averaged.module, (mean, deviation)


def _loss(
    net: network.Network,
    dataset: Dataset,
    group: Sequence[int],
    types: torch.Tensor,
    scale: Sequence[torch.Tensor],
    kind: str,
    chance: random.Random,
) -> torch.Tensor:
    """Return the loss of a network on some pages, each without some of its columns."""
    windows = [(page, window(int(dataset.sizes[page]), chance)) for page in group]
    without_words = [[chance.random() < VOCABULARY_DROPOUT for _ in group] for _ in LEARNED[kind]]
    batch = dataset.batch(windows, without_words[0])
    inputs = batch.inputs
    for learned, pages_without in zip(LEARNED[kind], without_words, strict=True):
        _drop_words(inputs, learned, pages_without)
    inputs = (inputs - scale[0]) / scale[1] * batch.there
    inputs = network.without_columns(inputs, network.INPUT_DROPOUT)
    known = torch.tensor(group, device=types.device)
    logits, page_types = net(inputs, batch.there, batch.word_rows, batch.groups)
    loss = network.likelihood_loss(logits, batch.allowed, batch.weight, batch.kind_weight)
    loss = loss + F1_WEIGHT * network.soft_f1_loss(logits, batch.allowed, batch.words)
    return loss + TYPE_WEIGHT * network.type_loss(page_types, types[known])


def _type_of(example: Example) -> int:
    """Return the number of the page's type; -1 where it is not known."""
    if example.renderer == "emptied":
        return network.PAGE_TYPES.index("none")
    if example.source in TYPED_SOURCES and example.page_type in network.PAGE_TYPES:
        return network.PAGE_TYPES.index(example.page_type)
    return -1


def _drop_words(inputs: torch.Tensor, learned: tuple[slice, ...], without: Sequence[bool]) -> None:
    """Silence a vocabulary on some pages, as if they were in a language it does not know."""
    pages = torch.tensor(without, device=inputs.device)
    for columns in learned:
        inputs[pages, :, columns] = NOTHING_KNOWN


def window(size: int, chance: random.Random) -> slice:
    """Choose `MAX_LINES` lines of a long page."""
    start = chance.randrange(max(size - MAX_LINES, 0) + 1)
    return slice(start, min(start + MAX_LINES, size))
