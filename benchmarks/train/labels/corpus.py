"""Every training page as plain text, or as HTML read by cleaner, aligned and cached.

Rendering and aligning takes minutes, so its result is kept in ``.cache``; what
is kept are lines and what may be said of them, never a decision of the scorer.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.pages import data, label_files
from benchmarks.pages.cache import cached, digest_of_files
from benchmarks.pages.metrics import word_f1
from benchmarks.pages.renderers import RENDERERS, decode
from benchmarks.train.labels.tables import ONLY_LABELLED, SPARSE, TABLES, known_of
from benchmarks.train.labels.targets import ANY, Allowed, mask_of
from benchmarks.train.labels.weak_labels import weak_labels, weak_labels_of_lines
from cleaner.document.labels import BODY, DROPPED, Label
from cleaner.document.tree import Tree
from cleaner.readers.encoding import decode as decode_as_cleaner_does
from cleaner.readers.html import read_html

VERSIONS = {"text": 11, "html": 6}
"""Raised whenever what is cached of a kind would come out differently."""
MIN_KNOWN_SHARE = 0.15
"""A page of which so few lines are known teaches nothing."""

_ANY_MASK = mask_of(ANY)

LABELLED = "labelled"
"""The source of pages that we labelled, which are named by table and name (`hand_labels`)."""
LABELLED_SOURCES = frozenset({"fixtures", LABELLED})
"""The sources of pages whose lines are labelled, by a person or by a model."""

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A rendered page and what is known of its lines."""

    name: str
    source: str
    site: str
    page_type: str
    renderer: str
    lines: tuple[str, ...]
    allowed: npt.NDArray[np.uint16]
    """A bit for each label that a line may have (`benchmarks.train.labels.targets.mask_of`)."""
    reference: str | None
    """The content as the collection gives it, for measuring; None where it gives none."""
    ceiling: float = 1.0
    """Word F1 of the lines that lie in the reference: low where the reference is wrong."""
    kinds_named: bool = False
    """Whether its reference decides what is kept, and labels name the kinds of its lines."""

    @property
    def fold(self) -> int:
        """The fold in which this page is tested."""
        return data.fold_of(self.site)

    @property
    def page(self) -> tuple[str, str]:
        """The table that the page is of, and its name there, also where labels tell of it."""
        table, is_both, name = self.name.partition("/")
        return (table, name) if is_both and self.source == LABELLED else (self.source, self.name)

    @property
    def known_share(self) -> float:
        """Share of the lines with text of which anything is known."""
        is_known = [
            mask != _ANY_MASK
            for line, mask in zip(self.lines, self.allowed.tolist(), strict=True)
            if line.strip()
        ]
        return sum(is_known) / max(len(is_known), 1)

    @property
    def text(self) -> str:
        """The page as it is given to `cleaner.clean`."""
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class HtmlExample(Example):
    """A page as cleaner's own reader reads it."""

    tree: Tree = field(kw_only=True)


def examples(tables: Iterable[str] = TABLES, kind: str = "text") -> list[Example]:
    """Return the examples of `tables`, from the cache where they are there already.

    Of `kind` "text" there is one for each renderer, of "html" one.
    """
    found: list[Example] = []
    for table in tables:
        name = f"{table}{'' if kind == 'text' else '-html'}"
        rendered = cached(name, _digest(table, kind), partial(_rendered, table, kind))
        found.extend(_worthwhile(table, rendered))
    return found


def _rendered(table: str, kind: str) -> list[Example]:
    with multiprocessing.Pool() as pool:
        made = pool.map(partial(_examples_of, table, kind), _rows(table), chunksize=8)
    return [example for page in made for example in page]


def _rows(table: str) -> list[dict[str, Any]]:
    """Return the pages of a table that are rendered: all, or those that we labelled."""
    rows = data.table(table)
    if table not in ONLY_LABELLED:
        return rows
    labelled = label_files.pages(table)
    return [row for row in rows if row["id"] in labelled]


def _digest(table: str, kind: str) -> str:
    """Return what changes where the examples of a table would come out differently."""
    names = sorted(label_files.pages(table)) if table in ONLY_LABELLED else ()
    return digest_of_files((), *(name.encode() for name in names), str(VERSIONS[kind]).encode())


def _worthwhile(table: str, rendered: list[Example]) -> list[Example]:
    """Return the pages of which enough is known; those that we labelled all the same."""
    if table not in SPARSE:
        return rendered
    labelled = label_files.pages(table)
    return [
        example
        for example in rendered
        if example.name in labelled or example.known_share >= MIN_KNOWN_SHARE
    ]


def labelled_examples(pages: Iterable[data.LabelledPage], source: str) -> list[Example]:
    """Return hand-labelled pages as examples."""
    return [
        Example(
            page.name,
            source,
            page.site,
            page.page_type,
            "labelled",
            page.lines,
            np.array([mask_of(_only(label)) for label in page.labels], dtype=np.uint16),
            None,
        )
        for page in pages
    ]


def _only(label: str) -> Allowed:
    return ANY if label == "-" else frozenset({Label(label)})


def _renderings(kind: str, row: dict[str, Any]) -> Iterator[tuple[str, Lines, Tree | None]]:
    """Yield the name of a renderer, its lines and, of HTML, their tree."""
    if kind == "html":
        lines, tree = read_html(decode_as_cleaner_does(row["html"])[0])
        yield "html", tuple(lines), tree
        return
    html = decode(row["html"])
    for renderer, render in RENDERERS.items():
        yield renderer, tuple(render(html).split("\n")), None


def _examples_of(table: str, kind: str, row: dict[str, Any]) -> list[Example]:
    html = decode(row["html"])
    knowledge = known_of(table, row, html)
    if knowledge is None:
        return []
    by_words = weak_labels(html) if kind == "text" else {}
    made = []
    for renderer, lines, tree in _renderings(kind, row):
        allowed = knowledge.allowed_of(
            lines, weak_labels_of_lines(tree) if tree is not None else by_words
        )
        ceiling = 1.0
        if knowledge.content is not None:
            content = "\n".join(
                t
                for t, labels in zip(lines, allowed, strict=True)
                if labels & BODY and not labels & DROPPED
            )
            ceiling = word_f1(content, knowledge.content)
        values = (
            row["id"],
            table,
            data.site_of(row["url"] or "", row["id"]),
            row.get("page_type", "article") or "",
            renderer,
            lines,
            np.array([mask_of(labels) for labels in allowed], dtype=np.uint16),
            knowledge.content,
            ceiling,
        )
        made.append(Example(*values) if tree is None else HtmlExample(*values, tree=tree))
    return made
