"""How pages are to be read, and how a row of a table becomes a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cleaner.batch.records import BROKEN, Failure, Record, too_large
from cleaner.document.options import Input

CONTENT_COLUMNS = ("html", "text", "content")
"""Where the page is looked for, in this order, if nobody names the column."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the user says about how to read."""

    page_bytes: int = 20_000_000
    """A page that has more is not read."""
    content_column: str | None = None
    """Column that holds the page; None: the first of `CONTENT_COLUMNS` that is there."""
    id_column: str = "id"
    """Column that names the page."""
    url_column: str = "url"
    """Column that holds its address."""

    def page_column(self, names: Iterable[str]) -> str | None:
        """Return which of the columns `names` holds the page, or None if none does."""
        wanted = CONTENT_COLUMNS if self.content_column is None else (self.content_column,)
        there = set(names)
        return next((name for name in wanted if name in there), None)

    @property
    def no_content(self) -> str:
        """What to say where no column holds the page."""
        if self.content_column is not None:
            return f"no column {self.content_column}"
        return f"no column {', '.join(CONTENT_COLUMNS)}: name the one with --content-column"


def type_of(value: object) -> str:
    """Return what a value of a table is called.

    >>> type_of(None), type_of([1])
    ('null', 'list')
    """
    return "null" if value is None else type(value).__name__


def record_of_row(
    row: Mapping[str, Any], source: str, name: str, read: int, reading: Reading
) -> Record:
    """Return the page that a `row` of a table holds.

    Args:
        row: the columns and their values.
        source: the file that it stands in.
        name: what to call the page where the row does not.
        read: bytes of the file that were read so far.
        reading: which columns hold what.

    >>> record = record_of_row({"text": "A page.", "id": 7}, "a.jsonl", "a.jsonl:1", 0, Reading())
    >>> record.id, record.content, record.failure
    ('7', 'A page.', None)
    >>> print(record_of_row({"url": "x"}, "a.jsonl", "a.jsonl:1", 0, Reading()).failure)
    broken: no column html, text, content: name the one with --content-column
    """
    given = row.get(reading.id_column)
    known = name if given is None or given == "" else str(given)
    url = row.get(reading.url_column)
    address = url if isinstance(url, str) and url else None
    column = reading.page_column(row)
    content = None if column is None else row[column]
    if column is None:
        failure = Failure(BROKEN, reading.no_content)
    elif not isinstance(content, str | bytes):
        failure = Failure(BROKEN, f"{column} holds {type_of(content)}, not a page")
    elif len(content) > reading.page_bytes:
        failure = too_large(reading.page_bytes)
    else:
        kind: Input = "html" if column == "html" else "auto"
        return Record(known, source, content, address, kind=kind, read=read)
    return Record(known, source, url=address, failure=failure, read=read)
