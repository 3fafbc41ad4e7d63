"""Write a page as a TEI document: what is known of it in the header, its article as divisions.

The elements are those of TEI P5 (https://tei-c.org/release/doc/tei-p5-doc/en/html/). A heading of
the page opens a division, which ends where a heading of its own level or a higher one stands. The
tests hold what is written to the DTD of TEI.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cleaner.comments.values import Comment
from cleaner.document.cleaned import Cleaned
from cleaner.document.labels import Label
from cleaner.writers.events import NO_ATTRIBUTES
from cleaner.writers.spans import nested
from cleaner.writers.tei_header import header
from cleaner.writers.tree import HEADINGS, LISTS, Block, Box, Format, Kind, Leaf, Span
from cleaner.writers.xml import attribute, element, escaped

_NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
CORPUS_OPENING = (
    f'{XML_DECLARATION}<teiCorpus xmlns="{_NAMESPACE}">\n<teiHeader><fileDesc><titleStmt><title/>'
    "</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>"
    "</teiHeader>\n"
)
CORPUS_CLOSING = "</teiCorpus>\n"
"""What stands around several documents, each without its declaration."""
_ELEMENT_OF_FORMAT = {"a": "ref", "del": "del", "q": "q"}
"""All others are written as ``hi``; code and formulas too, for which not all schemas have more."""
_RENDERING_OF_FORMAT = {"strong": "bold", "em": "italic", "sub": "sub", "sup": "sup"}
_RENDERING_OF_LABEL = {Label.STANDFIRST: "standfirst", Label.BYLINE: "byline"}


def to_tei(
    page: Cleaned,
    known: Mapping[str, Any],
    comments: Sequence[Comment] = (),
    *,
    links: bool = True,
    images: bool = True,
    tables: bool = True,
) -> str:
    """Return the `page` as a TEI document.

    Args:
        page: the page.
        known: what is known of it beside its text.
        comments: what readers wrote under it, as a division of its own.
        links: whether links stay links.
        images: whether to name the images.
        tables: whether to write the tables.
    """
    article = _article(page, links=links, images=images, tables=tables)
    rows = [
        f'{XML_DECLARATION}<TEI xmlns="{_NAMESPACE}">',
        *header(known),
        "<text>",
        "<body>",
        '<div type="article">',
        *_sections(article.children),
        "</div>",
        *_comments(comments),
        "</body>",
        "</text>",
        "</TEI>",
    ]
    return "\n".join(rows) + "\n"


def _article(page: Cleaned, *, links: bool, images: bool, tables: bool) -> Box:
    if page.source is not None:
        from cleaner.writers.from_html import article_of_html

        return article_of_html(page, links=links, images=images, tables=tables)
    from cleaner.writers.from_lines import article_of_lines

    return article_of_lines(page.lines)


def _sections(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the blocks of the article, with a division from each heading on."""
    levels: list[int] = []
    for block in blocks:
        if isinstance(block, Leaf) and block.tag in HEADINGS:
            level = int(block.tag[1])
            while levels and levels[-1] >= level:
                levels.pop()
                yield "</div>"
            levels.append(level)
            yield "<div>"
            yield element("head", _inline(block.spans))
        else:
            yield from _block(block)
    yield from ("</div>" for _ in levels)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Leaf):
        yield _leaf(block)
        return
    match block.tag:
        case "blockquote":
            yield from _around("quote", _blocks(block.children))
        case "ul" | "ol":
            kind = "bulleted" if block.tag == "ul" else "numbered"
            yield from _around("list", _items(block), {"rend": kind})
        case "dl":
            yield from _around("list", _definitions(block), {"type": "gloss"})
        case "table":
            yield from _around("table", _rows(block))
        case "figure":
            yield from _around("figure", _in_figure(block))
        case _:
            yield from _blocks(block.children)


def _around(
    tag: str, rows: Iterable[str], attributes: Mapping[str, object] = NO_ATTRIBUTES
) -> Iterator[str]:
    yield f"<{tag}{attribute(attributes)}>"
    yield from rows
    yield f"</{tag}>"


