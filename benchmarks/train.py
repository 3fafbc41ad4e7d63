"""Train the scorer: ``python -m benchmarks.train`` writes ``cleaner/weights/``.

Five networks, each trained without the sites of one fold, are written to
``benchmarks/folds/`` for honest measuring; the one that ships sees every site.
``--kind html`` does the same for HTML, whose lines come from cleaner's own reader.
"""

from __future__ import annotations

import io
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import numpy as np
import numpy.typing as npt
import torch

import cleaner.class_names
from benchmarks import calibrate, class_names, data, network, vocabulary
from benchmarks.columns import PageColumns, columns_of
from benchmarks.corpus import Example, examples, labelled_examples
from benchmarks.labels import labelled_by_us, refined, retold
from benchmarks.variants import emptied_pages, variants
from benchmarks.weights import fold_path
from cleaner.class_names import ClassNames
from cleaner.labels import SCORED
from cleaner.scoring import KINDS, read_weights
from cleaner.signals import HTML_SIGNALS, SIGNALS
from cleaner.surroundings import surroundings
from cleaner.vocabulary import CLAIMS, NOTHING_SAID, SORTS, Found, Vocabulary

SHIPPED_FOLDER = data.ROOT / "cleaner" / "weights"

EPOCHS = {"text": 10, "html": 8}
"""HTML has one rendering of each page: from the seventh epoch on it is learned by heart."""
LEARNING_RATE = 3e-3
WEIGHT_DECAY = 0.02
LINES_A_BATCH = 8000
MAX_LINES = 1500
"""Longer pages are trained on in a window of this many lines."""
COUNTED = frozenset({"resiliparse", "labelled", "html"})
"""Renderings whose words are counted: one of each page."""
DRAWS = {
    "wcxb-dev": 2,
    "fundus-dev": 5,
    "readability-js": 3,
    "postlight": 3,
    "trafilatura-cache": 3,
    "fixtures": 4,
    "labelled": 2,
}
"""Renderings of each page that are seen in an epoch, by source."""
MIN_CEILING = 0.6
"""Pages whose lines can reach no better word F1 have a wrong reference and are left out."""
LABELLED_SOURCES = frozenset({"fixtures", "labelled"})
LABELLED_RENDERER = {"text": "labelled", "html": "retold"}
"""The pages that the curve of the probabilities is fitted on: they alone tell of titles, bylines
and captions that they are kept."""
LABELLED_WEIGHT = 3.0
"""A hand-labelled line counts as much as this many others."""
VOCABULARY_DROPOUT = 0.25
"""Share of the pages on which the learned words say nothing: most languages have none."""
_AT = {"words": len(HTML_SIGNALS), "names": len(HTML_SIGNALS) + len(CLAIMS)}
_AT["places"] = _AT["names"] + len(cleaner.class_names.CLAIMS)
LEARNED = {
    "text": ((slice(len(SIGNALS), None),),),
    "html": (
        (slice(_AT["words"], _AT["names"]), slice(_AT["places"], None)),
        (slice(_AT["names"], _AT["places"]),),
    ),
}
"""The columns that are silenced together: those of the words, and for HTML of class names."""
TYPED_SOURCES = frozenset({"wcxb-dev", "fundus-dev", "fixtures", "labelled"})
"""Sources that tell the type of a page."""
TYPE_WEIGHT = 0.15
F1_WEIGHT = 1.0
AVERAGING = 0.995
"""Decay of the running mean of the weights that is kept in the end."""


@dataclass(frozen=True, slots=True)
class Page:
    """An example as the trainer sees it."""

    example: Example
    inputs: npt.NDArray[np.float32]
    allowed: npt.NDArray[np.bool_]
    weight: npt.NDArray[np.float32]
    words: npt.NDArray[np.float32]
    found: Found
    """The rows of the vocabulary that its words are."""


def training_examples(kind: str) -> list[Example]:
    """Return all examples: the tables, the labelled pages and spoiled versions of both.

    The fixtures are plain text; of our labels HTML learns through its lines' namesakes in text.
    """
    ours = list(labelled_by_us(examples(kind="text")))
    rendered = list(refined(examples(kind=kind), ours))
    told = list(retold(examples(kind=kind), ours))
    if kind == "html":
        return [*rendered, *told, *emptied_pages(rendered)]
    labelled = [*labelled_examples(data.fixtures(), "fixtures"), *ours]
    return [*rendered, *labelled, *told, *variants(rendered, labelled)]


