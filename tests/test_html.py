"""Reading HTML: every word of the tree comes out once, in order, whatever the page is like."""

import pickle
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from nodes import walk

from benchmarks.pages.data import read_labelled
from cleaner.document.marks import (
    BIT,
    DECLARED_MARKS,
    DECLARED_TYPES,
    GROUP_OF_TAG,
    INLINE_BY_THE_STANDARD,
    MARKS,
    MARKS_OF_TAGS,
    MEANINGS,
    RAW,
    TAG_GROUPS,
    VOID,
)
from cleaner.readers.canonical import unescaped
from cleaner.readers.doubt import MAX_ELEMENTS
from cleaner.readers.encoding import decode
from cleaner.readers.html import canonical, parse, read_html
from cleaner.readers.nesting import FEW_TAGS, MANY_TAGS, MAX_DEPTH, flattened
from cleaner.readers.tokens import tokens_of

REPOSITORY = Path(__file__).parent.parent
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
        pytest.param("<p title='a > <b> \"'>one<p>two", ["one", "two"], id="brackets in values"),
        pytest.param("<p a\"b='>' =c=d e==>one", ["one"], id="quotes and = in names"),
        pytest.param("<p>a <a<b>one</a<b> two", ["a one two"], id="a bracket in a tag"),
        pytest.param("<p>&amp;lt; &lt;b>", ["&lt; <b>"], id="what is escaped twice"),
        pytest.param("<xmp>&lt;<b></xmp>two", ["&lt;<b>", "two"], id="text as it is"),
        pytest.param("<pre>\n\none</pre>", ["one"], id="line ends before code"),
        pytest.param("one<?php x ?>two", ["onetwo"], id="processing instructions"),
        pytest.param("<!-- a --!>one<!-->two<!x>three", ["onetwothree"], id="odd comments"),
        pytest.param(
            "<script><!-- <script></script> --></script>one", ["one"], id="a script in a script"
        ),
        pytest.param("<script><!-- <script>no</script>no", [], id="a script without an end"),
        pytest.param("<svg><style>a>b</style></svg>one", ["one"], id="styles of drawings"),
        pytest.param("<p>a <math><input>b</math> c", ["a b c"], id="void names in formulas"),
        pytest.param("<math><mi><br></mi></math>one", ["one"], id="void elements in formulas"),
        pytest.param("<math><template><mtext><img></math>one", ["one"], id="templates in formulas"),
        pytest.param("<p>one <a href=1></a><a href=2>two</a>", ["one two"], id="an empty link"),
    ],
)
def test_lines(source: str, lines: list[str]) -> None:
    assert lines_of(source) == lines


IN_SENTENCES = {
    "button": "<p>It is the <button>longest <em>run</em></button> of days.",
    "button in spans": "<div>the <span><button><i>run</i></button></span> of days</div>",
    "label": "<div>Wait <label>three</label> days.</div>",
    "output": "<li>It rained <output>three</output> days.",
    "picture": "<div>a <picture><source><img></picture> boat</div>",
    "slot": "<td>the <slot>second</slot> boat",
    "custom element": "<div>a <x-source a=b><a href=1>lower risk</a></x-source> of it</div>",
    "unknown element": "<h2>The <wow>great</wow> boat</h2>",
    "a tag with a colon": "<li>the <o:p>boat</o:p> came",
    "several in a row": "<p>of <x-a>rye</x-a> and <x-b>oats</x-b>, mostly",
    "one in another": "<div>of <x-a><x-b>rye</x-b></x-a> bread</div>",
    "after a link": "<div><a href=1>one</a> <x-a>two</x-a> three</div>",
    "around a picture": "<div>one <x-a><img></x-a> two</div>",
    "an empty one": "<div>one <x-a></x-a> two</div>",
    "with a drawing": "<p>see <button><svg><path></path></svg>here</button> for more",
    "at the start of a paragraph": "<p><x-term>Rye</x-term> is a grain.",
    "at the end of a paragraph": "<p>Nobody asked the <x-term>ducks</x-term></p>",
    "before a comment": "<div>one <x-a>two</x-a><!-- --> three</div>",
    "in code": "<pre>if <x-a>not</x-a> x:</pre>",
}
APART = {
    "adjacent buttons": ("<button>one</button><button>two</button>", 2),
    "a row of buttons in a sentence": ("a <button>b</button> <button>c</button> d", 4),
    "a button on one side": ("<p>Storm <button>Share</button>", 2),
    "a label before its field": ("<label>Name</label> <input> as in the passport", 2),
    "custom elements in a row": ("<x-card>one</x-card><x-card>two</x-card>", 2),
    "a custom element beside text": ("<div>one <x-card>two</x-card></div>", 2),
    "frames of a page": (
        "<app-root><my-header>one</my-header><my-main>two</my-main></app-root>", 2,
    ),
    "a frame amid text": ("<div>one <my-box><p>two</p></my-box> three</div>", 3),
    "a line break inside": ("<div>one <x-a>two<br>three</x-a> four</div>", 4),
    "a block in one inside": ("<div>one <x-a><x-b><div>two</div></x-b></x-a> three</div>", 3),
    "a line break between": ("<p>one<br><x-a>two</x-a><br>three", 3),
    "blocks around": ("<div>one<p></p><x-a>two</x-a><p></p>three</div>", 3),
    "the end of its block": ("<div>one <x-a>two</x-a></div>three", 3),
    "a list of choices": ("<div>Sort by <select><option>one<option>two</select> first</div>", 4),
}  # fmt: skip


