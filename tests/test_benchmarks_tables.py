"""What each table of pages knows of its lines, on rows of our own writing."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from benchmarks.pages import data, label_files
from benchmarks.pages.renderers import wet
from benchmarks.train.labels import corpus
from benchmarks.train.labels.tables import ONLY_LABELLED, SPARSE, TABLES, Knowledge, known_of
from benchmarks.train.labels.targets import ANY, Allowed, mask_of
from benchmarks.train.labels.weak_labels import weak_labels
from cleaner.document.labels import BODY, DROPPED, KEPT, Label

MENU = "<ul class=menu><li>Start<li>Harbour</ul>"
FOOTER = "<footer class=copyright><p>Wrenmouth Harbour Trust</footer>"


def page(body: str) -> str:
    return f"<html><body>{MENU}{body}{FOOTER}</body></html>"


def knows(table: str, html: str, **row: Any) -> Knowledge | None:
    return known_of(table, {"id": "quay-1", "url": "https://quay.example/a", **row}, html)


def told(table: str, body: str, **row: Any) -> dict[str, Allowed]:
    html = page(body)
    knowledge = knows(table, html, **row)
    assert knowledge is not None
    lines = wet(html).split("\n")
    return dict(zip(lines, knowledge.allowed_of(lines, weak_labels(html)), strict=True))


STORY = "The ferry came in two hours late because of the fog."


def test_gold_is_what_stands_in_it_without_the_headline_it_opens_with() -> None:
    body = f"<h1>Ferry late again</h1><p>By Ada Quill</p><p>{STORY}</p><p>Most of us walked.</p>"
    content = f"Ferry late again\n{STORY}"
    row = {"main_content": content, "lead_lines": 1, "covered": 0.9, "authors": "Ada Quill"}
    found = told("news-2023", body, title="Ferry late again", **row)
    assert found["Ferry late again"] == {Label.TITLE}
    assert found["By Ada Quill"] == {Label.BYLINE}
    assert found[STORY] <= KEPT
    assert found["Most of us walked."] <= DROPPED
    assert knows("news-2023", page(body), **{**row, "covered": 0.4}) is None


def test_the_posts_of_a_thread_are_content_and_a_quote_is_open() -> None:
    quote = "You wrote that the ferry was late because of the fog over there."
    body = (
        f"<h1>Ferry</h1><p>Jan 2, 2020</p><p>{STORY}</p><p>Quill</p><p>Jan 3, 2020</p>"
        f"<p>Posts: 7</p><p>{quote}</p><p>It was the engine, says the mate.</p>"
    )
    found = told(
        "harvest-forums",
        body,
        main_content=f"{STORY}\nIt was the engine, says the mate.",
        users=["Quill", "/profile/7"],
        dates=["Jan 2, 2020", "Jan 3, 2020"],
        covered=None,
    )
    assert found[STORY] <= KEPT
    assert found["It was the engine, says the mate."] <= BODY
    assert found["Quill"] == found["Jan 3, 2020"] == {Label.BYLINE}
    assert found["Posts: 7"] == DROPPED | {Label.BYLINE}
    assert found[quote] == ANY
    assert found["Harbour"] == {Label.NAV}


def test_a_recipe_knows_its_parts_and_leaves_the_rest_open() -> None:
    body = (
        "<h1>Fog soup</h1><p>My aunt made it on the boat.</p>"
        "<ul><li>two onions<li>salt and fog</ul>"
        "<ol><li>Boil the onions in fog.</ol><div class=related><p>Boat stew</div>"
    )
    found = told(
        "recipes",
        body,
        title="Fog soup",
        description="",
        ingredients=["two onions", "salt and fog"],
        instructions=["Boil the onions in fog."],
    )
    assert found["Fog soup"] == {Label.TITLE}
    assert found["My aunt made it on the boat."] == ANY
    assert found["two onions"] == found["Boil the onions in fog."] == {Label.BODY, Label.HEADING}
    assert found["Boat stew"] == {Label.TEASER}
    assert found["Harbour"] == {Label.NAV}


def test_a_list_of_decisions_knows_its_cases() -> None:
    body = "<p>Decided in May</p><p>Quay v. Harbour Trust (20-17)</p>"
    found = told("legal", body, must_have=["Quay v. Harbour Trust", "7"])
    assert found["Quay v. Harbour Trust (20-17)"] == {Label.BODY, Label.HEADING}
    assert found["Decided in May"] == ANY


def test_a_list_of_several_pages_knows_its_pager() -> None:
    body = "<p>Onions, 3 a kilo</p><div><a>1</a> <a>2</a> <a>Next page</a></div><p>3</p>"
    found = told("paged-lists", body, page_links=["1", "2", "Next page"])
    assert found["1 2 Next page"] == {Label.NAV}
    assert found["Onions, 3 a kilo"] == found["3"] == ANY


@pytest.mark.parametrize(
    ("url", "links"), [("https://quay.example/a", DROPPED), ("https://quay.example/", ANY)]
)
def test_blocks_say_what_their_lines_are_where_they_agree(url: str, links: Allowed) -> None:
    body = f"<p>Old news of the quay</p><p>{STORY}</p><p>fog</p><p>Tide tables</p>"
    blocks = [
        {"level": "1", "type": "Content", "text": f"Old news of the quay {STORY} fog Tide tables"},
        {"level": "2", "type": "LinkList", "text": "Old news of the quay"},
        {"level": "2", "type": "Article", "text": f"{STORY} fog"},
        {"level": "2", "type": "Menu", "text": "Tide tables"},
        {"level": "2", "type": "Footer", "text": "Tide tables"},
    ]
    found = told("rkrzr-blocks", body, blocks=blocks, url=url)
    assert found["Old news of the quay"] == links
    assert found[STORY] == KEPT
    assert found["fog"] == found["Tide tables"] == ANY


def test_what_an_extractor_is_expected_to_give_counts_where_it_is_most_of_the_page() -> None:
    long = " ".join(["The ferry came in two hours late because of the fog."] * 3)
    html = page(f"<p>{long}</p><p>{long.replace('ferry', 'boat')}</p><p>{long[:-1]} again</p>")
    row = {"expected_html": None}
    assert knows("extractor-fixtures", html, expected_text=long, **row) is None
    assert knows("extractor-fixtures", html, expected_text=None, **row) is None
    assert knows(
        "extractor-fixtures", html, expected_text="\n".join(wet(html).split("\n")[2:5]), **row
    )


def test_a_page_of_which_little_is_known_is_left_out_unless_we_labelled_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    masks = np.array([mask_of(ANY)] * 9 + [mask_of(BODY)], dtype=np.uint16)
    lines = tuple(f"Line {number} of the quay" for number in range(10))
    example = corpus.Example("quay-1", "legal", "quay", "", "wet", lines, masks, None)
    assert example.known_share == 0.1
    assert corpus._worthwhile("legal", [example]) == []
    assert corpus._worthwhile("wcxb-dev", [example]) == [example]
    monkeypatch.setattr(label_files, "pages", lambda table: frozenset({"quay-1"}))
    assert corpus._worthwhile("legal", [example]) == [example]


def test_of_tables_that_know_nothing_only_labelled_pages_are_rendered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [{"id": "a"}, {"id": "b"}]
    monkeypatch.setattr(data, "table", lambda name: rows)
    before = corpus._digest("top-sites", "text")
    monkeypatch.setattr(label_files, "pages", lambda table: frozenset({"b"}))
    assert corpus._rows("top-sites") == rows[1:]
    assert corpus._rows("legal") == rows
    assert corpus._digest("top-sites", "text") != before
    assert ONLY_LABELLED < set(TABLES) > SPARSE


def test_tables_to_measure_on_are_refused_and_none_of_them_is_trained_on() -> None:
    with pytest.raises(ValueError, match="measured_table"):
        data.table("dragnet")
    assert not set(TABLES) & set(data.MEASURED_TABLES)
    assert not set(label_files.tables()) & set(data.MEASURED_TABLES)
