"""What a page says of itself: headline, author, date, site; each value with where it came from."""

from __future__ import annotations

from cleaner.document.cleaned import Cleaned
from cleaner.document.labels import BODY, Label
from cleaner.metadata.values import Candidate, Metadata

__all__ = ["Candidate", "Metadata", "metadata_of"]


def metadata_of(page: Cleaned) -> Metadata:
    """Return what a cleaned page says of itself: its source if it is HTML, else its lines."""
    from cleaner.metadata.language import language_of

    language = page.stated_language or language_of(page.judged.text_of(BODY))
    if page.source is None:
        whole = "\n".join(line.text for line in page.lines)
        return _of_text(page, language or language_of(whole))
    from cleaner.metadata.html import metadata_of_html
    from cleaner.metadata.text import bylines_of, seen_lines

    lines = seen_lines(page.judged)
    titles = (line.text for line in lines if line.label is Label.TITLE)
    return metadata_of_html(
        page.source,
        page.url,
        visible_title=next(titles, None),
        visible_bylines=bylines_of(lines) or None,
        lines=lines,
        language=language,
        page_type=page.page_type,
    )


def _of_text(page: Cleaned, language: str | None) -> Metadata:
    from cleaner.metadata.byline_dates import modified_of
    from cleaner.metadata.headline import headline_of
    from cleaner.metadata.letters import sender_of, without_field
    from cleaner.metadata.text import author_of_page, bylines_of, published_of_page

    title = headline_of(page.lines, page.url)
    sender = sender_of(line.text for line in page.lines)
    return Metadata(
        title=without_field(title) if title else None,
        author=sender or author_of_page(page.lines, language),
        published=published_of_page(page.lines, language, page.url),
        modified=modified_of(bylines_of(page.lines), language),
        language=language,
    )
