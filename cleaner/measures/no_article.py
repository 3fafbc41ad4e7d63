"""Pages that hold no article, as the few words on them tell: challenges, and lone addresses."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain

import regex

from cleaner.lexicons.lexicon import LINGUA_FRANCA, lexicon
from cleaner.text.folding import fold

MAX_LINES = 30
MAX_CHARS = 2500
"""A challenge says no more than this. An article about challenges, which quotes them, does."""
MAX_ADDRESS_CHARS = 2000
_ADDRESS = regex.compile(
    r"""\s*+(?:
    (?:[a-z][a-z0-9+.-]*+:/{2,3}|www\.)\S++                           # https://..., file:///...
    |(?:[a-z]:[\\/]|\\\\|[~.]{0,2}/)?+[^\s<>"|?*]*\.[a-z][a-z0-9]{1,5}  # news.html, C:\news.htm
    |[^\r\n<>"|?*]{1,100}\.(?:[xm]?html?|mht)                         # my page.html
    |(?:[\w-]++\.)+[a-z]{2,24}(?::\d++)?+(?:[/?\#]\S*+)?+            # echo.example/2024/oven
    )\s*+""",
    regex.IGNORECASE | regex.VERBOSE,
)


def is_challenge(texts: Sequence[str], languages: Sequence[str]) -> bool:
    """Whether the lines of a page only ask its reader to show that he is human.

    >>> is_challenge(["boats.example", "Verifying you are human. It takes a moment."], ["en"])
    True
    >>> is_challenge(["It rained.", "The boat was late."], ["en"])
    False
    """
    if len(texts) > 2 * MAX_LINES or sum(map(len, texts)) > MAX_CHARS:
        return False
    filled = [fold(text.strip()) for text in texts if text.strip()]
    if len(filled) > MAX_LINES:
        return False
    known = tuple(sorted({*languages, LINGUA_FRANCA}))
    begins, holds = _phrases(known, "start"), _phrases(known, "part")
    return any(
        text.startswith(begins) or any(phrase in text for phrase in holds) for text in filled
    )


@cache
def _phrases(known: tuple[str, ...], way: str) -> tuple[str, ...]:
    found = (lexicon(code).phrases.get(("challenge", way), ()) for code in known)
    return tuple(chain.from_iterable(found))


def is_address(texts: Sequence[str]) -> bool:
    """Whether all there is on a page is the name of a file or an address.

    >>> is_address(["news.html"]), is_address(["", "https://echo.example/2024/oven/", ""])
    (True, True)
    >>> is_address(["It rained."]), is_address(["news.html", "It rained."])
    (False, False)
    """
    filled = [text for text in texts[:10] if text.strip()]
    if len(texts) > 10 or len(filled) != 1 or len(filled[0]) > MAX_ADDRESS_CHARS:
        return False
    return _ADDRESS.fullmatch(filled[0]) is not None
