"""Write the article as Markdown: of plain text by its labels, of HTML with what its markup says."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document.blocks import Block, blocks_of
from cleaner.document.cleaned import Cleaned
from cleaner.document.labels import Label
from cleaner.writers.escaping import escape
from cleaner.writers.items import Item, item_runs

_FRAMES = {
    Label.TITLE: "# {}",
    Label.HEADING: "## {}",
    Label.STANDFIRST: "**{}**",
    Label.BYLINE: "*{}*",
    Label.CAPTION: "*{}*",
}


def to_markdown(
    page: Cleaned, *, links: bool = True, images: bool = False, tables: bool = True
) -> str:
    """Return the article of the `page` as Markdown, "" where the page holds none."""
    if page.source is not None:
        from cleaner.writers.from_html import html_to_markdown

        return html_to_markdown(page, links=links, images=images, tables=tables)
    parts = [part for block in blocks_of(page.lines) if block.kept for part in _parts(block)]
    return "\n\n".join(parts) + "\n" if parts else ""


def _parts(block: Block) -> Iterator[str]:
    """Yield what stands between blank lines in the Markdown of `block`."""
    texts = [line.text for line in block.lines]
    frame = _FRAMES.get(block.label)
    if frame:
        yield from (frame.format(escape(text)) for text in texts)
        return
    for delimiter, items in item_runs(texts):
        if delimiter:
            yield "\n".join(f"{_mark(item)} {escape(item.text)}" for item in items)
        else:
            yield from (escape(item.text) for item in items)


def _mark(item: Item) -> str:
    return "-" if item.number is None else f"{item.number}{item.delimiter}"
