"""Boxes that are set into training pages: their lines, their labels, and nothing else changed."""

from __future__ import annotations

import random
import string

import numpy as np
import pytest

from benchmarks.pages.data import fold_of
from benchmarks.train.augment.boxes_in_html import donor_of, with_boxes
from benchmarks.train.augment.boxes_in_text import BoxInserter, Story, story_of
from benchmarks.train.augment.call_templates import (
    CALLS,
    FURNITURE,
    SIDEBARS,
    line_between_others,
    neighbours,
)
from benchmarks.train.augment.comment_templates import COMMENTS
from benchmarks.train.augment.markup import ClassNames, Markup
from benchmarks.train.augment.material import Donor, Material, calls_of, languages_with_calls
from benchmarks.train.augment.placement import container_of, content_lines, path_of, spots_of
from benchmarks.train.augment.story_templates import CARDS, FURTHER, INSETS, RANKINGS
from benchmarks.train.labels.corpus import HtmlExample
from benchmarks.train.labels.targets import mask_of
from cleaner.document.labels import KEPT, SCORED, Label
from cleaner.lexicons.lexicon import languages
from cleaner.readers.html import read_html

BODY, NAV = mask_of(frozenset({Label.BODY})), mask_of(frozenset({Label.NAV}))
KEPT_MASK = mask_of(KEPT)
STORIES = mask_of(frozenset({Label.TEASER, Label.RANKING, Label.COMMENT}))
TEMPLATES = {
    *CALLS, *FURNITURE, *SIDEBARS, *COMMENTS, *CARDS, *FURTHER, *INSETS, *RANKINGS, neighbours,
}  # fmt: skip
PARAGRAPHS = [
    "The lighthouse on Gull Rock was painted again in April. It took nine days & two <b> brushes.",
    "Its keeper counts the ships that pass, and writes them down in a book with a green cover.",
    "Nobody has asked for the book since 1962. The keeper says that this is no reason to stop.",
    "In summer a boat goes out twice a day. In winter it goes when the weather lets it.",
    "The lamp was built in Lyon and weighs as much as three cows, which is how it was paid for.",
]
LOOK = {"paragraph": ("div", "para"), "article": ("section", "story"), "headline": ("h2", "")}
DONORS = [
    Donor("en", f"site{n}", f"Headline number {n} of {place}", (*PARAGRAPHS[n:], *PARAGRAPHS[:n]))
    for n, place in enumerate(("Quill", "Ebbing", "Tarn", "Sallow", "Gannet"))
]
ARTICLE = """<html><head><title>Bread | Echo</title></head><body>
<nav><a href="/">Home</a></nav><div id="main" class="page-main"><div class="story">
<h1 class="story-title">Bread for boats</h1><div class="story-text">{}</div></div></div>
<footer><p>Imprint</p></footer></body></html>"""
SENTENCES = [f"Loaf {n} was baked for boat {n} before the sun rose." for n in "ABCDEF"]
IN_PARAGRAPHS = ARTICLE.format("".join(f'<p class="para">{text}</p>' for text in SENTENCES))
BETWEEN_BREAKS = ARTICLE.format("<br><br>".join(SENTENCES))


def page_of(source: str, page_type: str = "article") -> HtmlExample:
    """Return a page whose sentences are content, headline apart."""
    lines, tree = read_html(source)
    title = mask_of(frozenset({Label.TITLE}))
    masks = [
        BODY if line in SENTENCES else title if line == "Bread for boats" else NAV for line in lines
    ]
    return HtmlExample(
        "bread", "ours", "echo", page_type, "html", tuple(lines),
        np.array(masks, dtype=np.uint16), "\n".join(SENTENCES), tree=tree,
    )  # fmt: skip


def rows_of(page) -> list[tuple[str, int]]:
    return list(zip(page.lines, page.allowed.tolist(), strict=True))


def added_to(page, version) -> list[tuple[str, int]]:
    """Return the rows that `version` has more than `page`, which must be there as they were."""
    old, added = rows_of(page), []
    for row in rows_of(version):
        if old and row == old[0]:
            old.pop(0)
        else:
            added.append(row)
    assert not old
    return added


@pytest.mark.parametrize("manner", ["telling", "meaningless", "none", "page"])
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.__name__)
def test_a_template_gives_the_lines_that_it_says(template, manner) -> None:
    for seed in range(6):
        chance = random.Random(seed)
        box = Markup(ClassNames(chance, LOOK, manner))
        template(box, Material(chance, DONORS, "en", "echo", "Bread for boats"))
        lines, _ = read_html(f"<div><p>Before</p>{box.html}<p>Behind</p></div>")
        assert list(lines) == ["Before", *(line for line, _ in box.lines), "Behind"]
        assert box.lines
        assert not any(mask & KEPT_MASK for _, mask in box.lines)


@pytest.mark.parametrize("source", [IN_PARAGRAPHS, BETWEEN_BREAKS])
def test_a_grafted_page_without_its_boxes_is_the_page(source) -> None:
    page = page_of(source)
    versions = with_boxes(page, source, "en", DONORS)
    assert len(versions) == 2
    for version in versions:
        added = added_to(page, version)
        assert added
        assert not any(mask & KEPT_MASK for _, mask in added)
        assert version.renderer == "with boxes"
        assert version.reference is None
        assert len(version.tree.blocks) == len(version.lines) == len(version.allowed)
        assert (version.name, version.source, version.site) == (page.name, page.source, page.site)


