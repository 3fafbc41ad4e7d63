"""What an HTML page says of itself, from all the places where pages say such things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import regex

from cleaner.metadata import jsonld
from cleaner.metadata.bylines import author_of, published_of
from cleaner.metadata.dates import day_of_address
from cleaner.metadata.language import language_of
from cleaner.metadata.markup import Markup, read_markup
from cleaner.metadata.plain import plain_text
from cleaner.metadata.values import Candidate, Metadata
from cleaner.metadata.vote import decide, is_decided

MAX_CHARS = 3_000_000
"""So much of a page is parsed for what it says of itself; all of it stands near the top."""
MAX_CHARS_FOR_TRAFILATURA = 1_000_000
LATEST_DATE = "2099-12-31"
"""Given to htmldate in the place of today: the answer must not depend on the day."""


def metadata_of_html(
    html: str,
    url: str | None = None,
    *,
    visible_title: str | None = None,
    visible_bylines: Sequence[str] | None = None,
    language: str | None = None,
    page_type: str | None = None,
) -> Metadata:
    """Return what the page says of itself; never raises on odd content.

    Args:
        html: the source of the page.
        url: where it was saved from; makes links absolute and votes for the date.
        visible_title: the headline among the kept lines; the h1 elements where it is not known.
        visible_bylines: the kept bylines; elements marked as bylines where they are not known.
        language: the language of the article, where it is known; else its paragraphs tell it.
        page_type: as `cleaner.Page.page_type`; only of an article is the date guessed at.

    >>> page = '<html lang="en"><title>Storm | The Gull</title><h1>Storm</h1><p>By Ada King</p>'
    >>> metadata_of_html(page, visible_bylines=["By Ada King, May 3, 2020"]).title
    'Storm'
    """
    tree = _parsed(html[:MAX_CHARS])
    markup = read_markup(tree, url) if tree is not None else Markup()
    spoken = language or language_of(markup.paragraphs)
    bylines = markup.bylines if visible_bylines is None else visible_bylines
    known_titles = [visible_title, *markup.headings] if visible_title else markup.headings
    found = [
        *jsonld.candidates(markup.scripts, url, known_titles),
        *markup.candidates,
        *_visible(markup.headings, visible_title, bylines, spoken),
    ]
    if day_of_address(url):
        found.append(Candidate("published", day_of_address(url) or "", "address"))
    if spoken:
        found.append(Candidate("language", spoken, "text"))
    if tree is not None and not is_decided(found, url) and len(html) <= MAX_CHARS_FOR_TRAFILATURA:
        has_title = any(candidate.field == "title" for candidate in found)
        others = _of_trafilatura(tree, url, guess=page_type in (None, "article", "forum"))
        # Its titles may be cut: they count only where there is no other.
        found.extend(c for c in others if not (c.field == "title" and has_title))
    return decide(found, url)


def _visible(
    headings: Sequence[str], title: str | None, bylines: Sequence[str], language: str | None
) -> Iterator[Candidate]:
    """Yield what the visible page says."""
    for heading in headings:
        yield Candidate("title", heading, "h1" if len(headings) == 1 else "one of several h1")
    if plain_text(title):
        yield Candidate("title", plain_text(title), "headline")
    author, day = author_of(bylines, language), published_of(bylines, language)
    if author:
        yield Candidate("author", author, "byline")
    if day:
        yield Candidate("published", day, "byline")


def _parsed(html: str) -> Any:
    """Return the tree of lxml, of the head alone where the page is nested too deep; or None."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    from cleaner.readers.attributes import trimmed

    parser = HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True)
    body = regex.search(r"<body\b", html, regex.IGNORECASE)
    for part in (html, html[: body.start()] if body else ""):
        try:
            return document_fromstring(trimmed(part.encode("utf-8", "replace")), parser=parser)
        except (etree.LxmlError, ValueError):
            continue
    return None


def _of_trafilatura(tree: Any, url: str | None, *, guess: bool) -> Iterator[Candidate]:
    """Yield what trafilatura makes of the tree.

    With `guess`, htmldate in it looks for anything like a date. What it gives as the first
    of January is a year, as a rule that of the copyright, and no day.
    """
    from trafilatura.metadata import extract_metadata

    from cleaner.third_party import in_silence

    dates = {"original_date": True, "extensive_search": guess, "max_date": LATEST_DATE}
    try:
        with in_silence():
            found = extract_metadata(tree, default_url=url, date_config=dates)
    except Exception:
        # A foreign heuristic on odd content: whatever it raises, it just has no vote.
        return
    values = {"title": found.title, "author": found.author, "published": found.date}
    for field, value in values.items():
        is_year = field == "published" and str(value).endswith("-01-01")
        if plain_text(value) and not is_year:
            yield Candidate(field, plain_text(value).replace("; ", ", "), "trafilatura")
