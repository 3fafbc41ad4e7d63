"""What a worker does with a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter

from cleaner.api import Input, clean
from cleaner.batch.records import Failure, Placed, Record
from cleaner.batch.rows import (
    Row,
    dropped_of_failure,
    dropped_of_page,
    row_of_failure,
    row_of_page,
)
from cleaner.decoding import Mode
from cleaner.readers.encoding import decode


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What the user says about cleaning and what is wanted of each page."""

    mode: Mode = "balanced"
    input: Input = "auto"
    language: str | None = None
    second_opinion: bool = False
    markdown: bool = False
    """Whether a row has the article as Markdown."""
    lines: bool = False
    """Whether a row has every line of the page."""
    rejects: bool = False
    """Whether what was dropped is wanted."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What comes of a page."""

    row: Row
    rejected: bytes
    """What was dropped, as a line of JSON; empty if that is nothing, or nobody asked."""
    labels: Mapping[str, int]
    """How many lines have each label, blank ones left out."""
    seconds: float


_WARM_UP = "<html lang=en><h1>Gulls</h1><p>By Ada King, May 6, 2023</p><p>The gulls are back.</p>"


@dataclass(frozen=True, slots=True)
class Cleaner:
    """Cleans pages as `Cleaning` says; called in the workers."""

    cleaning: Cleaning

    def warm_up(self) -> None:
        """Load what is loaded once, so that no page is charged for it."""
        for content in (_WARM_UP, "Gulls\n\nBy Ada King, May 6, 2023\n\nThe gulls are back."):
            self(Placed(Record("", "", content), 0, 0, 0))

    def __call__(self, placed: Placed) -> Cleaned | Failure:
        """Clean a page, or say why it cannot be."""
        record, cleaning = placed.record, self.cleaning
        if record.failure is not None:
            return record.failure
        start = perf_counter()
        content, charset = record.content, record.charset
        page = clean(
            decode(content, charset)[0] if charset and isinstance(content, bytes) else content,
            input=record.kind if cleaning.input == "auto" else cleaning.input,
            url=record.url,
            language=cleaning.language,
            mode=cleaning.mode,
            second_opinion=cleaning.second_opinion,
        )
        row = row_of_page(record, page, markdown=cleaning.markdown, lines=cleaning.lines)
        rejected = dropped_of_page(record, page) if cleaning.rejects else None
        labels = Counter(str(line.label) for line in page.lines if line.text.strip())
        return Cleaned(row, _json(rejected), labels, perf_counter() - start)

    def failed(self, placed: Placed, failure: Failure) -> Cleaned:
        """Return what comes of a page that could not be cleaned."""
        record, cleaning = placed.record, self.cleaning
        row = row_of_failure(record, failure, markdown=cleaning.markdown, lines=cleaning.lines)
        rejected = dropped_of_failure(record, failure) if cleaning.rejects else None
        return Cleaned(row, _json(rejected), {}, 0.0)


def _json(row: Row | None) -> bytes:
    import orjson

    return b"" if row is None else orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)
