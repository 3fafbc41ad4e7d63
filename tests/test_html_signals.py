"""Every signal that a tree tells, on both sides: a line it is true of, and one it is not."""

from array import array
from collections.abc import Mapping
from functools import cache
from math import isfinite

import pytest

from cleaner.document.marks import MARKS
from cleaner.measures.names import Names
from cleaner.measures.page import MeasuredPage
from cleaner.measures.passes import measure_page
from cleaner.measures.readability import class_weights
from cleaner.readers.html import read_html
from cleaner.signals import HTML_SIGNALS
from cleaner.signals.html import SIGNALS
from cleaner.signals.measuring import fill_signals
from tests.test_html import MARKED

MARGIN = 0.15
"""What a signal says of the first line lies so far above what it says of the second."""

BOAT = (
    "The boat left the harbour at nine in the morning, and the crowd that had gathered on the "
    "quay waved, shouted and sang until it was out of sight behind the island."
)
CREW = (
    "Her crew of four had been waiting for the tide, the weather and a spare part for the pump, "
    "which the smith of the village made by hand, without a drawing, in the end."
)
MENU = "<ul class=menu><li><a href=1>Home</a><li><a href=2>News</a><li><a href=3>Sport</a></ul>"
STORY = f"<div class=story><h1>Late again</h1><p>{BOAT}</p><p>{CREW}</p><p>one</p></div>"
PAGE = f"{MENU}{STORY}<div class=end><p>two</p></div>"
MENU_ONE, MENU_TWO = MENU.replace("Home", "one"), MENU.replace("Home", "two")
APART = "<main><div><p>two</div></main>"
APART_IN_A_LIST = "<main><ul><li><p>two</ul></main>"
TWO_STORIES = f"<main>{STORY}</main><main>{STORY}</main>".replace("one", "")
POSTS = "".join(f"<div class=post><p>{text}</p></div>" for text in (BOAT, CREW, BOAT))


def measured(source: str) -> MeasuredPage:
    """Return the page whose HTML is `source`, measured."""
    lines, tree = read_html(source)
    return measure_page(list(lines), tree=tree)


def rows_of(page: MeasuredPage) -> list[list[float]]:
    """Return what each of `HTML_SIGNALS` says of each line of `page`."""
    width = len(HTML_SIGNALS)
    values = array("f", bytes(4 * width * len(page.lines)))
    fill_signals(HTML_SIGNALS, page, values, width)
    return [values[line * width : (line + 1) * width].tolist() for line in range(len(page.lines))]


@cache
def values_of(source: str) -> Mapping[str, Mapping[str, float]]:
    """Return, for each line of `source`, what each signal says."""
    names = [signal.name for signal in HTML_SIGNALS]
    texts = list(read_html(source)[0])
    return {
        text: dict(zip(names, row, strict=True))
        for text, row in zip(texts, rows_of(measured(source)), strict=True)
    }


TAGGED = {
    "is_a_paragraph": "<p>{}",
    "is_a_list_item": "<ul><li>{}</ul>",
    "is_a_main_heading": "<h1>{}</h1>",
    "is_a_second_heading": "<h2>{}</h2>",
    "is_a_third_heading": "<h3>{}</h3>",
    "is_a_lower_heading": "<h5>{}</h5>",
    "is_a_cell": "<table><td>{}</table>",
    "is_a_term": "<dl><dd>{}</dl>",
    "is_verbatim_text": "<pre>{}</pre>",
    "is_a_quotation": "<blockquote>{}</blockquote>",
    "is_a_marked_caption": "<figure><figcaption>{}</figcaption></figure>",
    "is_a_button": "<button>{}</button>",
    "is_a_form_label": "<label>{}</label>",
    "is_a_choice": "<select><option>{}</select>",
    "is_a_summary": "<details><summary>{}</summary></details>",
    "is_a_bare_block": "<div>{}</div>",
    "is_bare_text_of_a_section": "<section>{}</section>",
    "is_bare_text_of_the_page": "{}",
    "is_a_custom_element": "<x-card>{}</x-card>",
}

