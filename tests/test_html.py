"""Reading HTML: every word of the tree comes out once, in order, whatever the page is like."""

import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.data import read_labelled
from cleaner.document.tree import BIT, MARKS
from cleaner.readers.html import parse, read_html
from cleaner.readers.nesting import FEW_TAGS, MANY_TAGS, MAX_DEPTH, flattened
from cleaner.readers.walk import walk

PAGES = sorted(Path(__file__).with_name("html").glob("*.html"))


def lines_of(source: str) -> list[str]:
    return list(read_html(source)[0])


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_read_into_the_lines_that_a_person_sees(path: Path) -> None:
    _, expected = read_labelled(path.with_suffix(".tsv"))
    assert lines_of(path.read_text(encoding="utf-8")) == list(expected)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        pytest.param("<p>one<p>two", ["one", "two"], id="paragraphs that never close"),
        pytest.param("one<br>two<br><br>three", ["one", "two", "three"], id="line breaks"),
        pytest.param("<p>one <b>two<br>three</b> four", ["one two", "three four"], id="within"),
        pytest.param("<p>  one\n\t two \xa0 three ", ["one two three"], id="white space"),
        pytest.param("<div>one<p>two</p>three</div>", ["one", "two", "three"], id="between blocks"),
        pytest.param("<p>a<span>b</span>c", ["abc"], id="inline elements end no word"),
        pytest.param("<a href=1>a</a><a href=2>b</a>", ["a b"], id="links that touch"),
        pytest.param("<a href=1>a</a>, <a href=2>b</a>", ["a, b"], id="links that do not"),
        pytest.param("<a href=1>a</a>s <i>b</i>", ["as b"], id="a link within a word"),
        pytest.param("<tr><td>one <td>two", ["one two"], id="cells without a table"),
        pytest.param("<table><tr><td>one<td>two", ["one", "two"], id="cells"),
        pytest.param("<table><p>one<tr><td>two", ["one", "two"], id="text before a table's rows"),
        pytest.param("<ul><li>one<ul><li>two</ul>three", ["one", "two", "three"], id="nested list"),
        pytest.param("<button>one</button><label>two</label>", ["one", "two"], id="controls"),
        pytest.param("<select><option>one<option>two", ["one", "two"], id="options"),
        pytest.param("<textarea>one\ntwo</textarea>", ["one", "two"], id="text areas"),
        pytest.param("<pre>if x:\n    y\n\nz</pre>", ["if x:", "    y", "z"], id="code"),
        pytest.param("<details><summary>one</summary>two", ["one", "two"], id="details"),
        pytest.param("<p hidden>one<p style='display: none'>two", ["one", "two"], id="hidden"),
        pytest.param("<noscript><p>one <b>two</b></noscript>", ["one two"], id="noscript"),
        pytest.param("<x-card>one</x-card>two", ["one", "two"], id="custom elements"),
        pytest.param("<dl><dt>one<dd>two", ["one", "two"], id="terms"),
        pytest.param("<p>one<!-- no -->two", ["onetwo"], id="comments"),
        pytest.param("<title>no</title><p>one", ["one"], id="the head"),
        pytest.param("<script>no</script><style>no</style>one", ["one"], id="scripts and styles"),
        pytest.param("<template><p>no</template>one", ["one"], id="templates"),
        pytest.param("<svg><text>no</text></svg>one", ["one"], id="drawings"),
        pytest.param("<iframe>no</iframe><video>no</video>one", ["one"], id="frames and films"),
        pytest.param("<p>x<sup>2</sup> <math><mi>y</mi></math>", ["x2 y"], id="formulas"),
        pytest.param("<p>\u200d\u0301", ["\u200d\u0301"], id="marks alone"),
        pytest.param("one two", ["one two"], id="no tag at all"),
        pytest.param("", [], id="nothing"),
        pytest.param(" \n ", [], id="white space alone"),
        pytest.param("<p> </p><br><div>\n</div>", [], id="empty blocks"),
        pytest.param("<p>a\0b", ["ab"], id="NUL"),
        pytest.param("<p>a&#27;b&#0;", ["a\x1bb\ufffd"], id="control characters"),
        pytest.param("<p>a\ud800b", ["a\ufffdb"], id="a lone surrogate"),
        pytest.param("<p>\ud83d\ude00", ["\U0001f600"], id="a pair of surrogates"),
        pytest.param("<p>caf&eacute &amp &#x4e2d;", ["café & 中"], id="entities"),
        pytest.param("<frameset><frame></frameset>", [], id="frames"),
        pytest.param("<plaintext>one <b>", ["one <b>"], id="plaintext"),
        pytest.param("</p></body></html>one", ["one"], id="behind the end"),
        pytest.param("<p class='" + "x" * 10**6 + "'>one", ["one"], id="a huge attribute"),
    ],
)
def test_lines(source: str, lines: list[str]) -> None:
    assert lines_of(source) == lines


