"""The flow of a page through the cleaner, on one screen.

source -> sniff -> reader -> lines, and of HTML a tree -> `cleaner.pipeline` -> `Page`
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from cleaner.document.canonical_form import CanonicalForm
from cleaner.document.limits import NO_LIMITS, Limits
from cleaner.document.options import Input, Mode, Options
from cleaner.page import Page
from cleaner.pipeline import clean_lines, page_of_no_page
from cleaner.readers.saved_from import saved_from
from cleaner.readers.text import read_text
from cleaner.scorer.weights import Weights, html_weights, text_weights

if TYPE_CHECKING:
    from cleaner.document.judged import JudgedLines
    from cleaner.readers.files import Contents
    from cleaner.site.evidence import SiteWeights
    from cleaner.site.site import Site


def clean(
    source: str | bytes,
    *,
    input: Input = "auto",  # noqa: A002 - the word users expect
    url: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    mode: Mode = "balanced",
    keep: Collection[str] = (),
    drop: Collection[str] = (),
    keep_elements: str | Sequence[str] = (),
    drop_elements: str | Sequence[str] = (),
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
        input: ``"text"`` or ``"html"``; ``"auto"`` looks at the page, and keeps nothing of a feed,
            of JSON and of SVG.
        url: where the page was saved from; links are resolved against it. Without one, the
            address counts that a browser has written into the page, or into its archive, when it
            was saved.
        language: ISO 639-1 code, where it is known better than the page tells.
        encoding: what bytes are decoded with, as an HTTP header names it: it counts more than
            what the page declares, and less than a byte order mark.
        mode: ``"precision"`` keeps less, ``"recall"`` keeps more.
        keep: labels of lines to keep beside those of the article, as in ``{"comment"}``.
        drop: labels of lines to drop though they are of the article, as in ``{"caption"}``.
            Both are applied last, and change no label, `Page.found` or `Page.confidence`.
        keep_elements: CSS selectors of elements of HTML whose lines to keep, whatever their labels:
            a text as in ``"main .faq, #more"``, or a list of such texts.
        drop_elements: those of elements whose lines to drop, as in ``".related"``. They go before
            `keep` and `drop`, and are applied as last. The innermost element around the whole of
            a line counts, and dropping where both name it. In plain text they match nothing.
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
        ValueError: `input`, `mode`, a label or `encoding` is not one that there is, `language` is
            no code of ISO 639-1, a selector is none, or a limit is negative.

    >>> page = clean("Log in\nSign up\nPrivacy Policy\n")
    >>> page.found, page.lines[2].label
    (False, <Label.LEGAL: 'legal'>)
    """
    if not isinstance(source, str | bytes):
        raise TypeError(f"source must be str or bytes, not {type(source).__name__}")
    options = Options(
        input=input, url=url, language=language, encoding=encoding, mode=mode,
        keep=keep, drop=drop,  # type: ignore[arg-type]
        keep_elements=keep_elements, drop_elements=drop_elements,  # type: ignore[arg-type]
        site=site, second_opinion=second_opinion, max_chars=max_chars, max_seconds=max_seconds,
    )  # fmt: skip
    check(options)
    return _cleaned(source, options)


def check(options: Options) -> None:
    """See that `options` can be followed, as far as `Options` itself cannot know.

    Raises:
        TypeError: the site is none.
        ValueError: the encoding has no decoder, or a selector is none.
    """
    if options.site is not None:
        from cleaner.site.site import Site

        if not isinstance(options.site, Site):
            kind = type(options.site).__name__
            raise TypeError(f"site must be cleaner.Site or None, not {kind}")
    if options.encoding is not None:
        from cleaner.readers.encoding import is_known

        if not is_known(options.encoding):
            raise ValueError(
                "encoding must be a name of the Encoding Standard, as in utf-8, windows-1252, "
                f"shift_jis; not {options.encoding!r}"
            )
    for name in ("keep_elements", "drop_elements"):
        for selector in getattr(options, name):
            _check_selector(name, selector)


def _check_selector(name: str, selector: str) -> None:
    from cleaner.readers.selectors import is_selector

    if not is_selector(selector):
        raise ValueError(
            f"{name} must be a CSS selector that the parser knows, as in .related, #news or "
            f"main > p:not(.ad); not {selector!r}"
        )


def _cleaned(source: str | bytes, options: Options) -> Page:
    """Find out what `source` is, and clean it."""
    limits = Limits.of(options.max_chars, options.max_seconds)
    language, mode, site = options.language, options.mode, options.site
    encoding = no_page = archived = None
    is_html, address = options.input == "html", options.url
    if isinstance(source, bytes):
        source, encoding, is_saved, no_page, archived = _contents_of(source, options)
        is_html = is_html or is_saved
    if no_page is None and options.input == "auto" and not is_html:
        no_page = _kind_of_text(source)
    if no_page is not None:
        page = page_of_no_page(read_text(source), no_page, language, mode)
    elif is_html or (options.input == "auto" and _looks_like_html(source)):
        page = clean_html(source, html_weights(), language, mode, site=site, limits=limits)
        if options.second_opinion and not page.truncated:
            from cleaner.second_opinion import with_opinions

            page = with_opinions(page, html_weights().header)
        if address is None:
            address = archived or saved_from(source)
    else:
        lines = read_text(source)
        page = clean_lines(lines, text_weights(), language, mode, site=site, limits=limits)
    judged = page.judged
    if options.keep or options.drop:
        judged = replace(judged, kept_labels=options.kept_labels)
    if page.source is not None and (options.keep_elements or options.drop_elements):
        judged = _selected(judged, page.source, options)
    return replace(page, judged=judged, url=address, encoding=encoding)


def _selected(judged: JudgedLines, source: str, options: Options) -> JudgedLines:
    """Return the lines of an HTML page with what the selectors say of them."""
    from cleaner.readers.paths import Paths
    from cleaner.readers.selectors import selected_lines

    paths = judged.texts.paths
    if not isinstance(paths, Paths):
        return judged
    keep, drop = options.keep_elements, options.drop_elements
    return replace(judged, selected=selected_lines(source, paths.tree, keep=keep, drop=drop))


def _contents_of(source: bytes, options: Options) -> Contents:
    from cleaner.readers.files import contents_of

    return contents_of(source, options.encoding)


def _kind_of_text(text: str) -> str | None:
    from cleaner.readers.text_files import kind_of_text

    return kind_of_text(text)


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

    form = CanonicalForm()
    lines, tree = read_html(source, form)
    page = clean_lines(lines, weights, language, mode, tree, site, site_weights, limits)
    return replace(page, source=source, form=form)