CASES: tuple[tuple[str, str], ...] = (
    *((f"stands_in_{m}", f"<body>{MARKED[m].format('one')}<div>two</div>") for m in MARKS),
    *(
        (name, source.format("one") + ("<i><div>two</div></i>" if "bare_b" not in name else ""))
        for name, source in TAGGED.items()
        if name != "is_a_bare_block"
    ),
    ("is_a_bare_block", "<div>one</div><p>two"),
    ("holds_time", "<p>one <time>3 May</time><p>two"),
    ("holds_author_link", "<p>one <a rel=author href=x>Ada</a><p>two"),
    ("holds_code", "<p>one <code>x</code><p>two"),
    ("holds_item_author", "<p>one <span itemprop=author>Ada</span><p>two"),
    ("holds_item_date", "<p>one <span itemprop=datePublished>3 May</span><p>two"),
    ("is_directly_in_nav", "<nav>one<header>two</header></nav>"),
    ("is_directly_in_header", "<header>one<nav>two</nav></header>"),
    ("is_directly_in_footer", "<footer>one<nav>two</nav></footer>"),
    ("is_directly_in_aside", "<aside>one<nav>two</nav></aside>"),
    ("is_directly_in_article", "<article>one<header>two</header></article>"),
    ("is_directly_in_main", "<main>one<header>two</header></main>"),
    ("is_directly_in_section", "<section>one<header>two</header></section>"),
    ("is_directly_in_form", "<form>one<header>two</header></form>"),
    ("is_directly_in_list", "<ul><li>one<nav>two</nav></ul>"),
    ("is_linked", "<p>one <a href=x>more</a><p>two"),
    ("is_a_link_as_a_whole", "<p><a href=x>one</a><p>two <a href=x>more</a>"),
    ("has_many_links", "<p>one <a href=x>a</a> <a href=x>b</a><p>two"),
    ("links_stand_around", f"{MENU}<p>one</p><p>a</p><p>b</p><p>c</p><p>d</p><p>e</p><p>two"),
    ("links_stand_in_that_part", MENU * 3 + "<p>one" + "<p>a" * 20 + "<p>two"),
    ("links_stand_far_and_wide", MENU * 9 + "<p>one" + "<p>a" * 70 + "<p>two"),
    ("its_box_is_linked", "<div><p>one<p><a href=1>away</a></div><div><p>two<p>here</div>"),
    (
        "the_second_box_is_linked",
        f"<main>{MENU}<div><p>one</p></div></main>{APART}",
    ),
    (
        "the_third_box_is_linked",
        f"<main>{MENU}<ul><li><p>one</ul></main>{APART_IN_A_LIST}",
    ),
    ("its_section_is_linked", f"<nav>{MENU}one</nav><aside>two</aside>"),
    ("is_bold", "<p><b>one</b><p>two"),
    ("is_deep_in_the_tree", "<div>" * 9 + "one" + "</div>" * 9 + "<p>two"),
    ("is_deep_for_the_page", "<div><div><p>one</p></div></div>two"),
    ("has_repeated_siblings", "<div><p>one<p>a<p>b</div><div><p>two</div>"),
    (
        "stands_among_repeated_siblings",
        POSTS.replace(CREW, "one") + "<section><h2>two</h2></section>",
    ),
    ("its_box_has_many_lines", "<div><p>one<p>a<p>b<p>c<p>d<p>e</div><div><p>two</div>"),
    (
        "the_second_box_has_many_lines",
        "<main><div><div>one</div><p>a<p>b<p>c<p>d</div></main><main><div><div>two</div></div>",
    ),
    (
        "the_third_box_has_many_lines",
        "<main><div><i><div><div>one</div></div></i><p>a<p>b<p>c<p>d</div></main>"
        "<main><div><i><div><div>two</div></div></i></div></main>",
    ),
    ("is_first_of_its_box", "<div><p>one<p>two</div>"),
    ("is_last_of_its_box", "<div><p>two<p>one</div>"),
    ("is_far_from_the_next_line", "<div><p>two<p>a</div><ul><li><p>one</ul><ul><li><p>a</ul>"),
    ("is_far_from_the_line_above", "<div><div><p>x</div></div><div><p>one<p>two</div>"),
    ("leaves_a_box", "<div><div><p>two<p>one</div></div><p>x"),
    ("enters_a_box", "<p>x<div><div><p>one<p>two</div></div>"),
    ("is_in_the_container_of_40_percent", f"<p>one {BOAT}<p>two {BOAT[:99]}"),
    *((f"is_in_the_container_of_{share}_percent", PAGE) for share in (60, 80, 90)),
    ("is_near_the_text_in_the_tree", PAGE),
    ("its_box_holds_the_text", PAGE),
    (
        "the_second_box_holds_the_text",
        f"<main><div><p>one</div><p>{BOAT}</main>{APART}",
    ),
    (
        "the_third_box_holds_the_text",
        f"<main><ul><li><p>one</ul><p>{BOAT}</main>{APART_IN_A_LIST}",
    ),
    ("its_section_holds_the_text", f"<article><p>one<p>{BOAT}</article><aside>two</aside>"),
    ("blocks_like_it_are_long", f"<p class=x>{BOAT}<p class=x>one<p class=y>two"),
    (
        "blocks_in_such_a_place_are_long",
        f"<div class=x><p>{BOAT}</div><div class=x><p>one</div><div class=y><p>two</div>",
    ),
    ("boxes_like_its_own_are_long", f"<div class=x><p>{BOAT}<b><h3>one</h3></b></div><p>two"),
    ("blocks_like_it_hold_the_text", f"<p class=x>{BOAT}<p class=x>one<p class=y>two"),
    (
        "blocks_in_such_a_place_hold_the_text",
        f"<div class=x><p>{BOAT}</div><div class=x><p>one</div><div class=y><p>two</div>",
    ),
    ("boxes_like_its_own_hold_the_text", f"<div class=x><p>{BOAT}<h3>one</h3></div><p>two"),
    ("blocks_in_such_a_place_are_links", f"{MENU_ONE}<p>two"),
    ("many_blocks_stand_in_such_a_place", "<ul><li>one<li>a<li>b<li>c</ul><p>two"),
    (
        "blocks_in_such_a_place_end_like_sentences",
        "<ul><li>It rained.<li>It did.<li>one</ul><p>two",
    ),
    ("blocks_in_such_a_place_have_many_words", f"<ul><li>{BOAT}<li>one</ul><p>two"),
    ("blocks_in_such_a_place_are_in_title_case", "<ul><li>The Boat<li>one</ul><p>two"),
    ("blocks_in_such_a_place_name_prices", "<ul><li>€ 7<li>one</ul><p>two"),
    ("blocks_in_such_a_place_hold_dates", "<ul><li>02.02.2022<li>one</ul><p>two"),
    (
        "blocks_in_such_a_place_share_words_with_long_lines",
        f"<div>{BOAT}</div><ul><li>The crowd waved<li>one</ul><h3>two",
    ),
    (
        "is_headed_by_a_ranking_phrase",
        f"<p>{BOAT}<div><h3>Most Read</h3><p>one</div><div><p>two<p>a</div>",
    ),
    (
        "is_headed_by_a_teaser_phrase",
        f"<p>{BOAT}<div><h3>Related articles</h3><p>one</div><div><p>two<p>a</div>",
    ),
    (
        "is_headed_by_a_promo_phrase",
        f"<p>{BOAT}<div><h3>Advertisement</h3><p>one</div><div><p>two<p>a</div>",
    ),
    ("is_headed_by_a_social_phrase", f"<p>{BOAT}<div><h3>Share</h3><p>one</div><p>two"),
    (
        "is_headed_by_a_comment_phrase",
        f"<p>{BOAT}<div><img><h3>Comments</h3><p>one</div><div><p>two<p>a</div>",
    ),
    (
        "is_headed_by_a_legal_phrase",
        f"<p>{BOAT}<div><h3>Privacy Policy</h3><p>one</div><div><p>two<p>a</div>",
    ),
    (
        "is_headed_by_a_about_phrase",
        f"<p>{BOAT}<div><h3>About the author</h3><p>one</div><div><p>two<p>a</div>",
    ),
    (
        "is_headed_by_a_nav_phrase",
        f"<p>{BOAT}<div><h3>Navigation</h3><p>one</div><p>two",
    ),
    ("repeated_siblings_hold_the_text", f"{POSTS}<div class=post><p>one</div><div>two</div>"),
    (
        "repeated_siblings_are_linked",
        f"{MENU_ONE}<main>{POSTS}<div class=post><p>two</div></main>",
    ),
    (
        "repeated_siblings_have_many_words",
        f"{MENU_TWO}<main>{POSTS}<div class=post>one</div></main>",
    ),
    ("shares_words_with_the_browser_title", "<title>one day</title><p>one<p>two"),
    ("shares_words_with_the_declared_headline", "<meta property=og:title content=one><p>one<p>two"),
    (
        "shares_words_with_the_declared_description",
        "<meta name=description content='so one day'><p>one day<p>two",
    ),
    (
        "shares_words_with_the_declared_body",
        '<script type="application/ld+json">{"articleBody": "so one day"}</script><p>one day<p>two',
    ),
    ("shares_words_with_the_declared_author", "<meta name=author content=one><p>one<p>two"),
    ("shares_words_with_the_declared_date", "<meta name=date content=one><p>one<p>two"),
    ("resembles_the_browser_title", "<title>one day</title><p>one day<p>two day"),
    ("resembles_the_declared_headline", "<meta property=og:title content='one a'><p>one a<p>two a"),
    (
        "resembles_the_declared_description",
        "<meta name=description content='one a b'><p>one a b<p>two a b",
    ),
    ("earns_points_as_a_paragraph", f"<p>one {BOAT}<p>two"),
    ("the_first_box_scores_well", PAGE),
    ("the_second_box_scores_well", f"<div><p>{BOAT}<div><p>one</div></div><div><p>two</div>"),
    (
        "the_third_box_scores_well",
        f"<div><p>{BOAT}<div><div><p>one</div></div></div><div><p>two</div>",
    ),
    ("a_box_around_scores_well", PAGE),
    ("is_in_the_best_candidate", PAGE),
    ("is_beside_the_best_candidate", f"<div>{STORY}</div><p>two"),
    ("its_class_sounds_like_content", "<p class=article>one<p class=x>two"),
    (
        "classes_around_sound_like_content",
        "<div class=main><p class=text>one</div><p>two",
    ),
    ("has_a_picture", "<img src=x><p>one<p>two"),
    ("pictures_stand_around", "<img src=x><p>one" + "<p>a" * 9 + "<p>two"),
)

