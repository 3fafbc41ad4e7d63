"""Run cleaner and its peers over pages and count: what `score`, `gate` and `worst` share.

A real page is always cleaned with the weights of the fold that its site was held
out of, so every figure is one for sites never seen. Without the real pages, the
project's own labelled pages are measured with the weights that ship, which were
not trained on them.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from benchmarks import data
from benchmarks.metrics import PageScore, page_f1, word_f1
from benchmarks.peers import LINE_PEERS, trafilatura_html
from benchmarks.renderers import RENDERERS, decode
from cleaner.api import clean_lines
from cleaner.labels import Label
from cleaner.page import Page
from cleaner.readers.text import read_text
from cleaner.scoring import Weights, read_weights, text_weights

FOLDS_FOLDER = data.ROOT / "benchmarks" / "folds"
OURS = "cleaner"


@cache
def fold_weights(fold: int | None) -> Weights:
    """Return the weights trained without the sites of `fold`; those that ship for None."""
    if fold is None:
        return text_weights()
    with (FOLDS_FOLDER / f"fold-{fold}.npz").open("rb") as file:
        return read_weights(file)


def cleaned(text: str, fold: int | None, mode: Any = "balanced") -> Page:
    """Clean `text` with the weights of a fold."""
    return clean_lines(read_text(text), fold_weights(fold), mode=mode)


@dataclass(frozen=True, slots=True)
class LabelledResult:
    """How one labelled page came out."""

    name: str
    language: str
    page_type: str
    true: tuple[str, ...]
    given: tuple[str, ...]
    probabilities: tuple[float, ...]
    lines: tuple[str, ...]
    score: PageScore
    confidence: float
    peers: Mapping[str, float]


def score_labelled(task: tuple[data.LabelledPage, bool, bool]) -> LabelledResult:
    """Clean a labelled page; `task` tells whether its fold's weights and the peers are wanted."""
    labelled, by_fold, with_peers = task
    page = cleaned(labelled.text, data.fold_of(labelled.site) if by_fold else None)
    given = tuple(str(line.label) for line in page.lines)
    given += ("blank",) * (len(labelled.lines) - len(given))
    peers = {}
    for name, keep in LINE_PEERS.items() if with_peers else ():
        kept = keep(labelled.lines)
        labels = [str(Label.BODY if line else Label.NAV) for line in kept]
        peers[name] = page_f1(labelled.labels, labels, labelled.lines).f1
    return LabelledResult(
        labelled.name,
        labelled.language,
        labelled.page_type,
        labelled.labels,
        given,
        tuple(line.probability for line in page.lines),
        labelled.lines,
        page_f1(labelled.labels, given, labelled.lines),
        page.confidence,
        peers,
    )


@dataclass(frozen=True, slots=True)
class TableResult:
    """How one page of a table came out in one rendering (or, for a peer, as HTML)."""

    table: str
    name: str
    page_type: str
    country: str
    renderer: str
    scores: Mapping[str, float]
    """Word F1 by system."""
    seconds: Mapping[str, float]
    """CPU time by system."""
    confidence: float


def score_row(task: tuple[str, dict[str, Any], bool]) -> list[TableResult]:
    """Render a page of a table, clean each rendering and compare with the reference."""
    table, row, with_peers = task
    html = decode(row["html"])
    fold = data.fold_of(data.site_of(row["url"], row["id"]))
    reference = row["main_content"]
    from_html: dict[str, float] = {}
    spent_on_html: dict[str, float] = {}
    if with_peers:
        start = time.process_time()
        text = trafilatura_html(html)
        spent_on_html["trafilatura, HTML"] = time.process_time() - start
        from_html["trafilatura, HTML"] = word_f1(text, reference)
    results = []
    for renderer, render in RENDERERS.items():
        text = render(html)
        start = time.process_time()
        page = cleaned(text, fold)
        seconds = {OURS: time.process_time() - start, **spent_on_html}
        scores = {OURS: word_f1(page.body, reference), **from_html}
        lines = text.split("\n")
        for name, keep in LINE_PEERS.items() if with_peers else ():
            start = time.process_time()
            kept = keep(lines)
            seconds[name] = time.process_time() - start
            chosen = "\n".join(line for line, yes in zip(lines, kept, strict=True) if yes)
            scores[name] = word_f1(chosen, reference)
        results.append(
            TableResult(
                table,
                row["id"],
                row.get("page_type") or "article",
                row.get("country") or "",
                renderer,
                scores,
                seconds,
                page.confidence,
            )
        )
    return results


def score_fixtures(*, peers: bool) -> list[LabelledResult]:
    """Score the hand-labelled real pages, each with the weights that never saw its site."""
    return _in_parallel(score_labelled, [(page, True, peers) for page in data.fixtures()])


def score_own_pages(*, peers: bool) -> list[LabelledResult]:
    """Score the project's own labelled pages with the weights that ship."""
    return _in_parallel(score_labelled, [(page, False, peers) for page in data.own_pages()])


def score_table(table: str, *, peers: bool, every: int = 1) -> list[TableResult]:
    """Score every `every`-th page of a table in all renderings."""
    tasks = [(table, row, peers) for row in data.table(table)[::every]]
    return [result for page in _in_parallel(score_row, tasks) for result in page]


def _in_parallel(function: Any, tasks: Sequence[Any]) -> list[Any]:
    if not tasks:
        return []
    # A worker a core: threads inside the workers would only wait for one another.
    os.environ |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    with multiprocessing.get_context("spawn").Pool() as pool:
        return pool.map(function, tasks, chunksize=4)


def mean(values: Iterable[float]) -> float:
    """Return the mean; 0 of nothing."""
    found = list(values)
    return sum(found) / len(found) if found else 0.0
