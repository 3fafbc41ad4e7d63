"""An element of a page that the scan is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.readers.tags import Tag


class OpenElement:
    """An element that has begun and not ended. One object serves all elements of a depth."""

    tag: Tag
    meaning: int
    """One of the meanings of `cleaner.document.marks`, doubt resolved."""
    start: int
    """Where its name begins."""
    content: int
    """Where its content begins, after the start tag."""
    number: int
    """Among the elements that hold words; -1 as long as none were found in it."""
    position: int
    """Among the elements of its parent, from 1."""
    children: int
    """How many elements in it have begun."""
    block: int
    """The depth of the nearest block at or above it."""
    is_verbatim: bool
    """It is or stands in a block whose white space counts."""
    holds_foreign: bool
    """The elements in it are those of mathematics, where no tag is void."""
    is_left_out: bool
    """It is or stands in what no reader sees."""
    is_template: bool
    """It is or stands in a template, which tells nothing of the page."""
