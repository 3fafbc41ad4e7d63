"""What the tree of an HTML page says of a line: its tags, its links, the boxes around it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from cleaner.document.tree import BIT, MARKS
from cleaner.lexicons.lexicon import KINDS
from cleaner.measures.lines import Column, Mask
from cleaner.signals.context import window_mean
from cleaner.signals.place import HEADED
from cleaner.signals.repetition import is_told_by_the_long_lines
from cleaner.signals.shape import (
    ends_like_a_sentence,
    has_many_words,
    is_in_title_case,
    names_a_price,
)
from cleaner.signals.signal import Measured, Signal, shared
from cleaner.text.arrays import within_0_and_1

Measure = Callable[[Measured], Column | Mask]

MANY_SIBLINGS = 50
FAR_STEPS = 12
"""Steps in the tree after which a distance counts as full."""
DEEP = 30
"""Elements around a line after which it counts as deep."""
MANY_POINTS = 15.0
"""Readability's points of a long paragraph with many commas."""
SLOW_DECAY = 0.8


def _logged(values: Column, full: float) -> Column:
    """Squash counts to 0..1, reached at `full`.

    >>> _logged(np.array([0.0, 9.0]), 9).tolist()
    [0.0, 1.0]
    """
    return np.minimum(np.log1p(np.maximum(values, 0)) / np.log1p(full), 1)


# --- what the line is -----------------------------------------------------------------------

_TAGS: tuple[tuple[str, frozenset[str], str], ...] = (
    ("a_paragraph", frozenset({"p"}), "a paragraph"),
    ("a_list_item", frozenset({"li"}), "a list item"),
    ("a_main_heading", frozenset({"h1"}), "a main heading"),
    ("a_second_heading", frozenset({"h2"}), "a heading of the second level"),
    ("a_third_heading", frozenset({"h3"}), "a heading of the third level"),
    ("a_lower_heading", frozenset({"h4", "h5", "h6"}), "a heading of a lower level"),
    ("a_cell", frozenset({"td", "th"}), "a cell of a table"),
    ("a_term", frozenset({"dt", "dd"}), "a term or its description"),
    ("verbatim_text", frozenset({"pre", "listing", "xmp", "plaintext"}), "code or verbatim text"),
    ("a_quotation", frozenset({"blockquote"}), "a quotation"),
    ("a_marked_caption", frozenset({"figcaption", "caption"}), "marked as a caption"),
    ("a_button", frozenset({"button"}), "a button"),
    ("a_form_label", frozenset({"label", "legend", "fieldset"}), "the label of a form field"),
    ("a_choice", frozenset({"option", "optgroup", "select", "textarea"}), "a choice of a form"),
    ("a_summary", frozenset({"summary"}), "the summary of a fold-out box"),
    ("a_bare_block", frozenset({"div"}), "a block without meaning"),
    (
        "bare_text_of_a_section",
        frozenset({"section", "article", "main", "header", "footer", "aside", "nav"}),
        "bare text of a section",
    ),
    ("bare_text_of_the_page", frozenset({"body", "html"}), "bare text of the page"),
)


def _is_tagged(name: str, tags: frozenset[str], spoken: str) -> Signal:
    def measure(page: Measured) -> Mask:
        return page.tree.layout.is_tagged(tags)[page.tree.layout.blocks]

    return Signal(f"is_{name}", measure, f"it is {spoken}", f"it is not {spoken}")


def _is_a_custom_element(page: Measured) -> Mask:
    layout = page.tree.layout
    return layout.is_tagged([tag for tag in layout.tags if "-" in tag])[layout.blocks]


# --- what it stands in ----------------------------------------------------------------------

