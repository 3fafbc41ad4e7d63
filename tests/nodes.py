"""The nodes of a page that its lines are made of: the lines once more, found another way.

The reader finds lines in the canonical form of a page, without its nodes (`cleaner.readers.scan`).
This finds the same lines in the tree: by the same table of tags, and where it is in doubt whether
an element is inline or stands beside the words of its line, by what the reader decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from cleaner.document.marks import (
    BLOCK,
    BREAK,
    IN_DOUBT,
    INLINE,
    LEFT_OUT,
    LINK,
    MEANINGS,
    PICTURE,
    READING,
    RUBY,
    VERBATIM,
)
from cleaner.readers.lines import squeezed
from cleaner.readers.scan import Scan

_TEXT: Final = "-text"


class Piece(NamedTuple):
    """A text node, or as much of it as belongs to one line.

    Where two links touch, a piece with the second link and a space stands between them.
    """

    node: LexborNode
    text: str


class Run(NamedTuple):
    """The inline content of one line."""

    block: LexborNode
    """The nearest block element around it."""
    pieces: tuple[Piece, ...]
    """Its text nodes in order; their parents up to `block` are its inline markup."""
    text: str
    """The line as a browser would show it, white space squeezed unless it counts."""


def walk(tree: LexborHTMLParser) -> list[Run]:
    """Return every line of `tree` with its nodes, in document order.

    >>> tree = LexborHTMLParser("<h1>Storm</h1><p>It <b>rained</b>.<br>All day.")
    >>> [(run.block.tag, run.text) for run in walk(tree)]
    [('h1', 'Storm'), ('p', 'It rained.'), ('p', 'All day.')]
    """
    scan = Scan(tree.html or "")
    scan.run()
    found = _Walk(iter(scan.decisions), frozenset(scan.besides))
    if tree.root is not None:
        found.go_through(tree.root)
    return found.runs


class _Walk:
    """The lines that were found, and the one that the walk is in."""

    def __init__(self, decisions: Iterator[bool], besides: frozenset[int]) -> None:
        self.decisions = decisions
        self.besides = besides
        self.met = 0
        self.runs: list[Run] = []
        self.pieces: list[Piece] = []
        self.blocks: list[LexborNode] = []
        self.verbatim = 0
        self.is_after_link = False

    def go_through(self, root: LexborNode) -> None:
        """Find the lines in `root`."""
        self.blocks.append(root)
        entered = [(root, BLOCK)]
        node = root.first_child
        while entered:
            if node is None:
                node, meaning = entered.pop()
                self._leave(meaning)
                node = node.next if entered else None
                continue
            meaning = self._meet(node)
            child = node.first_child if meaning <= VERBATIM else None
            if child is None:
                node = node.next
                continue
            entered.append((node, meaning))
            if meaning >= BLOCK:
                self.blocks.append(node)
                self.verbatim += meaning == VERBATIM
            node = child

    def _meet(self, node: LexborNode) -> int:
        """Take a node, and return what it means; text, comments and the like are pictures."""
        tag = node.tag or ""
        if tag == _TEXT:
            self._take_text(node, node.text_content or "")
            return PICTURE
        if not node.is_element_node:
            return PICTURE
        meaning = MEANINGS.get(tag, IN_DOUBT)
        self.met += 1
        if meaning == READING and node.parent is not None and node.parent.tag not in RUBY:
            meaning = INLINE
        if meaning == IN_DOUBT:
            meaning = INLINE if next(self.decisions, False) else BLOCK
        if self.met in self.besides:
            return LEFT_OUT
        if BLOCK <= meaning <= BREAK:
            self._end()
        elif meaning == LINK and self.is_after_link and self.pieces:
            self.pieces.append(Piece(node, " "))
        return meaning

    def _leave(self, meaning: int) -> None:
        if meaning >= BLOCK:
            self._end()
            self.blocks.pop()
            self.verbatim -= meaning == VERBATIM
        elif meaning == LINK:
            self.is_after_link = True

    def _take_text(self, node: LexborNode, text: str) -> None:
        if self.verbatim:
            *ended, text = text.split("\n")
            for part in ended:
                self._add(node, part)
                self._end()
        self._add(node, text)

    def _add(self, node: LexborNode, text: str) -> None:
        if text and (self.pieces or self.verbatim or not text.isspace()):
            self.pieces.append(Piece(node, text))
            self.is_after_link = False

    def _end(self) -> None:
        """End the line; it is kept if it has words."""
        pieces, self.pieces = self.pieces, []
        text = "".join([text for _, text in pieces])
        if text and not text.isspace():
            text = text.rstrip() if self.verbatim else squeezed(text)
            self.runs.append(Run(self.blocks[-1], tuple(pieces), text))
