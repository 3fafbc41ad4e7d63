"""The header of a TEI document: what is known of a page beside its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cleaner.writers.xml import element, escaped

Known = Mapping[str, Any]


def header(known: Known) -> Iterator[str]:
    """Yield the header for what is `known` of a page (`cleaner.Page.to_dict` has the names)."""
    yield "<teiHeader>"
    yield from ("<fileDesc>", *_file(known), "</fileDesc>")
    profile = list(_profile(known))
    if profile:
        yield from ("<profileDesc>", *profile, "</profileDesc>")
    yield "</teiHeader>"


def _text(known: Known, name: str) -> str:
    return escaped(str(known.get(name) or ""))


def _authors(known: Known) -> list[str]:
    return [element("author", escaped(author)) for author in known.get("authors") or ()]


def _file(known: Known) -> Iterator[str]:
    title = element("title", _text(known, "title"), type="main")
    yield from ("<titleStmt>", title, *_authors(known), "</titleStmt>")
    yield "<publicationStmt>"
    yield element("publisher", _text(known, "site"))
    for name in ("published", "modified"):
        moment = known.get(f"{name}_time") or known.get(name)
        if moment:
            yield element("date", _text(known, name), when=moment, type=name)
    address = known.get("url") or known.get("canonical_url")
    if address:
        yield element("idno", escaped(address), type="url")
    if known.get("licence"):
        licence = element("licence", element("p", _text(known, "licence")))
        yield element("availability", licence)
    yield "</publicationStmt>"
    place = element("ptr", "", target=address) if address else ""
    source = "".join((*_authors(known), element("title", _text(known, "title")), place))
    yield element("sourceDesc", element("bibl", source))


def _profile(known: Known) -> Iterator[str]:
    if known.get("description"):
        yield element("abstract", element("p", _text(known, "description")))
    if known.get("language"):
        language = element("language", _text(known, "language"), ident=known["language"])
        yield element("langUsage", language)
    section = element("term", _text(known, "section"), type="section")
    tags = [section] if known.get("section") else []
    tags += [element("term", escaped(tag)) for tag in known.get("tags") or ()]
    if tags:
        yield element("textClass", element("keywords", "".join(tags)))