_SPOKEN_MARKS = {
    "article": "an article element",
    "main": "the main element",
    "nav": "a navigation element",
    "header": "a header element",
    "footer": "a footer element",
    "aside": "an aside",
    "section": "a section element",
    "form": "a form",
    "figure": "a figure",
    "table": "a table",
    "list": "a list",
    "quote": "a quotation element",
    "details": "a fold-out box",
    "dialog": "a dialog",
    "noscript": "the part for readers without scripts",
    "link": "a link",
    "button": "a button element",
    "code": "a code element",
    "heading": "a heading element",
    "time": "a time element",
    "caption": "a caption element",
    "label": "a label element",
    "bold": "bold print",
    "address": "an address element",
    "choice": "a list of choices",
    "search": "a search box",
    "picture_text": "a picture's caption element",
    "hidden": "a hidden element",
    "aria_hidden": "an element that is hidden from screen readers",
    "author_link": "a link to the author",
    "item_body": "what is declared the body",
    "item_headline": "what is declared the headline",
    "item_name": "what is declared a name",
    "item_description": "what is declared a description",
    "item_author": "what is declared the author",
    "item_date": "what is declared a date",
    "item_comment": "what is declared a comment",
    "item_review": "what is declared a review",
    "item_price": "what is declared a price",
    "type_article": "what is declared an article",
    "type_comment": "what is declared a comment or an answer",
    "type_product": "what is declared a product",
    "type_review": "what is declared a rating",
    "type_person": "what is declared a person or an organisation",
    "type_breadcrumb": "what is declared a breadcrumb trail",
    "type_menu": "what is declared a menu, a header or a footer",
}


_BITS = np.array([BIT[mark] for mark in MARKS])[:, None]


@shared
def _marks_around(page: Measured) -> Mask:
    """Return `MARKS` x lines: whether the line is, or stands in, what is so marked."""
    marks: Mask = (page.tree.layout.inside & _BITS) != 0
    return marks


@shared
def _marks_of_the_section(page: Measured) -> Mask:
    """Return `MARKS` x lines: whether the section nearest around the line is so marked."""
    layout = page.tree.layout
    marks: Mask = (layout.own[layout.nearest_section[layout.elements]] & _BITS) != 0
    return marks


@shared
def _marks_of_the_page(page: Measured) -> int:
    """Return the `BIT`s of all elements together."""
    return int(np.bitwise_or.reduce(page.tree.layout.own, initial=0))


def _stands_in(mark: str) -> Signal:
    row = MARKS.index(mark)

    def measure(page: Measured) -> Mask:
        return _marks_around(page)[row]

    spoken = _SPOKEN_MARKS[mark]
    return Signal(f"stands_in_{mark}", measure, f"it stands in {spoken}", f"it is not in {spoken}")


def _holds(mark: str) -> Signal:
    bit = BIT[mark]

    def measure(page: Measured) -> Mask:
        return (page.tree.layout.some & bit) != 0

    spoken = _SPOKEN_MARKS[mark]
    return Signal(f"holds_{mark}", measure, f"part of it is {spoken}", f"no part of it is {spoken}")


_SECTIONING = ("nav", "header", "footer", "aside", "article", "main", "section", "form", "list")


def _is_directly_in(mark: str) -> Signal:
    """Of the sections around a line, the nearest counts most: a header inside an article."""
    row = MARKS.index(mark)

    def measure(page: Measured) -> Mask:
        return _marks_of_the_section(page)[row]

    spoken = _SPOKEN_MARKS[mark]
    return Signal(
        f"is_directly_in_{mark}",
        measure,
        f"the section nearest around it is {spoken}",
        f"the section nearest around it is not {spoken}",
    )


# --- links ----------------------------------------------------------------------------------


def _is_a_link(page: Measured) -> Mask:
    return page.tree.layout.linked > 0.95


def _has_many_links(page: Measured) -> Column:
    return _logged(np.array(page.tree.layout.markup.links, dtype=np.float64), 10)


def _links_around(reach: int) -> Measure:
    def measure(page: Measured) -> Column:
        layout = page.tree.layout
        linked = window_mean(layout.linked_chars, reach)
        return linked / np.maximum(window_mean(layout.chars, reach), 1e-6)

    return measure


def _link_share_above(steps: int) -> Measure:
    def measure(page: Measured) -> Column:
        layout = page.tree.layout
        return layout.link_share[layout.above(steps)]

    return measure


def _section_is_linked(page: Measured) -> Column:
    layout = page.tree.layout
    return layout.link_share[layout.nearest_section[layout.elements]]


def _is_bold(page: Measured) -> Column:
    layout = page.tree.layout
    return np.array(layout.markup.bold) / np.maximum(layout.chars, 1)


# --- the shape of the tree around the line --------------------------------------------------


def _is_deep(page: Measured) -> Column:
    return np.minimum(page.tree.layout.depths[page.tree.layout.elements] / DEEP, 1)


def _is_deep_for_the_page(page: Measured) -> Column:
    depths = page.tree.layout.depths[page.tree.layout.elements]
    return depths / max(int(depths.max(initial=1)), 1)


