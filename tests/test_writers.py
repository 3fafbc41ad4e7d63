import json
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cleaner.document.judged import JudgedLines, Line, Reason
from cleaner.document.labels import Label
from cleaner.page import Page
from cleaner.writers.escaping import escape
from cleaner.writers.items import item_of
from cleaner.writers.labels import to_labels
from cleaner.writers.terminal import to_terminal

REASONS = (
    Reason("ends_like_a_sentence", 2, 1.5, "it ends like a sentence"),
    Reason("is_short", 3, -0.5, "in the next line: it is short"),
)


class Evidence:
    def reasons(self, number):
        return REASONS if number == 2 else ()


def page_of(*rows, confidence=0.9, **fields):
    """Make a page of (label, text) rows."""
    lines, start = [], 0
    for number, (label, text) in enumerate(rows, start=1):
        probability = 0.97 if label in ("title", "body") else 0.03
        end = start + len(text)
        label = Label(label)
        lines.append(Line(number, text, label, probability, start, end, evidence=Evidence()))
        start = end + 1
    return Page(JudgedLines.of(lines), confidence, page_type="article", **fields)


ARTICLE = page_of(
    ("nav", "Home"),
    ("title", "The boat comes back"),
    ("standfirst", "After two winters"),
    ("byline", "By Ada King May 6, 2023"),
    ("blank", ""),
    ("body", "First paragraph."),
    ("body", "Second paragraph."),
    ("blank", ""),
    ("heading", "What to bring"),
    ("body", "  * tea"),
    ("body", "  * bread"),
    ("body", "1. Go aboard."),
    ("body", "2. Read."),
    ("caption", "The boat. Photo: M. Wright"),
    ("teaser", "Meet the\tskipper"),
    stated_language="en",
    encoding="utf-8",
)
NOTHING = page_of(("nav", "Home"), ("blank", " "))
EMPTY = page_of()

MARKUP = [
    "# no heading",
    "#hashtag",
    "a heading ##",
    "> no quote",
    "+ no item",
    "- no item",
    "1) no item",
    "2024. A year",
    "= = =",
    "===",
    "---",
    "***",
    "* * *",
    "_emphasis_ and snake_case",
    "*emphasis* and **more**",
    "`code` and ``more``",
    "```",
    "~~~",
    "~~struck~~",
    "[x](javascript:alert(1))",
    "![x](y.png)",
    "[x]: http://example.org",
    "<script>alert(1)</script>",
    "<https://example.org>",
    "<!-- hidden",
    "&lt;b&gt; &amp; &copy;",
    "a | b | c",
    "| --- | --- |",
    "back\\slash \\* at the end\\",
    "trailing spaces   ",
    "        indented",
    "[ ] to do",
    "$x$ and $$y$$",
    "*",
    "#",
    "1.",
    "C# and F#",
]


class Words(HTMLParser):
    """Collects the text of HTML, and the names of its elements."""

    def __init__(self, html):
        super().__init__()
        self.text, self.tags = "", []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text += data


def rendered(markdown):
    words = Words(MarkdownIt("gfm-like", {"linkify": False}).render(markdown))
    return words.text.strip(), words.tags


# --- Markdown


def test_markdown_of_an_article():
    assert ARTICLE.to_markdown() == (
        "# The boat comes back\n\n**After two winters**\n\n*By Ada King May 6, 2023*\n\n"
        "First paragraph.\n\nSecond paragraph.\n\n## What to bring\n\n- tea\n- bread\n\n"
        "1. Go aboard.\n2. Read.\n\n*The boat. Photo: M. Wright*\n"
    )


@pytest.mark.parametrize("page", [NOTHING, EMPTY])
def test_no_content_is_no_markdown(page):
    assert page.to_markdown() == ""


@pytest.mark.parametrize("text", MARKUP)
def test_text_never_becomes_markup(text):
    assert rendered(escape(text)) == (text.strip(), ["p"])


@pytest.mark.parametrize(
    ("label", "tags"),
    [
        ("title", ["h1"]),
        ("heading", ["h2"]),
        ("standfirst", ["p", "strong"]),
        ("byline", ["p", "em"]),
        ("caption", ["p", "em"]),
    ],
)
@pytest.mark.parametrize("text", MARKUP)
def test_text_never_becomes_markup_under_any_label(label, tags, text):
    assert rendered(page_of((label, text)).to_markdown()) == (text.strip(), tags)