def test_a_page_is_grafted_alike_every_time() -> None:
    page = page_of(IN_PARAGRAPHS)
    first, second = (with_boxes(page, IN_PARAGRAPHS, "en", DONORS) for _ in range(2))
    assert [(version.lines, version.tree) for version in first] == [
        (version.lines, version.tree) for version in second
    ]
    assert rows_of(first[0]) != rows_of(first[1])


def test_a_page_that_is_read_otherwise_now_or_has_no_content_is_left_out() -> None:
    page = page_of(IN_PARAGRAPHS)
    assert with_boxes(page, IN_PARAGRAPHS.replace("Loaf A", "Loaf Z"), "en", DONORS) == []
    empty = ARTICLE.format("")
    assert with_boxes(page_of(empty), empty, "en", DONORS) == []


def test_pages_of_entries_and_pages_without_donors_get_calls_alone() -> None:
    for page_type, donors in (("forum", DONORS), ("article", DONORS[:2])):
        page = page_of(IN_PARAGRAPHS, page_type)
        for version in with_boxes(page, IN_PARAGRAPHS, "en", donors):
            kinds = {mask for _, mask in added_to(page, version)}
            assert not any(mask and not mask & ~STORIES for mask in kinds)


def test_a_language_without_lexicon_gets_stories() -> None:
    page = page_of(IN_PARAGRAPHS)
    added = [
        row for v in with_boxes(page, IN_PARAGRAPHS, "xx", DONORS) for row in added_to(page, v)
    ]
    assert added
    assert any(mask & STORIES for _, mask in added)


def test_a_page_lends_its_headline_and_its_long_paragraphs() -> None:
    donor = donor_of(page_of(IN_PARAGRAPHS))
    assert (donor.title, donor.paragraphs) == ("Bread for boats", tuple(SENTENCES))


def test_spots_are_beside_the_paragraphs_and_around_them() -> None:
    page = page_of(IN_PARAGRAPHS)
    content = content_lines(page.allowed.tolist())
    assert path_of(page.tree, container_of(page.tree, content)).endswith("div:nth-child(2)")
    spots = spots_of(page.tree, content)
    assert len(spots["amid"]) == len(SENTENCES) - 1
    assert {spot.side for spot in spots["amid"]} == {"before"}
    assert len(spots["outside"]) == 2
    page = page_of(BETWEEN_BREAKS)
    spots = spots_of(page.tree, content_lines(page.allowed.tolist()))
    assert [spot.side for spot in spots["amid"]] == ["lines"]
    assert spots["end"] == []


def test_a_line_between_others_has_no_element_of_its_own() -> None:
    chance = random.Random(1)
    box = Markup(ClassNames(chance, {}))
    line_between_others(box, Material(chance, DONORS, "en", "echo", "Bread"))
    lines, tree = read_html(f"<div>One.<br>{box.html}Two.</div>")
    assert list(lines) == ["One.", box.lines[0][0], "Two."]
    assert len(set(tree.blocks)) == 1


def test_material_is_used_once_as_long_as_there_is_more() -> None:
    of = Material(random.Random(2), DONORS, "en", "echo", "Bread")
    assert len({of.story()[0] for _ in DONORS}) == len(DONORS)
    of = Material(random.Random(2), DONORS, "en", "echo", "Bread")
    calls = [of.sentence_of("legal") for _ in range(3)]
    assert len(set(calls)) == len(calls)


def test_calls_are_of_known_languages_kinds_and_slots() -> None:
    kinds = {*map(str, SCORED), "note", "advert", "says", "posted", "name", "remark"}
    slots = {"site", "title", "topic", "name", "time"}
    assert set(languages_with_calls()) <= set(languages())
    for language in languages_with_calls():
        calls = calls_of(language)
        assert set(calls) <= kinds
        assert calls["name"]
        for sentence in (sentence for sentences in calls.values() for sentence in sentences):
            assert {name for _, name, _, _ in string.Formatter().parse(sentence) if name} <= slots


def is_near(site: str) -> bool:
    return fold_of(site) == fold_of("alike")


def test_text_gets_sections_below_and_none_of_other_folds() -> None:
    rows = [(sentence, BODY) for sentence in SENTENCES]
    story = story_of(
        "Lamp lit again",
        "\n".join(PARAGRAPHS),
        "It is lit at dusk, as it always was in the years before.",
    )
    assert story == Story(
        "Lamp lit again",
        "It is lit at dusk, as it always was in the years before.",
        tuple(PARAGRAPHS),
    )
    lent = BoxInserter([("en", "alike", story)] * 9)
    near, far = (
        next(name for name in map("site{}".format, range(99)) if is_near(name) == wanted)
        for wanted in (True, False)
    )
    for site, page_type, is_lent in (
        (near, "article", True),
        (near, "forum", False),
        (far, "article", False),
        ("alike", "article", False),
    ):
        pages = [lent.insert(rows, "en", site, random.Random(n), page_type) for n in range(30)]
        assert any(len(page) > len(rows) for page in pages)
        assert all([row for row in page if row[1] == BODY] == rows for page in pages)
        assert any(PARAGRAPHS[2] in dict(page) for page in pages) == is_lent
