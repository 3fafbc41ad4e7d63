"""What the tree of an HTML page tells about its lines: plain numbers and names, no parser.

The reader fills it in one walk (`cleaner.readers.html`); the signals of the family `markup`
read it. Elements are those that hold text, each after its parent; element 0 is the root.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

MARKS: tuple[str, ...] = (
    # tags, and roles that say the same
    "article", "main", "nav", "header", "footer", "aside", "section", "form", "figure", "table",
    "list", "quote", "details", "dialog", "noscript", "link", "button", "code", "heading",
    "time", "caption", "label", "bold", "address", "choice", "search", "picture_text",
    # attributes
    "hidden", "aria_hidden", "author_link",
    # itemprop
    "item_body", "item_headline", "item_name", "item_description", "item_author", "item_date",
    "item_comment", "item_review", "item_price",
    # itemtype
    "type_article", "type_comment", "type_product", "type_review", "type_person",
    "type_breadcrumb", "type_menu",
)  # fmt: skip
"""What an element can be, or stand in. The order is that of the bits in `Markup.inside`."""

BIT = {name: 1 << place for place, name in enumerate(MARKS)}


@dataclass(frozen=True, slots=True)
class Told:
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
class Markup:
    """The elements of a page, and where in them its lines stand."""

    parents: tuple[int, ...]
    """The parent of each element; the root is its own."""
    tags: tuple[str, ...]
    names: tuple[str, ...]
    """Class, id, role and the like of each element, as they are written."""
    own: tuple[int, ...]
    """`BIT`s of what each element is."""
    inside: tuple[int, ...]
    """`BIT`s of what each element is or stands in."""
    blocks: tuple[int, ...]
    """The block element of each line."""
    elements: tuple[int, ...]
    """The innermost element that holds the whole of each line."""
    chars: tuple[int, ...]
    """Characters of each line, white space left out."""
    linked: tuple[int, ...]
    """Those of them that stand in links."""
    bold: tuple[int, ...]
    """Those of them that are bold."""
    links: tuple[int, ...]
    """Links that begin in each line."""
    some: tuple[int, ...]
    """`BIT`s of what any part of each line is or stands in."""
    pictures: tuple[int, ...]
    """Pictures in each line, or between it and the line above."""
    told: Told

    def part(self, first: int, end: int) -> Markup:
        """Return the markup of some of the lines, with the elements around them and no others.

        So the work that the parts of a very long page make is that of the page, not of the
        page for every part.
        """
        if first == 0 and end == len(self.blocks):
            return self
        columns: dict[str, Any] = {name: getattr(self, name)[first:end] for name in LINE_COLUMNS}
        around = self._around({*columns["blocks"], *columns["elements"]})
        places = {element: place for place, element in enumerate(around)}
        columns |= {
            name: tuple(places[n] for n in columns[name]) for name in ("blocks", "elements")
        }
        kept: dict[str, Any] = {
            name: tuple(getattr(self, name)[n] for n in around) for name in ELEMENT_COLUMNS
        }
        kept["parents"] = tuple(places[parent] for parent in kept["parents"])
        return replace(self, **columns, **kept)

    def _around(self, elements: set[int]) -> list[int]:
        """Return `elements` and their ancestors, parents before children."""
        found = {0} if self.parents else set()
        for start in elements:
            element = start
            while element not in found:
                found.add(element)
                element = self.parents[element]
        return sorted(found)


ELEMENT_COLUMNS = ("parents", "tags", "names", "own", "inside")
"""The fields of `Markup` that have a value for each element."""
LINE_COLUMNS = ("blocks", "elements", "chars", "linked", "bold", "links", "some", "pictures")
"""The fields of `Markup` that have a value for each line."""
