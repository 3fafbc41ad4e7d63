"""From events to the blocks of an article."""

from __future__ import annotations

from collections.abc import Iterable

from cleaner.writers.builder import Builder
from cleaner.writers.events import Event
from cleaner.writers.tree import Box


def article_of(
    events: Iterable[Event],
    base: str | None = None,
    *,
    links: bool = True,
    images: bool = True,
    is_clean: bool = False,
) -> Box:
    """Return the article that the kept texts of a page make.

    Args:
        events: the tree of the page, each text with its label.
        base: the address of the page, which relative ones start from.
        links: whether to keep links.
        images: whether to keep images.
        is_clean: the page was made by the writers: nothing but what is kept stands in it.
    """
    builder = Builder(base or "", links, images, is_clean)
    for event in events:
        builder.take(event)
    return builder.article()
