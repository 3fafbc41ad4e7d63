"""Is any language or script left behind?

F1 by language and by group of scripts, in the metric of each source, cross-validated
by site. A group more than 0.04 below the mean of its source is flagged. Beside it
stands trafilatura on the HTML of the same pages: where it falls too, the pages are hard.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click
from rich.console import Console

from benchmarks import options
from benchmarks.measure import evaluate
from benchmarks.measure.evaluate import BESIDE_TEXT, TABLES, LabelledResult, PageResults, Plan
from benchmarks.measure.results import merge_into
from benchmarks.measure.shown import ALL, language_sheet, script_sheet
from benchmarks.measure.summary import grouped, page_score
from benchmarks.pages.languages import SCRIPT_GROUPS, UNKNOWN
from benchmarks.pages.metrics import Metric, mean
from benchmarks.peers.systems import OURS

LEFT_BEHIND = 0.04
"""A group this far below the mean is flagged."""


class Graded(NamedTuple):
    """A page whose language could be told, with its F1."""

    language: str
    group: str
    f1: float
    beside: float | None
    """F1 of the peer that was given the HTML."""


def graded_labelled(results: Iterable[LabelledResult]) -> list[Graded]:
    """Return the labelled pages that tell their language."""
    return [Graded(r.language, r.group, r.score.f1, None) for r in results if r.language != UNKNOWN]


def graded_pages(pages: Iterable[PageResults], metric: Metric) -> list[Graded]:
    """Return the saved pages that tell their language, in the metric of their collection."""
    return [
        Graded(page.language, page.group, f1, page_score(page, BESIDE_TEXT, metric, html=True))
        for page in pages
        if page.language != UNKNOWN
        and (f1 := page_score(page, OURS, metric, html=False)) is not None
    ]


def language_figures(graded: Mapping[str, Sequence[Graded]]) -> dict[str, Any]:
    """Return the figures of each group and language by source, and of all sources together."""
    sources = {**graded, ALL: [page for pages in graded.values() for page in pages]}
    means = {name: mean(page.f1 for page in pages) for name, pages in sources.items()}

    def split(attribute: str, order: Sequence[str]) -> dict[str, dict[str, Any]]:
        parts = {
            name: grouped(pages, lambda page: str(getattr(page, attribute)))
            for name, pages in sources.items()
        }
        return {
            key: {
                name: cell(found[key], means[name]) for name, found in parts.items() if key in found
            }
            for key in order
            if key in parts[ALL]
        }

    languages = grouped(sources[ALL], lambda page: page.language)
    by_size = sorted(languages, key=lambda language: (-len(languages[language]), language))
    return {
        "mean": {name: {"pages": len(pages), "f1": means[name]} for name, pages in sources.items()},
        "by_group": split("group", SCRIPT_GROUPS),
        "by_language": split("language", by_size),
    }


def cell(pages: Sequence[Graded], mean_of_source: float) -> dict[str, Any]:
    """Return the figures of a group in a source.

    >>> cell([Graded("de", "Latin, other", 0.85, None)], 0.9)
    {'pages': 1, 'f1': 0.85, 'left_behind': True}
    """
    f1 = mean(page.f1 for page in pages)
    beside = [page.beside for page in pages if page.beside is not None]
    found: dict[str, Any] = {
        "pages": len(pages),
        "f1": f1,
        "left_behind": f1 < mean_of_source - LEFT_BEHIND,
    }
    return found | ({BESIDE_TEXT: mean(beside)} if beside else {})


def measure(every: int) -> dict[str, Any]:
    """Measure all sources that are there."""
    graded = {
        "own_pages": graded_labelled(evaluate.score_own_pages(peers=False)),
        "fixtures": graded_labelled(evaluate.score_fixtures(peers=False)),
    }
    for table, metrics in TABLES.items():
        pages = evaluate.score_table(table, Plan(metrics[:1]), every)
        graded[table] = graded_pages(pages, metrics[0])
    return language_figures(graded)


@click.command(help=__doc__)
@options.every()
@options.json_file
def main(every: int, json_file: Path | None) -> None:
    """Measure and print."""
    figures = {"languages": measure(every)}
    console = Console(width=150)
    console.print(script_sheet(figures).on_screen("F1 (pages) by script"))
    console.print(language_sheet(figures).on_screen("F1 (pages) by language"))
    merge_into(json_file, figures)
