"""Write the article as HTML: an ``<article>`` in which every word is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import takewhile

from cleaner.document.blocks import Block, blocks_of
from cleaner.document.cleaned import Cleaned
from cleaner.document.labels import Label
from cleaner.writers.items import Item, item_runs

_FRAMES = {
    Label.TITLE: "<h1>{}</h1>",
    Label.HEADING: "<h2>{}</h2>",
    Label.STANDFIRST: '<p class="standfirst">{}</p>',
    Label.BYLINE: '<p class="byline">{}</p>',
    Label.CAPTION: "<figure><figcaption>{}</figcaption></figure>",
}
_IN_HEADER = frozenset({Label.TITLE, Label.STANDFIRST, Label.BYLINE})


def to_html(
    page: Cleaned,
    language: str | None = None,
    *,
    links: bool = True,
    images: bool = True,
    tables: bool = True,
) -> str:
    """Return the article of the `page`; the lines above its body stand in a ``<header>``."""
    if page.source is not None:
        from cleaner.writers.from_html import html_to_html

        return html_to_html(page, language, links=links, images=images, tables=tables)
    kept = [block for block in blocks_of(page.lines) if block.kept]
    head = list(takewhile(lambda block: block.label in _IN_HEADER, kept))
    rows = [f'<article lang="{escape(language)}">' if language else "<article>"]
    if head:
        rows += ["<header>", *_elements(head), "</header>"]
    rows += [*_elements(kept[len(head) :]), "</article>"]
    return "\n".join(rows) + "\n"


def _elements(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        texts = [line.text for line in block.lines]
        frame = _FRAMES.get(block.label)
        if frame:
            yield from (frame.format(escape(text.strip())) for text in texts)
        else:
            yield from _body(texts)


def _body(texts: Iterable[str]) -> Iterator[str]:
    for delimiter, items in item_runs(texts):
        if delimiter:
            name = "ul" if delimiter == "-" else "ol"
            yield f"<{name}>"
            yield from _list_items(items)
            yield f"</{name}>"
        else:
            yield from (f"<p>{escape(item.text)}</p>" for item in items)


def _list_items(items: Iterable[Item]) -> Iterator[str]:
    """Yield the items; one whose number is not the next gets it as its value."""
    following = 1
    for item in items:
        number = following if item.number is None else item.number
        value = "" if number == following else f' value="{number}"'
        yield f"<li{value}>{escape(item.text)}</li>"
        following = number + 1
