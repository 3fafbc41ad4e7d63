"""What the scorer learns from: the examples, their columns, and how much each line counts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.pages import alignment, data, label_files
from benchmarks.pages.cache import cached, digest_of_files, sources
from benchmarks.train import learn_class_names, learn_vocabulary
from benchmarks.train.augment.boxes_in_html import pages_with_boxes
from benchmarks.train.augment.variants import alone_pages, emptied_pages, variants
from benchmarks.train.columns import COUNTED, PageColumns
from benchmarks.train.dataset import Page, unpack
from benchmarks.train.inputs import Learned, inputs_of
from benchmarks.train.labels.corpus import (
    LABELLED_SOURCES,
    Example,
    HtmlExample,
    examples,
    labelled_examples,
)
from benchmarks.train.labels.hand_labels import labelled_by_us
from benchmarks.train.labels.references import MIN_CEILING, left_out
from benchmarks.train.labels.truth import pages_of_tables, with_one_truth
from cleaner.document.labels import SCORED

MAKING = ("text", "lexicons", "document", "readers", "measures")
"""Packages of the core by which pages are read and versions of them made."""
ROOMS = ("labels", "augment")
"""The rooms beside this file that decide what the examples are: code and lists."""
LABELLED_WEIGHT = 3.0
"""A hand-labelled line counts as much as this many others. Of plain text so does the kind of a line
that is named by a label and kept or dropped by a reference; of HTML that gave nothing
(docs/experiments.md)."""


def training_examples(kind: str) -> list[Example]:
    """Return all examples of a kind, from the cache where all they follow from is the same."""
    here = Path(__file__)
    rooms = [path for room in ROOMS for path in (here.parent / room).iterdir() if path.is_file()]
    files = [
        *sources(*MAKING),
        *rooms,
        *label_files.FOLDER.iterdir(),
        Path(alignment.__file__),
        here,
    ]
    return cached(f"examples-{kind}", digest_of_files(files), partial(_made_examples, kind))


def _made_examples(kind: str) -> list[Example]:
    """Make all examples: the tables and the labelled pages, and spoiled versions of both.

    The fixtures are plain text, so HTML learns the same pages by their references.
    """
    ours = list(labelled_by_us(examples(kind="text")))
    if kind == "html":
        rendered = list(with_one_truth(kind, examples(kind=kind), ours, ()))
        return [
            *rendered,
            *emptied_pages(rendered),
            *alone_pages(rendered),
            *pages_with_boxes(rendered),
        ]
    fixtures = data.fixtures()
    answered = list(with_one_truth(kind, examples(kind=kind), ours, pages_of_tables(fixtures)))
    rendered = [example for example in answered if example.source not in LABELLED_SOURCES]
    labelled = [
        *labelled_examples(fixtures, "fixtures"),
        *(example for example in answered if example.renderer == "labelled"),
    ]
    others = [example for example in answered if example.renderer == "transferred"]
    return [*rendered, *labelled, *others, *variants(rendered, labelled)]


def learn(
    pool: Sequence[Example], measured: Sequence[PageColumns], kind: str, held_out: Collection[int]
) -> Learned:
    """Count words and class names on the pages outside the folds `held_out`."""
    counted = [
        columns
        for example, columns in zip(pool, measured, strict=True)
        if example.fold not in held_out
        and example.renderer in COUNTED
        and not _is_left_out(example)
    ]
    counts = learn_vocabulary.prune(learn_vocabulary.count(counted))
    votes = learn_class_names.prune(learn_class_names.count(counted)) if kind == "html" else None
    return Learned(counts, votes)


def prepare(
    pool: Sequence[Example], measured: Sequence[PageColumns], learned: Learned
) -> tuple[list[Example], list[Page]]:
    """Join the columns of each example with those of the words, and of class names.

    Returns:
        The examples that are learned from, and what the trainer sees of each.
    """
    used, pages = [], []
    for example, columns in zip(pool, measured, strict=True):
        if not is_learned_from(example, columns):
            continue
        inputs, found = inputs_of(columns, learned)
        used.append(example)
        pages.append(
            Page(
                inputs.astype(np.float16),
                unpack(columns.allowed),
                *weights_of(example, columns),
                np.maximum(columns.word_count, 1),
                found,
                columns.groups,
            )
        )
    return used, pages


def is_learned_from(example: Example, columns: PageColumns) -> bool:
    """Whether a page has lines, and what is known of them can be right."""
    return len(columns.keys) > 0 and example.ceiling >= MIN_CEILING and not _is_left_out(example)


def weights_of(
    example: Example, columns: PageColumns
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Return how much it counts whether each line is kept, and of which kind it is.

    A line of which nothing is known counts nothing.
    """
    weight = 0.3 + np.log1p(columns.word_count) / np.log(121)
    is_known = (columns.allowed != (1 << len(SCORED)) - 1) & (columns.allowed != 0)
    weight *= is_known
    weight /= np.sqrt(max(float(weight.sum()), 1.0))
    if example.source in LABELLED_SOURCES:
        weight *= LABELLED_WEIGHT
    kind_weight = weight.copy()
    if example.kinds_named and not isinstance(example, HtmlExample):
        is_one_kind = columns.allowed & (columns.allowed - 1) == 0
        kind_weight[is_one_kind] *= LABELLED_WEIGHT
    return weight.astype(np.float32), kind_weight.astype(np.float32)


def _is_left_out(example: Example) -> bool:
    return (example.source, example.name) in left_out()
