"""Train the scorer: ``python -m benchmarks.train`` writes ``cleaner/scorer/trained/``.

Five networks, each trained without the sites of one fold, are written to
``benchmarks/folds/`` for honest measuring; the one that ships sees every site.
``--kind html`` does the same for HTML, whose lines come from cleaner's own reader.
With ``--teachers N`` each learns also from what N teachers say who have not seen the page
(`benchmarks.teachers`); these are trained first.
"""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
from collections.abc import Sequence
from functools import partial
from typing import Any

import click
import numpy as np
import numpy.typing as npt

from benchmarks import calibrate, class_names, data, network, vocabulary
from benchmarks.columns import PageColumns, columns_of
from benchmarks.corpus import Example
from benchmarks.example_means import write_means
from benchmarks.fit import Course, fit
from benchmarks.lessons import learn, prepare, training_examples
from benchmarks.shelf import Lesson, Shelf
from benchmarks.stored import path_of, rewrite_header, save
from benchmarks.teachers import TEACHERS, WIDTH, Folds, lessons_of, teach
from cleaner.document.labels import SCORED
from cleaner.scorer.class_names import ClassNames
from cleaner.scorer.vocabulary import SORTS, Vocabulary
from cleaner.scorer.weights import KINDS, read_weights

EPOCHS = {"text": 12, "html": 8}
"""HTML has one rendering of each page: from the seventh epoch on it is learned by heart."""
LABELLED_RENDERER = {"text": "labelled", "html": "retold"}
"""The pages that the curve of the probabilities is fitted on: they alone tell of titles, bylines
and captions that they are kept."""


def header_of(kind: str, held_out: int | None, teachers: int | None) -> dict[str, Any]:
    """Return what the weights say of themselves; None is for teachers of an earlier run."""
    asked = " --taught" if teachers is None else f" --teachers {teachers}"
    return {
        "kind": kind,
        "command": f"python -m benchmarks.train --kind {kind}{asked}",
        "data": data.digest(),
        "held_out": held_out,
        "labels": [str(label) for label in SCORED],
        "sorts": list(SORTS),
        "columns": list(KINDS[kind]),
        "dilations": list(network.DILATIONS),
        "pooled_layers": list(network.POOLED_LAYERS),
        "page_types": list(network.PAGE_TYPES),
    }


def train_one(
    pool: Sequence[Example],
    measured: Sequence[PageColumns],
    held_out: int | None,
    course: Course,
    device: str,
    lessons: Sequence[Lesson | None],
) -> tuple[dict[str, npt.NDArray[np.float16]], Vocabulary, ClassNames | None]:
    """Train without the sites of fold `held_out` (None: on everything)."""
    chosen = [i for i, example in enumerate(pool) if example.fold != held_out]
    learned = learn(pool, measured, course.kind, () if held_out is None else (held_out,))
    examples, pages = prepare(
        [pool[i] for i in chosen],
        [measured[i] for i in chosen],
        learned,
        [lessons[i] for i in chosen],
    )
    net, scaling = fit(examples, Shelf(pages, device), len(learned.counts.words), course)
    arrays = network.exported(net, *scaling)
    names = class_names.class_names(learned.votes) if learned.votes is not None else None
    return arrays, vocabulary.vocabulary(learned.counts, arrays.pop("embeddings")), names


def calibrate_all(pool: Sequence[Example], kind: str) -> None:
    """Write calibration curves into the weights of all folds and into those that ship."""
    scored: list[calibrate.Scored] = []
    for fold in range(data.FOLDS):
        with path_of(kind, fold).open("rb") as file:
            weights = read_weights(file)
        scored += [
            calibrate.score(example, weights)
            for example in pool
            if example.fold == fold and _is_scored(example)
        ]
    paths = {fold: path_of(kind, fold) for fold in (*range(data.FOLDS), None)}
    labelled = [page for page in scored if page.example.renderer == LABELLED_RENDERER[kind]]
    lines = {
        unseen: calibrate.line_curve(page for page in labelled if page.example.fold != unseen)
        for unseen in paths
    }
    outcomes = [
        found
        for page in scored
        if (found := calibrate.outcome(page, lines[page.example.fold])) is not None
    ]
    for unseen, path in paths.items():
        if path.exists():
            pages = calibrate.page_curve([found for found in outcomes if found.fold != unseen])
            rewrite_header(path, {**lines[unseen], **pages})
            click.echo(f"{path.name}: {lines[unseen]['calibration']}", err=True)


