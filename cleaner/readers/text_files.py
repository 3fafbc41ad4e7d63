"""What a text is where it is no page: a feed, data in JSON, a drawing.

A feed and a drawing are told by their outermost element, data only by all of it: prose may begin
with a brace.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import regex

_PROLOGUE = regex.compile(
    r"(?:\s++|\ufeff|<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->"
    r"|<!doctype\s++svg\b[^>\[]*+(?:\[[^\]]*+\])?[^>]*+>)*+",
    regex.IGNORECASE,
)
"""What stands in XML before its outermost element."""
_FEED = regex.compile(
    r"<(?:(?P<rss>rss\b|rdf:RDF\b[^>]*purl\.org/rss)"
    r"|(?:\w++:)?feed\b[^>]*http://www\.w3\.org/2005/Atom)"
)
_ITEM = regex.compile(r"<(?:\w++:)?(?:item|entry)[\s/>]")
_DRAWING = regex.compile(r"</?svg\b[^<>]*+>")


def kind_of_text(text: str) -> str | None:
    """Return what a text is that is no page, as one would say it; None for what may be one.

    >>> kind_of_text('<rss version="2.0"><channel><item></item></channel></rss>')
    'an RSS feed with 1 item: clean the pages that it lists'
    >>> kind_of_text('{"text": "It rained."}'), kind_of_text("{Note} It rained.")
    ('data in JSON', None)
    """
    start = _PROLOGUE.match(text)
    offset = start.end() if start else 0
    if text.startswith(("{", "["), offset):
        return "data in JSON" if _is_json(text[offset:]) else None
    if not text.startswith("<", offset):
        return None
    feed = _FEED.match(text, offset)
    if feed:
        return _told_of_feed("RSS" if feed["rss"] else "Atom", text)
    return "an SVG picture" if _is_drawing(text, offset) else None


def _told_of_feed(name: str, text: str) -> str:
    count = sum(1 for _ in _ITEM.finditer(text))
    items = "1 item" if count == 1 else f"{count} items"
    return f"an {name} feed with {items}: clean the pages that it lists"


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_drawing(text: str, offset: int) -> bool:
    """Whether one drawing is all there is from `offset` on.

    >>> _is_drawing("<svg><svg></svg></svg>", 0), _is_drawing("<svg></svg> Tea <svg></svg>", 0)
    (True, False)
    """
    if not text.startswith("<svg", offset):
        return False
    ends = list(_ends_of_drawings(text, offset))
    return len(ends) == 1 and not text[ends[0] :].strip()


def _ends_of_drawings(text: str, offset: int) -> Iterator[int]:
    """Yield where each drawing ends that stands in no other."""
    depth = 0
    for tag in _DRAWING.finditer(text, offset):
        depth += -1 if tag[0].startswith("</") else 0 if tag[0].endswith("/>") else 1
        if depth <= 0:
            yield tag.end()
