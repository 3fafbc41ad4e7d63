"""Write a page as JSON: what was found, and every line of the input."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cleaner.writers.visible import without_surrogates

if TYPE_CHECKING:
    from cleaner.page import Page


def to_dict(page: Page) -> dict[str, Any]:
    """Return the `page` as plain values: strings, numbers, lists."""
    return {
        "text": page.text,
        "body": page.body,
        "title": page.title,
        "byline": page.byline,
        "author": page.author,
        "published": page.published,
        "language": page.language,
        **(_told_by_html(page) if page.source is not None else {}),
        "page_type": page.page_type,
        "found": page.found,
        "confidence": round(page.confidence, 4),
        "mode": page.mode,
        "truncated": page.truncated,
        "url": page.url,
        "encoding": page.encoding,
        **({"opinions": [o.to_dict() for o in page.opinions]} if page.opinions else {}),
        "lines": [line.to_dict() for line in page.lines],
    }


def _told_by_html(page: Page) -> dict[str, Any]:
    return {
        "site": page.site,
        "description": page.description,
        "image": page.image,
        "tags": list(page.tags),
        "canonical_url": page.canonical_url,
        "licence": page.licence,
    }


def to_json(page: Page, indent: int | None = None) -> str:
    """Return the `page` as one JSON object, on one line unless `indent` is given."""
    return dumps(to_dict(page), indent)


def dumps(value: object, indent: int | None = None) -> str:
    r"""Write `value` as JSON that is valid UTF-8: a lone surrogate becomes U+FFFD.

    >>> dumps(["é", "\ud800"])
    '["é", "�"]'
    """
    return without_surrogates(json.dumps(value, ensure_ascii=False, indent=indent))
