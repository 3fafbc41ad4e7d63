"""The elements that hold the text of a page: what they are, and where they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import regex

from cleaner.document.tree import BIT
from cleaner.readers.walk import Entered

_TAG_BITS: Final[dict[str, int]] = {
    **{
        tag: BIT[tag]
        for tag in "article main nav header footer aside section form figure table details "
        "noscript button time label address".split()
    },
    **dict.fromkeys(["ul", "ol", "dl", "menu"], BIT["list"]),
    **dict.fromkeys(["h1", "h2", "h3", "h4", "h5", "h6"], BIT["heading"]),
    **dict.fromkeys(["pre", "code", "samp", "kbd", "listing"], BIT["code"]),
    **dict.fromkeys(["b", "strong"], BIT["bold"]),
    **dict.fromkeys(["select", "datalist"], BIT["choice"]),
    "search": BIT["search"],
    "blockquote": BIT["quote"],
    "figcaption": BIT["caption"] | BIT["picture_text"],
    "caption": BIT["caption"],
    "dialog": BIT["dialog"],
}
_ROLE_BITS: Final[dict[str, int]] = {
    "navigation": BIT["nav"],
    "menu": BIT["nav"],
    "menubar": BIT["nav"],
    "tablist": BIT["nav"],
    "main": BIT["main"],
    "banner": BIT["header"],
    "contentinfo": BIT["footer"],
    "complementary": BIT["aside"],
    "article": BIT["article"],
    "dialog": BIT["dialog"],
    "alertdialog": BIT["dialog"],
    "search": BIT["search"],
    "button": BIT["button"],
    "form": BIT["form"],
    "heading": BIT["heading"],
    "list": BIT["list"],
    "table": BIT["table"],
    "figure": BIT["figure"],
    "listbox": BIT["choice"],
}
_PROPERTY_BITS: Final[dict[str, int]] = {
    "articlebody": BIT["item_body"],
    "text": BIT["item_body"],
    "reviewbody": BIT["item_body"] | BIT["item_review"],
    "headline": BIT["item_headline"],
    "name": BIT["item_name"],
    "description": BIT["item_description"],
    "author": BIT["item_author"],
    "creator": BIT["item_author"],
    "datepublished": BIT["item_date"],
    "datecreated": BIT["item_date"],
    "datemodified": BIT["item_date"],
    "comment": BIT["item_comment"],
    "comments": BIT["item_comment"],
    "review": BIT["item_review"],
    "reviews": BIT["item_review"],
    "aggregaterating": BIT["item_review"],
    "price": BIT["item_price"],
    "offers": BIT["item_price"],
}
_TYPE_BITS: Final[dict[str, int]] = {
    **dict.fromkeys(
        "article newsarticle blogposting reportage techarticle scholarlyarticle recipe "
        "liveblogposting medicalwebpage discussionforumposting question".split(),
        BIT["type_article"],
    ),
    **dict.fromkeys(["comment", "usercomments", "answer"], BIT["type_comment"]),
    **dict.fromkeys(["product", "offer", "individualproduct"], BIT["type_product"]),
    **dict.fromkeys(["review", "rating", "aggregaterating"], BIT["type_review"]),
    **dict.fromkeys(["person", "organization", "newsmediaorganization"], BIT["type_person"]),
    "breadcrumblist": BIT["type_breadcrumb"],
    **dict.fromkeys(
        ["sitenavigationelement", "wpheader", "wpfooter", "wpsidebar"], BIT["type_menu"]
    ),
}
_HIDDEN: Final = BIT["hidden"]
_HIDING: Final = regex.compile(r"display\s*+:\s*+none|visibility\s*+:\s*+hidden", regex.IGNORECASE)
MAX_NAME_CHARS: Final = 300
"""Longer class attributes are lists of utilities; what they name stands in front."""
_NAMING: Final = frozenset({"class", "id", "data-testid", "data-component"})


class Elements:
    """The elements that hold words, in the order of the page, numbered from the root."""

    __slots__ = ("inside", "names", "numbers", "own", "parents", "places", "tags")

    def __init__(self, entered: Entered, holders: set[int]) -> None:
        """Take of those `entered` the `holders` of words, and all that these stand in."""
        found = _with_all_around(holders, entered.around)
        self.numbers = [-1] * len(entered.nodes)
        """Of each element that was entered; -1 where it holds no words."""
        for number, element in enumerate(found):
            self.numbers[element] = number
        nodes = [entered.nodes[element] for element in found]
        self.parents = [self.numbers[entered.around[element]] for element in found]
        self.places = [entered.places[element] for element in found]
        """The place of each among the elements of its parent, from 1."""
        self.tags: list[str] = [node.tag or "" for node in nodes]
        self.names: list[str] = []
        self.own: list[int] = []
        self.inside: list[int] = []
        for tag, node, parent in zip(self.tags, nodes, self.parents, strict=True):
            names, own = _described(tag, node.attributes)
            self.names.append(names)
            self.own.append(own)
            self.inside.append(own | self.inside[parent] if self.inside else own)

    def common(self, one: int, other: int) -> int:
        """Return the innermost element around both; a parent has the smaller number."""
        parents = self.parents
        while one != other:
            if one > other:
                one = parents[one]
            else:
                other = parents[other]
        return one


def _with_all_around(elements: set[int], around: list[int]) -> list[int]:
    """Return `elements` and all that these stand in, the root in any case, in order.

    >>> _with_all_around({3}, [0, 0, 0, 1])
    [0, 1, 3]
    """
    found = {0} if around else set()
    for element in elements:
        while element not in found:
            found.add(element)
            element = around[element]
    return sorted(found)


def _described(tag: str, attributes: dict[str, str | None]) -> tuple[str, int]:
    """Return what an element is called, and the `BIT`s of what it is.

    >>> _described("p", {"class": "intro", "title": "x", "id": "lead"})
    ('intro lead', 0)
    """
    own = _TAG_BITS.get(tag, 0)
    names = ""
    for name, value in attributes.items():
        if name in _NAMING:
            names = f"{names} {value or ''}" if names else value or ""
        elif name in _TELLING:
            own |= _TELLING[name](tag, value or "")
    if tag == "dialog" and "open" not in attributes:
        own |= _HIDDEN
    return names[:MAX_NAME_CHARS], own


def _role(tag: str, value: str) -> int:
    return _ROLE_BITS.get(value.strip().lower(), 0)


def _properties(tag: str, value: str) -> int:
    bits = 0
    for name in value.lower().split():
        bits |= _PROPERTY_BITS.get(name, 0)
    return bits


def _type(tag: str, value: str) -> int:
    return _TYPE_BITS.get(value.rstrip("/").rpartition("/")[2].lower(), 0)


def _style(tag: str, value: str) -> int:
    return _HIDDEN if _HIDING.search(value) else 0


def _rel(tag: str, value: str) -> int:
    return BIT["author_link"] if tag == "a" and "author" in value.lower().split() else 0


_TELLING: Final[dict[str, Callable[[str, str], int]]] = {
    "role": _role,
    "itemprop": _properties,
    "itemtype": _type,
    "style": _style,
    "rel": _rel,
    "hidden": lambda tag, value: _HIDDEN,
    "aria-hidden": lambda tag, value: BIT["aria_hidden"] if value.lower() == "true" else 0,
    "href": lambda tag, value: BIT["link"] if tag == "a" else 0,
}
"""The attributes that say what an element is, and how."""
