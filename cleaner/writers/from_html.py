"""Write the article of a page that was read from HTML, with what its markup says.

The page is parsed once more when it is written, by the parser that made its lines, and each of
its texts is counted to a line as the reader counts it (`cleaner.readers.tokens`).
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.document.cleaned import Cleaned
from cleaner.document.judged import LABELS
from cleaner.document.labels import KEPT, Label
from cleaner.writers.builder import Builder
from cleaner.writers.feed import Feed
from cleaner.writers.fragment import html_of
from cleaner.writers.markdown_of_html import markdown_of
from cleaner.writers.tree import Box


def html_to_markdown(page: Cleaned, *, links: bool, images: bool) -> str:
    """Return the article of `page` as Markdown."""
    return markdown_of(_article(page, links=links, images=images))


def html_to_html(page: Cleaned, language: str | None, *, links: bool, images: bool) -> str:
    """Return the article of `page` as sanitised HTML."""
    return html_of(_article(page, links=links, images=images), language)


def _article(page: Cleaned, *, links: bool, images: bool) -> Box:
    labels = [LABELS[number] for number in page.judged.numbers.tolist()]
    return article_of_page(page.source or "", labels, page.url, links=links, images=images)


def article_of_page(
    source: str,
    labels: Sequence[Label],
    base: str | None = None,
    *,
    links: bool = True,
    images: bool = True,
) -> Box:
    r"""Return the article of the HTML page `source`, whose lines have these `labels`.

    >>> from cleaner.writers.markdown_of_html import markdown_of
    >>> markdown_of(article_of_page("<p><b>Rain</b>.<p>Home", [Label.BODY, Label.NAV]))
    '**Rain**.\n'
    """
    from cleaner.readers.html import canonical
    from cleaner.readers.tokens import tokens_of

    builder = Builder(base or "", links, images)
    feed = Feed(tokens_of(canonical(source)), labels, [label in KEPT for label in labels], builder)
    feed.run()
    return builder.article()
