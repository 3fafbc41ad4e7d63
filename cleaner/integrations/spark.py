"""Clean the pages of a Spark DataFrame: `mapInArrow` over `cleaner.batch.clean_table`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

from cleaner.batch.table import clean_table, table_schema

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame


def clean_frame(frame: DataFrame, **options: Any) -> DataFrame:
    """Return `frame` with the pages of its rows cleaned, lazily, as every step of Spark is.

    Args:
        frame: a page a row; the columns are those of `cleaner.batch.clean_table`.
        options: passed on to `clean_table`.

    Raises:
        TypeError, ValueError: as `clean_table` does, before any page is cleaned.
    """
    schema = table_schema(to_arrow_schema(frame.schema, timezone="UTC"), **options)

    def clean_all(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield clean_table(batch, **options)

    return frame.mapInArrow(clean_all, from_arrow_schema(schema))
