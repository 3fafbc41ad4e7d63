"""Keep tags with tens of thousands of attributes away from the parser.

A parser compares each attribute of a tag with those before it, as a name may stand only once:
a megabyte of attributes in one tag takes half a minute. No tag needs as many as
`MAX_ATTRIBUTES`; those after are left out before parsing. No word of a page stands in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

MAX_ATTRIBUTES = 1000
"""Attributes of one tag that are read; the parser takes no time for so many."""
FEW_BYTES = 32_768
"""A shorter page is parsed in no time, whatever its attributes."""

_MOST_CHARS = 2 * MAX_ATTRIBUTES
_LESS, _GREATER, _EQUALS, _SPACE, _SLASH, _DOUBLE, _SINGLE = b"<>= /\"'"
_SMALL_A, _SMALL_Z, _SMALL = ord("a"), ord("z"), 0x20
"""The bit by which a small letter differs from a capital."""

_ATTRIBUTES = rb"([^>=]*+(?:=\s*+(?:\"[^\"]*+\"|'[^']*+')?+[^>=]*+)*+)"
"""All up to the end of a tag, which does not stand in quotes after a ``=``."""
_TAG = re.compile(rb"<([a-zA-Z][^\s/>]*+)" + _ATTRIBUTES + rb"|<(!--)")
"""A tag up to its end, or where a comment begins."""
_RAW = frozenset(b"script style textarea title xmp noembed noframes iframe plaintext".split())
"""Elements whose content is no markup."""
_ATTRIBUTE = re.compile(rb"[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+")


def trimmed(source: bytes) -> bytes:
    """Return `source` with no more than `MAX_ATTRIBUTES` in a tag.

    >>> trimmed(b"<p class=a>as it is</p>")
    b'<p class=a>as it is</p>'
    >>> wide = trimmed(b"<p " + b" ".join(b"a%d=x" % i for i in range(9000)) + b">word")
    >>> wide.count(b"="), wide.endswith(b"a999=x>word")
    (1000, True)
    """
    if len(source) <= FEW_BYTES or not has_wide_tag(source):
        return source
    pieces: list[bytes] = []
    end = 0
    for start, stop in _tags(source):
        enough = _too_many(source, start, stop)
        if enough:
            pieces.append(source[end:enough])
            end = stop
    return b"".join([*pieces, source[end:]])


def has_wide_tag(source: bytes) -> bool:
    """Whether anything that looks like a tag has too many attributes.

    A character parts two attributes, so only those of the few long tags are counted. Scripts and
    comments are looked at like everything else.

    >>> has_wide_tag(b"<p class=a>short</p>"), has_wide_tag(b"<p " + b"a " * 1001 + b">")
    (False, True)
    >>> has_wide_tag(b"<p class='" + b"a " * 1001 + b"'>")
    False
    """
    codes = memoryview(source)
    size = len(source)
    offset = 0
    while offset < size - 1:
        start = offset
        offset += 1
        if codes[start] == _LESS and _is_letter(codes[offset]):
            offset = _end_of_tag(codes, _end_of_name(codes, offset, size), size)
            if offset - start > _MOST_CHARS and _too_many(source, start, offset):
                return True
    return False


def _is_letter(byte: int) -> bool:
    return _SMALL_A <= byte | _SMALL <= _SMALL_Z


def _end_of_name(source: memoryview, offset: int, size: int) -> int:
    """Return where the name of a tag ends, of which `offset` is inside; quotes are part of it."""
    while offset < size and source[offset] > _SPACE:
        if source[offset] == _SLASH or source[offset] == _GREATER:
            break
        offset += 1
    return offset


def _end_of_tag(source: memoryview, offset: int, size: int) -> int:
    """Return where a tag ends, of which `offset` is inside: at a ``>`` outside of quotes."""
    while offset < size and source[offset] != _GREATER:
        is_equals = source[offset] == _EQUALS
        offset += 1
        if is_equals:
            while offset < size and source[offset] <= _SPACE:
                offset += 1
            if offset < size and (source[offset] == _DOUBLE or source[offset] == _SINGLE):
                offset = _past_quotes(source, offset, size)
    return offset


def _past_quotes(source: memoryview, offset: int, size: int) -> int:
    """Return the offset after a value in quotes that begins at `offset`."""
    quote = source[offset]
    offset += 1
    while offset < size and source[offset] != quote:
        offset += 1
    return offset


def _tags(source: bytes) -> Iterator[tuple[int, int]]:
    """Yield where the attributes of each tag begin and end; scripts and comments are passed by."""
    lowered = source.lower()
    offset = 0
    while match := _TAG.search(source, offset):
        offset = match.end()
        name = lowered[match.start(1) : match.end(1)]
        if match[3]:
            close = source.find(b"-->", offset)
        elif name in _RAW:
            yield match.span(2)
            close = lowered.find(b"</" + name, offset)
        else:
            yield match.span(2)
            continue
        if close < 0:
            return
        offset = close


def _too_many(source: bytes, start: int, stop: int) -> int:
    """Return where the last attribute ends that is read; 0 where all are."""
    if stop - start <= MAX_ATTRIBUTES:
        return 0
    last = next(islice(_ATTRIBUTE.finditer(source, start, stop), MAX_ATTRIBUTES - 1, None), None)
    return last.end() if last is not None and last.end() < stop else 0
