"""How often each source of an HTML page's metadata is right, field by field.

The weights of `cleaner.metadata.ballot` follow from this: about the log-odds of the share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import click

from benchmarks import options
from benchmarks.measure.metadata import FIELDS, known_values, outcome
from benchmarks.pages import data, parallel
from benchmarks.pages.renderers import decode
from cleaner.metadata.html import metadata_of_html


def outcomes_of(row: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return field, source and outcome of everything that the sources of a page say."""
    known = known_values(row)
    values_of: dict[tuple[str, str], list[str]] = defaultdict(list)
    for candidate in metadata_of_html(decode(row["html"]), row["url"]).candidates:
        values_of[candidate.field, candidate.source].append(candidate.value)
    return [
        (field, source, outcome(field, known[field], _together(field, values)))
        for (field, source), values in values_of.items()
        if field in FIELDS
    ]


def _together(field: str, values: list[str]) -> str:
    if field == "author":
        return ", ".join(values)
    return min(values) if field == "published" else values[0]


@click.command(help=__doc__)
@options.every()
def main(every: int) -> None:
    """Print a line for each field and source."""
    rows = [row for table in data.CONTENT_TABLES for row in data.table(table)[::every]]
    counts: Counter[tuple[str, str, str]] = Counter()
    for outcomes in parallel.mapped(outcomes_of, rows):
        counts.update(outcomes)
    for field, source in sorted({key[:2] for key in counts}):
        right, wrong = counts[field, source, "right"], counts[field, source, "wrong"]
        share = right / max(right + wrong, 1)
        print(f"{field:10} {source:30} right {right:5} wrong {wrong:5} share {share:.2f}")
