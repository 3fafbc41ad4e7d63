"""Lines kept and dropped by selectors of the caller's: whatever the markup, nothing is lost."""

from __future__ import annotations

import json
import pickle
from html import escape
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborNode

from cleaner import Label, Page, clean
from cleaner.batch.columns import Options as TableOptions
from cleaner.batch.columns import clean_row
from cleaner.batch.work import Cleaning
from cleaner.commands import clean as clean_page
from cleaner.document.options import Options
from cleaner.readers.html import parse, read_html
from cleaner.readers.selectors import selected_lines
from cleaner.writers.terminal import to_terminal

PAGES = sorted((Path(__file__).parent / "html").glob("*.html"))
STORM = """<!doctype html><html><body><nav class="menu"><a href="/">Home</a></nav><main>
<h1>Storm shuts the port</h1>
<p>The storm came in from the sea, and by noon the waves were over the wall of the port.</p>
<p>The harbour master shut the port for two days, as he had ten years ago in the same week.</p>
<aside id="box"><p>Boats that lie in the outer harbour were towed to the town in the evening.</p>
<p class="more">The ferry to the islands does not run until the wind has fallen.</p></aside>
</main><footer><a href="/privacy">Privacy Policy</a></footer></body></html>"""


def selected(body: str, **options: Any) -> str:
    """Return the lines that the page `body` has, with ``+`` where kept and ``-`` where dropped."""
    tree = read_html(body)[1]
    given = {"keep": [], "drop": [], **options}
    marks = [
        " " if line is None else "+" if line.is_kept else "-"
        for line in selected_lines(body, tree, **given)
    ]
    return "|".join(f"{mark}{text}" for mark, text in zip(marks, read_html(body)[0], strict=True))


# --- which lines an element holds


@pytest.mark.parametrize(
    ("body", "drop", "lines"),
    [
        ("<div class=a><p>one<p>two</div><p>three", ".a", "-one|-two| three"),
        ("<div class=a>one<div><p>two</div>three</div>four", ".a", "-one|-two|-three| four"),
        ("<ul><li id=a>one<ul><li>two</ul><li>three</ul>", "#a", "-one|-two| three"),
        ("<ul><li>one<li>two<li>three</ul>", "li:nth-child(2)", " one|-two| three"),
        ("<table><tr><td>one<td class=a>two<tr><td>three</table>", ".a", " one|-two| three"),
        ("<table class=a><tr><td>one</table>two", "table tbody", "-one| two"),
        (
            "<table>one<tr><td>two</table>",
            "table",
            " one|-two",
        ),  # moved out of it
        ("<my-box><p>one</p></my-box><p>two", "my-box", "-one| two"),
        ("<x:y><p>one</p></x:y><p>two", "x\\:y", "-one| two"),
        ("<my-box><p>one</my-box><p>two", "my-box", "-one|-two"),  # nothing ends it
        ("<div><?x?><p>one</div><!-- --><p>two", "div", "-one| two"),
        ("<p>one<br><b>two</b><br>three", "b", " one|-two| three"),
        ("<p><b><i>one</i></b><p>two", "b", "-one| two"),
        ("<p><b>one</b> two<p>three", "b", " one two| three"),  # a part of a line
        ("<p>one <b>two<p>three</b>", "b", " one two|-three"),  # the parser carries it on
        ("<span class=a><p>one<p>two</p></span><p>three", ".a", "-one|-two| three"),
        ("<pre class=a>one\ntwo</pre>three", ".a", "-one|-two| three"),
        ("<p>one</div></b><section><p>two<p>three", "section", " one|-two|-three"),
        ("<select><option>one<option>two</select>", "option:first-child", "-one| two"),
        ("<svg><text>none</text></svg><p>one", "svg, text", " one"),
        ("<p>one", "html", "-one"),
        ("<p>one", ":root > body", "-one"),
        ("<p>one", "article, .none", " one"),
        ("<template><p class=a>none</template><p class=a>one", ".a", "-one"),
        ("<frameset><p class=a>one<p>two", ".a", "-one| two"),
        ("<p>one<img class=a><p>two", ".a", " one| two"),
        ("<div><p>one</div><div><h2>no</h2><p>two</div>", "div:has(h2)", " one|-no|-two"),
        ("<p>one<p class=a>two", "p:not(.a)", "-one| two"),
        ("<p>one<h2>two</h2><i class=a>three</i>", "h2, p , .a", "-one|-two|-three"),
        ("<p lang=de>one<p lang=en>two", "[lang|=de]", "-one| two"),
        ("<p class=A>one", ".a", "-one"),  # without a doctype, as in browsers
        ("<!doctype html><p class=A>one", ".a", " one"),
        ("", "*", ""),
        ("<p>", "*", ""),
    ],
)
def test_all_lines_in_an_element_are_meant(body: str, drop: str, lines: str) -> None:
    assert selected(body, drop=[drop]) == lines


