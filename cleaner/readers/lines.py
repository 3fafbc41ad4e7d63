"""The lines of a page, as they are put together from the pieces of text between its tags."""

from __future__ import annotations

from typing import Final

from cleaner.document.marks import BIT
from cleaner.readers.growing import GrowingColumn

_LINK: Final = BIT["link"]
_BOLD: Final = BIT["bold"]


class Lines:
    """The lines that are done, and the one that the reader is in.

    A line has begun when something stands in it, white space in verbatim text for instance; it is
    kept when it has words: anything but white space.
    """

    texts: list[str]
    blocks: GrowingColumn
    elements: GrowingColumn
    visible_chars: GrowingColumn
    linked_chars: GrowingColumn
    bold_chars: GrowingColumn
    links: GrowingColumn
    pictures: GrowingColumn
    some_marks: GrowingColumn

    # The line that the reader is in.
    pieces: list[str]
    has_begun: bool
    has_words: bool
    is_squeezed: bool
    """All white space in it so far is single spaces between words, and perhaps one at its end."""
    ends_in_space: bool
    element: int
    """The innermost element around all its words."""
    last_element: int
    """The element of its last words."""
    visible: int
    linked: int
    bold: int
    link_count: int
    marks: int
    picture_count: int
    """Pictures in it, and between it and the last line that was kept."""

    def __init__(self) -> None:
        """Begin with none."""
        self.texts = []
        self.blocks = GrowingColumn()
        self.elements = GrowingColumn()
        self.visible_chars = GrowingColumn()
        self.linked_chars = GrowingColumn()
        self.bold_chars = GrowingColumn()
        self.links = GrowingColumn()
        self.pictures = GrowingColumn()
        self.some_marks = GrowingColumn()
        self.last_link_in = GrowingColumn()
        """For each element, one more than the line in which it was last counted as a link."""
        self.picture_count = 0
        self._begin()

    def _begin(self) -> None:
        self.pieces = []
        self.has_begun = False
        self.has_words = False
        self.is_squeezed = True
        self.ends_in_space = True
        self.last_element = -1
        self.visible = 0
        self.linked = 0
        self.bold = 0
        self.link_count = 0
        self.marks = 0

    def add_space(self, text: str) -> None:
        """Go on with white space."""
        self.pieces.append(text)
        self._look_through(text)
        self.has_begun = True

    def add_words(self, text: str, element: int, marks_around: int) -> None:
        """Go on with words, which stand in an element that is, or stands in, what is so marked."""
        self.pieces.append(text)
        self.has_begun = True
        self.has_words = True
        size = self._look_through(text)
        self.visible += size
        self.marks |= marks_around
        if marks_around & _LINK:
            self.linked += size
            if element != self.last_element:
                self._count_link(element)
        if marks_around & _BOLD:
            self.bold += size
        self.last_element = element

    def _look_through(self, text: str) -> int:
        """Return how many characters of `text` are no white space, and see how the others are."""
        visible = 0
        after_space = self.ends_in_space
        for character in text:
            if not character.isspace():
                visible += 1
                after_space = False
            elif after_space or character != " ":
                self.is_squeezed = False
            else:
                after_space = True
        self.ends_in_space = after_space
        return visible

    def _count_link(self, element: int) -> None:
        """Count an element in a link, once a line."""
        while self.last_link_in.size <= element:
            self.last_link_in.add(0)
        line = len(self.texts) + 1
        if self.last_link_in.values[element] != line:
            self.last_link_in.values[element] = line
            self.link_count += 1

    def end(self, block: int, is_verbatim: bool) -> None:
        """End the line, which stands in `block`; without a word, its pictures go to the next."""
        if self.has_words:
            text = self.pieces[0] if len(self.pieces) == 1 else "".join(self.pieces)
            if is_verbatim:
                text = text.rstrip()
            elif not self.is_squeezed or self.ends_in_space:
                text = squeezed(text)
            self.texts.append(text)
            self.blocks.add(block)
            self.elements.add(self.element)
            self.visible_chars.add(self.visible)
            self.linked_chars.add(self.linked)
            self.bold_chars.add(self.bold)
            self.links.add(self.link_count)
            self.pictures.add(self.picture_count)
            self.some_marks.add(self.marks)
            self.picture_count = 0
        self._begin()


def squeezed(text: str) -> str:
    r"""Return `text` as a browser shows it: one space for all white space, none at the ends.

    >>> squeezed("\n one  two\xa0three ")
    'one two three'
    """
    return " ".join(text.split())