def _leaf(leaf: Leaf) -> str:
    if leaf.tag == "hr":
        return '<milestone unit="rule"/>'
    if leaf.tag == "pre":
        return element("ab", escaped(leaf.text), type="code", subtype=leaf.language)
    if leaf.tag == "figcaption":
        return element("figure", element("head", _inline(leaf.spans)))
    label = _RENDERING_OF_LABEL.get(leaf.label, "") if leaf.label else ""
    rendering = leaf.tag if leaf.tag in HEADINGS else label
    return element("p", _inline(leaf.spans), rend=rendering)


def _items(items: Box) -> Iterator[str]:
    for item in items.children:
        inner = item.children if isinstance(item, Box) and item.tag not in LISTS else [item]
        number = item.number if isinstance(item, Box) else None
        note = item.note if isinstance(item, Box) else ""
        marks = {"n": "" if number is None else number, "xml:id": f"fn-{note}" if note else ""}
        yield from _around("item", _blocks(inner), marks)


def _definitions(box: Box) -> Iterator[str]:
    """Yield terms and definitions in pairs, as TEI wants them: with an empty one if need be."""
    is_open = False
    for child in box.children:
        inner = "".join(_inline(leaf.spans) for leaf in _leaves(child))
        if isinstance(child, Box) and child.tag == "dt":
            if is_open:
                yield "<item/>"
            yield element("label", inner)
            is_open = True
        else:
            if not is_open:
                yield "<label/>"
            yield from _around("item", _blocks(child.children if isinstance(child, Box) else []))
            is_open = False
    if is_open:
        yield "<item/>"


def _leaves(block: Block) -> Iterator[Leaf]:
    if isinstance(block, Leaf):
        yield block
        return
    for child in block.children:
        yield from _leaves(child)


def _rows(table: Box) -> Iterator[str]:
    boxes = [child for child in table.children if isinstance(child, Box)]
    for box in boxes:
        if box.tag == "caption":
            yield from _around("head", (_inline(leaf.spans) for leaf in _leaves(box)))
    for row in boxes:
        if row.tag == "tr":
            yield from _around("row", _cells(row), {"role": "label" if row.is_head else ""})


def _cells(row: Box) -> Iterator[str]:
    for cell in row.children:
        if isinstance(cell, Box):
            spans = {
                "cols": cell.colspan if cell.colspan > 1 else "",
                "rows": cell.rowspan if cell.rowspan > 1 else "",
                "role": "label" if cell.tag == "th" else "",
            }
            yield from _around("cell", _blocks(cell.children), spans)


def _in_figure(figure: Box) -> Iterator[str]:
    for block in figure.children:
        if isinstance(block, Leaf) and block.tag == "figcaption":
            yield element("head", _inline(block.spans))
        else:
            yield from _block(block)


def _inline(spans: Sequence[Span]) -> str:
    parts: list[str] = []
    for piece in nested(spans):
        if isinstance(piece, Span):
            parts.append(_span(piece))
        else:
            parts.append(_edge(piece.format, is_opening=piece.is_opening))
    return "".join(parts)


def _edge(form: Format, *, is_opening: bool) -> str:
    name = _ELEMENT_OF_FORMAT.get(form.tag, "hi")
    if not is_opening:
        return f"</{name}>"
    if form.tag == "a":
        return f"<ref{attribute({'target': form.target})}>"
    rendering = _RENDERING_OF_FORMAT.get(form.tag, form.tag) if name == "hi" else ""
    return f"<{name}{attribute({'rend': rendering})}>"


def _span(span: Span) -> str:
    match span.kind:
        case Kind.BREAK:
            return "<lb/>"
        case Kind.IMAGE:
            words = element("desc", escaped(span.text)) if span.text else ""
            return element("graphic", words, url=span.target)
        case Kind.MATH | Kind.DISPLAY_MATH:
            return element("hi", escaped(span.text), rend="TeX")
        case Kind.NOTE:
            return element("ref", escaped(span.text), type="note", target=f"#fn-{span.target}")
        case _:
            return escaped(span.text)


def _comments(comments: Sequence[Comment]) -> Iterator[str]:
    if not comments:
        return
    yield '<div type="comments">'
    for comment in comments:
        yield f'<div type="comment" n="{comment.depth}">'
        signed = ", ".join(filter(None, (comment.author, comment.date)))
        if signed:
            yield element("byline", escaped(signed))
        yield from (element("p", escaped(row)) for row in comment.text.split("\n"))
        yield "</div>"
    yield "</div>"
