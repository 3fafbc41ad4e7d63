"""What was measured is what the documents and the plots show."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.measure import markdown, results
from benchmarks.report import figures, plots
from benchmarks.report.plots import PLOTS

MEASURED = results.read()


@pytest.mark.parametrize(
    ("path", "marker"),
    figures.GENERATED,
    ids=[f"{path.name}-{marker}" for path, marker in figures.GENERATED],
)
def test_a_table_shows_what_was_measured(path: Path, marker: str) -> None:
    _, inside, _ = markdown.between(path.read_text("utf-8"), marker)
    made = figures.GENERATED[path, marker](MEASURED)
    assert inside == made, "run python -m benchmarks figures"


@pytest.mark.parametrize("name", PLOTS)
def test_a_plot_shows_what_was_measured(name: str) -> None:
    text = (plots.FOLDER / f"{name}.svg").read_text("utf-8")
    part_of, _ = PLOTS[name]
    assert f"figures {plots.digest_of(part_of(MEASURED))}" in text, "run python -m benchmarks plots"


@pytest.mark.parametrize("name", PLOTS)
def test_a_plot_can_be_drawn_and_stands_in_the_document(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.svg"
    plots.draw(name, MEASURED, path)
    first = path.read_text("utf-8")
    plots.draw(name, MEASURED, path)
    assert path.read_text("utf-8") == first
    assert "<text" in first
    assert f"](plots/{name}.svg)" in figures.PAGE.read_text("utf-8")


@pytest.mark.parametrize("paper", [0.0, 1.0])
def test_ink_is_read_on_white_and_on_black(paper: float) -> None:
    for colour in (plots.INK, plots.OURS_COLOUR, *plots.COLOURS):
        darker, lighter = sorted((luminance(colour), paper))
        assert (lighter + 0.05) / (darker + 0.05) > 2.4, colour


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``, as WCAG defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(c * weight for c, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def test_figures_are_written_between_the_markers(tmp_path: Path, monkeypatch) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Page\n\n<!-- a -->\nold\n<!-- /a -->\nrest\n", "utf-8")
    monkeypatch.setattr(figures, "GENERATED", {(page, "a"): lambda told: f"{len(told) > 0}\n"})
    assert CliRunner().invoke(figures.main).exit_code == 0
    assert page.read_text("utf-8") == "# Page\n\n<!-- a -->\nTrue\n<!-- /a -->\nrest\n"


@pytest.mark.parametrize("text", ["", "<!-- a -->\n", "<!-- a -->\n<!-- /a --><!-- /a -->"])
def test_a_marker_must_stand_once(text: str) -> None:
    with pytest.raises(ValueError, match="not one pair"):
        markdown.between(text, "a")


def test_a_command_leaves_the_figures_of_the_others(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    results.merge_into(path, {"curve": {"f1": 1 / 3}, "every": 1})
    results.merge_into(path, {"empty": {}, "every": 8})
    assert json.loads(path.read_text("utf-8")) == {
        "curve": {"f1": 0.33333},
        "every": 8,
        "empty": {},
    }


def test_the_readme_names_systems_that_were_measured_in_one_run() -> None:
    text = figures.README.read_text("utf-8")
    _, inside, _ = markdown.between(text, "figures")
    rows = re.findall(r"^\| ([^|]+) \|", inside, re.MULTILINE)
    measured = MEASURED["text"]["wcxb-dev"]["scores"]
    assert rows == [name.replace("<p>", "`<p>`") for name in measured]
