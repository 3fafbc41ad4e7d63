"""What forums say of their members beside each post."""

import pytest

import cleaner
from cleaner.document.outright import MEMBER
from cleaner.lexicons.lexicon import lexicons
from cleaner.measures.members import MAX_LINE_CHARS, lines_about_members
from cleaner.measures.passes import measure_page
from cleaner.readers.html import read_html
from cleaner.scorer.outright import causes_of

POSTS = (
    ("Oakum", "The tower clock loses four minutes a day since the frost, and nobody knows why."),
    ("Tallow", "Look into the escapement first, said my aunt, and there was a wren in ours."),
    ("Oakum", "There was a nest in it. I moved the hand instead, and everybody is content."),
)


def dropped(beside, posts=POSTS, languages=()):
    """Return the lines that are dropped of a page of `posts` with a cell beside each."""
    rows = (
        f"<tr><td>{beside.format(name=name)}</td><td><p>{text}</p></td></tr>"
        for name, text in posts
    )
    lines, tree = read_html(f"<table>{''.join(rows)}</table>")
    return [lines[line] for line in sorted(lines_about_members(lines, languages, tree))]


@pytest.mark.parametrize(
    ("beside", "once"),
    [
        (
            "<b>{name}</b><p>Admin<br>Joined: 03 Feb 2005<br>Posts: 212<br>Location: the quay</p>",
            ["Admin", "Joined: 03 Feb 2005", "Posts: 212", "Location: the quay"],
        ),
        ("{name}<br>Hero<br>Posts: 1,212<br>Quiet", ["Hero", "Posts: 1,212", "Quiet"]),
        (
            "<h3>{name}</h3><dl><dt>Joined:</dt><dd>3 May</dd><dt>Messages:</dt><dd>12</dd></dl>",
            ["Joined:", "3 May", "Messages:", "12"],
        ),
        ("<b>{name}</b><p>Joined: May 2003 Posts: 88</p>", ["Joined: May 2003 Posts: 88"]),
    ],
)
def test_profiles_are_dropped(beside, once):
    assert dropped(beside) == once * 3


def test_a_name_at_the_beginning_is_left():
    assert "Oakum" not in dropped("{name}<br>Joined: May<br>Posts: 3")


def test_where_the_text_stands_in_the_same_element_only_the_fields_are_dropped():
    long = "It " + "rained " * (MAX_LINE_CHARS // 5)
    assert dropped(f"{{name}}<br>Joined: May<br>Posts: 3<br>{long}<br>Wind") == [
        "Joined: May", "Posts: 3",
    ] * 3  # fmt: skip


@pytest.mark.parametrize(
    "beside",
    [
        "{name}<br>Speaker: Ada King<br>Room: 12",
        "{name}<br>From: Ada King<br>Location: the hall",
        "{name}<br>Posts: of oak<br>Rails: of ash",
        "{name} joined in May and posts a lot<br>12 posts are of oak",
    ],
)
def test_other_fields_are_left(beside):
    assert dropped(beside) == []


def test_one_profile_is_what_a_page_may_be_about():
    assert dropped("{name}<br>Joined: May<br>Posts: 3<br>Location: Ely", POSTS[:1]) == []


def test_the_fields_of_a_language_count_on_pages_in_it():
    beside = "<b>{name}</b><p>Anmeldedatum: 03.02.2005<br>Beiträge: 212</p>"
    assert dropped(beside, languages=["de"]) == ["Anmeldedatum: 03.02.2005", "Beiträge: 212"] * 3
    assert dropped(beside, languages=["fr"]) == []


@pytest.mark.parametrize("lexicon", lexicons(), ids=lambda lexicon: lexicon.language)
def test_every_language_has_fields(lexicon):
    joined, *_, posts = lexicon.phrases["member", "whole"]
    beside = f"<b>{{name}}</b><p>{joined}: 2005<br>{posts}: 212</p>"
    assert dropped(beside, languages=[lexicon.language]) == [f"{joined}: 2005", f"{posts}: 212"] * 3


def test_the_reason_is_told():
    rows = "".join(
        f"<tr><td><b>{name}</b><p>Joined: May<br>Posts: 3</p></td><td>{text}</td></tr>"
        for name, text in POSTS
    )
    page = cleaner.clean(f"<h1>Tower clock</h1><table>{rows}</table>", input="html")
    line = next(line for line in page.lines if line.text == "Posts: 3")
    assert not line.kept
    assert "beside a post" in str(line.reasons[0])


def test_what_is_dropped_otherwise_keeps_its_cause():
    lines, tree = read_html("<p>Joined: May<br>Posts: 3<p>Rain.<p>Joined: May<br>Posts: 3")
    tree.outright[0] = 1
    causes = causes_of(lines, measure_page(lines), tree)
    assert causes is not None
    assert list(causes) == [1, MEMBER, 0, MEMBER, MEMBER]
