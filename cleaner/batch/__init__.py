"""Many pages at once: archives, tables, folders and the engines that run over them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleaner.batch.table import clean_table, table_schema

__all__ = ["clean_table", "table_schema"]


def __getattr__(name: str) -> Any:
    """Load the functions on Arrow tables when they are asked for: they need pyarrow."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from cleaner.batch import table

    return getattr(table, name)
