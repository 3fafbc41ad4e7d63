"""Plain text that is Markdown, as programs write it that turn pages into text: read past its marks.

What a link says is weighed, not the address behind it; a heading is a line, not a line with ``#``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

import regex

MIN_LINKS = 3
"""Lines with a link in one page of Markdown at the least, ..."""
MIN_SHARE = 0.05
"""... and among its lines."""
_LOOKED_AT = 2000
_LINK = regex.compile(r"!?\[([^\[\]]*+)\]\((?:[^()\s]|\([^()\s]*+\))*+(?:\s++\"[^\"]*+\")?\)")
_HEADING = regex.compile(r"^(\s*+)#{1,6}\s++(.*?)(?:\s++#++)?\s*+$")
_STRONG = regex.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")


def is_markdown(lines: Iterable[str]) -> bool:
    """Whether the `lines` of a page are Markdown: some of them hold its links.

    >>> is_markdown(["[Home](/)", "* [News](/news)", "Rain", "See [a map](/map) of it."])
    True
    >>> is_markdown(["Rain [1]", "Wind (see below)", "Sun"])
    False
    """
    count = links = 0
    for line in islice(lines, _LOOKED_AT):
        if line and not line.isspace():
            count += 1
            links += "](" in line and _LINK.search(line) is not None
    return links >= MIN_LINKS and links >= MIN_SHARE * count


def without_marks(line: str) -> str:
    """Return what a line of Markdown says.

    >>> without_marks("By [Ada King](https://echo.example/ada), **editor**")
    'By Ada King, editor'
    >>> without_marks("## The storm ##"), without_marks("[![Echo](/logo.png)](/)")
    ('The storm', 'Echo')
    >>> without_marks("2 * 3 [sic] (really)")
    '2 * 3 [sic] (really)'
    """
    if "](" in line:
        line = _LINK.sub(r"\1", _LINK.sub(r"\1", line))
    if "#" in line:
        line = _HEADING.sub(r"\1\2", line)
    if "**" in line or "__" in line:
        line = _STRONG.sub(r"\2", line)
    return line


def read_past_marks(lines: Sequence[str]) -> Sequence[str]:
    """Return what `lines` say that are Markdown, and others as they are."""
    return [without_marks(line) for line in lines] if is_markdown(lines) else lines
