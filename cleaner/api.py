"""The flow of a page through the cleaner, on one screen.

source -> sniff -> reader -> lines, and of HTML a tree -> `cleaner.pipeline` -> `Page`
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, get_args

from cleaner.decoding import Mode
from cleaner.document.languages import check_language
from cleaner.document.limits import NO_LIMITS, Limits
from cleaner.page import Page
from cleaner.pipeline import clean_lines, page_of_no_page
from cleaner.readers.text import read_text
from cleaner.scorer.weights import Weights, html_weights, text_weights

if TYPE_CHECKING:
    from cleaner.readers.files import Contents
    from cleaner.site.evidence import SiteWeights
    from cleaner.site.site import Site

Input = Literal["auto", "text", "html"]


def clean(
    source: str | bytes,
    *,
    input: Input = "auto",  # noqa: A002 - the word users expect
    url: str | None = None,
    language: str | None = None,
    mode: Mode = "balanced",
    site: Site | None = None,
    second_opinion: bool = False,
    max_chars: int | None = None,
    max_seconds: float | None = None,
) -> Page:
    r"""Separate the article of a saved page from everything else on it.

    Args:
        source: the page itself, not its name: of a file, ``Path("news.html").read_bytes()``. Of
            bytes the encoding is found as the HTML standard says; MHTML and Safari's webarchive
            are unpacked, and of any other file that is no text (PDF, PNG, ...) nothing is kept.
        input: ``"text"`` or ``"html"``; ``"auto"`` looks at the page.
        url: where the page was saved from; it comes back in `Page.url`.
        language: ISO 639-1 code, where it is known better than the page tells.
        mode: ``"precision"`` keeps less, ``"recall"`` keeps more.
        site: what other pages of the host told (`cleaner.Site`); it counts beside what the page
            tells, and the page's own part in it does not.
        second_opinion: also ask trafilatura and readability-lxml what they keep of an HTML page;
            `Page.opinions` has it, and how far they agree sharpens `Page.confidence`. What is
            kept stays the same, and so does a page of plain text, of which they know nothing.
            Needs the extra ``opinions``.
        max_chars: judge no more than so many characters of the page's lines.
        max_seconds: begin no more work than fits in about so much time. What a page comes to then
            depends on the machine; without it the same page always comes to the same.

    Returns:
        Every line of the page with its label, and the article made of the kept ones. Lines beyond
        a limit are there too, dropped without being judged; `Page.truncated` tells of them.

    Raises:
        TypeError: an argument is of the wrong type. No content raises anything.
        ImportError: a second opinion was asked for without the extra that it needs.
        ValueError: `input` or `mode` is not one of the values above, `language` is no code of
            ISO 639-1, or a limit is negative.

    >>> page = clean("Log in\nSign up\nPrivacy Policy\n")
    >>> page.found, page.lines[2].label
    (False, <Label.LEGAL: 'legal'>)
    """
    _check(source, input, mode, url=url, language=language)
    check_language(language)
    if site is not None:
        _check_site(site)
    if not isinstance(second_opinion, bool):
        raise TypeError(f"second_opinion must be bool, not {type(second_opinion).__name__}")
    _check_limit("max_chars", max_chars, int)
    _check_limit("max_seconds", max_seconds, int | float)
    limits = Limits.of(max_chars, max_seconds)
    encoding = no_page = None
    is_html = False
    if isinstance(source, bytes):
        source, encoding, is_html, no_page = _contents_of(source)
    if no_page is not None:
        page = page_of_no_page(read_text(source), no_page, language, mode)
    elif is_html or input == "html" or (input == "auto" and _looks_like_html(source)):
        page = clean_html(source, html_weights(), language, mode, site=site, limits=limits)
        if second_opinion and not page.truncated:
            from cleaner.second_opinion import with_opinions

            page = with_opinions(page, html_weights().header)
    else:
        lines = read_text(source)
        page = clean_lines(lines, text_weights(), language, mode, site=site, limits=limits)
    return replace(page, url=url, encoding=encoding)


def _contents_of(source: bytes) -> Contents:
    from cleaner.readers.files import contents_of

    return contents_of(source)


def _looks_like_html(text: str) -> bool:
    from cleaner.readers.sniff import looks_like_html

    return looks_like_html(text)


def clean_html(
    source: str,
    weights: Weights,
    language: str | None = None,
    mode: Mode = "balanced",
    site: Site | None = None,
    site_weights: SiteWeights | None = None,
    limits: Limits = NO_LIMITS,
) -> Page:
    """Read an HTML page and label its lines with `weights`."""
    from cleaner.readers.html import read_html

    lines, tree = read_html(source)
    page = clean_lines(lines, weights, language, mode, tree, site, site_weights, limits)
    return replace(page, source=source)


def _check_site(site: object) -> None:
    from cleaner.site.site import Site

    if not isinstance(site, Site):
        raise TypeError(f"site must be cleaner.Site or None, not {type(site).__name__}")


def _check_limit(name: str, value: Any, kind: Any) -> None:
    if value is None:
        return
    if isinstance(value, bool) or not isinstance(value, kind):
        wanted = "int" if kind is int else "int, float"
        raise TypeError(f"{name} must be {wanted} or None, not {type(value).__name__}")
    if not value >= 0:  # nor nan
        raise ValueError(f"{name} must be 0 or more; not {value!r}")


def _check(source: object, kind: object, mode: object, **optional: object) -> None:
    if not isinstance(source, str | bytes):
        raise TypeError(f"source must be str or bytes, not {type(source).__name__}")
    for name, value in optional.items():
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name} must be str or None, not {type(value).__name__}")
    for name, value, known in (("input", kind, get_args(Input)), ("mode", mode, get_args(Mode))):
        if not isinstance(value, str):
            raise TypeError(f"{name} must be str, not {type(value).__name__}")
        if value not in known:
            raise ValueError(f"{name} must be one of {', '.join(known)}; not {value!r}")
