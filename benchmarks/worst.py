"""List the pages and lines that come out worst: ``python -m benchmarks.worst``.

Read twenty of them after every training; the means alone mislead.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from benchmarks import data, evaluate
from benchmarks.evaluate import OURS, LabelledResult
from benchmarks.metrics import NOT_SCORED
from cleaner.labels import KEPT

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
    results = (
        evaluate.score_fixtures(peers=False)
        if data.shared_folder()
        else evaluate.score_own_pages(peers=False)
    )
    results.sort(key=lambda result: result.score.f1)
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
    results = evaluate.score_table(table, peers=False, every=every)
    results.sort(key=lambda result: result.scores[OURS])
    return [
        {
            "page": r.name,
            "f1": round(r.scores[OURS], 4),
            "type": r.page_type,
            "renderer": r.renderer,
            "confidence": round(r.confidence, 3),
        }
        for r in results[:pages]
    ]


@click.command(help=__doc__)
@click.option("--pages", default=20, show_default=True)
@click.option("--lines", default=12, show_default=True, help="Wrong lines shown of each page.")
@click.option("--table", help="A table instead of the labelled pages.")
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