@pytest.mark.parametrize("name", IN_SENTENCES)
def test_what_the_standard_calls_inline_or_does_not_know_stays_in_its_sentence(name: str) -> None:
    assert len(lines_of(IN_SENTENCES[name])) == 1


@pytest.mark.parametrize("name", APART)
def test_boxes_of_the_same_tags_stay_apart(name: str) -> None:
    source, count = APART[name]
    assert len(lines_of(source)) == count


@pytest.mark.parametrize(("inside", "count"), [(MAX_ELEMENTS, 1), (MAX_ELEMENTS + 1, 3)])
def test_what_holds_many_elements_is_a_box(inside: int, count: int) -> None:
    assert len(lines_of(f"<div>one <x-a>two{'<i></i>' * inside}</x-a> three</div>")) == count


def test_no_tag_is_in_two_groups_or_means_two_things() -> None:
    assert len(GROUP_OF_TAG) == sum(map(len, TAG_GROUPS.values()))
    assert not INLINE_BY_THE_STANDARD & set(MEANINGS)
    assert {*VOID, *RAW, *MARKS_OF_TAGS} <= {*MEANINGS, *INLINE_BY_THE_STANDARD}
    assert set(DECLARED_MARKS) <= set(DECLARED_TYPES)


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
    lines, tree = read_html(f"<p>{source}")
    assert all(line.strip() and line == line.rstrip() for line in lines)
    assert len(tree.elements) == len(lines)


MARKUP = (
    *"<p> <div> <b> <x-y> <button> <math> <mi> <mtext> <svg> <pre> <textarea> <template>".split(),
    *"<table> <tr> <td> <select> <option> <br> <img> <input> <source> <noscript> <label>".split(),
    *"</p> </div> </b> </a> </x-y> </button> </math> </mi> </svg> </pre> </template>".split(),
    *"</table> </td> </select> </noscript> </label> <!--c--> <?p?> <area> <p=' <li> .".split(),
    *"&lt; &lt;b&gt; &nbsp; &amp;lt; &#13; word <ruby> <rt> <rp> <rb> <rtc> </ruby> <h2>".split(),
    "</i>", "12", "#", "<i class=lineno>", "<i class=editsection>", "<b id=q>", "<a href=#1>",
    "<s hidden>", "<a class=anchor href=#1>", "<style>#q { display: none }</style>",
    "<a href=1>", "<script>a</script>", "<style>b</style>", "<xmp>c</xmp>", " ", "\n",
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(MARKUP), max_size=30).map("".join))
@example("<ruby>a<rt>b<xmp>c</xmp><style>#q { display: none }</style></ruby><b id=q>c</b>")
def test_the_scan_and_the_walk_over_the_nodes_find_the_same_lines(source: str) -> None:
    if "<math>" in source:
        source = source.replace("<xmp>", "")  # raw text in formulas is told apart by nodes alone
    assert [run.text for run in walk(parse(source))] == lines_of(source)
    assert_every_text_is_in_its_line(source)


def assert_every_text_is_in_its_line(source: str) -> None:
    """Compare the lines with the texts that the writers count to them, white space left out."""
    lines = lines_of(source)
    found = [""] * len(lines)
    for text, line in tokens_of(canonical(source)).texts():
        found[line] += "".join(unescaped(text).split())
    assert found == ["".join(line.split()) for line in lines]


