"""The public collections: read in their own layout, measured in their own metric.

The pages and what is known of them lie in ``tests/collections``; they are our own
writing, in the layout of each collection but for gzip, which is added here.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.measure.evaluate import Plan, score_page
from benchmarks.measure.score import pages_figures
from benchmarks.pages import data
from benchmarks.pages.collections import COLLECTIONS, fundus
from benchmarks.pages.collections.saved import SavedPage
from benchmarks.pages.metrics import SHINGLES, SNIPPETS, WORDS, Truth
from benchmarks.pages.renderers import RENDERERS
from benchmarks.peers.systems import HTML_SYSTEMS

OWN = Path(__file__).parent / "collections"
NEWS = "tests/resources/parser/test_data/xx"
PLACES = {
    "wcxb": {
        "dev/html/ferry.html.gz": "ferry",
        "dev/html/kiosk.html.gz": "kiosk",
        "test/html/error.html.gz": "error",
    },
    "scrapinghub": {"html/ferry.html.gz": "ferry", "html/kiosk.html.gz": "kiosk"},
    "fundus": {
        f"{NEWS}/QuayPost_2023_05_06.html.gz": "ferry",
        f"{NEWS}/QuayPost_2024_01_07.html.gz": "kiosk",
        f"{NEWS}/QuayPost_Weekend_2024_01_07.html.gz": "kiosk",
    },
    "trafilatura": {"tests/cache/ferry.html": "ferry", "tests/eval/kiosk.html": "kiosk"},
}
"""Where each collection has its saved pages."""


def clone_of(name: str, folder: Path) -> Path:
    """Lay out a collection in `folder` as its clone is."""
    clone = folder / name
    shutil.copytree(OWN / name, clone)
    for place, page in PLACES[name].items():
        html = (OWN / "pages" / f"{page}.html").read_bytes()
        (clone / place).parent.mkdir(parents=True, exist_ok=True)
        (clone / place).write_bytes(gzip.compress(html) if place.endswith(".gz") else html)
    return clone


def load(name: str, folder: Path) -> dict[str, SavedPage]:
    return {page.name: page for page in COLLECTIONS[name].load(clone_of(name, folder))}


@pytest.mark.parametrize(
    ("name", "pages", "metric"),
    [
        ("wcxb", {"ferry", "kiosk", "error"}, WORDS),
        ("scrapinghub", {"ferry", "kiosk"}, SHINGLES),
        ("fundus", {"QuayPost-V1", "QuayPost-V1_1"}, WORDS),
        ("trafilatura", {"ferry.html", "kiosk.html"}, SNIPPETS),
    ],
)
def test_a_clone_is_read_in_its_own_layout(
    name: str, pages: set[str], metric: object, tmp_path: Path
) -> None:
    found = load(name, tmp_path)
    assert set(found) == pages
    assert COLLECTIONS[name].metrics[0] is metric
    assert all(b"<html" in page.html for page in found.values())


def test_wcxb_has_types_snippets_and_empty_references(tmp_path: Path) -> None:
    pages = load("wcxb", tmp_path)
    assert {name: page.page_type for name, page in pages.items()} == {
        "ferry": "article", "kiosk": "collection", "error": "service",
    }  # fmt: skip
    assert pages["error"].truth == Truth("", (), ("Privacy Policy",))
    assert pages["ferry"].truth.wanted[0] == "left the harbour again on Saturday"
    assert pages["ferry"].fold == data.fold_of("quaypost")


def test_a_clone_of_one_part_is_read_too(tmp_path: Path) -> None:
    clone = clone_of("wcxb", tmp_path)
    shutil.rmtree(clone / "dev")
    assert [page.name for page in COLLECTIONS["wcxb"].load(clone)] == ["error"]


def test_fundus_finds_the_page_that_holds_the_paragraphs(tmp_path: Path) -> None:
    pages = load("fundus", tmp_path)
    assert b"Night ferry" in pages["QuayPost-V1_1"].html
    assert b"Bo Larkin" in pages["QuayPost-V1"].html
    assert pages["QuayPost-V1"].url == "https://quaypost.example/kiosk"
    rows = (pages["QuayPost-V1"].truth.reference or "").split("\n")
    assert [row.split()[0] for row in rows] == ["Four", "Bo", "A", "The"]


def test_fundus_takes_no_page_of_a_publisher_with_a_longer_name(tmp_path: Path) -> None:
    folder = clone_of("fundus", tmp_path) / NEWS
    for day in ("2023_05_06", "2024_01_07"):
        (folder / f"QuayPost_{day}.html.gz").unlink()
    assert list(fundus.load(tmp_path / "fundus")) == []


def test_a_page_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    clone = clone_of("trafilatura", tmp_path)
    (clone / "tests/eval/kiosk.html").unlink()
    with pytest.raises(FileNotFoundError, match="kiosk"):
        list(COLLECTIONS["trafilatura"].load(clone))


@pytest.mark.parametrize(
    ("given", "reference", "precision", "recall", "f1"),
    [
        ("", "", 1, 1, 1),
        ("boat", "", 0, 0, 0),
        ("", "boat", 0, 0, 0),
        ("the boat the", "The Boat", 2 / 3, 1, 0.8),
        ("boat boat", "boat", 0.5, 1, 2 / 3),
    ],
)
def test_words(given: str, reference: str, precision: float, recall: float, f1: float) -> None:
    found = WORDS.of(given, Truth(reference))
    assert found == pytest.approx({"precision": precision, "recall": recall, "f1": f1})


def test_words_are_averaged_over_pages_and_not_defined_without_a_reference() -> None:
    pages = [WORDS.of("boat", Truth("boat")), WORDS.of("boat", Truth("quay"))]
    assert WORDS.over([page for page in pages if page])["f1"] == 0.5
    assert WORDS.of("boat", Truth(None, ("boat",))) is None


@pytest.mark.parametrize(
    ("given", "found", "leaked"),
    [
        ("The ferry\n  came in late.", 1, 0),
        ("the ferry came in late.", 0, 0),
        ("The ferry came in late. Most Read", 1, 1),
        ("", 0, 0),
    ],
)
def test_snippets_squeeze_white_space_and_keep_case(given: str, found: int, leaked: int) -> None:
    truth = Truth(None, ("The ferry came  in",), ("Most Read",))
    counts = SNIPPETS.of(given, truth)
    assert counts == {"found": found, "missed": 1 - found, "leaked": leaked, "avoided": 1 - leaked}


def test_snippets_are_counted_over_all_pages() -> None:
    pages = [
        {"found": 3, "missed": 1, "leaked": 0, "avoided": 2},
        {"found": 0, "missed": 0, "leaked": 1, "avoided": 0},
    ]
    assert SNIPPETS.over(pages) == {
        "f1": 2 * 3 / (4 + 4),
        "precision": 0.75,
        "found_share": 0.75,
        "leaked_share": 1 / 3,
    }


def test_shingles_keep_case_and_leave_out_what_is_not_defined() -> None:
    same = SHINGLES.of("One two three four five", Truth("One two three four six"))
    assert same == {"precision": 0.5, "recall": 0.5}
    assert SHINGLES.of("one two three four", Truth("One two three four")) == {
        "precision": 0, "recall": 0,
    }  # fmt: skip
    nothing_given = SHINGLES.of("", Truth("One two three four"))
    assert nothing_given == {"recall": 0}
    figures = SHINGLES.over([same, nothing_given])
    assert figures == {"precision": 0.5, "recall": 0.25, "f1": pytest.approx(1 / 3)}


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_collection_is_scored_beside_the_peers(name: str, tmp_path: Path) -> None:
    metrics = COLLECTIONS[name].metrics
    pages = [score_page(page, Plan(metrics, html=True)) for page in load(name, tmp_path).values()]
    figures = pages_figures(pages, metrics)
    text, html = figures["text"]["scores"], figures["html"]["scores"]
    ours = text["cleaner"][metrics[0].name]["f1"]
    assert ours > text["everything"][metrics[0].name]["f1"]
    assert text["trafilatura, HTML"] == html["trafilatura, no comments"]
    assert html["trafilatura"][metrics[0].name]["f1"] > 0.5
    assert set(figures["text"]["by_source"]) == {*RENDERERS, "html"}
    assert set(html) == {system for system, _ in HTML_SYSTEMS}


def test_the_command_measures_a_clone(tmp_path: Path) -> None:
    out = tmp_path / "figures.json"
    done = subprocess.run(
        [
            sys.executable, "-m", "benchmarks", "score", "--text", "--no-peers", "--json", str(out),
            "--collection", "wcxb", str(clone_of("wcxb", tmp_path)),
        ],
        cwd=data.ROOT,
        env={**os.environ, "CLEANER_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    figures = json.loads(out.read_text("utf-8"))["wcxb"]
    assert set(figures) == {"text"}
    assert figures["text"]["page_types"] == {"article": 1, "collection": 1, "service": 1}
    assert set(figures["text"]["scores"]) == {"cleaner"}
    assert "wcxb, text: 3 pages" in done.stdout
