"""Train the scorer: the weights in ``cleaner/scorer/trained/``.

For plain text and for HTML, five networks, each trained without the sites of one fold, are
written to ``benchmarks/folds/`` for honest measuring; the one that ships sees every site. As many
are trained at the same time as there are cores, each on one. A run that was stopped goes on where
it was: a network that was trained on the same examples by the same code is left as it is.
"""

from __future__ import annotations

import gc
import hashlib
import multiprocessing
import multiprocessing.connection
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import torch

from benchmarks import options
from benchmarks.pages import data
from benchmarks.pages.cache import digest_of_files
from benchmarks.train import learn_class_names, learn_vocabulary, network
from benchmarks.train.calibration import calibrate_all
from benchmarks.train.columns import PageColumns, columns_of
from benchmarks.train.dataset import Dataset
from benchmarks.train.example_means import write_means
from benchmarks.train.fit import fit
from benchmarks.train.labels.corpus import Example
from benchmarks.train.stored import path_of, save
from benchmarks.train.training_set import learn, prepare, training_examples
from cleaner.document.labels import SCORED
from cleaner.scorer.vocabulary import SORTS
from cleaner.scorer.weights import KINDS, read_weights

TRAINERS = (
    "fit", "inputs", "training_set", "network", "dataset", "learn_vocabulary", "learn_class_names",
)  # fmt: skip
"""Modules here that decide what a network learns of its examples."""


def header_of(kind: str, held_out: int | None, made_from: str) -> dict[str, Any]:
    """Return what the weights say of themselves."""
    return {
        "kind": kind,
        "command": "python -m benchmarks train",
        "data": data.digest(),
        "made_from": made_from,
        "held_out": held_out,
        "labels": [str(label) for label in SCORED],
        "sorts": list(SORTS),
        "columns": list(KINDS[kind]),
        "dilations": list(network.DILATIONS),
        "pooled_layers": list(network.POOLED_LAYERS),
        "page_types": list(network.PAGE_TYPES),
    }


def train_one(
    pool: Sequence[Example], measured: Sequence[PageColumns], kind: str, held_out: int | None
) -> None:
    """Train without the sites of fold `held_out` (None: on everything), and write the weights."""
    torch.set_num_threads(1)
    chosen = [i for i, example in enumerate(pool) if example.fold != held_out]
    learned = learn(pool, measured, kind, () if held_out is None else (held_out,))
    examples, pages = prepare([pool[i] for i in chosen], [measured[i] for i in chosen], learned)
    dataset = Dataset(pages, "cpu")
    pages.clear()
    name = f"{kind}, " + ("all sites" if held_out is None else f"without fold {held_out}")
    net, scaling = fit(examples, dataset, len(learned.counts.words), kind, name)
    arrays = network.exported(net, *scaling)
    names = learn_class_names.class_names(learned.votes) if learned.votes is not None else None
    words = learn_vocabulary.vocabulary(learned.counts, arrays.pop("embeddings"))
    path = path_of(kind, held_out)
    save(path, header_of(kind, held_out, made_from(pool)), arrays, words, names)
    write_means(path)


def made_from(pool: Sequence[Example]) -> str:
    """Return a digest of examples and code that a network follows from."""
    here = Path(__file__).parent
    known = hashlib.sha256()
    for example in pool:
        known.update(f"{example.name}/{example.renderer}/{len(example.lines)}".encode())
        known.update(example.allowed.tobytes())
    return digest_of_files((here / f"{name}.py" for name in TRAINERS), known.digest())


def is_trained(kind: str, held_out: int | None, digest: str) -> bool:
    """Whether the weights that lie there were trained on the same examples by the same code."""
    path = path_of(kind, held_out)
    if not path.exists():
        return False
    try:
        with path.open("rb") as file:
            header = read_weights(file).header
    except ValueError:  # other columns
        return False
    return header.get("made_from") == digest


def train_all(
    pool: Sequence[Example],
    measured: Sequence[PageColumns],
    kind: str,
    held_out: Sequence[int | None],
    jobs: int,
) -> None:
    """Train the networks without the folds `held_out`, `jobs` at a time.

    The processes are forked: they share the examples.
    """
    gc.freeze()
    context = multiprocessing.get_context("fork")
    waiting = list(reversed(held_out))
    running: list[Any] = []
    while waiting or running:
        while waiting and len(running) < jobs:
            task = (pool, measured, kind, waiting.pop())
            running.append(context.Process(target=train_one, args=task))
            running[-1].start()
        multiprocessing.connection.wait([process.sentinel for process in running])
        for process in [process for process in running if not process.is_alive()]:
            running.remove(process)
            if process.exitcode:
                raise click.ClickException(f"a training ended with {process.exitcode}")


@click.command(help=__doc__)
@click.option("--kind", "kinds", type=click.Choice(list(KINDS)), multiple=True, default=list(KINDS))
@click.option("--jobs", type=int, default=os.cpu_count(), help="Networks at the same time.")
@click.option("--calibrate-only", is_flag=True, help="Only fit the curves again.")
def main(kinds: tuple[str, ...], jobs: int, calibrate_only: bool) -> None:
    """Train the folds and the weights that ship, then fit the calibration of all."""
    options.need_tables()
    for kind in kinds:
        pool = training_examples(kind)
        if not calibrate_only:
            digest = made_from(pool)
            networks = [*range(data.FOLDS), None]
            missing = [without for without in networks if not is_trained(kind, without, digest)]
            train_all(pool, columns_of(pool), kind, missing, jobs)
        calibrate_all(pool, kind)
