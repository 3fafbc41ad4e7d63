"""Find the footnotes: marks that lead to an item further down which says more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise

import regex

from cleaner.writers.spans import tidied
from cleaner.writers.tree import HEADINGS, Block, Box, Format, Kind, Leaf, Span

_MARK = regex.compile(r"\W?([0-9A-Za-z]{1,4}|[*†‡§¶]{1,3})\W?")
"""What a mark looks like: [1], 12, a, *."""
_COULD_BE_AN_ADDRESS = regex.compile(r"\S*+(?:\s++[\"'(].*)?", regex.DOTALL)
"""What after ``[^1]:`` programs that know no footnotes take for the target of a link."""


def with_notes(article: Box, places: Mapping[str, Block]) -> Box:
    """Return `article` with footnotes as such, and with no other link into the page itself.

    A link is the mark of a footnote if it is superscript, or in an article that
    the item it leads to links back; and if that item stands further down.

    Args:
        article: an article; its blocks are changed.
        places: where the ids of the page stand.
    """
    finder = _Finder(article, places)
    for leaf in list(_leaves(article)):
        if any(_inner_link(span) for span in leaf.spans):
            runs = groupby(leaf.spans, key=_inner_link)
            leaf.spans = [
                span for target, run in runs for span in finder.resolved(target, list(run), leaf)
            ]
    _make_items(article, finder.names)
    for block in list(_blocks(article)):
        if isinstance(block, Box) and block.tag == "li":
            block.note = block.note or finder.names.get(id(block), "")
            if block.note:
                _drop_links_back(block)
    for leaf in _leaves(article):
        if leaf.tag not in {"pre", "hr"}:
            leaf.spans = tidied([_without_inner_link(span) for span in leaf.spans])
    return article


class _Finder:
    """Tells marks of footnotes, and names the notes in the order of their first mark."""

    def __init__(self, article: Box, places: Mapping[str, Block]) -> None:
        self.places = places
        self.order = {id(block): number for number, block in enumerate(_blocks(article))}
        self.below = dict(_neighbours(article))
        """The block below each, in the same box."""
        self.names: dict[int, str] = {}
        self.taken: set[str] = set()
        self.known: dict[int, tuple[bool, bool]] = {}
        """Of items that something links to: whether they begin with words, and link back."""

    def resolved(self, target: str, run: list[Span], leaf: Leaf) -> list[Span]:
        """Return the spans of one link, as the mark of a footnote if it is one."""
        note = self.places.get(target) if target else None
        mark = _MARK.fullmatch("".join(span.text for span in run).strip())
        if mark is None or note is None or (isinstance(note, Box) and note.tag != "li"):
            return run
        if self.order.get(id(note), -1) < self.order[id(leaf)]:
            return run
        if id(note) not in self.known:
            if isinstance(note, Box):
                self.known[id(note)] = _is_sentence(note), _links_back(note)
            else:
                self.known[id(note)] = self._is_note(note), True
        is_sentence, links_back = self.known[id(note)]
        if not is_sentence or not (links_back or _is_raised(run)):
            return run
        outside = tuple(f for f in run[0].formats if f.tag not in {"a", "sup"})
        return [Span(mark[0], outside, Kind.NOTE, self._name(note, mark[1]))]

    def _is_note(self, leaf: Leaf) -> bool:
        """Whether a paragraph or a heading is, or begins, a footnote that is no item of a list.

        A heading is one if it holds nothing else: ``<h5><a href=#ref1>(1)</a></h5>``. Others may be
        numbered, and lead back to a table of contents.
        """
        spans = [span for span in leaf.spans if span.text.strip()]
        if leaf.tag in {"pre", "hr"} or not spans or not _is_link_back(spans[0]):
            return False
        if not _is_mark_alone(leaf):
            return leaf.tag not in HEADINGS and _has_words(leaf)
        below = self.below.get(id(leaf))
        return isinstance(below, Leaf) and below.tag == "p" and _has_words(below)

    def _name(self, note: Block, mark: str) -> str:
        """Return the name of a note: its mark where that is a word and free, else a number."""
        name = self.names.get(id(note))
        if name is None:
            number = len(self.names) + 1
            name = mark if mark.isalnum() and mark not in self.taken else str(number)
            while name in self.taken:
                number += 1
                name = str(number)
            self.names[id(note)] = name
            self.taken.add(name)
        return name


def _is_mark_alone(leaf: Leaf) -> bool:
    return not [span for span in leaf.spans if span.text.strip() and not _is_link_back(span)]


def _make_items(box: Box, names: dict[int, str]) -> None:
    """Make items of the footnotes that are none; one that is only a number has its text below."""
    children: list[Block] = []
    notes: Box | None = None
    number: Box | None = None
    for block in box.children:
        if isinstance(block, Leaf) and id(block) in names:
            if notes is None:
                notes = Box("ol")
                children.append(notes)
            item = Box("li", [] if _is_mark_alone(block) else [block], names[id(block)])
            notes.children.append(item)
            number = None if item.children else item
        elif number is not None:
            number.children.append(block)
            number = None
        elif isinstance(block, Box) and _is_table_of_notes(block, names):
            if notes is None:
                notes = Box("ol")
                children.append(notes)
            notes.children += _items_of_rows(block, names)
        else:
            notes = None
            children.append(block)
            if isinstance(block, Box):
                _make_items(block, names)
    box.children = children


def _is_table_of_notes(table: Box, names: Mapping[int, str]) -> bool:
    """Whether each row of a table begins with the mark of a footnote, as of docutils."""
    if table.tag != "table" or not table.children:
        return False
    rows = [_in_one_row(row) for row in table.children if isinstance(row, Box)]
    return all(len(row) > 1 and id(row[0]) in names for row in rows)


def _items_of_rows(table: Box, names: Mapping[int, str]) -> list[Block]:
    rows = [_in_one_row(row) for row in table.children if isinstance(row, Box)]
    return [Box("li", row[1:], names[id(row[0])]) for row in rows]


def _blocks(box: Box) -> Iterator[Block]:
    waiting = box.children[::-1]
    while waiting:
        block = waiting.pop()
        yield block
        if isinstance(block, Box):
            waiting += reversed(block.children)


def _neighbours(box: Box) -> Iterator[tuple[int, Block]]:
    for block, below in pairwise(_in_one_row(box)):
        yield id(block), below
    for block in box.children:
        if isinstance(block, Box):
            yield from _neighbours(block)


def _in_one_row(box: Box) -> list[Block]:
    """Return the blocks of a box; of the row of a table those of its cells, side by side."""
    if box.tag != "tr":
        return box.children
    return [block for cell in box.children if isinstance(cell, Box) for block in cell.children]


def _leaves(box: Box) -> Iterator[Leaf]:
    return (block for block in _blocks(box) if isinstance(block, Leaf))


def _inner_link(span: Span) -> str:
    """Return the id that a span links to, "" for none."""
    targets = (f.target[1:] for f in span.formats if f.tag == "a" and f.target.startswith("#"))
    return next(targets, "")


def _without_inner_link(span: Span) -> Span:
    if not _inner_link(span):
        return span
    formats = tuple(f for f in span.formats if f.tag != "a")
    return span.within(formats)


def _is_sentence(note: Box) -> bool:
    """Whether an item begins with words, and not with something that could be an address."""
    first = note.children[0] if note.children else None
    return isinstance(first, Leaf) and first.tag == "p" and _has_words(first)


def _has_words(leaf: Leaf) -> bool:
    words = "".join(span.text for span in leaf.spans if not _is_link_back(span)).strip()
    return not _COULD_BE_AN_ADDRESS.fullmatch(words)


def _is_raised(run: list[Span]) -> bool:
    return all(Format("sup") in span.formats for span in run)


def _links_back(note: Box) -> bool:
    return any(_is_link_back(span) for leaf in _leaves(note) for span in leaf.spans)


def _is_link_back(span: Span) -> bool:
    """Whether a span of a note leads back to its mark: an arrow, ^, a letter, the number."""
    text = span.text.strip()
    return bool(_inner_link(span)) and (
        not any(c.isalnum() for c in text) or _MARK.fullmatch(text) is not None
    )


def _drop_links_back(note: Box) -> None:
    for leaf in list(_leaves(note)):
        rest = [span for span in leaf.spans if not _is_link_back(span)]
        if leaf.tag != "pre":
            if rest and rest != leaf.spans and rest[0].kind is Kind.TEXT:
                rest[0].text = rest[0].text.lstrip()
            leaf.spans = rest