WHOLE_PAGES: tuple[tuple[str, str, str], ...] = (
    ("page_declares_an_article", "<meta property=og:type content=Article>one", "one"),
    (
        "page_declares_a_product",
        "<div itemtype=http://schema.org/Product>one</div>",
        "<div itemtype=http://schema.org/Person>one</div>",
    ),
    ("page_declares_a_collection", "<meta property=og:type content=product.group>one", "one"),
    ("page_declares_a_forum", "<div itemtype=http://schema.org/Comment>one</div>", "one"),
    (
        "page_declares_questions_with_answers",
        '<script type="application/ld+json">{"@type": "FAQPage"}</script>one',
        '<script type="application/ld+json">{"@type": "Thing"}</script>one',
    ),
    (
        "page_declares_a_business",
        '<script type="application/ld+json">{"@type": ["LocalBusiness"]}</script>one',
        "one",
    ),
    ("page_declares_a_rated_thing", "<p itemtype=http://schema.org/Review>one", "one"),
    (
        "page_declares_a_recipe",
        '<script type="application/ld+json">{"@type": "Recipe"}</script>one',
        "one",
    ),
    ("page_declares_a_website", "<meta property=og:type content=website>one", "one"),
    ("page_has_many_lines", "<p>one" + "<p>a" * 50, "<p>one"),
    ("page_has_much_long_text", f"<p>one<p>{BOAT}", "<p>one"),
    ("page_has_many_articles", "<article>one</article><article>a</article>", "<p>one<p>a"),
    ("best_candidate_holds_the_text", PAGE, TWO_STORIES),
    ("page_names_prices", "<p>one<p>€ 7", "<p>one<p>7"),
    ("page_holds_dates", "<p>one<p>02.02.2022", "<p>one<p>7"),
    ("page_is_linked", f"{MENU}<p>one", "<p>one"),
    ("page_has_items", f"{POSTS}<p>one", f"<p>{BOAT}<div>one</div>"),
)


