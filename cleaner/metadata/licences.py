"""Which links name the licence of a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from cleaner.metadata.plain import address

CREATIVE_COMMONS = "creativecommons.org"
"""Part of the address of every licence of theirs."""
_OF_A_LICENCE = regex.compile(r"https?://(?:www\.)?creativecommons\.org/(?:licenses|publicdomain)/")


def licence_of(
    attributes: Mapping[str, str], relations: Sequence[str], page_url: str | None
) -> tuple[str, str]:
    """Return the licence that a link leads to, and what says that it is one; empty for none.

    Args:
        attributes: of the link.
        relations: the words of its ``rel``, in small letters.
        page_url: what its address is relative to.

    >>> licence_of({"href": "https://creativecommons.org/licenses/by/4.0/"}, [], None)
    ('https://creativecommons.org/licenses/by/4.0/', 'creative commons')
    >>> licence_of({"href": "https://quay.example/"}, [], None)
    ('', '')
    """
    href = attributes.get("href", "")
    is_called_one = "license" in relations
    if (
        not is_called_one
        and CREATIVE_COMMONS not in href
        and CREATIVE_COMMONS not in (page_url or "")
    ):
        return "", ""
    licence = address(href, page_url)
    if is_called_one and licence:
        return licence, "rel=license"
    return (licence, "creative commons") if _OF_A_LICENCE.match(licence) else ("", "")
