"""The columns are those that the weights were trained on: a changed formula is noticed."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import numpy as np
import pytest

from benchmarks.pages import data
from benchmarks.peers.held_out import fold_path
from benchmarks.train.example_means import (
    HEADER_KEY,
    MOVED,
    example_means,
    moved,
    replace_header,
    write_means,
)
from cleaner.scorer.weights import KINDS, Weights, read_weights, shipped_weights

FOLDS = [(kind, fold) for kind in KINDS for fold in range(data.FOLDS)]


def read(path: Path) -> Weights:
    with path.open("rb") as file:
        return read_weights(file)


@pytest.mark.parametrize("kind", list(KINDS))
def test_no_column_has_moved_since_the_training(kind: str) -> None:
    assert [str(column) for column in moved(shipped_weights(kind))] == [], (
        "these columns are not what the weights were trained on; if that is meant, "
        "run python -m benchmarks digests --example-means"
    )


@pytest.mark.parametrize(("kind", "fold"), FOLDS)
def test_no_column_has_moved_since_the_folds_were_trained(kind: str, fold: int) -> None:
    path = fold_path(kind, fold)
    if not path.exists():
        pytest.skip("the weights of the folds are not there")
    assert moved(read(path)) == []


def test_a_column_that_moved_is_named() -> None:
    weights = shipped_weights("text")
    means = example_means(weights)
    means[3] += 2 * MOVED
    means[5] += MOVED / 2
    changed = Weights({**weights.header, HEADER_KEY: means}, weights.arrays, weights.vocabulary)
    assert [column.column for column in moved(changed)] == [weights.columns[3]]


def test_the_example_pages_are_about_what_pages_have() -> None:
    for kind in KINDS:
        weights = shipped_weights(kind)
        assert np.corrcoef(example_means(weights), weights.neutral)[0, 1] > 0.7


def test_writing_the_means_changes_nothing_else(tmp_path: Path) -> None:
    shipped = data.ROOT / "cleaner" / "scorer" / "trained" / "text.npz"
    path = tmp_path / "text.npz"
    shutil.copy(shipped, path)
    replace_header(path, {**read(shipped).header, HEADER_KEY: []})
    write_means(path)
    assert members(path) == members(shipped)
    assert read(path).header == {**read(shipped).header, HEADER_KEY: example_means(read(path))}
    once = path.read_bytes()
    write_means(path)
    assert path.read_bytes() == once


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as stored:
        return {name: stored.read(name) for name in stored.namelist() if name != "header.npy"}
