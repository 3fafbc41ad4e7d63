"""Every table with gold: what is known of a page, and what is measured of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from benchmarks.measure import evaluate, gold, shown, worst
from benchmarks.measure.evaluate import HTML, Plan
from benchmarks.pages import data, parallel
from benchmarks.pages.collections.saved import SavedPage
from benchmarks.pages.metrics import PARTS, WORDS, Truth
from benchmarks.peers.systems import OURS, Answer
from benchmarks.train.labels.tables import TABLES

STORY = "The ferry came in two hours late because of the fog, and most of us walked home."
PAGE = f"<html><body><ul><li>Start<li>Harbour</ul><h1>Ferry late</h1><p>{STORY}</p>".encode()
ROW = {"id": "quay-1", "url": "https://quay.example/a", "html": PAGE, "page_type": "article"}


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The rows of every table."""
    made: list[dict[str, Any]] = []
    monkeypatch.setattr(data, "table", lambda name: made)
    monkeypatch.setattr(data, "measured_table", lambda name: made)
    monkeypatch.setattr(gold, "_trained_sites", frozenset)
    return made


def test_gold_is_cut_and_pages_that_it_does_not_cover_are_left_out(
    rows: list[dict[str, Any]],
) -> None:
    content = f"Ferry late\n{STORY}"
    rows += [
        ROW | {"main_content": content, "lead_lines": 1, "covered": covered}
        for covered in (None, 0.4, 0.55, 0.6)
    ]
    assert [page.truth.reference for page in gold.pages_of("dragnet", 1)] == [STORY] * 3
    assert len(gold.pages_of("daniel", 1)) == 2
    assert len(gold.pages_of("dragnet", 2)) == 2


def test_a_page_of_a_site_that_is_trained_on_has_a_fold(
    rows: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gold, "_trained_sites", lambda: frozenset({"quay"}))
    other = {"url": "https://wharf.example/a"}
    rows += [ROW | {"main_content": STORY}, ROW | other | {"main_content": STORY}]
    assert [page.may_be_seen for page in gold.pages_of("news-2023", 1)] == [True, True]
    assert [page.may_be_seen for page in gold.pages_of("dragnet", 1)] == [True, False]
    for table, how in gold.GOLD.items():
        assert table in (TABLES if how.is_trained_on else data.MEASURED_TABLES)


@pytest.mark.parametrize("may_be_seen", [True, False])
def test_a_page_of_a_site_that_nobody_trained_on_is_cleaned_with_the_weights_that_ship(
    monkeypatch: pytest.MonkeyPatch, may_be_seen: bool
) -> None:
    seen: list[int | None] = []

    def system(page: str, fold: int | None) -> Answer:
        seen.append(fold)
        return Answer(STORY)

    monkeypatch.setattr(evaluate, "HTML_SYSTEMS", ((OURS, system),))
    monkeypatch.setattr(evaluate, "TEXT_SYSTEMS", ((OURS, system), ("everything", system)))
    monkeypatch.setattr(evaluate, "_warm_up", lambda peers: None)
    page = SavedPage("quay-1", "https://quay.example/a", PAGE, "", Truth(STORY), may_be_seen)
    plan = Plan((WORDS,), html=True, without=frozenset({"everything"}), renderers=("wet",))
    results = evaluate.score_page(page, plan).results
    assert [(result.system, result.source) for result in results] == [(OURS, HTML), (OURS, "wet")]
    assert seen == [page.fold if may_be_seen else None] * 2


def test_known_parts_are_found_at_the_price_of_what_is_kept() -> None:
    truth = Truth(None, ("Two Onions", "a pinch of fog"), page_words=20)
    numbers = PARTS.of("two onions; and then a long story", truth)
    assert numbers == {"found_share": 0.5, "kept_share": 7 / 20}
    assert PARTS.of("two onions", Truth(None)) is None


