"""All pages of all sources, from any place on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from cleaner.batch.errors import RefusedError
from cleaner.batch.inputs.files import read_file
from cleaner.batch.inputs.jsonl import read_jsonl
from cleaner.batch.inputs.parquet import read_parquet
from cleaner.batch.inputs.reading import Reading
from cleaner.batch.inputs.sources import FILE, JSONL, PARQUET, WARC, Source
from cleaner.batch.inputs.warc import read_warc
from cleaner.batch.records import BROKEN, Failure, Placed, Record

READERS: Mapping[str, Callable[[Source, Reading], Iterator[Record]]] = MappingProxyType(
    {FILE: read_file, JSONL: read_jsonl, PARQUET: read_parquet, WARC: read_warc}
)


@dataclass(frozen=True, slots=True)
class Place:
    """Up to where the input is done."""

    source: int = 0
    """Index of the source, from 0."""
    number: int = 0
    """Pages of it that are done."""
    digest: str = ""
    """Digest of the last of them."""


def pages_from(
    sources: Sequence[Source], reading: Reading, place: Place = Place()
) -> Iterator[Placed]:
    """Yield the pages of the `sources` that stand after `place`, in their order.

    Raises:
        RefusedError: what stands before `place` is not what it was.
    """
    done = sum(source.size for source in sources[: place.source])
    for index, source in enumerate(sources[place.source :], start=place.source):
        skipped = place.number if index == place.source else 0
        number = 0
        for number, record in enumerate(_records(source, reading), start=1):
            if number > skipped:
                yield Placed(record, index, number, done + min(record.read, source.size))
            elif number == skipped and record.digest != place.digest:
                raise _changed(source)
        if number < skipped:
            raise _changed(source)
        done += source.size


def _changed(source: Source) -> RefusedError:
    return RefusedError(
        f"{source.name} does not begin with the pages that are done: --restart starts over"
    )


def _records(source: Source, reading: Reading) -> Iterator[Record]:
    """Yield the pages of a source; one that is damaged ends with a record that says so."""
    try:
        yield from READERS[source.kind](source, reading)
    except Exception as error:  # each library has its own errors for damaged files
        words = str(error) or type(error).__name__
        failure = Failure(BROKEN, f"the file cannot be read further: {words}")
        yield Record(source.name, source.name, failure=failure, read=source.size)
