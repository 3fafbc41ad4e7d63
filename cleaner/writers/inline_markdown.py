r"""Text with formats into one or more lines of Markdown.

The hard part is emphasis: ``**`` counts as the beginning of strong text only if what
stands around it allows that (`flanking`_), and in languages written without spaces it often
does not: ``中文**「强调」**文字`` shows its asterisks. Where the marks would not be
read as such, the HTML element is written instead, which Markdown allows everywhere.

.. _flanking: https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

import regex

from cleaner.writers.escaping import escape_marks, guarded, open_address
from cleaner.writers.spans import Edge, nested
from cleaner.writers.tree import Format, Kind, Span

_MARKS = {"strong": "**", "em": "*", "del": "~~"}
_ELEMENTS = frozenset({"sub", "sup"})
"""Formats that Markdown has no mark for and that change what is said: x² is not x2."""
_TICKS = regex.compile(r"`++")
_ENTITY = regex.compile(r"&(?=#?\w++;)")
_LESS, _MORE = regex.compile(r"<\s*+"), regex.compile(r">\s*+")
_DOLLAR = regex.compile(r"(?<!\\)\$")
_BARE_ADDRESS = regex.compile(r"https?://[^\s<>\\]++")
_TEXT: Final = Kind.TEXT
_BREAK: Final = Kind.BREAK
_IMAGE: Final = Kind.IMAGE
_CODE: Final = Format("code")
_ROUNDS = 4
"""How often edges that fail may become elements, which changes their neighbours; then all do."""


class Mark:
    """The edge of a format that has a mark."""

    number: int
    """That of the edge."""
    is_opening: bool
    mark: str
    element: str
    """What stands for the mark where it would not be read as one."""

    def __init__(self, edge: Edge) -> None:
        """Take the edge of a format in `_MARKS`."""
        tag = edge.format.tag
        self.number = edge.number
        self.is_opening = edge.is_opening
        self.mark = _MARKS[tag]
        self.element = f"<{tag}>" if edge.is_opening else f"</{tag}>"


_Piece = str | Mark


def inline(spans: Sequence[Span], line_break: str = "  \n") -> str:
    r"""Return `spans` as Markdown that can stand at the beginning of a line.

    Args:
        spans: what stands in a paragraph, tidied.
        line_break: what stands for a break.

    >>> from cleaner.writers.tree import Format, Span
    >>> strong = (Format("strong"),)
    >>> inline([Span("A "), Span("b", strong), Span(" *")]), inline([Span("1. May")])
    ('A **b** \\*', '1\\. May')
    """
    if len(spans) == 1 and spans[0].kind is _TEXT and not spans[0].formats:
        written = escape_marks(spans[0].text)
    else:
        known = [_with_known_formats(span) for span in spans]
        written = _written(_pieces(known, line_break))
    if "\n" not in written:
        return guarded(written)
    return "\n".join([guarded(line) for line in written.split("\n")])


def _with_known_formats(span: Span) -> Span:
    """Return `span` in the formats that Markdown can tell apart."""
    if not span.formats:
        return span
    formats = [_CODE if f.tag == "kbd" else f for f in span.formats if f.tag != "mark"]
    return span.within(tuple(formats))


def _pieces(spans: list[Span], line_break: str) -> list[_Piece]:
    """Return the Markdown of `spans`, the edges of emphasis as such: they are not sure yet."""
    in_cell = line_break == "<br>"
    pieces: list[_Piece] = []
    link: list[_Piece] | None = None
    code: list[str] | None = None
    address = before = ""
    for piece in nested(spans):
        out = pieces if link is None else link
        if isinstance(piece, Span):
            if code is not None and piece.kind is not _IMAGE:
                code.append(" " if piece.kind is _BREAK else piece.text)
            elif piece.kind is _TEXT:
                out.append(escape_marks(piece.text, before))
                before = open_address(before + piece.text)
            else:
                _add_bracket(out, _span(piece, line_break, in_cell))
        elif piece.format.tag == "code":
            if piece.is_opening:
                code = []
            else:
                out.append(_code("".join(code or []), in_cell))
                code = None
        elif piece.format.tag == "a":
            if piece.is_opening:
                link = []
                address = piece.format.target
            else:
                _add_bracket(pieces, _link(link or [], address))
                link = None
        else:
            out += _edge(piece)
    return pieces


def _add_bracket(pieces: list[_Piece], written: str) -> None:
    """Add what may begin with a bracket, which after ``!`` would be read as an image."""
    last = pieces[len(pieces) - 1] if pieces else ""
    if isinstance(last, str) and last.endswith("!") and written.startswith("["):
        pieces[len(pieces) - 1] = last[: len(last) - 1] + "\\!"
    pieces.append(written)


def _edge(edge: Edge) -> list[_Piece]:
    tag = edge.format.tag
    if tag in _MARKS:
        return [Mark(edge)]
    if tag in _ELEMENTS:
        return [f"<{tag}>" if edge.is_opening else f"</{tag}>"]
    return ['"'] if tag == "q" else []


def _span(span: Span, line_break: str, in_cell: bool) -> str:
    match span.kind:
        case Kind.BREAK:
            return line_break
        case Kind.IMAGE:
            return f"![{escape_marks(span.text)}]({_destination(span.target)})"
        case Kind.NOTE:
            return f"[^{span.target}]"
        case Kind.MATH:
            return f"${latex(span.text, in_cell)}$"
        case _:
            return f"$${latex(span.text, in_cell)}$$"


def latex(source: str, in_cell: bool = False) -> str:
    r"""Return LaTeX in which Markdown, and HTML inside it, find nothing to read.

    >>> latex("a<b>c [x](y) $")
    'a\\lt b\\gt c [x] (y) \\$'
    """
    plain = _LESS.sub(r"\\lt ", _MORE.sub(r"\\gt ", source)).replace("](", "] (")
    plain = _DOLLAR.sub(r"\\$", plain.replace("`", "'").replace("![", "! ["))
    return plain.replace("|", r"\vert ") if in_cell else plain


def _code(text: str, in_cell: bool) -> str:
    """Return `text` between as many backticks as it takes.

    >>> _code("a ` b", False), _code("`", False)
    ('`` a ` b ``', '`` ` ``')
    """
    text = text.replace("\n", " ")
    if not text:
        return ""
    longest = max((len(run) for run in _TICKS.findall(text)), default=0)
    ticks = "`" * (1 if longest == 0 else 2 if longest == 1 else longest + 1)
    padding = " " if longest else ""
    rendered = text.replace("|", r"\|") if in_cell else text
    return f"{ticks}{padding}{rendered}{padding}{ticks}"


def _link(content: list[_Piece], address: str) -> str:
    """Return a link around `content`; the emphasis in it is settled first."""
    text = _written(content)
    if not text.strip():
        return text
    plain = text.replace("\\", "")
    if plain == address and _BARE_ADDRESS.fullmatch(address):
        return f"<{address}>"
    return f"[{text}]({_destination(address)})"


def _destination(address: str) -> str:
    return _ENTITY.sub("&amp;", address)


# --- emphasis


def _written(pieces: list[_Piece]) -> str:
    """Return the pieces as text: marks where they are read as such, elements elsewhere."""
    marks = [piece for piece in pieces if isinstance(piece, Mark)]
    elements: set[int] = set()
    for _ in range(_ROUNDS):
        failing = _failing(pieces, elements) if marks else set()
        if not failing:
            break
        elements |= failing
    else:
        elements = {mark.number for mark in marks}
    return "".join([_rendered(piece, elements) for piece in pieces])


def _rendered(piece: _Piece, elements: set[int]) -> str:
    if isinstance(piece, Mark):
        return piece.element if piece.number in elements else piece.mark
    return piece


def _failing(pieces: list[_Piece], elements: set[int]) -> set[int]:
    """Return the numbers of the formats whose marks would not be read as such."""
    failing: set[int] = set()
    before = "\n"
    run: list[Mark] = []
    last = ""
    for piece in [*pieces, "\n"]:
        if isinstance(piece, Mark) and piece.number not in elements:
            if run and last != piece.mark[0]:
                failing |= _failing_in_run(run, before, piece.mark[0])
                before = last
                run = []
            run.append(piece)
            last = piece.mark[0]
            continue
        rendered = _rendered(piece, elements)
        if rendered:
            if run:
                failing |= _failing_in_run(run, before, rendered[0])
                run = []
            before = rendered[len(rendered) - 1]
    return failing


def _failing_in_run(run: list[Mark], before: str, after: str) -> set[int]:
    """Return which of the marks that touch one another, between two characters, fail."""
    if before == run[0].mark[0]:  # an asterisk of the text, in front of one of ours
        return {mark.number for mark in run}
    opening = {mark.number for mark in run if mark.is_opening}
    closing = {mark.number for mark in run if not mark.is_opening}
    if opening and closing:
        return opening
    flanks = _flanks(before, after) if opening else _flanks(after, before)
    return set() if flanks else opening | closing


def _flanks(outside: str, inside: str) -> bool:
    """Whether a mark between a character outside and one inside belongs to the one inside.

    >>> _flanks(" ", "a"), _flanks("a", "b"), _flanks("a", "("), _flanks(" ", "(")
    (True, True, False, True)
    """
    if inside.isspace():
        return False
    return not _is_mark(inside) or outside.isspace() or _is_punctuation(outside)


def _is_mark(char: str) -> bool:
    """Whether some version of CommonMark takes `char` for punctuation."""
    return unicodedata.category(char)[0] in "PS"


def _is_punctuation(char: str) -> bool:
    """Whether every version of CommonMark does."""
    return unicodedata.category(char)[0] == "P" or (char.isascii() and _is_mark(char))


def in_format(tag: str, spans: Iterable[Span]) -> list[Span]:
    """Return `spans` in one format more, the outermost.

    >>> from cleaner.writers.tree import Format, Span
    >>> in_format("em", [Span("a", (Format("em"),))])[0].formats
    (Format(tag='em', target=''),)
    """
    return [
        span.within((Format(tag), *(f for f in span.formats if f.tag != tag))) for span in spans
    ]
