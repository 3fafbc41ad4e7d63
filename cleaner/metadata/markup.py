"""Read what a page says of itself in its markup: meta tags, links, microdata, headings, bylines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from types import MappingProxyType
from typing import Any

import regex

from cleaner.metadata.element_text import text_of
from cleaner.metadata.names_of_fields import ITEMS, METAS
from cleaner.metadata.plain import address, day_of, language_code, plain_text
from cleaner.metadata.values import Candidate

MAX_ELEMENTS = 200_000
"""So many elements of a page are looked at."""
MAX_FROM_A_SOURCE = 40
"""So many values of one kind from one source; more are those of a listing."""
MAX_TAGS = 200
MAX_BYLINES = 40
MAX_HEADINGS = 20
MAX_PARAGRAPH_CHARS = 4000
"""So much of the paragraphs tells the language."""

_BYLINE = regex.compile(
    r"(?:^|[\s_-])(?:by-?line|byline\w*|author\w*|authors|posted-?by|written-?by|writer|contributors?"
    r"|post-?meta|entry-?meta|article-?meta|meta-?author|autor\w*|auteur|username|dateline"
    r"|(?:post|entry|article|publish\w*|pub)[_-]?(?:date|time)|posted-?on|date-?published)(?=$|[\s_-])",
    regex.IGNORECASE,
)
"""Words in the class, id or rel of an element that names the author or the date."""
_OTHER_CONTENT = regex.compile(
    r"comment|related|recommend|sidebar|footer|widget|popular|latest|teaser|newsletter|share|promo"
    r"|author-?(?:bio|box|desc\w*)|more-?from|read-?more|trending",
    regex.IGNORECASE,
)
"""Words of boxes whose bylines are not those of the page."""
_CREATIVE_COMMONS = regex.compile(
    r"https?://(?:www\.)?creativecommons\.org/(?:licenses|publicdomain)/"
)


@dataclass(slots=True)
class Markup:
    """What the walk over the tree gathered."""

    candidates: list[Candidate] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    """The JSON-LD of the page."""
    headings: list[str] = field(default_factory=list)
    """The texts of its h1 elements."""
    bylines: list[str] = field(default_factory=list)
    """The texts of elements that are marked as naming author or date; "" between two."""
    paragraphs: str = ""
    """The beginning of its paragraphs."""
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many values each source has given for each field."""
    authors_in: dict[str, Any] = field(default_factory=dict)
    """For each way of marking authors, the element around the first of them."""


def read_markup(tree: Any, url: str | None) -> Markup:
    """Gather what the elements of an lxml `tree` say; one walk, bounded whatever the page."""
    found = Markup()
    boxes: set[Any] = set()
    for element in islice(tree.iter(), MAX_ELEMENTS):
        tag = element.tag
        if not isinstance(tag, str):
            continue
        parent = element.getparent()
        if parent in boxes or _is_box(element):
            boxes.add(element)
            if tag == "h1":
                _read_heading(element, found, url)
            continue
        if tag in _READERS:
            _READERS[tag](element, found, url)
        _read_item(element, found, url)
    return found


def _is_box(element: Any) -> bool:
    if element.tag in (
        "html",
        "body",
        "head",
        "main",
        "article",
        "meta",
        "link",
        "script",
        "title",
    ):
        return False
    return element.tag in ("footer", "aside", "nav") or bool(_OTHER_CONTENT.search(_names(element)))


def _names(element: Any) -> str:
    return f"{(element.get('class') or '')[:500]} {(element.get('id') or '')[:100]}"


def _add(found: Markup, field_name: str, value: str, source: str, url: str | None) -> None:
    """Add a candidate, its value brought into the form of its field."""
    if found.counts[field_name, source] >= MAX_TAGS:
        return
    values = [value]
    if field_name == "published":
        values = [day_of(value) or ""]
    elif field_name == "language":
        values = [language_code(value)]
    elif field_name in ("image", "canonical_url"):
        values = [address(value, url)]
    elif field_name == "tags":
        values = [tag.strip() for tag in value.split(",", MAX_TAGS)[:MAX_TAGS]]
    most = MAX_TAGS if field_name == "tags" else MAX_FROM_A_SOURCE
    for usable in filter(None, values):
        if found.counts[field_name, source] < most:
            found.counts[field_name, source] += 1
            found.candidates.append(Candidate(field_name, usable, source))


def _read_html(element: Any, found: Markup, url: str | None) -> None:
    for attribute in ("lang", "{http://www.w3.org/XML/1998/namespace}lang", "xml:lang"):
        if element.get(attribute):
            _add(found, "language", element.get(attribute), "html lang", url)
            return


