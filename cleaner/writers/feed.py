"""Give a page to the builder of its article, tag by tag and text by text, and pass by the rest.

Most of a page is none of its article: menus, teasers, comments. A block that holds words, and
none that are kept, is passed by as a whole; so writing a page takes the time of its article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cleaner.readers.beside_names import is_beside, may_be_beside
from cleaner.readers.canonical import attributes_of, end_of_name, is_blank, unescaped
from cleaner.readers.token_kinds import ASIDE, END, GAP, RAW, READ, START, TEXT
from cleaner.writers.code_blocks import is_code, line_of_code, may_be_code
from cleaner.writers.elements import BLOCKS, BOXES, SKIPPED
from cleaner.writers.embeds import EMBEDS, MAX_CONTENT_CHARS, embed_of
from cleaner.writers.events import NO_ATTRIBUTES
from cleaner.writers.latex import parts_of, sets_dollars
from cleaner.writers.maths import Formula, begins_formula
from cleaner.writers.tree import Format, Span

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping, Sequence

    from cleaner.document.labels import Label
    from cleaner.readers.tokens import Tokens
    from cleaner.writers.builder import Builder

_PASSED_BY: Final = BLOCKS - frozenset(BOXES) - {"head", "body", "thead", "tbody", "tfoot"} | {
    "ul", "ol", "dl", "table", "blockquote", "figure",
}  # fmt: skip
"""Blocks that leave nothing behind where none of their words are kept. An item does: the next
one has the next number. So does a cell."""
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_SHOWS_FORMULAS: Final = re.compile(r'src="[^"]*(?:[Mm]ath[Jj]ax|katex)')
_SPACE: Final = 0x20
_DELETE: Final = 0x7F
_FIRST_SURROGATE: Final = 0xD800
_LAST_SURROGATE: Final = 0xDFFF
_WITHOUT_WORDS: Final = frozenset({"meta", "link", "source", "param", "track", "col", "input"})
_NO_MORE: Final = 1 << 30


class Feed:
    """The tokens of a page, and who takes them."""

    html: str
    kinds: array[int]
    starts: array[int]
    ends: array[int]
    others: array[int]
    labels: list[Label]
    is_kept: list[bool]
    """Of each line: whether it is part of the article."""
    next_kept: array[int]
    """Of each token: the next one, itself included, that is text of the article ..."""
    next_dropped: array[int]
    """... and the next one that is text of another line."""
    names: list[str]
    """The elements that are open."""
    code_end: int
    """The token with which the last block of code in no ``pre`` ends."""
    has_parentheses: bool
    """The page itself has put the reading of the last word into parentheses."""
    has_formulas: bool | None
    """The page loads a program that shows LaTeX between delimiters; None before a look at it."""
    has_dollars: bool
    """So between single dollars."""
    may_be_beside: dict[str, bool]
    """What is known of a class, as it is written."""
    looks: int
    """How many tokens may still be looked at ahead."""
    builder: Builder

    def __init__(
        self,
        tokens: Tokens,
        labels: Sequence[Label],
        is_kept: Sequence[bool],
        builder: Builder,
    ) -> None:
        """Take the tokens of a page, and what was decided of each of its lines."""
        self.html = tokens.html
        self.kinds = tokens.kinds
        self.starts = tokens.starts
        self.ends = tokens.ends
        self.others = tokens.others
        self.labels = list(labels)
        self.is_kept = list(is_kept)
        self.next_kept = tokens.kinds[:]
        self.next_dropped = tokens.kinds[:]
        self.names = []
        self.code_end = 0
        self.has_parentheses = False
        self.has_formulas = None
        self.has_dollars = False
        self.may_be_beside = {}
        self.looks = 4 * len(tokens.kinds)
        self.builder = builder
        self._look_ahead()

    def _look_ahead(self) -> None:
        """Find the next text of each sort for each token."""
        kept = dropped = _NO_MORE
        lines = len(self.is_kept)
        token = len(self.kinds)
        while token > 0:
            token -= 1
            line = self.others[token]
            if self.kinds[token] > END and 0 <= line < lines:
                if self.is_kept[line]:
                    kept = token
                else:
                    dropped = token
            self.next_kept[token] = kept
            self.next_dropped[token] = dropped

    def run(self) -> None:
        """Give the page to the builder."""
        size = len(self.kinds)
        token = 0
        while token < size:
            kind = self.kinds[token]
            if kind == START:
                token = self._start(token)
            elif kind == END:
                self.builder.end(self.names.pop())
                token += 1
            elif kind == GAP:
                self.builder.text(" ", None, 0)
                token += 1
            elif kind == ASIDE:
                token = self.others[token] + 1
            else:
                self._text(token, kind)
                token += 1

    def _start(self, token: int) -> int:
        """Give an element to the builder, or pass it by, and return where to go on."""
        html = self.html
        end = self.others[token]
        name_end = end_of_name(html, self.starts[token])
        name = html[self.starts[token] : name_end]
        builder = self.builder
        if name == "ruby":
            self.has_parentheses = False
        elif name == "rp":
            self.has_parentheses = True
        is_passed_by = name in _PASSED_BY and not builder.wants_all()
        if is_passed_by and self.next_dropped[token] < end < self.next_kept[token]:
            builder.drop_block()
            return end + 1
        if name in _WITHOUT_WORDS and not builder.formula:
            return end + 1
        attributes: Mapping[str, str] = NO_ATTRIBUTES
        if name_end < self.ends[token] - 1:
            attributes = attributes_of(html, name_end, self.ends[token] - 1)
        if name in EMBEDS and builder.links and not builder.formula:
            self._embed(token, name, attributes)
        if name in SKIPPED and not builder.formula and not begins_formula(name, attributes):
            return end + 1
        if not builder.formula and self.next_kept[token] < end:
            if attributes and self._is_beside(token, attributes):
                return end + 1
            if token >= self.code_end and self._is_code(token, name, attributes):
                self.code_end = end
                name = "pre"
        self.names.append(name)
        builder.is_hollow = self.next_kept[token] > end
        builder.start(name, attributes)
        return token + 1

    def _embed(self, token: int, name: str, attributes: Mapping[str, str]) -> None:
        """Put a link in the place of a film, a sound or a frame (`cleaner.writers.embeds`)."""
        builder = self.builder
        start = self.ends[token]
        content = self.html[start : min(self.starts[self.others[token]], start + MAX_CONTENT_CHARS)]
        embed = embed_of(name, attributes, content, builder.base, builder.states)
        if embed is None or embed.address == builder.last_picture or builder.is_code():
            return
        builder.last_picture = embed.address
        builder.draft.close_leaf()
        leaf = builder.draft.leaf_around("p", None, -1)
        leaf.spans.append(Span(embed.name, (Format("a", embed.address),)))
        builder.draft.close_leaf()

    def _is_beside(self, token: int, attributes: Mapping[str, str]) -> bool:
        """Whether an element with lines of its own is none of the words of the article."""
        names = attributes.get("class")
        if not names:
            return False
        may_be = self.may_be_beside.get(names)
        if may_be is None:
            may_be = self.may_be_beside[names] = may_be_beside(names)
        return may_be and is_beside(names, self._inside(token)[1])

    def _is_code(self, token: int, name: str, attributes: Mapping[str, str]) -> bool:
        """Whether an element is a block of code (`cleaner.writers.code_blocks`)."""
        if not may_be_code(name, attributes) or self.builder.wants_all():
            return False
        if not self._parts(token - 1, -1) or not self._parts(self.others[token] + 1, 1):
            return False
        tags, text = self._inside(token)
        return is_code(name, attributes, tags, text)

    def _parts(self, token: int, step: int) -> bool:
        """Whether a block or a break stands here, or next to white space that does."""
        if self.kinds[token] == TEXT and is_blank(self.html, self.starts[token], self.ends[token]):
            token += step
        kind = self.kinds[token]
        if kind > END:
            return False
        start = self.starts[token if kind == START else self.others[token]]
        name = self.html[start : end_of_name(self.html, start)]
        return name == "br" or name in BLOCKS

    def _inside(self, token: int) -> tuple[set[str], str]:
        """Return the tags in an element and its words, with line ends for breaks.

        All looking together takes no longer than a few times the page.
        """
        html = self.html
        tags: set[str] = set()
        texts: list[str] = []
        end = self.others[token]
        while token + 1 < end and self.looks > 0:
            token += 1
            self.looks -= 1
            start = self.starts[token]
            kind = self.kinds[token]
            if kind == START:
                name = html[start : end_of_name(html, start)]
                tags.add(name)
                if name == "br":
                    texts.append("\n")
            elif kind == ASIDE:
                token = self.others[token]
            elif kind != GAP and kind != END:
                texts.append(unescaped(html[start : self.ends[token]]))
        return tags, "".join(texts)

    def _text(self, token: int, kind: int) -> None:
        """Give a text to the builder."""
        start = self.starts[token]
        end = self.ends[token]
        line = self.others[token]
        builder = self.builder
        if line >= len(self.labels):
            line = -1
        if line >= 0 and not self.is_kept[line] and not builder.formula:
            builder.drop()
            return
        is_between = line < 0 and builder.draft.leaf is None and not builder.formula
        if is_between and is_blank(self.html, start, end):
            return
        written = self.html[start:end]
        text = plain(written if kind == RAW else unescaped(written))
        if token < self.code_end:
            text = line_of_code(text, builder.draft.begins_line())
        elif kind == READ and not self.has_parentheses:
            text = f"({text})"
        label = self.labels[line] if line >= 0 else None
        may_hold_formulas = line >= 0 and ("\\(" in text or "\\[" in text or "$" in text)
        if may_hold_formulas and not builder.formula and self._shows_formulas():
            self._text_with_formulas(text, label, line)
        else:
            builder.text(text, label, max(line, 0))

    def _shows_formulas(self) -> bool:
        """Whether LaTeX between delimiters is a formula where the builder stands."""
        if self.has_formulas is None:
            self.has_formulas = _SHOWS_FORMULAS.search(self.html) is not None
            self.has_dollars = self.has_formulas and sets_dollars(self.html)
        return self.has_formulas and not self.builder.is_code()

    def _text_with_formulas(self, text: str, label: Label | None, line: int) -> None:
        """Give a text to the builder in which LaTeX stands between delimiters."""
        for words, latex, is_display in parts_of(text, dollars=self.has_dollars):
            if words:
                self.builder.text(words, label, line)
            if latex:
                self.builder.add_formula(Formula(latex, is_display, label, line))


def plain(text: str) -> str:
    r"""Return `text` without characters that steer a terminal, or that no encoding can hold.

    >>> plain("a\x1bb"), plain("a\ud800b") == "a\ufffdb"
    ('a b', True)
    """
    for character in text:
        code = ord(character)
        if code < _SPACE or code == _DELETE or _FIRST_SURROGATE <= code <= _LAST_SURROGATE:
            return _SURROGATES.sub("\ufffd", _CONTROLS.sub(" ", text))
    return text
