"""Which image an ``img`` shows; many pages keep its address elsewhere until it comes into sight."""

from __future__ import annotations

from collections.abc import Mapping

from cleaner.writers.addresses import is_picture, safe_address
from cleaner.writers.elements import whole_number

SOURCES = ("src", "data-src", "data-original", "data-lazy-src")
_SETS = ("srcset", "data-srcset")
_WIDEST_PIXEL = 3
"""Images that say they are at most this wide or high count visitors."""


def picture_address(attributes: Mapping[str, str], base: str) -> str:
    """Return the address of an image as seen from the page `base`, "" if it has none.

    >>> picture_address({"src": "data:,x", "data-src": "/a.png"}, "https://example.org/b")
    'https://example.org/a.png'
    """
    sources = [attributes.get(name, "") for name in SOURCES]
    sources += [_first_of_set(attributes.get(name, "")) for name in _SETS]
    addresses = (safe_address(source, base) for source in sources)
    return next((address for address in addresses if is_picture(address)), "")


def is_pixel(attributes: Mapping[str, str]) -> bool:
    """Whether an image is there to be loaded, not to be seen.

    >>> is_pixel({"width": "1", "height": "1"}), is_pixel({"width": "4"}), is_pixel({})
    (True, False, False)
    """
    sizes = (whole_number(attributes.get(side), _WIDEST_PIXEL + 1) for side in ("width", "height"))
    return any(size <= _WIDEST_PIXEL for size in sizes)


def _first_of_set(sources: str) -> str:
    """Return the first address of a ``srcset``.

    >>> _first_of_set("a.png 1x, b.png 2x")
    'a.png'
    """
    return sources.strip().partition(" ")[0].rstrip(",")