@pytest.mark.parametrize("text", MARKUP)
def test_text_never_becomes_markup_in_an_item(text):
    markdown = page_of(("body", f"• {text}")).to_markdown()
    if any(character.isalnum() for character in text):
        assert rendered(markdown) == (text.strip(), ["ul", "li"])
    else:
        assert rendered(markdown) == (f"• {text}", ["p"])


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_any_text_stays_as_it_is(text):
    shown, tags = rendered(escape(text))
    assert shown == text.strip()
    assert tags in (["p"], [])


# --- list items


@pytest.mark.parametrize("line", ["* tea", "- tea", "  • tea", "–  tea", "+ tea", "· tea"])
def test_a_bullet_makes_an_item(line):
    assert item_of(line) == ("tea", None, "-")


@pytest.mark.parametrize(
    "line", ["-5 degrees", "*", "— Yes, she said", "tea - or not", "2024. A year", "3.5 m", "* * *"]
)
def test_other_lines_are_paragraphs(line):
    assert not item_of(line).delimiter


# --- HTML


def test_html_of_an_article():
    assert ARTICLE.to_html() == (
        '<article lang="en">\n<header>\n<h1>The boat comes back</h1>\n'
        '<p class="standfirst">After two winters</p>\n'
        '<p class="byline">By Ada King May 6, 2023</p>\n</header>\n'
        "<p>First paragraph.</p>\n<p>Second paragraph.</p>\n<h2>What to bring</h2>\n"
        "<ul>\n<li>tea</li>\n<li>bread</li>\n</ul>\n"
        "<ol>\n<li>Go aboard.</li>\n<li>Read.</li>\n</ol>\n"
        "<figure><figcaption>The boat. Photo: M. Wright</figcaption></figure>\n</article>\n"
    )


def test_a_byline_below_the_body_stays_there():
    html = page_of(("body", "A post."), ("byline", "crazygar")).to_html()
    assert html == '<article>\n<p>A post.</p>\n<p class="byline">crazygar</p>\n</article>\n'


def test_items_keep_their_numbers():
    html = page_of(("body", "3. three"), ("body", "4. four"), ("body", "9. nine")).to_html()
    assert '<li value="3">three</li>\n<li>four</li>\n<li value="9">nine</li>' in html


@pytest.mark.parametrize("label", ["title", "standfirst", "byline", "heading", "body", "caption"])
@pytest.mark.parametrize("text", MARKUP)
def test_html_holds_the_words_and_no_element_of_theirs(label, text):
    words = Words(page_of((label, text), stated_language='en"><script>').to_html())
    shown = item_of(text).text if label == "body" else text
    assert words.text.split() == shown.split()
    assert set(words.tags) <= set("article header h1 h2 p ul ol li figure figcaption".split())


def test_no_content_is_an_empty_article():
    assert NOTHING.to_html() == "<article>\n</article>\n"


# --- JSON


def test_json_holds_the_page():
    values = json.loads(ARTICLE.to_json())
    assert values == json.loads(json.dumps(ARTICLE.to_dict()))
    assert list(values)[:12] == [
        "text", "body", "title", "byline", "author", "authors", "published", "published_time",
        "modified", "modified_time", "language", "url",
    ]  # fmt: skip
    assert values["title"] == "The boat comes back"
    assert (values["author"], values["published"]) == ("Ada King", "2023-05-06")
    assert values["found"] is True
    assert (values["confidence"], values["mode"], values["encoding"]) == (0.9, "balanced", "utf-8")
    assert [line["text"] for line in values["lines"]] == [line.text for line in ARTICLE.lines]


def test_json_has_reasons_only_where_they_are_asked_for():
    assert not any("reasons" in line for line in ARTICLE.to_dict()["lines"])
    lines = ARTICLE.to_dict(reasons=True)["lines"]
    assert lines == json.loads(ARTICLE.to_json(reasons=True))["lines"]
    assert lines == [line.to_dict(reasons=True) for line in ARTICLE.lines]
    assert lines[0]["reasons"] == []
    assert lines[1]["reasons"][0] == {
        "signal": "ends_like_a_sentence", "line": 2, "effect": 1.5, "words": REASONS[0].words,
    }  # fmt: skip


