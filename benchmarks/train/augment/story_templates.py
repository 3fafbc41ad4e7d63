"""Further articles, related cards and rankings, in the markup of many templates."""

from __future__ import annotations

from benchmarks.train.augment.markup import Markup
from benchmarks.train.augment.material import Material
from cleaner.document.labels import Label

TEASER, RANKING = Label.TEASER, Label.RANKING
HEADING_CHANCE = 0.6
TIME_CHANCE = 0.4
MAX_FURTHER = 3


# --- further whole articles: all of it is "teaser", links to other content


def like_this_page(m: Markup, of: Material) -> None:
    """Articles in the elements of the page's own one, as endless scrolling adds them."""
    for _ in of.few(1, MAX_FURTHER):
        headline, paragraphs = of.story()
        with m.inside("div", "outer"), m.inside("div", "article"):
            with m.inside("header", "header"):
                m.line(TEASER, headline, tag=of.chance.choice(("h1", "h1", "h2")), role="headline")
                _byline(m, of)
            _share(m, of)
            with m.inside("div", "article-body"):
                for paragraph in paragraphs:
                    m.line(TEASER, paragraph, role="paragraph")
            _read_on(m, of)


def articles(m: Markup, of: Material) -> None:
    """`article` elements, with a picture and a byline."""
    for _ in of.few(1, MAX_FURTHER):
        headline, paragraphs = of.story()
        with m.inside("article", "post"):
            m.line(TEASER, of.topic() if of.chance.random() < 0.3 else "", tag="p", role="kicker")
            m.line(TEASER, ("a", headline), tag=of.chance.choice(("h1", "h2")), role="headline")
            _byline(m, of)
            m.picture()
            with m.inside("div", "article-body"):
                for paragraph in paragraphs:
                    m.line(TEASER, paragraph, role="paragraph")
            _read_on(m, of)


def loose(m: Markup, of: Material) -> None:
    """A headline, a byline and paragraphs beside those of the article, with no box around them.

    The byline is what tells it from one more section of the article.
    """
    headline, paragraphs = of.story()
    if of.chance.random() < 0.5:
        m.void("hr")
    is_linked = of.chance.random() < 0.5
    tag = of.chance.choice(("h1", "h1", "h2"))
    m.line(TEASER, ("a", headline) if is_linked else headline, tag=tag, role="headline")
    _byline(m, of)
    for paragraph in paragraphs:
        m.line(TEASER, paragraph, role="paragraph")


def weblog(m: Markup, of: Material) -> None:
    """Older entries of a blog below this one, broken by line ends or in paragraphs."""
    is_broken = of.chance.random() < 0.5
    for _ in of.few(1, MAX_FURTHER + 1):
        headline, paragraphs = of.story()
        if of.chance.random() < 0.5:
            m.line(TEASER, of.time(), tag="h2", role="date-header")
        with m.inside("div", "post"):
            m.line(TEASER, ("a", headline), tag="h3", role="post-title")
            with m.inside("div", "post-body"):
                for paragraph in paragraphs:
                    m.line(TEASER, paragraph, tag="" if is_broken else "p")
                    if is_broken:
                        m.line_end(2)
            with m.inside("div", "post-footer"):
                m.line(TEASER, of.sentence_of("posted") or of.name(), tag="p")
                m.line(TEASER, ("a", of.phrase("comment")), tag="p")


def _byline(m: Markup, of: Material) -> None:
    by = of.phrase("byline", "start")
    with m.inside("div", "meta"):
        m.line(TEASER, ("span", f"{by} {of.name()}"), tag="p", role="author")
        m.line(TEASER, ("time", of.time()), tag="p", role="date")


def _share(m: Markup, of: Material) -> None:
    if of.chance.random() < 0.3:
        with m.inside("ul", "share"):
            for _ in of.few(2, 4):
                m.line(frozenset({TEASER, Label.SOCIAL}), of.phrase("social"), tag="li")


def _read_on(m: Markup, of: Material) -> None:
    if of.chance.random() < 0.4:
        m.line(TEASER, ("span", of.phrase("teaser")), tag="div", role="more")


FURTHER = (like_this_page, like_this_page, articles, articles, loose, weblog)


# --- cards


def _heading(m: Markup, of: Material, label: Label = TEASER) -> None:
    if of.chance.random() < HEADING_CHANCE:
        tag = of.chance.choice(("h2", "h3", "h3", "h4", "div", "p", "span"))
        if tag == "span":
            with m.inside("div", "heading"):
                m.line(label, of.phrase(str(label)), tag=tag)
        else:
            m.line(label, of.phrase(str(label)), tag=tag, role="heading")


def link_list(m: Markup, of: Material) -> None:
    """Headlines in a list."""
    with m.inside("div", "related"):
        _heading(m, of)
        with m.inside("ul", "list"):
            for _ in of.few(2, 8):
                m.line(TEASER, ("a", of.headline()), tag="li", role="item")


