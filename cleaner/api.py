"""The flow of a page through the cleaner, on one screen.

source -> sniff -> lines -> profile -> facts -> signals -> scoring -> decoding -> `Page`

The middle of it, from profile to scoring, is in `cleaner.parts`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
import numpy.typing as npt

from cleaner.calibration import confidence
from cleaner.decoding import Mode, decide, kept_probability
from cleaner.labels import KEPT, Label
from cleaner.markup import Markup
from cleaner.page import Evidence, Line, Page, lines_of
from cleaner.parts import ScoredPart, scored_parts, types_of
from cleaner.profile import Column
from cleaner.readers.sniff import decode as decode_bytes
from cleaner.readers.sniff import looks_like_html
from cleaner.readers.text import SourceLine, read_text
from cleaner.scoring import NO_PAGE_TYPE, Weights, html_weights, text_weights
from cleaner.second_opinion import with_opinions
from cleaner.site.evidence import SiteEvidence, SiteWeights, WithSite, shipped_site_weights
from cleaner.site.site import Site

if TYPE_CHECKING:
    from cleaner.readers.html import HtmlLine

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
) -> Page:
    r"""Separate the article of a saved page from everything else on it.

    Args:
        source: the page; of bytes the encoding is found as the HTML standard says.
        input: ``"text"`` or ``"html"``; ``"auto"`` looks at the page.
        url: where the page was saved from; it comes back in `Page.url`.
        language: ISO 639-1 code, where it is known better than the page tells.
        mode: ``"precision"`` keeps less, ``"recall"`` keeps more.
        site: what other pages of the host told (`cleaner.Site`); it counts beside what the page
            tells, and the page's own part in it does not.
        second_opinion: also ask trafilatura and readability-lxml what they keep of an HTML page;
            `Page.opinions` has it, and how far they agree sharpens `Page.confidence`. What is
            kept stays the same, and so does a page of plain text, of which they know nothing.

    Returns:
        Every line of the page with its label, and the article made of the kept ones.

    Raises:
        TypeError: an argument is of the wrong type. No content raises anything.
        ValueError: `input` or `mode` is not one of the values above.

    >>> page = clean("Log in\nSign up\nPrivacy Policy\n")
    >>> page.found, page.lines[2].label
    (False, <Label.LEGAL: 'legal'>)
    """
    _check(source, input, mode, url=url, language=language)
    if site is not None and not isinstance(site, Site):
        raise TypeError(f"site must be cleaner.Site or None, not {type(site).__name__}")
    if not isinstance(second_opinion, bool):
        raise TypeError(f"second_opinion must be bool, not {type(second_opinion).__name__}")
    text, encoding = decode_bytes(source) if isinstance(source, bytes) else (source, None)
    if input == "html" or (input == "auto" and looks_like_html(text)):
        page = clean_html(text, html_weights(), language, mode, site)
        if second_opinion:
            page = with_opinions(page, html_weights().header)
    else:
        page = clean_lines(read_text(text), text_weights(), language, mode, site=site)
    return replace(page, url=url, encoding=encoding)


def clean_html(
    source: str,
    weights: Weights,
    language: str | None = None,
    mode: Mode = "balanced",
    site: Site | None = None,
    site_weights: SiteWeights | None = None,
) -> Page:
    """Read an HTML page and label its lines with `weights`."""
    from cleaner.readers.html import read_html

    lines, markup = read_html(source)
    page = clean_lines(lines, weights, language, mode, markup, site, site_weights)
    return replace(page, source=source)


def clean_lines(
    lines: Sequence[SourceLine | HtmlLine],
    weights: Weights,
    language: str | None = None,
    mode: Mode = "balanced",
    markup: Markup | None = None,
    site: Site | None = None,
    site_weights: SiteWeights | None = None,
) -> Page:
    """Label the `lines` of a page with `weights`; the core of `clean`, without any reading."""
    parts = scored_parts([line.text for line in lines], weights, language, markup)
    return page_of(lines, list(parts), weights, language, mode, site, site_weights)


def page_of(
    lines: Sequence[SourceLine | HtmlLine],
    parts: Sequence[ScoredPart],
    weights: Weights,
    language: str | None = None,
    mode: Mode = "balanced",
    site: Site | None = None,
    site_weights: SiteWeights | None = None,
) -> Page:
    """Decide what is kept of the scored `lines` of a page.

    What a `site` tells is weighed by the `site_weights` that ship, unless others are given.
    """
    probabilities = np.concatenate([part.probabilities for part in parts])
    numbers = np.concatenate([part.numbers for part in parts])
    evidence: list[tuple[Evidence, int]] = [(part.evidence, part.size) for part in parts]
    if site is not None and site.pages:
        told = SiteEvidence.of(
            site,
            numbers,
            [lines[number].text for number in numbers.tolist()],
            kept_probability(probabilities),
            site_weights or shipped_site_weights(weights.kind),
        )
        probabilities = told.weighed(probabilities)
        evidence = [(WithSite(of_page, told), size) for of_page, size in evidence]
    word_count = np.concatenate([part.word_count for part in parts])
    types = types_of(parts)
    labels = decide(
        [key for part in parts for key in part.keys],
        np.concatenate([part.is_time for part in parts]),
        probabilities,
        mode,
        nothing=types[NO_PAGE_TYPE],
    )
    kept = kept_probability(probabilities)
    chosen = np.array([label in KEPT for label in labels], dtype=bool)
    del parts  # of a page of many short lines, their keys are as large as the page
    return Page(
        lines=_lines(lines, numbers, labels, kept, evidence),
        confidence=confidence(kept, np.maximum(word_count, 1), chosen, weights.header),
        page_type=_page_type(types, found=bool(chosen.any())),
        stated_language=language,
        mode=mode,
    )


def _page_type(types: Mapping[str, float], *, found: bool) -> str:
    """Return the likeliest type of a page with content, ``none`` for one without."""
    if not found:
        return NO_PAGE_TYPE
    return max((name for name in types if name != NO_PAGE_TYPE), key=lambda name: types[name])


def _lines(
    lines: Sequence[SourceLine | HtmlLine],
    numbers: npt.NDArray[np.int64],
    labels: Iterable[Label],
    kept: Column,
    evidence: Iterable[tuple[Evidence, int]],
) -> tuple[Line, ...]:
    """Return every line with what was decided of it.

    Args:
        lines: the lines as they were read.
        numbers: the index of each of them that is not blank.
        labels: of those that are not blank.
        kept: the same.
        evidence: top to bottom, for how many lines each holds.
    """
    all_labels = [Label.BLANK] * len(lines)
    for number, label in zip(numbers.tolist(), labels, strict=True):
        all_labels[number] = label
    probabilities = np.zeros(len(lines))
    probabilities[numbers] = kept
    return lines_of(
        map(attrgetter("text"), lines),
        all_labels,
        probabilities.tolist(),
        map(attrgetter("start"), lines),
        map(attrgetter("end"), lines),
        map(attrgetter("path"), lines),
        chain.from_iterable(repeat(held, size) for held, size in evidence),
    )


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
