"""The bullets and numbers that lines begin with."""

from __future__ import annotations

import regex

_LIST_MARK = regex.compile(
    r"(?:(?P<bullet>[•◦▪■●○‣⁃∙›→▶►]|[*+·»–—-](?=\s))"
    r"|(?P<number>\d{1,3}(?:[.)](?=\s)|、))|(?P<heading>#{1,6}(?=\s)))\s*+"
)


def list_mark(text: str) -> tuple[str, int]:
    """Return which mark a line begins with, and where it goes on behind it.

    The mark is a `bullet`, a `number`, a `heading` of Markdown or `""`. A line that is nothing
    but a mark is measured with it.

    >>> list_mark("• One"), list_mark("12) Twelve"), list_mark("1.5 litres"), list_mark("•")
    (('bullet', 2), ('number', 4), ('', 0), ('bullet', 0))
    """
    mark = _LIST_MARK.match(text)
    if mark is None or mark.lastgroup is None:
        return "", 0
    return mark.lastgroup, mark.end() if mark.end() < len(text) else 0
