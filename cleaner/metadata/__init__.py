"""What a page says of itself: headline, author, date, site; each value with where it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cleaner.document.cleaned import Cleaned
from cleaner.document.judged import Line
from cleaner.document.labels import BODY, Label
from cleaner.document.outright import is_no_page
from cleaner.metadata.values import Candidate, Metadata
from cleaner.text.link_marks import read_past_marks

__all__ = ["Candidate", "Metadata", "metadata_of"]


def metadata_of(page: Cleaned) -> Metadata:
    """Return what a cleaned page says of itself: its source if it is HTML, else its lines."""
    from cleaner.metadata.language import language_of

    if is_no_page(page.judged):
        return Metadata(language=page.stated_language)
    language = page.stated_language or language_of(page.judged.text_of(page.judged.have(BODY)))
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
        form=page.form,
    )


def _of_text(page: Cleaned, language: str | None) -> Metadata:
    from cleaner.metadata.byline_dates import modified_of
    from cleaner.metadata.headline import headline_of
    from cleaner.metadata.letters import sender_of, without_field
    from cleaner.metadata.names import split_names
    from cleaner.metadata.text import author_of_page, bylines_of, published_of_page

    lines = _read_lines(page)
    title = headline_of(lines, page.url)
    author = sender_of(line.text for line in lines) or author_of_page(lines, language)
    return Metadata(
        title=without_field(title) if title else None,
        author=author,
        authors=tuple(split_names(author)) if author else (),
        published=published_of_page(lines, language, page.url),
        modified=modified_of(bylines_of(lines), language),
        language=language,
    )


def _read_lines(page: Cleaned) -> Sequence[Line]:
    """Return the lines of a page of text, those of Markdown without its marks."""
    texts = [line.text for line in page.lines]
    read = read_past_marks(texts)
    if read is texts:
        return page.lines
    return [replace(line, text=text) for line, text in zip(page.lines, read, strict=True)]