def _read_meta(element: Any, found: Markup, url: str | None) -> None:
    content = plain_text(element.get("content"))
    if not content:
        return
    for attribute in ("property", "name", "itemprop", "http-equiv"):
        for name in (element.get(attribute) or "").lower().split()[:5]:
            if name in METAS:
                source = f"itemprop {name}" if attribute == "itemprop" else name
                _add(found, METAS[name], content, source, url)


def _read_link(element: Any, found: Markup, url: str | None) -> None:
    relations = (element.get("rel") or "").lower().split()
    href = address(element.get("href"), url)
    if not href:
        return
    if "canonical" in relations:
        _add(found, "canonical_url", href, "rel=canonical", url)
    if "license" in relations:
        _add(found, "licence", href, "rel=license", url)
    if "image_src" in relations:
        _add(found, "image", href, "rel=image_src", url)


def _read_anchor(element: Any, found: Markup, url: str | None) -> None:
    relations = (element.get("rel") or "").lower().split()
    href = address(element.get("href"), url)
    if "license" in relations and href:
        _add(found, "licence", href, "rel=license", url)
    elif _CREATIVE_COMMONS.match(href):
        _add(found, "licence", href, "creative commons", url)
    if "author" in relations:
        _add_author(element, text_of(element), "rel=author", found)


def _read_title(element: Any, found: Markup, url: str | None) -> None:
    parent = element.getparent()
    if parent is not None and parent.tag == "svg":
        return
    if not found.counts["title", "title"]:
        _add(found, "title", plain_text(element.text), "title", url)


def _read_script(element: Any, found: Markup, url: str | None) -> None:
    if "ld+json" in (element.get("type") or "").lower() and element.text:
        found.scripts.append(element.text)


def _read_heading(element: Any, found: Markup, url: str | None) -> None:
    text = text_of(element)
    if text and len(found.headings) < MAX_HEADINGS:
        found.headings.append(text)


def _read_time(element: Any, found: Markup, url: str | None) -> None:
    marked = element.get("pubdate") is not None or "published" in _names(element)
    source = "time published" if marked else "time"
    _add(found, "published", plain_text(element.get("datetime")), source, url)


def _read_paragraph(element: Any, found: Markup, url: str | None) -> None:
    if len(found.paragraphs) < MAX_PARAGRAPH_CHARS:
        pieces = islice(element.itertext(), 100)
        found.paragraphs += " ".join(pieces)[:MAX_PARAGRAPH_CHARS] + "\n"


def _read_item(element: Any, found: Markup, url: str | None) -> None:
    """Read microdata, and elements whose class says that they name author or date."""
    item = (element.get("itemprop") or "").lower()
    if item and element.tag not in ("meta", "link"):
        for name in item.split()[:5]:
            if name in ITEMS:
                value = element.get("content") or element.get("datetime") or _name_in(element)
                if ITEMS[name] == "author":
                    _add_author(element, plain_text(value), f"itemprop {name}", found)
                else:
                    _add(found, ITEMS[name], plain_text(value), f"itemprop {name}", url)
    if len(found.bylines) < 2 * MAX_BYLINES and _is_marked_as_byline(element):
        text = text_of(element)
        if text and text not in found.bylines:
            found.bylines += [text, ""]


def _add_author(element: Any, name: str, source: str, found: Markup) -> None:
    """Add an author that the visible page marks; further ones only where they stand beside it.

    Elsewhere the authors of comments and of other articles are marked in the same way.
    """
    parent = element.getparent()
    place = parent if parent is None or parent.getparent() is None else parent.getparent()
    if found.authors_in.setdefault(source, place) in (place, parent):
        _add(found, "author", name, source, None)


def _is_marked_as_byline(element: Any) -> bool:
    if element.tag in ("meta", "link", "script", "style", "html", "body", "input", "form"):
        return False
    return bool(element.attrib) and bool(_BYLINE.search(_names(element)))


def _name_in(element: Any) -> str:
    """Return the text of the element that is the name of `element`, or all of its text."""
    for inner in islice(element.iter(), 50):
        if isinstance(inner.tag, str) and "name" in (inner.get("itemprop") or "").split():
            return inner.get("content") or text_of(inner)
    return text_of(element)


_READERS = MappingProxyType(
    {
        "html": _read_html, "meta": _read_meta, "link": _read_link, "a": _read_anchor,
        "title": _read_title, "script": _read_script, "h1": _read_heading, "time": _read_time,
        "p": _read_paragraph,
    }
)  # fmt: skip
