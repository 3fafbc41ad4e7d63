"""Put the pieces of a paragraph in order: white space, breaks, formats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

import regex

from cleaner.writers.tree import Format, Kind, Span

_WHITE = regex.compile(r"[ \t\n\r\f]++")
_ATOMS = frozenset({Kind.IMAGE, Kind.MATH, Kind.DISPLAY_MATH, Kind.NOTE})


def is_blank(text: str) -> bool:
    """Whether `text` shows nothing."""
    return not text.strip(" \t\n\r\f\xa0\u200b\ufeff")


def paragraphs_of(spans: list[Span]) -> Iterator[list[Span]]:
    """Split a paragraph where two breaks follow one another; a lone break stays in it."""
    parts: list[Span] = []
    breaks = 0
    for span in spans:
        if span.kind is Kind.BREAK:
            breaks += 1
        elif span.kind in _ATOMS or not is_blank(span.text):
            if breaks > 1 and parts:
                yield parts
                parts = []
            elif breaks and parts:
                parts.append(Span("", kind=Kind.BREAK))
            breaks = 0
            parts.append(span)
        elif not breaks:
            parts.append(span)
    if parts:
        yield parts


def tidied(spans: list[Span], drop: str = "") -> list[Span]:
    """Return `spans` with white space squeezed and taken out of the edges of formats.

    Neighbours in the same formats become one span.

    Args:
        spans: what stands in a paragraph, without two breaks in a row.
        drop: a format that means nothing here.

    >>> strong = (Format("strong"),)
    >>> [span.text for span in tidied([Span(" a"), Span(" b ", strong), Span(" c ")])]
    ['a ', 'b', ' c']
    """
    pieces = [piece for span in spans for piece in _pieces(span, drop)]
    pieces = _squeezed(pieces)
    return _merged(_with_plain_spaces(pieces))


def _pieces(span: Span, drop: str) -> Iterator[Span]:
    """Yield a span as white space, words and white space."""
    if drop:
        span = span._replace(formats=tuple(f for f in span.formats if f.tag != drop))
    if span.kind is not Kind.TEXT:
        yield span
        return
    text = _WHITE.sub(" ", span.text)
    if text.startswith(" "):
        yield span._replace(text=" ")
    core = text.strip(" ")
    if core:
        yield span._replace(text=core)
        if text.endswith(" "):
            yield span._replace(text=" ")


def _squeezed(pieces: list[Span]) -> list[Span]:
    """Drop a space at the start, at the end, beside a break and behind another space."""
    result: list[Span] = []
    for piece in pieces:
        if _is_space(piece) and (not result or not _is_solid(result[-1])):
            continue
        if piece.kind is Kind.BREAK:
            while result and _is_space(result[-1]):
                result.pop()
        result.append(piece)
    while result and not _is_solid(result[-1]):
        result.pop()
    return result


def _is_space(piece: Span) -> bool:
    return piece.kind is Kind.TEXT and piece.text == " "


def _is_solid(piece: Span) -> bool:
    return piece.kind is not Kind.BREAK and not _is_space(piece)


def _with_plain_spaces(pieces: list[Span]) -> list[Span]:
    """Give spaces and breaks no format but those that both neighbours are in."""
    result = list(pieces)
    for index in range(1, len(pieces) - 1):
        piece = pieces[index]
        if not _is_solid(piece):
            before, behind = pieces[index - 1].formats, pieces[index + 1].formats
            result[index] = piece._replace(formats=_common(before, behind))
    return result


def _common(one: tuple[Format, ...], other: tuple[Format, ...]) -> tuple[Format, ...]:
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return one[:shared]


def _merged(pieces: list[Span]) -> list[Span]:
    result: list[Span] = []
    for (kind, _), run in groupby(pieces, key=lambda piece: (piece.kind, piece.formats)):
        if kind is Kind.TEXT:
            same = list(run)
            result.append(same[0]._replace(text="".join([piece.text for piece in same])))
        else:
            result.extend(run)
    return result


class Edge(NamedTuple):
    """Where a format begins or ends."""

    format: Format
    is_opening: bool
    number: int
    """The same for both edges of one format, and for no others."""


def nested(spans: Iterable[Span]) -> Iterator[Span | Edge]:
    """Yield `spans` with the edges of their formats between them, one inside the other.

    >>> strong = (Format("strong"),)
    >>> [isinstance(piece, Edge) for piece in nested([Span("a "), Span("b", strong)])]
    [False, True, False, True]
    """
    open_: list[Edge] = []
    count = 0
    for span in spans:
        shared = len(_common(tuple(edge.format for edge in open_), span.formats))
        while len(open_) > shared:
            yield open_.pop()._replace(is_opening=False)
        for form in span.formats[shared:]:
            open_.append(Edge(form, True, count))
            count += 1
            yield open_[-1]
        yield span
    while open_:
        yield open_.pop()._replace(is_opening=False)