@pytest.mark.parametrize(("signal", "source"), CASES, ids=[signal for signal, _ in CASES])
def test_a_claim_is_true_of_one_line_and_not_of_the_other(signal: str, source: str) -> None:
    values = values_of(source)
    (one,) = (line for line in values if line.startswith("one"))
    (two,) = (line for line in values if line.startswith("two"))
    assert values[one][signal] >= values[two][signal] + MARGIN


@pytest.mark.parametrize(
    ("signal", "so", "not_so"), WHOLE_PAGES, ids=[signal for signal, _, _ in WHOLE_PAGES]
)
def test_a_claim_about_the_page_is_true_of_one_page_and_not_of_the_other(
    signal: str, so: str, not_so: str
) -> None:
    high, low = ({v[signal] for v in values_of(page).values()} for page in (so, not_so))
    assert len(high) == len(low) == 1
    assert min(high) >= max(low) + MARGIN


def test_every_signal_has_a_case() -> None:
    named = {signal for signal, _ in CASES} | {signal for signal, _, _ in WHOLE_PAGES}
    assert named == {signal.name for signal in SIGNALS}


@pytest.mark.parametrize(
    ("name", "weight"),
    [
        ("entry-content", 1),
        ("Sidebar", -1),
        ("article-comments", 0),
        ("x1", 0),
        ("", 0),
    ],
)
def test_class_and_id_speak_for_content_or_against_it(name: str, weight: float) -> None:
    names = Names([("p", "x"), ("p", name), ("p", "footer")])
    assert list(class_weights(names)) == [0, weight, -1]


