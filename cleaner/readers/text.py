r"""Plain text into lines.

Only ``\n``, ``\r\n`` and ``\r`` end a line. Other separators (form feed, U+2028, ...)
stay inside a line, so that joining the lines with their ends gives the input back.
"""

from itertools import accumulate
from typing import NamedTuple

import regex

_LINE = regex.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")


class SourceLine(NamedTuple):
    """A line of the source, verbatim, and where it stands."""

    text: str
    start: int
    path: None = None
    """Only lines of HTML stand in a tree."""

    @property
    def end(self) -> int:
        """Offset just past the last character, before the line end."""
        return self.start + len(self.text)

    @property
    def is_blank(self) -> bool:
        """Whether nothing but white space stands in the line."""
        return not self.text.strip()


def read_text(source: str) -> list[SourceLine]:
    r"""Split `source` into its lines, blank ones included.

    A source that ends with a line end has no empty line after it, and the empty
    source has no line at all.

    >>> [line.text for line in read_text("one\r\n\ntwo\n")]
    ['one', '', 'two']
    >>> read_text("")
    []
    """
    if "\r" not in source:
        texts = source.split("\n")
        if texts[-1] == "":
            texts.pop()
        starts = accumulate((len(text) + 1 for text in texts), initial=0)
        return list(map(SourceLine, texts, starts))
    return [
        SourceLine(match[1], match.start())
        for match in _LINE.finditer(source)
        if match.end() > match.start()
    ]
