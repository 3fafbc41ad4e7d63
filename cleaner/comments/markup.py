"""The elements that the comments of an HTML page stand in, and what these say of author and day."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from cleaner.document.canonical_form import CanonicalForm
from cleaner.metadata.plain import day_of, moment_of
from cleaner.readers.canonical import attributes_of, end_of_name, unescaped
from cleaner.readers.html import canonical
from cleaner.readers.token_kinds import ASIDE, END, RAW, START, TEXT
from cleaner.readers.tokens import Tokens, tokens_of

MAX_DEPTH = 60
"""So many elements around a line are looked at, the innermost."""
MAX_TOKENS = 60
"""So many tags and texts at the beginning of a comment are asked how far in it stands."""
MAX_NAMED_CHARS = 60
"""An element that is marked as the author and holds more is marked for another reason."""

_AUTHOR_NAMES = re.compile(
    r"(?:^|[\s_-])(?:author|autor|auteur|user|user-?name|nick|nick-?name|fn|commenter|poster"
    r"|display-?name|hnuser)(?=$|[\s_-])"
)
"""Words in the class of the element that names who wrote a comment."""
_AUTHOR_ITEMS = frozenset({"author", "creator"})


@dataclass(frozen=True, slots=True)
class Element:
    """An element around a comment."""

    parent: int
    """Its parent, as an index; -1 for the outermost that is known."""
    token: int
    """The token with which it begins."""
    tag: str
    attributes: dict[str, str]
    names: tuple[str, ...]
    """The words of its class that hold no digit: those with one differ from box to box."""
    is_author: bool
    """Whether the page marks it as who wrote something."""
    moment: str | None
    """The day or moment that it gives for machines."""

    @classmethod
    def of(cls, parent: int, token: int, tag: str, attributes: dict[str, str]) -> Element:
        """Return an element with what its attributes say."""
        words = attributes.get("class", "").split()[:20]
        names = tuple(word for word in words if not any(map(str.isdigit, word)))
        return cls(
            parent, token, tag, attributes, names, _is_author(attributes), _moment(tag, attributes)
        )


def _is_author(attributes: dict[str, str]) -> bool:
    items = attributes.get("itemprop", "").lower().split()
    is_linked = "author" in attributes.get("rel", "").lower().split()
    named = _AUTHOR_NAMES.search(attributes.get("class", "").lower()[:300])
    return is_linked or named is not None or not _AUTHOR_ITEMS.isdisjoint(items)


def _moment(tag: str, attributes: dict[str, str]) -> str | None:
    written = attributes.get("datetime", "") if tag == "time" else ""
    if not written and tag in {"abbr", "span", "a"}:
        written = attributes.get("title", "")
    if not written and attributes.get("itemprop", "") in {"datePublished", "dateCreated"}:
        written = attributes.get("content", "")
    return (moment_of(written) or day_of(written)) if written else None


@dataclass(slots=True)
class MarkedLine:
    """A line, with the elements that hold it and what they are marked as."""

    number: int
    around: list[int]
    """The elements around it, the innermost first."""
    moment: str | None = None
    author: str | None = None


@dataclass(slots=True)
class Markup:
    """All elements around the comments of a page, and their lines in order."""

    elements: list[Element] = field(default_factory=list)
    lines: list[MarkedLine] = field(default_factory=list)
    tokens: Tokens | None = None


def read_markup(source: str, wanted: Collection[int], form: CanonicalForm | None = None) -> Markup:
    """Return the elements around the `wanted` lines of an HTML page."""
    tokens = tokens_of(canonical(source, form))
    walk = _Walk(tokens, frozenset(wanted))
    walk.run()
    return Markup(walk.elements, list(walk.lines.values()), tokens)


class _Walk:
    """A page that is gone through, and the elements that are open."""

    def __init__(self, tokens: Tokens, wanted: Collection[int]) -> None:
        self.tokens = tokens
        self.wanted = wanted
        self.elements: list[Element] = []
        self.lines: dict[int, MarkedLine] = {}
        self.open: list[int] = []
        self.known: dict[int, int] = {}
        """The element that begins with a token."""
        self.named: dict[int, str] = {}
        """The beginning of the words in an element that is marked."""

    def run(self) -> None:
        kinds, others = self.tokens.kinds, self.tokens.others
        for token, kind in enumerate(kinds):
            if kind in {START, ASIDE}:
                self.open.append(token)
            elif kind == END:
                self.open.pop()
            elif kind in {TEXT, RAW} and others[token] in self.wanted:
                self._take(token, others[token])

    def _take(self, token: int, number: int) -> None:
        html, tokens = self.tokens.html, self.tokens
        text = " ".join(unescaped(html[tokens.starts[token] : tokens.ends[token]]).split())
        if not text:
            return
        around = self._around()
        line = self.lines.setdefault(number, MarkedLine(number, around))
        line.around = _shared(line.around, around)
        for index in around:
            line.moment = line.moment or self.elements[index].moment
            if not line.moment and self.elements[index].tag == "time":
                line.moment = self._words_in(index)[:MAX_NAMED_CHARS] or None
        marked = next((index for index in around if self.elements[index].is_author), None)
        if marked is not None and not line.author:
            whole = self._words_in(marked)
            line.author = whole if len(whole) <= MAX_NAMED_CHARS else None

    def _around(self) -> list[int]:
        """Return the innermost open elements, the innermost first; those not known are added."""
        parent = -1
        around = []
        for token in self.open[-MAX_DEPTH:]:
            if token not in self.known:
                self.known[token] = len(self.elements)
                self.elements.append(_element_at(self.tokens, token, parent))
            parent = self.known[token]
            around.append(parent)
        return around[::-1]

    def _words_in(self, index: int) -> str:
        """Return the beginning of the words in an element."""
        if index not in self.named:
            self.named[index] = self._read_words(index)
        return self.named[index]

    def _read_words(self, index: int) -> str:
        tokens = self.tokens
        first = self.elements[index].token
        words: list[str] = []
        for token in range(first, tokens.others[first]):
            if tokens.kinds[token] == TEXT and tokens.others[token] >= 0:
                words += unescaped(tokens.html[tokens.starts[token] : tokens.ends[token]]).split()
            if sum(map(len, words)) > MAX_NAMED_CHARS:
                break
        return " ".join(words)


def _shared(one: Sequence[int], other: Sequence[int]) -> list[int]:
    """Return the elements around both of two pieces of a line."""
    both = frozenset(other)
    return [index for index in one if index in both]


def _element_at(tokens: Tokens, token: int, parent: int) -> Element:
    html, start = tokens.html, tokens.starts[token]
    name_end = end_of_name(html, start)
    attributes = attributes_of(html, name_end, tokens.ends[token] - 1)
    return Element.of(parent, token, html[start:name_end], attributes)


def attributes_before_words(markup: Markup, index: int) -> list[dict[str, str]]:
    """Return the attributes of an element, and of those in it that begin before its first word."""
    tokens = markup.tokens
    element = markup.elements[index]
    found = [element.attributes]
    if tokens is None:
        return found
    end = min(tokens.others[element.token], element.token + MAX_TOKENS)
    for token in range(element.token + 1, end):
        kind = tokens.kinds[token]
        if kind in {START, ASIDE}:
            found.append(_element_at(tokens, token, index).attributes)
        elif kind in {TEXT, RAW} and tokens.others[token] >= 0:
            text = tokens.html[tokens.starts[token] : tokens.ends[token]]
            if text.strip():
                break
    return found
