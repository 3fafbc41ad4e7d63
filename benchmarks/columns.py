"""The measured columns of every example, so that training need not measure again."""

from __future__ import annotations

import hashlib
import multiprocessing
import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks import data
from benchmarks.corpus import Example, HtmlExample
from cleaner.document.tree import Markup
from cleaner.measures.lines import profile
from cleaner.measures.page import facts
from cleaner.measures.tree import tree_of
from cleaner.signals import Measured, measure

MEASURING = frozenset({"text", "lexicons", "measures", "signals"})
"""Packages that decide how a column comes out."""


@dataclass(frozen=True, slots=True)
class PageColumns:
    """What is measured of an example; blank lines are left out."""

    site: str
    signals: npt.NDArray[np.float16]
    """lines x `cleaner.signals.SIGNALS`, or x `HTML_SIGNALS`."""
    words: tuple[tuple[str, ...], ...]
    keys: tuple[str, ...]
    word_count: npt.NDArray[np.float32]
    allowed: npt.NDArray[np.uint16]
    markup: Markup | None = None
    """Only of HTML."""


def measured(example: Example) -> PageColumns:
    """Measure one example."""
    lines = profile(example.lines)
    true = facts(lines)
    markup = example.markup if isinstance(example, HtmlExample) else None
    tree = tree_of(markup, lines) if markup is not None else None
    page = Measured(lines, true, tree)
    return PageColumns(
        example.site,
        measure(page).astype(np.float16),
        lines.words,
        tuple("".join(words) for words in lines.words),
        lines.word_count,
        example.allowed[lines.numbers],
        markup,
    )


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
        if path.parent.name in MEASURING:
            found.update(path.read_bytes())
    for example in examples:
        found.update(f"{example.name}/{example.renderer}/{len(example.lines)}".encode())
        found.update(example.allowed.tobytes())
    return found.hexdigest()[:12]
