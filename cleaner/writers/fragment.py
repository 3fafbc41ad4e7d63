r"""The article as HTML: written from an allow-list, then sanitised by nh3.

Nothing of the source's markup is copied: elements are written anew from the blocks,
each word escaped, each address checked. nh3 (ammonia) then parses the result as
browsers do and lets the same list through once more. One of the two would do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import takewhile

import regex

from cleaner.document.labels import Label
from cleaner.writers.spans import nested
from cleaner.writers.tree import LISTS, Block, Box, Format, Kind, Leaf, Span, opening_leaf
from cleaner.writers.visible import without_surrogates

_TAGS = frozenset(
    "article header h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd blockquote figure figcaption table "
    "caption thead tbody tr th td pre code kbd strong em del sub sup q mark a img br hr "
    "span".split()
)
_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "article": frozenset({"lang"}),
    "a": frozenset({"href"}),
    "img": frozenset({"src", "alt"}),
    "ol": frozenset({"start"}),
    "li": frozenset({"value", "id"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan"}),
    "p": frozenset({"class"}),
    "span": frozenset({"class"}),
    "code": frozenset({"class"}),
}
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_VALUES: Mapping[tuple[str, str], regex.Pattern[str]] = {
    ("li", "id"): regex.compile(r"fn-[0-9A-Za-z]{1,6}"),
    ("p", "class"): regex.compile("byline|standfirst"),
    ("span", "class"): regex.compile("math (?:inline|display)"),
    ("code", "class"): regex.compile(r"language-[A-Za-z0-9+#.-]{1,24}"),
}
"""Attributes that may have these values only."""
_IN_HEADER = frozenset({Label.TITLE, Label.STANDFIRST, Label.BYLINE})
_CLASS_OF_LABEL = {Label.STANDFIRST: "standfirst", Label.BYLINE: "byline"}
_CONTROLS = regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def html_of(article: Box, language: str | None = None) -> str:
    r"""Return `article` as sanitised HTML, one block a row.

    >>> html_of(Box("article", [Leaf("p", [Span("AT&T")])]))
    '<article>\n<p>AT&amp;T</p>\n</article>\n'
    """
    head = list(takewhile(_is_above_the_text, article.children))
    rows = [f'<article lang="{escape(language)}">' if language else "<article>"]
    if head:
        rows += ["<header>", *_rows(head), "</header>"]
    rows += [*_rows(article.children[len(head) :]), "</article>"]
    return sanitised("\n".join(rows) + "\n")


def sanitised(html: str) -> str:
    """Return `html` with nothing in it but what the writers may write."""
    import nh3

    return nh3.clean(
        _CONTROLS.sub(" ", without_surrogates(html)),
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_allowed,
        url_schemes=set(_SCHEMES),
        link_rel=None,
    )


def _allowed(tag: str, name: str, value: str) -> str | None:
    pattern = _VALUES.get((tag, name))
    return value if pattern is None or pattern.fullmatch(value) else None


def _is_above_the_text(block: Block) -> bool:
    return isinstance(block, Leaf) and block.label in _IN_HEADER and block.tag in {"h1", "p"}


def _rows(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Leaf):
            yield _leaf(block)
        else:
            yield from _box(block)


def _leaf(leaf: Leaf) -> str:
    if leaf.tag == "hr":
        return "<hr>"
    if leaf.tag == "pre":
        name = f' class="language-{escape(leaf.language)}"' if leaf.language else ""
        return f"<pre><code{name}>{escape(leaf.text, quote=False)}</code></pre>"
    name = _CLASS_OF_LABEL.get(leaf.label, "") if leaf.tag == "p" and leaf.label else ""
    attribute = f' class="{name}"' if name else ""
    return f"<{leaf.tag}{attribute}>{_inline(leaf.spans)}</{leaf.tag}>"


def _box(box: Box) -> Iterator[str]:
    opening, closing = f"<{box.tag}{_box_attributes(box)}>", f"</{box.tag}>"
    if box.tag == "table":
        yield from _table(box)
    elif box.tag == "figure":
        yield opening
        leaves = [leaf for leaf in box.children if isinstance(leaf, Leaf) and leaf.tag == "p"]
        if len(leaves) == 1 and leaves[0] is box.children[0] and leaves[0].label is None:
            yield _inline(leaves[0].spans)
            yield from _rows(box.children[1:])
        else:
            yield from _rows(box.children)
        yield closing
    elif box.tag in LISTS:
        yield opening
        yield from _items(box)
        yield closing
    else:
        opening_text = opening_leaf(box)
        inline = _inline(opening_text.spans) if opening_text else ""
        rest = box.children[1:] if opening_text else box.children
        if not rest:
            yield f"{opening}{inline}{closing}"
            return
        yield f"{opening}{inline}"
        yield from _rows(rest)
        yield closing


def _items(items: Box) -> Iterator[str]:
    """Yield the items; one whose number is not the next gets it as its value."""
    following = _first_number(items)
    for item in items.children:
        if isinstance(item, Box):
            number, item_following = item.number, following
            if number is not None and number == item_following:
                item = Box(item.tag, item.children, item.note)
            following = (following if number is None else number) + 1
            yield from _box(item)


def _first_number(items: Box) -> int:
    first = items.children[0] if items.children else None
    return first.number if isinstance(first, Box) and first.number is not None else 1


def _box_attributes(box: Box) -> str:
    attributes: dict[str, int | str] = {}
    if box.tag == "ol" and _first_number(box) != 1:
        attributes["start"] = _first_number(box)
    if box.tag == "li" and box.number is not None:
        attributes["value"] = box.number
    if box.note:
        attributes["id"] = f"fn-{box.note}"
    if box.colspan > 1:
        attributes["colspan"] = box.colspan
    if box.rowspan > 1:
        attributes["rowspan"] = box.rowspan
    return "".join(f' {name}="{value}"' for name, value in attributes.items())


def _table(table: Box) -> Iterator[str]:
    boxes = [child for child in table.children if isinstance(child, Box)]
    head = list(takewhile(lambda row: row.is_head, [box for box in boxes if box.tag == "tr"]))
    body = [box for box in boxes if box.tag == "tr"][len(head) :]
    yield "<table>"
    yield from _rows(box for box in boxes if box.tag == "caption")
    for name, rows in (("thead", head), ("tbody", body)):
        if rows:
            yield f"<{name}>"
            for row in rows:
                yield "<tr>"
                yield from _rows(row.children)
                yield "</tr>"
            yield f"</{name}>"
    yield "</table>"


_DELIMITERS = {Kind.MATH: ("inline", r"\(", r"\)"), Kind.DISPLAY_MATH: ("display", r"\[", r"\]")}


def _inline(spans: Sequence[Span]) -> str:
    parts: list[str] = []
    for piece in nested(spans):
        if isinstance(piece, Span):
            parts.append(_span(piece))
        else:
            parts.append(_opening(piece.format) if piece.is_opening else f"</{piece.format.tag}>")
    return "".join(parts)


def _opening(form: Format) -> str:
    return f'<a href="{escape(form.target)}">' if form.tag == "a" else f"<{form.tag}>"


def _span(span: Span) -> str:
    text = escape(span.text, quote=False)
    if span.kind is Kind.BREAK:
        return "<br>"
    if span.kind is Kind.IMAGE:
        return f'<img src="{escape(span.target)}" alt="{escape(span.text)}">'
    if span.kind is Kind.NOTE:
        return f'<sup><a href="#fn-{escape(span.target)}">{text}</a></sup>'
    if span.kind in _DELIMITERS:
        name, opening, closing = _DELIMITERS[span.kind]
        return f'<span class="math {name}">{opening}{text}{closing}</span>'
    return text
