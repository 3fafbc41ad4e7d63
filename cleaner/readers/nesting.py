"""Keep hostile nesting away from the parser.

HTML parsers look up the stack of open elements at every tag, so that a page of a hundred
thousand nested elements takes half a minute. Browsers flatten such pages; so does this,
before parsing: tags that would nest deeper than any page needs become line breaks, and
every word stays.
"""

from __future__ import annotations

import regex

MAX_DEPTH = 512
"""Elements nested in each other; Chromium flattens at the same depth."""
MANY_TAGS = 20_000
"""Fewer tags cannot nest so deep, balanced, that parsing takes long."""

_TAG = regex.compile(r"<(/?+)([a-zA-Z][^\s/><]*+)[^<>]*+>?+")
_NEVER_NESTED = frozenset(
    "area base br col embed hr img input link meta param source track wbr "
    "p li dt dd td th tr tbody thead tfoot option optgroup html head body script style".split()
)
"""Void elements, and those that end by themselves where the next one begins."""


def flattened(source: str) -> str:
    """Return `source` with no more than about `MAX_DEPTH` elements inside each other.

    >>> flattened("<p>as it is</p>")
    '<p>as it is</p>'
    >>> deep = flattened("<div>" * 5000 + "word")
    >>> deep.count("<div>"), deep.endswith("word")
    (512, True)
    """
    opened, closed = source.count("<"), source.count("</")
    if opened - 2 * closed <= 2 * MAX_DEPTH and opened <= MANY_TAGS:
        return source
    pieces: list[str] = []
    depth = end = 0
    for match in _TAG.finditer(source):
        closing, name = match.groups()
        if name.lower() in _NEVER_NESTED:
            continue
        if not closing:
            depth += 1
        if depth > MAX_DEPTH:
            pieces += (source[end : match.start()], "<br>")
            end = match.end()
        if closing:
            depth = max(depth - 1, 0)
    return "".join([*pieces, source[end:]]) if pieces else source
