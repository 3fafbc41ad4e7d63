"""Clean the pages of a Ray dataset: `map_batches` over `cleaner.batch.clean_table`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleaner.batch.columns import Options
from cleaner.batch.table import ROWS_AT_ONCE, clean_table

if TYPE_CHECKING:
    from ray.data import Dataset


def clean_dataset(dataset: Dataset, **options: Any) -> Dataset:
    """Return `dataset` with the pages of its rows cleaned, lazily, as every step of Ray Data is.

    Args:
        dataset: a page a row; the columns are those of `cleaner.batch.clean_table`.
        options: passed on to `clean_table`.

    Raises:
        TypeError, ValueError: an option is not one of `cleaner.batch.columns.Options`. Columns are
            looked at when the dataset is run.
    """
    Options(**options)
    return dataset.map_batches(
        clean_table, batch_format="pyarrow", batch_size=ROWS_AT_ONCE, fn_kwargs=options
    )
