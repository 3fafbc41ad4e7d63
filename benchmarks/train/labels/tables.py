"""What each table knows of the lines of its pages.

Some tables have the text of the content, others a few strings that it certainly holds, blocks
that volunteers marked, or nothing at all. Each has a small function here that makes of a row
what may be said of its lines (`Knowledge`). Where a table says nothing, the line stays open
(`ANY`), unless its markup or a phrase of the lexicons names it plainly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

import regex

from benchmarks.pages.renderers import decode, wet
from benchmarks.train.labels import extractor_labels, known_parts
from benchmarks.train.labels.targets import Allowed, Reference, WeakSource, allowed_labels
from cleaner.document.labels import DROPPED, KEPT, Label

MIN_COVERED = 0.5
"""Share of the long paragraphs of a page that a text must have to be all of the content."""
_ONLY_NAV: Allowed = frozenset({Label.NAV})
BLOCKS: Mapping[str, Allowed] = MappingProxyType(
    {
        "Menu": _ONLY_NAV,
        "Menu Sidebar": _ONLY_NAV,
        "Footer": DROPPED,
        "Sidebar": DROPPED,
        "LinkList": DROPPED,
        "Ad": frozenset({Label.PROMO, Label.TEASER}),
        "Comments": frozenset({Label.COMMENT}),
        "Searchbar": frozenset({Label.UI}),
        "Logo": frozenset({Label.UI, Label.NAV}),
        "Title": frozenset({Label.TITLE, Label.HEADING}),
        "Author": frozenset({Label.BYLINE, Label.ABOUT}),
        "Article": KEPT,
    }
)
"""What the lines of a block may be, by the type that volunteers gave it. They were asked for
coarse blocks: a header or a block of content holds everything."""
_MISREAD = regex.compile(r"\S*(?:[ÃÂÐÑ][^\x00-\x7F]|Ã|â€)\S*")
"""A word in UTF-8 that was read as if it were Windows-1252."""
MAX_MISREAD_SHARE = 0.02

Row = dict[str, Any]
AllowedOf = Callable[[Sequence[str], WeakSource], list[Allowed]]
"""From the lines of a rendering and the weak labels of the markup to what each line may be."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a table knows of a page."""

    allowed_of: AllowedOf
    content: str | None = None
    """The whole content, where it was made by hand: what the page is measured by."""


def known_of(table: str, row: Row, html: str) -> Knowledge | None:
    """Return what `table` knows of the page of a row; None where that cannot be right."""
    return _KNOWN[table](row, html)


def content_of(row: Row) -> str:
    """Return the gold of a row without the headline, byline or date that it opens with."""
    return "\n".join(row["main_content"].split("\n")[row.get("lead_lines") or 0 :])


def is_covered(row: Row, least: float = MIN_COVERED) -> bool:
    """Whether the gold of a row has most of the long paragraphs of its page, if that is known."""
    covered = row.get("covered")
    return covered is None or covered >= least


def expected_text(row: Row, html: str) -> str | None:
    """Return what an extractor is expected to give; None where that is a part of the page."""
    if row["expected_html"]:
        text = wet(decode(row["expected_html"]))
    else:
        text = row.get("expected_text") or ""
    is_checked = "expected_text" not in row
    return text if is_checked or extractor_labels.is_covered(html, text, MIN_COVERED) else None


def is_misread(text: str) -> bool:
    """Whether too many words were saved in a wrong encoding for anybody to have read them.

    >>> is_misread("Nouvelle annÃ©e, nouveau blog"), is_misread("A new year, a new blog")
    (True, False)
    """
    return len(_MISREAD.findall(text)) > MAX_MISREAD_SHARE * len(text.split())


def _with_content(row: Row, html: str) -> Knowledge | None:
    """A page whose content was written down by hand."""
    if row.get("main_content") is None:
        return _extracted(row, html)
    if not is_covered(row):
        return None
    reference = Reference(
        content_of(row),
        row.get("title") or "",
        _authors(row),
        "\n".join(row.get("summary") or ()),
        str(row.get("publish_date") or ""),
    )
    return Knowledge(partial(_by_reference, reference), reference.content)


