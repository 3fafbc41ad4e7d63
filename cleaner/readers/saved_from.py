"""Where an HTML page was saved from, as far as it tells itself.

Browsers write the address into a page that they save, in a comment at its top: Internet Explorer,
Edge and Chrome as ``saved from url=(0023)https://gull.example/``, SingleFile in a line of its own.
A page that was saved in another way may still name its own address, for search engines.
"""

from __future__ import annotations

from html import unescape

import regex

NEAR_THE_TOP = 4000
"""Within so many characters a browser has written the address."""
MAX_HEAD_CHARS = 300_000
"""Within so many characters a page names its own address; inline styles come before it."""
MAX_ADDRESS_CHARS = 2000

_SAVED = regex.compile(
    rf"<!--[^<>]{{0,400}}?(?:saved\s++from\s++url=\(\d{{4}}\)|\burl:\s*+)"
    rf"(https?://[^\s<>\"]{{1,{MAX_ADDRESS_CHARS}}})",
    regex.IGNORECASE,
)
_IS_AMP = regex.compile(r"<html\b[^<>]*?\s(?:amp|⚡)(?:4\w++)?(?=[\s=>])", regex.IGNORECASE)
_NAMES_ITSELF = regex.compile(
    r"<(?:link|meta)\s(?=[^<>]*?(?:\brel\s*+=\s*+[\"']?canonical\b|\bog:url\b))"
    rf"[^<>]*?\b(?:href|content)\s*+=\s*+[\"']?(https?://[^\s<>\"']{{1,{MAX_ADDRESS_CHARS}}})",
    regex.IGNORECASE,
)


def saved_from(source: str) -> str | None:
    """Return the address that a browser has written into the HTML page `source`.

    >>> saved_from("<!-- saved from url=(0027)https://gull.example/storm -->")
    'https://gull.example/storm'
    >>> saved_from("<p>Saved from url: https://gull.example/</p>") is None
    True
    """
    top = source[:NEAR_THE_TOP]
    found = _SAVED.search(top) if "<!--" in top else None
    return unescape(found[1]) if found else None


def own_address(source: str) -> str | None:
    """Return the address that the HTML page `source` names as its own.

    A page of AMP names that of another page, of which it is a version: often at another host.

    >>> own_address('<link rel="canonical" href="https://gull.example/storm">')
    'https://gull.example/storm'
    >>> own_address('<link rel="canonical" href="/storm">') is None
    True
    >>> own_address('<html amp><link rel="canonical" href="https://gull.example/storm">') is None
    True
    """
    if _IS_AMP.search(source[:NEAR_THE_TOP]):
        return None
    found = _NAMES_ITSELF.search(source[:MAX_HEAD_CHARS])
    return unescape(found[1]) if found else None
