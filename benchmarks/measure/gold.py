"""Every table with gold, those that are only measured on too.

Each page is given as HTML and as plain text to cleaner and its peers, in the same run. A page
whose site is trained on is cleaned with the weights of the fold that never saw it, any other with
the weights that ship. The headline or byline that a gold opens with is cut off,
as it is the rule of most, and pages whose gold has too little of their text are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click
from rich.console import Console

from benchmarks import options
from benchmarks.measure import evaluate, shown
from benchmarks.measure.evaluate import LabelledResult, PageResults, Plan
from benchmarks.measure.results import merge_into, read
from benchmarks.measure.score import wanted_sources
from benchmarks.measure.summary import figures_of, html_rows, keep_drop, text_rows
from benchmarks.pages import data, parallel
from benchmarks.pages.alignment import tokens
from benchmarks.pages.collections.saved import SavedPage
from benchmarks.pages.metrics import PARTS, SNIPPETS, WORDS, Metric, Truth
from benchmarks.pages.renderers import RENDERERS, decode, wet
from benchmarks.peers.systems import OURS
from benchmarks.train.labels.tables import (
    MIN_COVERED,
    TABLES,
    Row,
    content_of,
    expected_text,
    is_covered,
)

LEFT_OUT = frozenset({"trafilatura, fast", "trafilatura, precision", "trafilatura, recall"})
"""Peers that are no better than their like with other options."""
RENDERER = "resiliparse"
LINES = "text-lines-turku"
"""The table that has labelled lines of plain text, and no HTML."""

Renderers = tuple[str, ...]
TruthOf = Callable[[Row], Truth | None]
"""From a row to what is known of its page; None where too little is."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A table and how it is measured."""

    metric: Metric
    truth_of: TruthOf
    rule: str = "by hand"
    """What its gold is."""
    is_trained_on: bool = True


def _content(row: Row, least: float = MIN_COVERED) -> Truth | None:
    if row.get("main_content") is None or not is_covered(row, least):
        return None
    return Truth(content_of(row))


def _snippets(row: Row) -> Truth:
    return Truth(None, tuple(row["must_have"]), tuple(row["must_not_have"]))


def _parts(row: Row) -> Truth | None:
    wanted = tuple(part for part in row["must_have"] or () if tokens(part))
    if not wanted:
        return None
    return Truth(None, wanted, page_words=len(tokens(wet(decode(row["html"])))))


def _expected(row: Row) -> Truth | None:
    text = expected_text(row, decode(row["html"]))
    return None if text is None else Truth(text)


GOLD: Mapping[str, Gold] = MappingProxyType(
    {
        "wcxb-dev": Gold(WORDS, _content),
        "fundus-dev": Gold(WORDS, _content, "by parsers written by hand"),
        "news-2023": Gold(WORDS, _content),
        "harvest-forums": Gold(WORDS, _content, "posts, by hand"),
        "readability-js": Gold(WORDS, _expected, "silver: Readability.js"),
        "extractor-fixtures": Gold(WORDS, _expected, "silver: other extractors"),
        "dragnet": Gold(WORDS, _content, is_trained_on=False),
        "daniel": Gold(WORDS, partial(_content, least=0.6), is_trained_on=False),
        "cleaneval": Gold(WORDS, _content, "by hand, generous", is_trained_on=False),
        "chinese-gold": Gold(WORDS, _content, is_trained_on=False),
        "cleanportaleval": Gold(WORDS, _content, is_trained_on=False),
        "small-gold": Gold(WORDS, _content, "by hand, half by a model", is_trained_on=False),
        "trafilatura-cache": Gold(SNIPPETS, _snippets, "snippets"),
        "recipes": Gold(PARTS, _parts, "ingredients and steps"),
        "legal": Gold(PARTS, _parts, "names of cases"),
        "swde-sample": Gold(PARTS, _parts, "values", is_trained_on=False),
    }
)
"""The tables whose pages are measured as HTML and as text."""


