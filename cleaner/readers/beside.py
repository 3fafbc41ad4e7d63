"""Whether an inline element stands beside the words of its line and is none of them.

Numbers in front of code, "[edit]", the mark that links a heading to itself, a hidden piece of a
sentence: a line is read without them. Only where other words of the line stand beside the
element: what has a line of its own keeps it, and is judged like any other
(`cleaner.readers.unseen`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cleaner.document.marks import LINK
from cleaner.readers.beside_names import (
    has_word,
    is_number,
    names_a_permalink,
    names_an_edit_link,
    names_numbers,
)
from cleaner.readers.canonical import (
    end_of_name,
    end_of_tag,
    end_of_value,
    past_comment,
    start_of_next,
    unescaped,
    value_of_attribute,
)
from cleaner.readers.hiding import Hiding, hides

if TYPE_CHECKING:
    from cleaner.readers.doubt import Doubt
    from cleaner.readers.opened import OpenElement

MAX_PIECE_CHARS: Final = 500
"""A longer piece that is hidden is the rest of a text, with a button that shows it; its markup is
counted too."""
_HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6 dt".split())
_TELLING: Final = frozenset("class id href style hidden".split())
# What a start tag says of its element, as bits.
_NUMBER: Final = 1
_EDIT: Final = 2
_HIDDEN: Final = 4
_TO_ITSELF: Final = 8
_PERMALINK: Final = 16


class Beside:
    """A page that is being read, and what its start tags say."""

    html: str
    stack: list[OpenElement]
    """The elements that are open."""
    doubt: Doubt
    hiding: Hiding
    known: dict[str, int]
    """What each start tag says that was met."""

    def __init__(self, html: str, stack: list[OpenElement], doubt: Doubt) -> None:
        """Take a page that is being read."""
        self.html = html
        self.stack = stack
        self.doubt = doubt
        self.hiding = Hiding()
        self.known = {}

    def is_beside(
        self, meaning: int, start: int, content: int, depth: int, words_before: bool
    ) -> bool:
        """Whether an inline element is none of the words of its line.

        Args:
            meaning: that of the element (`cleaner.document.marks`).
            start: where its name begins.
            content: where its content begins, after the start tag.
            depth: of the element that it stands in.
            words_before: words stand before it in the line.
        """
        html = self.html
        name_end = end_of_name(html, start)
        if name_end + 1 >= content or (meaning == LINK and not self._may_be(name_end, content)):
            return False
        flags = self._flags_of(start, name_end, content)
        if not flags:
            return False
        end = self.doubt.end_of_content(content)
        if end < 0 or end - content > MAX_PIECE_CHARS:
            return False
        if not words_before and not self.doubt.has_words_after(end, depth):
            return False
        around = self.stack[depth]
        if flags & _HIDDEN and not around.is_verbatim:
            return True
        block = self.stack[around.block]
        return _agrees(flags, _text(html, content, end), block.tag.name in _HEADINGS)

    def _may_be(self, start: int, end: int) -> bool:
        """Whether a link may be beside: nearly none is, and no two are written alike."""
        html = self.html
        for offset in range(start, end - 3):
            mark = html[offset]
            if mark == "#":
                return True
            if mark == " ":
                first, second = html[offset + 1], html[offset + 2]
                if (first == "s" and second == "t") or (first == "h" and second == "i"):
                    return True
        return False

    def _flags_of(self, start: int, name_end: int, end: int) -> int:
        """Return what a start tag says."""
        written = self.html[start:end]
        flags = self.known.get(written, -1)
        if flags < 0:
            flags = self.known[written] = self._describe(written, name_end - start)
        return flags

    def _describe(self, written: str, start: int) -> int:
        """Take a start tag apart; its attributes begin at `start`."""
        flags = 0
        end = len(written) - 1
        names = ""
        while start < end:
            value = value_of_attribute(written, start)
            value_end = end_of_value(written, value)
            name = written[start + 1 : value - 2]
            start = value_end + 1
            if name not in _TELLING:
                continue
            text = written[value:value_end]
            if name == "class":
                names = text
                flags |= _flags_of_class(text)
            elif name == "href":
                flags |= _TO_ITSELF if "#" in text and written.startswith("a ") else 0
            elif name != "id" and hides(name, text):
                flags |= _HIDDEN
            if (name == "class" or name == "id") and self.hiding.hides(text):
                flags |= _HIDDEN
        if flags & _TO_ITSELF and names_a_permalink(names):
            flags |= _PERMALINK
        return flags


def _flags_of_class(names: str) -> int:
    """Return what a class says; most have nothing in them of what is looked for."""
    flags = 0
    if "ine" in names or "ln" in names or "utter" in names or "um" in names:
        flags |= _NUMBER if names_numbers(names) else 0
    if "edit" in names:
        flags |= _EDIT if names_an_edit_link(names) else 0
    return flags


def _agrees(flags: int, text: str, is_in_heading: bool) -> bool:
    """Whether the `text` of an element agrees with what its start tag says."""
    if flags & _EDIT or (flags & _NUMBER and is_number(text) and "\n" not in text):
        return True
    if not flags & _TO_ITSELF:
        return False
    is_called_so = bool(flags & _PERMALINK)
    return (is_in_heading or is_called_so) if not has_word(text) else is_in_heading and is_called_so


def _text(html: str, position: int, end: int) -> str:
    """Return the words from `position` to `end`.

    >>> _text("[<a>edit</a>]", 0, 13)
    '[edit]'
    """
    pieces: list[str] = []
    while position < end:
        tag = min(start_of_next(html, position), end)
        pieces.append(html[position:tag])
        if html.startswith("</", tag):
            position = end_of_name(html, tag) + 1
        elif html.startswith(("<!", "<?"), tag):
            position = past_comment(html, tag)
        else:
            position = end_of_tag(html, end_of_name(html, tag + 1))
    return unescaped("".join(pieces))
