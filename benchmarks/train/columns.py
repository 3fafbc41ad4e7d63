"""The measured columns of every example, so that training need not measure again."""

from __future__ import annotations

import multiprocessing
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.pages.cache import cached, digest_of_files, sources
from benchmarks.train.labels.corpus import Example, HtmlExample
from cleaner.document.tree import Tree
from cleaner.measures.bare_page import bare_page
from cleaner.measures.line import MeasuredLine
from cleaner.measures.line_words import KEY_MARK
from cleaner.measures.page import MeasuredPage
from cleaner.measures.passes import measure_page
from cleaner.measures.words import Words
from cleaner.scorer.columns import groups_in
from cleaner.scorer.word_columns import MAX_KEY_WORDS
from cleaner.signals import HTML_SIGNALS, SIGNALS
from cleaner.signals.measuring import fill_signals

COUNTED = frozenset({"resiliparse", "labelled", "html"})
"""Renderings whose words are counted: one of each page."""
MEASURING = ("text", "lexicons", "measures", "signals")
"""Packages that decide how a column comes out."""


@dataclass(frozen=True, slots=True)
class PageColumns:
    """What is measured of an example; blank lines are left out."""

    site: str
    signals: npt.NDArray[np.float16]
    """lines x `cleaner.signals.SIGNALS`, or x `HTML_SIGNALS`."""
    words: npt.NDArray[np.uint64]
    """The digests of the words of all lines, one line after the other."""
    ends: npt.NDArray[np.int32]
    """Where in `words` each line ends."""
    keys: npt.NDArray[np.uint64]
    """The key of each line (`MeasuredLine.key`)."""
    spelled: tuple[tuple[str, ...], ...]
    """The words of each line in small letters, and last its key as an entry of its own
    (`benchmarks.train.learn_vocabulary`); only of pages whose words are counted."""
    word_count: npt.NDArray[np.float32]
    allowed: npt.NDArray[np.uint16]
    groups: npt.NDArray[np.int32]
    """lines x `GROUPS`: which groups each line is in, each kind numbered from 0."""
    tree: Tree | None = None
    """Only of HTML."""


def measured(example: Example) -> PageColumns:
    """Measure one example."""
    tree = example.tree if isinstance(example, HtmlExample) else None
    page = measure_page(example.lines, None, tree)
    is_counted = example.renderer in COUNTED
    return PageColumns(
        example.site,
        _signals_of(page),
        np.array(page.words.digests[: page.words.size], dtype=np.uint64),
        np.array([line.end_word for line in page.lines], dtype=np.int32),
        np.array(page.keys(), dtype=np.uint64),
        tuple(_entries_of(page.words.of_line(line)) for line in page.lines) if is_counted else (),
        np.array([line.word_count for line in page.lines], dtype=np.float32),
        example.allowed[[line.page_index for line in page.lines]],
        groups_in(page),
        tree,
    )


def _entries_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a line, and last its key as an entry of its own."""
    return (*words, KEY_MARK + "".join(words)) if 0 < len(words) <= MAX_KEY_WORDS else words


def _signals_of(page: MeasuredPage) -> npt.NDArray[np.float16]:
    signals = SIGNALS if page.tree is None else HTML_SIGNALS
    values = array("f", bytes(4 * len(signals) * len(page.lines)))
    fill_signals(signals, page, values, len(signals))
    rows = np.frombuffer(values, dtype=np.float32).reshape(len(page.lines), len(signals))
    return rows.astype(np.float16)


def page_of(columns: PageColumns) -> MeasuredPage:
    """Return as much of the page as what is learned of words and class names is weighed by."""
    if columns.tree is None:
        page = MeasuredPage()
        page.tree = None
        page.lines = [MeasuredLine(index, index) for index in range(len(columns.keys))]
    else:
        page = bare_page(columns.word_count.tolist(), columns.tree)
        page.tree = columns.tree
    page.words = Words("")
    page.words.digests = array("Q", columns.words.tobytes())
    page.words.size = len(columns.words)
    first = 0
    for line, end, key in zip(
        page.lines, columns.ends.tolist(), columns.keys.tolist(), strict=True
    ):
        line.first_word, line.end_word, line.key = first, end, key
        first = end
    return page


def columns_of(examples: Sequence[Example]) -> list[PageColumns]:
    """Measure all examples, from the cache where code and examples are the same."""
    files = [*sources(*MEASURING), Path(__file__)]
    known = (
        f"{example.name}/{example.renderer}/{len(example.lines)}".encode()
        + example.allowed.tobytes()
        for example in examples
    )
    return cached("columns", digest_of_files(files, *known), partial(_measured, examples))


def _measured(examples: Sequence[Example]) -> list[PageColumns]:
    with multiprocessing.Pool() as pool:
        return pool.map(measured, examples, chunksize=64)
