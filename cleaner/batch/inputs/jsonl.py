"""Pages in JSON, one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from cleaner.batch.inputs.reading import Reading, record_of_row, type_of
from cleaner.batch.inputs.sources import Source
from cleaner.batch.inputs.streams import opened
from cleaner.batch.records import BROKEN, Failure, Record, too_large

ESCAPED = 6
"""A character can take so many bytes in JSON: ``\\u0041``."""
OTHER_COLUMNS_BYTES = 1_000_000
"""A line may hold so much beside its page."""


def read_jsonl(source: Source, reading: Reading) -> Iterator[Record]:
    """Yield a page for each line that is not blank, with what is wrong with it if it has none."""
    limit = reading.page_bytes * ESCAPED + OTHER_COLUMNS_BYTES
    with opened(source.path) as (stream, place):
        number = 0
        while line := stream.readline(limit):
            number += 1
            name = f"{source.name}:{number}"
            if len(line) == limit and not line.endswith(b"\n"):
                _skip_to_the_next_line(stream, limit)
                failure = too_large(reading.page_bytes)
                yield Record(name, source.name, failure=failure, read=place())
            elif line.strip():
                yield _record(line, source.name, name, place(), reading)


def _skip_to_the_next_line(stream: IO[bytes], step: int) -> None:
    while (rest := stream.readline(step)) and not rest.endswith(b"\n"):
        pass


def _record(line: bytes, source: str, name: str, read: int, reading: Reading) -> Record:
    try:
        row = _parsed(line)
    except (ValueError, RecursionError) as error:
        return Record(name, source, failure=Failure(BROKEN, f"no JSON: {error}"), read=read)
    if not isinstance(row, dict):
        failure = Failure(BROKEN, f"a JSON object is wanted, not {type_of(row)}")
        return Record(name, source, failure=failure, read=read)
    return record_of_row(row, source, name, read, reading)


def _parsed(line: bytes) -> Any:
    """Read a line; what orjson refuses but Python takes (lone surrogates, NaN) is read too."""
    import orjson

    try:
        return orjson.loads(line)
    except ValueError:
        return json.loads(line)
