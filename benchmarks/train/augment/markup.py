"""Markup of a box, written block by block, and the labels that each of its lines may have.

Templates of sites name their elements after what they hold, or give them names that mean nothing,
or none at all. A template here is written once with plain names, and `ClassNames` writes them in
one of these manners, so that no box can be known by its names alone.
"""

from __future__ import annotations

import random
import string
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import escape

from benchmarks.train.labels.targets import Allowed, mask_of
from cleaner.document.labels import DROPPED, Label

Look = Mapping[str, tuple[str, str]]
"""Tag and class names of the elements of a page, by role."""
Piece = str | tuple[str, str]
"""Text of a line: as it is, or with the inline tags around it (``"strong a"``)."""
SOME_KIND: Allowed = DROPPED
"""What a line may be that is boilerplate, of a kind that nobody could name for sure."""

PAGE = "page"
"""The manner of the page itself."""
MANNERS = ("telling", "telling", "meaningless", "meaningless", "none", "none", PAGE)
_PREFIXES = ("", "", "", "c-", "td-", "mh-", "wp-block-", "post-", "entry-", "b_", "js-", "site-")
_GRID = (
    "row", "col-md-8", "col-md-4", "col-sm-12", "container", "wrapper", "inner", "widget", "block",
    "clearfix", "section", "content", "item", "box", "left", "span8", "grid", "text", "body",
)  # fmt: skip
_VOID = frozenset({"img", "hr", "input"})


class ClassNames:
    """How the elements of one box are named: each role alike throughout the box."""

    def __init__(self, chance: random.Random, page: Look, manner: str = "") -> None:
        """Choose a manner; `page` is how the page itself names what has the same role."""
        self._chance = chance
        self._page = page
        self._manner = manner or chance.choice(MANNERS)
        self._prefix = chance.choice(_PREFIXES)
        self._joint = chance.choice(("-", "-", "-", "_", "__", ""))
        self._is_hashed = chance.random() < 0.5
        self._known: dict[str, str] = {}

    def attribute(self, role: str) -> str:
        """Return the class attribute of an element, with a space before it, or nothing."""
        if role not in self._known:
            self._known[role] = self._named(role)
        names = self._known[role]
        return f' class="{escape(names)}"' if names else ""

    def tag(self, role: str, tag: str) -> str:
        """Return the tag of an element: that of the page's own where the box is to look like it."""
        if tag and self._manner == PAGE and role in self._page:
            return self._page[role][0]
        return tag

    def _named(self, role: str) -> str:
        if self._manner == PAGE and role in self._page:
            return self._page[role][1]
        if not role or self._manner in ("none", PAGE):
            return ""
        if self._manner == "telling":
            return self._prefix + role.replace("-", self._joint)
        if self._is_hashed:
            letters = string.ascii_lowercase + string.digits
            return f"css-{''.join(self._chance.choices(letters, k=6))}"
        return " ".join(self._chance.sample(_GRID, self._chance.choice((1, 1, 2))))


class Markup:
    """The markup of a box and its lines."""

    def __init__(self, names: ClassNames) -> None:
        """Begin an empty box whose elements are named by `names`."""
        self.lines: list[tuple[str, int]] = []
        """Each line, and the mask of the labels it may have."""
        self._names = names
        self._parts: list[str] = []

    @property
    def html(self) -> str:
        """What is written so far."""
        return "".join(self._parts)

    @contextmanager
    def inside(self, tag: str, role: str = "", **attributes: str) -> Iterator[None]:
        """Write what follows inside an element."""
        more = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
        tag = self._names.tag(role, tag)
        self._parts.append(f"<{tag}{self._names.attribute(role)}{more}>")
        yield
        self._parts.append(f"</{tag}>")

    def void(self, tag: str, role: str = "", **attributes: str) -> None:
        """Write an element without words."""
        more = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
        end = "" if tag in _VOID else f"</{tag}>"
        self._parts.append(f"<{tag}{self._names.attribute(role)}{more}>{end}")

    def picture(self, role: str = "picture") -> None:
        """Write a picture, whose alternative text is no line."""
        self.void("img", role, src="/i.jpg", alt="")

    def line(
        self, allowed: Label | Allowed, *pieces: Piece, tag: str = "p", role: str = ""
    ) -> None:
        """Write one text block; without `tag` a run of text, to be followed by `line_end`.

        Nothing is written where there are no words.
        """
        text = " ".join("".join(p if isinstance(p, str) else p[1] for p in pieces).split())
        if not text:
            return
        inner = "".join(escape(p) if isinstance(p, str) else _wrapped(*p) for p in pieces)
        name = self._names.attribute(role)
        tag = self._names.tag(role, tag)
        self._parts.append(f"<{tag}{name}>{inner}</{tag}>" if tag else inner)
        labels = frozenset({allowed}) if isinstance(allowed, Label) else allowed
        self.lines.append((text, mask_of(labels)))

    def line_end(self, count: int = 1) -> None:
        """End a run of text as old pages do."""
        self._parts.append("<br>" * count)


def _wrapped(tags: str, text: str) -> str:
    """Return text inside inline tags.

    >>> _wrapped("b a", "Rain & sea")
    '<b><a href="/10/">Rain &amp; sea</a></b>'
    """
    inner = escape(text)
    for tag in reversed(tags.split() if text.strip() else ()):
        link = f' href="/{len(text)}/"' if tag == "a" else ""
        inner = f"<{tag}{link}>{inner}</{tag}>"
    return inner
