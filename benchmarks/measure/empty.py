"""Is "this page holds no content" said where it is true?

Pages without content: consent walls, error pages, log-ins and pages that never loaded,
written for this project (``tests/without_content``, named KIND-LANGUAGE), and pages of the
tables with their content taken out, with an error message in its place or without. Pages
with content: all others. Cross-validated by site.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import click
from rich.console import Console

from benchmarks import options
from benchmarks.measure.results import merge_into
from benchmarks.measure.shown import empty_sheet
from benchmarks.measure.summary import grouped
from benchmarks.pages import data, parallel
from benchmarks.pages.languages import language_of
from benchmarks.peers.held_out import cleaned
from benchmarks.train.augment.variants import emptied
from benchmarks.train.labels import corpus
from cleaner.document.labels import KEPT

OWN = "our own pages"
FIXTURES = "hand-labelled pages"
EMPTIED = "content taken out"
ERROR = "error message in its place"


WITHOUT_CONTENT = data.ROOT / "tests" / "without_content"


class Answered(NamedTuple):
    """Whether a page has content, and whether it was said to."""

    source: str
    kind: str
    has_content: bool
    found: bool


def of_labelled(page: data.LabelledPage, *, by_fold: bool) -> list[Answered]:
    """Clean a labelled page."""
    has_content = any(label in KEPT for label in page.labels)
    fold = data.fold_of(page.site) if by_fold else None
    source = FIXTURES if by_fold else OWN
    return [Answered(source, page.page_type, has_content, cleaned(page.text, fold).found)]


def of_walls() -> list[Answered]:
    """Clean the pages of our own that hold nothing but walls, errors and furniture."""
    return [
        Answered(
            OWN,
            path.stem.partition("-")[0],
            False,
            cleaned(path.read_text(encoding="utf-8"), None).found,
        )
        for path in sorted(WITHOUT_CONTENT.glob("*.txt"))
    ]


def of_example(example: corpus.Example) -> list[Answered]:
    """Clean a page of a table, whole and with its content taken out."""
    language = language_of(example.reference or "")
    seed = zlib.crc32(f"{example.source}/{example.name}/{example.renderer}".encode())
    left = emptied(example, language, random.Random(seed))
    kind = ERROR if len(set(left.lines) - set(example.lines)) else EMPTIED
    has_content = bool((example.reference or "").strip())
    whole = cleaned(example.text, example.fold).found
    return [
        Answered(example.source, example.page_type, has_content, whole),
        Answered(example.source, kind, False, cleaned(left.text, example.fold).found),
    ]


def empty_figures(answers: Iterable[Answered]) -> dict[str, Any]:
    """Return by source and kind how many pages there are, and how many were found empty.

    >>> empty_figures([Answered("table", "article", True, False)])["with_content"]
    {'table': {'article': {'pages': 1, 'found_empty': 1}}}
    """

    def counted(has_content: bool) -> dict[str, Any]:
        chosen = [answer for answer in answers if answer.has_content == has_content]
        return {
            source: {
                kind: {"pages": len(pages), "found_empty": sum(not page.found for page in pages)}
                for kind, pages in sorted(grouped(members, lambda a: a.kind).items())
            }
            for source, members in grouped(chosen, lambda a: a.source).items()
        }

    answers = list(answers)
    return {"with_content": counted(True), "without_content": counted(False)}


def measure(every: int) -> dict[str, Any]:
    """Measure the pages that are there."""
    own = parallel.mapped(partial(of_labelled, by_fold=False), data.own_pages())
    real = parallel.mapped(partial(of_labelled, by_fold=True), data.fixtures())
    examples = corpus.examples(data.CONTENT_TABLES) if data.shared_folder() else []
    by_page = grouped(examples, lambda example: (example.source, example.name))
    chosen = [example for name in list(by_page)[::every] for example in by_page[name]]
    tables = parallel.mapped(of_example, chosen)
    answers = (answer for part in (own, real, tables) for page in part for answer in page)
    return empty_figures([*of_walls(), *answers])


@click.command(help=__doc__)
@options.every(4)
@options.json_file
def main(every: int, json_file: Path | None) -> None:
    """Measure and print."""
    figures = {"empty": measure(every)}
    title = "pages without content are to be found empty, others never"
    Console(width=100).print(empty_sheet(figures).on_screen(title))
    merge_into(json_file, figures)
