"""The time of what people ask of a page: article, metadata, Markdown, all of it in one go."""

from __future__ import annotations

from typing import Any

import trafilatura

import cleaner
from benchmarks.cost import beside
from benchmarks.cost.pages import CostPage, Work
from benchmarks.cost.systems import PARSE, System
from cleaner.page import Page

WITH_METADATA = "cleaner, HTML: article, title, author, date, language"
MARKDOWN = "cleaner, HTML: Markdown"
ALL = "cleaner, HTML: article, metadata and Markdown"
TEXT_WITH_METADATA = "cleaner, text: article, title, author, date, language"


def _described(page: Page) -> tuple[object, ...]:
    return page.text, page.title, page.author, page.published, page.language


def with_metadata(page: CostPage) -> object:
    """Clean the HTML of a page, and ask for what describes it."""
    return _described(cleaner.clean(page.html, input="html"))


def as_markdown(page: CostPage) -> object:
    """Clean the HTML of a page, and write it as Markdown."""
    return cleaner.clean(page.html, input="html").to_markdown()


def all_in_one(page: CostPage) -> object:
    """Clean the HTML of a page once, and ask for both."""
    cleaned = cleaner.clean(page.html, input="html")
    return *_described(cleaned), cleaned.to_markdown()


def text_with_metadata(page: CostPage) -> object:
    """Clean a page as plain text, and ask for what describes it."""
    return _described(cleaner.clean(page.source("text"), input="text"))


SYSTEMS = (
    PARSE,
    System(WITH_METADATA, with_metadata, may_raise=False),
    System(MARKDOWN, as_markdown, may_raise=False),
    System(ALL, all_in_one, may_raise=False),
    System(
        "trafilatura: JSON with metadata",
        lambda page: trafilatura.extract(page.html, output_format="json", with_metadata=True),
    ),
    System(
        "trafilatura: Markdown",
        lambda page: trafilatura.extract(page.html, output_format="markdown"),
    ),
    System(TEXT_WITH_METADATA, text_with_metadata, may_raise=False),
)


def measured(work: Work) -> dict[str, Any]:
    """Time each on every page."""
    return {"systems": beside.figures_of(beside.timed(work.pages, SYSTEMS))}
