"""The flow of a page through the cleaner, on one screen.

source -> sniff -> lines -> profile -> facts -> signals -> scoring -> decoding -> `Page`

The middle of it, from profile to scoring, is in `cleaner.pipeline`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np

from cleaner.decoding import IS_KEPT, Choices, Mode, Numbers, decide, kept_probability
from cleaner.document.judged import LABELS, Evidence, JudgedLines
from cleaner.document.labels import Label
from cleaner.document.limits import BEYOND, UNJUDGED, Limits
from cleaner.document.lines import ReadLines
from cleaner.document.tree import Markup
from cleaner.measures.lines import Column, spelled_key
from cleaner.page import Page
from cleaner.pipeline import ChosenPart, ScoredPart, scored_parts, types_of
from cleaner.readers.text import read_text
from cleaner.scorer.calibration import confidence
from cleaner.scorer.weights import NO_PAGE_TYPE, Weights, html_weights, text_weights

if TYPE_CHECKING:
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
        max_chars: judge no more than so many characters of the page's lines.
        max_seconds: begin no more work than fits in about so much time. What a page comes to then
            depends on the machine; without it the same page always comes to the same.

    Returns:
        Every line of the page with its label, and the article made of the kept ones. Lines beyond
        a limit are there too, dropped without being judged; `Page.truncated` tells of them.

    Raises:
        TypeError: an argument is of the wrong type. No content raises anything.
        ValueError: `input` or `mode` is not one of the values above, or a limit is negative.

    >>> page = clean("Log in\nSign up\nPrivacy Policy\n")
    >>> page.found, page.lines[2].label
    (False, <Label.LEGAL: 'legal'>)
    """
    _check(source, input, mode, url=url, language=language)
    if site is not None:
        _check_site(site)
    if not isinstance(second_opinion, bool):
        raise TypeError(f"second_opinion must be bool, not {type(second_opinion).__name__}")
    _check_limit("max_chars", max_chars, int)
    _check_limit("max_seconds", max_seconds, int | float)
    limits = Limits.of(max_chars, max_seconds)
    text, encoding = _decoded(source) if isinstance(source, bytes) else (source, None)
    if input == "html" or (input == "auto" and _looks_like_html(text)):
        page = clean_html(text, html_weights(), language, mode, site=site, limits=limits)
        if second_opinion and not page.truncated:
            from cleaner.second_opinion import with_opinions

            page = with_opinions(page, html_weights().header)
    else:
        lines = read_text(text)
        page = clean_lines(lines, text_weights(), language, mode, site=site, limits=limits)
    return replace(page, url=url, encoding=encoding)


def _decoded(source: bytes) -> tuple[str, str]:
    from cleaner.readers.sniff import decode

    return decode(source)


def _looks_like_html(text: str) -> bool:
    from cleaner.readers.sniff import looks_like_html

    return looks_like_html(text)


NO_LIMITS = Limits()


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

    lines, markup = read_html(source)
    page = clean_lines(lines, weights, language, mode, markup, site, site_weights, limits)
    return replace(page, source=source)


def clean_lines(
    lines: ReadLines,
    weights: Weights,
    language: str | None = None,
    mode: Mode = "balanced",
    markup: Markup | None = None,
    site: Site | None = None,
    site_weights: SiteWeights | None = None,
    limits: Limits = NO_LIMITS,
) -> Page:
    """Label the `lines` of a page with `weights`; the core of `clean`, without any reading."""
    within = limits.within(lines)
    parts = []
    for part in scored_parts(within, weights, language, markup):
        parts.append(_chosen(part, lines, weights, site, site_weights))
        if limits.time_is_over:
            break
    is_truncated = _is_truncated(lines, within, sum(part.size for part in parts))
    page = _decided(lines, parts, weights, language, mode)
    return replace(page, truncated=True) if is_truncated else page


