"""Write the article of a page that was read from HTML, with what its markup says.

What the parser made of the page when its lines were read is gone through once more, and each of
its texts is counted to a line as the reader counts it (`cleaner.readers.tokens`).
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.document.canonical_form import CanonicalForm
from cleaner.document.cleaned import Cleaned
from cleaner.document.judged import LABELS
from cleaner.document.labels import KEPT, Label
from cleaner.readers.saved_from import own_address
from cleaner.writers.builder import Builder
from cleaner.writers.feed import Feed
from cleaner.writers.fragment import html_of
from cleaner.writers.markdown_of_html import markdown_of
from cleaner.writers.tree import Box


def html_to_markdown(page: Cleaned, *, links: bool, images: bool, tables: bool) -> str:
    """Return the article of `page` as Markdown."""
    return markdown_of(article_of_html(page, links=links, images=images, tables=tables))


def html_to_html(
    page: Cleaned, language: str | None, *, links: bool, images: bool, tables: bool
) -> str:
    """Return the article of `page` as sanitised HTML."""
    return html_of(article_of_html(page, links=links, images=images, tables=tables), language)


def article_of_html(page: Cleaned, *, links: bool, images: bool, tables: bool) -> Box:
    """Return the article of a `page` that was read from HTML."""
    source = page.source or ""
    labels = [LABELS[number] for number in page.judged.codes.tolist()]
    written = [*map(_as_written, labels, page.judged.kept().tolist())]
    base = page.url or own_address(source)
    article = article_of_page(source, written, base, links=links, images=images, form=page.form)
    return article if tables else without_tables(article)


def _as_written(label: Label, is_kept: bool) -> Label:
    """Return the label of a line as the builder knows it: what the caller keeps is body to it."""
    if label in KEPT:
        return label if is_kept else Label.UI
    return Label.BODY if is_kept else label


def without_tables(box: Box) -> Box:
    """Take the tables out of `box`; the blocks around them are changed."""
    box.children = [
        without_tables(child) if isinstance(child, Box) else child
        for child in box.children
        if child.tag != "table"
    ]
    return box


def article_of_page(
    source: str,
    labels: Sequence[Label],
    base: str | None = None,
    *,
    links: bool = True,
    images: bool = True,
    form: CanonicalForm | None = None,
) -> Box:
    r"""Return the article of the HTML page `source`, whose lines have these `labels`.

    >>> from cleaner.writers.markdown_of_html import markdown_of
    >>> markdown_of(article_of_page("<p><b>Rain</b>.<p>Home", [Label.BODY, Label.NAV]))
    '**Rain**.\n'
    """
    from cleaner.readers.html import canonical
    from cleaner.readers.tokens import tokens_of

    builder = Builder(base or "", links, images)
    tokens = tokens_of(canonical(source, form))
    feed = Feed(tokens, labels, [label in KEPT for label in labels], builder)
    feed.run()
    return builder.article()
