"""The pages that the forms are fitted on, and those that they are tested on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks import data
from benchmarks.calibrate import Scored, score
from benchmarks.columns import PageColumns, columns_of
from benchmarks.corpus import Example, examples, labelled_examples
from benchmarks.labels import labelled_by_us, refined
from benchmarks.weights import fold_weights
from cleaner.decoding import is_a_time
from cleaner.document.labels import Label
from cleaner.measures.lines import Mask, profile

RENDERER = "resiliparse"
"""The rendering of the tables that is learned from and measured."""


@dataclass(frozen=True, slots=True)
class Material:
    """A page with its columns."""

    example: Example
    columns: PageColumns


@dataclass(frozen=True, slots=True)
class Held:
    """A page of the fold that is held out, as a form gets it to label; blank lines are left out."""

    material: Material
    scored: Scored
    """What the network says of it."""
    texts: tuple[str, ...]
    is_time: Mask


Decoder = Callable[[Held], Sequence[Label]]
"""A form that has been fitted: from a page to the labels of its lines."""


def materials() -> list[Material]:
    """Return the labelled pages, and each page of the tables in one rendering."""
    rendered = examples()
    ours = list(labelled_by_us(rendered))
    labelled = [*labelled_examples(data.fixtures(), "fixtures"), *ours]
    tables = list(refined((e for e in rendered if e.renderer == RENDERER), ours))
    return [
        Material(example, columns)
        for some in (labelled, tables)
        for example, columns in zip(some, columns_of(some), strict=True)
        if len(columns.words)
    ]


def scored_by_hand(pages: Sequence[Material], fold: int) -> list[Scored]:
    """Return the labelled pages outside `fold`, each scored by a network that has not seen it."""
    return [
        score(page.example, page.columns, fold_weights(page.example.fold))
        for page in pages
        if page.example.renderer == "labelled" and page.example.fold != fold
    ]


def held(page: Material) -> Held:
    """Score a page by the network that has not seen it."""
    lines = profile(page.example.lines)
    return Held(
        page,
        score(page.example, page.columns, fold_weights(page.example.fold)),
        tuple(page.example.lines[number] for number in lines.numbers.tolist()),
        is_a_time(lines),
    )
