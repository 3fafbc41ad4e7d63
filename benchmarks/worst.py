"""List the pages and lines that come out worst: ``python -m benchmarks.worst``.

Read twenty of them after every training; the means alone mislead.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from benchmarks import evaluate
from benchmarks.evaluate import LabelledResult, Plan
from benchmarks.metrics import NOT_SCORED
from benchmarks.systems import OURS
from cleaner.document.labels import KEPT

SHOWN_CHARS = 100


def wrong_lines(result: LabelledResult) -> Iterator[dict[str, Any]]:
    """Return the lines of a labelled page that were kept or dropped wrongly, the surest first."""
    rows = zip(result.true, result.given, result.probabilities, result.lines, strict=False)
    wrong = [
        {
            "line": number,
            "true": true,
            "given": given,
            "probability": round(p, 3),
            "text": text.strip()[:SHOWN_CHARS],
        }
        for number, (true, given, p, text) in enumerate(rows, start=1)
        if true not in NOT_SCORED and given != "duplicate" and (true in KEPT) != (given in KEPT)
    ]
    yield from sorted(wrong, key=lambda row: -abs(float(str(row["probability"])) - 0.5))


def worst_labelled(pages: int, lines: int) -> list[dict[str, Any]]:
    """Return the worst hand-labelled pages with their worst lines."""
    results = sorted(evaluate.score_labelled_pages(), key=lambda result: result.score.f1)
    return [
        {
            "page": r.name,
            "f1": round(r.score.f1, 4),
            "confidence": round(r.confidence, 3),
            "lines": list(wrong_lines(r))[:lines],
        }
        for r in results[:pages]
    ]


def worst_rows(table: str, pages: int, every: int) -> list[dict[str, Any]]:
    """Return the worst pages of a table."""
    metrics = evaluate.TABLES[table]
    found = [
        (metrics[0].over([result.scores[metrics[0].name]])[metrics[0].headline], page, result)
        for page in evaluate.score_table(table, Plan(metrics, peers=False), every)
        for result in page.of(OURS)
        if metrics[0].name in result.scores
    ]
    found.sort(key=lambda row: row[0])
    return [
        {
            "page": page.name,
            "f1": round(f1, 4),
            "type": page.page_type,
            "source": result.source,
            "confidence": round(result.confidence or 0.0, 3),
        }
        for f1, page, result in found[:pages]
    ]


@click.command(help=__doc__)
@click.option("--pages", default=20, show_default=True)
@click.option("--lines", default=12, show_default=True, help="Wrong lines shown of each page.")
@click.option(
    "--table",
    type=click.Choice(list(evaluate.TABLES)),
    help="A table instead of the labelled pages.",
)
@click.option("--every", default=1, show_default=True, help="Take every n-th page of the table.")
@click.option("--json", "as_json", is_flag=True)
def main(pages: int, lines: int, table: str | None, every: int, as_json: bool) -> None:
    """List the worst."""
    found = worst_rows(table, pages, every) if table else worst_labelled(pages, lines)
    if as_json:
        click.echo(json.dumps(found, indent=1, ensure_ascii=False))
        return
    for page in found:
        rest = "  ".join(f"{k} {v}" for k, v in page.items() if k not in ("page", "lines"))
        click.echo(f"{page['page']}  {rest}")
        for line in page.get("lines", ()):
            click.echo(
                f"    {line['line']:4} {line['true']:>10} -> {line['given']:10} "
                f"{line['probability']:.2f}  {line['text']}"
            )


if __name__ == "__main__":
    main()