@pytest.mark.parametrize(
    ("keep", "drop", "lines"),
    [
        (["#b"], ["#a"], "-one|+two|-three"),
        (["#a"], ["#b"], "+one|-two|+three"),
        (["#a"], ["#a"], "-one|-two|-three"),
        (["#a", "p"], ["#b"], "+one|+two|+three"),
        (["#b p"], ["#b", "html"], "-one|+two|-three"),
        ([], [], " one| two| three"),
    ],
)
def test_the_innermost_element_counts_and_dropping_before_keeping(
    keep: list[str], drop: list[str], lines: str
) -> None:
    body = "<div id=a><p>one<div id=b><p>two</div><p>three</div>"
    assert selected(body, keep=keep, drop=drop) == lines


def test_the_first_selector_that_names_an_element_is_told() -> None:
    body = "<p class='a b'>one"
    told = selected_lines(body, read_html(body)[1], keep=[], drop=[".none", ".b, i", ".a"])
    assert [line.selector for line in told if line] == [".b, i"]


def test_deep_nests_are_found_as_far_as_they_are_read() -> None:
    deep = "<div>" * 3000 + "<p class=a>one" + "</div>" * 3000 + "<p>two"
    assert selected(deep, drop=["div"]) == "-one| two"


# --- against the parser, element by element

TAGS = "p div section ul li table tr td b i span a my-box svg math template pre h2 select".split()
SELECTORS = st.sampled_from(
    ["*", "p", ".a", "#b", "div .a", "ul > li", "td", "b, i", ":not(.a)", "p:has(b)", "my-box", "a"]
)


def some_html() -> st.SearchStrategy[str]:
    """Return pages of any markup, most of it broken."""
    names = st.sampled_from(["", " class=a", " id=b", " class='a b'"])
    opened = st.builds("<{}{}>".format, st.sampled_from(TAGS), names)
    pieces = st.one_of(
        opened,
        opened,
        st.sampled_from(TAGS).map("</{}>".format),
        st.sampled_from(["one", "two three", "<br>", "<!-- -->", "<img>", "\n"]),
        st.text(max_size=4).map(escape),
    )
    return st.lists(pieces, max_size=25).map("".join)


def innermost(node: LexborNode | None, named: set[int]) -> int | None:
    """Return the innermost element around a line that is among those named."""
    while node is not None and node.mem_id not in named:
        node = node.parent
    return node and node.mem_id


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(some_html(), SELECTORS, SELECTORS)
@example("<b><p>one<i>two</p></b>three</i>", "b", "i")
@example("<table><b>one<tr><td>two</b>three", "b", "td")
def test_the_elements_are_those_that_the_parser_finds(source: str, keep: str, drop: str) -> None:
    lines, tree = read_html(source)
    document = parse(source)
    kept, dropped = ({node.mem_id for node in document.css(each)} for each in (keep, drop))
    for path, found in zip(
        lines.paths, selected_lines(source, tree, keep=[keep], drop=[drop]), strict=True
    ):
        wanted = innermost(document.css_first(path or ""), kept | dropped)
        assert (found is None) is (wanted is None)
        assert found is None or found.is_kept is (wanted not in dropped)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(some_html(), st.sampled_from(PAGES).map(Path.read_text)), SELECTORS, SELECTORS)
