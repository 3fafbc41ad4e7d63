"""Comment sections, in the markup of many templates."""

from __future__ import annotations

from benchmarks.train.augment.markup import Markup
from benchmarks.train.augment.material import Material, Template
from cleaner.document.labels import Label

COMMENT = Label.COMMENT
HEADING_CHANCE = 0.7
CONTROLS_CHANCE = 0.6
REPLIED_CHANCE = 0.3
FORM_CHANCE = 0.4
REMARK_CHANCE = 0.25
MAX_DEPTH = 3


def _message(m: Markup, of: Material, tag: str = "p", role: str = "paragraph") -> None:
    """Write what somebody says: mostly a paragraph, now and then several or a few words."""
    remark = of.sentence_of("remark")
    if remark and of.chance.random() < REMARK_CHANCE:
        m.line(COMMENT, remark, tag=tag, role=role)
        return
    for _ in range(of.chance.choice((1, 1, 1, 2, 2, 3, 4))):
        m.line(COMMENT, of.text(of.chance.choice((1, 1, 2, 3))), tag=tag, role=role)


def _heading(m: Markup, of: Material) -> None:
    if of.chance.random() < HEADING_CHANCE:
        tag = of.chance.choice(("h2", "h3", "h3", "h4", "div", "p"))
        m.line(COMMENT, of.phrase("comment"), tag=tag, role="comments-title")


def _controls(m: Markup, of: Material, tag: str = "div", inner: str = "a") -> None:
    if of.chance.random() < CONTROLS_CHANCE:
        m.line(COMMENT, (inner, of.phrase("comment")), tag=tag, role="reply")


def _form(m: Markup, of: Material) -> None:
    """Where the reader may write: its heading, its notice, its fields without words."""
    if of.chance.random() >= FORM_CHANCE:
        return
    with m.inside("div", "respond"), m.inside("form"):
        m.line(COMMENT, of.phrase("comment"), tag="h3", role="reply-title")
        m.line(COMMENT, of.sentence_of("comment"), tag="p", role="comment-notes")
        with m.inside("p"):
            m.void("textarea", name="comment")
        m.void("input", type="submit", value="ok")


def wordpress(m: Markup, of: Material) -> None:
    """Ordered list, name, date that is a link, paragraphs, replies in a list of their own."""
    with m.inside("div", "comments-area", id="comments"):
        _heading(m, of)
        with m.inside("ol", "commentlist"):
            _wordpress_comments(m, of, 1)
        _form(m, of)


def _wordpress_comments(m: Markup, of: Material, depth: int) -> None:
    for _ in of.few(1, 6 if depth == 1 else 2):
        with m.inside("li", "comment"):
            with m.inside("div", "comment-body"):
                with m.inside("div", "comment-author"):
                    m.picture("avatar")
                    name = of.name()
                    m.line(
                        COMMENT,
                        of.sentence_of("says", name=name) or ("cite", name),
                        tag="span",
                        role="fn",
                    )
                m.line(COMMENT, ("a", of.time()), tag="div", role="comment-meta")
                _message(m, of)
                _controls(m, of)
            if depth < MAX_DEPTH and of.chance.random() < REPLIED_CHANCE:
                with m.inside("ul", "children"):
                    _wordpress_comments(m, of, depth + 1)


def blogger(m: Markup, of: Material) -> None:
    """A definition list: who as the term, what as its description, when in another."""
    with m.inside("div", "comments", id="comments"):
        m.line(COMMENT, of.phrase("comment"), tag="h4")
        with m.inside("dl", "comments-block"):
            for _ in of.few(2, 7):
                m.line(
                    COMMENT, of.sentence_of("says") or of.name(), tag="dt", role="comment-author"
                )
                with m.inside("dd", "comment-body"):
                    _message(m, of, role="")
                m.line(COMMENT, ("a", of.time()), tag="dd", role="comment-footer")
        m.line(COMMENT, ("a", of.phrase("comment")), tag="p", role="comment-footer")


