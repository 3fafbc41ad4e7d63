"""One answer for each page: what is kept, and which kind each line is.

Where a collection gives the content of a page and that fits the page (`references`), it
decides what is kept, as it is what a scorer is measured by; labels given by hand or by a model name
the kinds, and the headline, byline and captions, of which references do not speak. A page without
a reference that fits is learned by its labels, one without labels by what extractors agree on. The
hand-labelled fixtures are learned by their labels alone. No page is learned with two answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from benchmarks.pages.data import LabelledPage
from benchmarks.train.labels.corpus import Example
from benchmarks.train.labels.hand_labels import transferred, transferred_masks
from benchmarks.train.labels.references import MIN_CEILING, left_out
from benchmarks.train.labels.targets import mask_of
from cleaner.document.labels import BODY, Label

Masks = npt.NDArray[np.uint16]

FIXTURES_OF_TABLES = ("wcxb-", "wcxb-dev/")
"""How the names of fixtures begin that are pages of a table, and how the page is named there."""
_BODY = mask_of(frozenset(BODY))
_BESIDE = mask_of(frozenset({Label.TITLE, Label.BYLINE, Label.CAPTION}))
"""Kept, but in no reference."""


def has_usable_reference(example: Example) -> bool:
    """Whether the collection tells what is kept of a page, and can be right."""
    if example.reference is None or (example.source, example.name) in left_out():
        return False
    return example.ceiling >= MIN_CEILING


def pages_of_tables(fixtures: Iterable[LabelledPage]) -> Iterator[str]:
    """Yield table and name of those of the `fixtures` that are pages of a table too."""
    of_fixture, of_table = FIXTURES_OF_TABLES
    for page in fixtures:
        if page.name.startswith(of_fixture):
            yield of_table + page.name.removeprefix(of_fixture)


def with_one_truth(
    kind: str, rendered: Sequence[Example], labelled: Sequence[Example], fixtures: Iterable[str]
) -> Iterator[Example]:
    """Yield the pages of the tables, each with one answer.

    Args:
        kind: "text" or "html".
        rendered: the pages in all renderings, with what references and extractors say.
        labelled: one rendering of some of the pages, with the labels of its lines.
        fixtures: table and name of pages that are fixtures too: they are left out.
    """
    by_page = {example.name: example for example in labelled}
    apart = set(fixtures)
    for example in rendered:
        name = f"{example.source}/{example.name}"
        if name in apart:
            continue
        labels = by_page.get(name)
        if has_usable_reference(example):
            yield example if labels is None else with_kinds(example, labels)
        elif labels is None:
            yield example
        elif labels.lines == example.lines and kind == "text":
            yield labels
        else:
            yield transferred(example, labels)


def with_kinds(example: Example, labels: Example) -> Example:
    """Return a page as its reference tells it, with the kinds that labels name."""
    return replace(example, allowed=named(example, labels), kinds_named=True)


def named(example: Example, labels: Example) -> Masks:
    """Return the answer of a reference, with the kinds that the labels of the same lines name."""
    allowed, matched = example.allowed, transferred_masks(example, labels)
    both = allowed & matched
    is_beside = ((matched & _BESIDE) != 0) & ((allowed & _BODY) == 0)
    return np.where(is_beside, matched, np.where(both, both, allowed)).astype(np.uint16)