def prepare(
    pool: Sequence[Example],
    measured: Sequence[PageColumns],
    counts: vocabulary.Counts,
    votes: class_names.Votes | None,
) -> list[Page]:
    """Join the columns of each example with those of a vocabulary, and of class names."""
    pages = []
    for example, columns in zip(pool, measured, strict=True):
        if not len(columns.words) or example.ceiling < MIN_CEILING:
            continue
        found = vocabulary.find(columns, counts)
        said = vocabulary.columns(columns, counts, found)
        parts = [columns.signals.astype(np.float32), said]
        if votes is not None:
            parts.append(class_names.columns(columns, votes))
            parts.append(surroundings(said, class_names.layout_of(columns)))
        inputs = np.hstack(parts)
        weight = 0.3 + np.log1p(columns.word_count) / np.log(121)
        weight *= (columns.allowed != (1 << len(SCORED)) - 1) & (columns.allowed != 0)
        weight /= np.sqrt(max(float(weight.sum()), 1.0))
        if example.source in LABELLED_SOURCES:
            weight *= LABELLED_WEIGHT
        pages.append(
            Page(
                example,
                inputs.astype(np.float16),
                network.unpack(columns.allowed),
                weight.astype(np.float32),
                np.maximum(columns.word_count, 1),
                found,
            )
        )
    return pages


def batches(pages: Sequence[Page], chance: random.Random) -> Iterator[list[Page]]:
    """Draw the pages of an epoch, those of like length together."""
    by_name: defaultdict[tuple[str, str], list[Page]] = defaultdict(list)
    for page in pages:
        by_name[page.example.source, page.example.name].append(page)
    drawn = [
        page
        for (source, _), group in sorted(by_name.items())
        for page in chance.sample(group, min(DRAWS[source], len(group)))
    ]
    drawn.sort(key=lambda page: len(page.words) * chance.uniform(0.8, 1.25))
    groups: list[list[Page]] = [[]]
    longest = 0
    for page in drawn:
        longest = max(longest, min(len(page.words), MAX_LINES))
        if groups[-1] and longest * (len(groups[-1]) + 1) > LINES_A_BATCH:
            groups.append([])
            longest = min(len(page.words), MAX_LINES)
        groups[-1].append(page)
    chance.shuffle(groups)
    yield from groups


def fit(
    pages: Sequence[Page], kind: str, vocabulary_size: int, epochs: int, seed: int = 1
) -> dict[str, npt.NDArray[np.float16]]:
    """Train a network on `pages` and return its arrays."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    sample = np.concatenate(
        [page.inputs for page in chance.sample(list(pages), min(800, len(pages)))]
    )
    mean = sample.mean(axis=0, dtype=np.float32)
    deviation = np.maximum(sample.std(axis=0, dtype=np.float32), 0.05)
    net = network.Network(len(mean), vocabulary_size)
    averaged = torch.optim.swa_utils.AveragedModel(
        net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGING)
    )
    optimiser = torch.optim.AdamW(net.parameters(), lr=LEARNING_RATE, weight_decay=WEIGHT_DECAY)
    steps = sum(1 for _ in batches(pages, random.Random(seed))) * epochs
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, LEARNING_RATE, total_steps=steps + 50, pct_start=0.15
    )
    for epoch in range(epochs):
        total = 0.0
        count = 0
        for group in batches(pages, chance):
            windows = [_window(page, chance) for page in group]
            inputs, there, allowed, weight, words = _tensors(group, windows, mean, deviation)
            silent = [[chance.random() < VOCABULARY_DROPOUT for _ in group] for _ in LEARNED[kind]]
            for learned, pages_without in zip(LEARNED[kind], silent, strict=True):
                inputs = _silence(inputs, learned, mean, deviation, pages_without)
            spoken = _spoken(group, windows, inputs.shape[1], silent[0])
            inputs = network.without_columns(inputs, network.INPUT_DROPOUT)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits, types = net(inputs, there, spoken)
            logits, types = logits.float(), types.float()
            loss = network.likelihood_loss(logits, allowed, weight)
            loss = loss + F1_WEIGHT * network.soft_f1_loss(logits, allowed, words)
            loss = loss + TYPE_WEIGHT * network.type_loss(types, _types(group))
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            if schedule.last_epoch < steps + 48:
                schedule.step()
            averaged.update_parameters(net)
            total += loss.item()
            count += 1
        click.echo(f"  epoch {epoch + 1}: loss {total / count:.4f}", err=True)
    return network.exported(averaged.module, mean, deviation)


def _types(group: Sequence[Page]) -> torch.Tensor:
    """Return the number of each page's type; -1 where it is not known."""
    return torch.tensor([_type_of(page.example) for page in group])


