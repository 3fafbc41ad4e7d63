"""The labels that we gave to pages of the tables: how they are written, read and passed on."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from benchmarks.pages import label_files
from benchmarks.train.labels import hand_labels
from benchmarks.train.labels.corpus import Example
from benchmarks.train.labels.targets import ANY, mask_of
from cleaner.document.labels import Label

LINES = ("Home", "", "Ferry late again", "The ferry was late.", "Most Read", "Home")
RUNS = "1:nav 3:title 4:body 5:ranking 6:nav"
FILES = sorted(label_files.FOLDER.glob("*.tsv"))
ROW = re.compile(
    r"[^\t\n]+\t(resiliparse|inscriptis|html_text|wet)\t[0-9a-f]{12}\t[0-9a-z: -]+(\t[a-z]+)?"
)


def example(lines: tuple[str, ...], allowed: list[int], renderer: str = "wet") -> Example:
    masks = np.array(allowed, dtype=np.uint16)
    return Example("ferry", "wcxb-dev", "quay", "article", renderer, lines, masks, "The ferry.")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    rows = (
        ("page", "renderer", "digest", "labels"),
        ("ferry", "wet", hand_labels.digest(LINES), RUNS),
    )
    (tmp_path / "wcxb-dev.tsv").write_text("".join("\t".join(row) + "\n" for row in rows))
    monkeypatch.setattr(label_files, "FOLDER", tmp_path)
    return tmp_path


def only(label: Label) -> int:
    return mask_of(frozenset({label}))


def test_runs_written_and_read_are_the_same_labels() -> None:
    assert hand_labels.runs_of(hand_labels.labels_of(RUNS, LINES)) == RUNS


def test_a_line_without_a_label_is_refused() -> None:
    with pytest.raises(ValueError, match="no label"):
        hand_labels.labels_of("1:nav 3:title", LINES)


def test_an_unknown_label_is_refused() -> None:
    with pytest.raises(ValueError, match="menu"):
        hand_labels.labels_of(RUNS.replace("1:nav", "1:menu"), LINES)


@pytest.mark.usefixtures("folder")
def test_a_page_is_labelled_as_it_was_written_and_not_otherwise() -> None:
    page = example(LINES, [mask_of(ANY)] * 6)
    (found,) = hand_labels.labelled_by_us([page, example(LINES, [mask_of(ANY)] * 6, "inscriptis")])
    assert (found.source, found.name, found.renderer) == ("labelled", "wcxb-dev/ferry", "labelled")
    assert found.reference is None
    assert found.allowed[[0, 2, 3]].tolist() == [
        only(Label.NAV), only(Label.TITLE), only(Label.BODY)
    ]  # fmt: skip
    changed = example((*LINES[:-1], "Start"), [mask_of(ANY)] * 6)
    assert list(hand_labels.labelled_by_us([changed])) == []


@pytest.mark.usefixtures("folder")
def test_another_rendering_is_labelled_by_the_same_lines() -> None:
    (told,) = hand_labels.labelled_by_us([example(LINES, [mask_of(ANY)] * 6)])
    lines = ("Most Read", "The ferry was late.", "A line of its own", "Home")
    transferred = hand_labels.transferred(example(lines, [mask_of(ANY)] * 4, "inscriptis"), told)
    assert (transferred.source, transferred.renderer) == ("labelled", "transferred")
    assert transferred.allowed.tolist() == [
        only(Label.RANKING), only(Label.BODY), mask_of(ANY), only(Label.NAV)
    ]  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_files_hold_labels_and_no_words_of_the_pages(path: Path) -> None:
    _, *rows = path.read_text(encoding="utf-8").splitlines()
    assert rows
    assert [row[:80] for row in rows if not ROW.fullmatch(row)] == []