def test_confidence_is_rounded():
    assert page_of(confidence=1 / 3).to_dict()["confidence"] == 0.3333


def test_json_is_on_one_line_unless_indented():
    assert "\n" not in ARTICLE.to_json()
    assert ARTICLE.to_json(indent=2).startswith('{\n  "text"')


def test_json_is_written_in_the_letters_of_the_page():
    assert "Bücherei" in page_of(("body", "Bücherei")).to_json()


def test_a_lone_surrogate_does_not_break_json():
    text = page_of(("body", "a\ud800b")).to_json()
    assert json.loads(text.encode())["text"] == "a\ufffdb"


# --- labels


def test_labels_are_a_row_a_line():
    page = page_of(("title", "A\tB"), ("blank", "  "), ("nav", ""), ("body", " C"))
    assert to_labels(page.lines) == "title\tA\tB\n-\t  \nnav\t\nbody\t C\n"
    assert to_labels(EMPTY.lines) == ""


# --- explanations


def test_a_line_is_explained():
    page = page_of(("title", "A"), ("teaser", "B"), ("blank", ""))
    assert page.explain(2) == (
        "line 2, teaser, dropped: probability of being kept 0.03\n"
        "  in the lines around it:\n"
        "    - in the next line: it is short (-0.50)\n"
        "  although:\n"
        "    + it ends like a sentence (+1.50)"
    )
    assert page.explain(1) == "line 1, title, kept: probability of being kept 0.97"
    assert page.explain(3) == "line 3, blank"


@pytest.mark.parametrize("number", [0, -1, 3])
def test_a_missing_line_cannot_be_explained(number):
    page = page_of(("title", "A"), ("body", "B"))
    with pytest.raises(IndexError, match=f"there is no line {number}: the page has lines 1 to 2"):
        page.explain(number)


def test_no_line_of_an_empty_page_can_be_explained():
    with pytest.raises(IndexError, match="the page has no lines"):
        EMPTY.explain(1)


# --- the terminal


def test_plain_rows_show_what_was_decided():
    rows = to_terminal(
        page_of(("title", "A"), ("teaser", "B " * 200), ("blank", "")).judged
    ).splitlines()
    assert rows[0] == "1 + title      0.97  A"
    assert rows[1].startswith("2 - teaser     0.03  B B B")
    assert rows[1].endswith("B  (- in the next line: it is short)")
    assert rows[2] == "3"


def test_the_reason_speaks_for_what_was_decided():
    shown = to_terminal(page_of(("nav", "A"), ("body", "B")).judged)
    assert shown.endswith("B  (+ it ends like a sentence)\n")


@pytest.mark.parametrize("text", ["word " * 100, "汉字" * 100])
def test_rows_fit_the_terminal(text):
    from rich.cells import cell_len

    rows = to_terminal(page_of(("body", text), ("body", text)).judged, width=80).splitlines()
    assert all(70 < cell_len(row) <= 80 for row in rows)
    assert rows[0].endswith("…")
    assert rows[1].endswith("(+ it ends like a sentence)")


def test_a_narrow_terminal_shows_the_words_before_the_reason():
    rows = to_terminal(page_of(("body", "A"), ("body", "word " * 30)).judged, width=50).splitlines()
    assert rows[1].endswith("word wor…")
    assert len(rows[1]) == 50


def test_kept_rows_are_bright_and_dropped_rows_dim():
    kept, dropped = to_terminal(
        page_of(("body", "A"), ("nav", "B")).judged, colour=True
    ).splitlines()
    assert kept.startswith("\x1b[1m")
    assert dropped.startswith("\x1b[2m")


def test_nothing_in_a_page_steers_the_terminal():
    shown = to_terminal(page_of(("body", "\x1b]0;title\x07\x9b31m\rgone\u2028[red]x[/red]")).judged)
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in shown.rstrip("\n"))
    assert "␛]0;title␇" in shown
    assert "[red]x[/red]" in shown
