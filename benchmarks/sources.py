"""How often each source of an HTML page's metadata is right, field by field.

    python -m benchmarks.sources [--every N]

The weights of `cleaner.metadata.ballot` follow from this: about the log-odds of the share.
"""

from __future__ import annotations

import argparse
import multiprocessing
from collections import Counter, defaultdict
from typing import Any

from benchmarks import data
from benchmarks.metadata import FIELDS, TABLES, known_values, outcome
from benchmarks.renderers import decode
from cleaner.metadata.html import metadata_of_html


def outcomes_of(row: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return field, source and outcome of everything that the sources of a page say."""
    known = known_values(row)
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    for candidate in metadata_of_html(decode(row["html"]), row["url"]).candidates:
        said[candidate.field, candidate.source].append(candidate.value)
    return [
        (field, source, outcome(field, known[field], _together(field, values)))
        for (field, source), values in said.items()
        if field in FIELDS
    ]


def _together(field: str, values: list[str]) -> str:
    if field == "author":
        return ", ".join(values)
    return min(values) if field == "published" else values[0]


def main() -> None:
    """Print a line for each field and source."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1)
    every = parser.parse_args().every
    rows = [row for table in TABLES for row in data.table(table)[::every]]
    counts: Counter[tuple[str, str, str]] = Counter()
    with multiprocessing.get_context("spawn").Pool() as pool:
        for outcomes in pool.map(outcomes_of, rows, chunksize=4):
            counts.update(outcomes)
    for field, source in sorted({key[:2] for key in counts}):
        right, wrong = counts[field, source, "right"], counts[field, source, "wrong"]
        share = right / max(right + wrong, 1)
        print(f"{field:10} {source:30} right {right:5} wrong {wrong:5} share {share:.2f}")


if __name__ == "__main__":
    main()
