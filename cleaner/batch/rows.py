"""A cleaned page as a row of the output, and what was dropped of it."""

from __future__ import annotations

from typing import Any

from cleaner.batch.records import Failure, Record
from cleaner.page import Line, Page
from cleaner.writers.visible import without_surrogates

Row = dict[str, Any]
COLUMNS = {
    "id": "What the source calls the page: `id` of a row, `WARC-Record-ID`, the name of the file; "
    "else `FILE:line`.",
    "source": "The file that the page was read from.",
    "url": "Its address; null where the source has none.",
    "found": "Whether it holds main content; false where it failed.",
    "confidence": "The word F1 to expect, 0 to 1.",
    "page_type": "article, forum, product, collection, listing, documentation, service, none.",
    "language": "ISO 639-1 code.",
    "title": "The headline.",
    "byline": "The first line that names author, date or source.",
    "author": "Who wrote it, several joined by a comma.",
    "published": "The day of first publication, `2022-02-02`.",
    "text": "The article; empty where there is none.",
    "markdown": "With `--markdown`: the article as Markdown.",
    "lines": "With `--lines`: every line of the page, each with `label`, `text`, `probability`.",
    "error": "Why the page failed; null for every other page.",
}
"""The columns of the output; `markdown` and `lines` only where they were asked for."""


def row_of_page(record: Record, page: Page, *, markdown: bool, lines: bool) -> Row:
    """Return the columns of a cleaned page."""
    row: Row = {
        "id": record.id,
        "source": record.source,
        "url": record.url,
        "found": page.found,
        "confidence": round(page.confidence, 4),
        "page_type": page.page_type,
        "language": page.language,
        "title": page.title,
        "byline": page.byline,
        "author": page.author,
        "published": page.published,
        "text": page.text,
    }
    if markdown:
        row["markdown"] = page.to_markdown()
    if lines:
        row["lines"] = [_line(line) for line in page.lines]
    return _writable({**row, "error": None})


def row_of_failure(record: Record, failure: Failure, *, markdown: bool, lines: bool) -> Row:
    """Return the columns of a page that could not be cleaned."""
    row: Row = dict.fromkeys(COLUMNS)
    row |= {"id": record.id, "source": record.source, "url": record.url, "found": False, "text": ""}
    row["error"] = str(failure)
    unwanted = [name for name, wanted in (("markdown", markdown), ("lines", lines)) if not wanted]
    return _writable({name: value for name, value in row.items() if name not in unwanted})


def dropped_of_page(record: Record, page: Page) -> Row | None:
    """Return the lines of a page that were dropped; None if there are none and it has content."""
    dropped = [
        {"number": line.number, **_line(line)}
        for line in page.lines
        if not line.kept and line.text.strip()
    ]
    if page.found and not dropped:
        return None
    reason = None if page.found else "no main content"
    return {**_rejected(record, reason), "dropped": dropped}


def dropped_of_failure(record: Record, failure: Failure) -> Row:
    """Return what to say of a page that could not be cleaned."""
    return {**_rejected(record, str(failure)), "dropped": []}


def _rejected(record: Record, reason: str | None) -> Row:
    row = {"id": record.id, "source": record.source, "url": record.url, "reason": reason}
    return _writable(row)


def _line(line: Line) -> Row:
    return {
        "label": str(line.label),
        "text": without_surrogates(line.text),
        "probability": round(line.probability, 4),
    }


def _writable(row: Row) -> Row:
    return {
        name: without_surrogates(value) if isinstance(value, str) else value
        for name, value in row.items()
    }
