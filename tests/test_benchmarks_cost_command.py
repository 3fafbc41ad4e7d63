"""The command writes what was measured, and the document says on what it was measured."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from benchmarks.cost import aims, clock, starts, tasks
from benchmarks.cost import cost as command
from benchmarks.cost.document import NOT_MEASURED, aims_table, section_table
from benchmarks.cost.pages import CostPage, Work
from benchmarks.cost.sections import SECTIONS, Section
from benchmarks.cost.systems import OURS
from benchmarks.measure.sheets import Sheet

MADE_UP = Work("two short pages", (CostPage.of_html("<p>Storm", "Storm"),) * 2)
ON = {"pages": "own", "count": 2, "compiled": True, "cores": 2, "threads": {}, "load": 0.0}


@pytest.fixture
def threads_as_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in clock.THREAD_VARIABLES:
        monkeypatch.delenv(name, raising=False)


def invoked(monkeypatch: pytest.MonkeyPatch, *arguments: str, found: dict[str, int]) -> str:
    section = Section("Made up", lambda work: dict(found), lambda _: Sheet(("a",), (("b",),)))
    monkeypatch.setattr(command, "SECTIONS", dict.fromkeys(SECTIONS, section))
    monkeypatch.setattr(command, "read_work", lambda every, is_big: MADE_UP)
    monkeypatch.setattr(command.aims, "sheet", lambda found: Sheet(("x",), (("y",),)))
    return CliRunner().invoke(command.main, arguments).output


@pytest.mark.usefixtures("threads_as_they_come")
def test_figures_are_written_beside_those_of_other_sections(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "results.json"
    target.write_text(json.dumps({"every": 3, "cost": {"text": {"old": 1}, "html": {"old": 1}}}))
    arguments = ("--only", "html", "--install", "--json", str(target))
    assert "two short pages" in invoked(monkeypatch, *arguments, found={"new": 2})
    written = json.loads(target.read_text())
    assert written["every"] == 3
    assert written["cost"]["text"] == {"old": 1}
    assert written["cost"]["html"]["new"] == written["cost"]["install"]["new"] == 2
    assert written["cost"]["html"]["on"]["count"] == 2


def test_limited_threads_are_warned_of_and_write_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    warned = invoked(monkeypatch, "--only", "text", found={})
    assert "OMP_NUM_THREADS" in warned
    assert "Unset" in warned
    target = tmp_path / "results.json"
    said = invoked(monkeypatch, "--only", "text", "--json", str(target), found={})
    assert "no figures are written" in said
    assert not target.exists()


def test_a_section_that_is_not_there_is_named() -> None:
    result = CliRunner().invoke(command.main, ["--only", "text,speed"])
    assert result.exit_code == 2
    assert "speed" in result.output


def test_a_section_that_breaks_does_not_keep_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(work: Work) -> dict[str, int]:
        raise RuntimeError("no compiler")

    section = Section("Broken", broken, lambda _: Sheet(("a",), ()))
    monkeypatch.setattr(command, "SECTIONS", {"text": section, "start": SECTIONS["start"]})
    monkeypatch.setattr(command, "read_work", lambda every, is_big: MADE_UP)
    monkeypatch.setattr(starts, "answer_of", lambda *_, **__: "0.1 0.2 0.3")
    result = CliRunner().invoke(command.main, ["--only", "text,start"])
    assert result.exit_code == 1
    assert "text: no compiler" in result.output
    assert "import numpy" in result.output


# --- what was aimed for, and the document


def test_an_aim_that_is_missed_is_said_to_be() -> None:
    def reached(ratio: float) -> str:
        row = {"ratio_median": ratio, "ratio_p95": 1.0}
        return aims.sheet({"text": {"systems": {OURS["text"]: row}}}).rows[0][-1]

    assert (reached(1.6), reached(1.61)) == ("yes", "no")


def test_every_aim_reads_its_section() -> None:
    systems = {
        name: {"ratio": 1.0, "ratio_median": 1.0, "ratio_p95": 1.0}
        for name in (*OURS.values(), *(system.name for system in tasks.SYSTEMS))
    }
    of_kind = dict.fromkeys(starts.NAMES, 0.1) | dict.fromkeys(
        ("plain", "reasons", "plain_ms", "power"), 1.0
    )
    shapes = {"lines": {"1": {"seconds": 1.0, "grown_mb": 1.0}, "10": {"failed": "out of time"}}}
    part = {"systems": systems, "text": of_kind, "html": of_kind, "shapes": shapes, "seconds": 9.0}
    rows = aims.sheet(dict.fromkeys(SECTIONS, part)).rows
    assert len(rows) == len(aims.AIMS)
    assert {row[2] for row in rows if "10 MB" in row[0] or "memory" in row[0]} == {"inf"}


def test_a_table_names_its_pages_and_what_is_not_measured() -> None:
    row = dict.fromkeys(
        ("median_ms", "p95_ms", "pages_a_second", "ratio_median", "ratio_p95"), np.pi
    )
    figures = {"cost": {"text": {"systems": {OURS["text"]: row}, "on": ON}}}
    assert "| cleaner, text | 3.14 | 3.1 | 3 | 3.14 | 3.1 |" in section_table("text", figures)
    assert "Of 2 pages (own), compiled" in section_table("text", figures)
    assert section_table("html", figures) == aims_table({}) == NOT_MEASURED