def _is_scored(example: Example) -> bool:
    """Whether the curves are fitted on a page: one with lines, as it was saved."""
    return "damaged" not in example.renderer and any(line.strip() for line in example.lines)


class Work:
    """The training of all networks: the same examples for each, some at a time."""

    def __init__(self, kind: str, device: str, jobs: int) -> None:
        self.kind = kind
        self.device = device
        self.jobs = jobs
        self.pool = training_examples(kind)
        self.measured = columns_of(self.pool)

    def teach(self, folds: Sequence[Folds], seeds: int, epochs: int) -> None:
        """Train teachers that have not seen `folds`, and keep what they say."""
        course = Course(self.kind, epochs, WIDTH)
        self._each(
            partial(teach, self.pool, self.measured, course, seeds=seeds, device=self.device), folds
        )

    def train(self, held_out: Sequence[int | None], epochs: int, teachers: int | None) -> None:
        """Train the networks without the folds `held_out`; None is the one that ships."""
        self._each(partial(self._train, Course(self.kind, epochs), teachers), held_out)

    def _train(self, course: Course, teachers: int | None, held_out: int | None) -> None:
        click.echo("all sites" if held_out is None else f"fold {held_out}", err=True)
        lessons: Sequence[Lesson | None] = [None] * len(self.pool)
        if teachers != 0:
            lessons = lessons_of(self.pool, self.kind, held_out)
        arrays, words, names = train_one(
            self.pool, self.measured, held_out, course, self.device, lessons
        )
        path = path_of(self.kind, held_out)
        save(path, header_of(self.kind, held_out, teachers), arrays, words, names)
        write_means(path)

    def _each(self, work: Any, tasks: Sequence[Any]) -> None:
        """Do `work` for each task; processes that are forked share the examples."""
        if self.jobs == 1:
            for task in tasks:
                work(task)
            return
        context = multiprocessing.get_context("fork")
        waiting = list(reversed(tasks))
        running: list[Any] = []
        while waiting or running:
            while waiting and len(running) < self.jobs:
                process = context.Process(target=work, args=(waiting.pop(),))
                process.start()
                running.append(process)
            multiprocessing.connection.wait([process.sentinel for process in running])
            for process in [p for p in running if not p.is_alive()]:
                running.remove(process)
                if process.exitcode:
                    raise click.ClickException(f"a training ended with {process.exitcode}")


@click.command()
@click.option("--kind", type=click.Choice(list(KINDS)), default="text", show_default=True)
@click.option("--fold", "folds", type=int, multiple=True, help="Train only these folds.")
@click.option("--no-folds", is_flag=True, help="Train no folds, only the weights that ship.")
@click.option("--epochs", type=int, help=f"Passes over the pages; by kind: {EPOCHS}.")
@click.option("--ship/--no-ship", default=True, help="Also train the weights that ship.")
@click.option("--teachers", type=int, default=0, help="Networks a pair of folds that teach.")
@click.option("--taught", is_flag=True, help="Learn from the teachers of an earlier run.")
@click.option("--device", default="cpu", show_default=True, help="Where PyTorch computes.")
@click.option("--jobs", type=int, default=1, show_default=True, help="Networks at the same time.")
@click.option("--calibrate-only", is_flag=True, help="Only fit the curves again.")
def main(
    kind: str,
    folds: tuple[int, ...],
    no_folds: bool,
    epochs: int | None,
    ship: bool,
    teachers: int,
    taught: bool,
    device: str,
    jobs: int,
    calibrate_only: bool,
) -> None:
    """Train the folds and the weights that ship, then fit the calibration of all."""
    if data.shared_folder() is None:
        raise click.ClickException("the tables are not there: set CLEANER_DATA (docs/training.md)")
    work = Work(kind, device, jobs)
    if not calibrate_only:
        wanted = epochs or EPOCHS[kind]
        asked = None if taught and not teachers else teachers
        if teachers:
            work.teach(TEACHERS, teachers, wanted)
        if not no_folds:
            work.train(folds or range(data.FOLDS), wanted, asked)
        if ship:
            work.train([None], wanted, asked)
    if not folds:
        calibrate_all(work.pool, kind)


if __name__ == "__main__":
    main()