def test_nothing_is_lost_and_nothing_else_changes(source: str, keep: str, drop: str) -> None:
    alone = clean(source, input="html")
    page = clean(source, input="html", keep_elements=keep, drop_elements=drop)
    kept = [line for line in page.lines if line.kept]
    dropped = [line for line in page.lines if not line.kept]
    by_number = sorted((*kept, *dropped), key=lambda line: line.number)
    assert [line.text for line in by_number] == list(read_html(source)[0])
    assert page.judged.kept().tolist() == [line.kept for line in page.lines]
    assert page.text.split() == " ".join(line.text for line in kept).split()
    assert [line.text for block in page.blocks for line in block.lines if block.kept] == [
        line.text for line in kept
    ]
    for line, before in zip(page.lines, alone.lines, strict=True):
        assert (line.label, line.probability) == (before.label, before.probability)
        assert line.kept is (before.kept if line.selected is None else line.selected.is_kept)
    for name in ("found", "page_type", "confidence", "comments", "language", "author"):
        assert getattr(page, name) == getattr(alone, name)
    json.loads(page.to_json())


# --- a page


def texts(page: Page) -> list[str]:
    """Return the first words of each kept line."""
    return [line.text.split()[0] for line in page.lines if line.kept]


def test_what_is_written_follows() -> None:
    page = clean(STORM, keep_elements="footer, nav", drop_elements=["aside"])
    assert texts(page) == ["Home", "Storm", "The", "The", "Privacy"]
    assert page.text.startswith("Home\n\nStorm shuts the port\n\nThe storm")
    assert page.body.endswith("Privacy Policy")
    assert "outer harbour" not in page.body
    tei = page.to_tei().partition("<body>")[2]
    for written in (page.to_markdown(), page.to_html(), tei, page.to_text()):
        assert "Privacy Policy" in written
        assert "the waves were over the wall" in written
        assert "outer harbour" not in written
    assert page.digest != clean(STORM).digest
    assert [row["kept"] for row in page.to_dict()["lines"]] == [line.kept for line in page.lines]
    assert pickle.loads(pickle.dumps(page)) == page != clean(STORM)


def test_they_go_before_labels_and_last_of_all() -> None:
    page = clean(STORM, keep={"legal"}, drop={"body"}, keep_elements=".more", drop_elements="nav")
    assert texts(page) == ["Storm", "The", "Privacy"]
    assert [line.text.split()[1] for line in page.lines if line.selected and line.kept] == ["ferry"]


def test_a_page_without_content_stays_one() -> None:
    page = clean("<nav><a href=/>Home</a> <a href=/n>News</a></nav>", keep_elements="nav")
    assert (page.found, page.page_type, page.text) == (False, "none", "Home News")


def test_lines_beyond_a_limit_are_meant_too() -> None:
    page = clean(STORM, max_chars=40, keep_elements="footer")
    assert page.truncated
    assert page.text.endswith("Privacy Policy")


