"""Which references are wrong?

A page of the tables is not trained on with a reference that says nothing of a page with content,
whose text does not stand on the page, or that has little in common with what we labelled as
content. The list, with the reason for each, is in ``left_out.tsv``. Such pages are
measured all the same.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click

from benchmarks.pages import data
from benchmarks.pages.metrics import word_f1
from benchmarks.train.labels.agreement import body_of
from benchmarks.train.labels.corpus import Example, examples
from benchmarks.train.labels.hand_labels import labelled_by_us

LEFT_OUT = Path(__file__).with_name("left_out.tsv")
MIN_CEILING = 0.6
"""Word F1 of the lines that lie in the reference; below it the text is not on the page."""
MIN_AGREEMENT = 0.4
"""Word F1 of our labels against the reference; a difference of conventions is seldom so large."""


@cache
def left_out() -> frozenset[tuple[str, str]]:
    """Return table and name of the pages whose reference is not trained on."""
    with LEFT_OUT.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return frozenset((row["table"], row["page"]) for row in rows)


def wrong_references() -> Iterator[tuple[str, str, str]]:
    """Yield table and name of each page with a wrong reference, and what is wrong with it."""
    rendered = examples(data.CONTENT_TABLES)
    labelled = {page.name: page for page in labelled_by_us(rendered)}
    pages: defaultdict[tuple[str, str], list[Example]] = defaultdict(list)
    for example in rendered:
        pages[example.source, example.name].append(example)
    for (table, name), versions in sorted(pages.items()):
        reason = _reason(versions, labelled.get(f"{table}/{name}"))
        if reason:
            yield table, name, reason


def _reason(versions: list[Example], labelled: Example | None) -> str:
    reference = versions[0].reference or ""
    best = max(version.ceiling for version in versions)
    ours = body_of(labelled) if labelled is not None else ""
    kept = len(ours.split())
    if not reference.strip():
        return f"the reference is empty; our labels keep {kept} words" if kept else ""
    if best < MIN_CEILING:
        return f"the text does not stand on the page: the best lines reach a word F1 of {best:.2f}"
    agreement = word_f1(ours, reference) if labelled is not None else 1.0
    if agreement < MIN_AGREEMENT:
        size = len(reference.split())
        return f"{size} words, our labels keep {kept}: word F1 {agreement:.2f}"
    return ""


@click.command(help=__doc__)
@click.option("--write", is_flag=True, help="Write the list that the training leaves out.")
def main(write: bool) -> None:
    """Print the pages with a wrong reference."""
    found = list(wrong_references())
    for table, name, reason in found:
        click.echo(f"{table}/{name}: {reason}")
    if write:
        rows = ("table\tpage\treason", *("\t".join(row) for row in found))
        LEFT_OUT.write_text("\n".join(rows) + "\n", encoding="utf-8")
