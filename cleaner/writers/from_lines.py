"""The article of a page of plain text as blocks: its labels say what a line is, its marks lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleaner.document.blocks import blocks_of
from cleaner.document.judged import Line
from cleaner.document.labels import Label
from cleaner.writers.items import Item, item_runs
from cleaner.writers.tree import Block, Box, Leaf, Span

_LEAVES = {Label.TITLE: "h1", Label.HEADING: "h2", Label.CAPTION: "figcaption"}
_ABOVE_TEXT = frozenset({Label.STANDFIRST, Label.BYLINE})


def article_of_lines(lines: Iterable[Line]) -> Box:
    """Return the article that the kept ones of these `lines` make."""
    blocks = (block for block in blocks_of(lines) if block.kept)
    return Box("article", [made for block in blocks for made in _made(block.label, block.lines)])


def _made(label: Label, lines: Iterable[Line]) -> Iterator[Block]:
    texts = [line.text for line in lines]
    if label in _LEAVES or label in _ABOVE_TEXT:
        tag = _LEAVES.get(label, "p")
        yield from (Leaf(tag, [Span(text.strip())], label) for text in texts)
        return
    for delimiter, items in item_runs(texts):
        if delimiter:
            yield Box("ul" if delimiter == "-" else "ol", [_item(item) for item in items])
        else:
            yield from (Leaf("p", [Span(item.text)], Label.BODY) for item in items)


def _item(item: Item) -> Box:
    box = Box("li", [Leaf("p", [Span(item.text)], Label.BODY)])
    box.number = item.number
    return box
