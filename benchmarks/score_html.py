"""Measure cleaner on HTML: ``python -m benchmarks.score_html``.

Word F1 of `Page.body` against the references of the tables, each page cleaned with the weights
of the fold that never saw its site, and the CPU time of it beside that of an lxml parse. With
``--worst`` the worst pages follow, with the lines that made them so.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median
from typing import Any

import click
from lxml import etree

from benchmarks import data
from benchmarks.alignment import align
from benchmarks.metrics import mean, word_f1
from benchmarks.peers import trafilatura_html
from benchmarks.renderers import decode, wet
from benchmarks.weights import fold_path
from cleaner.api import clean_html
from cleaner.document.labels import BODY
from cleaner.page import Page
from cleaner.readers.encoding import decode as decode_as_cleaner_does
from cleaner.scorer.weights import Weights, read_weights

TABLES = ("wcxb-dev", "fundus-dev", "readability-js")
SHOWN_CHARS = 110


@dataclass(frozen=True, slots=True)
class Result:
    """How one page came out."""

    table: str
    name: str
    fold: int
    page_type: str
    f1: float
    best: float
    """Word F1 of the lines that stand in the reference: what segmentation allows."""
    peer: float | None
    """Word F1 of trafilatura."""
    confidence: float
    given_type: str
    seconds: float
    lxml_seconds: float
    wrong: tuple[tuple[str, float, str], ...]
    """Lines kept or dropped wrongly: label, probability, beginning."""


@cache
def fold_weights(fold: int) -> Weights:
    """Return the weights for HTML that were trained without the sites of `fold`."""
    with fold_path("html", fold).open("rb") as file:
        return read_weights(file)


def reference_of(table: str, row: dict[str, Any]) -> str:
    """Return the content of a page as its collection gives it."""
    if table == "readability-js":
        return wet(decode(row["expected_html"]))
    return str(row["main_content"])


def score(task: tuple[str, dict[str, Any], bool]) -> Result:
    """Clean one row of a table and compare."""
    table, row, with_peer = task
    fold = data.fold_of(data.site_of(row["url"], row["id"]))
    weights = fold_weights(fold)
    source = decode_as_cleaner_does(row["html"])[0]
    start = time.process_time()
    page = clean_html(source, weights)
    seconds = time.process_time() - start
    start = time.process_time()
    etree.fromstring(source.encode("utf-8", "replace") or b"<p>", parser=etree.HTMLParser())
    lxml_seconds = time.process_time() - start
    reference = reference_of(table, row)
    should = align([line.text for line in page.lines], reference)
    best = "\n".join(line.text for line, wanted in zip(page.lines, should, strict=True) if wanted)
    return Result(
        table,
        row["id"],
        fold,
        row.get("page_type") or "article",
        word_f1(page.body, reference),
        word_f1(best, reference),
        word_f1(trafilatura_html(decode(row["html"])), reference) if with_peer else None,
        page.confidence,
        page.page_type,
        seconds,
        lxml_seconds,
        tuple(_wrong(page, should)),
    )


def _wrong(page: Page, should: Sequence[bool]) -> list[tuple[str, float, str]]:
    """Return the lines of `page` that were decided wrongly, the longest first."""
    rows = [
        (f"{'+' if line.label in BODY else '-'}{line.label}", line.probability, line.text)
        for line, wanted in zip(page.lines, should, strict=True)
        if (line.label in BODY) != wanted
    ]
    return sorted(rows, key=lambda row: -len(row[2]))


def measure(folds: Sequence[int], every: int, *, peer: bool) -> list[Result]:
    """Score the pages of the tables that are tested in `folds`."""
    tasks = [
        (table, row, peer)
        for table in TABLES
        for row in data.table(table)[::every]
        if data.fold_of(data.site_of(row["url"], row["id"])) in folds
    ]
    os.environ |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    with multiprocessing.get_context("spawn").Pool() as pool:
        return pool.map(score, tasks, chunksize=4)


def show(results: Sequence[Result]) -> None:
    """Print the means by table, page type and fold."""
    for table in TABLES:
        of_table = [result for result in results if result.table == table]
        groups: defaultdict[str, list[Result]] = defaultdict(list)
        for result in of_table:
            groups[result.page_type].append(result)
            groups[f"fold {result.fold}"].append(result)
        for name, members in [(table, of_table), *sorted(groups.items())]:
            if not members:
                continue
            indent = "" if name == table else "  "
            peers = [r.peer for r in members if r.peer is not None]
            click.echo(
                f"{indent + name:<18}{len(members):>5}  {mean(r.f1 for r in members):.4f}"
                f"  (best {mean(r.best for r in members):.4f})"
                + (f"  trafilatura {mean(peers):.4f}" if peers else "")
            )
    ours = [1000 * result.seconds for result in results]
    lxml = [1000 * result.lxml_seconds for result in results]
    click.echo(
        f"CPU a page: {mean(ours):.1f} ms (median {median(ours):.1f}), "
        f"{sum(ours) / sum(lxml):.1f} x an lxml parse"
    )


@click.command(help=__doc__)
@click.option("--fold", "folds", type=int, multiple=True, help="Only pages tested in this fold.")
@click.option("--every", default=1, show_default=True, help="Take every n-th page of the tables.")
@click.option("--peer", is_flag=True, help="Run trafilatura beside.")
@click.option("--worst", default=0, help="Show so many of the worst pages of each table.")
@click.option("--lines", default=8, show_default=True, help="Lines shown of each.")
def main(folds: tuple[int, ...], every: int, peer: bool, worst: int, lines: int) -> None:
    """Measure and print."""
    results = measure(folds or range(data.FOLDS), every, peer=peer)
    show(results)
    for table in TABLES if worst else ():
        of_table = [result for result in results if result.table == table]
        for result in sorted(of_table, key=lambda r: r.f1 - r.best)[:worst]:
            click.echo(
                f"{table} {result.name} {result.page_type} (given {result.given_type}) "
                f"f1 {result.f1:.3f} best {result.best:.3f} confidence {result.confidence:.2f}"
            )
            for label, probability, text in result.wrong[:lines]:
                click.echo(f"    {label:<11} {probability:.2f} {text[:SHOWN_CHARS]}")


if __name__ == "__main__":
    main()
