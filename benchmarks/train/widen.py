"""Try a new signal without a training.

Weights refuse code that has other columns than they were trained on. This gives all of them, those
that ship and those of the folds, a column for each signal that is new, with a weight of nothing:
pages come out as before, and the new signal can be looked at and tested. What it is worth only a
training tells, which writes all weights anew. ``git checkout`` takes the columns back.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import numpy as np
import numpy.typing as npt

from benchmarks.pages import data
from benchmarks.train.example_means import write_means
from benchmarks.train.stored import path_of
from cleaner.scorer.weights import KINDS

BY_COLUMN = ("net.in.weight", "net.neutral")
"""The arrays that have a row for each column."""

Stored = dict[str, npt.NDArray[Any]]


def widen(path: Path, columns: tuple[str, ...]) -> list[str]:
    """Give the weights at `path` those of `columns` that they lack, and return their names.

    Raises:
        ValueError: the weights have columns that are not among `columns`.
    """
    with np.load(path, allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
    header = json.loads(arrays["header"].tobytes())
    before = header["columns"]
    gone = sorted(set(before) - set(columns))
    if gone:
        raise ValueError(f"the weights read columns that are gone ({gone}): train again")
    new = [column for column in columns if column not in before]
    if new or list(columns) != before:
        rows = [before.index(column) if column in before else None for column in columns]
        arrays |= {name: _by_rows(arrays[name], rows) for name in BY_COLUMN}
        header["columns"] = list(columns)
        arrays["header"] = np.frombuffer(json.dumps(header, indent=1).encode(), dtype=np.uint8)
        written = io.BytesIO()
        np.savez_compressed(written, **arrays)
        path.write_bytes(written.getvalue())
    return new


def _by_rows(array: npt.NDArray[Any], rows: list[int | None]) -> npt.NDArray[Any]:
    """Return the `rows` of `array`, zeros where there is none."""
    zeros = np.zeros_like(array[0])
    return np.stack([zeros if row is None else array[row] for row in rows])


def all_weights() -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Yield every file of weights that is there, with the columns that it must have."""
    for kind, columns in KINDS.items():
        for held_out in (None, *range(data.FOLDS)):
            path = path_of(kind, held_out)
            if path.exists():
                yield path, columns


@click.command()
def main() -> None:
    """Give all weights the columns that are new, with a weight of nothing."""
    for path, columns in all_weights():
        try:
            new = widen(path, columns)
        except ValueError as error:
            raise click.ClickException(f"{path.name}: {error}") from error
        if new:
            write_means(path)
        print(f"{path.name}: {', '.join(new) or 'nothing is new'}")


if __name__ == "__main__":
    main()
