"""What stands beside the words of a line is none of them; what is hidden amid text is dropped."""

from __future__ import annotations

import pytest

import cleaner
from cleaner.document.outright import EDIT, HIDDEN, NUMBER
from cleaner.readers.html import read_html
from cleaner.readers.unseen import MAX_BOX_CHARS, MIN_PARAGRAPH_CHARS

LONG = "The mill by the weir has ground rye since the flood, and its wheel was turned by hand."
STYLE = "<style>.gone, #gone { display: none }</style>"


def lines_of(source: str) -> list[str]:
    return list(read_html(source)[0])


LEFT_OUT = {
    "Sphinx": ("<h2>Tea<a class=headerlink href=#tea>¶</a></h2>", "Tea"),
    "Sphinx, a caption": ("<p>Tea<a class=headerlink href=#tea>¶</a></p>", "Tea"),
    "a term": ("<dl><dt>tea()<a href=#tea>#</a></dl>", "tea()"),
    "Docusaurus": ("<h2>Tea<a class=hash-link href=#tea>\u200b</a></h2>", "Tea"),
    "a chain in front": ("<h3><a href='#tea'>🔗</a> Tea</h3>", "Tea"),
    "words of any language": (
        "<h3>Tea <a class=anchor-link href=/a#tea>Link zu diesem Abschnitt</a></h3>", "Tea",
    ),
    "MediaWiki": (
        "<h2><span>Tea</span><span class=mw-editsection><span>[</span><a href='/w?action=edit'>"
        "Bearbeiten</a><span>]</span></span></h2>",
        "Tea",
    ),
    "MediaWiki, in front": ("<h2><span class=editsection>[<a href=/w>edit</a>]</span> Tea", "Tea"),
    "React": (
        "<pre><code><span class=linenumber>1</span><span>if x:\n</span>"
        "<span class=linenumber>2</span><span>    y()</span></code></pre>",
        "if x:|    y()",
    ),
    "Pygments": ("<pre><span class=lineno>1 </span>if x:\n<span class=lineno>2 </span>  y()</pre>",
                 "if x:|  y()"),
    "hidden by its style": ("<p>Rain. <b style='DISPLAY : none'>Sun.</b> Wind.", "Rain. Wind."),
    "invisible": ("<p>Rain. <i style='visibility:hidden'>Sun.</i>", "Rain."),
    "hidden by an attribute": ("<p><b hidden>Sun.</b> Rain.", "Rain."),
    "a hidden link": ("<div>Rain. <a href=/sun hidden>Sun.</a></div>", "Rain."),
    "hidden by a class": (f"{STYLE}<p>Rain. <span class='a gone'>Sun.</span>", "Rain."),
    "hidden by an id": (f"{STYLE}<p>Rain. <span id=gone>Sun.</span>", "Rain."),
    "with markup inside": ("<p>Rain. <span hidden><b>Sun</b> and <i>wind</i>.</span>", "Rain."),
    "a reading": ("<p><ruby>船<rt>ふね</rt></ruby>が", "船が"),
    "a reading in parentheses": (
        "<p><ruby>港<rp>（</rp><rt>みなと</rt><rp>）</rp></ruby>に", "港に",
    ),
    "the old elements": ("<p><ruby><rb>船</rb><rtc><rt>ふね</rt></rtc></ruby>が", "船が"),
    "markup in a reading": ("<p>a <ruby>船<rt><span>ふ<b>ね</b></span></rt></ruby>", "a 船"),
}  # fmt: skip
STAYS = {
    "the heading itself": ("<h2><a class=anchor href=#tea>Tea</a></h2>", "Tea"),
    "a sign and nothing else": ("<h2><a href=#sharp>#</a></h2>", "#"),
    "a link that leads away": ("<h2>Tea <a href=/more>»</a></h2>", "Tea »"),
    "a mark in a sentence": ("<p>See <a href=#n>*</a> below", "See * below"),
    "a number that is none of a line": ("<p>About <i class=number>12</i> boats", "About 12 boats"),
    "a gutter of words": ("<p>Row <i class=gutter>5 boats</i> home", "Row 5 boats home"),
    "all of a line": ("<p><span hidden>Sun.</span><p>Rain.", "Sun.|Rain."),
    "what is found by searching": ("<p>Rain. <i hidden=until-found>Sun.</i>", "Rain. Sun."),
    "a long piece": (f"<p>Rain. <i hidden>{LONG * 6}</i>", f"Rain. {LONG * 6}"),
    "a piece with blocks": ("<div>Rain. <span hidden><p>Sun.</p></span></div>", "Rain.|Sun."),
    "hidden code": ("<pre>x = <span hidden>y</span></pre>", "x = y"),
    "a class that is shown again": (
        "<style>.a { display: none } .b .a { display: inline }</style><p>Rain. <i class=a>Sun.</i>",
        "Rain. Sun.",
    ),
    "a class that is hidden when printed": (
        "<style>@media print { .a { display: none } }</style><p>Rain. <i class=a>Sun.</i>",
        "Rain. Sun.",
    ),
    "a style that hides a part of it": (
        "<style>.a i { display: none }</style><p>Rain. <b class=a>Sun.</b>", "Rain. Sun.",
    ),
    "what reads nothing": ("<p>a <rt>b</rt> c", "a b c"),
}  # fmt: skip