def _by_reference(
    reference: Reference, lines: Sequence[str], weak_lines: WeakSource
) -> list[Allowed]:
    return allowed_labels(lines, reference, weak_lines)


def _authors(row: Row) -> tuple[str, ...]:
    authors = row.get("authors") or ()
    if isinstance(authors, str):
        return tuple(authors.split(", "))
    return tuple(authors) or ((row["author"],) if row.get("author") else ())


def _forum(row: Row, html: str) -> Knowledge | None:
    """A thread whose posts are known; who wrote them and when are bylines."""
    if not is_covered(row):
        return None
    names = [*row["dates"], *(user for user in row["users"] if "/" not in user)]
    thread = known_parts.Thread(row["main_content"], frozenset(names))
    return Knowledge(thread.allowed_of, row["main_content"])


def _recipe(row: Row, html: str) -> Knowledge:
    """A recipe: what is cooked and how is content, the rest of the page is open."""
    parts = (row["description"] or "", *map("\n".join, (row["ingredients"], row["instructions"])))
    return Knowledge(known_parts.Parts(parts, row["title"] or "", _authors(row)).allowed_of)


def _decisions(row: Row, html: str) -> Knowledge:
    """A list of court decisions: a line that names a case is content."""
    return Knowledge(partial(known_parts.holding, row["must_have"] or (), known_parts.CONTENT))


def _paged(row: Row, html: str) -> Knowledge:
    """A list over several pages: the links from page to page are known."""
    return Knowledge(partial(known_parts.being, row["page_links"] or (), _ONLY_NAV))


def _blocks(row: Row, html: str) -> Knowledge | None:
    """A page cut into blocks; a front page lists what it leads to, and that is its content."""
    if is_misread(" ".join(block["text"] for block in row["blocks"])):
        return None
    is_front = "front page" in (row.get("page_type"), row.get("kind_guess"))
    is_front = is_front or urlsplit(row["url"]).path in ("", "/")
    is_open = {"LinkList"} if is_front else set()
    blocks = [
        (block["text"], None if block["type"] in is_open else BLOCKS.get(block["type"]))
        for block in row["blocks"]
        if block["level"] == "2" or block["type"] in BLOCKS
    ]
    return Knowledge(partial(known_parts.inside, blocks))


def _extracted(row: Row, html: str) -> Knowledge:
    """A page that nothing is known of: extractors that see its HTML are asked."""
    return Knowledge(partial(extractor_labels.agreed, extractor_labels.extracted(html)))


def _expected(row: Row, html: str) -> Knowledge | None:
    """A page with what an extractor is expected to give; None where that is a part of it."""
    text = expected_text(row, html)
    if text is None:
        return None
    return Knowledge(
        partial(extractor_labels.agreed, [text] * extractor_labels.TEACHERS_THAT_AGREE)
    )


def _nothing(row: Row, html: str) -> Knowledge:
    """A page of which only our labels tell, if we labelled it."""
    return Knowledge(known_parts.nothing)


_KNOWN: Mapping[str, Callable[[Row, str], Knowledge | None]] = MappingProxyType(
    {
        "wcxb-dev": _with_content,
        "fundus-dev": _with_content,
        "readability-js": _expected,
        "postlight": _extracted,
        "trafilatura-cache": _extracted,
        "news-2023": _with_content,
        "harvest-forums": _forum,
        "recipes": _recipe,
        "rkrzr-blocks": _blocks,
        "paged-lists": _paged,
        "legal": _decisions,
        "extractor-fixtures": _expected,
        "htmldate": _extracted,
        "government": _nothing,
        "business-pages": _nothing,
        "formasaurus": _nothing,
        "various": _nothing,
        "top-sites": _nothing,
    }
)
TABLES = tuple(_KNOWN)
"""The tables that are trained on."""
SPARSE = frozenset({"recipes", "rkrzr-blocks", "paged-lists", "legal", "htmldate"})
"""Tables that tell little of some pages."""
ONLY_LABELLED = frozenset(table for table, knows in _KNOWN.items() if knows is _nothing)
"""Tables of which only the pages that we labelled are trained on."""
