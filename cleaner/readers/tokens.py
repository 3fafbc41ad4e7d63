"""The tags and texts of a page in order, each text with its line, for who writes the page again.

The reader keeps the lines of a page and what stands around them (`cleaner.readers.scan`), but no
tag of a link and no text of a cell. Writers need these. So they go through the canonical form
(`cleaner.readers.canonical`) once more, by the same table of tags and with the same doubts
(`cleaner.readers.doubt`); a text is counted to a line as the reader counts it.

What comes out are columns of numbers: a page has thousands of tokens, and of most of them, menus
for instance, nobody ever wants the text.
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
    READING,
    RUBY,
    VERBATIM,
)
from cleaner.readers.canonical import (
    end_of_name,
    end_of_raw,
    end_of_tag,
    is_blank,
)
from cleaner.readers.growing import GrowingColumn
from cleaner.readers.opened import OpenElement
from cleaner.readers.token_kinds import ASIDE, END, GAP, RAW, READ, START, TEXT
from cleaner.readers.traversal import Traversal

if TYPE_CHECKING:
    from array import array

    from cleaner.readers.tags import Tag


class Tokens:
    """The tokens of a page, as columns."""

    html: str
    kinds: array[int]
    starts: array[int]
    """Where a text begins, or after the ``<`` of a tag its name."""
    ends: array[int]
    """Where a text or a tag ends."""
    others: array[int]

    def __init__(self, walk: Walk) -> None:
        """Take the tokens from a walk through a page."""
        self.html = walk.html
        self.kinds = walk.kinds.ints()
        self.starts = walk.starts.ints()
        self.ends = walk.ends.ints()
        self.others = walk.others.ints()

    def texts(self) -> list[tuple[str, int]]:
        """Return what stands in lines, each piece as it is written and with its line."""
        columns = zip(self.kinds, self.starts, self.ends, self.others, strict=True)
        return [
            (self.html[start:end], line)
            for kind, start, end, line in columns
            if kind in {TEXT, RAW} and line >= 0
        ]


def tokens_of(html: str) -> Tokens:
    """Return the tokens of a page in its canonical form.

    >>> tokens_of("<html><body><p>It <b>rained</b>.<br>All day.</p></body></html>").texts()
    [('It ', 0), ('rained', 0), ('.', 0), ('All day.', 1)]
    """
    walk = Walk(html)
    walk.run()
    walk.close_all()
    return Tokens(walk)


class Walk(Traversal):
    """A page that is gone through, and the line that the walk is in.

    The number of an open element is that of the token with which it began.
    """

    line: int
    has_begun: bool
    """The line has text, if only white space."""
    has_words: bool
    kinds: GrowingColumn
    starts: GrowingColumn
    ends: GrowingColumn
    others: GrowingColumn

    def __init__(self, html: str) -> None:
        """Take a page in its canonical form."""
        super().__init__(html)
        self.line = 0
        self.has_begun = False
        self.has_words = False
        self.kinds = GrowingColumn()
        self.starts = GrowingColumn()
        self.ends = GrowingColumn()
        self.others = GrowingColumn()

    def close_all(self) -> None:
        """Close the elements that the page leaves open at its end."""
        size = len(self.html)
        while self.depth >= 0:
            self.close(self.stack[self.depth], size, size)

    def _add(self, kind: int, start: int, end: int, other: int) -> int:
        """Add a token, and return its number."""
        number = self.kinds.size
        self.kinds.add(kind)
        self.starts.add(start)
        self.ends.add(end)
        self.others.add(other)
        return number

    # --- elements

    def take_start_tag(self, start: int) -> int:
        """Begin an element, and return where the walk goes on."""
        html = self.html
        name_end = end_of_name(html, start + 1)
        tag = self.tags.named(html[start + 1 : name_end])
        end = end_of_tag(html, name_end)
        if self.depth < 0:
            self._enter(tag, BLOCK, start + 1, end)
            return end
        top = self.stack[self.depth]
        meaning = top.meaning
        if meaning == READING and (tag.is_raw or tag.meaning == LEFT_OUT):
            meaning = LEFT_OUT
        elif meaning != LEFT_OUT and meaning != READING:
            meaning = self._meaning(tag, top, start + 1, end)
        if BLOCK <= meaning <= BREAK:
            self._end_line()
        elif meaning == LINK and self.is_after_link and self.has_begun:
            self._add(GAP, start, start, 0)
        if tag.is_void and not top.holds_foreign:
            number = self._add(START, start + 1, end, self.kinds.size + 1)
            self._add(END, start + 1, end, number)
            return end
        self._enter(tag, meaning, start + 1, end)
        if meaning == LEFT_OUT != tag.meaning and top.meaning != LEFT_OUT:
            self.kinds.values[self.stack[self.depth].number] = ASIDE
        if tag.is_raw:
            close = end_of_raw(html, tag.name, end)
            if meaning == LEFT_OUT:
                if tag.name == "style":
                    self.beside.hiding.take(html[end:close])
                self._add(RAW, end, close, -1)
                size = close + len(tag.name) + 3
                self.close(self.stack[self.depth], close, size)
                return size
            self._take_verbatim(RAW, end, close)
            return close
        return end

    def _meaning(self, tag: Tag, top: OpenElement, start: int, end: int) -> int:
        """Return what an element means where it stands, in `top`; its start tag ends at `end`."""
        meaning = tag.meaning
        if meaning == READING:
            return READING if top.tag.name in RUBY else INLINE
        if meaning == IN_DOUBT:
            is_inline = self.doubt.is_in_sentence(tag, end, self.depth, self.has_words)
            meaning = INLINE if is_inline else BLOCK
        if meaning > INLINE or tag.is_void:
            return meaning
        is_beside = self.beside.is_beside(meaning, start, end, self.depth, self.has_words)
        return LEFT_OUT if is_beside else meaning

    def _enter(self, tag: Tag, meaning: int, start: int, content: int) -> None:
        """Put an element on the stack."""
        self.depth += 1
        if self.depth == len(self.stack):
            self.stack.append(OpenElement())
        element = self.stack[self.depth]
        element.tag = tag
        element.number = self._add(START, start, content, -1)
        element.content = content
        element.meaning = meaning
        element.block = self.depth
        element.is_verbatim = meaning == VERBATIM
        element.holds_foreign = tag.begins_foreign
        if self.depth:
            around = self.stack[self.depth - 1]
            element.is_verbatim = element.is_verbatim or around.is_verbatim
            if not BLOCK <= meaning <= VERBATIM:
                element.block = around.block
            if around.holds_foreign and not tag.ends_foreign:
                element.holds_foreign = True

    def close(self, element: OpenElement, end: int, after: int) -> None:
        """Take the innermost element, whose content ends at `end`, from the stack."""
        if BLOCK <= element.meaning <= VERBATIM:
            self._end_line()
        elif element.meaning == LINK and end > element.content:
            self.is_after_link = True
        self.others.values[element.number] = self._add(END, end, after, element.number)
        self.depth -= 1

    # --- text

    def take_text(self, start: int, end: int) -> None:
        """Take the text between two tags."""
        top = self.stack[self.depth]
        if top.meaning == LEFT_OUT:
            self._add(TEXT, start, end, -1)
        elif top.meaning == READING:
            self._add(READ, start, end, self.line)
        elif top.is_verbatim:
            self._take_verbatim(TEXT, start, end)
        elif is_blank(self.html, start, end):
            self._add(TEXT, start, end, -1)
            if self.has_begun:
                self.is_after_link = False
        else:
            self._add_words(TEXT, start, end)

    def _take_verbatim(self, kind: int, start: int, end: int) -> None:
        """Take text whose line ends and white space count; a line end is part of its line."""
        html = self.html
        while start < end:
            line_end = html.find("\n", start, end)
            stop = line_end if line_end >= 0 else end
            after = line_end + 1 if line_end >= 0 else end
            blank = html[start:stop].isspace() if kind == RAW else is_blank(html, start, stop)
            if stop > start and not blank:
                self._add_words(kind, start, after)
            else:
                self._add(kind, start, after, -1)
                if stop > start:
                    self.has_begun = True
                    self.is_after_link = False
            if line_end >= 0:
                self._end_line()
            start = after

    def _add_words(self, kind: int, start: int, end: int) -> None:
        self._add(kind, start, end, self.line)
        self.has_begun = self.has_words = True
        self.is_after_link = False

    def _end_line(self) -> None:
        """End the line that the walk is in; only one that has words counts."""
        if self.has_words:
            self.line += 1
        self.has_begun = self.has_words = False
