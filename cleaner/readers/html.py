"""HTML into lines: the leaf text blocks of the tree, in document order.

The parser is lexbor (through selectolax): it builds the tree as browsers do, keeps the words
of broken and deep pages, and takes less than half the time of lxml
(`docs/experiments.md`). No object of it survives in what comes out.
"""

from __future__ import annotations

import regex
from selectolax.lexbor import LexborHTMLParser

from cleaner.document.lines import ListedLines, ReadLines
from cleaner.document.tree import Markup
from cleaner.readers.attributes import trimmed
from cleaner.readers.elements import Elements
from cleaner.readers.head import told_by
from cleaner.readers.measures import measured, told_apart
from cleaner.readers.nesting import flattened
from cleaner.readers.paths import Paths
from cleaner.readers.walk import Entered, found_lines


def parse(source: str) -> LexborHTMLParser:
    """Return the tree of `source`; anything at all is HTML to it.

    >>> parse("<p>one<p>two").css_first("p").text()
    'one'
    >>> parse("<frameset><p>words").css_first("p").text()
    'words'
    """
    content = flattened(trimmed(_utf8(source)))
    tree = LexborHTMLParser(content)
    if tree.body is None:  # a frameset took its place, and a parser drops all text behind one
        tree = LexborHTMLParser(_FRAMES.sub(b"<div", content))
    return tree


_FRAMES = regex.compile(rb"<frameset(?=[\s/>])", regex.IGNORECASE)


def _utf8(source: str) -> bytes:
    """Encode `source`; pairs of surrogates become characters, single ones U+FFFD."""
    try:
        return source.encode()
    except UnicodeEncodeError:
        return source.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


def read_html(source: str) -> tuple[ReadLines, Markup]:
    """Return the lines of `source`, and what its tree tells about them.

    The parser does not tell where in the source a line stands; searching for it cost as much as
    half the walk, found 82 of 100 lines and was wrong in one of 200 (docs/experiments.md).

    >>> lines, _ = read_html("<nav><a href=/>Home</a></nav><p>It rained.")
    >>> list(lines), lines.paths[1]
    (['Home', 'It rained.'], 'html > body:nth-child(2) > p:nth-child(2)')
    """
    tree = parse(source)
    entered = Entered()
    lines = found_lines(tree, entered, told_apart)
    elements = Elements(entered, {holder for line in lines for holder in line.holders})
    rows = [measured(line, elements) for line in lines]
    blocks, inner, chars, linked, bold, links, some, pictures = (
        zip(*rows, strict=True) if rows else ((),) * 8
    )
    markup = Markup(
        parents=tuple(elements.parents),
        tags=tuple(elements.tags),
        names=tuple(elements.names),
        own=tuple(elements.own),
        inside=tuple(elements.inside),
        blocks=blocks,
        elements=inner,
        chars=chars,
        linked=linked,
        bold=bold,
        links=links,
        some=some,
        pictures=pictures,
        told=told_by(tree),
    )
    paths = Paths(inner, markup.parents, markup.tags, tuple(elements.places))
    return ListedLines([line.text for line in lines], paths=paths), markup
