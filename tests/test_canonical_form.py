from __future__ import annotations

import copy
import gc
import pickle
from threading import Thread

import pytest

import cleaner
from cleaner.comments.markup import read_markup
from cleaner.document import canonical_form
from cleaner.document.canonical_form import CanonicalForm
from cleaner.readers import html

PAGE = (
    "<title>Storm</title><h1>Storm</h1><p>It <b>rained</b> all day, and the boat was late.<p>Yes."
)
OTHER = PAGE.replace("Storm", "Gulls")


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the pages that are parsed from now on."""
    sources: list[str] = []
    parse = html.parse

    def counted(source: str) -> object:
        sources.append(source)
        return parse(source)

    monkeypatch.setattr(html, "parse", counted)
    return sources


def test_a_page_is_parsed_once(parsed):
    page = cleaner.clean(PAGE, input="html", url="https://gull.example/")
    page.to_dict(), page.to_markdown(), page.to_html()
    assert parsed == [PAGE]


def test_only_the_last_page_keeps_its_form(parsed):
    first = cleaner.clean(PAGE, input="html")
    second = cleaner.clean(OTHER, input="html")
    assert (first.form.is_kept, second.form.is_kept) == (False, True)
    assert first.to_markdown() == cleaner.clean(PAGE, input="html").to_markdown()
    assert parsed == [PAGE, OTHER, PAGE, PAGE]


def test_another_thread_leaves_the_form_alone():
    page = cleaner.clean(PAGE, input="html")
    thread = Thread(target=cleaner.clean, args=(OTHER,))
    thread.start()
    thread.join()
    assert page.form.is_kept


def test_a_form_goes_with_its_page():
    page = cleaner.clean(PAGE, input="html")
    last = canonical_form._of_thread.last
    assert last() is page.form
    del page
    gc.collect()
    assert last() is None


@pytest.mark.parametrize(
    "copied", [copy.copy, copy.deepcopy, lambda p: pickle.loads(pickle.dumps(p))]
)
def test_a_copy_of_a_page_is_the_page(copied):
    page = cleaner.clean(PAGE, input="html")
    other = copied(page)
    assert other == page
    assert hash(other) == hash(page)
    assert other.to_markdown() == page.to_markdown()
    assert other.metadata == page.metadata


def test_a_form_is_no_part_of_the_value_of_a_page():
    page = cleaner.clean(PAGE, input="html")
    written = pickle.loads(pickle.dumps(page)), repr(page), hash(page)
    assert page.form.is_kept
    cleaner.clean(OTHER, input="html")
    assert (pickle.loads(pickle.dumps(page)), repr(page), hash(page)) == written
    assert not written[0].form.is_kept


def test_a_form_is_of_its_source_alone():
    form = CanonicalForm()
    assert [form.of(source, str.lower) for source in ("<p>One", "<p>Two")] == ["<p>one", "<p>two"]


def test_comments_and_tei_parse_nothing_again(parsed):
    page = cleaner.clean(PAGE, input="html")
    page.to_tei(comments=True)
    read_markup(PAGE, {1}, page.form)
    assert parsed == [PAGE]


def test_a_long_form_is_not_kept(monkeypatch):
    monkeypatch.setattr(canonical_form, "MAX_CHARS", 5)
    form = CanonicalForm()
    assert form.of("<p>One", str.lower) == "<p>one"
    assert not form.is_kept