@pytest.mark.parametrize("table", ["wcxb-dev", "fundus-dev", "harvest-forums"])
def test_the_scan_and_the_walk_find_the_same_lines_of_real_pages(table: str) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path = REPOSITORY.parent / "shared" / "data" / f"{table}.parquet"
    if not path.exists():
        pytest.skip("there is no ../shared")
    for page in parquet.read_table(path, columns=["html"])["html"].to_pylist()[::200]:
        source = decode(page)[0]
        assert [run.text for run in walk(parse(source))] == lines_of(source)
        assert_every_text_is_in_its_line(source)


DEEP = {
    "open": "<div>" * 100_000 + "<p>deep</p>after",
    "closed": "<div>" * 100_000 + "deep" + "</div>" * 100_000 + "<p>after",
    "lists": "<ul><li>" * 50_000 + "deep" + "<p>after",
    "inline": "<b>" * 50_000 + "deep</b><p>after",
    "tables": "<table><tr><td>" * 20_000 + "deep<p>after",
}


@pytest.mark.cpu_seconds(60)
@pytest.mark.parametrize("name", DEEP)
def test_deep_pages_keep_their_text(name: str) -> None:
    assert lines_of(DEEP[name]) == ["deep", "after"]


@pytest.mark.cpu_seconds(60)
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
    _, tree = read_html(path.read_text(encoding="utf-8"))
    assert all(parent < number for number, parent in enumerate(tree.parents) if number)
    assert {*tree.elements, *tree.blocks, 0} <= {*range(len(tree.parents))}


def test_elements_without_words_have_no_number() -> None:
    _, tree = read_html("<div><p></p><ul><li><img></ul><section><b>one</b></section></div>")
    assert tree.tags == ("html", "body", "div", "section", "b")


def test_a_path_avoids_names_that_css_cannot_say() -> None:
    lines, _ = read_html("<o:p>one</o:p>")
    assert lines.paths[0] == "html > body:nth-child(2) > *:nth-child(1)"


def test_the_runs_are_those_of_the_lines() -> None:
    for path in PAGES:
        source = path.read_text(encoding="utf-8")
        assert [run.text for run in walk(parse(source))] == lines_of(source)
        assert_every_text_is_in_its_line(source)


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
    source = "<img src=1><p>one <img src=2> two</p><p> <img src=3></p><p>three"
    assert list(read_html(source)[1].pictures) == [2, 1]


def test_an_empty_line_of_code_is_no_picture() -> None:
    assert list(read_html("<pre>one\n\ntwo\n</pre><p>three")[1].pictures) == [0, 0, 0]


def test_what_is_read_holds_no_parser() -> None:
    lines, tree = read_html(PAGES[0].read_text(encoding="utf-8"))
    again, its_tree = pickle.loads(pickle.dumps((lines, tree)))
    assert (list(again), again.paths, its_tree) == (list(lines), lines.paths, tree)


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
    _, tree = read_html(f"<div>{MARKED[mark].format('one')}<p>two</div>")
    one, two = (tree.marks_around[element] for element in tree.elements)
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
    _, tree = read_html(source)
    assert not tree.marks_around[tree.elements[0]] & BIT[mark]


def test_a_closed_dialog_is_hidden() -> None:
    _, tree = read_html("<dialog>one</dialog>")
    assert tree.marks_around[tree.elements[0]] & BIT["hidden"]


def test_the_characters_of_a_line_are_counted_by_link_and_print() -> None:
    _, tree = read_html("<p>one <a href=x>two</a> <b>three <a href=y>4</a></b></p>")
    assert [*(*tree.visible_chars, *tree.linked_chars, *tree.bold_chars, *tree.links)] == [
        12,
        4,
        6,
        2,
    ]


def test_the_innermost_element_around_a_line_is_found() -> None:
    _, tree = read_html("<p><b><i>one</i></b></p><p><b>two</b> three</p>")
    assert [tree.tags[element] for element in tree.elements] == ["i", "p"]
    assert [tree.tags[element] for element in tree.blocks] == ["p", "p"]


def test_the_head_says_what_the_content_is() -> None:
    _, tree = read_html(
        "<title>Storm - The Post</title><meta name=author content=Ada>"
        "<meta property=og:title content='Storm'><meta property=og:title content='Other'>"
        "<meta name=Description content='It rained.'>"
        '<script type="application/ld+json">{"@graph": [{"articleBody": "All day.", '
        '"datePublished": "2024-02-03", "headline": "Not first"}]}</script>'
        '<script type="application/ld+json">{broken</script><p>one'
    )
    head = tree.head
    assert (head.title, head.headline) == ("Storm - The Post", "Storm")
    assert head.description == "It rained."
    assert (head.body, head.author, head.published) == ("All day.", "Ada", "2024-02-03")
