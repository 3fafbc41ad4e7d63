"""What a worker does with a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from time import perf_counter
from typing import Any

from cleaner.api import clean
from cleaner.batch.choice import ALL, Choice
from cleaner.batch.records import Failure, Placed, Record
from cleaner.batch.rows import (
    Row,
    Wanted,
    dropped_of_failure,
    dropped_of_page,
    row_of_failure,
    row_of_page,
    without_article,
)
from cleaner.document.judged import LABELS
from cleaner.document.labels import Label
from cleaner.document.options import Options
from cleaner.readers.encoding import is_known


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What the user says about cleaning and what is wanted of each page."""

    options: Options = field(default_factory=Options)
    """How pages are cleaned; where they come from tells the rest of each."""
    wanted: Wanted = field(default_factory=Wanted)
    choice: Choice = ALL
    """Which pages are wanted; the others come out as if they had no content."""
    rejects: bool = False
    """Whether what was dropped is wanted."""

    def to_dict(self) -> dict[str, Any]:
        """Return the settings as plain values that `json` can write, to tell runs apart."""
        values = self.options.keywords()
        for name in ("keep", "drop"):
            values[name] = sorted(values[name])
        for name in ("keep_elements", "drop_elements"):
            values[name] = list(values[name])
        if values["site"] is not None:
            values["site"] = blake2b(values["site"].to_json().encode(), digest_size=16).hexdigest()
        chosen = {"languages": self.choice.languages, "only_with": self.choice.fields}
        return {**values, **asdict(self.wanted), **{name: list(v) for name, v in chosen.items()}}


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What comes of a page."""

    row: Row
    rejected: bytes
    """What was dropped, as a line of JSON; empty if that is nothing, or nobody asked."""
    labels: Mapping[str, int]
    """How many lines have each label, blank ones left out."""
    seconds: float


_BLANK = LABELS.index(Label.BLANK)
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
        options, charset = cleaning.options, record.charset
        own = {
            "input": record.kind if options.input == "auto" else options.input,
            "url": record.url,
            "encoding": options.encoding or (charset if charset and is_known(charset) else None),
        }
        page = clean(record.content, **{**options.keywords(), **own})
        missing = cleaning.choice.missing(page)
        row = row_of_page(record, page, cleaning.wanted)
        if missing is not None:
            row |= without_article(row)
        rejected = dropped_of_page(record, page, missing) if cleaning.rejects else None
        numbers = Counter(page.judged.codes.tolist())
        labels = {str(LABELS[n]): count for n, count in numbers.items() if n != _BLANK}
        return Cleaned(row, _json(rejected), labels, perf_counter() - start)

    def failed(self, placed: Placed, failure: Failure) -> Cleaned:
        """Return what comes of a page that could not be cleaned."""
        record, cleaning = placed.record, self.cleaning
        row = row_of_failure(record, failure, cleaning.wanted)
        rejected = dropped_of_failure(record, failure) if cleaning.rejects else None
        return Cleaned(row, _json(rejected), {}, 0.0)


def _json(row: Row | None) -> bytes:
    import orjson

    return b"" if row is None else orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)
