"""Pages in the rows of a Parquet file."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.batch.inputs.reading import Reading, record_of_row
from cleaner.batch.inputs.sources import Source
from cleaner.batch.records import BROKEN, Failure, Record

ROWS_AT_ONCE = 32
"""Rows that are held in memory; more gave no speed."""
BUFFER_BYTES = 1 << 20
"""A column is read in pieces of this size and not a whole row group at once."""


def read_parquet(source: Source, reading: Reading) -> Iterator[Record]:
    """Yield a page for each row."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(source.path, buffer_size=BUFFER_BYTES, pre_buffer=False) as file:
        names = file.schema_arrow.names
        content = reading.page_column(names)
        if content is None:
            failure = Failure(BROKEN, reading.no_content)
            yield Record(source.name, source.name, failure=failure, read=source.size)
            return
        columns = [
            name for name in names if name in (content, reading.id_column, reading.url_column)
        ]
        rows, number = max(file.metadata.num_rows, 1), 0
        for batch in file.iter_batches(ROWS_AT_ONCE, columns=columns, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                read = source.size * number // rows
                yield record_of_row(row, source.name, f"{source.name}:{number}", read, reading)
