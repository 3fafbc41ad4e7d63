"""What others keep of a page, how far they agree, and what that says of the confidence."""

from __future__ import annotations

import json
import logging
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pages_of_html import page_of_html

import cleaner
from benchmarks.measure.second_opinion import Answered, curve, curves, figures
from cleaner import Label, Line, Opinion, Page, api, second_opinion
from cleaner.document.judged import JudgedLines
from cleaner.document.lines import SourceLines
from cleaner.scorer.calibration import SUREST, sharpened, terms
from cleaner.second_opinion import (
    ASKED,
    EACH_OTHER,
    MAX_CHARS,
    MAX_TAGS,
    agreement,
    agreements,
    bearable,
    opinions_of,
    with_opinions,
)

ROOT = Path(__file__).parent.parent
NEWS = (Path(__file__).with_name("html") / "news-teasers.html").read_text(encoding="utf-8")
STORM = (
    "The storm came in from the sea on Monday, and by noon the waves were over the wall.",
    "The harbour master shut the port for two days, which he had last done ten years ago.",
    "Three boats broke loose, but nobody was hurt, and by Thursday all of them were back.",
    "The town, he said, would build the wall half a metre higher before the winter comes.",
)
EASY = (
    "<html><head><title>Storm</title></head><body><nav data-label=nav><a href=/>Home</a> "
    "<a href=/boats>Boats</a></nav><article>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in STORM)
    + "</article></body></html>"
)
CURVE = {"shift": -1.0, "log_odds": 1.0} | dict.fromkeys([*ASKED, EACH_OTHER], 1.0)
HEADER = {"second_opinion": CURVE}
NAMES = ["trafilatura", "readability-lxml"]


def names_of(opinions: tuple[Opinion, ...]) -> list[str]:
    return [opinion.name for opinion in opinions]


# --- words


@pytest.mark.parametrize(
    ("one", "other", "f1"),
    [
        pytest.param("The boat came.", "the BOAT came", 1.0, id="case and marks aside"),
        pytest.param("the boat", "the ferry", 0.5, id="half"),
        pytest.param("the the the the", "the boat boat boat", 0.25, id="each word counts once"),
        pytest.param("boat", "ferry", 0.0, id="nothing"),
        pytest.param("", "ferry", 0.0, id="one says nothing"),
        pytest.param("", " - ", 1.0, id="both say nothing"),
        pytest.param("船来了。", "船走了。", 2 / 3, id="Chinese"),
        pytest.param("ふねがくる", "ふねがゆく", 0.8, id="Japanese"),
        pytest.param("เรือมา", "เรือไป", 8 / 12, id="Thai"),
        pytest.param("box 船", "box船", 1.0, id="Latin beside Chinese"),
    ],
)
def test_agreement(one: str, other: str, f1: float) -> None:
    assert agreement(one, other) == pytest.approx(f1)
    assert agreement(other, one) == agreement(one, other)


# --- asking


def test_on_an_easy_page_all_agree() -> None:
    opinions = opinions_of(EASY, "\n".join(STORM))
    assert names_of(opinions) == NAMES
    for opinion in opinions:
        assert all(paragraph in opinion.text for paragraph in STORM)
        assert 0.95 <= opinion.agreement <= 1
    assert agreements(opinions)[EACH_OTHER] > 0.95


def test_who_keeps_something_else_is_not_agreed_with() -> None:
    right = opinions_of(EASY, "\n".join(STORM))
    wrong = opinions_of(EASY, "Home\nBoats")
    assert [opinion.text for opinion in wrong] == [opinion.text for opinion in right]
    assert all(opinion.agreement < 0.1 for opinion in wrong)
    assert agreements(wrong)[EACH_OTHER] == agreements(right)[EACH_OTHER]


def test_the_answer_does_not_depend_on_what_was_asked_before() -> None:
    first = opinions_of(NEWS, "a body")
    opinions_of(EASY, "")
    assert opinions_of(NEWS, "a body") == first


