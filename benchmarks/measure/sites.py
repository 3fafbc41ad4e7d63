"""What learning a site gives.

Pages of hosts that have three or more in the tables. Each page is cleaned alone, and then with
what 1, 2, 3, 5, 10 and all other pages of its host told: labels that the cleaner gave them, never
references. No page is scored by weights, of the network or of the site's evidence, that were
trained on its site. The weights of the evidence that ship are fitted on all hosts with two or more
pages, within each page: what kinds of pages the tables have of such hosts has no say.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import click
import numpy as np
from rich.console import Console

from benchmarks import options
from benchmarks.measure import evaluate
from benchmarks.measure.results import RESULTS, merge_into
from benchmarks.measure.shown import site_sheet
from benchmarks.pages import data, parallel
from benchmarks.pages.alignment import align
from benchmarks.pages.collections.saved import SavedPage
from benchmarks.pages.metrics import mean, word_f1
from benchmarks.pages.renderers import RENDERERS, decode
from benchmarks.peers.held_out import fold_weights
from cleaner import Page, Site
from cleaner.decoding import Mask
from cleaner.document.lines import ReadLines
from cleaner.document.tree import Tree
from cleaner.pipeline import Chunk, page_of, scored_chunks
from cleaner.readers.html import read_html
from cleaner.readers.text import read_text
from cleaner.scorer.kept import Column, Matrix
from cleaner.scorer.weights import KINDS, Weights
from cleaner.site.evidence import TERMS, SiteWeights, terms
from cleaner.site.site import log_odds_of

COUNTS = (1, 2, 3, 5, 10)
"""Of how many other pages of the host a site is learned, for the curve."""
ALL = "all"
MIN_PAGES, MIN_PAGES_TO_FIT = 3, 2
"""Pages that a host needs in a table to be measured, and for the weights to be fitted on it."""
SOURCES = (*RENDERERS, "html")
NEWTON_STEPS = 12
RIDGE = 1.0
"""Pulls the weights towards nothing as much as a fiftieth of a page would."""
PAGE_WEIGHT = 50.0
"""What the lines of a page weigh together, each by the square root of its words."""
PAGE_RIDGE = 0.1
MAX_INTERCEPT = 8.0
WEIGHTS = data.ROOT / "cleaner" / "site" / "weights.json"
COMMAND = "python -m benchmarks sites"


@dataclass(frozen=True, slots=True)
class Host:
    """The pages of one host in a table."""

    table: str
    name: str
    pages: tuple[SavedPage, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """The lines of a page to fit on."""

    kind: str
    fold: int
    terms: Matrix
    log_odds: Column
    """Of keeping each line, as the page alone tells."""
    wanted: Mask
    """Whether each line stands in the reference."""
    weights: Column


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a page came out, alone and with its site."""

    table: str
    host: str
    name: str
    source: str
    alone: float
    """Word F1."""
    with_site: Mapping[str, float]
    """Word F1 by the number of other pages learned; `ALL`: of all there are."""


def hosts(table: str, least: int) -> Iterator[Host]:
    """Yield the hosts with at least so many pages in a table."""
    by_host: defaultdict[str, list[SavedPage]] = defaultdict(list)
    for page in evaluate.table_pages(table):
        by_host[(urlsplit(page.url).hostname or "").removeprefix("www.")].append(page)
    for name, pages in by_host.items():
        if name and len(pages) >= least:
            yield Host(table, name, tuple(pages))


def kind_of(source: str) -> str:
    """Return which weights read a source."""
    return "html" if source == "html" else "text"


@dataclass(frozen=True, slots=True)
class Scored:
    """A page of which the network has said what it can."""

    saved: SavedPage
    source: str
    lines: ReadLines
    chunks: Sequence[Chunk]
    weights: Weights

    def cleaned(self, site: Site | None = None, weights: SiteWeights | None = None) -> Page:
        """Return what is kept of it, without or with a site."""
        return page_of(self.lines, self.chunks, self.weights, site=site, site_weights=weights)


def scored(saved: SavedPage, source: str) -> Scored:
    """Score a page in one of `SOURCES` with the weights that never saw its site."""
    html = decode(saved.html)
    weights = fold_weights(saved.fold, kind_of(source))
    lines: ReadLines
    tree: Tree | None = None
    if source == "html":
        lines, tree = read_html(html)
    else:
        lines = read_text(RENDERERS[source](html))
    chunks = list(scored_chunks(lines, weights, None, tree))
    return Scored(saved, source, lines, chunks, weights)


def others(sites: Sequence[Site], place: int, count: int) -> Site:
    """Return what the `count` pages behind the one at `place` tell, from the first again."""
    around = [*sites[place + 1 :], *sites[:place]]
    site = Site()
    for other in around[:count]:
        site = site.merge(other)
    return site


# --- fitting


def examples(host: Host) -> list[Example]:
    """Return the lines of the pages of a host with what one and all of the others say of them."""
    found = []
    for source in SOURCES:
        pages = [scored(page, source).cleaned() for page in host.pages]
        sites = [Site.of(page) for page in pages]
        for place, (saved, page) in enumerate(zip(host.pages, pages, strict=True)):
            lines = [line for line in page.lines if line.text.strip()]
            if not lines:
                continue
            texts = [line.text for line in lines]
            kept = np.array([line.probability for line in lines])
            roots = np.sqrt([len(text.split()) for text in texts])
            wanted = np.array(align(texts, saved.truth.reference or ""))
            for count in {1, len(sites) - 1}:
                evidence = terms(others(sites, place, count).seen(texts), kept)
                found.append(
                    Example(
                        kind_of(source),
                        saved.fold,
                        evidence,
                        log_odds_of(kept),
                        wanted,
                        PAGE_WEIGHT * roots / roots.sum(),
                    )
                )
    return found


