"""The files of the labels that we gave to pages of the tables.

Each row of ``benchmarks/pages/labels/TABLE.tsv`` names a page, the converter that made it plain
text, a digest of that text, and the labels of its lines as runs (``1-14:nav 15:title``). A
table whose pages have no type has a fifth column: the type of the page, as we see it.
"""

from __future__ import annotations

import csv
from pathlib import Path

FOLDER = Path(__file__).with_name("labels")


def tables() -> list[str]:
    """Return the names of the tables with pages that we labelled."""
    return sorted(path.stem for path in FOLDER.glob("*.tsv"))


def rows(table: str) -> list[dict[str, str]]:
    """Return the labelled pages of a table; none where nothing was labelled."""
    path = FOLDER / f"{table}.tsv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def pages(table: str) -> frozenset[str]:
    """Return the names of the labelled pages of a table."""
    return frozenset(row["page"] for row in rows(table))
