"""List the pages and lines that come out worst.

Read twenty of them after every training; the means alone mislead.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from benchmarks import options
from benchmarks.measure import evaluate, gold
from benchmarks.measure.evaluate import LabelledResult, Plan
from benchmarks.pages import parallel
from benchmarks.pages.alignment import align
from benchmarks.pages.collections.saved import SavedPage
from benchmarks.pages.metrics import NOT_SCORED, WORDS, word_f1
from benchmarks.peers.held_out import cleaned_html
from benchmarks.peers.systems import OURS
from cleaner.document.labels import BODY, KEPT
from cleaner.readers.encoding import decode

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


def read_as_html(saved: SavedPage) -> dict[str, Any]:
    """Clean a page of HTML; return its word F1, the best one, and the lines that were wrong.

    The best is that of the lines that stand in the reference. The longest wrong lines come first.
    """
    page = cleaned_html(decode(saved.html)[0], saved.fold)
    reference = saved.truth.reference or ""
    should = align([line.text for line in page.lines], reference)
    rows = list(zip(page.lines, should, strict=True))
    wrong = [
        {
            "line": line.number,
            "true": "kept" if wanted else "dropped",
            "given": str(line.label),
            "probability": round(line.probability, 3),
            "text": line.text.strip()[:SHOWN_CHARS],
        }
        for line, wanted in sorted(rows, key=lambda row: -len(row[0].text))
        if (line.label in BODY) != wanted
    ]
    return {
        "page": saved.name,
        "f1": round(word_f1(page.body, reference), 4),
        "best": round(word_f1("\n".join(line.text for line, yes in rows if yes), reference), 4),
        "type": saved.page_type,
        "given": page.page_type,
        "confidence": round(page.confidence, 3),
        "lines": wrong,
    }


def worst_as_html(table: str, pages: int, lines: int, every: int) -> list[dict[str, Any]]:
    """Return the pages of a table that come out worst as HTML, with their longest wrong lines."""
    found = parallel.mapped(read_as_html, gold.pages_of(table, every))
    found.sort(key=lambda row: row["f1"] - row["best"])
    return [row | {"lines": row["lines"][:lines]} for row in found[:pages]]


AS_HTML = tuple(
    name for name, table in gold.GOLD.items() if table.metric is WORDS and table.is_trained_on
)
"""Tables with the text of the content; those that are only measured on are not read."""


@click.command(help=__doc__)
@click.option("--pages", default=20, show_default=True)
@click.option("--lines", default=12, show_default=True, help="Wrong lines shown of each page.")
@click.option(
    "--table",
    type=click.Choice(sorted({*evaluate.TABLES, *AS_HTML})),
    help="A table instead of the labelled pages.",
)
@click.option("--html", is_flag=True, help="Its pages as HTML, with the wrong lines.")
@options.every()
@options.as_json
def main(pages: int, lines: int, table: str | None, html: bool, every: int, as_json: bool) -> None:
    """List the worst."""
    if (html and table not in AS_HTML) or (table and not html and table not in evaluate.TABLES):
        raise click.UsageError(
            f"--table: {', '.join(evaluate.TABLES)}; with --html: {', '.join(AS_HTML)}"
        )
    if html and table:
        found = worst_as_html(table, pages, lines, every)
    else:
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
