"""A new signal without a training: weights that take it, and what it says of each label."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import numpy as np
import pytest

from benchmarks.measure.by_label import BY_NAME, html_pages, rows, values_by_label
from benchmarks.pages import data
from benchmarks.train.example_means import replace_header
from benchmarks.train.widen import widen
from cleaner.document.labels import Label
from cleaner.measures.passes import measure_page
from cleaner.readers.text import read_text
from cleaner.scorer.columns import groups_in
from cleaner.scorer.evidence import measured_and_scored
from cleaner.scorer.scoring import score
from cleaner.scorer.weights import COLUMNS, read_weights, shipped_weights
from cleaner.signals import SIGNALS

SHIPPED = data.ROOT / "cleaner" / "scorer" / "trained" / "text.npz"
NEW = COLUMNS.index("asks")


@pytest.fixture
def trained_without(tmp_path: Path) -> Path:
    """Weights that were trained before one of the signals was there."""
    path = tmp_path / "text.npz"
    with np.load(SHIPPED) as stored:
        arrays = {name: stored[name] for name in stored.files}
    for name in ("net.in.weight", "net.neutral"):
        arrays[name] = np.delete(arrays[name], NEW, axis=0)
    np.savez_compressed(path, **arrays)
    columns = [column for column in COLUMNS if column != COLUMNS[NEW]]
    replace_header(path, {**shipped_weights("text").header, "columns": columns})
    return path


def test_weights_take_a_new_column_that_counts_nothing(trained_without: Path) -> None:
    with pytest.raises(ValueError, match="other columns"):
        read_weights(io.BytesIO(trained_without.read_bytes()))
    assert widen(trained_without, COLUMNS) == [COLUMNS[NEW]]
    with trained_without.open("rb") as file:
        widened = read_weights(file)
    shipped = shipped_weights("text")
    for name, array in shipped.arrays.items():
        expected = array.copy()
        if name in ("in.weight", "neutral"):
            expected[NEW] = 0
        np.testing.assert_array_equal(widened.arrays[name], expected)
    assert widened.header == shipped.header


def test_a_page_is_judged_as_before(trained_without: Path) -> None:
    widen(trained_without, COLUMNS)
    with trained_without.open("rb") as file:
        widened = read_weights(file)
    lines = read_text("Already a subscriber?\n\nThe boat left the harbour at nine.")
    page, columns, scores = measured_and_scored(lines, widened, None, None)
    assert columns[0, NEW] == 1
    columns[:, NEW] = 0
    without = score(columns, groups_in(page), widened)
    np.testing.assert_array_equal(scores.probabilities, without.probabilities)


def test_weights_that_lack_nothing_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "text.npz"
    shutil.copy(SHIPPED, path)
    assert widen(path, COLUMNS) == []
    assert path.read_bytes() == SHIPPED.read_bytes()


def test_a_column_that_is_gone_needs_a_training(tmp_path: Path) -> None:
    path = tmp_path / "text.npz"
    shutil.copy(SHIPPED, path)
    with pytest.raises(ValueError, match=f"{COLUMNS[NEW]}.*train again"):
        widen(path, tuple(column for column in COLUMNS if column != COLUMNS[NEW]))


def test_what_a_signal_says_is_told_by_the_label_of_the_line() -> None:
    page = data.LabelledPage(
        "a", "a", "en", "article",
        labels=("promo", "-", "body", "promo"),
        lines=("Already a subscriber?", "", "The boat left at nine.", "Subscribe now"),
    )  # fmt: skip
    values = values_by_label(SIGNALS[NEW], [(measure_page(page.lines), page.labels)])
    assert values == {"promo": [1, 0], "body": [0]}
    assert list(rows(values)) == [(Label.BODY, "1", "0.000", "0"), (Label.PROMO, "2", "0.500", "1")]


def test_a_signal_that_needs_a_tree_is_asked_about_pages_of_html() -> None:
    values = values_by_label(BY_NAME["is_a_main_heading"], html_pages())
    assert max(values["title"]) == 1
    assert max(values["body"]) == 0
