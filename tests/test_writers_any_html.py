"""Whatever a page is made of, the writers say its words, once, in order, and nothing else."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pages_of_html import is_subsequence, page_of_html, words

from cleaner.writers.events import events_of_fragment
from cleaner.writers.fragment import html_of
from cleaner.writers.markdown_of_html import markdown_of_fragment
from cleaner.writers.structure import article_of

ENGINE = MarkdownIt("gfm-like", {"linkify": False, "html": True})

TEXTS = st.one_of(
    st.sampled_from(
        "one two three|four.|中文|「a」|b_c_|*d*|e*|**|`f`|``|[g]|(h)|<i>|&amp;|# j|1. k|- l|+|> m"
        "|~n~|$o$|p\\|\\|!|:|: q|=|---|| r ||http://s.example/t_(u)| v |\n|w\nx|\t|\xa0|_|__y|'|\""
        "|www.z.example|1)|#|###|[^1]: a|[b]: c|<!--|-->|]]>".split("|")
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
)
INLINE = "a b i em strong code kbd del sub sup mark span small u".split()
BLOCK = (
    "p div section h1 h2 h3 ul ol li dl dt dd blockquote pre figure figcaption "
    "table caption tr td th"
).split()
LABELS = ["body", "body", "body", "nav", "title", "heading", "byline", "standfirst", "caption"]


def element(children, tags, is_block):
    def made(tag, inside, label, number):
        attributes = {
            "a": f' href="/{number}"',
            "ol": f' start="{number}"',
            "td": f' colspan="{number}" rowspan="{2 + number}"',
        }.get(tag, "")
        label = f' data-label="{label}"' if is_block else ""
        return f"<{tag}{attributes}{label}>{''.join(inside)}</{tag}>"

    return st.builds(
        made,
        st.sampled_from(tags),
        st.lists(children, max_size=4),
        st.sampled_from(LABELS),
        st.integers(0, 3),
    )


def html():
    leaf = TEXTS.map(lambda text: escape(text))
    void = st.sampled_from(["<br>", "<hr>", '<img src="/i.png" alt="picture">', "<br><br>", " "])
    inline = st.recursive(
        st.one_of(leaf, leaf, void), lambda inner: element(inner, INLINE, False), max_leaves=8
    )
    return st.recursive(
        inline, lambda inner: element(st.one_of(inner, inline), BLOCK, True), max_leaves=14
    )


def said(page):
    return words(" ".join(f"<p>{escape(line.text)}</p>" for line in page.lines if line.kept))


@settings(max_examples=300, suppress_health_check=list(HealthCheck))
@given(st.lists(html(), max_size=5).map("".join))
def test_any_html_is_written(source):
    page = page_of_html(source, url="https://example.org/", stated_language="en")
    written = page.to_html(images=False)
    assert is_subsequence(words(written), said(page))
    again = article_of(events_of_fragment(written), is_clean=True)
    assert html_of(again, "en") == written
    assert page.to_markdown() == markdown_of_fragment(written)
    rendered = ENGINE.render(markdown_of_fragment(written))
    assert words(rendered.replace("[^", "^")) == words(written)


@pytest.mark.parametrize("count", [50, 3000])
@pytest.mark.parametrize("tag", ["div", "ul", "blockquote", "b", "table", "span", "a", "ol", "dl"])
def test_deep_nesting_is_cut(tag, count):
    page = page_of_html(f"<{tag}>" * count + "deep" + f"</{tag}>" * count)
    assert words(page.to_html()) == ["deep"]
    assert "deep" in page.to_markdown()
