"""The measuring itself: groups, curves and counts on results of our own making."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from benchmarks.measure import by_language, confusion, curve, empty, gate
from benchmarks.measure import reliability as reliability_command
from benchmarks.measure.by_language import Graded, graded_pages, language_figures
from benchmarks.measure.confusion import confusions, matrix
from benchmarks.measure.curve import swept
from benchmarks.measure.empty import EMPTIED, ERROR, Answered, empty_figures, of_labelled
from benchmarks.measure.evaluate import LabelledResult, PageResults, Result, score_labelled
from benchmarks.measure.reliability import confidence_figures, reliability, reliability_figures
from benchmarks.measure.score import wanted_sources
from benchmarks.measure.summary import figures_of, html_rows, keep_drop, labelled_figures, text_rows
from benchmarks.pages import data, parallel
from benchmarks.pages.languages import ENGLISH, OTHER_LATIN, SCRIPT_GROUPS, group_of, language_of
from benchmarks.pages.metrics import SNIPPETS, WORDS, PageScore, page_f1
from benchmarks.peers import extractors, systems
from benchmarks.peers.systems import HTML_SYSTEMS, OURS, TEXT_SYSTEMS, Answer, on_html, run
from cleaner.decoding import BETA

OWN_PAGES = {page.name: page for page in data.own_pages()}
ODD = [
    "",
    "\x00",
    "\ud800",
    "<",
    "<html",
    "<p>" * 500,
    "船" * 300,
    "&#0;&#xD800;" * 9,
    "a\r\n" * 99,
]


# --- the systems


@pytest.mark.parametrize("page", ODD, ids=range(len(ODD)))
@pytest.mark.parametrize(("name", "system"), [*TEXT_SYSTEMS, *HTML_SYSTEMS])
def test_no_system_stops_the_measuring(name: str, system: systems.System, page: str) -> None:
    done = run(system, page, None)
    assert isinstance(done.answer.text, str)
    assert done.seconds >= 0
    assert not (done.failed and done.answer.text)


def test_a_failure_is_an_empty_answer_and_is_counted() -> None:
    def broken(html: str) -> str:
        raise RuntimeError(html)

    assert run(on_html(broken), "<p>", None)[0::2] == (Answer(""), True)
    assert run(on_html(str.upper), "<p>", None)[0::2] == (Answer("<P>"), False)


def test_no_name_stands_twice() -> None:
    for named in (TEXT_SYSTEMS, HTML_SYSTEMS):
        names = [name for name, _ in named]
        assert len(set(names)) == len(names)
    assert TEXT_SYSTEMS[0][0] == OURS


def test_comments_are_left_out_where_the_name_says_so() -> None:
    article = (
        "<p>The night ferry left the harbour again on Saturday at ten, full to the rail.</p>" * 5
    )
    html = (
        f"<html><body><article>{article}</article><div id='comments'><h3>Comments</h3>"
        "<ul><li class='comment'><p>Nobody told me that the kiosk sells soup again.</p></li></ul>"
        "</div></body></html>"
    )
    extract = dict(extractors.HTML_PEERS)
    assert "kiosk" in extract["trafilatura"](html)
    assert "kiosk" not in extract["trafilatura, no comments"](html)


def test_justext_gets_the_stop_words_of_the_page() -> None:
    text = (
        "Die Fähre nach Quill ist am Samstag wieder ausgelaufen, zum ersten Mal seit dem Sturm, "
        "der vor zwei Wintern die Rampe vom Kai gerissen hat, und viele Leute standen auf der "
        "Mole, um sie zu sehen, bevor sie hinter dem Leuchtturm in der Nacht verschwand."
    )
    assert extractors.justext_html(f"<html><body><p>{text}</p></body></html>") == text


# --- languages


@pytest.mark.parametrize(
    ("text", "language", "group"),
    [
        ("The library boat comes back to Wrenmouth after two winters.", "en", ENGLISH),
        ("Das Bücherschiff kommt nach zwei Wintern wieder in den Hafen zurück.", "de", OTHER_LATIN),
        ("Корабль с книгами возвращается в гавань после двух зим на суше.", "ru", "Cyrillic"),
        ("図書館の船は二回の冬を越えて港に帰ってきました。" * 2, "ja", "CJK"),
        ("책을 빌려주는 배가 두 번의 겨울을 지나 항구로 돌아왔습니다." * 2, "ko", "CJK"),
        ("عادت سفينة الكتب إلى الميناء بعد شتاءين." * 2, "ar", "Arabic, Hebrew"),
        ("किताबों वाली नाव दो सर्दियों के बाद बंदरगाह पर लौट आई है।", "hi", "other scripts"),
        ("OK", "", ""),
    ],
)  # fmt: skip
def test_language_and_script_are_told_from_the_text(text: str, language: str, group: str) -> None:
    assert language_of(text) == language
    assert group_of(text, language) == group
    assert group in (*SCRIPT_GROUPS, "")


@pytest.mark.parametrize(("f1", "left_behind"), [(0.85, True), (0.86, False)])
def test_a_group_far_below_the_mean_is_flagged(f1: float, left_behind: bool) -> None:
    pages = [Graded("en", ENGLISH, 0.9, 0.8)] * 9 + [Graded("de", OTHER_LATIN, f1, None)]
    figures = language_figures({"table": pages, "nothing": []})
    german = figures["by_group"][OTHER_LATIN]["table"]
    assert german == {"pages": 1, "f1": f1, "left_behind": left_behind}
    english = figures["by_language"]["en"]
    assert english["all"] == english["table"]
    assert english["table"]["trafilatura, no comments"] == pytest.approx(0.8)
    assert list(figures["by_language"]) == ["en", "de"]
    assert "Cyrillic" not in figures["by_group"]


# --- tables


def result(system: str, source: str, f1: float, *, failed: bool = False) -> Result:
    words = {"precision": f1, "recall": f1, "f1": f1}
    return Result(system, source, {"words": words}, 0.001, failed, True, 0.5)


PAGES = [
    PageResults("a", "article", "en", ENGLISH, True, (
        result("trafilatura, no comments", "html", 0.8),
        result("resiliparse", "html", 0.5, failed=True),
        result(OURS, "wet", 0.9),
        result(OURS, "html_text", 0.7),
    )),
    PageResults("b", "forum", "", "", True, (
        result("trafilatura, no comments", "html", 0.2),
        result("resiliparse", "html", 0.1),
        result(OURS, "wet", 0.5),
        result(OURS, "html_text", 0.5),
    )),
]  # fmt: skip


def test_text_figures_are_means_over_renderings_with_one_peer_on_html_beside() -> None:
    figures = figures_of(text_rows(PAGES), (WORDS,))
    assert figures["scores"][OURS]["words"]["f1"] == pytest.approx(0.65)
    assert figures["scores"]["trafilatura, HTML"]["words"]["f1"] == pytest.approx(0.5)
    assert figures["by_source"]["wet"] == {OURS: pytest.approx(0.7)}
    assert figures["by_page_type"]["forum"][OURS] == 0.5
    assert figures["milliseconds"][OURS]["median"] == pytest.approx(1)
    assert figures["failures"] == {}


def test_html_figures_count_failures() -> None:
    figures = figures_of(html_rows(PAGES), (WORDS,))
    assert set(figures["scores"]) == {"trafilatura, no comments", "resiliparse"}
    assert figures["failures"] == {"resiliparse": 1}


def test_nothing_run_gives_no_figures() -> None:
    pages = [replace(page, results=()) for page in PAGES]
    assert figures_of(html_rows(pages), (WORDS, SNIPPETS))["scores"] == {}


def test_a_page_counts_once_among_the_languages() -> None:
    assert graded_pages(PAGES, WORDS) == [Graded("en", ENGLISH, pytest.approx(0.8), 0.8)]


# --- labelled pages

TRUE = ("title", "body", "nav", "duplicate", "-", "teaser")
GIVEN = ("title", "nav", "body", "duplicate", "blank", "ranking")
LINES = ("Storm", "It rained.", "Home", "Storm", "", "Kiosk")
LABELLED = LabelledResult(
    "page", "en", ENGLISH, "article", TRUE, GIVEN, (0.9, 0.2, 0.6, 0.3, 0.0, 0.1), LINES,
    page_f1(TRUE, GIVEN, LINES), 0.8, True, {"everything": PageScore(2, 2, 0, 2 / 3)},
)  # fmt: skip


def test_the_confusion_counts_every_line_that_is_not_blank() -> None:
    counts = matrix([LABELLED, LABELLED])
    assert len(counts) == len(counts["title"]) == 16
    assert counts["body"]["nav"] == counts["nav"]["body"] == counts["duplicate"]["duplicate"] == 2
    assert sum(sum(given.values()) for given in counts.values()) == 10


def test_confusions_are_those_across_kept_and_dropped_by_kind_of_page() -> None:
    found = confusions([LABELLED, replace(LABELLED, page_type="forum", given=TRUE)])
    pairs = [(pair["true"], pair["given"], len(pair["lines"])) for pair in found["article"]]
    assert pairs == [("body", "nav", 1), ("nav", "body", 1)]
    assert found["article"][0]["lines"][0]["text"] == "It rained."
    assert found["forum"] == []


def test_labelled_figures_have_precision_and_recall_beside_the_peers() -> None:
    figures = labelled_figures([LABELLED])
    assert figures["keep_drop"][OURS] == {"precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert figures["keep_drop"]["everything"]["recall"] == 1.0
    assert figures["keep_drop_by_page_type"] == {"article": {"pages": 1, "f1": 0.5}}
    assert figures["pages_without_a_wrong_line"] == 0


def test_the_curve_goes_from_precision_to_recall() -> None:
    pages = [OWN_PAGES[name] for name in ("example", "news-de", "forum-thread", "listing")]
    by_page = [swept(page, betas=(0.2, BETA["balanced"], 5.0), by_fold=False) for page in pages]
    cautious, balanced, greedy = (keep_drop(scores) for scores in zip(*by_page, strict=True))
    assert cautious["recall"] <= balanced["recall"] <= greedy["recall"]
    assert cautious["precision"] > greedy["precision"]
    for page, (_, as_usual, _) in zip(pages, by_page, strict=True):
        assert as_usual == score_labelled(page, by_fold=False, peers=False).score
    assert set(BETA) == {"precision", "balanced", "recall"}
    assert min(curve.BETAS) < min(BETA.values()) < max(BETA.values()) < max(curve.BETAS)


# --- probabilities


def test_lines_are_binned_by_what_was_said() -> None:
    rows, error = reliability([0.0, 0.09, 0.1, 1.0], [False, True, True, True])
    assert [row["lines"] for row in rows] == [2, 1, 1]
    assert rows[0]["true"] == 0.5
    assert error == pytest.approx((2 * (0.5 - 0.045) + 0.9) / 4, abs=1e-4)


def test_what_is_given_html_promises_apart_from_what_is_given_text() -> None:
    pages = [replace(PAGES[0], results=(*PAGES[0].results, result(OURS, "html", 1.0)))]
    figures = reliability_figures([LABELLED], {"table": pages})["pages"]
    assert {name: part["results"] for name, part in figures.items()} == {
        "table": 2, "table, HTML": 1,
    }  # fmt: skip
    assert graded_pages(pages, WORDS)[0].f1 == pytest.approx(0.8)


def test_lines_that_count_neither_way_are_left_out() -> None:
    figures = reliability_figures([LABELLED], {"table": PAGES, "nothing": []})
    assert sum(row["lines"] for row in figures["lines"]) == 4
    assert set(figures["pages"]) == {"table"}
    assert figures["pages"]["table"]["results"] == 4


def test_confidence_in_tenths() -> None:
    said = [i / 20 for i in range(20)]
    figures = confidence_figures(said, said)
    assert figures["rank_correlation"] == 1.0
    assert figures["mean_error"] == 0.0
    assert len(figures["tenths"]) == 10
    assert confidence_figures(said, [1 - s for s in said])["rank_correlation"] == -1.0
    assert confidence_figures(said, [0.5] * 20)["rank_correlation"] == 0.0


# --- pages without content

FOUND_EMPTY = 9
"""So many of our own pages without content were found empty when this was written, of 14."""


@pytest.mark.parametrize(
    ("name", "has_content"), [("error-404", False), ("consent-wall", False), ("example", True)]
)
def test_own_pages_say_whether_they_have_content(name: str, has_content: bool) -> None:
    (answer,) = of_labelled(OWN_PAGES[name], by_fold=False)
    assert answer.has_content == answer.found == has_content


def test_every_wall_of_our_own_is_measured_under_its_kind() -> None:
    answers = empty.of_walls()
    assert len(answers) == len(list(empty.WITHOUT_CONTENT.iterdir())) >= 14
    assert {answer.kind for answer in answers} >= {"consent", "error", "login", "shell"}
    assert not any(answer.has_content for answer in answers)
    assert sum(not answer.found for answer in answers) >= FOUND_EMPTY


def test_empty_pages_are_counted_apart_from_those_with_content() -> None:
    answers = [
        Answered("table", "article", True, True),
        Answered("table", "article", True, False),
        Answered("table", EMPTIED, False, False),
        Answered("table", ERROR, False, True),
    ]
    assert empty_figures(iter(answers)) == {
        "with_content": {"table": {"article": {"pages": 2, "found_empty": 1}}},
        "without_content": {
            "table": {
                EMPTIED: {"pages": 1, "found_empty": 1},
                ERROR: {"pages": 1, "found_empty": 0},
            }
        },
    }


# --- the command lines


@pytest.mark.parametrize(
    ("command", "part", "shown"),
    [
        (by_language, "languages", "F1 (pages) by script"),
        (reliability_command, "reliability", "lines kept"),
        (curve, "curve", "balanced"),
        (empty, "empty", "found empty"),
        (confusion, None, "lines by true and given label"),
    ],
)
def test_the_commands_run_on_our_own_pages(
    command: Any, part: str | None, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLEANER_DATA", str(tmp_path))
    monkeypatch.setattr(parallel, "mapped", lambda function, tasks: [*map(function, tasks)])
    monkeypatch.setattr(curve, "BETAS", (0.3, 3.0))
    out = tmp_path / "figures.json"
    done = CliRunner().invoke(command.main, ["--json", str(out)] if part else [])
    assert done.exit_code == 0, done.output
    assert shown in " ".join(done.output.split())
    if part:
        assert list(json.loads(out.read_text("utf-8"))) == [part]


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ((None, None), (True, True)),
        ((True, None), (True, False)),
        ((None, True), (False, True)),
        ((True, True), (True, True)),
        ((False, None), (False, True)),
        ((None, False), (True, False)),
    ],
)
def test_text_and_html_are_chosen(asked: tuple[bool | None, ...], wanted: tuple[bool, ...]) -> None:
    assert wanted_sources(*asked) == wanted


def test_what_has_a_floor_gets_better_upwards() -> None:
    told = {"keep_drop": {OURS: {"f1": 0.9}}, "label_macro_f1": 0.6}
    part = {"scores": {OURS: {"words": {"f1": 0.8}, "snippets": {"f1": 0.7}}}}
    figures = {
        "own_pages": told,
        "fixtures": told,
        "text": {"wcxb-dev": part},
        "html": {"wcxb-dev": part},
        "reliability": {"expected_calibration_error": 0.02},
    }
    assert gate.gated(figures) == {
        "own_pages: keep/drop F1": 0.9,
        "own_pages: label macro-F1": 0.6,
        "fixtures: keep/drop F1": 0.9,
        "fixtures: label macro-F1": 0.6,
        "wcxb-dev: word F1": 0.8,
        "wcxb-dev: snippet F1": 0.7,
        "wcxb-dev, html: word F1": 0.8,
        "wcxb-dev, html: snippet F1": 0.7,
        "fixtures: 1 - calibration error": 0.98,
    }
