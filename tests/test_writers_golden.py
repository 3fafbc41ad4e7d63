"""Pages whose Markdown and HTML are written down beside them, word for word.

`python tests/test_writers_golden.py --write` writes them anew; read the difference.
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from pages_of_html import is_subsequence, page_of_html, words

from cleaner.writers.events import End, Start, Text, events_of_fragment
from cleaner.writers.fragment import html_of
from cleaner.writers.markdown_of_html import markdown_of_fragment
from cleaner.writers.structure import article_of

GOLDEN = Path(__file__).parent / "golden"
PAGES = sorted(path for path in GOLDEN.glob("*.html") if not path.name.endswith(".clean.html"))
URL = "https://example.org/2023/ferry.html"
ENGINE = (
    MarkdownIt("gfm-like", {"linkify": False})
    .use(deflist_plugin)
    .use(footnote_plugin)
    .use(dollarmath_plugin)
)


def page_of(path):
    return page_of_html(path.read_text(encoding="utf-8"), url=URL, stated_language="en")


def written(path):
    """Return what the writers make of a page, by the end of the file name it is kept under."""
    page = page_of(path)
    return {".md": page.to_markdown(images=True), ".clean.html": page.to_html()}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
@pytest.mark.parametrize("end", [".md", ".clean.html"])
def test_a_page_is_written_as_it_was(path, end):
    assert written(path)[end] == path.with_suffix(end).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_words_are_those_of_the_kept_lines(path):
    page = page_of(path)
    kept = words(" ".join(f"<p>{escape(line.text)}</p>" for line in page.lines if line.kept))
    assert is_subsequence(words(page.to_html(images=False)), kept)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_html_read_again_is_the_same(path):
    html = page_of(path).to_html()
    again = article_of(events_of_fragment(html), is_clean=True)
    assert html_of(again, "en") == html


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_markdown_rendered_is_the_html(path):
    html = page_of(path).to_html()
    assert page_of(path).to_markdown(images=True) == markdown_of_fragment(html)
    rendered = ENGINE.render(markdown_of_fragment(html))
    for kind in sorted(KINDS.keys() - NOT_THE_SAME.get(path.stem, set())):
        assert outline(rendered, kind) == outline(html, kind), kind


# --- what is compared of two pieces of HTML

KINDS = {
    "headings": {"h1", "h2", "h3", "h4", "h5", "h6"},
    "quotations": {"blockquote"},
    "code blocks": {"pre"},
    "code": {"code", "kbd"},
    "strong": {"strong"},
    "deleted": {"del", "s"},
    "raised": {"sub"},
    "links": {"a"},
    "images": {"img"},
    "definitions": {"dd"},
    "cells": {"td", "th"},
    "items": {"li"},
    "numbered": {"ol"},
}
NOT_THE_SAME = {"notes": {"items", "numbered"}, "tables": {"items", "numbered"}}
"""A list of which some items are footnotes, and lists in cells."""
SAME = {"kbd": "code", "s": "del", "th": "td"}


def outline(html, kind):
    """Return the elements of a kind, each with its words, and what else must not get lost."""
    found, open_ = [], []
    footnotes = 0
    for event in events_of_fragment(html):
        match event:
            case Start(tag, attributes):
                is_note = "footnote" in attributes.get("class", "")
                is_note = is_note or attributes.get("href", "").startswith("#fn")
                is_note = is_note or attributes.get("id", "").startswith("fn")
                footnotes += bool(footnotes) or is_note
                if attributes.get("class") == "standfirst":
                    tag, attributes = "strong", {}
                if tag in KINDS[kind] and not footnotes:
                    told = {
                        name: attributes[name]
                        for name in ("href", "src", "start", "class")
                        if name in attributes
                    }
                    found.append([SAME.get(tag, tag), told, []])
                    open_.append(found[-1])
                else:
                    open_.append(None)
                for entry in open_:
                    if entry and tag in {"br", "p", "li", "ul", "ol"}:
                        entry[2].append(" ")
            case End():
                footnotes -= bool(footnotes)
                open_.pop()
            case Text(data):
                for entry in open_:
                    if entry:
                        entry[2].append(data)
    rows = [(tag, told, shown(tag, "".join(texts))) for tag, told, texts in found]
    return [row for row in rows if row[2] or row[0] not in {"td", "ol"}]


def shown(tag, text):
    """Return the words of an element; white space counts in code, list marks in cells do not."""
    if tag == "pre":
        return text.rstrip("\n")
    if tag == "td":
        text = text.replace("- ", " ").replace("2. ", " ")
    if tag == "ol":
        return "list"
    return " ".join(text.replace("\\(", "").replace("\\)", "").split())


if __name__ == "__main__" and "--write" in sys.argv:
    for page in PAGES:
        for end, text in written(page).items():
            page.with_suffix(end).write_text(text, encoding="utf-8")
