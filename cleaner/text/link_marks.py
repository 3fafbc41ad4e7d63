"""Plain text with the marks of links, as programs write it that turn pages into text.

What a link says is weighed, not the address or the number behind it; a heading is a line, not a
line with ``#``. Known are Markdown, and what lynx, w3m and their kind write: numbers in brackets,
and below all the addresses that they stand for.
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
MAX_HEADING_CHARS = 30
"""What stands above a list of addresses: "References", "Visible links"."""
_LINK = regex.compile(r"!?\[([^\[\]]*+)\]\((?:[^()\s]|\([^()\s]*+\))*+(?:\s++\"[^\"]*+\")?\)")
_HEADING = regex.compile(r"^(\s*+)#{1,6}\s++(.*?)(?:\s++#++)?\s*+$")
_NUMBER = regex.compile(r"\[\d{1,4}\](?=\S)")
_ADDRESS = regex.compile(r"(?:\[\d++\]|\d++\.)\s++(?:https?|ftp|file|mailto):\S++")
_STRONG = regex.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)")


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
        line = _STRONG.sub(r"\1\2", line)
    return line


def foot_of_addresses(lines: Sequence[str]) -> int:
    """Return where the addresses begin that links with numbers stand for, their headings included.

    That is after the last line where there are none.

    >>> text = ["[1]Home [2]News", "Rain", "", "References", "", "1. https://a.example/"]
    >>> foot_of_addresses([*text, "2. https://a.example/news", "3. https://a.example/map"])
    3
    >>> foot_of_addresses(text), foot_of_addresses(["Rain", *["1. https://a.example/"] * 3])
    (6, 4)
    """
    foot = size = len(lines)
    addresses = headings = 0
    is_parted = True
    for line in range(size - 1, -1, -1):
        text = lines[line].strip()
        if not text:
            is_parted = True
        elif "://" in text or "mailto:" in text:
            if _ADDRESS.fullmatch(text) is None:
                break
            foot, headings, is_parted = line, 0, False
            addresses += 1
        else:
            # One heading stands apart from the list, or one upon it with another above.
            headings += 2 if is_parted else 1
            if len(text) > MAX_HEADING_CHARS or headings > 3 or text[-1] in ".!?。":
                break
            foot, is_parted = line, False
    is_one = addresses >= MIN_LINKS and any(map(_NUMBER.search, lines[: min(foot, _LOOKED_AT)]))
    return foot if is_one else size


def read_past_marks(lines: Sequence[str]) -> Sequence[str]:
    """Return what `lines` say that have marks for links, and others as they are."""
    if is_markdown(lines):
        return [without_marks(line) for line in lines]
    if foot_of_addresses(lines) < len(lines):
        return [_NUMBER.sub("", line) if "[" in line else line for line in lines]
    return lines