def test_the_reasons_name_the_selector() -> None:
    page = clean(STORM, keep_elements="footer", drop_elements=["#none", "main > p, .ad"])
    dropped, kept = page.lines[2], page.lines[-1]
    assert dropped.label is Label.BODY
    first = dropped.reasons[0]
    assert (first.signal, first.line, str(first)) == (
        "drop_elements", 3, "it stands in an element to drop: main > p, .ad",
    )  # fmt: skip
    assert [reason.effect < 0 for reason in dropped.reasons][-1] is False
    assert str(kept.reasons[0]) == "it stands in an element to keep: footer"
    assert kept.reasons[0].effect > 0 > kept.reasons[-1].effect
    assert page.lines[1].reasons == clean(STORM).lines[1].reasons
    told = page.explain(3)
    assert told.index("to drop: main > p, .ad (-10.00)") < told.index("although:")
    rows = to_terminal(page.judged).splitlines()
    assert rows[2].split()[:3] == ["3", "-", "body"]
    assert rows[2].endswith("(- it stands in an element to drop: main > p, .ad)")
    assert page.to_dict(reasons=True)["lines"][2]["reasons"][0]["signal"] == "drop_elements"


def test_plain_text_has_no_elements() -> None:
    text = "Storm shuts the port\n\nThe storm came in from the sea, and the port was shut.\n"
    assert clean(text, drop_elements="*", keep_elements="p") == clean(text)
    assert clean(STORM, input="text", drop_elements="*") == clean(STORM, input="text")
    assert not clean(b"%PDF-1.7", drop_elements="*").text


# --- what is no selector


@pytest.mark.parametrize(
    "wrong", ["", " ", "div >", "//div[@class]", "p,,b", "p::before", ":unknown", "p{", "\ud800"]
)
@pytest.mark.parametrize("name", ["keep_elements", "drop_elements"])
@pytest.mark.parametrize("source", ["plain text", STORM])
def test_what_is_no_selector_is_refused_before_a_page_is_read(
    wrong: str, name: str, source: str
) -> None:
    with pytest.raises(ValueError, match=f"^{name} must be a CSS selector") as told:
        clean(source, **{name: [".good", wrong]})  # type: ignore[arg-type]
    assert str(told.value).endswith(repr(wrong))
    with pytest.raises(ValueError, match=f"^{name} must be a CSS selector"):
        TableOptions(**{name: wrong})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (None, "not NoneType"),
        (7, "not int"),
        ({".a"}, "or a list of them, not set"),
        (b".a", "a selector must be str, not int"),
        ([".a", 7], "a selector must be str, not int"),
    ],
)
def test_a_wrong_type_is_refused(wrong: Any, told: str) -> None:
    with pytest.raises(TypeError, match=f"^drop_elements.*{told}$"):
        clean("x", drop_elements=wrong)


# --- tables and commands


def test_tables_and_runs_have_them() -> None:
    options = TableOptions(drop_elements="aside", keep_elements=["nav"], columns=("text",))
    assert (options.keep_elements, options.drop_elements) == (("nav",), ("aside",))
    assert clean_row(STORM, options)["text"] == (
        clean(STORM, drop_elements="aside", keep_elements="nav").text
    )
    stored = Cleaning(Options(drop_elements=["aside"])).to_dict()  # type: ignore[arg-type]
    assert (stored["keep_elements"], stored["drop_elements"]) == ([], ["aside"])
    assert json.loads(json.dumps(stored)) == stored


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text(STORM)
    return lambda *arguments: CliRunner().invoke(clean_page.main, arguments)


def test_the_command_takes_several(run: Any) -> None:
    chosen = ("--drop-elements", "p:first-child, .none", "--drop-elements", "h1")
    printed = run("--keep-elements", "nav, footer", *chosen, "page.html").stdout
    expected = clean(STORM, keep_elements="nav, footer", drop_elements=["p:first-child", "h1"])
    assert printed == expected.to_text()
    wrong = run("--drop-elements", "a_b >", "page.html")
    assert wrong.exit_code == 2
    assert "--drop-elements must be a CSS selector" in wrong.stderr
    assert "not 'a_b >'" in " ".join(wrong.stderr.split())


def test_a_report_shows_what_the_cleaner_decided(run: Any) -> None:
    reports = []
    for chosen in ((), ("--drop-elements", "main")):
        assert run("--report", "report.html", *chosen, "page.html").exit_code == 0
        reports.append(Path("report.html").read_text())
    assert reports[0] == reports[1]
