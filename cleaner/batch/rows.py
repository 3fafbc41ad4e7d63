"""A cleaned page as a row of the output, and what was dropped of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cleaner.batch.columns import ERROR, GETTERS, values_of_line, values_of_page
from cleaner.batch.records import Failure, Record
from cleaner.page import Page
from cleaner.writers.visible import without_surrogates

Row = dict[str, Any]
COLUMNS = {
    "id": "What the source calls the page: `id` of a row, `WARC-Record-ID`, the name of the file; "
    "else `FILE:line`.",
    "source": "The file that the page was read from.",
    "url": "Its address, as the source has it or the page tells; null where neither does.",
    "found": "Whether it holds main content; false where it failed.",
    "confidence": "The word F1 to expect, 0 to 1.",
    "page_type": "article, forum, product, collection, listing, documentation, service, none.",
    "language": "ISO 639-1 code.",
    "title": "The headline.",
    "byline": "The first line that names author, date or source.",
    "author": "Who wrote it, several joined by a comma.",
    "published": "The day of first publication, `2022-02-02`.",
    "modified": "The day of the last change, where the page tells of one.",
    "digest": "The same for pages whose body has the same words: 32 hexadecimal digits.",
    "simhash": "Nearly the same for nearly the same body: 16 hexadecimal digits.",
    "text": "The article; empty where there is none.",
    "markdown": "With `--markdown`: the article as Markdown.",
    "lines": "With `--lines`: every line of the page, each with `label`, `text`, `probability`.",
    "comments": "With `--comments`: those of readers, each with `author`, `date`, `depth`, `text`.",
    "error": "Why the page failed; null for every other page.",
}
"""The columns of the output; some only where they were asked for (`Wanted`)."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The columns that only rows have of which somebody wants them."""

    markdown: bool = False
    lines: bool = False
    comments: bool = False

    @property
    def columns(self) -> list[str]:
        """The names of all columns that are written."""
        return [name for name in COLUMNS if getattr(self, name, True)]


def row_of_page(record: Record, page: Page, wanted: Wanted) -> Row:
    """Return the columns of a cleaned page."""
    made = values_of_page(page, [name for name in wanted.columns if name in GETTERS])
    return _writable(
        {"id": record.id, "source": record.source, "url": page.url, **made, ERROR: None}
    )


def row_of_failure(record: Record, failure: Failure, wanted: Wanted) -> Row:
    """Return the columns of a page that could not be cleaned."""
    row: Row = dict.fromkeys(COLUMNS)
    row |= {"id": record.id, "source": record.source, "url": record.url, "found": False, "text": ""}
    row[ERROR] = str(failure)
    return _writable({name: row[name] for name in wanted.columns})


def without_article(row: Row) -> Row:
    """Return what is different in the `row` of a page that nobody wants."""
    empty = {"found": False, "text": "", "markdown": ""}
    return {name: value for name, value in empty.items() if name in row}


def dropped_of_page(record: Record, page: Page, missing: str | None = None) -> Row | None:
    """Return the lines of a page that were dropped; None if there are none and it is wanted.

    What is `missing` in a page that nobody wants is the reason.
    """
    dropped = [
        {"number": line.number, **values_of_line(line)}
        for line in page.lines
        if not line.kept and line.text.strip()
    ]
    reason = missing or (None if page.found else "no main content")
    if reason is None and not dropped:
        return None
    return {**_rejected(record, page.url, reason), "dropped": dropped}


def dropped_of_failure(record: Record, failure: Failure) -> Row:
    """Return what to say of a page that could not be cleaned."""
    return {**_rejected(record, record.url, str(failure)), "dropped": []}


def _rejected(record: Record, url: str | None, reason: str | None) -> Row:
    row = {"id": record.id, "source": record.source, "url": url, "reason": reason}
    return _writable(row)


def _writable(row: Row) -> Row:
    return {
        name: without_surrogates(value) if isinstance(value, str) else value
        for name, value in row.items()
    }
