"""Networks that teach others: each speaks only of pages of sites that it has never seen.

Those that were trained without two folds teach, of the pages of the one, the network that is
trained without the other. The five so taught, each without one fold, teach the one that ships.
A reference that is wrong for a page cannot be learned by heart in this way, and the mean of
several teachers knows more than each.
"""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import numpy as np
import numpy.typing as npt
import torch

from benchmarks import calibrate, data
from benchmarks.columns import PageColumns
from benchmarks.corpus import Example
from benchmarks.fit import Course, Scaling, fit
from benchmarks.inputs import Learned, inputs_of
from benchmarks.lessons import learn, prepare
from benchmarks.network import Network
from benchmarks.shelf import Lesson, Page, Shelf, unpack
from benchmarks.weights import fold_weights

Folds = tuple[int, ...]
TEACHERS: tuple[Folds, ...] = tuple(itertools.combinations(range(data.FOLDS), 2))
"""The two folds that each teacher has not seen."""
WIDTH = 128
LINES_AT_ONCE = 30_000


def lessons_path(kind: str, held_out: Folds) -> Path:
    """Return where what a teacher says is kept."""
    return data.CACHE / f"lessons-{kind}-{'-'.join(map(str, held_out))}.npz"


def teach(
    pool: Sequence[Example],
    measured: Sequence[PageColumns],
    course: Course,
    held_out: Folds,
    seeds: int,
    device: str,
) -> None:
    """Train teachers without the folds `held_out`, and keep what they say of these."""
    learned = learn(pool, measured, course.kind, held_out)
    seen = [i for i, example in enumerate(pool) if example.fold not in held_out]
    examples, pages = prepare(
        [pool[i] for i in seen], [measured[i] for i in seen], learned, [None] * len(seen)
    )
    shelf = Shelf(pages, device)
    taught = [i for i, e in enumerate(pool) if e.fold in held_out and len(measured[i].keys)]
    unseen = Shelf([_unseen(measured[i], learned) for i in taught], device)
    total = np.zeros((unseen.lines, pages[0].allowed.shape[1]), dtype=np.float32)
    for number in range(seeds):
        seed = zlib.crc32(repr((held_out, number)).encode()) % 10_000
        net, scaling = fit(examples, shelf, len(learned.counts.words), course, seed)
        total += _said_of(net, unseen, scaling)
    names = np.repeat(taught, unseen.sizes)
    data.CACHE.mkdir(exist_ok=True)
    np.savez(
        lessons_path(course.kind, held_out),
        numbers=names.astype(np.int32),
        said=(total / seeds).astype(np.float16),
    )
    click.echo(f"taught without {held_out}", err=True)


def _unseen(columns: PageColumns, learned: Learned) -> Page:
    inputs, found = inputs_of(columns, learned)
    nothing = np.zeros(len(inputs), dtype=np.float32)
    return Page(inputs.astype(np.float16), unpack(columns.allowed), nothing, nothing, found)


def _said_of(net: Network, shelf: Shelf, scaling: Scaling) -> npt.NDArray[np.float32]:
    """Return what a network says of every line of the shelf."""
    mean, deviation = (torch.from_numpy(values).to(shelf.device) for values in scaling)
    net.eval()
    said: dict[int, npt.NDArray[np.float32]] = {}
    with torch.no_grad():
        for pages in _of_like_size(shelf.sizes):
            sizes = shelf.sizes[pages].tolist()
            windows = [(page, slice(0, n)) for page, n in zip(pages, sizes, strict=True)]
            batch = shelf.batch(windows, [False] * len(pages))
            inputs = (batch.inputs - mean) / deviation * batch.there
            logits, _ = net(inputs, batch.there, batch.spoken)
            rows = logits.softmax(dim=-1).cpu().numpy()
            said |= {page: rows[i, : sizes[i]] for i, page in enumerate(pages)}
    return np.concatenate([said[page] for page in range(len(shelf.sizes))])


def _of_like_size(sizes: npt.NDArray[np.int64]) -> Iterator[list[int]]:
    """Yield all pages in groups of about `LINES_AT_ONCE` lines, padding included."""
    group: list[int] = []
    for page in np.argsort(sizes, kind="stable").tolist():
        if group and (len(group) + 1) * int(sizes[page]) > LINES_AT_ONCE:
            yield group
            group = []
        group.append(page)
    yield group


def lessons_of(pool: Sequence[Example], kind: str, held_out: int | None) -> list[Lesson | None]:
    """Return what the teachers of the network without fold `held_out` say of each example."""
    if held_out is None:
        return [
            calibrate.score(example, fold_weights(example.fold, kind)).probabilities.astype(
                np.float16
            )
            for example in pool
        ]
    lessons: list[Lesson | None] = [None] * len(pool)
    for folds in TEACHERS:
        if held_out not in folds:
            continue
        with np.load(lessons_path(kind, folds)) as kept:
            numbers, said = kept["numbers"], kept["said"]
        edges = np.flatnonzero(np.diff(numbers)) + 1
        for part, number in zip(np.split(said, edges), numbers[np.append(0, edges)], strict=True):
            if pool[number].fold != held_out:
                lessons[number] = part
    return lessons
