"""Put the pieces of a paragraph in order: white space, breaks, formats."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from cleaner.writers.tree import Format, Kind, Span

_WHITE: Final = re.compile(r"[ \t\n\r\f]+")
_GOES_ON: Final = frozenset({Kind.BREAK, Kind.MATH, Kind.DISPLAY_MATH})
"""Behind these another line goes on with the paragraph."""
_TEXT: Final = Kind.TEXT
_BREAK: Final = Kind.BREAK


def is_blank(text: str) -> bool:
    """Whether `text` shows nothing."""
    return not text.strip(" \t\n\r\f\xa0\u200b\ufeff")


def goes_on(spans: list[Span]) -> bool:
    """Whether another line goes on with a paragraph that ends with `spans`."""
    index = len(spans)
    while index > 0 and index > len(spans) - 2:
        index -= 1
        span = spans[index]
        if span.kind in _GOES_ON:
            return True
    return False


def paragraphs_of(spans: list[Span]) -> list[list[Span]]:
    """Split a paragraph where two breaks follow one another; a lone break stays in it."""
    paragraphs: list[list[Span]] = []
    parts: list[Span] = []
    breaks = 0
    for span in spans:
        if span.kind is _BREAK:
            breaks += 1
        elif span.kind is not _TEXT or not is_blank(span.text):
            if breaks > 1 and parts:
                paragraphs.append(parts)
                parts = []
            elif breaks and parts:
                parts.append(Span("", (), _BREAK))
            breaks = 0
            parts.append(span)
        elif not breaks:
            parts.append(span)
    if parts:
        paragraphs.append(parts)
    return paragraphs


def tidied(spans: list[Span], drop: str = "") -> list[Span]:
    """Return `spans` with white space squeezed and taken out of the edges of formats.

    Neighbours in the same formats become one span.

    Args:
        spans: what stands in a paragraph, without two breaks in a row.
        drop: a format that means nothing here.

    >>> from cleaner.writers.tree import Format, Span
    >>> strong = (Format("strong"),)
    >>> [span.text for span in tidied([Span(" a"), Span(" b ", strong), Span(" c ")])]
    ['a ', 'b', ' c']
    """
    pieces: list[Span] = []
    for span in spans:
        _add_pieces(pieces, span, drop)
    pieces = _squeezed(pieces)
    if len(pieces) > 1:
        _make_spaces_plain(pieces)
        pieces = _merged(pieces)
    return pieces


def _add_pieces(pieces: list[Span], span: Span, drop: str) -> None:
    """Add a span as white space, words and white space."""
    if drop and span.formats:
        span = span.within(tuple([f for f in span.formats if f.tag != drop]))
    if span.kind is not _TEXT:
        pieces.append(span)
        return
    text = span.text if _is_tidy(span.text) else _WHITE.sub(" ", span.text)
    core = text.strip(" ")
    if text.startswith(" "):
        pieces.append(span.saying(" "))
    if core:
        pieces.append(span if core == span.text else span.saying(core))
        if text.endswith(" "):
            pieces.append(span.saying(" "))


def _is_tidy(text: str) -> bool:
    """Whether single spaces are all the white space that HTML squeezes."""
    was_space = False
    for character in text:
        if character in "\t\n\r\f" or (was_space and character == " "):
            return False
        was_space = character == " "
    return True


def _squeezed(pieces: list[Span]) -> list[Span]:
    """Drop a space at the start, at the end, beside a break and after another space."""
    result: list[Span] = []
    size = 0
    for piece in pieces:
        if _is_space(piece) and (not size or not _is_solid(result[size - 1])):
            continue
        if piece.kind is _BREAK:
            while size and _is_space(result[size - 1]):
                result.pop()
                size -= 1
        result.append(piece)
        size += 1
    while size and not _is_solid(result[size - 1]):
        result.pop()
        size -= 1
    return result


def _is_space(piece: Span) -> bool:
    return piece.kind is _TEXT and piece.text == " "


def _is_solid(piece: Span) -> bool:
    return piece.kind is not _BREAK and not _is_space(piece)


def _make_spaces_plain(pieces: list[Span]) -> None:
    """Give spaces and breaks no format but those that both neighbours are in.

    A space between two elements is in neither: ``<em>one</em> <em>two</em>``.
    """
    before = pieces[0].formats
    for index in range(1, len(pieces) - 1):
        piece = pieces[index]
        formats = piece.formats
        if not _is_solid(piece):
            around = common(before, pieces[index + 1].formats)
            pieces[index] = piece.within(common(around, formats) if _is_space(piece) else around)
        before = formats


def common(one: tuple[Format, ...], other: tuple[Format, ...]) -> tuple[Format, ...]:
    """Return the formats that two spans are both in, from the outermost on."""
    if one is other:
        return one
    shared = 0
    while shared < len(one) and shared < len(other) and one[shared] == other[shared]:
        shared += 1
    return one[:shared]


def _merged(pieces: list[Span]) -> list[Span]:
    """Make one span of neighbours in the same formats."""
    result: list[Span] = []
    texts: list[str] = []
    last: Span | None = None
    for piece in pieces:
        if last is not None and piece.kind is _TEXT and piece.formats == last.formats:
            texts.append(piece.text)
            continue
        if len(texts) > 1 and last is not None:
            result.append(last.saying("".join(texts)))
        elif last is not None:
            result.append(last)
        last = None
        if piece.kind is _TEXT:
            last = piece
            texts = [piece.text]
        else:
            result.append(piece)
    if last is not None:
        result.append(last.saying("".join(texts)))
    return result


class Edge(NamedTuple):
    """Where a format begins or ends."""

    format: Format
    is_opening: bool
    number: int
    """The same for both edges of one format, and for no others."""


def nested(spans: Iterable[Span]) -> list[Span | Edge]:
    """Return `spans` with the edges of their formats between them, one inside the other.

    >>> from cleaner.writers.tree import Format, Span
    >>> strong = (Format("strong"),)
    >>> [isinstance(piece, Edge) for piece in nested([Span("a "), Span("b", strong)])]
    [False, True, False, True]
    """
    pieces: list[Span | Edge] = []
    around: tuple[Format, ...] = ()
    numbers: list[int] = []
    count = 0
    for span in spans:
        if span.formats is not around:
            shared = len(common(around, span.formats))
            _close(pieces, around, numbers, shared)
            for form in span.formats[shared:]:
                numbers.append(count)
                pieces.append(Edge(form, True, count))
                count += 1
            around = span.formats
        pieces.append(span)
    _close(pieces, around, numbers, 0)
    return pieces


def _close(
    pieces: list[Span | Edge], formats: tuple[Format, ...], numbers: list[int], shared: int
) -> None:
    """Add the ends of all `formats` but the outer `shared`."""
    index = len(formats)
    while index > shared:
        index -= 1
        pieces.append(Edge(formats[index], False, numbers.pop()))
