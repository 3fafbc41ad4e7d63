"""What the writers make of a page read from HTML: a shallow tree of blocks, and flat text in them.

A `Box` holds blocks (a list, a quotation, a cell), a `Leaf` holds text (a paragraph,
a heading). Text is not a tree: a leaf is a row of `Span`s, each of which knows
in which formats it stands. So nothing of it can nest deeply, a link that was wrapped
around two paragraphs is simply in both, and white space is easy to put right.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple, TypeAlias

from cleaner.document.labels import Label


class Format(NamedTuple):
    """Something that a piece of text is: strong, a link, ..."""

    tag: str
    """``a``, ``strong``, ``em``, ``del``, ``sub``, ``sup``, ``code``, ``kbd``, ``q``, ``mark``."""
    target: str = ""
    """Where a link leads to."""


class Kind(Enum):
    """What a span is."""

    TEXT = auto()
    BREAK = auto()
    IMAGE = auto()
    MATH = auto()
    DISPLAY_MATH = auto()
    NOTE = auto()
    """A mark that refers to a footnote; its target is the name of the note."""


class Span:
    """A piece of text that is in the same formats from end to end."""

    text: str
    """The words; LaTeX of a formula, alternative text of an image."""
    formats: tuple[Format, ...]
    """The outermost first."""
    kind: Kind
    target: str
    """Address of an image, name of a footnote."""
    is_provisional: bool
    """A formula of which the source may follow: it is replaced then."""

    def __init__(
        self,
        text: str,
        formats: tuple[Format, ...] = (),
        kind: Kind = Kind.TEXT,
        target: str = "",
        is_provisional: bool = False,
    ) -> None:
        """Take what it is."""
        self.text = text
        self.formats = formats
        self.kind = kind
        self.target = target
        self.is_provisional = is_provisional

    def saying(self, text: str) -> Span:
        """Return the same with another text."""
        return Span(text, self.formats, self.kind, self.target, self.is_provisional)

    def within(self, formats: tuple[Format, ...]) -> Span:
        """Return the same in other formats."""
        return Span(self.text, formats, self.kind, self.target, self.is_provisional)


class Leaf:
    """A block that holds text."""

    tag: str
    """``p``, ``h1`` to ``h6``, ``pre``, ``figcaption``, ``hr``."""
    spans: list[Span]
    label: Label | None
    """What the text is; None while it holds images or formulas and no word."""
    line: int
    """The number of the line it is made of; -1 for none."""
    language: str
    """Of ``pre``: the programming language."""
    note: str
    """The name of the footnote that this is, if it is one."""
    is_kept: bool

    def __init__(
        self,
        tag: str,
        spans: list[Span] | None = None,
        label: Label | None = None,
        line: int = -1,
    ) -> None:
        """Begin one, empty unless it gets `spans`."""
        self.tag = tag
        self.spans = [] if spans is None else spans
        self.label = label
        self.line = line
        self.language = ""
        self.note = ""
        self.is_kept = True

    @property
    def text(self) -> str:
        """The words, without any format."""
        return "".join([span.text for span in self.spans])


class Box:
    """A block that holds blocks."""

    tag: str
    """article, ul, ol, li, dl, dt, dd, blockquote, figure, table, caption, tr, th, td."""
    children: list[Block]
    number: int | None
    """Of ``li`` in ``ol``: its number."""
    colspan: int
    rowspan: int
    is_head: bool
    """Of ``tr``: it stands in ``thead``."""
    is_layout: bool
    """Of ``table``: the page says that it only arranges things."""
    note: str
    """The name of the footnote that this is, if it is one."""

    def __init__(self, tag: str, children: list[Block] | None = None, note: str = "") -> None:
        """Begin one, empty unless it gets `children`."""
        self.tag = tag
        self.children = [] if children is None else children
        self.number = None
        self.colspan = 1
        self.rowspan = 1
        self.is_head = False
        self.is_layout = False
        self.note = note


Block: TypeAlias = Box | Leaf

LISTS = frozenset({"ul", "ol"})
_KEEP_PARAGRAPHS = frozenset({"article", "blockquote", "figure"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def opening_leaf(box: Box) -> Leaf | None:
    """Return the paragraph that a box begins with, if it needs no paragraph of its own.

    It is all that the box holds, or lists follow: ``<li>One<ul>...</ul></li>``.
    """
    first = box.children[0] if box.children else None
    if box.tag in _KEEP_PARAGRAPHS or not isinstance(first, Leaf) or first.tag != "p":
        return None
    for block in box.children[1:]:
        if not isinstance(block, Box) or block.tag not in LISTS:
            return None
    return first