def cards(m: Markup, of: Material) -> None:
    """Picture, headline, a sentence and a time in blocks.

    A link or a time is what tells it from the items of an article that is a list.
    """
    tag = of.chance.choice(("h3", "h4", "div", "p", "h2"))
    has_summary, is_timed = of.chance.random() < 0.6, of.chance.random() < TIME_CHANCE
    has_kicker, is_linked = of.chance.random() < 0.3, not is_timed or of.chance.random() < 0.7
    outer, inner = of.chance.choice((("div", "div"), ("section", "article"), ("ul", "li")))
    with m.inside("div", "related-posts"):
        _heading(m, of)
        with m.inside(outer, "grid"):
            for _ in of.few(2, 6):
                with m.inside(inner, "card"):
                    m.picture("thumb")
                    if has_kicker:
                        m.line(TEASER, ("a", of.topic()), tag="span", role="category")
                    headline = of.headline()
                    m.line(
                        TEASER, ("a", headline) if is_linked else headline, tag=tag, role="title"
                    )
                    if has_summary:
                        m.line(TEASER, of.text(of.chance.choice((1, 1, 2))), role="summary")
                    if is_timed:
                        m.line(TEASER, of.time(), tag="time" if inner == "article" else "div")


def table_of_links(m: Markup, of: Material) -> None:
    """A table: pictures on the left, headlines and sentences on the right."""
    with m.inside("table", "related", border="0"):
        for _ in of.few(2, 5):
            with m.inside("tr"):
                with m.inside("td", "thumb"):
                    m.picture()
                with m.inside("td", "story"):
                    m.line(TEASER, ("font b a", of.headline()), tag="div")
                    if of.chance.random() < 0.6:
                        m.line(TEASER, ("font", of.text(1)), tag="div")


def linked_paragraphs(m: Markup, of: Material) -> None:
    """Plain paragraphs, each a headline that is a link, with topics behind it."""
    if of.chance.random() < 0.3:
        _heading(m, of)
    for _ in of.few(2, 4):
        pieces = [("a", of.headline())]
        if of.chance.random() < 0.5:
            pieces.append(("a", of.topic()))
        m.line(
            TEASER,
            pieces[0],
            *[p for piece in pieces[1:] for p in (" · ", piece)],
            role="paragraph",
        )


def read_also(m: Markup, of: Material) -> None:
    """One paragraph: a cue and a headline, or the headline alone."""
    cue = of.phrase("teaser", "start").rstrip(": ")
    tags = of.chance.choice(("a", "strong a", "b a", "em a", "a strong"))
    cue = f"{cue}: " if cue and of.chance.random() < 0.85 else ""
    around = tags.removesuffix("a").strip() if of.chance.random() < 0.5 else ""
    tag = of.chance.choice(("p", "p", "p", "div", "blockquote", "h4"))
    m.line(
        TEASER,
        (around, cue),
        (tags, of.headline()),
        tag=tag,
        role="paragraph" if tag == "p" else "box",
    )


def inset(m: Markup, of: Material) -> None:
    """A small box among the paragraphs: a picture, a headline, some words, a link."""
    with m.inside(of.chance.choice(("aside", "div", "div", "figure")), "inset"):
        m.line(TEASER, of.phrase("teaser"), tag="span", role="label")
        m.picture()
        m.line(TEASER, ("a", of.headline()), tag=of.chance.choice(("h4", "p", "div")), role="title")
        if of.chance.random() < 0.5:
            m.line(TEASER, of.text(1), tag="p", role="text")


def summaries(m: Markup, of: Material) -> None:
    """Headlines, each with a few sentences and a link that says "more"."""
    with m.inside("div", "more-stories"):
        _heading(m, of)
        for _ in of.few(2, 6):
            m.line(TEASER, ("a", of.headline()), tag="h4", role="title")
            more = of.phrase("teaser") if of.chance.random() < 0.5 else ""
            m.line(TEASER, of.text(2), " ", ("a", more), tag="p", role="paragraph")


def sponsored_grid(m: Markup, of: Material) -> None:
    """Headlines above the names of sites, the whole of it a link."""
    with m.inside("div", "feed"):
        for _ in of.few(3, 8):
            with m.inside("a", "feed-item", href="/x"):
                m.picture()
                m.line(TEASER, of.headline(), tag="div", role="feed-title")
                m.line(TEASER, of.chance.choice(of.donors).site.capitalize(), tag="div", role="by")


CARDS = (
    link_list, link_list, cards, cards, cards, table_of_links, linked_paragraphs,
    linked_paragraphs, inset, summaries, summaries, sponsored_grid,
)  # fmt: skip
INSETS = (read_also, read_also, read_also, inset, inset, link_list, linked_paragraphs)
"""What stands among the paragraphs of an article."""


# --- rankings


def numbered(m: Markup, of: Material) -> None:
    """An ordered list, or numbers of their own."""
    is_list, is_timed = of.chance.random() < 0.5, of.chance.random() < TIME_CHANCE
    with m.inside(of.chance.choice(("div", "section", "aside")), "most-read"):
        m.line(RANKING, of.phrase("ranking"), tag=of.chance.choice(("h2", "h3", "div")))
        with m.inside("ol" if is_list else "div", "list"):
            for place in of.few(3, 10):
                with m.inside("li" if is_list else "div", "item"):
                    if not is_list:
                        m.line(RANKING, str(place + 1), tag="div", role="number")
                    m.line(RANKING, ("a", of.headline()), tag="div", role="title")
                    if is_timed:
                        m.line(RANKING, of.time(), tag="div", role="time")


def numbered_lines(m: Markup, of: Material) -> None:
    """A heading, and a line each with its number."""
    with m.inside("div", "popular"):
        m.line(RANKING, ("b", of.phrase("ranking")), tag="p", role="heading")
        for place in of.few(3, 7):
            m.line(RANKING, f"{place + 1}. ", ("a", of.headline()), tag="p", role="item")


RANKINGS = (numbered, numbered, numbered_lines)
