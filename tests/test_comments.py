"""Comments of readers as values: whose they are, of when, and what they answer."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Label, Page, clean
from cleaner.commands.clean import main
from cleaner.comments import Comment, comments_of
from cleaner.comments.heads import name_in
from cleaner.comments.markup import read_markup
from cleaner.document.cleaned import Cleaned
from cleaner.document.judged import JudgedLines


def of_html(html: str) -> list[tuple[str | None, str | None, int, str]]:
    """Return the comments of a page all of whose lines are labelled as such."""
    return rows(clean(html, input="html"), html)


def of_text(text: str) -> list[tuple[str | None, str | None, int, str]]:
    return rows(clean(text, input="text"), None)


def rows(page: Page, source: str | None) -> list[tuple[str | None, str | None, int, str]]:
    labelled = JudgedLines.of(
        replace(line, label=Label.COMMENT) if line.text.strip() else line for line in page.lines
    )
    found = comments_of(Cleaned(labelled, source), "en")
    return [(comment.author, comment.date, comment.depth, comment.text) for comment in found]


def nested(name: str, moment: str, words: str, answers: str = "") -> str:
    """Return a comment as WordPress writes it."""
    return f"""<li class="comment even thread-even" id="comment-{name[0]}">
      <article class="comment-body"><footer class="comment-meta">
        <div class="comment-author vcard"><b class="fn">{name}</b> <span>says:</span></div>
        <div class="comment-metadata"><time datetime="{moment}">lately</time></div></footer>
      <div class="comment-content">{words}</div>
      <div class="reply"><a href="#">Reply</a></div></article>
      <ol class="children">{answers}</ol></li>"""


def test_what_stands_beside_the_words_is_no_part_of_a_name() -> None:
    name = '<b class="fn">Ada <i hidden>the author</i> King</b>'
    markup = read_markup(f"<ol><li>{name}<p>I <b hidden>do</b> like them.</p></ol>", {0, 1})
    around = [[markup.elements[index].tag for index in line.around] for line in markup.lines]
    assert [line.author for line in markup.lines] == ["Ada King", None]
    assert [tags[:2] for tags in around] == [["b", "li"], ["p", "li"]]


def test_nested_comments_say_what_they_answer() -> None:
    answer = nested("Ben Wright", "2023-05-07T08:00:00Z", "<p>So do I.</p>")
    html = f"""<h3>3 Comments</h3><ol class="comment-list">
      {nested("Ada King", "2023-05-06T16:12:00+01:00", "<p>I like them.</p><p>All.</p>", answer)}
      {nested("gull_77", "2023-05-08", "<p>No.</p>")}</ol><h3>Leave a comment</h3>"""
    assert of_html(html) == [
        ("Ada King", "2023-05-06T16:12:00+01:00", 0, "I like them.\nAll."),
        ("Ben Wright", "2023-05-07T08:00:00Z", 1, "So do I."),
        ("gull_77", "2023-05-08", 0, "No."),
    ]


def flat(indent: int, name: str, when: str, words: str) -> str:
    return f"""<div class="c" style="margin-left: {indent}px"><div class="head">
      <a class="user" href="/{name}">{name}</a> <span>{when}</span></div>
      <div class="t">{words}</div><a href="#">Like</a> <span>12</span></div>"""


def test_indented_comments_say_what_they_answer() -> None:
    html = "<div id=comments>" + "".join(
        (
            flat(0, "ada_k", "2 days ago", "Very fine boats, these are."),
            flat(40, "ben", "1 day ago", "Not at all."),
            flat(80, "cy", "5 hours ago", "Who asked?"),
            flat(40, "ada_k", "1 hour ago", "Nobody did."),
        )
    )
    assert of_html(html) == [
        ("ada_k", "2 days ago", 0, "Very fine boats, these are."),
        ("ben", "1 day ago", 1, "Not at all."),
        ("cy", "5 hours ago", 2, "Who asked?"),
        ("ada_k", "1 hour ago", 1, "Nobody did."),
    ]


def test_what_a_page_marks_as_a_time_is_one_in_whatever_words() -> None:
    html = "".join(
        f"<div class=c><a class=author>{name}</a><p><time>{n}mo</time></p><p>{n} boats.</p></div>"
        for n, name in ((2, "Ada King"), (3, "Ben Wright"))
    )
    assert of_html(html) == [
        ("Ada King", "2mo", 0, "2 boats."), ("Ben Wright", "3mo", 0, "3 boats."),
    ]  # fmt: skip


def test_a_name_beside_the_day_signs_a_comment_that_no_element_signs() -> None:
    told = "Ein schönes Boot, finde ich, und gut gepflegt."
    html = "".join(
        f"<li class=x><div>{name}</div><div>vor 8 Stunden</div><p>Liebe Ada,</p><p>{told}</p></li>"
        for name in ("Seebär", "Robert Weiss")
    )
    assert [author for author, *_ in of_html(html)] == ["Seebär", "Robert Weiss"]


def test_a_form_to_comment_is_no_comment() -> None:
    form = """<form><h3>Leave a Reply</h3><p>We publish no address, whatever you write here.</p>
      <label>Name *</label><textarea></textarea></form>"""
    assert of_html(form) == []
    html = flat(0, "ada_k", "2 days ago", "Very fine boats, these are.")
    assert of_html(html + form) == [("ada_k", "2 days ago", 0, "Very fine boats, these are.")]
    assert of_html(f"<form>{html}</form>") == of_html(html)


def test_a_single_comment_is_found_without_its_heading() -> None:
    html = """<section><h2>Comments</h2><div class="one"><p><strong>Ada King</strong> on
      May 6, 2023</p><p>I like them.</p></div><button>Post comment</button></section>"""
    assert of_html(html) == [("Ada King", "2023-05-06", 0, "I like them.")]


def test_an_element_that_is_marked_for_another_reason_names_nobody() -> None:
    words = "I have looked at these boats every morning since I was six, and I like them."
    html = "".join(
        f'<div class="user comment"><time datetime="2023-05-0{day}">x</time><p>{words}</p></div>'
        for day in (6, 7)
    )
    assert [(author, date) for author, date, _, _ in of_html(html)] == [
        (None, "2023-05-06"), (None, "2023-05-07"),
    ]  # fmt: skip


TEXT = """Comments (2)
Ada King
May 6, 2023 at 4:12 pm
I like these boats.

