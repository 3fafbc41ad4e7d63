"""What is said of two commits that answer alike, or not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner

from benchmarks.measure import same
from benchmarks.measure.same import Answer
from benchmarks.pages import data

PAGE = b"<nav><a href=/>Home</a></nav><h1>Storm</h1><p>The boat came in late, because it rained."


@pytest.fixture
def tables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Stand for two tables of one page each, and no fixtures."""
    (tmp_path / "data").mkdir()
    for name in ("one", "two"):
        (tmp_path / "data" / f"{name}.parquet").touch()
    monkeypatch.setattr(data, "fixtures", list)
    monkeypatch.setattr(data, "shared_folder", lambda: tmp_path)
    monkeypatch.setattr(data, "table", lambda name: [{"id": "7", "html": PAGE}])
    return tmp_path


def run(*arguments: str) -> str:
    result = CliRunner().invoke(same.main, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_the_same_code_answers_the_same(tables: Path) -> None:
    stored = str(tables / "answers.pickle")
    assert run("--write", stored) == ""
    found = run("--compare", stored)
    assert "4 pages with the same lines, 0 with others" in found
    assert "(100.0000%)" in found
    assert "confidence differs by up to 0.000000 on the median page" in found


def test_what_differs_is_told(tables: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = str(tables / "answers.pickle")
    run("--write", stored)
    honest = same.answer

    def changed(name: str, source: Any) -> Answer:
        answer = honest(name, source)
        if name == "one/7/html":
            return answer._replace(labels=("ad", *answer.labels[1:]), confidence=0.0)
        return answer._replace(lines="others") if name == "two/7/text" else answer

    monkeypatch.setattr(same, "answer", changed)
    found = run("--compare", stored)
    assert "3 pages with the same lines, 1 with others" in found
    assert "1 pages have a line with another label" in found
    assert "  other lines: two/7/text" in found
    assert "  one/7/html: 1 of 3 labels differ, probabilities by up to 0.000000" in found


def test_no_word_of_a_page_is_stored(tables: Path) -> None:
    stored = tables / "answers.pickle"
    run("--write", str(stored))
    assert b"rained" not in stored.read_bytes()


def test_pages_that_were_not_stored_are_left_out(tables: Path) -> None:
    answer = Answer("", ("nav",), np.zeros(1, dtype=np.float32), 0.5)
    differences, others = same.compare({"one/7/html": answer}, every=1)
    assert (differences, others) == ([], ["one/7/html"])


def test_a_page_that_raises_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def raises(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(same.cleaner, "clean", raises)
    with pytest.raises(ZeroDivisionError) as raised:
        same.answer("one/7", "text")
    assert raised.value.__notes__ == ["the page is one/7"]


def test_one_of_both_is_asked_for() -> None:
    assert CliRunner().invoke(same.main, []).exit_code == 2
