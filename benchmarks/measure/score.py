"""Measure cleaner beside its peers.

Prints, cross-validated by site: keep/drop F1 and label F1 on the hand-labelled
pages; on the tables, given each page as plain text in four renderings and as HTML,
the words and snippets of its content that were found, by kind of page, language and
script; each beside the peers on the same pages in the same run, with the CPU time
of all of them. ``--collection NAME DIR`` measures a clone of a public collection
instead. Without the real pages it measures the project's own labelled pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from benchmarks import options
from benchmarks.measure import evaluate, printed
from benchmarks.measure.by_language import graded_labelled, graded_pages, language_figures
from benchmarks.measure.evaluate import TABLES, PageResults, Plan
from benchmarks.measure.reliability import reliability_figures
from benchmarks.measure.results import merge_into
from benchmarks.measure.summary import (
    figures_of,
    html_rows,
    labelled_figures,
    page_type_counts,
    text_rows,
)
from benchmarks.pages import data
from benchmarks.pages.collections import COLLECTIONS
from benchmarks.pages.metrics import Metric


def pages_figures(pages: Sequence[PageResults], metrics: Sequence[Metric]) -> dict[str, Any]:
    """Return the figures of a table or collection, ``text`` and ``html``, whichever was run."""
    about = {"pages": len(pages), "page_types": page_type_counts(pages)}
    parts = {
        "text": figures_of(text_rows(pages), metrics),
        "html": figures_of(html_rows(pages), metrics),
    }
    return {name: about | part for name, part in parts.items() if part["scores"]}


def measure(*, text: bool, html: bool, peers: bool, every: int) -> dict[str, Any]:
    """Measure everything that is there."""
    own = evaluate.score_own_pages(peers=peers)
    figures: dict[str, Any] = {"every": every, "own_pages": labelled_figures(own)}
    if data.shared_folder() is None:
        return figures
    fixtures = evaluate.score_fixtures(peers=peers)
    tables = {
        name: evaluate.score_table(name, Plan(metrics, text, html, peers), every)
        for name, metrics in TABLES.items()
    }
    figures["fixtures"] = labelled_figures(fixtures)
    for name, pages in tables.items():
        for source, part in pages_figures(pages, TABLES[name]).items():
            if (source == "text" and text) or (source == "html" and html):
                figures.setdefault(source, {})[name] = part
    if text:
        graded = {"own_pages": graded_labelled(own), "fixtures": graded_labelled(fixtures)}
        graded |= {name: graded_pages(pages, TABLES[name][0]) for name, pages in tables.items()}
        figures["languages"] = language_figures(graded)
        figures["reliability"] = reliability_figures(fixtures, tables)
    return figures


def measure_collection(name: str, folder: Path, plan: Plan, every: int) -> dict[str, Any]:
    """Measure the clone of a public collection."""
    pages = list(islice(COLLECTIONS[name].load(folder), 0, None, every))
    return pages_figures(evaluate.score_pages(pages, plan), plan.metrics)


@click.command(help=__doc__)
@options.is_text
@options.is_html
@click.option("--peers/--no-peers", default=True, help="Run the peers beside cleaner.")
@options.every()
@click.option(
    "--collection",
    type=(click.Choice(list(COLLECTIONS)), click.Path(exists=True, path_type=Path)),
    metavar="NAME DIR",
    help=f"Measure a clone of a public collection: {', '.join(COLLECTIONS)}.",
)
@options.json_file
def main(
    text: bool | None,
    html: bool | None,
    peers: bool,
    every: int,
    collection: tuple[str, Path] | None,
    json_file: Path | None,
) -> None:
    """Measure and print."""
    text, html = wanted_sources(text, html)
    console = Console(width=150)
    if collection is not None:
        name, folder = collection
        plan = Plan(COLLECTIONS[name].metrics, text, html, peers)
        figures = {name: measure_collection(name, folder, plan, every)}
        for source, part in figures[name].items():
            printed.pages(f"{name}, {source}", part, console)
    else:
        figures = measure(text=text, html=html, peers=peers, every=every)
        printed.everything(figures, console)
    merge_into(json_file, figures)


def wanted_sources(text: bool | None, html: bool | None) -> tuple[bool, bool]:
    """Return which sources are wanted: those asked for, or all but those refused.

    >>> wanted_sources(None, None), wanted_sources(True, None), wanted_sources(None, False)
    ((True, True), (True, False), (True, False))
    """
    named = bool(text or html)
    return (not named if text is None else text), (not named if html is None else html)
