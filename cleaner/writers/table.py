"""Pages as rows of a table, for spreadsheets and for programs that read CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from io import StringIO
from types import MappingProxyType
from typing import Any

SEPARATORS: Mapping[str, str] = MappingProxyType({"csv": ",", "tsv": "\t"})
"""What stands between the columns of each form of table."""
COLUMNS = (
    "source", "url", "found", "confidence", "page_type", "language", "title", "author",
    "published", "modified", "digest", "text",
)  # fmt: skip
"""The columns, in order; all but the first are attributes of a page."""


def heads(form: str) -> str:
    r"""Return the row with the names of the columns.

    >>> heads("tsv").split("\t")[:3]
    ['source', 'url', 'found']
    """
    return written(form, COLUMNS)


def row(form: str, source: str, page: Any) -> str:
    """Return the row of the `page` that came from `source`."""
    values = (getattr(page, name) for name in COLUMNS[1:])
    return written(form, (source, *values))


def written(form: str, values: Iterable[object]) -> str:
    r"""Return a row of `values` as RFC 4180 has it, but that it ends as lines of text do.

    >>> written("csv", ["a", None, True, 0.5, 'He said "no"\nand left'])
    'a,,true,0.5,"He said ""no""\nand left"\n'
    """
    stream = StringIO(newline="")
    writer = csv.writer(stream, delimiter=SEPARATORS[form], lineterminator="\n")
    writer.writerow([_plain(value) for value in values])
    return stream.getvalue()


def _plain(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return round(value, 4) if isinstance(value, float) else value