def test_recipes_know_their_parts_and_silver_is_most_of_the_page(
    rows: list[dict[str, Any]],
) -> None:
    rows += [ROW | {"must_have": found} for found in (["two hours late", "—"], [], None)]
    (page,) = gold.pages_of("recipes", 1)
    assert page.truth == Truth(None, ("two hours late",), page_words=21)
    rows[:] = [ROW | {"expected_html": None, "expected_text": text} for text in (STORY, "", None)]
    assert [page.truth.reference for page in gold.pages_of("extractor-fixtures", 1)] == [STORY]


def test_documents_of_labelled_lines_are_measured_by_line(
    rows: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ["Start", "Ferry late\nagain", STORY]
    rows.append({"id": "sv-1", "language": "sv", "lines": lines, "labels": [0, 1, 1]})
    (page,) = gold.labelled_lines(1)
    assert page.lines[1] == "Ferry late again"
    assert page.labels == ("nav", "body", "body")
    monkeypatch.setattr(parallel, "mapped", lambda score, pages: list(map(score, pages)))
    found = gold.measure(gold.LINES, 1, text=True, html=True, wanted=("wet",))["text"]
    assert found["pages"] == 1
    assert found["scores"]["everything"] == {"precision": 2 / 3, "recall": 1.0, "f1": 0.8}
    assert OURS in found["scores"]


FIGURES = {
    "html": {
        "dragnet": {
            "pages": 3,
            "rule": "by hand",
            "metric": "words",
            "scores": {OURS: {"precision": 0.5, "recall": 1.0, "f1": 0.75}},
        },
        "recipes": {
            "pages": 2,
            "rule": "steps",
            "metric": "parts",
            "scores": {OURS: {"found_share": 0.9, "kept_share": 0.4}, "all": {"f1": 1.0}},
        },
    },
    "text": {},
}


def test_the_figures_become_one_table_for_each_source() -> None:
    assert shown.document_gold({}) == "Not measured yet.\n"
    assert shown.document_gold({"gold": FIGURES}) == (
        "Given HTML:\n\n"
        "| table (pages), its gold | cleaner | all |\n|---|---|---|\n"
        "| dragnet (3), by hand | 0.750 |  |\n"
        "| recipes (2), steps | 0.900 of 0.400 | 1.000 |\n"
    )


def test_figures_of_tables_add_up_in_one_file(
    rows: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(parallel, "mapped", lambda score, pages: list(map(score, pages)))
    monkeypatch.setattr(evaluate, "_warm_up", lambda peers: None)
    rows.append(ROW | {"main_content": STORY})
    path = tmp_path / "results.json"
    for table in ("dragnet", "cleaneval"):
        arguments = ["--table", table, "--text", "--json", str(path)]
        result = CliRunner().invoke(gold.main, arguments)
        assert result.exit_code == 0, result.output
        assert table in result.output
    found = json.loads(path.read_text("utf-8"))["gold"]
    assert found["html"] == {}
    assert list(found["text"]) == ["dragnet", "cleaneval"]
    assert {"every", "pages", "rule", "metric", "scores"} == set(found["text"]["dragnet"])
    assert found["text"]["dragnet"]["scores"]["everything"]["recall"] == 1


def test_without_the_pages_nothing_is_measured(rows: list[dict[str, Any]]) -> None:
    result = CliRunner().invoke(gold.main, ["--table", "dragnet", "--table", gold.LINES])
    assert result.exit_code == 0
    assert "not there" in result.output


def test_the_worst_pages_of_html_come_with_their_wrong_lines(
    rows: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows.append(ROW | {"main_content": "Harbour"})
    monkeypatch.setattr(parallel, "mapped", lambda score, pages: list(map(score, pages)))
    result = CliRunner().invoke(worst.main, ["--table", "news-2023", "--html"])
    assert result.exit_code == 0, result.output
    assert "quay-1  f1 0.0" in result.output
    assert "dropped -> body" in result.output
    assert STORY[:60] in result.output
    assert CliRunner().invoke(worst.main, ["--table", "news-2023"]).exit_code == 2
    assert CliRunner().invoke(worst.main, ["--table", "dragnet", "--html"]).exit_code == 2