def _has_twins(page: Measured) -> Column:
    layout = page.tree.layout
    return _logged(layout.twins[layout.elements] - 1, MANY_SIBLINGS)


def _stands_among_twins(page: Measured) -> Column:
    """Whether something around the line is one of many alike: an item of a list, a post."""
    layout = page.tree.layout
    return layout.handed_down(_logged(layout.twins - 1, MANY_SIBLINGS))[layout.elements]


def _lines_above(steps: int) -> Measure:
    def measure(page: Measured) -> Column:
        layout = page.tree.layout
        return _logged((layout.end - layout.first)[layout.above(steps)].astype(float) - 1, 200)

    return measure


def _is_first_of_its_box(page: Measured) -> Mask:
    layout = page.tree.layout
    return layout.first[layout.above(1)] == np.arange(len(layout))


def _is_last_of_its_box(page: Measured) -> Mask:
    layout = page.tree.layout
    return layout.end[layout.above(1)] == np.arange(len(layout)) + 1


@shared
def _steps_to_the_next(page: Measured) -> Column:
    up, down = page.tree.layout.steps_up
    return _logged(up + down, FAR_STEPS)


def _steps_from_the_last(page: Measured) -> Column:
    return np.concatenate([[1.0], _steps_to_the_next(page)[:-1]])[: len(page.tree.layout)]


def _leaves_a_box(page: Measured) -> Column:
    return _logged(page.tree.layout.steps_up[0], FAR_STEPS)


def _enters_a_box(page: Measured) -> Column:
    return _logged(np.concatenate([[0.0], page.tree.layout.steps_up[1][:-1]]), FAR_STEPS)[
        : len(page.tree.layout)
    ]


# --- where the text of the page is ----------------------------------------------------------


def _in_container(share: float) -> Measure:
    def measure(page: Measured) -> Mask:
        return page.tree.layout.is_within(page.tree.layout.container(share))

    return measure


def _nearness_to_the_text(page: Measured) -> Column:
    """How far down the way to the densest container a line's own way goes along."""
    layout = page.tree.layout
    chain = layout.chain(layout.container(0.6))
    return layout.common_depths(chain) / max(len(chain) - 1, 1)


def _text_share_above(steps: int) -> Measure:
    def measure(page: Measured) -> Column:
        return page.tree.layout.text_share[page.tree.layout.above(steps)]

    return measure


def _text_share_of_the_section(page: Measured) -> Column:
    layout = page.tree.layout
    return layout.text_share[layout.nearest_section[layout.elements]]


def _long_text_like_this(key: str) -> Measure:
    """Share of the words, among blocks alike, that stand in long lines."""

    def measure(page: Measured) -> Column:
        layout = page.tree.layout
        kinds = getattr(layout, key)
        words = np.bincount(kinds, weights=layout.words)
        return (
            np.bincount(kinds, weights=layout.plain_words * layout.is_long) / np.maximum(words, 1)
        )[kinds]

    return measure


def _text_share_like_this(key: str) -> Measure:
    """Share of the page's text that stands in blocks alike."""

    def measure(page: Measured) -> Column:
        layout = page.tree.layout
        kinds = getattr(layout, key)
        return (np.bincount(kinds, weights=layout.text) / max(float(layout.text.sum()), 1e-9))[
            kinds
        ]

    return measure


def _links_like_this(page: Measured) -> Column:
    layout = page.tree.layout
    kinds = layout.line_paths
    chars = np.bincount(kinds, weights=layout.chars)
    return (np.bincount(kinds, weights=layout.linked_chars) / np.maximum(chars, 1))[kinds]


def _many_like_this(page: Measured) -> Column:
    kinds = page.tree.layout.line_paths
    return _logged(np.bincount(kinds)[kinds].astype(float) - 1, MANY_SIBLINGS)


@shared
def _twins_hold_the_text(page: Measured) -> Column:
    """Share of the page's text in a row of boxes alike, one of which is around the line."""
    layout = page.tree.layout
    return layout.handed_down(layout.twin_share)[layout.elements]


def _twins_are_linked(page: Measured) -> Column:
    """Share of links in the row of boxes alike that holds most text around the line."""
    layout = page.tree.layout
    return layout.twin_links[layout.elements]


def _words_of_its_twins(page: Measured) -> Column:
    """Mean words of the boxes alike."""
    layout = page.tree.layout
    return _logged(layout.twin_words[layout.elements], 200)


