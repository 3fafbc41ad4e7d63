"""The text of an element, in one line, as a reader of the page sees it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from cleaner.metadata.plain import plain_text

MAX_TEXT = 300
"""Characters of a headline or byline; what is longer is neither."""
MAX_PIECES = 200
"""Pieces of text in a headline or byline; what has more is neither."""
_INSIDE_WORDS = frozenset(
    "a abbr b bdi cite code em font i mark q s small span strong sub sup u wbr".split()
)
_SILENT = frozenset("script style template noscript svg".split())


def text_of(element: Any) -> str:
    """Return the text of an element, in one line; nothing for what is too long."""
    pieces: list[str] = []
    for event, inner in islice(_walk(element), MAX_PIECES):
        apart = inner is not element and inner.tag not in _INSIDE_WORDS
        pieces.append(" " if apart else "")
        pieces.append((inner.text if event == "start" and inner.tag not in _SILENT else "") or "")
        pieces.append((inner.tail if event == "end" and inner is not element else "") or "")
    words = plain_text("".join(pieces))
    return words if len(words) <= MAX_TEXT else ""


def _walk(element: Any) -> Iterator[tuple[str, Any]]:
    from lxml import etree

    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if isinstance(inner.tag, str):
            yield event, inner
