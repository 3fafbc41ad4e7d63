"""The measured columns of every example, so that training need not measure again."""

from __future__ import annotations

import hashlib
import multiprocessing
import pickle
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks import data
from benchmarks.corpus import Example, HtmlExample
from cleaner.document.tree import Tree
from cleaner.measures.bare_page import bare_page
from cleaner.measures.groups import GROUPS, groups_of
from cleaner.measures.line import MeasuredLine
from cleaner.measures.line_words import KEY_MARK
from cleaner.measures.page import MeasuredPage
from cleaner.measures.passes import measure_page
from cleaner.measures.words import Words
from cleaner.signals import HTML_SIGNALS, SIGNALS
from cleaner.signals.measuring import fill_signals
from cleaner.text.digests import digest_of

MEASURING = frozenset({"text", "lexicons", "measures", "signals"})
"""Packages that decide how a column comes out."""


@dataclass(frozen=True, slots=True)
class PageColumns:
    """What is measured of an example; blank lines are left out."""

    site: str
    signals: npt.NDArray[np.float16]
    """lines x `cleaner.signals.SIGNALS`, or x `HTML_SIGNALS`."""
    words: tuple[tuple[str, ...], ...]
    """The words of each line, in small letters."""
    keys: tuple[str, ...]
    """The words of each line run together."""
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
    words = tuple(page.words.of_line(line) for line in page.lines)
    return PageColumns(
        example.site,
        _signals_of(page),
        words,
        tuple("".join(line) for line in words),
        np.array([line.word_count for line in page.lines], dtype=np.float32),
        example.allowed[[line.number for line in page.lines]],
        np.asarray(groups_of(page), dtype=np.int32).reshape(-1, GROUPS),
        tree,
    )


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
        page.lines = [MeasuredLine(index, index) for index in range(len(columns.words))]
    else:
        page = bare_page(columns.word_count.tolist(), columns.tree)
        page.tree = columns.tree
    page.words = Words("")
    page.words.digests = array("Q", [digest_of(w) for words in columns.words for w in words])
    for line, words, key in zip(page.lines, columns.words, columns.keys, strict=True):
        line.first_word = page.words.size
        page.words.size += len(words)
        line.end_word = page.words.size
        line.key = digest_of(KEY_MARK + key) if words else 0
    return page


def columns_of(examples: Sequence[Example]) -> list[PageColumns]:
    """Measure all examples, from the cache where code and examples are the same."""
    path = data.CACHE / f"columns-{_fingerprint(examples)}.pickle"
    if not path.exists():
        data.CACHE.mkdir(exist_ok=True)
        with multiprocessing.Pool() as pool:
            made = pool.map(measured, examples, chunksize=64)
        path.write_bytes(pickle.dumps(made))
    found: list[PageColumns] = pickle.loads(path.read_bytes())
    return found


def _fingerprint(examples: Sequence[Example]) -> str:
    """Return a digest of the examples and of the code and phrases that measure them."""
    found = hashlib.sha256()
    core = Path(data.ROOT / "cleaner")
    for path in sorted([*core.rglob("*.py"), *core.rglob("*.txt")]):
        if path.relative_to(core).parts[0] in MEASURING:
            found.update(path.read_bytes())
    for example in examples:
        found.update(f"{example.name}/{example.renderer}/{len(example.lines)}".encode())
        found.update(example.allowed.tobytes())
    return found.hexdigest()[:12]
