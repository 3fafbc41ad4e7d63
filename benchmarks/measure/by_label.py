"""What a signal says of the lines of each label.

The pages are the project's own labelled ones, and the hand-labelled ones where they are there
(docs/training.md). A signal is worth a training if its means lie apart for labels that are taken
for one another, and if it speaks of more than a handful of lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean

import click
from rich.console import Console

from benchmarks.measure.sheets import Sheet
from benchmarks.pages import data
from cleaner.document.labels import SCORED
from cleaner.measures.passes import measure_page
from cleaner.signals import SIGNALS, Signal

NAMES = [signal.name for signal in SIGNALS]


def values_by_label(
    signal: Signal, pages: Sequence[data.LabelledPage]
) -> Mapping[str, Sequence[float]]:
    """Return what `signal` says of each line of `pages`, by the label of the line."""
    found: dict[str, list[float]] = defaultdict(list)
    for page in pages:
        measured = measure_page(page.lines)
        for line in measured.lines:
            found[page.labels[line.page_index]].append(float(signal.of(line, measured)))
    return found


def rows(values: Mapping[str, Sequence[float]]) -> Iterator[tuple[str, ...]]:
    """Yield for each label its lines, the mean of `values`, and how many are above a half."""
    for label in SCORED:
        of_label = values.get(label, ())
        if of_label:
            true = sum(value > 0.5 for value in of_label)
            yield label, str(len(of_label)), f"{fmean(of_label):.3f}", str(true)


@click.command()
@click.argument("name", type=click.Choice(NAMES), metavar="NAME")
def main(name: str) -> None:
    """Show what the signal NAME says of the lines of each label."""
    signal = SIGNALS[NAMES.index(name)]
    values = values_by_label(signal, [*data.own_pages(), *data.fixtures()])
    sheet = Sheet(("label", "lines", "mean", "above 0.5"), tuple(rows(values)))
    Console().print(sheet.on_screen(name))


if __name__ == "__main__":
    main()