ODD_PAGES = (
    "",
    "<p>.",
    "<p>\u4e2d\u6587",
    "<a href=x>a</a>",
    PAGE,
    MENU,
    POSTS,
    "<p>a" * 99,
    "<div>" * 5000 + "<p>Storm shuts the port" + "</div>" * 5000,
)


@pytest.mark.parametrize("source", ODD_PAGES, ids=[page[:20] for page in ODD_PAGES])
def test_signals_stay_between_0_and_1_on_odd_pages(source: str) -> None:
    for row in rows_of(measured(source)):
        assert all(isfinite(value) and 0 <= value <= 1 for value in row)


LINK = "<a href=x>{}</a>"


@pytest.mark.parametrize(("outside", "is_whole"), [("", 1), (".", 1), (".,", 0)])
def test_a_link_is_whole_though_a_stop_stands_outside(outside: str, is_whole: float) -> None:
    page = f"<p>{LINK.format('x' * 30)}{outside}"
    assert measured(page).lines[0].link_share == 30 / (30 + len(outside))
    (values,) = values_of(page).values()
    assert values["is_a_link_as_a_whole"] == is_whole


@pytest.mark.parametrize(("posts", "share"), [(2, 0), (3, 1)])
def test_three_siblings_alike_are_a_row(posts: int, share: float) -> None:
    page = measured("".join(f"<div class=post><p>{BOAT} {n}</div>" for n in range(posts)))
    assert [line.element.row_text_share for line in page.lines] == [pytest.approx(share)] * posts
    assert {line.block.alike for line in page.lines} == {1}


@pytest.mark.parametrize(("chars", "earns"), [(24, False), (25, True)])
def test_short_paragraphs_earn_nothing(chars: int, earns: bool) -> None:
    page = measured(f"<div><p>{'x' * chars}</p></div>")
    assert (page.lines[0].block.points > 0) == earns
    assert (page.lines[0].box.score > 0) == earns


@pytest.mark.parametrize(("more", "is_headed"), [("", True), (" And so on.", False)])
def test_the_first_line_of_most_of_the_text_heads_no_box(more: str, is_headed: bool) -> None:
    page = f"<div><h3>Comments</h3><p>{BOAT}{more}</div><p>{BOAT.replace('boat', 'ship')}"
    assert (values_of(page)["Comments"]["is_headed_by_a_comment_phrase"] > 0) == is_headed


def test_a_heading_says_less_with_each_box_further_in() -> None:
    page = f"<p>{BOAT}<div><h3>Comments</h3><p>near</p><div><div><p>deep</p></div></div></div>"
    values = values_of(page)
    near, deep = (values[line]["is_headed_by_a_comment_phrase"] for line in ("near", "deep"))
    assert deep == pytest.approx(near * 0.8**2)


def test_steps_lead_up_to_the_box_around_both_lines_and_down_again() -> None:
    page = measured("<div><ul><li>one</ul></div><section><p>two</section>")
    assert [(line.steps_up, line.steps_down) for line in page.lines] == [(3, 2), (0, 0)]


def test_the_text_of_a_page_without_long_lines_are_its_words_outside_links() -> None:
    short = measured(f"<p>one two</p><p>{LINK.format('one two')}</p>")
    assert [line.text for line in short.lines] == [2, 0]
    long = measured(f"<p>one two</p><p>{BOAT}</p>")
    assert [line.text > 0 for line in long.lines] == [False, True]


def test_lines_are_alike_by_block_by_box_and_by_place() -> None:
    page = measured(
        "<div class=a><p>one</p><p>two</p></div><div class=b><p>three</p></div>"
        "<div class=a><h2>four</h2></div>"
    )
    assert [line.alike_block.lines for line in page.lines] == [3, 3, 3, 1]
    assert [line.alike_box.lines for line in page.lines] == [3, 3, 1, 3]
    assert [line.alike_place.lines for line in page.lines] == [2, 2, 1, 1]


def test_a_line_covers_the_words_of_the_title_that_it_has() -> None:
    page = measured("<title>the storm shuts the port</title><p>the storm</p><p>the the boat</p>")
    title = 0
    width = len(page.declared.overlaps) // len(page.lines)
    overlaps = [page.declared.overlaps[line.index * width + title] for line in page.lines]
    covered = [page.declared.covered[line.index * width + title] for line in page.lines]
    assert overlaps == [pytest.approx(1), pytest.approx(2 / 3)]
    assert covered == [pytest.approx(2 / 4), pytest.approx(1 / 4)]
