"""The tiny language in which the writers are told of a tree, whatever parser made it.

A tree is a stream: an element starts, text comes, an element ends. Beside each text
stands what was decided about it. So the writers depend on no parser, need no
recursion to read a page, and can read their own output again with the same code.
"""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from types import MappingProxyType
from typing import NamedTuple

from cleaner.document.labels import Label

NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})


class Start(NamedTuple):
    """An element begins."""

    tag: str
    """Its name in small letters."""
    attributes: Mapping[str, str] = NO_ATTRIBUTES


class End(NamedTuple):
    """An element ends. Each one that starts ends, the inner one first; void elements too."""

    tag: str


class Text(NamedTuple):
    """Characters between two tags."""

    data: str
    label: Label | None = None
    """The label of the line that they belong to; None where they belong to no line."""
    line: int = 0
    """The number of that line: texts of different lines never flow into one another."""


Event = Start | End | Text

VOID = frozenset(
    "area base br col embed frame hr img input link meta param source track wbr".split()
)
"""Elements that hold nothing."""

_LABELS = {"byline": Label.BYLINE, "standfirst": Label.STANDFIRST}


def events_of_fragment(html: str) -> list[Event]:
    """Return the events of `html` that the writers made themselves: balanced, all of it kept.

    >>> events_of_fragment('<p class="byline">Ada</p>')[1]
    Text(data='Ada', label=<Label.BYLINE: 'byline'>, line=0)
    """
    reader = _FragmentReader()
    reader.feed(html)
    reader.close()
    return reader.events


class _FragmentReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[Event] = []
        self.label = Label.BODY
        self.is_in_header = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "p":
            self.label = _LABELS.get(attributes.get("class", ""), Label.BODY)
        elif tag == "header":
            self.is_in_header = True
        elif tag == "h1" and self.is_in_header:
            self.label = Label.TITLE
        self.events.append(Start(tag, attributes))
        if tag in VOID:
            self.events.append(End(tag))

    def handle_endtag(self, tag: str) -> None:
        if tag in {"p", "h1"}:
            self.label = Label.BODY
        elif tag == "header":
            self.is_in_header = False
        if tag not in VOID:
            self.events.append(End(tag))

    def handle_data(self, data: str) -> None:
        self.events.append(Text(data, self.label))
