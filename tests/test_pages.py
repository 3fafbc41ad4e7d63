"""The project's own labelled pages, one test a page; a failure shows only the wrong lines."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import cleaner
from benchmarks.pages import data
from benchmarks.pages.metrics import NOT_SCORED, key_of, page_f1
from cleaner.document.labels import KEPT, Label

FLOOR = 0.9
"""Kept / dropped F1 that every page reaches."""

KNOWN_FAILURES: dict[str, str] = {
    "listing": "the buttons of items are taken for items",
    "news-flood-live": "the clock times and headings of a live blog look like a list of teasers",
    "docs-code": "a one-word heading and links to read on look like controls and teasers",
    "forum-thread": "names of posters look like controls, and a line quoted whole like its copy",
    "news-brief": "the letters of its agency are too doubtful a byline",
    "press-release": "facts in short lines with a colon look like teasers",
    "product": "price and size are taken for controls",
}
"""Pages that do not reach the floor yet, and why. A page that starts to pass breaks the
build until it is taken out."""

OWN_PAGES = data.own_pages()
WITHOUT_CONTENT = [page for page in OWN_PAGES if not KEPT.intersection(page.labels)]


def wrong_lines(page: data.LabelledPage, labels: Sequence[str]) -> str:
    """Return the lines that count as wrong, a row each: number, should be, is, text."""
    keys = [key_of(line) for line in page.lines]
    kept = {key for key, label in zip(keys, labels, strict=True) if label in KEPT and key}
    rows = enumerate(zip(page.labels, labels, page.lines, keys, strict=True), start=1)
    return "\n".join(
        f"{number:4} {true:10} {given:10} {line.strip()[:70]}"
        for number, (true, given, line, key) in rows
        if true not in NOT_SCORED
        and (true in KEPT) is not (given in KEPT or (true in KEPT and key in kept))
    )


def _params(pages: Sequence[data.LabelledPage]) -> list[object]:
    return [
        pytest.param(
            page,
            id=page.name,
            marks=[pytest.mark.xfail(reason=KNOWN_FAILURES[page.name], strict=True)]
            if page.name in KNOWN_FAILURES
            else [],
        )
        for page in pages
    ]


def test_there_are_pages_of_many_languages_and_kinds() -> None:
    assert len({page.language for page in OWN_PAGES}) >= 14
    assert {"article", "forum", "product", "listing", "documentation", "service"} <= {
        page.page_type for page in OWN_PAGES
    }
    assert WITHOUT_CONTENT


def test_known_failures_are_pages_that_exist() -> None:
    assert set(KNOWN_FAILURES) <= {page.name for page in OWN_PAGES}


@pytest.mark.parametrize("page", OWN_PAGES, ids=lambda page: page.name)
def test_a_page_is_labelled_with_known_labels_line_by_line(page: data.LabelledPage) -> None:
    assert set(page.labels) <= {*map(str, Label), "-"} - {"blank"}
    blank = [number for number, line in enumerate(page.lines, start=1) if not line.strip()]
    assert [number for number, label in enumerate(page.labels, start=1) if label == "-"] == blank


@pytest.mark.parametrize("page", _params(OWN_PAGES))
def test_the_content_of_a_page_is_told_from_the_rest(page: data.LabelledPage) -> None:
    cleaned = cleaner.clean(page.text, input="text")
    labels = [str(line.label) for line in cleaned.lines]
    score = page_f1(page.labels, labels, page.lines)
    if score.f1 < FLOOR:
        pytest.fail(f"F1 {score.f1:.3f}\n{wrong_lines(page, labels)}", pytrace=False)


@pytest.mark.parametrize("page", _params(WITHOUT_CONTENT))
def test_a_page_without_content_is_not_found(page: data.LabelledPage) -> None:
    cleaned = cleaner.clean(page.text, input="text")
    labels = [str(line.label) for line in cleaned.lines]
    if cleaned.found:
        pytest.fail(wrong_lines(page, labels), pytrace=False)


@pytest.mark.parametrize("code", ["if (a) {\n  load();\n}", "z(() => {\n  load();\n}\n)"])
def test_signs_that_end_code_stay_with_it(code):
    said = (
        "<p>The ferry to the mill leaves at noon, and the ferryman counts the sacks {} times.</p>"
    )
    text = said.format("two") + said.format("ten")
    page = cleaner.clean(f"<article><h1>Flour</h1>{text}<pre>{code}</pre></article>")
    assert page.text.endswith(code)
