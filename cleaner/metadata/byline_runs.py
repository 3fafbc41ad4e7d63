"""The bylines of a page as runs: the lines that stand together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from cleaner.metadata.phrases import LIST_MARK

MAX_BYLINE_CHARS = 300
"""A byline says what it has to say within so many characters."""
MAX_BYLINES = 400
"""More bylines than this are the posts of a thread; the first ones tell who began it."""


Run = list[str]


def runs_of(bylines: Sequence[str]) -> Iterator[Run]:
    """Group the lines that stand together, without list marks and what is over-long in them."""
    cut = (LIST_MARK.sub("", line[:MAX_BYLINE_CHARS]).strip() for line in bylines[:MAX_BYLINES])
    for filled, run in groupby(cut, key=bool):
        if filled:
            yield list(run)
