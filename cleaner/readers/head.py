"""What the head of an HTML page, and its JSON-LD, say about the content."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from cleaner.document.tree import Head
from cleaner.readers.canonical import attributes_of, end_of_raw, unescaped
from cleaner.readers.fields import IN_HEAD

MAX_VISITED = 2000
"""Values of JSON-LD that are looked at: some pages carry their whole catalogue in it."""


class FoundInHead:
    """What the scan of a page finds that tells of its content, outside the text that is seen."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.title: str | None = None
        self.metas: list[tuple[str, str]] = []
        """Name, in small letters, and content of each ``<meta>`` that tells something."""
        self.scripts: list[str] = []
        """Each piece of JSON-LD."""

    def look_at(self, tag: str, html: str, start: int, end: int) -> None:
        """See whether an element, the attributes of which stand from `start` to `end`, tells one.

        >>> found = FoundInHead()
        >>> found.look_at("title", "<title>Storm</title>", 6, 7)
        >>> found.title
        'Storm'
        """
        if tag == "meta":
            self.add_meta(attributes_of(html, start, end))
        elif tag == "title" and self.title is None:
            self.title = unescaped(html[end : html.find("<", end)])
        elif tag == "script" and html.find(' type="', start, end) >= 0:
            attributes = attributes_of(html, start, end)
            if attributes.get("type", "").lower() == "application/ld+json":
                self.scripts.append(html[end : end_of_raw(html, "script", end)])

    def add_meta(self, attributes: Mapping[str, str]) -> None:
        """Take a ``<meta>``.

        >>> found = FoundInHead()
        >>> found.add_meta({"name": "Author", "content": "Ada"})
        >>> found.add_meta({"name": "viewport", "content": "width=device-width"})
        >>> found.metas
        [('author', 'Ada')]
        """
        name = (attributes.get("property") or attributes.get("name") or "").lower()
        if "content" in attributes and (name in IN_HEAD or name == "og:type"):
            self.metas.append((name, attributes["content"]))


def head_of(found: FoundInHead) -> Head:
    """Return what a page says about its content; what it says first counts."""
    fields: dict[str, str] = {}
    kinds: dict[str, None] = {}
    for name, content in found.metas:
        if name == "og:type":
            kinds[content.strip().lower()] = None
        else:
            fields.setdefault(IN_HEAD[name], content)
    for script in found.scripts:
        for name, value in _linked_data(script):
            if name == "kind":
                kinds[value.lower()] = None
            else:
                fields.setdefault(name, value)
    return Head(title=found.title or "", kinds=tuple(kinds), **fields)


_LINKED = {
    "headline": "headline",
    "articleBody": "body",
    "description": "description",
    "datePublished": "published",
}


def _linked_data(source: str) -> Iterator[tuple[str, str]]:
    """Yield what JSON-LD says of the page, outer values first.

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
            yield from _said_directly(value)
            waiting.extend(inner for inner in value.values() if isinstance(inner, list | dict))


def _said_directly(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
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