def disqus(m: Markup, of: Material) -> None:
    """A header, a body and a row of buttons each, as scripts render them."""
    with m.inside("section", "conversation", id="posts"):
        m.line(COMMENT, of.phrase("comment"), tag="div", role="count")
        with m.inside("ul", "post-list"):
            for _ in of.few(2, 8):
                with m.inside("li", "post"), m.inside("div", "post-content"):
                    m.picture("avatar")
                    with m.inside("header", "post-header"):
                        m.line(COMMENT, ("a", of.name()), " • ", ("time", of.time()), tag="div")
                    with m.inside("div", "post-message"):
                        _message(m, of)
                    with m.inside("footer", "post-menu"):
                        m.line(COMMENT, ("span", str(of.chance.randint(0, 40))), tag="div")
                        _controls(m, of, inner="button")


def plain_divs(m: Markup, of: Material) -> None:
    """Blocks in blocks, nothing else."""
    with m.inside("div", "list"):
        _heading(m, of)
        tag = of.chance.choice(("div", "p"))
        is_above = of.chance.random() < 0.7
        is_one_line = of.chance.random() < 0.5
        for _ in of.few(2, 8):
            with m.inside("div", "entry"):
                if not is_above:
                    _message(m, of, tag, "text")
                if is_one_line:
                    m.line(
                        COMMENT, ("b", of.name()), " ", ("span", of.time()), tag="div", role="by"
                    )
                else:
                    m.line(COMMENT, of.name(), tag="div", role="name")
                    m.line(COMMENT, of.time(), tag="div", role="time")
                if is_above:
                    _message(m, of, tag, "text")
                _controls(m, of)
        _form(m, of)


def microformats(m: Markup, of: Material) -> None:
    """Articles in the article, each with a card of who wrote it."""
    with m.inside("section", "responses"):
        _heading(m, of)
        for _ in of.few(1, 6):
            with m.inside("article", "h-entry-comment"):
                with m.inside("footer", "vcard"):
                    m.line(COMMENT, ("b a", of.name()), tag="div", role="p-author")
                    m.line(COMMENT, ("a time", of.time()), tag="div", role="metadata")
                with m.inside("div", "e-content"):
                    _message(m, of)
                _controls(m, of)


def table_rows(m: Markup, of: Material) -> None:
    """A row each: who and when on the left, what on the right."""
    with m.inside("table", "comments", cellpadding="4", width="100%"):
        for _ in of.few(2, 7):
            with m.inside("tr", "row"):
                with m.inside("td", "poster", valign="top"):
                    m.line(COMMENT, ("b", of.name()), tag="div")
                    m.line(COMMENT, ("font", of.time()), tag="div")
                with m.inside("td", "message"):
                    _message(m, of, of.chance.choice(("p", "div")), "")


def named_paragraphs(m: Markup, of: Material) -> None:
    """Paragraphs as those of the article, name and time in bold before the first words.

    The time is what tells it from an interview.
    """
    _heading(m, of)
    for _ in of.few(2, 6):
        who = f"{of.name()} ({of.time()}):"
        m.line(COMMENT, ("strong", who), f" {of.text(2)}", role="paragraph")
        if of.chance.random() < 0.3:
            m.line(COMMENT, of.text(2), role="paragraph")


def broken_lines(m: Markup, of: Material) -> None:
    """As blogs of 2005 had it: line breaks between all."""
    with m.inside("div", "commentbody"):
        if of.chance.random() < 0.5:
            m.void("hr")
        m.line(COMMENT, ("b", of.phrase("comment")), tag="")
        m.line_end(2)
        for _ in of.few(2, 7):
            m.line(COMMENT, ("font", of.text(of.chance.choice((1, 2, 3)))), tag="")
            m.line_end(of.chance.choice((1, 2)))
            m.line(COMMENT, of.sentence_of("posted") or of.name(), tag="")
            m.line_end(2)


def bubbles(m: Markup, of: Material) -> None:
    """Name and words in one block, a row of small links below."""
    with m.inside("div", "feed"):
        for _ in of.few(2, 7):
            with m.inside("div", "bubble"):
                m.picture("avatar")
                with m.inside("div", "bubble-body"):
                    m.line(COMMENT, ("a", of.name()), tag="div", role="name")
                    m.line(COMMENT, ("span", of.text(2)), tag="div", role="words")
                m.line(COMMENT, ("a", of.phrase("comment")), " · ", ("span", of.time()), tag="div")


COMMENTS: tuple[Template, ...] = (
    wordpress,
    wordpress,
    blogger,
    disqus,
    plain_divs,
    plain_divs,
    microformats,
    table_rows,
    named_paragraphs,
    broken_lines,
    bubbles,
)
