"""Clean the pages of a Dask DataFrame: `map_partitions` over `cleaner.batch.clean_table`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa

from cleaner.batch.columns import Options, page_column
from cleaner.batch.table import clean_table, table_schema

if TYPE_CHECKING:
    from dask.dataframe import DataFrame


def clean_frame(frame: DataFrame, **options: Any) -> DataFrame:
    """Return `frame` with the pages of its rows cleaned, lazily, as every step of Dask is.

    Args:
        frame: a page a row; the columns are those of `cleaner.batch.clean_table`.
        options: passed on to `clean_table`.

    Returns:
        The new columns are of pandas' Arrow types; the index and the other columns stay as they
        are.

    Raises:
        TypeError, ValueError: as `clean_table` does, before any page is cleaned.
    """
    meta = _clean_partition(frame._meta, options)
    return frame.map_partitions(_clean_partition, options, meta=meta)


def _clean_partition(part: pd.DataFrame, options: dict[str, Any]) -> pd.DataFrame:
    """Clean what of `part` is needed for it; the other columns never pass through Arrow."""
    page = page_column(part.columns, Options(**options))
    schema = table_schema(pa.schema([(name, pa.null()) for name in part.columns]), **options)
    new = [field.name for field in schema if not pa.types.is_null(field.type)]
    pages = part[[name for name in part.columns if name in (page, "url", "language")]]
    cleaned = clean_table(pa.Table.from_pandas(pages, preserve_index=False), **options)
    frame = cleaned.to_pandas(types_mapper=pd.ArrowDtype).set_index(part.index)
    return part.drop(columns=page).assign(**frame[new])[schema.names]