BLOCKS = ("div", "p", "section", "ul", "li", "blockquote", "h2", "td", "table", "noscript", "main")
OTHER = ("<br>", "<img>", "<!-- c -->", "<script>n</script>")
INLINE = ("span", "a", "b", "em", "code", "label", "button")


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Return a page of nested elements, well-formed or not, and its words in order."""
    words: list[str] = []
    pieces: list[str] = []
    for _ in range(draw(st.integers(0, 40))):
        kind = draw(st.sampled_from("wwwboci"))
        if kind == "w":
            words.append(f"w{len(words)}")
            pieces.append(f" {words[-1]} ")
        elif kind == "c":
            pieces.append(f"</{draw(st.sampled_from(BLOCKS + INLINE))}>")
        elif kind == "i":
            pieces.append(draw(st.sampled_from(OTHER)))
        else:
            tag = draw(st.sampled_from(BLOCKS if kind == "b" else INLINE))
            pieces.append(f"<{tag}>")
    return "".join(pieces), words


@settings(deadline=None)
@given(pages())
def test_every_word_of_the_tree_is_in_exactly_one_line(page: tuple[str, list[str]]) -> None:
    source, words = page
    found = " ".join(lines_of(source)).split()
    assert sorted(found) == sorted(words)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(), max_size=200))
def test_anything_is_read(source: str) -> None:
    lines, markup = read_html(f"<p>{source}")
    assert all(line.strip() and line == line.rstrip() for line in lines)
    assert len(markup.elements) == len(lines)


DEEP = {
    "open": "<div>" * 100_000 + "<p>deep</p>after",
    "closed": "<div>" * 100_000 + "deep" + "</div>" * 100_000 + "<p>after",
    "lists": "<ul><li>" * 50_000 + "deep" + "<p>after",
    "inline": "<b>" * 50_000 + "deep</b><p>after",
    "tables": "<table><tr><td>" * 20_000 + "deep<p>after",
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", DEEP)
def test_deep_pages_keep_their_text(name: str) -> None:
    assert lines_of(DEEP[name]) == ["deep", "after"]


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "source", ["<li>word" * 50_000, "<p>" + "<span>word </span>" * 50_000, "word<br>" * 50_000]
)
def test_wide_pages_are_read_in_time(source: str) -> None:
    assert " ".join(lines_of(source)).count("word") == 50_000


@pytest.mark.parametrize(
    ("depth", "found"), [(MAX_DEPTH, MAX_DEPTH), (MAX_DEPTH + 1, MAX_DEPTH), (3000, MAX_DEPTH)]
)
def test_only_what_is_too_deep_is_flattened(depth: int, found: int) -> None:
    source = b"<div>" * depth + b"word" + b"<br>" * FEW_TAGS
    assert flattened(source).count(b"<div>") == found
    assert b"word" in flattened(source)


@pytest.mark.parametrize("source", [b"<p>one</p>" * 20_000, b"<p>one" * 20_000])
def test_an_ordinary_page_is_not_flattened(source: bytes) -> None:
    assert flattened(source) == source


@pytest.mark.parametrize(
    ("source", "is_flat"),
    [
        (b"<b>" * FEW_TAGS, False),
        (b"<b>" * (FEW_TAGS + 1), True),
        (b"<b>" * (MANY_TAGS // 2) + b"</b>" * (MANY_TAGS // 2), False),
        (b"<b>" * (MANY_TAGS // 2 + 1) + b"</b>" * (MANY_TAGS // 2), True),
    ],
)
def test_a_page_that_is_parsed_in_time_is_left_alone(source: bytes, is_flat: bool) -> None:
    assert (flattened(source) != source) is is_flat


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_path_of_a_line_finds_its_element(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = parse(source)
    lines, _ = read_html(source)
    for line, path in zip(lines, lines.paths, strict=True):
        element = tree.css_first(path)
        assert element is not None
        squeezed = "".join(element.text().split())
        assert "".join(line.split()) in squeezed


def test_paths_are_the_same_one_by_one_as_all_together() -> None:
    paths = read_html(PAGES[0].read_text(encoding="utf-8"))[0].paths
    assert [paths[place] for place in range(len(paths))] == list(paths) == paths[:]
    assert paths[3:9] == list(paths)[3:9]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_parent_comes_before_its_children(path: Path) -> None:
    _, markup = read_html(path.read_text(encoding="utf-8"))
    assert all(parent < number for number, parent in enumerate(markup.parents) if number)
    assert {*markup.elements, *markup.blocks, 0} <= {*range(len(markup.parents))}


def test_elements_without_words_have_no_number() -> None:
    _, markup = read_html("<div><p></p><ul><li><img></ul><section><b>one</b></section></div>")
    assert markup.tags == ("html", "body", "div", "section", "b")


def test_a_path_avoids_names_that_css_cannot_say() -> None:
    lines, _ = read_html("<o:p>one</o:p>")
    assert lines.paths[0] == "html > body:nth-child(2) > *:nth-child(1)"


def test_the_runs_are_those_of_the_lines() -> None:
    for path in PAGES:
        source = path.read_text(encoding="utf-8")
        assert [run.text for run in walk(parse(source))] == lines_of(source)


def test_a_run_knows_its_block_and_its_pieces() -> None:
    (run,) = walk(parse("<ul><li>one <a href=x>two</a>  <b>three</b></ul>"))
    assert run.block.tag == "li"
    assert [(piece.node.parent.tag, piece.text) for piece in run.pieces] == [
        ("li", "one "),
        ("a", "two"),
        ("li", "  "),
        ("b", "three"),
    ]


def test_pictures_belong_to_the_line_they_stand_in_or_above() -> None:
    runs = list(walk(parse("<img src=1><p>one <img src=2> two</p><p><img src=3></p><p>three")))
    assert [len(run.pictures) for run in runs] == [1, 1]
    assert [piece.node.tag for piece in runs[0].pieces if not piece.text] == ["img"]


def test_what_is_read_holds_no_parser() -> None:
    lines, markup = read_html(PAGES[0].read_text(encoding="utf-8"))
    again, its_markup = pickle.loads(pickle.dumps((lines, markup)))
    assert (list(again), again.paths, its_markup) == (list(lines), lines.paths, markup)


MARKED = {
    "article": "<article>{}</article>",
    "main": "<div role=main>{}</div>",
    "nav": "<div role=navigation>{}</div>",
    "header": "<header>{}</header>",
    "footer": "<div role=contentinfo>{}</div>",
    "aside": "<div role=complementary>{}</div>",
    "section": "<section>{}</section>",
    "form": "<form>{}</form>",
    "figure": "<figure>{}</figure>",
    "table": "<table><tr><td>{}</table>",
    "list": "<ol><li>{}</ol>",
    "quote": "<blockquote>{}</blockquote>",
    "details": "<details>{}</details>",
    "dialog": "<dialog open>{}</dialog>",
    "noscript": "<noscript>{}</noscript>",
    "link": "<a href=x>{}</a>",
    "button": "<button>{}</button>",
    "code": "<pre>{}</pre>",
    "heading": "<h3>{}</h3>",
    "time": "<time>{}</time>",
    "caption": "<table><caption>{}</table>",
    "label": "<label>{}</label>",
    "bold": "<strong>{}</strong>",
    "address": "<address>{}</address>",
    "choice": "<select><option>{}</select>",
    "search": "<div role=search>{}</div>",
    "picture_text": "<figcaption>{}</figcaption>",
    "hidden": "<div style='Display:none'>{}</div>",
    "aria_hidden": "<div aria-hidden=true>{}</div>",
    "author_link": "<a rel='nofollow author' href=x>{}</a>",
    "item_body": "<div itemprop=articleBody>{}</div>",
    "item_headline": "<div itemprop='name headline'>{}</div>",
    "item_name": "<div itemprop=name>{}</div>",
    "item_description": "<div itemprop=description>{}</div>",
    "item_author": "<div itemprop=author>{}</div>",
    "item_date": "<div itemprop=datePublished>{}</div>",
    "item_comment": "<div itemprop=comment>{}</div>",
    "item_review": "<div itemprop=review>{}</div>",
    "item_price": "<div itemprop=price>{}</div>",
    "type_article": "<div itemtype=https://schema.org/NewsArticle>{}</div>",
    "type_comment": "<div itemtype=http://schema.org/Comment>{}</div>",
    "type_product": "<div itemtype=http://schema.org/Product/>{}</div>",
    "type_review": "<div itemtype=http://schema.org/AggregateRating>{}</div>",
    "type_person": "<div itemtype=http://schema.org/Person>{}</div>",
    "type_breadcrumb": "<div itemtype=http://schema.org/BreadcrumbList>{}</div>",
    "type_menu": "<div itemtype=http://schema.org/WPHeader>{}</div>",
}


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_is_seen_and_ends_with_its_element(mark: str) -> None:
    _, markup = read_html(f"<div>{MARKED[mark].format('one')}<p>two</div>")
    one, two = (markup.inside[element] for element in markup.elements)
    assert one & BIT[mark]
    assert not two & BIT[mark]


@pytest.mark.parametrize(
    ("source", "mark"),
    [
        ("<a>one</a>", "link"),
        ("<div style='display: block'>one</div>", "hidden"),
        ("<div aria-hidden=false>one</div>", "aria_hidden"),
        ("<dialog open>one</dialog>", "hidden"),
        ("<div itemprop=keywords>one</div>", "item_body"),
        ("<div itemtype=http://schema.org/ItemList>one</div>", "type_article"),
    ],
)
def test_what_only_looks_like_a_mark_is_none(source: str, mark: str) -> None:
    _, markup = read_html(source)
    assert not markup.inside[markup.elements[0]] & BIT[mark]


def test_a_closed_dialog_is_hidden() -> None:
    _, markup = read_html("<dialog>one</dialog>")
    assert markup.inside[markup.elements[0]] & BIT["hidden"]


def test_the_characters_of_a_line_are_counted_by_link_and_print() -> None:
    _, markup = read_html("<p>one <a href=x>two</a> <b>three <a href=y>4</a></b></p>")
    assert (markup.chars, markup.linked, markup.bold, markup.links) == ((12,), (4,), (6,), (2,))


def test_the_innermost_element_around_a_line_is_found() -> None:
    _, markup = read_html("<p><b><i>one</i></b></p><p><b>two</b> three</p>")
    assert [markup.tags[element] for element in markup.elements] == ["i", "p"]
    assert [markup.tags[element] for element in markup.blocks] == ["p", "p"]


def test_the_head_tells_of_the_content() -> None:
    _, markup = read_html(
        "<title>Storm - The Post</title><meta name=author content=Ada>"
        "<meta property=og:title content='Storm'><meta property=og:title content='Other'>"
        "<meta name=Description content='It rained.'>"
        '<script type="application/ld+json">{"@graph": [{"articleBody": "All day.", '
        '"datePublished": "2024-02-03", "headline": "Not first"}]}</script>'
        '<script type="application/ld+json">{broken</script><p>one'
    )
    told = markup.told
    assert (told.title, told.headline) == ("Storm - The Post", "Storm")
    assert told.description == "It rained."
    assert (told.body, told.author, told.published) == ("All day.", "Ada", "2024-02-03")
