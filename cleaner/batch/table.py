"""Clean the pages of an Arrow table: the one function that every engine calls.

Each page is cleaned alone, so that a row depends on nothing but its own page: the same
rows come out however an engine cuts a table into batches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from cleaner.batch.columns import ERROR, Options, clean_row, page_column
from cleaner.batch.types import type_of

ROWS_AT_ONCE = 1000
"""Rows of a table, which may be long, that are cleaned into one record batch."""

_STRINGS = (
    pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view, pa.types.is_null,
)  # fmt: skip
_BYTES = (
    pa.types.is_binary, pa.types.is_large_binary, pa.types.is_binary_view,
    pa.types.is_fixed_size_binary,
)  # fmt: skip


def clean_table(batch: pa.RecordBatch | pa.Table, **options: Any) -> pa.RecordBatch | pa.Table:
    r"""Clean the page in each row of `batch`.

    Args:
        batch: a record batch or a table, a page a row. The page is in the column that
            `Options.page` names, as strings or bytes; ``url`` and ``language`` are used where there
            are such columns of strings. Any value may be null.
        options: the fields of `cleaner.batch.columns.Options`, as keywords.

    Returns:
        What `batch` is, with as many rows in the same order and the columns of `table_schema`. The
        row of a page that failed has nulls, and says in ``error`` why; the row of a null has
        nulls and no error.

    Raises:
        TypeError: `batch` is no Arrow table, a column is of the wrong type, an option is unknown.
        ValueError: there is no column with pages, or a new column has the name of another.

    >>> batch = pa.record_batch({"id": [7], "text": ["Log in\nSign up\nPrivacy Policy"]})
    >>> clean_table(batch, columns=["text", "found"]).to_pylist()
    [{'id': 7, 'text': '', 'found': False, 'error': None}]
    """
    if not isinstance(batch, pa.RecordBatch | pa.Table):
        raise TypeError(f"batch must be an Arrow RecordBatch or Table, not {type(batch).__name__}")
    plan = _plan(batch.schema, Options(**options))
    if isinstance(batch, pa.RecordBatch):
        return _clean_batch(batch, plan)
    parts = batch.to_batches(max_chunksize=ROWS_AT_ONCE)
    return pa.Table.from_batches([_clean_batch(part, plan) for part in parts], schema=plan.schema)


def table_schema(schema: pa.Schema, **options: Any) -> pa.Schema:
    """Return the schema that `clean_table` gives a table of `schema`.

    The column of the page is gone, and so is ``language`` where it is made anew. The other columns
    come first, as they were. Then come `Options.columns` and ``error``, of the types that
    `cleaner.batch.types` has. Any of them may be null.

    Args:
        schema: of the table with the pages.
        options: the same that `clean_table` is given.

    Raises:
        TypeError, ValueError: as `clean_table` does.

    >>> given = pa.schema({"url": pa.string(), "html": pa.binary()})
    >>> table_schema(given, columns=["text", "confidence"]).names
    ['url', 'text', 'confidence', 'error']
    """
    return _plan(schema, Options(**options)).schema


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is done with the columns of a table; the same for all its batches."""

    page: str
    kept: tuple[str, ...]
    schema: pa.Schema
    options: Options


def _plan(schema: pa.Schema, options: Options) -> _Plan:
    page = page_column(schema.names, options)
    for name, kinds in ((page, _STRINGS + _BYTES), ("url", _STRINGS), ("language", _STRINGS)):
        _check_type(schema, name, kinds)
    made = [pa.field(options.prefix + n, type_of(n)) for n in _made(options)]
    replaced = {page, *({"language"} & {field.name for field in made})}
    kept = tuple(name for name in schema.names if name not in replaced)
    clash = next((field.name for field in made if field.name in kept), None)
    if clash is not None:
        raise ValueError(
            f"the table has a column {clash!r} already: rename it, leave it out of columns, "
            "or give a prefix for the new ones"
        )
    return _Plan(page, kept, pa.schema([*map(schema.field, kept), *made]), options.named(page))


def _made(options: Options) -> tuple[str, ...]:
    return (*options.columns, ERROR)


def _check_type(
    schema: pa.Schema, name: str, kinds: Sequence[Callable[[pa.DataType], bool]]
) -> None:
    if name not in schema.names:
        return
    kind = schema.field(name).type
    values = kind.value_type if pa.types.is_dictionary(kind) else kind
    if not any(is_kind(values) for is_kind in kinds):
        accepted = "strings or bytes" if len(kinds) > len(_STRINGS) else "strings"
        raise TypeError(f"column {name!r} must be of {accepted}, not {kind}")


def _clean_batch(batch: pa.RecordBatch, plan: _Plan) -> pa.RecordBatch:
    pages = zip(*(_values(batch, name) for name in (plan.page, "url", "language")), strict=True)
    rows = [clean_row(page, plan.options, url=u, language=lang) for page, u, lang in pages]
    made = zip(_made(plan.options), plan.schema.types[len(plan.kept) :], strict=True)
    arrays = [pa.array([row[name] for row in rows], kind) for name, kind in made]
    return pa.RecordBatch.from_arrays([*map(batch.column, plan.kept), *arrays], schema=plan.schema)


def _values(batch: pa.RecordBatch, name: str) -> Iterator[Any]:
    """Yield the values of a column one by one; None for each row where there is no such column."""
    if name not in batch.schema.names:
        return iter([None] * batch.num_rows)
    return (value.as_py() for value in batch.column(name))