_BOX_KINDS = ("ranking", "teaser", "promo", "social", "comment", "legal", "about")
_HEADED = {**{kind: HEADED[kind] for kind in _BOX_KINDS}, "nav": "a menu entry"}


def _is_headed_by(kind: str) -> Signal:
    column = KINDS.index(kind)

    def measure(page: Measured) -> Column:
        return page.tree.headed[:, column]

    return Signal(
        f"is_headed_by_a_{kind}_phrase",
        measure,
        f"its box begins with {_HEADED[kind]}",
        f"its box does not begin with {_HEADED[kind]}",
    )


def _means_like_this(measure_line: Measure, key: str) -> Measure:
    """Mean of what is true of the lines in blocks alike."""

    def measure(page: Measured) -> Column:
        kinds = getattr(page.tree.layout, key)
        return (np.bincount(kinds, weights=measure_line(page)) / np.bincount(kinds))[kinds]

    return measure


def _has_a_date(page: Measured) -> Mask:
    return page.profile.has_date | page.profile.has_clock


_TRAITS: tuple[tuple[str, Measure, str], ...] = (
    ("end_like_sentences", ends_like_a_sentence.measure, "end like sentences"),
    ("have_many_words", has_many_words.measure, "have many words"),
    ("are_in_title_case", is_in_title_case.measure, "are in title case"),
    ("name_prices", names_a_price.measure, "name prices"),
    ("hold_dates", _has_a_date, "hold dates"),
    ("are_told_by_long_lines", is_told_by_the_long_lines.measure, "speak of what long lines do"),
)

# --- what the head says ---------------------------------------------------------------------


def _told(where: str) -> Measure:
    def measure(page: Measured) -> Column:
        return page.tree.told[where]

    return measure


def _resembles(where: str) -> Measure:
    def measure(page: Measured) -> Column:
        return page.tree.told[where] * page.tree.told_back[where]

    return measure


# --- readability ----------------------------------------------------------------------------


def _paragraph_points(page: Measured) -> Column:
    return np.minimum(page.tree.readability.paragraphs / MANY_POINTS, 1)


@shared
def _relative_scores(page: Measured) -> Column:
    scores = page.tree.readability.scores
    return within_0_and_1(scores / max(float(scores.max(initial=0)), 1e-9))


def _score_above(steps: int) -> Measure:
    def measure(page: Measured) -> Column:
        return _relative_scores(page)[page.tree.layout.above(steps)]

    return measure


def _best_score_around(page: Measured) -> Column:
    layout = page.tree.layout
    return layout.handed_down(_relative_scores(page), SLOW_DECAY)[layout.elements]


def _in_the_best_candidate(page: Measured) -> Mask:
    return page.tree.layout.is_within(page.tree.readability.best)


def _beside_the_best_candidate(page: Measured) -> Mask:
    layout = page.tree.layout
    return layout.is_within(int(layout.parents[page.tree.readability.best]) if len(layout) else 0)


def _sounds_like_content(page: Measured) -> Column:
    return (page.tree.readability.class_weights[page.tree.layout.blocks] + 1) / 2


def _surroundings_sound_like_content(page: Measured) -> Column:
    layout = page.tree.layout
    piled = layout.piled_up(page.tree.readability.class_weights, SLOW_DECAY)[layout.elements]
    return within_0_and_1(0.5 + piled / 8)


# --- the page as a whole --------------------------------------------------------------------

_DECLARED: tuple[tuple[str, frozenset[str], tuple[str, ...], str], ...] = (
    (
        "an_article",
        frozenset("article newsarticle blogposting reportagenewsarticle techarticle".split()),
        (),
        "an article",
    ),
    (
        "a_product",
        frozenset("product offer aggregateoffer brand product.item".split()),
        ("type_product",),
        "a product",
    ),
    (
        "a_collection",
        frozenset("itemlist collectionpage product.group offercatalog searchresultspage".split()),
        (),
        "a collection",
    ),
    (
        "a_forum",
        frozenset("discussionforumposting qapage interactioncounter commentaction".split()),
        ("type_comment",),
        "a forum",
    ),
    ("questions_with_answers", frozenset({"faqpage"}), (), "questions with answers"),
    (
        "a_business",
        frozenset("localbusiness service professionalservice store restaurant".split()),
        (),
        "a business or a service",
    ),
    (
        "a_rated_thing",
        frozenset("aggregaterating review rating".split()),
        ("type_review",),
        "a thing with ratings",
    ),
    ("a_recipe", frozenset({"recipe", "howto"}), (), "a recipe"),
    ("a_website", frozenset({"website", "webpage"}), (), "a website"),
)