HOSTILE = {
    "nothing": "",
    "white space": " \n ",
    "no tag": "word " * 50,
    "surrogates": f"<p>{STORM[0]}\ud800</p>",
    "NUL": f"<p>{STORM[0]}\0</p>",
    "an XML declaration": f"<?xml version='1.0' encoding='utf-16'?><p>{STORM[0]}</p>",
    "frames": "<frameset><frame></frameset>",
    "half a tag": f"<p>{STORM[0]}<p class='",
    "nested deep": "<div>" * 100_000 + STORM[0],
    "nested as deep as it may be": "<div>" * 500 + f"<p>{STORM[0]}</p>",
    "a huge table": f"<p>{STORM[0]}</p><table>" + "<tr><td>one<td>two" * 40_000,
    "a huge word": "<p>" + "a" * 2_000_000,
    "a bad address": f"<base href='http://[x'><p>{STORM[0]} <a href='http://[y'>y</a></p>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_page_raises_or_is_talked_about(
    name: str, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        opinions = opinions_of(HOSTILE[name], STORM[0])
    assert names_of(opinions) == NAMES
    assert all(0 <= opinion.agreement <= 1 for opinion in opinions)
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


@pytest.mark.parametrize(
    ("html", "is_bearable"),
    [
        pytest.param("a" * MAX_CHARS, True, id="large"),
        pytest.param("a" * (MAX_CHARS + 1), False, id="too large"),
        pytest.param("<br>" * MAX_TAGS, True, id="many tags"),
        pytest.param("<br>" * (MAX_TAGS + 1), False, id="too many tags"),
        pytest.param("<div>" * 512 + "<br>" * 2000, True, id="deep"),
        pytest.param("<div>" * 513 + "<br>" * 2000, False, id="too deep"),
    ],
)
def test_what_the_others_can_take(
    html: str, is_bearable: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def load() -> second_opinion.Program:
        return lambda source: asked.append(source) or STORM[0]  # type: ignore[func-returns-value]

    monkeypatch.setattr(second_opinion, "ASKED", dict.fromkeys(NAMES, load))
    opinions = opinions_of(html, STORM[0])
    assert bearable(html) is is_bearable
    assert len(asked) == (2 if is_bearable else 0)
    assert {opinion.text for opinion in opinions} == {STORM[0] if is_bearable else ""}
    assert {opinion.agreement for opinion in opinions} == {float(is_bearable)}


@pytest.mark.parametrize("error", [ValueError, RecursionError, MemoryError, KeyError])
def test_a_program_that_fails_has_kept_nothing(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(html: str) -> str:
        raise error(html)

    failing = {**ASKED, "trafilatura": lambda: fail}
    monkeypatch.setattr(second_opinion, "ASKED", failing)
    one, other = opinions_of(EASY, "\n".join(STORM))
    assert one == Opinion("trafilatura", "", 0.0)
    assert other.agreement > 0.9


def test_the_others_log_again_when_they_were_asked(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = logging.getLogger("readability.readability")
    monkeypatch.setattr(log, "disabled", False)  # an engine that was tested before may be silent
    opinions_of("", "")
    log.warning("of someone else's page")
    assert [record.getMessage() for record in caplog.records] == ["of someone else's page"]


# --- the confidence


def test_the_more_others_agree_the_surer_it_is() -> None:
    def of(f1: float) -> float:
        return sharpened(0.8, dict.fromkeys([*NAMES, EACH_OTHER], f1), HEADER)

    assert 0 < of(0.0) < of(0.3) < of(0.9) < of(1.0) < 1


def test_where_others_say_the_same_the_surer_page_stays_the_surer() -> None:
    same = dict.fromkeys([*NAMES, EACH_OTHER], 0.7)
    assert sharpened(0.3, same, HEADER) < sharpened(0.6, same, HEADER)


@pytest.mark.parametrize(("said", "taken"), [(1.0, SUREST), (0.0, 1 - SUREST)])
def test_no_confidence_outweighs_everything(said: float, taken: float) -> None:
    assert terms(said, {}) == terms(taken, {})
    assert terms(said, {}) != terms(0.5, {})


def test_without_a_curve_nothing_changes() -> None:
    page = page_of_html(EASY)
    seen = with_opinions(page, {})
    assert seen.confidence == page.confidence
    assert names_of(seen.opinions) == NAMES
    assert replace(seen, opinions=()) == page


def test_with_a_curve_only_the_confidence_changes() -> None:
    page = page_of_html(EASY)
    seen = with_opinions(page, HEADER)
    expected = sharpened(page.confidence, agreements(seen.opinions), HEADER)
    assert seen.confidence == expected != page.confidence
    assert replace(seen, opinions=(), confidence=page.confidence) == page


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(EASY.replace("<p>", "<p data-label=nav>"), id="nothing kept by us"),
        pytest.param("<div>" * 100_000 + f"<p>{STORM[0]}", id="nothing kept by others"),
    ],
)
def test_where_somebody_has_nothing_to_compare_the_confidence_stays(source: str) -> None:
    page = page_of_html(source)
    seen = with_opinions(page, HEADER)
    assert seen.confidence == page.confidence
    assert len(seen.opinions) == 2


# --- pages


@pytest.fixture
def seen() -> Page:
    return with_opinions(page_of_html(EASY), HEADER)


def test_a_page_with_opinions_travels(seen: Page) -> None:
    again = pickle.loads(pickle.dumps(seen))
    assert again == seen
    assert hash(again) == hash(seen)
    assert again.opinions[0].text == seen.opinions[0].text


def test_opinions_are_written_as_json(seen: Page) -> None:
    written = json.loads(seen.to_json())
    assert written["opinions"] == [
        {"name": o.name, "agreement": round(o.agreement, 4), "text": o.text} for o in seen.opinions
    ]
    assert written["confidence"] == round(seen.confidence, 4)
    assert "opinions" not in page_of_html(EASY).to_dict()


@pytest.fixture
def without_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `cleaner.clean` keep all text, and label HTML by what its elements say of themselves."""

    def kept(lines: SourceLines, *others: Any, **options: Any) -> Page:
        found = [Line(n, line, Label.BODY, 0.9, 0, 0) for n, line in enumerate(lines, 1)]
        return Page(JudgedLines.of(found), 0.9, "article")

    def labelled(source: str, weights: Any, language: Any, mode: str, **options: Any) -> Page:
        return page_of_html(source, stated_language=language, mode=mode)

    weights = SimpleNamespace(header=HEADER)
    monkeypatch.setattr(api, "text_weights", lambda: weights)
    monkeypatch.setattr(api, "clean_lines", kept)
    monkeypatch.setattr(api, "html_weights", lambda: weights)
    monkeypatch.setattr(api, "clean_html", labelled)


@pytest.mark.usefixtures("without_weights")
def test_others_are_asked_only_on_request() -> None:
    alone = cleaner.clean(EASY, url="https://gull.example/storm")
    asked = cleaner.clean(EASY, url="https://gull.example/storm", second_opinion=True)
    assert alone.opinions == ()
    assert names_of(asked.opinions) == NAMES
    assert asked.confidence != alone.confidence
    assert (asked.lines, asked.text, asked.url) == (alone.lines, alone.text, alone.url)


@pytest.mark.usefixtures("without_weights")
@pytest.mark.parametrize("source", ["", "Storm\n\nIt rained all day.", EASY])
def test_of_plain_text_nobody_has_an_opinion(source: str) -> None:
    alone = cleaner.clean(source, input="text")
    assert cleaner.clean(source, input="text", second_opinion=True) == alone
    assert alone.opinions == ()


@pytest.mark.parametrize("value", [None, 1, "yes"])
def test_another_type_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match=f"second_opinion must be bool, not {type(value).__name__}"):
        cleaner.clean("x", second_opinion=value)


@pytest.mark.parametrize("missing", ["trafilatura", "readability"])
def test_where_one_is_not_installed_the_extra_is_named(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    page = "<p>The storm came in from the sea.</p>"
    with pytest.raises(ImportError, match=r"clean-page\[opinions\]"):
        cleaner.clean(page, input="html", second_opinion=True)
    assert cleaner.clean(page, input="html").metadata


def test_the_others_are_loaded_only_on_request() -> None:
    code = (
        "import sys, cleaner, cleaner.second_opinion as s\n"
        "def loaded(): return sorted({'trafilatura', 'readability', 'lxml'} & set(sys.modules))\n"
        "before = loaded(); s.opinions_of('<p>It rained.', ''); print(before, loaded())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[] ['lxml', 'readability', 'trafilatura']"
    assert done.stderr == ""


# --- fitting


def answered(number: int) -> Answered:
    """Return a page that came out as well as trafilatura agrees, whatever else is said."""
    f1 = number % 10 / 10
    with_us = {"trafilatura": f1, "readability-lxml": (number % 7) / 7, EACH_OTHER: 0.5}
    return Answered("wcxb-dev", number % 5, 0.6 + (number % 3) / 10, with_us, f1)


def test_the_curve_finds_who_tells_something() -> None:
    found = curve(map(answered, range(210)))
    assert set(found) == {"shift", "log_odds", *NAMES, EACH_OTHER}
    assert found["trafilatura"] > 3
    assert abs(found["readability-lxml"]) < 0.3
    assert abs(found["log_odds"]) < 0.3


def test_a_fold_is_measured_with_the_curve_of_the_others() -> None:
    pages = [answered(number) for number in range(210)]
    fitted = curves(pages)
    assert fitted[2] == curve(page for page in pages if page.fold != 2)
    assert fitted[2] != fitted[None] == curve(pages)
    row = figures(pages, fitted)["tables"]["wcxb-dev"]
    assert row["pages"] == 210
    assert row["with"]["rank_correlation"] > 0.98
    assert abs(row["without"]["rank_correlation"]) < 0.2
    assert row["with"]["mean_error"] < row["without"]["mean_error"]


def test_a_page_of_which_nobody_spoke_is_measured_as_it_is_and_not_learned_from() -> None:
    pages = [answered(number) for number in range(210)]
    silent = replace(answered(3), agreements={}, confidence=0.0, table="silent")
    fitted = curves([*pages, silent])
    assert fitted == curves(pages)
    row = figures([*pages, silent], fitted)["tables"]["silent"]
    assert row["with"] == row["without"]
    assert row["with"]["mean_error"] == pytest.approx(0.3)


def test_labels_of_the_test_pages_are_what_they_say() -> None:
    labels = [line.label for line in page_of_html(EASY).lines]
    assert labels == [Label.NAV, *[Label.BODY] * len(STORM)]