def page_of(
    lines: ReadLines,
    parts: Sequence[ScoredPart],
    weights: Weights,
    language: str | None = None,
    mode: Mode = "balanced",
    site: Site | None = None,
    site_weights: SiteWeights | None = None,
) -> Page:
    """Decide what is kept of the scored `lines` of a page; those below the last part are dropped.

    What a `site` tells is weighed by the `site_weights` that ship, unless others are given.
    """
    chosen = [_chosen(part, lines, weights, site, site_weights) for part in parts]
    return _decided(lines, chosen, weights, language, mode)


def _chosen(
    part: ScoredPart,
    lines: ReadLines,
    weights: Weights,
    site: Site | None,
    site_weights: SiteWeights | None,
) -> ChosenPart:
    """Return what is chosen among in a part, with what a `site` tells of its lines."""
    if site is None or not site.pages:
        return ChosenPart.of(part)
    from cleaner.site.evidence import SiteEvidence, WithSite, shipped_site_weights

    told = SiteEvidence.of(
        site,
        part.numbers,
        [lines[number] for number in part.numbers.tolist()],
        kept_probability(part.probabilities),
        site_weights or shipped_site_weights(weights.kind),
    )
    weighed = told.weighed(part.probabilities)
    evidence = WithSite(part.evidence, told)
    return ChosenPart.of(replace(part, probabilities=weighed, evidence=evidence))


def _decided(
    lines: ReadLines,
    parts: Sequence[ChosenPart],
    weights: Weights,
    language: str | None,
    mode: Mode,
) -> Page:
    """Decide over all parts together what is kept."""
    numbers = np.concatenate([part.numbers for part in parts])
    choices = Choices.joined([part.choices for part in parts])
    word_count = np.concatenate([part.word_count for part in parts])
    types = types_of(parts)
    labels = decide(
        np.concatenate([part.keys for part in parts]),
        choices,
        mode,
        nothing=types[NO_PAGE_TYPE],
        spelled=lambda row: spelled_key(lines[int(numbers[row])]),
    )
    chosen = IS_KEPT[labels]
    evidence = [(part.evidence, part.size) for part in parts]
    return Page(
        judged=_judged(lines, numbers, labels, choices.kept, evidence),
        confidence=confidence(choices.kept, np.maximum(word_count, 1), chosen, weights.header),
        page_type=_page_type(types, found=bool(chosen.any())),
        stated_language=language,
        mode=mode,
    )


def _is_truncated(texts: Sequence[str], within: Sequence[str], judged: int) -> bool:
    """Whether words of the page stand beyond what was judged: in the line cut last, or below."""
    is_cut = bool(judged) and len(within[judged - 1]) < len(texts[judged - 1].rstrip())
    return is_cut or any(text.strip() for text in texts[judged:])


def _page_type(types: Mapping[str, float], *, found: bool) -> str:
    """Return the likeliest type of a page with content, ``none`` for one without."""
    if not found:
        return NO_PAGE_TYPE
    return max((name for name in types if name != NO_PAGE_TYPE), key=lambda name: types[name])


def _judged(
    lines: ReadLines,
    numbers: Numbers,
    labels: Numbers,
    kept: Column,
    evidence: Sequence[tuple[Evidence, int]],
) -> JudgedLines:
    """Return every line with what was decided of it.

    Args:
        lines: the lines as they were read.
        numbers: the index of each of them that is not blank.
        labels: of those that are not blank, as places in `cleaner.document.labels.SCORED`.
        kept: of the same, the probability.
        evidence: top to bottom, for how many lines each holds; below them nothing was looked at.
    """
    judged = sum(size for _, size in evidence)
    all_labels = np.full(len(lines), LABELS.index(Label.BLANK), dtype=np.uint8)
    all_labels[numbers] = labels
    if judged < len(lines):
        is_filled = [bool(text.strip()) for text in lines[judged:]]
        all_labels[judged:][is_filled] = LABELS.index(UNJUDGED)
        evidence = (*evidence, (BEYOND, len(lines) - judged))
    probabilities = np.zeros(len(lines), dtype=kept.dtype)
    probabilities[numbers] = kept
    return JudgedLines(lines, all_labels, probabilities, tuple(evidence))


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
