"""The types of the columns that a page is made into, as Arrow has them."""

from __future__ import annotations

import pyarrow as pa

LINE = pa.struct([("label", pa.string()), ("text", pa.string()), ("probability", pa.float64())])
"""A line of a page in the column ``lines``."""
COMMENT = pa.struct(
    [("author", pa.string()), ("date", pa.string()), ("depth", pa.int64()), ("text", pa.string())]
)
"""A comment in the column ``comments``."""
TYPES = {
    "found": pa.bool_(),
    "confidence": pa.float64(),
    "authors": pa.list_(pa.string()),
    "tags": pa.list_(pa.string()),
    "lines": pa.list_(LINE),
    "comments": pa.list_(COMMENT),
}
"""The types of the columns; all others are strings."""


def type_of(column: str) -> pa.DataType:
    """Return the type of a column.

    >>> type_of("found"), type_of("text")
    (DataType(bool), DataType(string))
    """
    return TYPES.get(column, pa.string())
