"""Calls, notices, author boxes, share bars, tags and sidebars, in the markup of many templates."""

from __future__ import annotations

from benchmarks.train.augment.markup import SOME_KIND, Markup, Piece
from benchmarks.train.augment.material import Material, Template
from benchmarks.train.labels.targets import Allowed
from cleaner.document.labels import Label

CALL_KINDS = (
    "promo", "promo", "promo", "advert", "social", "social", "legal", "legal", "ui", "note", "note",
)  # fmt: skip
"""How often a call is of which kind; an "advert" says that one follows, of a "note"
nobody could say for sure."""
HEADING_CHANCE = 0.4
BUTTON_CHANCE = 0.4
MANY_TAGS = 9


def _labels(kind: str) -> Label | Allowed:
    if kind == "note":
        return SOME_KIND
    return Label.PROMO if kind == "advert" else Label(kind)


def _pieces(text: str, of: Material) -> tuple[Piece, ...]:
    """Return a call as it stands in a paragraph: plain, emphasised, linked or in part linked."""
    tags = of.chance.choice(
        ("", "", "", "em", "strong", "i", "b", "a", "em a", "strong a", "span", "small", "font")
    )
    words = text.split(" ")
    if tags or len(words) < 4 or of.chance.random() < 0.4:
        return ((tags, text),) if tags else (text,)
    start = of.chance.randrange(len(words) - 1)
    end = of.chance.randint(start + 1, len(words))
    before, link, after = (
        " ".join(part) for part in (words[:start], words[start:end], words[end:])
    )
    return (f"{before} " if before else "", ("a", link), f" {after}" if after else "")


def plain_call(m: Markup, of: Material) -> None:
    """A paragraph as those around it."""
    kind = of.chance.choice(CALL_KINDS)
    m.line(_labels(kind), *_pieces(of.call(kind), of), role="paragraph")


def wrapped_call(m: Markup, of: Material) -> None:
    """A block, a quotation, a heading or a list item around it."""
    kind = of.chance.choice(CALL_KINDS)
    outer, inner = of.chance.choice(
        (
            ("div", "p"),
            ("div", "div"),
            ("aside", "p"),
            ("blockquote", "p"),
            ("div", "h4"),
            ("center", "p"),
            ("ul", "li"),
            ("section", "div"),
        )
    )
    with m.inside(outer, "call"):
        m.line(_labels(kind), *_pieces(of.call(kind), of), tag=inner, role="text")


def line_between_others(m: Markup, of: Material) -> None:
    """A run of text where line ends set paragraphs apart."""
    kind = of.chance.choice(CALL_KINDS)
    m.line(_labels(kind), *_pieces(of.call(kind), of), tag="")
    m.line_end(2)


def boxed_call(m: Markup, of: Material) -> None:
    """A heading, one or two sentences, a field and a button, a notice below."""
    kind = of.chance.choice(("promo", "promo", "promo", "social"))
    label = Label(kind)
    with m.inside(of.chance.choice(("div", "aside", "section", "form")), "signup"):
        if of.chance.random() < HEADING_CHANCE:
            m.line(label, of.phrase(kind), tag=of.chance.choice(("h2", "h3", "h4", "p")))
        for _ in of.few(1, 2):
            m.line(label, of.call(kind), tag=of.chance.choice(("p", "p", "div")), role="text")
        m.void("input", "email", type="email", name="email")
        if of.chance.random() < BUTTON_CHANCE:
            m.line(label, of.phrase(kind), tag=of.chance.choice(("button", "div")), role="button")


def closing_calls(m: Markup, of: Material) -> None:
    """Several notices one below the other, as they end an article."""
    tag = of.chance.choice(("p", "p", "p", "div", "h5"))
    for _ in of.few(2, 4):
        kind = of.chance.choice((*CALL_KINDS, "about"))
        m.line(_labels(kind), *_pieces(of.call(kind), of), tag=tag, role="paragraph")


def author_box(m: Markup, of: Material) -> None:
    """A picture, a name, what the person does, some links."""
    name = of.name()
    biography = of.sentence_of("about", name=name)
    if not biography:
        return
    more = of.sentence_of("about", name=name) if of.chance.random() < 0.3 else ""
    if of.chance.random() < 0.3:
        m.line(Label.ABOUT, ("em", biography), role="paragraph")
        return
    with m.inside(of.chance.choice(("div", "aside", "footer", "section")), "author-box"):
        if of.chance.random() < HEADING_CHANCE:
            m.line(Label.ABOUT, of.phrase("about"), tag="h3", role="heading")
        m.picture("avatar")
        m.line(
            Label.ABOUT, ("a", name), tag=of.chance.choice(("h4", "div", "p")), role="author-name"
        )
        m.line(Label.ABOUT, biography, role="author-description")
        if more != biography:
            m.line(Label.ABOUT, more, role="author-description")


