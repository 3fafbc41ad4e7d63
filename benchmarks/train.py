"""Train the scorer: ``python -m benchmarks.train`` writes ``cleaner/scorer/trained/``.

Five networks, each trained without the sites of one fold, are written to
``benchmarks/folds/`` for honest measuring; the one that ships sees every site.
``--kind html`` does the same for HTML, whose lines come from cleaner's own reader.
With ``--teachers N`` each learns also from what N teachers say who have not seen the page
(`benchmarks.teachers`); these are trained first. ``--polish`` then trains the networks for text a
little more, to judge a line alike in all versions of its page (`benchmarks.polish`).
"""

from __future__ import annotations

import io
import json
import multiprocessing
import multiprocessing.connection
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click
import numpy as np
import numpy.typing as npt

from benchmarks import calibrate, class_names, data, network, vocabulary
from benchmarks.columns import PageColumns, columns_of
from benchmarks.corpus import Example
from benchmarks.families import Family, families
from benchmarks.fit import Course, fit
from benchmarks.lessons import learn, prepare, training_examples
from benchmarks.polish import polished
from benchmarks.shelf import Lesson, Shelf
from benchmarks.teachers import TEACHERS, WIDTH, Folds, lessons_of, teach
from benchmarks.weights import fold_path
from cleaner.document.labels import SCORED
from cleaner.scorer.class_names import ClassNames
from cleaner.scorer.vocabulary import SORTS, Vocabulary
from cleaner.scorer.weights import KINDS, read_weights

SHIPPED_FOLDER = data.ROOT / "cleaner" / "weights"
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


def save(
    path: Path,
    header: Mapping[str, Any],
    arrays: Mapping[str, npt.NDArray[np.float16]],
    words: Vocabulary,
    names: ClassNames | None,
) -> None:
    """Write weights that `cleaner.scorer.weights.read_weights` reads."""
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
    return arrays, vocabulary.vocabulary(learned.counts, arrays.pop("senses")), names


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
            lessons = lessons_of(self.pool, self.measured, self.kind, held_out)
        arrays, words, names = train_one(
            self.pool, self.measured, held_out, course, self.device, lessons
        )
        path = _path(self.kind, held_out)
        save(path, header_of(self.kind, held_out, teachers), arrays, words, names)

    def polish(self, held_out: Sequence[int | None]) -> None:
        """Polish the networks that were trained without the folds `held_out`."""
        versions = list(families(self.pool, self.measured))
        self._each(partial(self._polish, versions), held_out)

    def _polish(self, versions: Sequence[Family], held_out: int | None) -> None:
        path = _path(self.kind, held_out)
        with path.open("rb") as file:
            weights = read_weights(file)
        command = weights.header["command"]
        if command.endswith(" --polish"):
            raise click.ClickException(f"{path.name} is polished already: train it first")
        click.echo(f"polishing {path.name}", err=True)
        unseen = () if held_out is None else (held_out,)
        learned = learn(self.pool, self.measured, self.kind, unseen)
        seen = [family for family in versions if family[0].example.fold != held_out]
        arrays = polished(seen, learned, weights, self.device)
        header = {**weights.header, "command": f"{command} --polish"}
        save(path, header, arrays, weights.vocabulary, weights.class_names)

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


def _path(kind: str, held_out: int | None) -> Path:
    return SHIPPED_FOLDER / f"{kind}.npz" if held_out is None else fold_path(kind, held_out)


@click.command()
@click.option("--kind", type=click.Choice(list(KINDS)), default="text", show_default=True)
@click.option("--fold", "folds", type=int, multiple=True, help="Train only these folds.")
@click.option("--no-folds", is_flag=True, help="Train no folds, only the weights that ship.")
@click.option("--epochs", type=int, help=f"Passes over the pages; by kind: {EPOCHS}.")
@click.option("--ship/--no-ship", default=True, help="Also train the weights that ship.")
@click.option("--teachers", type=int, default=0, help="Networks a pair of folds that teach.")
@click.option("--taught", is_flag=True, help="Learn from the teachers of an earlier run.")
@click.option("--polish", is_flag=True, help="Then make each judge lines alike; only for text.")
@click.option("--polish-only", is_flag=True, help="Polish what an earlier run trained.")
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
    polish: bool,
    polish_only: bool,
    device: str,
    jobs: int,
    calibrate_only: bool,
) -> None:
    """Train the folds and the weights that ship, then fit the calibration of all."""
    if data.shared_folder() is None:
        raise click.ClickException("the tables are not there: set CLEANER_DATA (docs/training.md)")
    if kind != "text" and (polish or polish_only):
        raise click.ClickException("HTML has one version of each page: only text is polished")
    work = Work(kind, device, jobs)
    held_out = [*(() if no_folds else folds or range(data.FOLDS)), *([None] if ship else ())]
    if not (calibrate_only or polish_only):
        wanted = epochs or EPOCHS[kind]
        asked = None if taught and not teachers else teachers
        if teachers:
            work.teach(TEACHERS, teachers, wanted)
        if not no_folds:
            work.train(folds or range(data.FOLDS), wanted, asked)
        if ship:
            work.train([None], wanted, asked)
    if (polish or polish_only) and not calibrate_only:
        work.polish(held_out)
    if not folds:
        calibrate_all(work.pool, work.measured, kind)


if __name__ == "__main__":
    main()
