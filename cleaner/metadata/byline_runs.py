"""The bylines of a page as runs: the lines that stand together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from cleaner.metadata.phrases import LIST_MARK

MAX_BYLINE_CHARS = 300
"""A byline says what it has to say within so many characters."""
MAX_BYLINES = 400
"""More bylines than this are the posts of a thread; the first ones tell who began it."""
EMPHASIS = "*_ \t\n\r\xa0"
"""What Markdown has around a byline in italics, and white space."""

Run = list[str]


def runs_of(bylines: Sequence[str]) -> Iterator[Run]:
    """Group the lines that stand together, without marks around them and what is over-long.

    >>> list(runs_of(["- By Ada King", "_May 3, 2020_", "", "**Gull News**"]))
    [['By Ada King', 'May 3, 2020'], ['Gull News']]
    """
    cut = (
        LIST_MARK.sub("", line[:MAX_BYLINE_CHARS]).strip(EMPHASIS) for line in bylines[:MAX_BYLINES]
    )
    for filled, run in groupby(cut, key=bool):
        if filled:
            yield list(run)
