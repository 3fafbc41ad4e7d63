"""Which labels are taken for which?

The sixteen labels of the hand-labelled pages against those given, cross-validated by
site; then, by kind of page, the lines that were kept or dropped wrongly, the most
frequent confusion first.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import click
from rich.console import Console

from benchmarks import options
from benchmarks.measure import evaluate
from benchmarks.measure.evaluate import LabelledResult
from benchmarks.measure.sheets import Sheet
from benchmarks.measure.summary import grouped
from benchmarks.measure.worst import wrong_lines
from cleaner.document.labels import SCORED

BLANK = frozenset({"-", "blank"})
SHORT = 4
"""So many letters of a label head a column."""


def matrix(results: Iterable[LabelledResult]) -> dict[str, dict[str, int]]:
    """Return how often each label was given to the lines of each true label."""
    counts = Counter(
        (true, given)
        for result in results
        for true, given in zip(result.true, result.given, strict=True)
        if true not in BLANK and given not in BLANK
    )
    labels = [str(label) for label in SCORED]
    return {true: {given: counts[true, given] for given in labels} for true in labels}


def confusions(results: Sequence[LabelledResult]) -> dict[str, list[dict[str, Any]]]:
    """Return by kind of page which labels were confused across kept and dropped, with the lines."""
    found: dict[str, list[dict[str, Any]]] = {}
    for page_type, members in sorted(grouped(results, lambda r: r.page_type).items()):
        wrong = [{"page": r.name, **line} for r in members for line in wrong_lines(r)]
        pairs = grouped(wrong, lambda line: (line["true"], line["given"]))
        found[page_type] = [
            {"true": true, "given": given, "lines": lines}
            for (true, given), lines in sorted(pairs.items(), key=lambda pair: -len(pair[1]))
        ]
    return found


def show(results: Sequence[LabelledResult], lines: int, console: Console) -> None:
    """Print the matrix and the confusions with some of their lines."""
    counts = matrix(results)
    rows = (
        (true, *(str(n or "·") for n in given.values()), str(sum(given.values())))
        for true, given in counts.items()
    )
    heads = ("true \\ given", *(label[:SHORT] for label in counts), "all")
    console.print(Sheet(heads, tuple(rows)).on_screen("lines by true and given label"))
    for page_type, pairs in confusions(results).items():
        wrong = sum(len(pair["lines"]) for pair in pairs)
        console.print(f"\n{page_type}: {wrong} lines kept or dropped wrongly", style="bold")
        for pair in pairs:
            console.print(f"  {pair['true']} -> {pair['given']}: {len(pair['lines'])}")
            for line in pair["lines"][:lines]:
                where = f"{line['page']}:{line['line']}"
                text = f"      {line['probability']:.2f}  {where}  {line['text']}"
                console.print(text, markup=False, highlight=False)


@click.command(help=__doc__)
@click.option("--lines", default=3, show_default=True, help="Lines shown of each confusion.")
@click.option("--page-type", help="Only pages of this kind.")
@options.as_json
def main(lines: int, page_type: str | None, as_json: bool) -> None:
    """Measure and print."""
    results = [
        r for r in evaluate.score_labelled_pages() if page_type is None or r.page_type == page_type
    ]
    if as_json:
        figures = {"matrix": matrix(results), "confusions": confusions(results)}
        click.echo(json.dumps(figures, indent=1, ensure_ascii=False))
    else:
        show(results, lines, Console(width=150))
