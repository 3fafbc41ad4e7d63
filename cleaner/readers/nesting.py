"""Keep hostile nesting away from the parser.

HTML parsers look up the stack of open elements at every tag, so that a page of a hundred
thousand nested elements takes half a minute. Browsers flatten such pages; so does this,
before parsing: tags that would nest deeper than any page needs become line breaks, and
every word stays.
"""

from __future__ import annotations

import numpy as np
import regex

MAX_DEPTH = 512
"""Elements nested in each other; Chromium flattens at the same depth."""
FEW_TAGS = 2000
"""So many open elements are parsed in no time, however they nest."""
MANY_TAGS = 20_000
"""Fewer tags, all of them closed, cannot nest so deep that parsing takes long."""

_TAG = regex.compile(rb"<(/?+)([a-zA-Z][^\s/><]*+)[^<>]*+>?+")
_NEVER_NESTED = frozenset(
    b"area base br col embed hr img input link meta param source track wbr "
    b"p li dt dd td th tr tbody thead tfoot option optgroup html head body script style".split()
)
"""Void elements, and those that end by themselves where the next one begins."""


def flattened(source: bytes) -> bytes:
    """Return `source`, in UTF-8, with about `MAX_DEPTH` elements inside each other at the most.

    >>> flattened(b"<p>as it is</p>")
    b'<p>as it is</p>'
    >>> deep = flattened(b"<div>" * 5000 + b"word")
    >>> deep.count(b"<div>"), deep.endswith(b"word")
    (512, True)
    """
    if not _may_be_deep(source):
        return source
    pieces: list[bytes] = []
    depth = end = 0
    for match in _TAG.finditer(source):
        closing, name = match.groups()
        if name.lower() in _NEVER_NESTED:
            continue
        if not closing:
            depth += 1
        if depth > MAX_DEPTH:
            pieces += (source[end : match.start()], b"<br>")
            end = match.end()
        if closing:
            depth = max(depth - 1, 0)
    return b"".join([*pieces, source[end:]]) if pieces else source


def _may_be_deep(source: bytes) -> bool:
    """Whether so many tags are open at once as to take time, as far as counting tells."""
    characters = np.frombuffer(source, dtype=np.uint8)
    begins = characters == ord("<")
    opened = np.count_nonzero(begins)
    if opened <= FEW_TAGS:
        return False
    closed = np.count_nonzero(begins[:-1] & (characters[1:] == ord("/")))
    return bool(opened - 2 * closed > FEW_TAGS or opened > MANY_TAGS)
