"""What a signal says of the lines of each label.

The pages are the project's own labelled ones, and the hand-labelled ones where they are there
(docs/training.md). A signal that needs a tree is asked about our own pages of HTML, which are few:
they show where it is true, not what it is worth. A signal is worth a training if its means lie
apart for labels that are taken for one another, and if it speaks of more than a handful of lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from statistics import fmean

import click
from rich.console import Console

from benchmarks.measure.sheets import Sheet
from benchmarks.pages import data
from cleaner.document.labels import SCORED
from cleaner.measures.page import MeasuredPage
from cleaner.measures.passes import measure_page
from cleaner.readers.html import read_html
from cleaner.signals import HTML_SIGNALS, SIGNALS, Signal

OWN_HTML = data.ROOT / "tests" / "html"
BY_NAME = {signal.name: signal for signal in HTML_SIGNALS}
OF_TEXT = frozenset(signal.name for signal in SIGNALS)

Labelled = tuple[MeasuredPage, Sequence[str]]
"""A measured page, and a label for each of its lines, blank ones included."""


def values_by_label(signal: Signal, pages: Iterable[Labelled]) -> Mapping[str, Sequence[float]]:
    """Return what `signal` says of each line of `pages`, by the label of the line."""
    found: dict[str, list[float]] = defaultdict(list)
    for measured, labels in pages:
        for line in measured.lines:
            found[labels[line.page_index]].append(float(signal.of(line, measured)))
    return found


def text_pages() -> Iterator[Labelled]:
    """Yield the labelled pages of plain text."""
    for page in (*data.own_pages(), *data.fixtures()):
        yield measure_page(page.lines), page.labels


def html_pages() -> Iterator[Labelled]:
    """Yield our own labelled pages of HTML."""
    for path in sorted(OWN_HTML.glob("*.html")):
        lines, tree = read_html(path.read_text(encoding="utf-8"))
        labels, _ = data.read_labelled(path.with_suffix(".tsv"))
        yield measure_page(list(lines), tree=tree), labels


def rows(values: Mapping[str, Sequence[float]]) -> Iterator[tuple[str, ...]]:
    """Yield for each label its lines, the mean of `values`, and how many are above a half."""
    for label in SCORED:
        of_label = values.get(label, ())
        if of_label:
            true = sum(value > 0.5 for value in of_label)
            yield label, str(len(of_label)), f"{fmean(of_label):.3f}", str(true)


@click.command()
@click.argument("name", metavar="NAME")
def main(name: str) -> None:
    """Show what the signal NAME says of the lines of each label."""
    signal = BY_NAME.get(name)
    if signal is None:
        near = ", ".join(get_close_matches(name, BY_NAME)) or "none"
        raise click.BadParameter(f"no signal is called {name!r}; names like it: {near}")
    values = values_by_label(signal, text_pages() if name in OF_TEXT else html_pages())
    sheet = Sheet(("label", "lines", "mean", "above 0.5"), tuple(rows(values)))
    Console().print(sheet.on_screen(name))


if __name__ == "__main__":
    main()
