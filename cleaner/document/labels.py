"""The labels that a line can get, one sentence each.

Six labels are kept: together they are the article. Nine are dropped, and each
names a kind of boilerplate, so that whatever left the page can be asked for by
name. ``duplicate`` repeats a kept line, and ``blank`` is an empty line.

The order is fixed: it is the order of the columns in the weights.
"""

from enum import StrEnum
from types import MappingProxyType


class Label(StrEnum):
    """What a line is on its page; equal to, and printed as, its plain name.

    >>> Label.RANKING == "ranking"
    True
    >>> f"{Label.RANKING}"
    'ranking'
    """

    TITLE = "title"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    NAV = "nav"
    RANKING = "ranking"
    TEASER = "teaser"
    PROMO = "promo"
    SOCIAL = "social"
    COMMENT = "comment"
    LEGAL = "legal"
    UI = "ui"
    ABOUT = "about"
    DUPLICATE = "duplicate"
    BLANK = "blank"


MEANINGS = MappingProxyType(
    {
        Label.TITLE: "The headline of this page.",
        Label.STANDFIRST: "The deck or summary line under the headline.",
        Label.BYLINE: "Author, publication date, dateline or source of this content.",
        Label.HEADING: "A section heading inside the main content.",
        Label.BODY: "The main content itself: paragraphs, list items, tables, code, quotes, posts.",
        Label.CAPTION: "Caption or credit of a picture that belongs to the content.",
        Label.NAV: "Menus, breadcrumbs, pagination, tag lists, headings with nothing under them.",
        Label.RANKING: '"Most Read" and "Trending" lists, with their heading, numbers and times.',
        Label.TEASER: "Links to other content: related articles, headline and summary pairs.",
        Label.PROMO: "Subscribe, sign up, paywall, donate, newsletter, app download, adverts.",
        Label.SOCIAL: "Share and follow buttons, counters of likes and shares.",
        Label.COMMENT: "Readers' comments under an article, and their controls.",
        Label.LEGAL: "Copyright, cookie and consent notices, terms, the site's own disclaimers.",
        Label.UI: "Controls and status: Dismiss, Print, Search, Loading, form fields, logos.",
        Label.ABOUT: "Boxes about the author or the publisher: biography, contact.",
        Label.DUPLICATE: "A line that repeats a kept line.",
        Label.BLANK: "An empty line: nothing, or only white space.",
    }
)

KEPT = frozenset(
    {Label.TITLE, Label.STANDFIRST, Label.BYLINE, Label.HEADING, Label.BODY, Label.CAPTION}
)
"""The labels whose lines are the article."""

BESIDE_BODY = frozenset({Label.TITLE, Label.BYLINE, Label.CAPTION})
"""The labels of the article whose lines are not `Page.body`."""

BODY = KEPT - BESIDE_BODY
"""The labels whose lines are `Page.body`: standfirst, headings, body."""

DROPPED = frozenset(set(Label) - KEPT - {Label.DUPLICATE, Label.BLANK})
"""The nine kinds of boilerplate."""

SCORED = tuple(label for label in Label if label is not Label.BLANK)
"""The sixteen labels that the scorer weighs, in the order of its columns."""
