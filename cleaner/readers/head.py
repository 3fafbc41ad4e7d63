"""What the head of an HTML page, and its JSON-LD, say about the content."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cleaner.document.tree import Told

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_META = {
    "og:title": "headline",
    "twitter:title": "headline",
    "og:description": "description",
    "twitter:description": "description",
    "description": "description",
    "author": "author",
    "article:author": "author",
    "article:published_time": "published",
    "date": "published",
    "pubdate": "published",
    "dc.date": "published",
}
"""From the name of a ``<meta>`` to what it tells; the first of the page counts."""
MAX_VISITED = 2000
"""Values of JSON-LD that are looked at: some pages carry their whole catalogue in it."""


def told_by(tree: LexborHTMLParser) -> Told:
    """Return what `tree` says about its content outside the text that readers see."""
    found: dict[str, str] = {}
    kinds: dict[str, None] = {}
    title = tree.css_first("title")
    for meta in tree.css("meta[content]"):
        attributes = meta.attributes
        name = attributes.get("property") or attributes.get("name") or ""
        kind = _META.get(name.lower())
        if name.lower() == "og:type":
            kinds[(attributes.get("content") or "").strip().lower()] = None
        if kind:
            found.setdefault(kind, attributes.get("content") or "")
    for script in tree.css('script[type="application/ld+json"]'):
        for name, value in _linked_data(script.text()):
            if name == "kind":
                kinds[value.lower()] = None
            else:
                found.setdefault(name, value)
    return Told(title=title.text() if title is not None else "", kinds=tuple(kinds), **found)


_LINKED = {
    "headline": "headline",
    "articleBody": "body",
    "description": "description",
    "datePublished": "published",
}


def _linked_data(source: str) -> Iterator[tuple[str, str]]:
    """Yield what JSON-LD tells, outer values first.

    >>> list(_linked_data('{"@graph": [{"headline": "Storm", "author": {"name": "Ada"}}]}'))
    [('headline', 'Storm'), ('author', 'Ada')]
    >>> list(_linked_data('{"@type": ["Product", "Thing"]}'))
    [('kind', 'Product'), ('kind', 'Thing')]
    >>> list(_linked_data("not JSON"))
    []
    """
    try:
        waiting = [json.loads(source, strict=False)]
    except (ValueError, RecursionError):
        return
    visited = 0
    while waiting and visited < MAX_VISITED:
        visited += 1
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting.extend(value[:MAX_VISITED])
        elif isinstance(value, dict):
            yield from _told_directly(value)
            waiting.extend(inner for inner in value.values() if isinstance(inner, list | dict))


def _told_directly(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    types = value.get("@type")
    for name in types if isinstance(types, list) else [types]:
        if isinstance(name, str):
            yield "kind", name
    for name, kind in _LINKED.items():
        if isinstance(value.get(name), str):
            yield kind, value[name]
    author = value.get("author")
    first = author[0] if isinstance(author, list) and author else author
    called = first.get("name") if isinstance(first, dict) else first
    if isinstance(called, str):
        yield "author", called
