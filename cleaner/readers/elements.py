"""The elements that hold the words of a page: what they are called, and what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cleaner.document.marks import (
    BIT,
    MARKS_OF_PROPERTIES,
    MARKS_OF_ROLES,
    MARKS_OF_TYPES,
)
from cleaner.readers.canonical import end_of_value, unescaped, value_of_attribute
from cleaner.readers.growing import GrowingColumn
from cleaner.readers.hiding import hides

if TYPE_CHECKING:
    from cleaner.readers.tags import Tag

MAX_NAME_CHARS: Final = 300
"""Longer class attributes are lists of utilities; what they name stands in front."""
_NAMES: Final = 1
_MARKS: Final = 2
_USES: Final = {
    **dict.fromkeys(["class", "id", "data-testid", "data-component"], _NAMES),
    **dict.fromkeys(
        "role itemprop itemtype style rel hidden aria-hidden href open".split(), _MARKS
    ),
}
"""What attributes are used for; all others are passed by."""
_LINK: Final = BIT["link"]
_HIDDEN: Final = BIT["hidden"]
_ARIA_HIDDEN: Final = BIT["aria_hidden"]
_AUTHOR_LINK: Final = BIT["author_link"]


class Elements:
    """The elements of a page that hold words, and those around them, numbered from the root."""

    signatures_of: dict[tuple[str, str], int]
    """The signature of each tag with its names, in the order in which they came."""
    described: dict[str, int]
    """Elements whose start tags are written alike are described once: a number for each."""
    described_signatures: GrowingColumn
    """A number for tag and names of each description ..."""
    described_marks: GrowingColumn
    """... and bits of `cleaner.document.marks.MARKS`: what it is."""
    parents: GrowingColumn
    signatures: GrowingColumn
    positions: GrowingColumn
    marks: GrowingColumn
    marks_around: GrowingColumn

    def __init__(self) -> None:
        """Begin with none."""
        self.signatures_of = {}
        self.described = {}
        self.described_signatures = GrowingColumn()
        self.described_marks = GrowingColumn()
        self.parents = GrowingColumn()
        self.signatures = GrowingColumn()
        self.positions = GrowingColumn()
        self.marks = GrowingColumn()
        self.marks_around = GrowingColumn()

    def add(self, tag: Tag, written: str, parent: int, position: int) -> int:
        """Take an element, in whose start tag `written` stands, and return its number.

        It stands in the element `parent`, as its child number `position`, from 1.
        """
        number = self.parents.size
        description = self.described.get(written, -1)
        if description < 0:
            description = self.described[written] = self.described_marks.size
            self._describe(tag, written)
        marks = self.described_marks.values[description]
        self.parents.add(parent)
        self.signatures.add(self.described_signatures.values[description])
        self.positions.add(position)
        self.marks.add(marks)
        around = self.marks_around.values[parent] if number else 0
        self.marks_around.add(marks | around)
        return number

    def _describe(self, tag: Tag, written: str) -> None:
        """Take a start tag apart."""
        names = ""
        marks = tag.marks
        is_closed = tag.name == "dialog"
        start = len(tag.name)
        while start < len(written):
            value = value_of_attribute(written, start)
            end = end_of_value(written, value)
            name = written[start + 1 : value - 2]
            use = _USES.get(name, 0)
            if use == _NAMES:
                value_text = unescaped(written[value:end])
                names = f"{names} {value_text}" if names else value_text
            elif use == _MARKS:
                marks |= marks_of_attribute(tag.name, name, unescaped(written[value:end]))
                is_closed = is_closed and name != "open"
            start = end + 1
        if is_closed:
            marks |= _HIDDEN
        key = (tag.name, names[:MAX_NAME_CHARS])
        self.described_signatures.add(self.signatures_of.setdefault(key, len(self.signatures_of)))
        self.described_marks.add(marks)


def marks_of_attribute(tag: str, name: str, value: str) -> int:
    """Return the marks that an attribute gives its element.

    >>> marks_of_attribute("a", "href", "/") == BIT["link"]
    True
    >>> marks_of_attribute("div", "style", "color: red")
    0
    """
    if name == "href":
        return _LINK if tag == "a" else 0
    if name == "style" or name == "hidden":
        return _HIDDEN if hides(name, value) else 0
    if name == "role":
        return MARKS_OF_ROLES.get(value.strip().lower(), 0)
    if name == "rel":
        return _AUTHOR_LINK if tag == "a" and "author" in value.lower().split() else 0
    if name == "itemprop":
        return _marks_of_properties(value)
    if name == "itemtype":
        return MARKS_OF_TYPES.get(value.rstrip("/").rpartition("/")[2].lower(), 0)
    if name == "aria-hidden":
        return _ARIA_HIDDEN if value.lower() == "true" else 0
    return 0


def _marks_of_properties(value: str) -> int:
    marks = 0
    for name in value.lower().split():
        marks |= MARKS_OF_PROPERTIES.get(name, 0)
    return marks
