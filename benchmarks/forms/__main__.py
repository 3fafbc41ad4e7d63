"""Compare forms of the model: ``python -m benchmarks.forms --form crf --fold 0``.

Fits each form without the sites of a fold and tests it there, beside the network with its usual
decoding: keep/drop F1 and label F1 on the pages labelled by hand, word F1 of the body on the
tables in one rendering. ``crf`` and ``semi-markov`` stand on the network of that fold; they are
fitted on the labelled pages of the other folds, each scored by the network that has not seen it.
"""

from __future__ import annotations

import time
from collections.abc import Mapping

import click
from rich.console import Console
from rich.table import Table

from benchmarks import data
from benchmarks.forms.fitted import FORMS, network
from benchmarks.forms.measure import BY_HAND, TABLES, Measured, compared, measured
from benchmarks.forms.pages import held, materials


def compare(forms: tuple[str, ...], fold: int) -> dict[str, Measured]:
    """Measure the network and each form; the network as it ships comes first."""
    pages = materials()
    wanted = {*BY_HAND, *TABLES}
    tested = [
        held(page) for page in pages if page.example.fold == fold and page.example.source in wanted
    ]
    found = {name: measured(decoder, tested) for name, decoder in network(fold).items()}
    for form in forms:
        begun = time.process_time()
        decoders = FORMS[form](pages, fold)
        click.echo(f"{form}: fitted in {time.process_time() - begun:.0f} s of CPU", err=True)
        found |= {name: measured(decoder, tested) for name, decoder in decoders.items()}
    return found


def table_of(found: Mapping[str, Measured], fold: int) -> Table:
    """Return the figures as they are printed."""
    table = Table(title=f"Forms of the model, fold {fold}")
    table.add_column("form")
    for column in next(iter(found.values())).figures:
        table.add_column(column, justify="right")
    for name, reached in found.items():
        table.add_row(name, *(f"{number:.3f}" for number in reached.figures.values()))
    return table


@click.command(help=__doc__)
@click.option(
    "--form",
    "forms",
    type=click.Choice(list(FORMS)),
    multiple=True,
    help="Only these.  [default: all]",
)
@click.option("--fold", type=click.IntRange(0, data.FOLDS - 1), default=0, show_default=True)
def main(forms: tuple[str, ...], fold: int) -> None:
    """Measure and print."""
    if data.shared_folder() is None:
        raise click.ClickException("the tables are not there: set CLEANER_DATA (docs/training.md)")
    found = compare(forms or tuple(FORMS), fold)
    Console(width=120).print(table_of(found, fold))
    (_, usual), *others = found.items()
    for name, reached in others:
        for source, pages in reached.by_page.items():
            click.echo(f"{name}, {source}: {compared(pages, usual.by_page[source])}")


if __name__ == "__main__":
    main()
