"""The walk over the tree of a page, which finds its lines and the elements that they stand in.

A line is a longest run of inline content inside one block element; ``<br>`` ends it, and so
does a line end in ``<pre>``. Buttons, options, cells and hidden text are lines as well: what
they are is evidence, not a reason to lose words. Left out is only what no reader ever sees as
text: scripts, styles, templates, drawings, frames and the head. ``<noscript>`` is read, since
some forums have their posts nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Final, Generic, NamedTuple, TypeAlias, TypeVar

from selectolax.lexbor import LexborHTMLParser, LexborNode

# What a node means for the walk; plain numbers, as they are compared for every node of a page.
_LINK: Final = 0
_INLINE: Final = 1
_BLOCK: Final = 2
_VERBATIM: Final = 3
"""A block whose line ends count; up to here they hold content."""
_BREAK: Final = 4
"""From `_BLOCK` up to here they end a line."""
_PICTURE: Final = 5
_LEFT_OUT: Final = 6
_NO_ELEMENT: Final = 7
"""A comment and the like."""
_TEXT: Final = 8

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


class Entered:
    """The elements that a walk has entered, each after the one around it; 0 is the root."""

    __slots__ = ("around", "nodes", "places")

    def __init__(self) -> None:
        """Begin with none."""
        self.nodes: list[LexborNode] = []
        self.around: list[int] = []
        """The element around each; the root stands in itself."""
        self.places: list[int] = []
        """The place of each among the elements of its parent, from 1."""


Kept = TypeVar("Kept")
Found: TypeAlias = tuple[int, list[str], list[int], list[LexborNode], list[LexborNode], bool]
"""A line as the walk finds it; a bare tuple, since a page has hundreds:

the block it stands in, its texts, the elements that they stand in, the nodes they are of, the
pictures between the line above and this one, and whether its white space counts. Where a line
goes around a picture, the text is empty; where two links touch, a space stands in the second.
"""


class _Lines(Generic[Kept]):
    """What is kept of the lines that the walk has found, and the line that it is in."""

    __slots__ = ("holders", "keep", "kept", "pictures", "sources", "texts")

    def __init__(self, keep: Callable[[Found], Kept]) -> None:
        """Begin with nothing."""
        self.keep = keep
        self.kept: list[Kept] = []
        self.texts: list[str] = []
        self.holders: list[int] = []
        self.sources: list[LexborNode] = []
        self.pictures: list[LexborNode] = []

    def add(self, text: str, holder: int, source: LexborNode) -> None:
        """Go on with `text`, which stands in the element `holder`."""
        self.texts.append(text)
        self.holders.append(holder)
        self.sources.append(source)

    def picture(self, holder: int, source: LexborNode) -> None:
        """Go around a picture, or past one where the line has not begun."""
        if self.texts:
            self.add("", holder, source)
        else:
            self.pictures.append(source)

    def end(self, block: int, is_verbatim: bool) -> None:
        """Begin a new line; one without a word leaves its pictures to the next."""
        texts, holders, sources, pictures = self.texts, self.holders, self.sources, self.pictures
        self.texts, self.holders, self.sources = [], [], []
        for text in texts:
            if text and not text.isspace():
                found = (block, texts, holders, sources, pictures, is_verbatim)
                self.kept.append(self.keep(found))
                self.pictures = []
                return
        pictures += [source for source, text in zip(sources, texts, strict=True) if not text]


def found_lines(
    tree: LexborHTMLParser, entered: Entered, keep: Callable[[Found], Kept]
) -> list[Kept]:
    """Return what to `keep` of every line of `tree` in document order; `entered` fills up.

    >>> tree = LexborHTMLParser("<h1>Storm</h1><p>It <b>rained</b>.<br>All day.")
    >>> found_lines(tree, Entered(), lambda found: found[1])
    [['Storm'], ['It ', 'rained', '.'], ['All day.']]
    """
    lines = _Lines(keep)
    root = tree.root
    if root is None:
        return lines.kept
    nodes, around, places = entered.nodes, entered.around, entered.places
    nodes.append(root)
    around.append(0)
    places.append(1)
    roles = [_BLOCK]
    """Of what was entered."""
    role_of_tag: dict[int, int] = {}
    blocks = [0]
    here = children = verbatim = 0
    behind_a_link = False
    node = root.first_child
    while True:
        while node is None:
            role = roles[here]
            if role >= _BLOCK:
                if lines.texts:
                    lines.end(blocks[-1], verbatim > 0)
                blocks.pop()
                verbatim -= role == _VERBATIM
            elif role == _LINK:
                behind_a_link = True
            if not here:
                return lines.kept
            node = nodes[here].next
            children = places[here]
            here = around[here]
        tag: int = node.tag_id
        role = role_of_tag.get(tag, -1)
        if role < 0:
            role = role_of_tag[tag] = _ROLES.get(node.tag or "", _BLOCK)
        if role == _TEXT:
            text: str = node.text_content or ""
            if verbatim and "\n" in text:
                *ended, text = text.split("\n")
                for part in ended:
                    lines.add(part, here, node)
                    lines.end(blocks[-1], True)
            if text and (lines.texts or verbatim or not text.isspace()):
                lines.add(text, here, node)
                behind_a_link = False
        elif role != _NO_ELEMENT:
            children += 1
            if _BLOCK <= role <= _BREAK:
                if lines.texts:
                    lines.end(blocks[-1], verbatim > 0)
            elif role == _PICTURE:
                lines.picture(here, node)
            elif role == _LINK and behind_a_link and lines.texts:
                lines.add(" ", here, node)
            if role <= _VERBATIM and (child := node.first_child) is not None:
                around.append(here)
                here = len(nodes)
                nodes.append(node)
                places.append(children)
                roles.append(role)
                if role >= _BLOCK:
                    blocks.append(here)
                    verbatim += role == _VERBATIM
                children = 0
                node = child
                continue
        node = node.next


class Piece(NamedTuple):
    """A text node, or as much of it as belongs to one run, or a picture (``text`` is empty).

    Where two links touch, a piece with the second link and a space stands between them.
    """

    node: LexborNode
    text: str


class Run(NamedTuple):
    """The inline content of one line."""

    block: LexborNode
    """The nearest block element around it."""
    pieces: tuple[Piece, ...]
    """Its text nodes and pictures in order; their parents up to `block` are its inline markup."""
    pictures: tuple[LexborNode, ...]
    """Pictures that stand between the line above and this one."""
    text: str
    """The line as a browser would show it, white space squeezed unless it counts."""


def walk(tree: LexborHTMLParser) -> list[Run]:
    """Return every line of `tree` with its nodes, in document order.

    >>> tree = LexborHTMLParser("<h1>Storm</h1><p>It <b>rained</b>.<br>All day.")
    >>> [(run.block.tag, run.text) for run in walk(tree)]
    [('h1', 'Storm'), ('p', 'It rained.'), ('p', 'All day.')]
    """
    entered = Entered()

    def run(found: Found) -> Run:
        block, texts, _, sources, pictures, is_verbatim = found
        whole = "".join(texts)
        return Run(
            entered.nodes[block],
            tuple(map(Piece, sources, texts)),
            tuple(pictures),
            whole.rstrip() if is_verbatim else " ".join(whole.split()),
        )

    return found_lines(tree, entered, run)
