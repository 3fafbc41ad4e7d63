"""The tree of an HTML page, as far as it holds words: plain numbers and names, no parser.

The reader fills it in one scan (`cleaner.readers.scan`); `cleaner.measures.boxes` makes boxes of
it. Elements are those that hold words, and those around them: the root first, parents before
children, in the order of the page.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of the page says about its content; empty where it says nothing."""

    title: str = ""
    """The ``<title>``."""
    headline: str = ""
    """``og:title``, or the headline of JSON-LD."""
    description: str = ""
    body: str = ""
    """``articleBody`` of JSON-LD."""
    author: str = ""
    published: str = ""
    kinds: tuple[str, ...] = ()
    """What the page declares itself to be, in small letters: ``og:type``, types of JSON-LD."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The elements of a page, and where in them its lines stand."""

    different: tuple[tuple[str, str], ...]
    """Tag and names of each signature: elements that look alike have the same. The names are
    class, id and the like, as they are written."""

    # Of each element.
    parents: array[int]
    """Its parent; the root is its own."""
    signatures: array[int]
    """Its signature: an index of `different`."""
    positions: array[int]
    """Its place among all elements of its parent, from 1."""
    marks: array[int]
    """Bits of `cleaner.document.marks.MARKS`: what it is."""
    marks_around: array[int]
    """Bits of the same: what it is or stands in."""

    # Of each line.
    blocks: array[int]
    """Its block element."""
    elements: array[int]
    """The innermost element that holds the whole of it."""
    visible_chars: array[int]
    """Its characters, white space left out."""
    linked_chars: array[int]
    """Those of them that stand in links."""
    bold_chars: array[int]
    """Those of them that are bold."""
    links: array[int]
    """The elements in it that hold words and are links or stand in one."""
    pictures: array[int]
    """Pictures in it, or between it and the line above."""
    some_marks: array[int]
    """Bits of the marks of what any part of it is or stands in."""

    outright: array[int]
    """Why it is dropped outright, a number of `cleaner.document.outright`; 0 for most."""

    head: Head

    @property
    def tags(self) -> tuple[str, ...]:
        """The tag of each element."""
        return tuple([self.different[signature][0] for signature in self.signatures])

    @property
    def names(self) -> tuple[str, ...]:
        """The names of each element."""
        return tuple([self.different[signature][1] for signature in self.signatures])

    def part(self, first: int, end: int) -> Tree:
        """Return the tree of some of the lines, with the elements around them and no others.

        So the work that the parts of a very long page make is that of the page, not of the
        page for every part.
        """
        if first == 0 and end == len(self.blocks):
            return self
        columns: dict[str, Any] = {name: getattr(self, name)[first:end] for name in LINE_COLUMNS}
        around = self._with_all_around({*columns["blocks"], *columns["elements"]})
        for name in ELEMENT_COLUMNS:
            column = getattr(self, name)
            columns[name] = array(column.typecode, [column[element] for element in around])
        indices = {element: index for index, element in enumerate(around)}
        for name in ("parents", "blocks", "elements"):
            columns[name] = array("i", [indices[element] for element in columns[name]])
        return replace(self, **columns)

    def _with_all_around(self, elements: set[int]) -> list[int]:
        """Return `elements` and all that these stand in, parents before children."""
        found = {0}
        for element in elements:
            while element not in found:
                found.add(element)
                element = self.parents[element]
        return sorted(found)


ELEMENT_COLUMNS = ("parents", "signatures", "positions", "marks", "marks_around")
"""The fields of `Tree` that have a value for each element."""
LINE_COLUMNS = (
    "blocks", "elements", "visible_chars", "linked_chars", "bold_chars", "links", "pictures",
    "some_marks", "outright",
)  # fmt: skip
"""The fields of `Tree` that have a value for each line."""
