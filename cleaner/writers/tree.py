"""What the writers make of a page read from HTML: a shallow tree of blocks, and flat text in them.

A `Box` holds blocks (a list, a quotation, a cell), a `Leaf` holds text (a paragraph,
a heading). Text is not a tree: a leaf is a row of `Span`s, each of which knows
in which formats it stands. So nothing of it can nest deeply, a link that was wrapped
around two paragraphs is simply in both, and white space is easy to put right.
"""

from __future__ import annotations

from dataclasses import dataclass, field
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


class Span(NamedTuple):
    """A piece of text that is in the same formats from end to end."""

    text: str
    """The words; LaTeX of a formula, alternative text of an image."""
    formats: tuple[Format, ...] = ()
    """The outermost first."""
    kind: Kind = Kind.TEXT
    target: str = ""
    """Address of an image, name of a footnote."""
    is_provisional: bool = False
    """A formula of which the source may follow: it is replaced then."""


@dataclass(slots=True)
class Leaf:
    """A block that holds text."""

    tag: str
    """``p``, ``h1`` to ``h6``, ``pre``, ``figcaption``, ``hr``."""
    spans: list[Span] = field(default_factory=list)
    label: Label | None = None
    """What the text is; None while it holds images or formulas and no word."""
    line: int | None = None
    """The number of the line it is made of."""
    language: str = ""
    """Of ``pre``: the programming language."""
    note: str = ""
    """The name of the footnote that this is, if it is one."""
    is_kept: bool = True

    @property
    def text(self) -> str:
        """The words, without any format."""
        return "".join(span.text for span in self.spans)


@dataclass(slots=True)
class Box:
    """A block that holds blocks."""

    tag: str
    """article, ul, ol, li, dl, dt, dd, blockquote, figure, table, caption, tr, th, td."""
    children: list[Block] = field(default_factory=list)
    number: int | None = None
    """Of ``li`` in ``ol``: its number."""
    colspan: int = 1
    rowspan: int = 1
    is_head: bool = False
    """Of ``tr``: it stands in ``thead``."""
    is_layout: bool = False
    """Of ``table``: the page says that it only arranges things."""
    note: str = ""
    """The name of the footnote that this is, if it is one."""


Block: TypeAlias = Box | Leaf

LISTS = frozenset({"ul", "ol"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