def _type_of(example: Example) -> int:
    if example.renderer == "emptied":
        return network.PAGE_TYPES.index("none")
    if example.source in TYPED_SOURCES and example.page_type in network.PAGE_TYPES:
        return network.PAGE_TYPES.index(example.page_type)
    return -1


def _silence(
    inputs: torch.Tensor,
    learned: tuple[slice, ...],
    mean: npt.NDArray[np.float32],
    deviation: npt.NDArray[np.float32],
    pages_without: Sequence[bool],
) -> torch.Tensor:
    """Silence a vocabulary on some pages, as if they were in a language it does not know."""
    silent = torch.from_numpy((NOTHING_SAID - mean) / deviation)
    silenced = inputs.clone()
    for page, is_without in enumerate(pages_without):
        if is_without:
            for columns in learned:
                silenced[page, :, columns] = silent[columns]
    return silenced


def _window(page: Page, chance: random.Random) -> slice:
    """Choose `MAX_LINES` lines of a long page."""
    start = chance.randrange(max(len(page.words) - MAX_LINES, 0) + 1)
    return slice(start, start + MAX_LINES)


def _spoken(
    group: Sequence[Page], windows: Sequence[slice], size: int, pages_without: Sequence[bool]
) -> network.Spoken:
    """Return the words of a batch; none of the pages that have lost their vocabulary."""
    words, sizes, lines = [], [], []
    for place, (page, window, is_without) in enumerate(
        zip(group, windows, pages_without, strict=True)
    ):
        rows, of_line = _rows_by_line(page.found)
        number = np.bincount(of_line, minlength=len(page.words))[window]
        inside = (of_line >= window.start) & (of_line < window.stop) & (not is_without)
        words.append(rows[inside])
        sizes.append(number * (not is_without))
        lines.append(place * size + np.arange(len(number)))
    all_sizes = np.concatenate(sizes)
    return network.Spoken(
        torch.from_numpy(np.concatenate(words)),
        torch.from_numpy(np.cumsum(all_sizes) - all_sizes),
        torch.from_numpy(all_sizes.astype(np.float32)),
        torch.from_numpy(np.concatenate(lines)),
    )