@pytest.mark.parametrize(("source", "lines"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_stands_beside_the_words_of_a_line_is_left_out(source: str, lines: str) -> None:
    assert lines_of(source) == lines.split("|")


@pytest.mark.parametrize(("source", "lines"), STAYS.values(), ids=STAYS)
def test_what_only_looks_like_it_stays(source: str, lines: str) -> None:
    assert lines_of(source) == [line.strip() for line in lines.split("|")]


def unseen(source: str) -> dict[str, int]:
    lines, tree = read_html(source)
    return {line: code for line, code in zip(lines, tree.outright, strict=True) if code}


NUMBERS = {
    "Hexo": "<table><tr><td class=gutter><pre><span>1</span><br><span>2</span></pre><td><pre>x",
    "Pygments": "<table><tr><td class=linenos><div><pre>1\n2</pre></div><td class=code><pre>x",
    "SyntaxHighlighter": "<table><tr><td class=gutter><div>1</div><div>2</div><td><div>x",
    "Chroma": "<table><tr><td><pre><span class=lnt>1\n</span><span class=lnt>2\n</span></pre><td>x",
    "highlight.js": "<table><tr><td class=hljs-ln-n>1<td>x<tr><td class=hljs-ln-n>2<td>y",
}


@pytest.mark.parametrize("name", NUMBERS)
def test_numbers_in_a_column_of_their_own_are_dropped(name: str) -> None:
    assert unseen(NUMBERS[name]) == {"1": NUMBER, "2": NUMBER}


@pytest.mark.parametrize(
    "source",
    [
        "<pre class=line-numbers>x = [\n1\n2\n]</pre>",
        "<table><tr><td>1<td>boat<tr><td>2<td>boats</table>",
        "<div class=gutter><p>5 boats<p>12</div>",
    ],
)
def test_other_numbers_are_not(source: str) -> None:
    assert unseen(source) == {}


def test_an_edit_link_beside_its_heading_is_dropped() -> None:
    source = "<div><h2>Tea</h2><span class=mw-editsection>[<a href=/e>edit</a>]</span></div>"
    assert unseen(source) == {"[edit]": EDIT}


BOXES = {
    "by its style": "<p>{long}</p><div style=display:none><p>Sent.</p></div><p>Rain.",
    "by an attribute": "<p>Rain.</p><section hidden>Sent.</section><p>{long}",
    "invisible": "<p>{long}</p><ul style='visibility: hidden'><li>Sent.</li></ul>",
    "by a class": "{style}<p>{long}</p><div class=gone>Sent.</div>",
    "a paragraph": "<p>{long}</p><p hidden>Sent.</p><p>{long}</p>",
    "what is in a paragraph": "<p>{long}</p><p><b hidden>Sent.</b></p><p>{long}</p>",
}
SHOWN = {
    "beside a heading": "<h3>{long}</h3><div hidden><p>Sent.</p></div><h3>{long}</h3>",
    "beside a short paragraph": "<p>Was it?</p><div hidden><p>Sent.</p></div><p>Was it?</p>",
    "in another box": "<div><p>{long}</p></div><div hidden>Sent.</div>",
    "a long one": "<p>{long}</p><div hidden><p>" + "x" * (MAX_BOX_CHARS + 1) + "</p></div>",
    "not hidden": "{style}<p>{long}</p><div class=shown>Sent.</div>",
}


@pytest.mark.parametrize("name", BOXES)
def test_a_box_that_is_hidden_amid_the_text_is_dropped(name: str) -> None:
    source = BOXES[name].format(long=LONG, style=STYLE)
    assert unseen(source) == {"Sent.": HIDDEN}
    page = cleaner.clean(f"<h1>Mill</h1>{source}", input="html")
    line = next(line for line in page.lines if line.text == "Sent.")
    assert (line.label, line.probability, len(line.reasons)) == ("ui", 0.0, 1)
    assert "hides" in str(line.reasons[0])


@pytest.mark.parametrize("name", SHOWN)
def test_other_hidden_boxes_are_weighed(name: str) -> None:
    assert unseen(SHOWN[name].format(long=LONG, style=STYLE)) == {}


@pytest.mark.parametrize(("missing", "is_dropped"), [(0, True), (1, False)])
def test_a_paragraph_has_some_length(missing: int, is_dropped: bool) -> None:
    found = unseen(f"<p>{'x' * (MIN_PARAGRAPH_CHARS - missing)}</p><div hidden>Sent.</div>")
    assert bool(found) is is_dropped


def test_a_long_page_keeps_what_is_dropped_in_its_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.pipeline.MAX_CHUNK_LINES", 2)
    page = cleaner.clean(f"<p>{LONG}<p>{LONG}<p>{LONG}<div hidden>Sent.</div>", input="html")
    assert [line.label for line in page.lines][-1] == "ui"
    assert "hides" in str(page.lines[-1].reasons[0])


N = 20_000
WIDE = {
    "styles that hide": "<style>"
    + ".a { display: none }" * N
    + "</style>"
    + "<i class=a>x</i>" * N,
    "classes that hide": "<style>"
    + "".join(f".a{i}{{display:none}}" for i in range(2000))
    + "</style>"
    + "".join(f"<p>x <i class=a{i}>y</i>" for i in range(2000)),
    "one long selector": "<style>" + ".a," * 200_000 + "display:none" * N + "</style><p>x",
    "hidden pieces": "<p>a" + "<i hidden>b</i>" * N,
    "hidden pieces in each other": "<p>a" + "<i hidden>b" * 500,
    "links to themselves": "<h2>a" + "<a href=#a>#</a>" * N,
    "gutters": "<div class=gutter>" * 300 + "<p>1" * N,
    "edit links": "<p class=editsection>a" * N,
    "hidden boxes": f"<p>{LONG}</p><div hidden>a</div>" * N,
    "hidden boxes in each other": "<div hidden>a" * 300 + f"<p>{LONG}</p>" * N,
}


@pytest.mark.cpu_seconds(30)
@pytest.mark.parametrize("name", WIDE)
def test_a_wide_page_is_read_in_time(name: str) -> None:
    assert lines_of(WIDE[name])
