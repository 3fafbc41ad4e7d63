"""What an HTML page says of itself, from all the places where pages say such things."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import takewhile

from cleaner.document.canonical_form import CanonicalForm
from cleaner.document.labels import KEPT
from cleaner.metadata import data_layer, jsonld
from cleaner.metadata.byline_dates import modified_of, published_of
from cleaner.metadata.bylines import announced_author, author_of
from cleaner.metadata.dates import day_of_address
from cleaner.metadata.gathered import Markup
from cleaner.metadata.language import language_of
from cleaner.metadata.letters import without_field
from cleaner.metadata.markup import read_markup
from cleaner.metadata.plain import plain_text
from cleaner.metadata.text import (
    SeenLine,
    below_headline,
    beside_headline,
    days_of_other_boxes,
)
from cleaner.metadata.topic import topic_at_the_end, topic_in
from cleaner.metadata.values import Candidate, Metadata
from cleaner.metadata.vote import decide, is_decided
from cleaner.readers.html import canonical
from cleaner.readers.saved_from import own_address

MAX_CHARS = 3_000_000
"""So much of a page is parsed for what it says of itself; all of it stands near the top."""
SHOWN_DAYS = frozenset({"time", "title of a byline"})
"""Sources of days that any box of the page may have."""
TOP_LINES = 20
"""Among so many lines a topic stands that has a menu in front."""


def metadata_of_html(
    html: str,
    url: str | None = None,
    *,
    visible_title: str | None = None,
    visible_bylines: Sequence[str] | None = None,
    lines: Sequence[SeenLine] = (),
    language: str | None = None,
    page_type: str | None = None,
    form: CanonicalForm | None = None,
) -> Metadata:
    """Return what the page says of itself; never raises on odd content.

    Args:
        html: the source of the page.
        url: where it was saved from, else what the page names as its own address; makes links
            absolute and votes for the date.
        visible_title: the headline among the kept lines; the h1 elements where it is not known.
        visible_bylines: the kept bylines; elements marked as bylines where they are not known.
        lines: those of the page; the ones near the headline may name author and date as well.
        language: the language of the article, where it is known; else its paragraphs tell it.
        page_type: as `cleaner.Page.page_type`; only of an article is the date guessed at.
        form: may keep the canonical form of the page.

    >>> page = '<html lang="en"><title>Storm | The Gull</title><h1>Storm</h1><p>By Ada King</p>'
    >>> metadata_of_html(page, visible_bylines=["By Ada King, May 3, 2020"]).title
    'Storm'
    """
    url = url or own_address(html)
    whole = len(html) <= MAX_CHARS
    page = canonical(html, form) if whole else canonical(html[:MAX_CHARS])
    markup = read_markup(page, url, paragraphs=language is None)
    spoken = language or language_of(markup.paragraphs)
    bylines = markup.bylines if visible_bylines is None else visible_bylines
    visible_title = _without_words_in_front(visible_title, markup, lines)
    known_titles = [visible_title, *markup.headings] if visible_title else markup.headings
    found = [
        *jsonld.candidates(markup.scripts, url, known_titles),
        *markup.candidates,
        *_titles(markup.headings, visible_title),
        *_above_sections(markup, visible_title, lines),
    ]
    days = {c.value for c in found if c.field in ("published", "modified")}
    if day_of_address(url):
        found.append(Candidate("published", day_of_address(url) or "", "address"))
    if spoken:
        found.append(Candidate("language", spoken, "text"))
    found += _of_bylines(bylines, spoken, days)
    if page_type in ("forum", "listing") and not known_titles:
        found += _topics(markup, lines, is_forum=page_type == "forum")
    guess = page_type in (None, "article", "forum", "none")
    found = _without_other_days(found, lines, spoken)
    _ask_others(found, markup, lines, spoken, guess=guess)
    return decide(found, url)


def _titles(headings: Sequence[str], title: str | None) -> Iterator[Candidate]:
    """Yield the headlines that are seen."""
    for heading in headings:
        yield Candidate("title", heading, "h1" if len(headings) == 1 else "one of several h1")
    if plain_text(title):
        yield Candidate("title", without_field(plain_text(title)), "headline")


def _above_sections(
    markup: Markup, title: str | None, lines: Sequence[SeenLine]
) -> Iterator[Candidate]:
    """Yield the title that is a line of its own above several h1, which are its sections."""
    sections = {plain_text(heading) for heading in markup.headings}
    if len(sections) < 2 or plain_text(title) not in sections:
        return
    stated = {c.value for c in markup.candidates if c.field == "title"} - sections
    above = takewhile(lambda line: plain_text(line.text) not in sections, lines)
    for line in above:
        if line.label in KEPT and plain_text(line.text) in stated:
            yield Candidate("title", plain_text(line.text), "title above several h1")
            return


def _without_words_in_front(
    title: str | None, markup: Markup, lines: Sequence[SeenLine]
) -> str | None:
    """Return the topic that the headline of a discussion ends with, or the headline."""
    if not title or plain_text(title) in markup.headings:
        return title
    return topic_at_the_end(title, _window(markup), [line.text for line in lines]) or title


def _topics(markup: Markup, lines: Sequence[SeenLine], *, is_forum: bool) -> Iterator[Candidate]:
    """Yield the topic of a discussion that has no headline; the lines may have a menu before it."""
    window = _window(markup)
    texts = [line.text for line in lines]
    topic = topic_in(window, texts) if is_forum else None
    ends = (topic_at_the_end(text, window, texts) for text in texts[:TOP_LINES])
    topic = topic or next(filter(None, ends), None)
    if topic:
        yield Candidate("title", topic, "topic")


def _window(markup: Markup) -> str:
    """Return the title of the window."""
    titles = (c.value for c in markup.candidates if (c.field, c.source) == ("title", "title"))
    return next(titles, "")


def _of_bylines(
    bylines: Sequence[str], language: str | None, days: Container[str]
) -> Iterator[Candidate]:
    """Yield what the visible bylines say; `days` are those that the markup knows."""
    found = {
        "author": author_of(bylines, language),
        "published": published_of(bylines, language, days),
        "modified": modified_of(bylines, language),
    }
    for field, value in found.items():
        if value:
            yield Candidate(field, value, "byline")


def _without_other_days(
    found: list[Candidate], lines: Sequence[SeenLine], language: str | None
) -> list[Candidate]:
    """Return what was `found` without the days that only elements for times name, and wrongly.

    Wrong is the day of a change, as a byline has it, and one that no line names but those of
    other boxes, as of teasers.
    """
    published = [candidate for candidate in found if candidate.field == "published"]
    if not published or any(candidate.source not in SHOWN_DAYS for candidate in published):
        return found
    changed = {c.value for c in found if (c.field, c.source) == ("modified", "byline")}
    others = changed | days_of_other_boxes(lines, language)
    return [c for c in found if c.field != "published" or c.value not in others]


def _ask_others(
    found: list[Candidate],
    markup: Markup,
    lines: Sequence[SeenLine],
    language: str | None,
    *,
    guess: bool,
) -> None:
    """Add what less sure sources say of author and date, where the others say nothing.

    With `guess`, for articles, the data for scripts and the address of the picture are asked too.
    """
    fields = {candidate.field for candidate in found}
    if "author" not in fields:
        marked = author_of(markup.bylines, language)
        announced = announced_author(beside_headline(lines))
        found.extend(_if_any("author", marked, "marked byline"))
        found.extend(_if_any("author", announced, "beside the headline"))
        boxed = [name for name in markup.boxed_authors if name]
        found.extend(
            _if_any("author", boxed[0] if len(boxed) == 1 else None, "rel=author in a box")
        )
    if "published" not in fields:
        marked = published_of(markup.bylines, language)
        below = published_of(below_headline(lines), language)
        found.extend(_if_any("published", marked, "marked byline"))
        found.extend(_if_any("published", below, "below the headline"))
    if guess and not is_decided(found):
        found.extend(data_layer.candidates(markup.other_scripts))
        if not any(candidate.field == "published" for candidate in found):
            pictures = (day_of_address(c.value) for c in found if c.field == "image")
            day = next(filter(None, pictures), None)
            found.extend(_if_any("published", day, "address of the picture"))


def _if_any(field: str, value: str | None, source: str) -> list[Candidate]:
    return [Candidate(field, value, source)] if value else []