def share_bar(m: Markup, of: Material) -> None:
    """Buttons to share, in a list or a row of blocks."""
    outer, inner = of.chance.choice((("ul", "li"), ("div", "div"), ("div", "button"), ("p", "")))
    with m.inside(outer, "share"):
        if inner:
            for _ in of.few(2, 6):
                m.line(Label.SOCIAL, ("a", of.phrase("social")), tag=inner, role="share-button")
        else:
            pieces = [piece for _ in of.few(2, 5) for piece in (("a", of.phrase("social")), " ")]
            m.line(Label.SOCIAL, *pieces, tag="span")


def neighbours(m: Markup, of: Material) -> None:
    """The entry before and the entry after, by their headlines."""
    with m.inside(of.chance.choice(("nav", "div", "div")), "post-navigation"):
        for mark in ("← {}", "{} →"):
            cue = of.phrase("teaser") if of.chance.random() < 0.3 else ""
            m.line(Label.TEASER, cue, tag="span", role="meta-nav")
            m.line(Label.TEASER, ("a", mark.format(of.headline())), tag="div", role="nav-title")


def tags(m: Markup, of: Material) -> None:
    """Topics, in a list, in blocks or in one line."""
    topics = list(dict.fromkeys(of.topic() for _ in of.few(2, MANY_TAGS) if of.donors))
    style = of.chance.choice(("list", "blocks", "line"))
    if style == "line":
        joined = [piece for topic in topics for piece in (", ", ("a", topic))][1:]
        m.line(Label.NAV, *joined, tag=of.chance.choice(("p", "div")), role="tags")
        return
    outer, inner = ("ul", "li") if style == "list" else ("div", "div")
    with m.inside(outer, "tags"):
        for topic in topics:
            m.line(Label.NAV, ("a", topic), tag=inner, role="tag")


# --- sidebars


def _recent(m: Markup, of: Material) -> None:
    m.line(Label.TEASER, of.phrase("teaser"), tag="h2", role="widget-title")
    with m.inside("ul"):
        for _ in of.few(3, 8):
            m.line(Label.TEASER, ("a", of.headline()), tag="li")


def _blogroll(m: Markup, of: Material) -> None:
    with m.inside("ul"):
        for _ in of.few(3, 12):
            name = of.chance.choice((of.name, of.topic))()
            m.line(Label.NAV, ("a", name), tag="li")


def _archive(m: Markup, of: Material) -> None:
    months = [month.capitalize() for month in of.phrases.get(("month", "whole"), ())]
    year = of.chance.randint(2004, 2013)
    with m.inside("ul", "archive"):
        for month in months[: of.chance.randint(3, 12)]:
            count = f" ({of.chance.randint(1, 60)})"
            m.line(Label.NAV, ("a", f"{month} {year}"), count, tag="li")


def _about_the_writer(m: Markup, of: Material) -> None:
    m.line(Label.ABOUT, of.phrase("about"), tag="h2", role="widget-title")
    m.picture()
    m.line(Label.ABOUT, of.sentence_of("about"), tag="div", role="textwidget")


def _offer(m: Markup, of: Material) -> None:
    m.line(Label.PROMO, of.call("promo"), tag="p")


WIDGETS = (_recent, _recent, _blogroll, _archive, _about_the_writer, _offer)


def sidebar(m: Markup, of: Material) -> None:
    """Some widgets one below the other."""
    with m.inside(of.chance.choice(("div", "aside", "div")), "sidebar"):
        for widget in of.chance.sample(WIDGETS, of.chance.randint(2, 4)):
            with m.inside("div", "widget"):
                widget(m, of)


def old_sidebar(m: Markup, of: Material) -> None:
    """Links between line ends, as in the columns of old blogs."""
    with m.inside("font", "", size="2"):
        for _ in of.few(1, 3):
            label, write = of.chance.choice(
                ((Label.TEASER, of.headline), (Label.NAV, of.topic), (Label.NAV, of.name))
            )
            if label is Label.TEASER:
                m.line(label, ("b", of.phrase("teaser")), tag="")
                m.line_end()
            for _ in of.few(3, 9):
                m.line(label, ("a", write()), tag="")
                m.line_end()
            m.line_end()


CALLS: tuple[Template, ...] = (
    plain_call,
    plain_call,
    plain_call,
    wrapped_call,
    wrapped_call,
    boxed_call,
)
"""What stands among the paragraphs, or right below them."""
FURNITURE: tuple[Template, ...] = (
    closing_calls, closing_calls, boxed_call, author_box, author_box, share_bar, tags,
)  # fmt: skip
"""What follows the article and needs no text of other pages."""
SIDEBARS: tuple[Template, ...] = (sidebar, sidebar, old_sidebar)
