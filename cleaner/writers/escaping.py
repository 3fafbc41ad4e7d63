r"""Markdown that shows the words of the page and nothing but them.

Whatever has a meaning in Markdown or in the HTML inside it is escaped, so that a
line like ``# 1 on the list`` or ``<script>`` comes out as it stood on the page.
"""

from __future__ import annotations

import regex

# Anywhere in a line; a "#" after a space could close a heading. Left alone is what Markdown reads
# as text: "_" within a word, "<" before a space or a digit, "&" that begins no entity.
_MARKUP = regex.compile(r"[\\`*\[\]~|$]|(?<![^\W_])_|_(?![^\W_])|<(?![\s\d=])|&(?=#?\w)|(?<!\S)#")
# Only as the first thing in a line: list marks, quotation marks, underlines of headings.
_OPENING_MARK = regex.compile(r"[-+=>]|(?P<number>[0-9]{1,9})(?P<delimiter>[.)])(?=\s|\Z)")
_BARE_ADDRESS = regex.compile(r"(?:://|www\.)\S*+", regex.IGNORECASE)


def escape(text: str) -> str:
    r"""Escape what Markdown would read as markup in the line `text`.

    >>> print(escape("# 5 < 6 & snake_case [x](y) <b>"))
    \# 5 < 6 & snake_case \[x\](y) \<b>
    >>> print(escape("1. May was warm"), escape("3.5 degrees"))
    1\. May was warm 3.5 degrees
    """
    return guarded(escape_marks(text.strip()))


def escape_marks(text: str, before: str = "") -> str:
    r"""Escape what is markup wherever it stands.

    Programs that turn addresses into links take a backslash after one for a part of it,
    and read what should have been escaped; there, references are written.

    Args:
        text: words, with nothing in them that is meant as markup.
        before: what stands before them in the line.

    >>> print(escape_marks("- *a*"), escape_marks("http://example.org/<b>"))
    - \*a\* http://example.org/&#60;b>
    """
    if not _may_hold_markup(text):
        return text
    whole = before + text
    parts: list[str] = []
    end = len(before)
    for address in _BARE_ADDRESS.finditer(whole):
        first = max(address.start(), end)
        parts.append(_MARKUP.sub(r"\\\g<0>", whole[end:first]))
        parts.append(_MARKUP.sub(_reference, whole[first : address.end()]))
        end = max(address.end(), end)
    return "".join([*parts, _MARKUP.sub(r"\\\g<0>", whole[end:])])


def _may_hold_markup(text: str) -> bool:
    """Whether `_MARKUP` may find something in `text`."""
    size = len(text)
    index = 0
    while index < size and text[index] not in "\\`*[]~|$_<&#":
        index += 1
    return index < size


def open_address(text: str) -> str:
    """Return what of `text` an address at its end, or words after it, could begin with.

    >>> open_address("see http://example.org"), open_address("see ww"), open_address("see ")
    ('://', 'ww', '')
    """
    if not text or text[len(text) - 1].isspace():
        return ""
    words = text.rsplit(None, 1)
    last = words[len(words) - 1]
    return "://" if _BARE_ADDRESS.search(last) else last[max(len(last) - 3, 0) :]


def _reference(match: regex.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def guarded(line: str) -> str:
    r"""Escape what is markup only as the first thing in a line.

    >>> print(guarded("- *a*"))
    \- *a*
    """
    opening = _OPENING_MARK.match(line)
    if not opening:
        return line
    offset = opening.start("delimiter") if opening["number"] else 0
    return line[:offset] + "\\" + line[offset:]
