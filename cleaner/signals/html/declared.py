"""What the head of a page says: the words that a line shares with it, and what the page is."""

from __future__ import annotations

from cleaner.document.marks import DECLARED_TYPES
from cleaner.measures.declared import FIELDS
from cleaner.measures.line import MeasuredLine
from cleaner.measures.page import MeasuredPage
from cleaner.signals.signal import ClaimOf, Signal

_COUNT = len(FIELDS)


def overlaps(line: MeasuredLine, page: MeasuredPage, field: int) -> float:
    """``<title>Storm shuts the port</title>`` has all words of ``<p>The storm``.

    Of the description and the body, pairs of words are compared; `field` is one of `FIELDS`.
    """
    return page.declared.overlaps[line.index * _COUNT + field]


def resembles(line: MeasuredLine, page: MeasuredPage, field: int) -> float:
    """``<title>Storm shuts the port</title>`` is ``<h1>Storm shuts the port``.

    The words of either are those of the other; `field` is one of `FIELDS`.
    """
    index = line.index * _COUNT + field
    return page.declared.overlaps[index] * page.declared.covered[index]


def declares(line: MeasuredLine, page: MeasuredPage, kind: int) -> float:
    """``<meta property="og:type" content="article">``; `kind` is one of `DECLARED_TYPES`."""
    return page.declares >> kind & 1


_FIELDS = {
    "title": "the browser title",
    "headline": "the declared headline",
    "description": "the declared description",
    "body": "the declared body",
    "author": "the declared author",
    "published": "the declared date",
}
"""How each of `FIELDS` is spoken of, in the names of its signals and in reasons."""
_RESEMBLED = ("title", "headline", "description")

_TYPES = {
    "an_article": "an article",
    "a_product": "a product",
    "a_collection": "a collection",
    "a_forum": "a forum",
    "questions_with_answers": "questions with answers",
    "a_business": "a business or a service",
    "a_rated_thing": "a thing with ratings",
    "a_recipe": "a recipe",
    "a_website": "a website",
}
"""How a page of each of `DECLARED_TYPES` is spoken of."""


def _head_signals() -> list[Signal]:
    found: list[Signal] = []
    for field, spoken in _FIELDS.items():
        high, low = f"its words are those of {spoken}", f"its words are not those of {spoken}"
        name = f"shares_words_with_{spoken.replace(' ', '_')}"
        found.append(ClaimOf.by(overlaps, FIELDS.index(field), name, high, low))
    for field in _RESEMBLED:
        spoken = _FIELDS[field]
        name = f"resembles_{spoken.replace(' ', '_')}"
        high, low = f"it is {spoken}", f"it is not {spoken}"
        found.append(ClaimOf.by(resembles, FIELDS.index(field), name, high, low))
    return found


def _page_signals() -> list[Signal]:
    found: list[Signal] = []
    for number, kind in enumerate(DECLARED_TYPES):
        high = f"the page declares itself {_TYPES[kind]}"
        low = f"the page does not declare itself {_TYPES[kind]}"
        found.append(ClaimOf.by(declares, number, f"page_declares_{kind}", high, low))
    return found


SIGNALS: tuple[Signal, ...] = tuple(_head_signals())
PAGE: tuple[Signal, ...] = tuple(_page_signals())
