r"""Which addresses may be linked to, and how they are written.

An address is taken only if it says ``http``, ``https``, ``mailto`` or ``tel``, or says
no scheme at all. It is read as browsers read it: control characters and white
space around it go, tabs and line ends within it too, so that ``java\nscript:`` is seen
as what it is.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

import regex

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""What a link may lead to; a picture only to the first two."""

_DROPPED = regex.compile(r"[\t\n\r]")
_EDGES = (
    "".join(map(chr, range(0x21)))
    + "\x7f\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff"
    + ("".join(map(chr, range(0x2000, 0x2010))))
)
"""C0 controls and the space, as the URL standard says; other spaces, since programs strip them."""
_SCHEME = regex.compile(r"([^:/?#]*+):")
_UNSAFE = regex.compile(
    r"[\x00-\x20\x7f-\xa0\"<>\\^`{|}()\[\]*\s\u200b-\u200f\u202a-\u202e\ud800-\udfff]"
)
_PART = r"[A-Za-z0-9._~!$&',:@%/+=-]"
_PLAIN = re.compile(
    rf"(?P<origin>https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::[0-9]{{1,4}})?)?"
    rf"(?P<path>/(?!/){_PART}{{0,400}})?(?:\?{_PART}{{1,400}})?(?:#{_PART}{{1,400}})?"
)
"""An address that needs no more than the origin of its page, if that: most are like that, and
taking one apart takes long."""
MAX_ADDRESS_CHARS = 4000
"""Longer ones carry data, not a place; no browser shows more than some 2,000 of them."""


def safe_address(address: str, base: str = "") -> str:
    r"""Return `address` as seen from the page `base`, "" if it may not be linked to.

    >>> safe_address("../b?x=1", "https://example.org/a/c")
    'https://example.org/b?x=1'
    >>> safe_address(" java\nscript:alert(1)"), safe_address("data:text/html,x")
    ('', '')
    >>> safe_address("/a (b)")
    '/a%20%28b%29'
    >>> safe_address("http://[::1"), safe_address("http://e.example:99999/")
    ('', '')
    """
    simple = _PLAIN.fullmatch(address)
    if simple and simple["origin"]:
        return address
    if simple and simple["path"] and "/." not in address:
        around = _PLAIN.fullmatch(base)
        if around and around["origin"]:
            return around["origin"] + address
    plain = _DROPPED.sub("", address).strip(_EDGES)
    if not plain or len(plain) > MAX_ADDRESS_CHARS or not _is_allowed(plain):
        return ""
    try:
        whole = urljoin(base, plain) if base else plain
        parts = urlsplit(whole)
        _ = parts.port  # read, since it raises where there can be no such port
    except ValueError:  # an address in brackets that is none, a port that there cannot be
        return ""
    if _UNSAFE.search(parts.netloc) or not _is_allowed(whole):
        return ""
    return _UNSAFE.sub(_encoded, whole)


def is_picture(address: str) -> bool:
    """Whether a safe address may be that of a picture.

    >>> is_picture("https://example.org/a.png"), is_picture("tel:110"), is_picture("")
    (True, False, False)
    """
    scheme = _SCHEME.match(address)
    return bool(address) and (scheme is None or scheme[1].lower() in {"http", "https"})


def _is_allowed(address: str) -> bool:
    scheme = _SCHEME.match(address)
    return scheme is None or scheme[1].lower() in SCHEMES


def _encoded(match: regex.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))
