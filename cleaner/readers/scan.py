"""The one scan of a page: its canonical form (`cleaner.readers.canonical`) into lines and elements.

A line is a longest run of inline content inside one block element; ``<br>`` ends it, and so does
a line end in ``<pre>``. Options, cells and hidden text are lines as well: what they are is
evidence, not a reason to lose words. Left out is what no reader ever sees as text: scripts,
styles, templates, drawings, frames and the head; and what stands beside the words of a line
(`cleaner.readers.beside`). ``<noscript>`` is read: some forums have their posts nowhere else.

The scan goes from tag to tag, with a stack of the elements that are open. An element gets a
number, and its attributes are taken apart, only when words are found in it: most have none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.document.marks import (
    BLOCK,
    BREAK,
    IN_DOUBT,
    INLINE,
    LEFT_OUT,
    LINK,
    PICTURE,
    READING,
    RUBY,
    VERBATIM,
)
from cleaner.readers.canonical import (
    end_of_name,
    end_of_raw,
    end_of_tag,
    is_blank,
    unescaped,
)
from cleaner.readers.elements import Elements
from cleaner.readers.head import FoundInHead
from cleaner.readers.lines import Lines
from cleaner.readers.opened import OpenElement
from cleaner.readers.traversal import Traversal

if TYPE_CHECKING:
    from cleaner.readers.tags import Tag


class Scan(Traversal):
    """A page that is being read."""

    elements: Elements
    lines: Lines
    head: FoundInHead
    decisions: list[bool]
    """Of each element in doubt, in the order of the page: whether it is inline."""
    met: int
    """How many elements were met, but for those in what is left out."""
    besides: list[int]
    """Those of them that stand beside the words of their line."""
    lowest: int
    """The least depth since the last words of the line that the scan is in."""
    common: int
    """The depth of the innermost element around all words of that line."""

    def __init__(self, html: str) -> None:
        """Take a page in its canonical form."""
        super().__init__(html)
        self.elements = Elements()
        self.lines = Lines()
        self.head = FoundInHead()
        self.decisions = []
        self.met = 0
        self.besides = []
        self.lowest = 0
        self.common = 0

    # --- elements

    def take_start_tag(self, start: int) -> int:
        """Begin an element, and return where the scan goes on."""
        html = self.html
        name_end = end_of_name(html, start + 1)
        tag = self.tags.named(html[start + 1 : name_end])
        end = end_of_tag(html, name_end)
        if self.depth < 0:
            self._open(tag, BLOCK, start + 1, end)
            self._number_top()
            return end
        top = self.stack[self.depth]
        top.children += 1
        if tag.tells_of_page and not top.is_template:
            self.head.look_at(tag.name, html, name_end, end)
        meaning = LEFT_OUT if top.is_left_out else self._meaning(tag, top, start + 1, end)
        self._begin(meaning)
        if tag.is_void and not top.holds_foreign:
            return end
        if tag.is_raw:
            close = end_of_raw(html, tag.name, end)
            if meaning == LEFT_OUT:
                if tag.name == "style":
                    self.beside.hiding.take(html[end:close])
                return close + len(tag.name) + 3
            self._open(tag, meaning, start + 1, end)
            self._take_verbatim(html[end:close])
            return close
        self._open(tag, meaning, start + 1, end)
        return end

    def _meaning(self, tag: Tag, top: OpenElement, start: int, end: int) -> int:
        """Return what an element means where it stands, in `top`; its start tag ends at `end`."""
        meaning, has_words = tag.meaning, self.lines.has_words
        self.met += 1
        if meaning == READING:
            return LEFT_OUT if top.tag.name in RUBY else INLINE
        if meaning == IN_DOUBT:
            is_inline = self.doubt.is_in_sentence(tag, end, self.depth, has_words)
            self.decisions.append(is_inline)
            meaning = INLINE if is_inline else BLOCK
        if meaning > INLINE or tag.is_void:
            return meaning
        if self.beside.is_beside(meaning, start, end, self.depth, has_words):
            self.besides.append(self.met)
            return LEFT_OUT
        return meaning

    def _begin(self, meaning: int) -> None:
        """Do what the beginning of an element does to the line."""
        if meaning == PICTURE:
            self.lines.picture_count += 1
        elif meaning == LINK:
            if self.is_after_link and self.lines.has_begun:
                self.lines.add_space(" ")
        elif BLOCK <= meaning <= BREAK:
            self._end_line()

    def _open(self, tag: Tag, meaning: int, start: int, content: int) -> None:
        """Put an element on the stack."""
        self.depth += 1
        if self.depth == len(self.stack):
            self.stack.append(OpenElement())
        element = self.stack[self.depth]
        element.tag = tag
        element.meaning = meaning
        element.start = start
        element.content = content
        element.number = -1
        element.children = 0
        element.position = 1
        element.block = self.depth
        element.is_verbatim = meaning == VERBATIM
        element.is_left_out = meaning == LEFT_OUT
        element.is_template = tag.is_template
        element.holds_foreign = tag.begins_foreign
        if self.depth:
            self._inherit(element, self.stack[self.depth - 1])

    def _inherit(self, element: OpenElement, parent: OpenElement) -> None:
        """Note what an element is because of the one around it."""
        element.position = parent.children
        if not BLOCK <= element.meaning <= VERBATIM:
            element.block = parent.block
        element.is_verbatim = element.is_verbatim or parent.is_verbatim
        element.is_left_out = element.is_left_out or parent.is_left_out
        element.is_template = element.is_template or parent.is_template
        if parent.holds_foreign and not element.tag.ends_foreign:
            element.holds_foreign = True

    def close(self, element: OpenElement, end: int, after: int) -> None:
        """Take the innermost element from the stack; its content ends at `end`."""
        if not element.is_left_out:
            if BLOCK <= element.meaning <= VERBATIM:
                self._end_line()
            elif element.meaning == LINK and end > element.content:
                self.is_after_link = True
        self.depth -= 1
        self.lowest = min(self.lowest, self.depth)

    def _number_top(self) -> int:
        """Return the number of the innermost open element; give one to all that are open."""
        stack = self.stack
        numbered = self.depth
        parent = 0
        while numbered >= 0:
            element = stack[numbered]
            if element.number >= 0:
                parent = element.number
                break
            numbered -= 1
        while numbered < self.depth:
            numbered += 1
            element = stack[numbered]
            written = self.html[element.start : element.content - 1]
            parent = element.number = self.elements.add(
                element.tag, written, parent, element.position
            )
        return parent

    # --- text

    def take_text(self, start: int, end: int) -> None:
        """Take the text between two tags, as it is written."""
        top = self.stack[self.depth]
        if top.is_left_out:
            return
        if top.is_verbatim:
            self._take_verbatim(unescaped(self.html[start:end]))
        elif not is_blank(self.html, start, end):
            self._add_words(unescaped(self.html[start:end]))
        elif self.lines.has_begun:
            self.lines.add_space(" ")
            self.is_after_link = False

    def _take_verbatim(self, text: str) -> None:
        """Take text whose line ends and white space count."""
        start = 0
        while True:
            end = text.find("\n", start)
            self._add_verbatim(text[start:end] if end >= 0 else text[start:])
            if end < 0:
                return
            self._end_line()
            start = end + 1

    def _add_verbatim(self, text: str) -> None:
        if not text:
            return
        if text.isspace():
            self.lines.add_space(text)
            self.is_after_link = False
        else:
            self._add_words(text)

    def _add_words(self, text: str) -> None:
        """Add words that stand in the innermost open element."""
        lines = self.lines
        number = self._number_top()
        if not lines.has_words:
            self.common = self.lowest = self.depth
            lines.element = number
        elif self.lowest < self.common:
            self.common = self.lowest
            common = self.stack[self.common]
            lines.element = common.number
        lines.add_words(text, number, self.elements.marks_around.values[number])
        self.is_after_link = False

    def _end_line(self) -> None:
        """End the line that the scan is in, if it has begun."""
        if self.lines.has_begun:
            top = self.stack[self.depth]
            block = self.stack[top.block]
            self.lines.end(block.number, top.is_verbatim)