def fit(found: Iterable[Example]) -> dict[str, float]:
    """Fit the weights of `TERMS`: logistic regression with an intercept for each page.

    The intercepts are forgotten: the weights only say which lines of a page come before others.
    """
    rows = list(found)
    weights = np.zeros(len(TERMS))
    intercepts = np.zeros(len(rows))
    for _ in range(NEWTON_STEPS):
        gradient, hessian = RIDGE * weights, RIDGE * np.eye(len(TERMS))
        for place, row in enumerate(rows):
            error, spread = _errors(row, weights, intercepts[place])
            own_hessian = spread.sum() + PAGE_RIDGE
            along = row.terms.T @ spread
            gradient = gradient + row.terms.T @ error
            gradient = (
                gradient - along * (error.sum() + PAGE_RIDGE * intercepts[place]) / own_hessian
            )
            hessian = (
                hessian + (row.terms.T * spread) @ row.terms - np.outer(along, along) / own_hessian
            )
        weights = weights - np.linalg.solve(hessian, gradient)
        for place, row in enumerate(rows):
            error, spread = _errors(row, weights, intercepts[place])
            step = (error.sum() + PAGE_RIDGE * intercepts[place]) / (spread.sum() + PAGE_RIDGE)
            moved = intercepts[place] - step
            intercepts[place] = min(max(moved, -MAX_INTERCEPT), MAX_INTERCEPT)
    return {name: round(float(value), 3) for name, value in zip(TERMS, weights, strict=True)}


def _errors(row: Example, weights: Column, intercept: float) -> tuple[Column, Column]:
    predicted = 1 / (1 + np.exp(-(row.log_odds + row.terms @ weights + intercept)))
    return row.weights * (predicted - row.wanted), row.weights * predicted * (1 - predicted)


def fitted(rows: Sequence[Example]) -> dict[str, dict[int | None, dict[str, float]]]:
    """Return the weights of each kind of page: for each fold from the others, for None from all."""
    return {
        kind: {
            unseen: fit(row for row in rows if row.kind == kind and row.fold != unseen)
            for unseen in (*range(data.FOLDS), None)
        }
        for kind in KINDS
    }


# --- measuring


def measure(
    host: Host, weights: Mapping[str, Mapping[int | None, Mapping[str, float]]]
) -> list[Outcome]:
    """Clean the pages of a host alone, and with what its other pages tell."""
    found = []
    for source in SOURCES:
        read = [scored(page, source) for page in host.pages]
        alone = [page.cleaned() for page in read]
        sites = [Site.of(page) for page in alone]
        for place, page in enumerate(read):
            saved = page.saved
            reference = saved.truth.reference or ""
            most = len(sites) - 1
            trained = weights[kind_of(source)][saved.fold]
            with_site = {
                count: word_f1(page.cleaned(others(sites, place, count), trained).body, reference)
                for count in sorted({*(c for c in COUNTS if c <= most), most})
            }
            by_name = {str(count): with_site[count] for count in COUNTS if count <= most}
            found.append(
                Outcome(
                    host.table,
                    host.name,
                    saved.name,
                    source,
                    word_f1(alone[place].body, reference),
                    by_name | {ALL: with_site[most]},
                )
            )
    return found


def figures(found: Sequence[Outcome]) -> dict[str, Any]:
    """Return, by table, kind and number of pages learned, F1 without and with the site."""
    tables: dict[str, Any] = {}
    for table in data.CONTENT_TABLES:
        for kind in KINDS:
            members = [o for o in found if o.table == table and kind_of(o.source) == kind]
            for count in (*map(str, COUNTS), ALL):
                rows = [outcome for outcome in members if count in outcome.with_site]
                if rows:
                    tables.setdefault(table, {}).setdefault(kind, {})[count] = _compared(
                        rows, count
                    )
    return tables


def _compared(rows: Sequence[Outcome], count: str) -> dict[str, float]:
    by_host: defaultdict[str, list[float]] = defaultdict(list)
    for row in rows:
        by_host[row.host].append(row.with_site[count] - row.alone)
    lifts = [mean(values) for values in by_host.values()]
    return {
        "hosts": len(by_host),
        "pages": len({row.name for row in rows}),
        "alone": mean(row.alone for row in rows),
        "with_site": mean(row.with_site[count] for row in rows),
        "hosts_better": sum(lift > 0.005 for lift in lifts),
        "hosts_worse": sum(lift < -0.005 for lift in lifts),
    }


@click.command(help=__doc__)
@options.every(1, "host")
@options.write_results
def main(every: int, is_written: bool) -> None:
    """Fit, measure and print."""
    options.need_tables()
    to_fit = [host for table in data.CONTENT_TABLES for host in hosts(table, MIN_PAGES_TO_FIT)][
        ::every
    ]
    rows = [row for found in parallel.mapped(examples, to_fit) for row in found]
    weights = fitted(rows)
    measured = [host for host in to_fit if len(host.pages) >= MIN_PAGES]
    by_host = parallel.mapped(partial(measure, weights=weights), measured)
    outcomes = [outcome for host in by_host for outcome in host]
    found = {"sites": figures(outcomes)}
    Console(width=120).print(site_sheet(found).on_screen("word F1"))
    shipped = {kind: of_folds[None] for kind, of_folds in weights.items()}
    click.echo(f"weights: {shipped}")
    if is_written:
        header = {"command": COMMAND, "hosts": len(to_fit), "data": data.digest()}
        WEIGHTS.write_text(json.dumps(header | shipped, indent=1) + "\n", encoding="utf-8")
        merge_into(RESULTS, found)
