"""The tools that train and measure: what they take for true must be true."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.pages import data
from benchmarks.pages.alignment import align
from benchmarks.pages.metrics import page_f1, word_f1
from benchmarks.pages.renderers import RENDERERS
from benchmarks.peers.extractors import LINE_PEERS
from benchmarks.train.augment.boxes_in_text import AMID, BELOW, BoxInserter, Story
from benchmarks.train.augment.damage import DAMAGES, damage, glue_menus, wrap_lines
from benchmarks.train.augment.material import phrases_of
from benchmarks.train.labels.targets import Reference, allowed_labels, mask_of
from benchmarks.train.labels.weak_labels import weak_label_of, weak_labels
from cleaner.document.labels import BODY, DROPPED, Label

ARTICLE = [
    "The ferry to Quill was late again on Monday because the tide came early.",
    "Two hundred people waited on the quay, and the kiosk sold out of soup.",
    "The harbour office said that a second boat would sail from May on.",
]
HTML = """<html><head><title>Ferry late again | The Quay</title></head><body>
<nav><ul><li>Home</li><li>Ports</li></ul></nav>
<h1>Ferry late again</h1><p class="byline">By Ada King</p>
<p>{}</p><figure><figcaption>The queue on the quay at noon</figcaption></figure><p>{}</p><p>{}</p>
<div class="related-posts"><h3>More from Ports</h3><p>Kiosk runs out of soup</p></div>
<footer><p>Privacy Policy</p></footer></body></html>""".format(*ARTICLE)


def test_a_copy_of_a_paragraph_outside_the_order_is_not_content() -> None:
    lines = [ARTICLE[1], "Most Read", *ARTICLE]
    assert align(lines, "\n".join(ARTICLE)) == [False, False, True, True, True]


def test_a_menu_word_that_the_article_uses_is_not_content() -> None:
    assert align(["quay", *ARTICLE, "soup"], "\n".join(ARTICLE)) == [False, True, True, True, False]


def test_a_paragraph_with_a_few_other_words_is_still_content() -> None:
    changed = ARTICLE[0].replace("late again", "too late")
    assert align([changed], "\n".join(ARTICLE)) == [True]


@pytest.mark.parametrize("renderer", RENDERERS)
def test_markup_and_reference_say_what_each_line_may_be(renderer: str) -> None:
    lines = RENDERERS[renderer](HTML).split("\n")
    reference = Reference("\n".join(ARTICLE), "Ferry late again", ("Ada King",))
    allowed = allowed_labels(lines, reference, weak_labels(HTML))
    found = {
        line.strip(" •*#"): labels for line, labels in zip(lines, allowed, strict=True) if line
    }
    assert found["Ferry late again"] == {Label.TITLE}
    assert found["By Ada King"] == {Label.BYLINE}
    assert all(found[paragraph] <= BODY for paragraph in ARTICLE)
    assert found["The queue on the quay at noon"] == {Label.CAPTION}
    assert found["Kiosk runs out of soup"] == {Label.TEASER}
    assert found["Ports"] <= DROPPED
    assert found["Privacy Policy"] == {Label.LEGAL}


def test_a_line_that_a_converter_joined_is_known_by_its_opening() -> None:
    known = weak_labels("<div class='related'><p>one two three four five six seven</p></div>")
    assert weak_label_of(("one", "two", "three", "four", "five", "x"), known) == {Label.TEASER}
    assert weak_label_of(("two", "three", "four", "five", "six"), known) == frozenset()


@pytest.mark.parametrize("spoil", DAMAGES)
def test_damage_keeps_every_word_and_what_is_known_of_it(spoil) -> None:
    nav, body = mask_of(frozenset({Label.NAV})), mask_of(frozenset({Label.BODY}))
    rows = [(word, nav) for word in ("Home", "News", "Ports", "Sport", "Tide")]
    rows += [("", 0xFFFF), (" ".join(ARTICLE), body)]
    spoiled = spoil(rows)
    for mask in (nav, body):
        before = " ".join(line for line, m in rows if m == mask).split()
        assert " ".join(line for line, m in spoiled if m == mask).split() == before


def test_the_same_seed_does_the_same_damage() -> None:
    rows = [(line, 1) for line in ARTICLE * 3]
    assert damage(rows, 7) == damage(rows, 7)


def test_a_short_menu_is_not_glued_and_a_long_line_is_wrapped() -> None:
    assert glue_menus([("Home", 1), ("News", 1), ("Ports", 1)]) == [
        ("Home", 1),
        ("News", 1),
        ("Ports", 1),
    ]
    assert len(wrap_lines([("word " * 40, 1)])) > 2


@pytest.mark.parametrize("make", {*BELOW, *AMID})
def test_a_grafted_box_is_never_content(make) -> None:
    stories = [Story("Storm shuts port", "It rained all day and all night in Quill.")] * 3
    box = make(stories, phrases_of("en"), random.Random(3))
    assert box
    assert not any(mask & mask_of(BODY) for _, mask in box)


def test_grafting_adds_boxes_and_changes_no_line() -> None:
    body = mask_of(frozenset({Label.BODY}))
    rows = [(f"{line} {n}", body) for n, line in enumerate(ARTICLE * 2)]
    stories = [
        ("en", f"site{n}", Story(f"Headline {n}", f"Sentence {n} is here.")) for n in range(60)
    ]
    with_boxes = BoxInserter(stories).insert(rows, "en", "elsewhere", random.Random(1))
    assert [row for row in with_boxes if row[1] == body] == rows
    assert len(with_boxes) > len(rows)
    assert BoxInserter(stories).insert(rows, "xx", "elsewhere", random.Random(1)) == rows


def test_scores_are_those_of_the_rules() -> None:
    assert word_f1("", "") == 1.0
    assert word_f1("a b", "") == 0.0
    score = page_f1(["title", "body", "nav", "-"], ["nav", "body", "body", "blank"], [*"abc", ""])
    assert (score.hits, score.false_positives, score.false_negatives) == (1, 1, 1)


@pytest.mark.parametrize("peer", LINE_PEERS)
def test_a_peer_answers_for_every_line(peer: str) -> None:
    lines = ["Home", "", *ARTICLE, "\x1b", "Ends."]
    assert len(LINE_PEERS[peer](lines)) == len(lines)


@pytest.mark.parametrize(
    ("url", "name", "site"),
    [
        ("https://edition.cnn.com/x", "", "cnn"),
        ("https://www.abc.net.au/news", "", "abc"),
        ("https://zeit.de/1", "", "zeit"),
        ("", "news-theguardian.com.academics", "theguardian"),
        ("", "blog.python.org", "python"),
        ("", "nytimes-3", "nytimes"),
    ],
)
def test_pages_of_one_publisher_are_one_site(url: str, name: str, site: str) -> None:
    assert data.site_of(url, name) == site


@pytest.mark.parametrize("tool", ["score", "gate", "worst"])
def test_the_benchmarks_run_without_the_real_pages(tool: str, tmp_path: Path) -> None:
    out = tmp_path / "figures.json"
    extra = {"score": ["--no-peers", "--json", str(out)], "gate": [], "worst": ["--json"]}[tool]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", tool, *extra],
        cwd=data.ROOT,
        env={**os.environ, "CLEANER_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    if tool == "score":
        assert "real pages are not there" in " ".join(done.stdout.split())
        assert json.loads(out.read_text())["own_pages"]["pages"] >= 20
    if tool == "worst":
        assert {"page", "f1", "lines"} <= json.loads(done.stdout)[0].keys()
