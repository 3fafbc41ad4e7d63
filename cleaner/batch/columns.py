"""A page as a row: which columns there are, and what goes into them when a page fails.

A row is plain values, so that any engine can carry it. A page that makes the cleaner
raise is a row with the reason in its column `error`: one page never stops a job.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Self, cast

from cleaner.api import check, clean
from cleaner.document import options as cleaning
from cleaner.document.judged import Line
from cleaner.document.options import Input
from cleaner.page import Page
from cleaner.writers.visible import without_surrogates

PAGE_COLUMNS = ("html", "text", "content")
"""Where the page is looked for, in this order."""
SAYS_INPUT = frozenset({"html", "text"})
"""Names of columns that say what the pages in them are."""
ERROR = "error"
"""The column that says why a page failed; null for all others. It is always there."""
COLUMNS = (
    "text", "title", "byline", "author", "published", "language", "page_type", "found",
    "confidence",
)  # fmt: skip
"""The columns that are made unless others are asked for."""


def values_of_line(line: Line) -> dict[str, Any]:
    """Return a line as it stands in the column ``lines``."""
    return {
        "label": str(line.label),
        "text": without_surrogates(line.text),
        "probability": round(line.probability, 4),
    }


GETTERS: Mapping[str, Callable[[Page], Any]] = MappingProxyType(
    {
        "text": lambda page: page.text,
        "title": lambda page: page.title,
        "byline": lambda page: page.byline,
        "author": lambda page: page.author,
        "published": lambda page: page.published,
        "language": lambda page: page.language,
        "page_type": lambda page: page.page_type,
        "found": lambda page: page.found,
        "confidence": lambda page: round(page.confidence, 4),
        "body": lambda page: page.body,
        "authors": lambda page: list(page.authors),
        "published_time": lambda page: page.published_time,
        "modified": lambda page: page.modified,
        "modified_time": lambda page: page.modified_time,
        "description": lambda page: page.description,
        "image": lambda page: page.image,
        "section": lambda page: page.section,
        "tags": lambda page: list(page.tags),
        "canonical_url": lambda page: page.canonical_url,
        "licence": lambda page: page.licence,
        "digest": lambda page: page.digest,
        "simhash": lambda page: page.simhash,
        "comments": lambda page: [comment.to_dict() for comment in page.comments],
        "markdown": lambda page: page.to_markdown(),
        "lines": lambda page: [values_of_line(line) for line in page.lines],
    }
)
"""Every column that can be asked for, and how it is read off a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(cleaning.Options):
    """How pages become rows; every function on tables and frames takes these as keywords.

    They are those of `cleaner.clean`, and four more. An address or a language in a column of its
    own goes before that of the options.

    Raises:
        TypeError: an option is of the wrong type, or not one of these.
        ValueError: a column that is not in `GETTERS`, an unknown `input`, `mode` or label.

    >>> Options(columns=("text", "links"))
    Traceback (most recent call last):
    ValueError: columns must be of text, title, byline, author, published, language, \
page_type, found, confidence, body, authors, published_time, modified, modified_time, \
description, image, section, tags, canonical_url, licence, digest, simhash, comments, \
markdown, lines; \
not 'links'
    """

    columns: tuple[str, ...] = COLUMNS
    """What to make of a page. ``("text",)`` is the fastest: dates and authors take their time."""
    page: str | None = None
    """The column with the page; None: the first there is of ``html``, ``text``, ``content``."""
    input: Input | None = None  # type: ignore[assignment]
    """What the pages are; None: what the column's name says, else each page is looked at."""
    prefix: str = ""
    """What the names of new columns begin with, where the table has such names already."""

    def __post_init__(self) -> None:
        if isinstance(self.columns, str):
            raise TypeError("columns must be a sequence of names, not str")
        object.__setattr__(self, "columns", tuple(self.columns))
        unknown = next((name for name in self.columns if name not in GETTERS), None)
        if unknown is not None:
            raise ValueError(f"columns must be of {', '.join(GETTERS)}; not {unknown!r}")
        if not isinstance(self.prefix, str):
            raise TypeError(f"prefix must be str, not {type(self.prefix).__name__}")
        known = cleaning.Options(**self.keywords())
        check(known)
        for name in ("keep", "drop", "keep_elements", "drop_elements"):
            object.__setattr__(self, name, getattr(known, name))

    def keywords(self) -> dict[str, Any]:
        """Return the keywords of `cleaner.clean` for every page."""
        return {**cleaning.Options.keywords(self), "input": self.input or "auto"}

    def named(self, column: str) -> Self:
        """Return the options for pages from `column`, whose name may say what they are."""
        if self.input is not None or column not in SAYS_INPUT:
            return self
        return replace(self, input=cast("Input", column))


def page_column(names: Iterable[str], options: Options) -> str:
    """Return which of the columns `names` has the pages.

    Raises:
        ValueError: none of them.

    >>> page_column(["id", "text", "html"], Options(columns=("text",)))
    'html'
    """
    names = tuple(names)
    wanted = PAGE_COLUMNS if options.page is None else (options.page,)
    found = next((name for name in wanted if name in names), None)
    if found is None:
        raise ValueError(
            f"no column {' or '.join(map(repr, wanted))} among {', '.join(names)}: "
            "name the one with the pages as page"
        )
    return found


def clean_row(
    source: str | bytes | None,
    options: Options,
    *,
    url: str | None = None,
    language: str | None = None,
) -> dict[str, Any]:
    r"""Clean one page and return its columns as plain values; never raises.

    Args:
        source: the page; None gives a row of nothing but None.
        options: the columns, and how the page is cleaned.
        url: where the page was saved from.
        language: ISO 639-1 code, before that of the `options`.

    Returns:
        A value for each of `Options.columns`, and `ERROR`. If the page failed, all but `ERROR` are
        None.

    >>> clean_row("Log in\nSign up\n", Options(columns=("text", "found")))
    {'text': '', 'found': False, 'error': None}
    >>> clean_row(3, Options(columns=("text",)))
    {'text': None, 'error': 'TypeError: source must be str or bytes, not int'}
    """
    row: dict[str, Any] = dict.fromkeys((*options.columns, ERROR))
    if source is None:
        return row
    try:
        return row | values_of(source, options, url=url, language=language)
    except Exception as error:  # whatever it is, MemoryError too: the next page is another page
        return row | {ERROR: without_surrogates(f"{type(error).__name__}: {error}")}


def values_of(
    source: str | bytes, options: Options, *, url: str | None = None, language: str | None = None
) -> dict[str, Any]:
    """Clean one page and return a value for each of `Options.columns`.

    Raises:
        Exception: whatever went wrong; `clean_row` makes a row of it.
    """
    own = {"url": url or options.url, "language": language or options.language}
    page = clean(source, **{**options.keywords(), **own})
    return values_of_page(page, options.columns)


def values_of_page(page: Page, columns: Iterable[str]) -> dict[str, Any]:
    """Return the value of each of the `columns`, which are of `GETTERS`."""
    return {name: _storable(GETTERS[name](page)) for name in columns}


def _storable(value: Any) -> Any:
    """Return `value` as UTF-8 can hold it: JSON inside a page may name half a character."""
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, list):
        return [_storable(each) for each in value]
    if isinstance(value, dict):
        return {name: _storable(each) for name, each in value.items()}
    return value
