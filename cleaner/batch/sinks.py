"""Where rows go: JSONL, CSV, Parquet or a folder of articles.

A sink turns the rows of a chunk into the bytes of a part, and at the end all parts into the
output. Both depend on the rows alone, so that a run that was cut off ends with the same bytes.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from typing import TYPE_CHECKING, Protocol

from cleaner.batch.errors import RefusedError
from cleaner.batch.extras import zstd
from cleaner.batch.folder import write_articles
from cleaner.batch.inputs.streams import modules_for, opened, plain_name
from cleaner.batch.rows import Row, Wanted
from cleaner.writers.json import dumps
from cleaner.writers.table import SEPARATORS, written

if TYPE_CHECKING:
    import pyarrow as pa

GZIP_LEVEL = 6
ROW_GROUP_BYTES = 64_000_000
"""Bytes in memory of a row group of Parquet: large enough to be read fast."""


class Sink(Protocol):
    """A form of output."""

    @property
    def is_folder(self) -> bool:
        """Whether the output is a folder."""
        ...

    @property
    def modules(self) -> Sequence[str]:
        """The packages that it needs."""
        ...

    def part(self, rows: Sequence[Row]) -> bytes:
        """Return the bytes of a part."""
        ...

    def assemble(self, parts: Iterable[Path], output: Path) -> None:
        """Write all parts as one `output`, a file or a folder that is not there yet."""
        ...


def sink_of(output: Path, wanted: Wanted) -> Sink:
    """Return the sink that the ending of the name of `output` asks for.

    Raises:
        RefusedError: it has no name, or an ending that is not known.
    """
    name = output.name.lower()
    if name == "-":
        raise RefusedError("-: nothing goes to stdout: name a file or folder that is not there yet")
    if name in ("", ".."):
        raise RefusedError(f"{output}: name a file or folder that is not there yet")
    ending = os.path.splitext(plain_name(name))[1]
    if ending == ".jsonl":
        return JsonlSink(name)
    if ending[1:] in SEPARATORS:
        return CsvSink(name, ending[1:], wanted)
    if name.endswith(".parquet"):
        return ParquetSink(wanted)
    if not ending and plain_name(name) == name:
        return FolderSink(wanted)
    raise RefusedError(
        f"{output}: write to NAME.jsonl, NAME.csv, NAME.tsv, after each of which .gz or .zst may "
        "follow, to NAME.parquet, or to a folder, whose name has no ending"
    )


def compressed(data: bytes, name: str) -> bytes:
    """Compress as the `name` of the output says."""
    if name.endswith(".gz"):
        return gzip.compress(data, GZIP_LEVEL, mtime=0)
    if name.endswith(".zst"):
        return bytes(zstd().compress(data))
    return data


def _joined(parts: Iterable[Path], output: Path, head: bytes = b"") -> None:
    """Write the `head` and one part after the other."""
    with output.open("wb") as whole:
        whole.write(head)
        for path in parts:
            with path.open("rb") as part:
                copyfileobj(part, whole)


@dataclass(frozen=True, slots=True)
class TextSink:
    """A file of text; parts that are compressed one by one follow each other in it."""

    name: str
    """Name of the output; its ending tells the compression."""

    @property
    def is_folder(self) -> bool:
        """A file."""
        return False

    @property
    def modules(self) -> Sequence[str]:
        """The packages that it needs."""
        return modules_for(self.name)


@dataclass(frozen=True, slots=True)
class JsonlSink(TextSink):
    """A JSON object a line."""

    def part(self, rows: Sequence[Row]) -> bytes:
        """Return the rows as lines of JSON."""
        return compressed(b"".join(json_lines(rows)), self.name)

    def assemble(self, parts: Iterable[Path], output: Path) -> None:
        """Write one part after the other."""
        _joined(parts, output)


@dataclass(frozen=True, slots=True)
class CsvSink(TextSink):
    """A table as text, with the names of its columns first; lists stand in it as JSON."""

    form: str
    """One of `cleaner.writers.table.SEPARATORS`."""
    wanted: Wanted

    def part(self, rows: Sequence[Row]) -> bytes:
        """Return the rows as lines of the table."""
        made = (written(self.form, map(_in_a_cell, row.values())) for row in rows)
        return compressed("".join(made).encode(), self.name)

    def assemble(self, parts: Iterable[Path], output: Path) -> None:
        """Write the names of the columns, and one part after the other."""
        head = written(self.form, self.wanted.columns).encode()
        _joined(parts, output, compressed(head, self.name))


@dataclass(frozen=True, slots=True)
class ParquetSink:
    """A Parquet file, compressed with Zstandard; its parts are Arrow streams."""

    wanted: Wanted

    @property
    def is_folder(self) -> bool:
        """A file."""
        return False

    @property
    def modules(self) -> Sequence[str]:
        """The packages that it needs."""
        return ["pyarrow"]

    @property
    def schema(self) -> pa.Schema:
        """The types of the columns."""
        import pyarrow as pa

        from cleaner.batch.types import type_of

        return pa.schema([(name, type_of(name)) for name in self.wanted.columns])

    def part(self, rows: Sequence[Row]) -> bytes:
        """Return the rows as an Arrow stream."""
        import pyarrow as pa

        schema = self.schema
        stream = pa.BufferOutputStream()
        options = pa.ipc.IpcWriteOptions(compression="zstd")
        with pa.ipc.new_stream(stream, schema, options=options) as writer:
            writer.write_batch(pa.RecordBatch.from_pylist(list(rows), schema))
        return bytes(stream.getvalue())

    def assemble(self, parts: Iterable[Path], output: Path) -> None:
        """Write the parts into row groups of about `ROW_GROUP_BYTES`."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        with pq.ParquetWriter(output, self.schema, compression="zstd") as writer:
            group: list[pa.RecordBatch] = []
            for path in parts:
                with pa.ipc.open_stream(path) as part:
                    group.extend(part)
                if sum(batch.nbytes for batch in group) >= ROW_GROUP_BYTES:
                    writer.write_table(pa.Table.from_batches(group))
                    group.clear()
            if group:
                writer.write_table(pa.Table.from_batches(group))


@dataclass(frozen=True, slots=True)
class FolderSink:
    """A folder with a file for each article, and an index of all pages; its parts are JSONL."""

    wanted: Wanted

    @property
    def is_folder(self) -> bool:
        """A folder."""
        return True

    @property
    def modules(self) -> Sequence[str]:
        """The packages that it needs."""
        return []

    def part(self, rows: Sequence[Row]) -> bytes:
        """Return the rows as lines of JSON."""
        return b"".join(json_lines(rows))

    def assemble(self, parts: Iterable[Path], output: Path) -> None:
        """Write the articles in the order of the input."""
        write_articles(_rows_of(parts), output, markdown=self.wanted.markdown)


def _in_a_cell(value: object) -> object:
    return dumps(value) if isinstance(value, list | dict) else value


def json_lines(rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield each row as a line of JSON."""
    import orjson

    return (orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows)


def _rows_of(parts: Iterable[Path]) -> Iterator[Row]:
    import orjson

    for path in parts:
        with opened(path) as (lines, _):
            yield from map(orjson.loads, lines)
