"""HTML into lines: the leaf text blocks of the tree, in document order.

A line is a longest run of inline content inside one block element; ``<br>`` ends it, and so
does a line end in ``<pre>``. Buttons, options, cells and hidden text are lines as well: what
they are is evidence, not a reason to lose words. Left out is only what no reader ever sees as
text: scripts, styles, templates, drawings, frames and the head. ``<noscript>`` is read, since
some forums have their posts nowhere else.

The parser is lexbor (through selectolax): it builds the tree as browsers do, keeps the words
of broken and deep pages, and takes less than half the time of lxml
(`docs/experiments.md`). No object of it survives in what comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

import regex
from selectolax.lexbor import LexborHTMLParser, LexborNode

from cleaner.lines import ListedLines, ReadLines
from cleaner.markup import BIT, Markup
from cleaner.readers.attributes import trimmed
from cleaner.readers.head import told_by
from cleaner.readers.nesting import flattened

# What a node means for the walk; plain numbers, as they are compared for every node of a page.
_BLOCK, _INLINE, _TEXT, _BREAK, _VERBATIM, _PICTURE, _LINK, _LEFT_OUT, _NO_ELEMENT = range(9)
"""`_VERBATIM` is a block whose line ends count; `_NO_ELEMENT` is a comment and the like."""
_BLOCKS = (_BLOCK, _VERBATIM)

_ROLES: MappingProxyType[str, int] = MappingProxyType(
    {
        **dict.fromkeys(
            "abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark math q rp "
            "rt ruby s samp small span strike strong sub sup time tt u var wbr input nobr mi mn "
            "mo mrow msub msup msubsup mfrac msqrt mroot mtext ms mspace mtable mtr mtd mover "
            "munder munderover mstyle semantics mpadded mphantom menclose".split(),
            _INLINE,
        ),
        **dict.fromkeys(
            "script style template svg iframe head object embed audio video canvas noembed "
            "noframes param source track area base link meta title annotation "
            "annotation-xml".split(),
            _LEFT_OUT,
        ),
        **dict.fromkeys(["-comment", "!doctype", "-doctype"], _NO_ELEMENT),
        **dict.fromkeys(["pre", "listing", "xmp", "plaintext", "textarea"], _VERBATIM),
        "-text": _TEXT,
        "a": _LINK,
        "br": _BREAK,
        "img": _PICTURE,
    }
)
"""By tag; every other element is a block."""


class Piece(NamedTuple):
    """A text node, or as much of it as belongs to one run, or a picture (``text`` is empty).

    Where two links touch, a piece with the second link and a space stands between them.
    """

    node: LexborNode
    text: str


class Open:
    """An element that the walk is inside of, or was."""

    __slots__ = ("around", "children", "node", "number", "place", "role")

    def __init__(self, node: LexborNode, around: Open | None, role: int, place: int) -> None:
        """Enter `node`."""
        self.node = node
        self.around = around
        self.role = role
        self.place = place
        """Its place among the elements of its parent, from 1."""
        self.children = 0
        """Elements in it that the walk has met."""
        self.number = -1
        """What the reader numbers it by; -1 until it does."""


class Run(NamedTuple):
    """The inline content of one line."""

    block: LexborNode
    """The nearest block element around it."""
    pieces: tuple[Piece, ...]
    """Its text nodes and pictures in order; their parents up to `block` are its inline markup."""
    pictures: tuple[LexborNode, ...]
    """Pictures that stand between the line above and this one."""
    verbatim: bool
    """White space counts: the run is one line of ``<pre>``."""
    opened: Open
    """The block as the walk entered it."""
    holders: tuple[Open, ...]
    """The elements that the pieces stand in."""

    @property
    def text(self) -> str:
        """The line as a browser would show it, white space squeezed unless it counts."""
        pieces = self.pieces
        whole = pieces[0].text if len(pieces) == 1 else "".join([text for _, text in pieces])
        return whole.rstrip() if self.verbatim else " ".join(whole.split())


def parse(source: str) -> LexborHTMLParser:
    """Return the tree of `source`; anything at all is HTML to it.

    >>> parse("<p>one<p>two").css_first("p").text()
    'one'
    >>> [run.text for run in walk(parse("<frameset><p>words"))]
    ['words']
    """
    content = flattened(trimmed(_utf8(source)))
    tree = LexborHTMLParser(content)
    if tree.body is None:  # a frameset took its place, and a parser drops all text behind one
        tree = LexborHTMLParser(_FRAMES.sub(b"<div", content))
    return tree


_FRAMES = regex.compile(rb"<frameset(?=[\s/>])", regex.IGNORECASE)


def _utf8(source: str) -> bytes:
    """Encode `source`; pairs of surrogates become characters, single ones U+FFFD."""
    try:
        return source.encode()
    except UnicodeEncodeError:
        return source.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


def walk(tree: LexborHTMLParser) -> Iterator[Run]:
    """Yield every line of `tree` with its nodes, in document order, without recursion.

    >>> [run.text for run in walk(parse("<h1>Storm</h1><p>It <b>rained</b>.<br>All day."))]
    ['Storm', 'It rained.', 'All day.']
    """
    node = tree.root
    if node is None:
        return
    roles: dict[int, int] = {}
    here = Open(node, None, _BLOCK, 1)
    blocks = [here]
    pieces: list[Piece] = []
    holders: list[Open] = []
    pictures: list[LexborNode] = []
    verbatim = 0
    behind_a_link = False

    def run() -> Iterator[Run]:
        """End the line, if there is one."""
        block = blocks[-1]
        for piece in pieces:
            if piece.text and not piece.text.isspace():
                yield Run(
                    block.node,
                    tuple(pieces),
                    tuple(pictures),
                    verbatim > 0,
                    block,
                    tuple(holders),
                )
                pictures.clear()
                break
        else:
            pictures.extend(piece.node for piece in pieces if not piece.text)
        pieces.clear()
        holders.clear()

    following = node.child
    while True:
        while following is None:
            if here.role in _BLOCKS:
                if pieces:
                    yield from run()
                blocks.pop()
                verbatim -= here.role == _VERBATIM
            elif here.role == _LINK:
                behind_a_link = True
            following = here.node.next
            if here.around is None:
                return
            here = here.around
        node = following
        tag = node.tag_id
        role = roles.get(tag)
        if role is None:
            role = roles[tag] = _ROLES.get(node.tag or "", _BLOCK)
        if role == _TEXT:
            text = node.text_content or ""
            if verbatim and "\n" in text:
                *ended, text = text.split("\n")
                for part in ended:
                    pieces.append(Piece(node, part))
                    holders.append(here)
                    yield from run()
            if text and (pieces or verbatim or not text.isspace()):
                pieces.append(Piece(node, text))
                holders.append(here)
                behind_a_link = False
            following = node.next
            continue
        if role == _NO_ELEMENT:
            following = node.next
            continue
        here.children += 1
        child = None
        if role in _BLOCKS:
            if pieces:
                yield from run()
            child = node.child
        elif role == _INLINE:
            child = node.child
        elif role == _LINK:
            child = node.child
            if behind_a_link and pieces:
                pieces.append(Piece(node, " "))
                holders.append(here)
        elif role == _BREAK:
            if pieces:
                yield from run()
        elif role == _PICTURE:
            if pieces:
                pieces.append(Piece(node, ""))
                holders.append(here)
            else:
                pictures.append(node)
        if child is None:
            following = node.next
            continue
        here = Open(node, here, role, here.children)
        if role in _BLOCKS:
            blocks.append(here)
            verbatim += role == _VERBATIM
        following = child


def read_html(source: str) -> tuple[ReadLines, Markup]:
    """Return the lines of `source`, and what its tree tells about them.

    The parser does not tell where in the source a line stands; searching for it cost as much as
    half the walk, found 82 of 100 lines and was wrong in one of 200 (docs/experiments.md).

    >>> lines, _ = read_html("<nav><a href=/>Home</a></nav><p>It rained.")
    >>> list(lines), lines.paths[1]
    (['Home', 'It rained.'], 'html > body:nth-child(2) > p:nth-child(2)')
    """
    tree = parse(source)
    elements = _Elements()
    if tree.root is not None:
        elements.number(Open(tree.root, None, _BLOCK, 1))
    texts: list[str] = []
    paths: list[str] = []
    columns: list[tuple[int, ...]] = []
    for run in walk(tree):
        measured = _measured(run, elements)
        columns.append(measured)
        texts.append(run.text)
        paths.append(elements.path(measured[1]))
    blocks, inner, chars, linked, bold, links, some, pictures = (
        zip(*columns, strict=True) if columns else ((),) * 8
    )
    return ListedLines(texts, paths=paths), Markup(
        parents=tuple(elements.parents),
        tags=tuple(elements.tags),
        names=tuple(elements.names),
        own=tuple(elements.own),
        inside=tuple(elements.inside),
        blocks=blocks,
        elements=inner,
        chars=chars,
        linked=linked,
        bold=bold,
        links=links,
        some=some,
        pictures=pictures,
        told=told_by(tree),
    )


_LINK_BIT, _BOLD_BIT = BIT["link"], BIT["bold"]


def _measured(run: Run, elements: _Elements) -> tuple[int, ...]:
    """Return the columns of a line, in the order of `Markup`."""
    block = elements.number(run.opened)
    inner = last = -1
    chars = linked = bold = some = pictures = bits = 0
    links = set()
    inside = elements.inside
    for (_, text), holder in zip(run.pieces, run.holders, strict=True):
        size = len("".join(text.split()))
        if not size:
            pictures += not text
            continue
        element = holder.number
        if element < 0:
            element = elements.number(holder)
        if element != last:
            last, bits = element, inside[element]
            some |= bits
            inner = element if inner < 0 else elements.common(inner, element)
            if bits & _LINK_BIT:
                links.add(element)
        chars += size
        if bits & _LINK_BIT:
            linked += size
        if bits & _BOLD_BIT:
            bold += size
    return block, inner, chars, linked, bold, len(links), some, pictures + len(run.pictures)


_TAG_BITS: MappingProxyType[str, int] = MappingProxyType(
    {
        **{
            tag: BIT[tag]
            for tag in "article main nav header footer aside section form figure table details "
            "noscript button time label address".split()
        },
        **dict.fromkeys(["ul", "ol", "dl", "menu"], BIT["list"]),
        **dict.fromkeys(["h1", "h2", "h3", "h4", "h5", "h6"], BIT["heading"]),
        **dict.fromkeys(["pre", "code", "samp", "kbd", "listing"], BIT["code"]),
        **dict.fromkeys(["b", "strong"], BIT["bold"]),
        **dict.fromkeys(["select", "datalist"], BIT["choice"]),
        "search": BIT["search"],
        "blockquote": BIT["quote"],
        "figcaption": BIT["caption"] | BIT["picture_text"],
        "caption": BIT["caption"],
        "dialog": BIT["dialog"],
    }
)
_ROLE_BITS: MappingProxyType[str, int] = MappingProxyType(
    {
        "navigation": BIT["nav"],
        "menu": BIT["nav"],
        "menubar": BIT["nav"],
        "tablist": BIT["nav"],
        "main": BIT["main"],
        "banner": BIT["header"],
        "contentinfo": BIT["footer"],
        "complementary": BIT["aside"],
        "article": BIT["article"],
        "dialog": BIT["dialog"],
        "alertdialog": BIT["dialog"],
        "search": BIT["search"],
        "button": BIT["button"],
        "form": BIT["form"],
        "heading": BIT["heading"],
        "list": BIT["list"],
        "table": BIT["table"],
        "figure": BIT["figure"],
        "listbox": BIT["choice"],
    }
)
_PROPERTY_BITS: MappingProxyType[str, int] = MappingProxyType(
    {
        "articlebody": BIT["item_body"],
        "text": BIT["item_body"],
        "reviewbody": BIT["item_body"] | BIT["item_review"],
        "headline": BIT["item_headline"],
        "name": BIT["item_name"],
        "description": BIT["item_description"],
        "author": BIT["item_author"],
        "creator": BIT["item_author"],
        "datepublished": BIT["item_date"],
        "datecreated": BIT["item_date"],
        "datemodified": BIT["item_date"],
        "comment": BIT["item_comment"],
        "comments": BIT["item_comment"],
        "review": BIT["item_review"],
        "reviews": BIT["item_review"],
        "aggregaterating": BIT["item_review"],
        "price": BIT["item_price"],
        "offers": BIT["item_price"],
    }
)
_TYPE_BITS: MappingProxyType[str, int] = MappingProxyType(
    {
        **dict.fromkeys(
            "article newsarticle blogposting reportage techarticle scholarlyarticle recipe "
            "liveblogposting medicalwebpage discussionforumposting question".split(),
            BIT["type_article"],
        ),
        **dict.fromkeys(["comment", "usercomments", "answer"], BIT["type_comment"]),
        **dict.fromkeys(["product", "offer", "individualproduct"], BIT["type_product"]),
        **dict.fromkeys(["review", "rating", "aggregaterating"], BIT["type_review"]),
        **dict.fromkeys(["person", "organization", "newsmediaorganization"], BIT["type_person"]),
        "breadcrumblist": BIT["type_breadcrumb"],
        **dict.fromkeys(
            ["sitenavigationelement", "wpheader", "wpfooter", "wpsidebar"], BIT["type_menu"]
        ),
    }
)
_HIDING = regex.compile(r"display\s*+:\s*+none|visibility\s*+:\s*+hidden", regex.IGNORECASE)
_PLAIN_TAG = regex.compile(r"[a-z][a-z0-9-]*+")
MAX_NAME_CHARS = 300
"""Longer class attributes are lists of utilities; what they name stands in front."""
_NAMING = frozenset({"class", "id", "data-testid", "data-component"})


class _Elements:
    """The elements that hold text, numbered as they are met; a parent before its children."""

    def __init__(self) -> None:
        self._depths: list[int] = []
        self._places: list[int] = []
        self._selectors: dict[str, str] = {}
        self._paths: list[str] = []
        """By number; empty where nobody asked yet."""
        self.parents: list[int] = []
        self.tags: list[str] = []
        self.names: list[str] = []
        self.own: list[int] = []
        self.inside: list[int] = []

    def number(self, element: Open) -> int:
        """Return the number of `element`; it and those around it get one where they have none."""
        if element.number >= 0:
            return element.number
        around = element.around
        if around is None:  # the root, whoever met it first
            element.number = 0
            if not self.parents:
                self._add(element, 0, 0, 0)
            return 0
        chain = [element]
        while around.around is not None and around.number < 0:
            chain.append(around)
            around = around.around
        parent = around.number if around.number >= 0 else self.number(around)
        for inner in reversed(chain):
            inner.number = len(self.parents)
            self._add(inner, parent, self._depths[parent] + 1, self.inside[parent])
            parent = inner.number
        return parent

    def common(self, one: int, other: int) -> int:
        """Return the innermost element around both."""
        parents, depths = self.parents, self._depths
        while one != other:
            if depths[one] >= depths[other]:
                one = parents[one]
            else:
                other = parents[other]
        return one

    def _add(self, element: Open, parent: int, depth: int, inherited: int) -> None:
        tag = element.node.tag or ""
        names, own = _described(tag, element.node.attributes)
        self.parents.append(parent)
        self._depths.append(depth)
        self._places.append(element.place)
        self._paths.append("")
        self.tags.append(tag)
        self.names.append(names)
        self.own.append(own)
        self.inside.append(own | inherited)

    def path(self, number: int) -> str:
        """Return a CSS selector of an element."""
        paths, chain = self._paths, []
        while not paths[number]:
            if not number:
                paths[0] = "html"
                break
            chain.append(number)
            number = self.parents[number]
        path = paths[number]
        for element in reversed(chain):
            tag = self.tags[element]
            selector = self._selectors.get(tag)
            if selector is None:
                selector = self._selectors[tag] = tag if _PLAIN_TAG.fullmatch(tag) else "*"
            path = paths[element] = f"{path} > {selector}:nth-child({self._places[element]})"
        return path


def _described(tag: str, attributes: Mapping[str, str | None]) -> tuple[str, int]:
    """Return what an element is called, and the `BIT`s of what it is."""
    own = _TAG_BITS.get(tag, 0)
    names = ""
    for name, value in attributes.items():
        if name in _NAMING:
            names = f"{names} {value or ''}" if names else value or ""
        elif name in _TELLING:
            own |= _TELLING[name](tag, value or "")
    if tag == "dialog" and "open" not in attributes:
        own |= BIT["hidden"]
    return names[:MAX_NAME_CHARS], own


def _role(tag: str, value: str) -> int:
    return _ROLE_BITS.get(value.strip().lower(), 0)


def _properties(tag: str, value: str) -> int:
    bits = 0
    for name in value.lower().split():
        bits |= _PROPERTY_BITS.get(name, 0)
    return bits


def _type(tag: str, value: str) -> int:
    return _TYPE_BITS.get(value.rstrip("/").rpartition("/")[2].lower(), 0)


def _style(tag: str, value: str) -> int:
    return BIT["hidden"] if _HIDING.search(value) else 0


def _rel(tag: str, value: str) -> int:
    return BIT["author_link"] if tag == "a" and "author" in value.lower().split() else 0


_TELLING: MappingProxyType[str, Callable[[str, str], int]] = MappingProxyType(
    {
        "role": _role,
        "itemprop": _properties,
        "itemtype": _type,
        "style": _style,
        "rel": _rel,
        "hidden": lambda tag, value: BIT["hidden"],
        "aria-hidden": lambda tag, value: BIT["aria_hidden"] if value.lower() == "true" else 0,
        "href": lambda tag, value: BIT["link"] if tag == "a" else 0,
    }
)
"""The attributes that say what an element is, and how."""
