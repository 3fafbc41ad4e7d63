"""Every training page as plain text, or as HTML read by cleaner, aligned and cached.

Rendering and aligning takes minutes, so its result is kept in ``.cache``; what
is kept are lines and what may be said of them, never a decision of the scorer.
"""

from __future__ import annotations

import multiprocessing
import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks import data
from benchmarks.alignment import align
from benchmarks.hints import hints, line_hints
from benchmarks.metrics import word_f1
from benchmarks.renderers import RENDERERS, decode
from benchmarks.targets import ANY, Allowed, Reference, allowed_labels, mask_of
from cleaner.document.labels import BODY, DROPPED, Label
from cleaner.document.tree import Tree
from cleaner.readers.encoding import decode as decode_as_cleaner_does
from cleaner.readers.html import read_html

VERSIONS = {"text": 10, "html": 5}
"""Raised whenever what is cached of a kind would come out differently."""
TABLES = ("wcxb-dev", "fundus-dev", "readability-js", "postlight", "trafilatura-cache")
TEACHERS_THAT_AGREE = 2

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
    """A bit for each label that a line may have (`benchmarks.targets.mask_of`)."""
    reference: str | None
    """The content as the collection gives it, for measuring; None for silver and labelled pages."""
    ceiling: float = 1.0
    """Word F1 of the lines that lie in the reference: low where the reference is wrong."""

    @property
    def fold(self) -> int:
        """The fold in which this page is tested."""
        return data.fold_of(self.site)

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
    for name in tables:
        part = "" if kind == "text" else f"-{kind}"
        path = data.CACHE / f"{name}{part}-{VERSIONS[kind]}.pickle"
        if not path.exists():
            rows = data.table(name)
            data.CACHE.mkdir(exist_ok=True)
            with multiprocessing.Pool() as pool:
                made = pool.map(partial(_examples_of, name, kind), rows, chunksize=8)
            fresh = [example for page in made for example in page]
            unfinished = path.with_suffix(".part")
            unfinished.write_bytes(pickle.dumps(fresh))
            unfinished.rename(path)
        found.extend(pickle.loads(path.read_bytes()))
    return found


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
    by_words = hints(html) if kind == "text" else {}
    reference = None
    if row.get("main_content") is not None:
        authors = row.get("authors") or ([row["author"]] if row.get("author") else [])
        reference = Reference(
            row["main_content"],
            row.get("title") or "",
            tuple(authors),
            "\n".join(row.get("summary") or ()),
            str(row.get("publish_date") or ""),
        )
    teachers = [] if reference else _teachers(table, row, html)
    page_type = row.get("page_type") or "article"
    site = data.site_of(row["url"], row["id"])
    made = []
    for renderer, lines, tree in _renderings(kind, row):
        known = line_hints(tree) if tree is not None else by_words
        if reference is not None:
            allowed = allowed_labels(lines, reference, known)
            content = "\n".join(
                t
                for t, labels in zip(lines, allowed, strict=True)
                if labels & BODY and not labels & DROPPED
            )
            ceiling = word_f1(content, reference.content)
        else:
            allowed = _silver(lines, teachers, known)
            ceiling = 1.0
        values = (
            row["id"],
            table,
            site,
            page_type,
            renderer,
            lines,
            np.array([mask_of(labels) for labels in allowed], dtype=np.uint16),
            reference.content if reference else None,
            ceiling,
        )
        made.append(Example(*values) if tree is None else HtmlExample(*values, tree=tree))
    return made


def _teachers(table: str, row: dict[str, Any], html: str) -> list[str]:
    """Return what extractors that see the HTML take for the content of a page without reference."""
    from benchmarks import peers
    from benchmarks.renderers import wet

    if table == "readability-js":
        return [wet(decode(row["expected_html"]))] * TEACHERS_THAT_AGREE
    return [
        peers.trafilatura_html(html),
        peers.readability_html(html),
        peers.resiliparse_html(html),
    ]


def _silver(lines: tuple[str, ...], teachers: list[str], known: Any) -> list[Allowed]:
    """Return labels where the teachers agree; a line that divides them may be anything."""
    votes = [align(lines, text) for text in teachers if text]
    if len(votes) < TEACHERS_THAT_AGREE:
        return [ANY] * len(lines)
    counts = [sum(vote[i] for vote in votes) for i in range(len(lines))]
    agreed = "\n".join(
        line for line, count in zip(lines, counts, strict=True) if count == len(votes)
    )
    allowed = allowed_labels(lines, Reference(agreed), known)
    return [
        labels if count in (0, len(votes)) else ANY
        for labels, count in zip(allowed, counts, strict=True)
    ]