All of them.
Reply
    Ben Wright
    2 days ago
    So do I, and I told everybody.
    Reply
Leave a comment"""


def test_a_day_begins_a_comment_of_a_text_with_the_name_above_it() -> None:
    assert of_text(TEXT) == [
        ("Ada King", "2023-05-06", 0, "I like these boats.\nAll of them."),
        ("Ben Wright", "2 days ago", 1, "So do I, and I told everybody."),
    ]


def test_name_and_day_may_stand_in_one_line() -> None:
    assert of_text("Ada King says:\nMay 6, 2023\nFine.\n\nBen, 3 hours ago\nNo.") == [
        ("Ada King", "2023-05-06", 0, "Fine."),
        ("Ben", "3 hours ago", 0, "No."),
    ]


def test_a_day_may_stand_below_its_comment() -> None:
    told = "I like these boats.\nMay 6, 2023\n\nAnd I do not, they leak.\nMay 7, 2023"
    assert [(date, words) for _, date, _, words in of_text(told)] == [
        ("2023-05-06", "I like these boats."),
        ("2023-05-07", "And I do not, they leak."),
    ]


def test_without_days_each_paragraph_is_a_comment() -> None:
    told = "I like these boats.\n\nAnd I do not, they leak."
    assert [words for *_, words in of_text(told)] == [
        "I like these boats.", "And I do not, they leak.",
    ]  # fmt: skip


def test_a_page_without_comments_has_none() -> None:
    page = clean("Storm shuts the port\n\nIt rained.")
    assert (page.comments, page.to_dict()["comments"]) == ((), [])


# --- as the page has them, and written


ARTICLE = "<p>The storm came in from the sea, and by noon the waves were over the wall.</p>" * 4
PAGE = f"""<html lang="en"><body><article><h1>Storm shuts the port</h1>{ARTICLE}</article>
<section id="comments" class="comments"><h2>2 Comments</h2><ol class="comment-list">
{
    nested(
        "Ada King",
        "2023-05-06T16:12:00Z",
        "<p>What a storm, I thought.</p>",
        nested("Ben Wright", "2023-05-07", "<p>So did I, and I still do.</p>"),
    )
}
</ol><h3>Leave a comment</h3><form><button>Post comment</button></form></section></body></html>"""


@pytest.fixture(scope="module")
def page() -> Page:
    """Return a page whose comments are labelled, whatever the weights say of them."""
    cleaned = clean(PAGE, input="html")
    heading = next(line.number for line in cleaned.lines if line.text == "2 Comments")
    lines = (
        replace(line, label=Label.COMMENT if line.number >= heading else Label.BODY)
        for line in cleaned.lines
    )
    return replace(cleaned, judged=JudgedLines.of(lines))


def test_a_page_has_its_comments_as_values(page: Page) -> None:
    assert page.comments == (
        Comment("What a storm, I thought.", "Ada King", "2023-05-06T16:12:00Z", 0),
        Comment("So did I, and I still do.", "Ben Wright", "2023-05-07", 1),
    )
    assert page.comments is page.comments
    assert pickle.loads(pickle.dumps(page)).comments == page.comments
    assert json.loads(page.to_json())["comments"][1] == {
        "author": "Ben Wright",
        "date": "2023-05-07",
        "depth": 1,
        "text": "So did I, and I still do.",
    }


def test_they_follow_the_article_where_they_are_wanted(page: Page) -> None:
    assert page.to_text() == page.text + "\n"
    assert page.to_text(comments=True).endswith(
        "---\n\nAda King, 2023-05-06T16:12:00Z:\nWhat a storm, I thought.\n\n"
        "  Ben Wright, 2023-05-07:\n  So did I, and I still do.\n"
    )
    assert page.to_markdown(comments=True).endswith(
        "---\n\n> **Ada King**, 2023-05-06T16:12:00Z\n>\n> What a storm, I thought.\n\n"
        "> > **Ben Wright**, 2023-05-07\n> >\n> > So did I, and I still do.\n"
    )
    assert page.to_html(comments=True).endswith(
        '<article data-depth="1">\n<p class="byline">Ben Wright, 2023-05-07</p>\n'
        "<p>So did I, and I still do.</p>\n</article>\n</section>\n"
    )
    assert '<div type="comment" n="1">' in page.to_tei(comments=True)


def test_the_words_of_comments_are_words_and_nothing_else() -> None:
    page = clean(TEXT)
    memo = (Comment("<script>*a*</script> # b", "<b>", "<i>"),)
    page.memo["comments"] = memo
    assert "<script" not in page.to_html(comments=True)
    assert r"\<script>\*a\*\</script> \# b" in page.to_markdown(comments=True)
    assert "<script" not in page.to_tei(comments=True)


def test_the_command_appends_them(tmp_path, monkeypatch: pytest.MonkeyPatch, page: Page) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    monkeypatch.setattr("cleaner.clean", lambda source, **_: page)
    result = CliRunner().invoke(main, ["--comments", str(tmp_path / "page.html")])
    assert result.exit_code == 0
    assert "So did I, and I still do." in result.stdout
    assert "Leave a comment" not in result.stdout


# --- odd pages


PIECES = st.sampled_from(
    ["<li class=comment>", "</li>", "<ol>", "<time datetime=2023-05-06>", "<b class=author>", "Ada",
     "May 6, 2023", "\n", "2 days ago", "</b>", "<p>", "It rained.", "\ud800", "</ol>", "<script>"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_page_makes_it_fail(source: str) -> None:
    for found in (of_html(source), of_text(source)):
        assert all(words and depth >= 0 for _, _, depth, words in found)


@pytest.mark.parametrize("sentence", ["राम शर्मा।", "أهلا بكم؟", "ஆதா؟", "Ada King。"])
def test_what_ends_like_a_sentence_in_any_script_is_no_name(sentence: str) -> None:
    assert name_in(sentence) is None
    assert name_in(sentence[:-1]) == sentence[:-1]
