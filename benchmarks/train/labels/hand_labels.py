"""Labels that we gave by hand to pages of the tables; the pages themselves stay outside.

The rules are those of docs/labels.md; who labelled, and how, is told in docs/training.md.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from benchmarks.pages import label_files
from benchmarks.pages.alignment import tokens
from benchmarks.train.labels.corpus import LABELLED, Example
from benchmarks.train.labels.targets import ANY, mask_of
from cleaner.document.labels import Label


def digest(lines: Sequence[str]) -> str:
    """Return a digest of the text that was labelled."""
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def runs_of(labels: Sequence[str]) -> str:
    """Write the labels of lines as runs; blank lines (``-``) may lie inside a run.

    >>> runs_of(["title", "-", "body", "-", "body"])
    '1:title 3-5:body'
    """
    runs: list[tuple[int, int, str]] = []
    for number, label in enumerate(labels, start=1):
        if label == "-":
            continue
        if runs and runs[-1][2] == label:
            runs[-1] = (runs[-1][0], number, label)
        else:
            runs.append((number, number, label))
    return " ".join(f"{a}-{b}:{label}" if b > a else f"{a}:{label}" for a, b, label in runs)


def labels_of(runs: str, lines: Sequence[str]) -> list[str]:
    """Return a label for each of `lines`, ``-`` for a blank one.

    Raises:
        ValueError: a line has no label, or a label is unknown.

    >>> labels_of("1:title 3-5:body", ["A", "", "B", "", "C"])
    ['title', '-', 'body', '-', 'body']
    """
    labels = ["-"] * len(lines)
    for run in runs.split():
        span, _, label = run.partition(":")
        first, _, last = span.partition("-")
        for index in range(int(first) - 1, int(last or first)):
            labels[index] = str(Label(label)) if lines[index].strip() else "-"
    if any(line.strip() and label == "-" for line, label in zip(lines, labels, strict=True)):
        raise ValueError(f"a line has no label: {runs[:80]}")
    return labels


def labelled_by_us(rendered: Iterable[Example]) -> Iterator[Example]:
    """Yield the examples among `rendered` that we labelled, with those labels.

    A page that a newer converter writes otherwise than it was labelled is left out.
    """
    known = {
        (table, row["page"], row["renderer"]): row
        for table in label_files.tables()
        for row in label_files.rows(table)
    }
    for example in rendered:
        row = known.get((example.source, example.name, example.renderer))
        if row is not None and row["digest"] == digest(example.lines):
            allowed = [
                mask_of(ANY if label == "-" else frozenset({Label(label)}))
                for label in labels_of(row["labels"], example.lines)
            ]
            page_type = row.get("page_type") or example.page_type
            yield _labelled(example, "labelled", np.array(allowed, dtype=np.uint16), page_type)


def transferred(example: Example, labels: Example) -> Example:
    """Return a rendering of a page with the `labels` that it got in another rendering.

    A line that does not stand there may be anything.
    """
    matched = transferred_masks(example, labels)
    masks = np.where(matched, matched, mask_of(ANY))
    return _labelled(example, "transferred", masks, labels.page_type)


def _labelled(
    example: Example, renderer: str, allowed: npt.NDArray[np.uint16], page_type: str
) -> Example:
    return replace(
        example,
        source=LABELLED,
        name=f"{example.source}/{example.name}",
        page_type=page_type,
        renderer=renderer,
        allowed=allowed.astype(np.uint16),
        reference=None,
        ceiling=1.0,
    )


def transferred_masks(example: Example, labelled: Example) -> npt.NDArray[np.uint16]:
    """Return the mask of each line's namesake, the first by the first and so on; 0 without one."""
    namesakes: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for line, mask in zip(labelled.lines, labelled.allowed.tolist(), strict=True):
        namesakes[tuple(tokens(line))].append(mask)
    waiting = {key: iter(masks) for key, masks in namesakes.items() if key}
    nothing: Iterator[int] = iter(())
    matched = [next(waiting.get(tuple(tokens(line)), nothing), 0) for line in example.lines]
    return np.array(matched, dtype=np.uint16)