def _declares(name: str, kinds: frozenset[str], marks: tuple[str, ...], spoken: str) -> Signal:
    bits = sum(BIT[mark] for mark in marks)

    def measure(page: Measured) -> Column:
        layout = page.tree.layout
        is_told = not kinds.isdisjoint(layout.markup.told.kinds)
        return np.full(len(layout), float(is_told or bool(_marks_of_the_page(page) & bits)))

    return Signal(
        f"page_declares_{name}",
        measure,
        f"the page declares itself {spoken}",
        f"the page does not declare itself {spoken}",
    )


def _of_the_page(share: Measure) -> Measure:
    """The mean over the page of what is true of lines."""

    def measure(page: Measured) -> Column:
        values = np.asarray(share(page), dtype=np.float64)
        return np.full(len(values), values.mean() if len(values) else 0.0)

    return measure


def _is_long_page(page: Measured) -> Column:
    size = len(page.tree.layout)
    return np.full(size, _logged(np.array(float(size)), 1000))


def _long_text_of_the_page(page: Measured) -> Column:
    layout = page.tree.layout
    words = float((layout.words * layout.is_long).sum())
    return np.full(len(layout), _logged(np.array(words), 5000))


def _has_many_articles(page: Measured) -> Column:
    layout = page.tree.layout
    articles = float((layout.is_tagged(frozenset({"article"})) & layout.holds_lines).sum())
    return np.full(len(layout), _logged(np.array(articles), 20))


def _best_candidate_share(page: Measured) -> Column:
    layout = page.tree.layout
    share = layout.text_share[page.tree.readability.best] if len(layout) else 0.0
    return np.full(len(layout), share)


_WHOLE_PAGE: tuple[tuple[str, Measure, str, str], ...] = (
    ("page_has_many_lines", _is_long_page, "the page has many lines", "the page has few lines"),
    (
        "page_has_much_long_text",
        _long_text_of_the_page,
        "the page has much long text",
        "the page has little long text",
    ),
    (
        "page_has_many_articles",
        _has_many_articles,
        "the page has many article elements",
        "the page has few article elements",
    ),
    (
        "best_candidate_holds_the_text",
        _best_candidate_share,
        "the box that Readability would choose holds most of the text",
        "the box that Readability would choose holds little of the text",
    ),
    (
        "page_names_prices",
        _of_the_page(names_a_price.measure),
        "the page names many prices",
        "the page names few prices",
    ),
    (
        "page_holds_dates",
        _of_the_page(_has_a_date),
        "the page holds many dates",
        "the page holds few dates",
    ),
    (
        "page_is_linked",
        _of_the_page(lambda page: page.tree.layout.linked),
        "most lines of the page are links",
        "few lines of the page are links",
    ),
    (
        "page_has_items",
        _of_the_page(_twins_hold_the_text),
        "rows of boxes alike hold the text of the page",
        "no rows of boxes alike hold the text of the page",
    ),
)

# --- pictures -------------------------------------------------------------------------------


def _pictures(page: Measured) -> Column:
    return _logged(page.tree.layout.pictures, 3)


def _pictures_around(page: Measured) -> Column:
    return window_mean(np.minimum(page.tree.layout.pictures, 1), 5)


_TELLING = {
    "title": "the browser title",
    "headline": "the declared headline",
    "description": "the declared description",
    "body": "the declared body",
    "author": "the declared author",
    "published": "the declared date",
}

