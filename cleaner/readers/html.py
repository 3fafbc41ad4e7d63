"""HTML into lines: the leaf text blocks of the tree, in document order.

The parser is lexbor (through selectolax): it builds the tree as browsers do, keeps the words
of broken and deep pages, and takes less than half the time of lxml
(`docs/experiments.md`). No object of it survives in what comes out.
"""

from __future__ import annotations

from array import array

import regex
from selectolax.lexbor import LexborHTMLParser

from cleaner.document.canonical_form import CanonicalForm
from cleaner.document.lines import ListedLines, ReadLines
from cleaner.document.tree import Tree
from cleaner.readers.attributes import trimmed
from cleaner.readers.head import head_of
from cleaner.readers.nesting import flattened
from cleaner.readers.paths import Paths
from cleaner.readers.scan import Scan
from cleaner.readers.text import BYTE_ORDER_MARK
from cleaner.readers.unseen import look_for_unseen


def parse(source: str) -> LexborHTMLParser:
    r"""Return the tree of `source`; anything at all is HTML to it.

    >>> parse("<p>one<p>two").css_first("p").text()
    'one'
    >>> parse("<frameset><p>words").css_first("p").text()
    'words'

    A mark of byte order is no word: the head of the page would be over with it.

    >>> parse("\ufeff<title>Storm</title>").html
    '<html><head><title>Storm</title></head><body></body></html>'
    """
    content = flattened(trimmed(_utf8(source.removeprefix(BYTE_ORDER_MARK))))
    tree = LexborHTMLParser(content)
    if tree.body is None:  # a frameset took its place, and a parser drops all text after one
        tree = LexborHTMLParser(_FRAMES.sub(b"<div", content))
    return tree


_FRAMES = regex.compile(rb"<frameset(?=[\s/>])", regex.IGNORECASE)


def _utf8(source: str) -> bytes:
    """Encode `source`; pairs of surrogates become characters, single ones U+FFFD."""
    try:
        return source.encode()
    except UnicodeEncodeError:
        return source.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


def read_html(source: str, form: CanonicalForm | None = None) -> tuple[ReadLines, Tree]:
    """Return the lines of `source`, and what its tree tells about them.

    The parser does not tell where in the source a line stands; searching for it cost as much as
    half the reading, found 82 of 100 lines and was wrong in one of 200 (docs/experiments.md).

    >>> lines, _ = read_html("<nav><a href=/>Home</a></nav><p>It rained.")
    >>> list(lines), lines.paths[1]
    (['Home', 'It rained.'], 'html > body:nth-child(2) > p:nth-child(2)')
    """
    scan = Scan(canonical(source, form))
    scan.run()
    tree = _tree_of(scan)
    return ListedLines(scan.lines.texts, paths=Paths(tree)), tree


def _tree_of(scan: Scan) -> Tree:
    """Return the elements that a scan has found, and where in them its lines stand."""
    elements, lines = scan.elements, scan.lines
    tree = Tree(
        different=tuple(elements.signatures_of),
        parents=elements.parents.ints(),
        signatures=elements.signatures.ints(),
        positions=elements.positions.ints(),
        marks=elements.marks.bits(),
        marks_around=elements.marks_around.bits(),
        blocks=lines.blocks.ints(),
        elements=lines.elements.ints(),
        visible_chars=lines.visible_chars.ints(),
        linked_chars=lines.linked_chars.ints(),
        bold_chars=lines.bold_chars.ints(),
        links=lines.links.ints(),
        pictures=lines.pictures.ints(),
        some_marks=lines.some_marks.bits(),
        outright=array("i", bytes(4 * len(lines.texts))),
        head=head_of(scan.head),
    )
    look_for_unseen(lines.texts, tree, scan.beside.hiding)
    return tree


def canonical(source: str, form: CanonicalForm | None = None) -> str:
    """Return `source` in the one form that the parser writes (`cleaner.readers.canonical`).

    Where `form` still keeps it, nothing is parsed.

    >>> canonical("<p>one<p class=a>two")
    '<html><head></head><body><p>one</p><p class="a">two</p></body></html>'
    """
    return _canonical(source) if form is None else form.of(source, _canonical)


def _canonical(source: str) -> str:
    return parse(source).html or ""