def pages_of(table: str, every: int) -> list[SavedPage]:
    """Return every `every`-th page of a table of which enough is known."""
    gold = GOLD[table]
    rows = (data.table if gold.is_trained_on else data.measured_table)(table)[::every]
    sites = _trained_sites()
    pages = []
    for row in rows:
        truth, url = gold.truth_of(row), row.get("url") or ""
        if truth is not None:
            may_be_seen = gold.is_trained_on or data.site_of(url, row["id"]) in sites
            page_type = row.get("page_type") or ""
            pages.append(SavedPage(row["id"], url, row["html"], page_type, truth, may_be_seen))
    return pages


@cache
def _trained_sites() -> frozenset[str]:
    return data.sites_of(TABLES)


def figures_of_table(table: str, results: Sequence[PageResults]) -> dict[str, Any]:
    """Return the figures of a table, ``html`` and ``text``, whichever was run."""
    gold = GOLD[table]
    about = {"pages": len(results), "rule": gold.rule, "metric": gold.metric.name}
    parts = {}
    for source, rows in (("html", html_rows(results)), ("text", text_rows(results))):
        scores = figures_of(rows, (gold.metric,))["scores"]
        if OURS in scores:
            named = {system: found[gold.metric.name] for system, found in scores.items()}
            parts[source] = {**about, "scores": named}
    return parts


def labelled_lines(every: int) -> list[data.LabelledPage]:
    """Return every `every`-th document of which each line is kept or noise."""
    return [
        data.LabelledPage(
            row["id"],
            row["id"],
            row["language"],
            "",
            tuple("body" if label else "nav" for label in row["labels"]),
            tuple(" ".join(line.split()) for line in row["lines"]),
        )
        for row in data.measured_table(LINES)[::every]
    ]


def figures_of_lines(results: Sequence[LabelledResult]) -> dict[str, Any]:
    """Return the figures of documents whose lines are labelled."""
    peers = {peer: [r.peers[peer] for r in results] for peer in results[0].peers}
    named = {OURS: [result.score for result in results]} | peers
    scores = {system: keep_drop(found) for system, found in named.items()}
    about = {"pages": len(results), "rule": "lines, by hand", "metric": "kept lines"}
    return {"text": {**about, "scores": scores}}


def measure(table: str, every: int, *, text: bool, html: bool, wanted: Renderers) -> dict[str, Any]:
    """Return the figures of a table by source; nothing where it is not there."""
    if table == LINES:
        score = partial(evaluate.score_labelled, by_fold=False, peers=True)
        labelled = parallel.mapped(score, labelled_lines(every) if text else [])
        return figures_of_lines(labelled) if labelled else {}
    plan = Plan((GOLD[table].metric,), text, html, without=LEFT_OUT, renderers=wanted)
    results = evaluate.score_pages(pages_of(table, every), plan)
    return figures_of_table(table, results) if results else {}


@click.command(help=__doc__)
@click.option("--table", "tables", type=click.Choice([*GOLD, LINES]), multiple=True)
@options.is_text
@options.is_html
@options.every()
@click.option(
    "--renderers", type=click.Choice([*RENDERERS, "all"]), default=RENDERER, show_default=True
)
@options.json_file
def main(
    tables: tuple[str, ...],
    text: bool | None,
    html: bool | None,
    every: int,
    renderers: str,
    json_file: Path | None,
) -> None:
    """Measure and print."""
    text, html = wanted_sources(text, html)
    wanted = tuple(RENDERERS) if renderers == "all" else (renderers,)
    measured = read(json_file).get("gold", {}) if json_file else {}
    figures: dict[str, Any] = {source: measured.get(source, {}) for source in ("html", "text")}
    for table in tables or (*GOLD, LINES):
        for source, part in measure(table, every, text=text, html=html, wanted=wanted).items():
            figures[source][table] = {"every": every, **part}
        merge_into(json_file, {"gold": figures})
    console = Console(width=150)
    for title, sheet in shown.gold_sheets({"gold": figures}):
        console.print(sheet.on_screen(title))
    console.print(shown.gold_in_full({"gold": figures}).on_screen("in full"))
    if not any(figures.values()):
        click.echo("The real pages are not there (CLEANER_DATA).")