SIGNALS: tuple[Signal, ...] = (
    *(_is_tagged(name, tags, spoken) for name, tags, spoken in _TAGS),
    Signal(
        "is_a_custom_element",
        _is_a_custom_element,
        "it is an element of the site's own making",
        "it is an ordinary element",
    ),
    *(_stands_in(mark) for mark in MARKS),
    *(_holds(mark) for mark in ("time", "author_link", "code", "item_author", "item_date")),
    *(_is_directly_in(mark) for mark in _SECTIONING),
    Signal(
        "is_linked",
        lambda p: p.tree.layout.linked,
        "most of it is a link",
        "little of it is a link",
    ),
    Signal("is_a_link_as_a_whole", _is_a_link, "all of it is a link", "not all of it is a link"),
    Signal("has_many_links", _has_many_links, "it has many links", "it has few links"),
    Signal(
        "links_stand_around",
        _links_around(2),
        "the lines around it are links",
        "the lines around it are no links",
    ),
    Signal(
        "links_stand_in_that_part",
        _links_around(8),
        "that part of the page is full of links",
        "that part of the page has few links",
    ),
    Signal(
        "links_stand_far_and_wide",
        _links_around(30),
        "the page is full of links there",
        "the page has few links there",
    ),
    Signal(
        "its_box_is_linked",
        _link_share_above(1),
        "the box around it is mostly links",
        "the box around it has few links",
    ),
    Signal(
        "the_second_box_is_linked",
        _link_share_above(2),
        "the second box around it is mostly links",
        "the second box around it has few links",
    ),
    Signal(
        "the_third_box_is_linked",
        _link_share_above(3),
        "the third box around it is mostly links",
        "the third box around it has few links",
    ),
    Signal(
        "its_section_is_linked",
        _section_is_linked,
        "the section around it is mostly links",
        "the section around it has few links",
    ),
    Signal("is_bold", _is_bold, "it is bold", "it is not bold"),
    Signal(
        "is_deep_in_the_tree", _is_deep, "many boxes stand around it", "few boxes are around it"
    ),
    Signal(
        "is_deep_for_the_page",
        _is_deep_for_the_page,
        "it lies deeper than most of the page",
        "it lies less deep than most of the page",
    ),
    Signal(
        "has_twins",
        _has_twins,
        "many elements beside it are of its kind",
        "no element beside it is of its kind",
    ),
    Signal(
        "stands_among_twins",
        _stands_among_twins,
        "a box around it is one of many alike",
        "no box around it is one of many alike",
    ),
    Signal(
        "its_box_has_many_lines",
        _lines_above(1),
        "its box has many lines",
        "its box has few lines",
    ),
    Signal(
        "the_second_box_has_many_lines",
        _lines_above(2),
        "the second box around it has many lines",
        "the second box around it has few lines",
    ),
    Signal(
        "the_third_box_has_many_lines",
        _lines_above(3),
        "the third box around it has many lines",
        "the third box around it has few lines",
    ),
    Signal(
        "is_first_of_its_box",
        _is_first_of_its_box,
        "it is the first line of its box",
        "it is not the first line of its box",
    ),
    Signal(
        "is_last_of_its_box",
        _is_last_of_its_box,
        "it is the last line of its box",
        "it is not the last line of its box",
    ),
    Signal(
        "is_far_from_the_next_line",
        _steps_to_the_next,
        "the next line stands in another part of the tree",
        "the next line stands beside it in the tree",
    ),
    Signal(
        "is_far_from_the_line_above",
        _steps_from_the_last,
        "the line above stands in another part of the tree",
        "the line above stands beside it in the tree",
    ),
    Signal("leaves_a_box", _leaves_a_box, "boxes end behind it", "no box ends behind it"),
    Signal("enters_a_box", _enters_a_box, "boxes begin with it", "no box begins with it"),
    *(
        Signal(
            f"is_in_the_container_of_{round(share * 100)}_percent",
            _in_container(share),
            f"it is in the innermost box with {round(share * 100)} % of the text",
            f"it is outside the innermost box with {round(share * 100)} % of the text",
        )
        for share in (0.4, 0.6, 0.8, 0.9)
    ),
    Signal(
        "is_near_the_text_in_the_tree",
        _nearness_to_the_text,
        "the tree has it near the long text",
        "the tree has it far from the long text",
    ),
    Signal(
        "its_box_holds_the_text",
        _text_share_above(1),
        "the box around it holds most of the text",
        "the box around it holds little of the text",
    ),
    Signal(
        "the_second_box_holds_the_text",
        _text_share_above(2),
        "the second box around it holds most of the text",
        "the second box around it holds little of the text",
    ),
    Signal(
        "the_third_box_holds_the_text",
        _text_share_above(3),
        "the third box around it holds most of the text",
        "the third box around it holds little of the text",
    ),
    Signal(
        "its_section_holds_the_text",
        _text_share_of_the_section,
        "the section around it holds most of the text",
        "the section around it holds little of the text",
    ),
    Signal(
        "blocks_like_it_are_long",
        _long_text_like_this("line_signatures"),
        "blocks with its tag and class are long",
        "blocks with its tag and class are short",
    ),
    Signal(
        "blocks_in_such_a_place_are_long",
        _long_text_like_this("line_paths"),
        "blocks in boxes like its own are long",
        "blocks in boxes like its own are short",
    ),
    Signal(
        "boxes_like_its_own_are_long",
        _long_text_like_this("box_signatures"),
        "boxes like its own hold long lines",
        "boxes like its own hold short lines",
    ),
    Signal(
        "blocks_like_it_hold_the_text",
        _text_share_like_this("line_signatures"),
        "blocks with its tag and class hold most of the text",
        "blocks with its tag and class hold little of the text",
    ),
    Signal(
        "blocks_in_such_a_place_hold_the_text",
        _text_share_like_this("line_paths"),
        "blocks in boxes like its own hold most of the text",
        "blocks in boxes like its own hold little of the text",
    ),
    Signal(
        "boxes_like_its_own_hold_the_text",
        _text_share_like_this("box_signatures"),
        "boxes like its own hold most of the text",
        "boxes like its own hold little of the text",
    ),
    Signal(
        "blocks_in_such_a_place_are_links",
        _links_like_this,
        "blocks in boxes like its own are links",
        "blocks in boxes like its own are no links",
    ),
    Signal(
        "many_blocks_stand_in_such_a_place",
        _many_like_this,
        "many blocks stand in boxes like its own",
        "few blocks stand in boxes like its own",
    ),
    *(
        Signal(
            f"blocks_in_such_a_place_{name}",
            _means_like_this(measure, "line_paths"),
            f"blocks in boxes like its own {spoken}",
            f"blocks in boxes like its own do not {spoken}",
        )
        for name, measure, spoken in _TRAITS
    ),
    *(_is_headed_by(kind) for kind in _HEADED),
    Signal(
        "twins_hold_the_text",
        _twins_hold_the_text,
        "a row of boxes alike, around it, holds most of the text",
        "no row of boxes alike, around it, holds much of the text",
    ),
    Signal(
        "twins_are_linked",
        _twins_are_linked,
        "the row of boxes alike is mostly links",
        "the row of boxes alike has few links",
    ),
    Signal(
        "twins_have_many_words",
        _words_of_its_twins,
        "the boxes alike have many words",
        "the boxes alike have few words",
    ),
    *(
        Signal(
            f"is_told_by_the_{where}",
            _told(where),
            f"its words are those of {spoken}",
            f"its words are not those of {spoken}",
        )
        for where, spoken in _TELLING.items()
    ),
    *(
        Signal(
            f"resembles_the_{where}",
            _resembles(where),
            f"it is {spoken}",
            f"it is not {spoken}",
        )
        for where, spoken in _TELLING.items()
        if where in ("title", "headline", "description")
    ),
    Signal(
        "earns_points_as_a_paragraph",
        _paragraph_points,
        "it is a long paragraph with commas",
        "it is no long paragraph with commas",
    ),
    *(
        Signal(
            f"the_{place}_box_scores_well",
            _score_above(steps),
            f"the {place} box around it has a high Readability score",
            f"the {place} box around it has a low Readability score",
        )
        for steps, place in enumerate(("first", "second", "third"), start=1)
    ),
    Signal(
        "a_box_around_scores_well",
        _best_score_around,
        "a box around it has a high Readability score",
        "no box around it has a high Readability score",
    ),
    Signal(
        "is_in_the_best_candidate",
        _in_the_best_candidate,
        "it is in the box that Readability would choose",
        "it is outside the box that Readability would choose",
    ),
    Signal(
        "is_beside_the_best_candidate",
        _beside_the_best_candidate,
        "it is in or beside the box that Readability would choose",
        "it is far from the box that Readability would choose",
    ),
    Signal(
        "its_class_sounds_like_content",
        _sounds_like_content,
        "its class sounds like content",
        "its class does not sound like content",
    ),
    Signal(
        "classes_around_sound_like_content",
        _surroundings_sound_like_content,
        "the classes around it sound like content",
        "the classes around it do not sound like content",
    ),
    *(_declares(*declared) for declared in _DECLARED),
    *(Signal(*whole) for whole in _WHOLE_PAGE),
    Signal("has_a_picture", _pictures, "a picture stands above it", "no picture stands above it"),
    Signal(
        "pictures_stand_around",
        _pictures_around,
        "pictures stand around it",
        "no pictures stand around it",
    ),
)
