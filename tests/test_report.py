"""The report as a file: what is in it, and what cannot get out of it. tests/browser opens it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cleaner import Label, clean
from cleaner.commands.clean import main
from cleaner.commands.console import DONE, FAILED, USAGE
from cleaner.report import sheet_of, sheet_of_pages, to_report
from cleaner.report.document import as_data, digest, policy
from cleaner.report.sheet import MAX_EXPLAINED_LINES, MODES, cut_of, reasons_of

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = (ROOT / "cleaner" / "example.txt").read_text("utf-8")


def data_in(document: str) -> dict[str, Any]:
    found = re.findall(r'<script id="data" type="application/json">(.*?)</script>', document, re.S)
    assert len(found) == 1
    return json.loads(found[0])


def labels_in(sheet: Mapping[str, Any], mode: str) -> list[str]:
    return [str(tuple(Label)[place]) for place in sheet["labelsOf"][mode]]


# --- what is told of a page


def test_a_sheet_has_the_labels_of_every_mode() -> None:
    (sheet,) = data_in(to_report([sheet_of("example.txt", EXAMPLE)]))["sheets"]
    for mode in MODES:
        page = clean(EXAMPLE, mode=mode)
        assert labels_in(sheet, mode) == [str(line.label) for line in page.lines]
        assert sheet["confidences"][mode] == pytest.approx(page.confidence, abs=1e-4)
    assert sheet["texts"] == EXAMPLE.removesuffix("\n").split("\n")
    assert sheet["mode"] == "balanced"


def test_the_reasons_are_those_of_the_lines_in_the_same_words() -> None:
    page = clean(EXAMPLE)
    reasons = sheet_of("example.txt", EXAMPLE).reasons
    assert reasons
    for line, told in zip(page.lines, reasons.lines, strict=True):
        assert told is not None
        assert [reasons.words[word] for word, _, _ in told] == [r.words for r in line.reasons]
        assert [place for _, place, _ in told] == [r.line for r in line.reasons]


def test_the_most_doubtful_lines_are_explained_first() -> None:
    page = clean(EXAMPLE)
    cut = cut_of(page)
    margins = {ln.number: abs(ln.probability - cut) for ln in page.lines if ln.text.strip()}
    told = reasons_of(page, most_lines=5).lines
    explained = {i for i, row in enumerate(told, start=1) if row} & set(margins)
    assert len(explained) == 5
    assert max(margins[i] for i in explained) <= min(margins[i] for i in set(margins) - explained)


def test_the_document_says_how_many_lines_are_explained() -> None:
    document = (ROOT / "docs" / "report.md").read_text("utf-8")
    assert f"the {MAX_EXPLAINED_LINES:,} most doubtful lines" in document


def test_the_cut_lies_between_what_is_kept_and_what_is_not() -> None:
    for mode in MODES:
        page = clean(EXAMPLE, mode=mode)
        told = [line for line in page.lines if line.label not in ("blank", "duplicate")]
        assert [ln.kept for ln in told] == [ln.probability > cut_of(page) for ln in told]


@pytest.mark.parametrize("source", ["", "\n\n", "Menu\nHome\nSearch", "A line.\n" * 3])
def test_the_cut_is_a_probability_on_any_page(source: str) -> None:
    assert 0 <= cut_of(clean(source)) <= 1


def test_a_page_of_html_tells_where_its_lines_stand() -> None:
    page = "<article><h1>Storm</h1><p>The storm shut the port on Monday night.</p></article>"
    sheet = sheet_of("storm.html", page)
    assert all(sheet.paths)
    assert data_in(to_report([sheet]))["sheets"][0]["paths"] == list(sheet.paths)


# --- the file


def test_the_policy_names_the_style_and_the_script_that_are_there() -> None:
    document = to_report([sheet_of("example.txt", EXAMPLE)])
    stated = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', document)
    assert stated
    (style,) = re.findall(r"<style>(.*?)</style>", document, re.S)
    (script,) = re.findall(r'<script type="module">(.*?)</script>', document, re.S)
    assert html.unescape(stated[1]) == policy(style, script)
    assert f"script-src '{digest(script)}'" in stated[1]
    assert "default-src 'none'" in stated[1]
    assert "unsafe" not in stated[1]
    assert "connect-src" not in stated[1]


def test_the_file_names_no_address_and_no_foreign_file() -> None:
    document = to_report([sheet_of("example.txt", EXAMPLE)])
    assert re.findall(r"(?:src|srcset|action|data)\s*=|@import|url\(|https?://", document) == []


@pytest.mark.parametrize(
    "word",
    [
        "</script><script>alert(1)</script>", "<!--<script>", "]]>", "&lt;", "\u2028", "\u2029",
        "$policy", "${1}", "\\", '"', "\x00", "\x1b[31m", "\u202e", "\U0001f600",
    ],
)  # fmt: skip
def test_any_words_come_back_and_none_ends_the_data(word: str) -> None:
    text = f"Storm {word} shuts the port"
    name = f"{word}.txt"
    document = to_report([sheet_of(name, text, input="text")])
    assert data_in(document)["sheets"][0]["texts"] == [text]
    assert data_in(document)["sheets"][0]["name"] == name
    assert document.count("</script>") == 2
    assert document.count("<script") == 2


def test_data_holds_no_character_that_markup_is_made_of() -> None:
    assert not set(as_data({"a": "<b>&\u2028\u2029"})) & set("<>&\u2028\u2029")


def test_a_lone_surrogate_does_not_stop_the_report() -> None:
    assert to_report([sheet_of("s.txt", "Storm \ud800 here")]).encode()


def test_a_report_on_no_page_is_a_report() -> None:
    assert data_in(to_report([]))["sheets"] == []


def test_a_report_is_the_same_whenever_it_is_written() -> None:
    sheets = [sheet_of("example.txt", EXAMPLE)]
    assert to_report(sheets) == to_report([sheet_of("example.txt", EXAMPLE)])


def test_one_cleaning_can_stand_for_all_modes() -> None:
    page = clean(EXAMPLE)
    sheet = sheet_of_pages("e", {"balanced": page}, "balanced", 0)
    assert sheet.reasons is None
    assert replace(sheet, name="f").to_dict()["reasons"] is None


# --- on the command line


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    (tmp_path / "a.txt").write_text(EXAMPLE, "utf-8")
    (tmp_path / "b.txt").write_text("Menu\nHome\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return lambda *arguments, **options: CliRunner().invoke(main, arguments, **options)


def test_the_report_is_written_and_nothing_printed(run: Any) -> None:
    result = run("--report", "r.html", "--mode", "recall", "a.txt", "b.txt")
    assert (result.exit_code, result.stdout) == (DONE, "")
    assert "r.html: a report on 2 pages" in result.stderr
    sheets = data_in(Path("r.html").read_text("utf-8"))["sheets"]
    assert [(sheet["name"], sheet["mode"]) for sheet in sheets] == [
        ("a.txt", "recall"), ("b.txt", "recall"),
    ]  # fmt: skip


def test_the_articles_are_printed_too_where_they_are_asked_for(run: Any) -> None:
    assert json.loads(run("--report", "r.html", "--json", "a.txt").stdout)["found"]
    assert run("-q", "--report", "r.html", "-o", "a.out", "a.txt").stderr == ""
    assert Path("a.out").read_text("utf-8") == clean(EXAMPLE).text + "\n"


def test_a_page_that_fails_is_not_in_the_report(run: Any) -> None:
    result = run("--report", "r.html", "a.txt", "missing.txt")
    assert result.exit_code == FAILED
    assert len(data_in(Path("r.html").read_text("utf-8"))["sheets"]) == 1


def test_a_report_that_cannot_be_written_says_so(run: Any) -> None:
    result = run("--report", "nowhere/r.html", "a.txt")
    assert result.exit_code == FAILED
    assert "nowhere/r.html: cannot be written" in result.stderr


def test_a_report_never_takes_the_place_of_a_page(run: Any) -> None:
    result = run("--report", "a.txt", "a.txt")
    assert result.exit_code == USAGE
    assert Path("a.txt").read_text("utf-8") == EXAMPLE


def test_standard_input_has_a_name_in_the_report(run: Any) -> None:
    run("--report", "r.html", input=EXAMPLE.encode())
    assert data_in(Path("r.html").read_text("utf-8"))["sheets"][0]["name"] == "standard input"