def _rows_by_line(found: Found) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the rows of words and of whole lines together, line by line, and their lines."""
    known = np.flatnonzero(found.whole < found.unknown)
    lines = np.concatenate([found.lines, known])
    order = np.argsort(lines, kind="stable")
    return np.concatenate([found.words, found.whole[known]])[order], lines[order]


def _tensors(
    group: Sequence[Page],
    windows: Sequence[slice],
    mean: npt.NDArray[np.float32],
    deviation: npt.NDArray[np.float32],
) -> tuple[torch.Tensor, ...]:
    size = max(min(len(page.words), MAX_LINES) for page in group)

    def stack(name: str) -> torch.Tensor:
        return network.padded(
            [getattr(page, name)[window] for page, window in zip(group, windows, strict=True)], size
        )

    there = network.padded(
        [
            np.ones((len(p.words[w]), 1), dtype=np.float32)
            for p, w in zip(group, windows, strict=True)
        ],
        size,
    )
    inputs = (stack("inputs").float() - torch.from_numpy(mean)) / torch.from_numpy(deviation)
    return inputs * there, there, stack("allowed"), stack("weight"), stack("words") * there[..., 0]


def header_of(kind: str, held_out: int | None) -> dict[str, Any]:
    """Return what the weights say of themselves."""
    return {
        "kind": kind,
        "command": f"python -m benchmarks.train --kind {kind}",
        "data": data.digest(),
        "held_out": held_out,
        "labels": [str(label) for label in SCORED],
        "sorts": list(SORTS),
        "columns": list(KINDS[kind]),
        "dilations": list(network.DILATIONS),
        "pooled_layers": list(network.POOLED_LAYERS),
        "page_types": list(network.PAGE_TYPES),
    }


def save(
    path: Path,
    header: Mapping[str, Any],
    arrays: Mapping[str, npt.NDArray[np.float16]],
    words: Vocabulary,
    names: ClassNames | None,
) -> None:
    """Write weights that `cleaner.scoring.read_weights` reads."""
    path.parent.mkdir(parents=True, exist_ok=True)
    stored: dict[str, Any] = {
        "header": np.frombuffer(json.dumps(header, indent=1).encode(), dtype=np.uint8),
        "words": np.frombuffer(
            json.dumps(list(words.words), ensure_ascii=False).encode(), dtype=np.uint8
        ),
        "log_odds": words.log_odds,
        "senses": words.senses,
        **{f"net.{name}": value for name, value in arrays.items()},
    }
    if names is not None:
        stored["class_names"] = np.frombuffer(
            json.dumps(list(names.rows), ensure_ascii=False).encode(), dtype=np.uint8
        )
        stored["class_log_odds"] = names.log_odds
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **stored)
    path.write_bytes(buffer.getvalue())


def rewrite_header(path: Path, extra: Mapping[str, Any]) -> None:
    """Add `extra` to the header of weights."""
    with path.open("rb") as file:
        weights = read_weights(file)
    arrays = {name: value.astype(np.float16) for name, value in weights.arrays.items()}
    save(path, {**weights.header, **extra}, arrays, weights.vocabulary, weights.class_names)


def train_one(
    pool: Sequence[Example],
    measured: Sequence[PageColumns],
    kind: str,
    held_out: int | None,
    epochs: int,
) -> tuple[dict[str, npt.NDArray[np.float16]], Vocabulary, ClassNames | None]:
    """Train without the sites of fold `held_out` (None: on everything)."""
    chosen = [i for i, example in enumerate(pool) if example.fold != held_out]
    counted = [measured[i] for i in chosen if pool[i].renderer in COUNTED]
    counts = vocabulary.prune(vocabulary.count(counted))
    votes = class_names.prune(class_names.count(counted)) if kind == "html" else None
    pages = prepare([pool[i] for i in chosen], [measured[i] for i in chosen], counts, votes)
    names = class_names.class_names(votes) if votes is not None else None
    arrays = fit(pages, kind, len(counts.words), epochs)
    return arrays, vocabulary.vocabulary(counts, arrays.pop("senses")), names


def calibrate_all(pool: Sequence[Example], measured: Sequence[PageColumns], kind: str) -> None:
    """Write calibration curves into the weights of all folds and into those that ship."""
    scored: list[calibrate.Scored] = []
    folds = {fold: fold_path(kind, fold) for fold in range(data.FOLDS)}
    for fold, path in folds.items():
        with path.open("rb") as file:
            weights = read_weights(file)
        scored += [
            calibrate.score(example, columns, weights)
            for example, columns in zip(pool, measured, strict=True)
            if example.fold == fold and len(columns.words) and "damaged" not in example.renderer
        ]
    shipped = SHIPPED_FOLDER / f"{kind}.npz"
    finished: list[tuple[int | None, Path]] = [*folds.items(), (None, shipped)]
    labelled = [page for page in scored if page.example.renderer == LABELLED_RENDERER[kind]]
    lines = {
        unseen: calibrate.line_curve(page for page in labelled if page.example.fold != unseen)
        for unseen, _ in finished
    }
    outcomes = [
        found
        for page in scored
        if (found := calibrate.outcome(page, lines[page.example.fold])) is not None
    ]
    for unseen, path in finished:
        if path.exists():
            pages = calibrate.page_curve([found for found in outcomes if found.fold != unseen])
            rewrite_header(path, {**lines[unseen], **pages})
            click.echo(f"{path.name}: {lines[unseen]['calibration']}", err=True)


@click.command()
@click.option("--kind", type=click.Choice(list(KINDS)), default="text", show_default=True)
@click.option("--fold", "folds", type=int, multiple=True, help="Train only these folds.")
@click.option("--epochs", type=int, help=f"Passes over the pages; by kind: {EPOCHS}.")
@click.option("--ship/--no-ship", default=True, help="Also train the weights that ship.")
@click.option("--calibrate-only", is_flag=True, help="Only fit the curves again.")
def main(
    kind: str, folds: tuple[int, ...], epochs: int | None, ship: bool, calibrate_only: bool
) -> None:
    """Train the folds and the weights that ship, then fit the calibration of all."""
    if data.shared_folder() is None:
        raise click.ClickException("the tables are not there: set CLEANER_DATA (docs/training.md)")
    pool = training_examples(kind)
    measured = columns_of(pool)
    held_out = [] if calibrate_only else [*(folds or range(data.FOLDS)), *([None] if ship else [])]
    for left_out in held_out:
        click.echo("all sites" if left_out is None else f"fold {left_out}", err=True)
        arrays, words, names = train_one(pool, measured, kind, left_out, epochs or EPOCHS[kind])
        shipped = SHIPPED_FOLDER / f"{kind}.npz"
        path = shipped if left_out is None else fold_path(kind, left_out)
        save(path, header_of(kind, left_out), arrays, words, names)
    if not folds:
        calibrate_all(pool, measured, kind)


if __name__ == "__main__":
    main()
