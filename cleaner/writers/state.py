"""What the elements that are open mean to the builder of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cleaner.document.labels import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleaner.writers.tree import Format


_LEAF_OF_LABEL = {Label.TITLE: "h1", Label.CAPTION: "figcaption"}
_ABOVE_TEXT = frozenset({Label.STANDFIRST, Label.BYLINE})
"""Lines that are no heading, even in the element of one."""
_PLAIN_PLACES = frozenset({"article", "blockquote", "li"})
"""Where a line that is labelled a heading becomes one, whatever its element."""
_DEFAULT_HEADING = "h2"
_BODY: Final = Label.BODY


class State:
    """What an open element changes for what is in it."""

    boxes: int
    """How many boxes are open in it."""
    formats: tuple[Format, ...]
    leaf: str
    """What a paragraph in it is."""
    is_verbatim: bool
    is_head: bool
    tag: str
    attributes: Mapping[str, str]

    def __init__(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin with what is so where no element is open."""
        self.boxes = 1
        self.formats = ()
        self.leaf = "p"
        self.is_verbatim = False
        self.is_head = False
        self.tag = tag
        self.attributes = attributes


def leaf_of(label: Label, leaf: str, box: str) -> str:
    """Return what text with a `label` becomes in an element that makes a `leaf`, and in a `box`.

    >>> leaf_of(Label.BODY, "h3", "article"), leaf_of(Label.HEADING, "p", "article")
    ('h3', 'h2')
    """
    if leaf == "pre" or label is _BODY:
        return leaf
    if label in _ABOVE_TEXT:
        return "p"
    if label is Label.HEADING and leaf == "p" and box in _PLAIN_PLACES:
        return _DEFAULT_HEADING
    return _LEAF_OF_LABEL.get(label, leaf)
