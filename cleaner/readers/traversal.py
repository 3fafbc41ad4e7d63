"""How a page in its canonical form (`cleaner.readers.canonical`) is gone through, tag by tag.

The reader of lines (`cleaner.readers.scan`) and that of tokens (`cleaner.readers.tokens`) go the
same way, with a stack of the elements that are open; what each makes of a tag is its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.readers.beside import Beside
from cleaner.readers.canonical import end_of_name, past_comment, start_of_next
from cleaner.readers.doubt import Doubt
from cleaner.readers.tags import Tags

if TYPE_CHECKING:
    from cleaner.readers.opened import OpenElement


class Traversal:
    """A page that is gone through."""

    html: str
    tags: Tags
    stack: list[OpenElement]
    """The elements that are open, and below them what is left of others."""
    doubt: Doubt
    beside: Beside
    depth: int
    """Of the innermost open element; the root has 0, outside it is -1."""
    is_after_link: bool
    """A link has ended, and no text has come since."""

    def __init__(self, html: str) -> None:
        """Take a page in its canonical form."""
        self.html = html
        self.tags = Tags()
        self.stack = []
        self.doubt = Doubt(html, self.tags, self.stack)
        self.beside = Beside(html, self.stack, self.doubt)
        self.depth = -1
        self.is_after_link = False

    def run(self) -> None:
        """Go through the page."""
        html = self.html
        size = len(html)
        position = 0
        while position < size:
            tag = start_of_next(html, position)
            if tag > position and self.depth >= 0:
                self.take_text(position, tag)
            if tag + 1 >= size:
                return
            mark = html[tag + 1]
            if mark == "/":
                position = self._take_end_tag(tag)
            elif mark == "!" or mark == "?":
                position = past_comment(html, tag)
            else:
                position = self.take_start_tag(tag)

    def _take_end_tag(self, start: int) -> int:
        """End the innermost element, if the tag is its own, and return where to go on."""
        html = self.html
        name_end = end_of_name(html, start + 2)
        if self.depth >= 0:
            element = self.stack[self.depth]
            name = element.tag.name
            if name_end - start - 2 == len(name) and html.startswith(name, start + 2):
                self.close(element, start, name_end + 1)
        return name_end + 1

    def take_start_tag(self, start: int) -> int:
        """Begin an element, and return where to go on."""
        raise NotImplementedError

    def take_text(self, start: int, end: int) -> None:
        """Take the text between two tags, as it is written."""
        raise NotImplementedError

    def close(self, element: OpenElement, end: int, after: int) -> None:
        """Take the innermost element from the stack; its content and its end tag end there."""
        raise NotImplementedError
