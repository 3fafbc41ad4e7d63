"""The systems that are given hostile pages: cleaner and its peers, each as its users call it.

A peer that reads HTML alone gets a page of text with each of its lines as a ``<p>``, escaped
and otherwise as it stands. Bytes go to a peer as they are if it takes bytes (trafilatura,
jusText); for the others they are decoded by resiliparse, which does as the HTML standard says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import trafilatura
from boilerpy3.extractors import ArticleExtractor
from lxml.etree import LxmlError
from lxml.html import fromstring
from readability import Document
from readability.readability import Unparseable

import cleaner
from benchmarks.pages.renderers import as_html, decode
from benchmarks.peers import extractors
from cleaner.page import Page
from cleaner.writers.labels import to_labels
from cleaner.writers.visible import visible

Source = str | bytes
MAX_EXPLAINED_LINES = 2000
"""JSON has the reasons of every line; it is written of pages of no more lines."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a system made of a page."""

    text: str
    html: str = ""
    markdown: str = ""
    on_terminal: str = ""
    """What its command prints on a terminal."""
    faults: tuple[str, ...] = field(default=())
    """Promises of ours that do not hold; peers have promised nothing."""


System = Callable[[Source, bool, bool], Answer]
"""From a page, whether it is HTML, and whether HTML and Markdown are wanted, to an answer."""


def ours(source: Source, is_html: bool, formats: bool) -> Answer:
    """Clean the page and write it in every form, whichever is wanted."""
    page = cleaner.clean(source, input="html" if is_html else "text")
    labels = to_labels(page.lines)
    shown = visible(labels)
    return Answer(
        page.text, page.to_html(), page.to_markdown(images=True), shown, (*_lost(page, source),)
    )


def _lost(page: Page, source: Source) -> Iterator[str]:
    if page.source is None and isinstance(source, str):
        place = 0
        for line in page.lines:
            if source[place : line.start].strip("\r\n") or source[line.start : line.end] != (
                line.text
            ):
                yield f"line {line.number} is not the input's"
                return
            place = line.end or 0
        if source[place:].strip("\r\n"):
            yield "the end of the input is lost"
    if not 0 <= page.confidence <= 1:
        yield f"a confidence of {page.confidence}"
    if len(page.lines) <= MAX_EXPLAINED_LINES:
        page.to_json(reasons=True).encode()


def _as_html(source: Source, is_html: bool) -> Source:
    if is_html:
        return source
    return as_html(_as_str(source).split("\n"))


def _as_str(source: Source) -> str:
    return source if isinstance(source, str) else decode(source)


def with_trafilatura(source: Source, is_html: bool, formats: bool) -> Answer:
    """Extract as text, and as HTML and Markdown with links and images."""
    page = _as_html(source, is_html)
    text = trafilatura.extract(page, include_comments=False) or ""
    if not formats:
        return Answer(text, on_terminal=text)
    options = {"include_links": True, "include_images": True, "include_formatting": True}
    html = trafilatura.extract(page, output_format="html", **options) or ""
    markdown = trafilatura.extract(page, output_format="markdown", **options) or ""
    return Answer(text, html, markdown, text)


def with_readability(source: Source, is_html: bool, formats: bool) -> Answer:
    """Summarise as HTML; its text is that of the HTML. Its own refusals count as no answer."""
    try:
        html = Document(_as_str(_as_html(source, is_html))).summary()
        text = "\n".join(fromstring(html).itertext())
    except (Unparseable, LxmlError):
        return Answer("")
    return Answer(text, html, "", text)


def with_resiliparse(source: Source, is_html: bool, formats: bool) -> Answer:
    """Extract the main content as text."""
    text = extractors.resiliparse_html(_as_str(_as_html(source, is_html)))
    return Answer(text, on_terminal=text)


def with_justext(source: Source, is_html: bool, formats: bool) -> Answer:
    """Keep the good paragraphs, with the stop list of the language where there is one."""
    text = extractors.justext_html(_as_html(source, is_html))
    return Answer(text, on_terminal=text)


def with_boilerpy3(source: Source, is_html: bool, formats: bool) -> Answer:
    """Extract as text with the extractor for articles, which raises where it fails."""
    text = ArticleExtractor().get_content(_as_str(_as_html(source, is_html)))
    return Answer(text, on_terminal=text)


OURS = "cleaner"
SYSTEMS: Mapping[str, System] = MappingProxyType(
    {
        OURS: ours,
        "trafilatura": with_trafilatura,
        "readability-lxml": with_readability,
        "resiliparse": with_resiliparse,
        "jusText": with_justext,
        "boilerpy3": with_boilerpy3,
    }
)
"""What is given the pages; a line here adds a system."""
