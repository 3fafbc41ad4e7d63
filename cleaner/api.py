"""The flow of a page through the cleaner, on one screen.

source -> sniff -> lines -> profile -> facts -> signals -> scoring -> decoding -> `Page`
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from cleaner.calibration import confidence, recalibrated
from cleaner.decoding import Mode, decode, kept_probability
from cleaner.explain import PageEvidence
from cleaner.facts import facts
from cleaner.labels import KEPT, Label
from cleaner.markup import Markup
from cleaner.page import Line, Page
from cleaner.profile import profile
from cleaner.readers.sniff import decode as decode_bytes
from cleaner.readers.sniff import looks_like_html
from cleaner.readers.text import SourceLine, read_text
from cleaner.scoring import NO_PAGE_TYPE, Weights, columns, html_weights, score, text_weights
from cleaner.signals import Measured
from cleaner.tree import tree_of

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
) -> Page:
    r"""Separate the article of a saved page from everything else on it.

    Args:
        source: the page; of bytes the encoding is found as the HTML standard says.
        input: ``"text"`` or ``"html"``; ``"auto"`` looks at the page.
        url: where the page was saved from; it comes back in `Page.url`.
        language: ISO 639-1 code, where it is known better than the page tells.
        mode: ``"precision"`` keeps less, ``"recall"`` keeps more.

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
    text, encoding = decode_bytes(source) if isinstance(source, bytes) else (source, None)
    if input == "html" or (input == "auto" and looks_like_html(text)):
        page = clean_html(text, html_weights(), language, mode)
    else:
        page = clean_lines(read_text(text), text_weights(), language, mode)
    return replace(page, url=url, encoding=encoding)


def clean_html(
    source: str, weights: Weights, language: str | None = None, mode: Mode = "balanced"
) -> Page:
    """Read an HTML page and label its lines with `weights`."""
    from cleaner.readers.html import read_html

    lines, markup = read_html(source)
    return replace(clean_lines(lines, weights, language, mode, markup), source=source)


def clean_lines(
    lines: Sequence[SourceLine] | Sequence[HtmlLine],
    weights: Weights,
    language: str | None = None,
    mode: Mode = "balanced",
    markup: Markup | None = None,
) -> Page:
    """Label the `lines` of a page with `weights`; the core of `clean`, without any reading."""
    measures = profile([line.text for line in lines], language)
    true = facts(measures)
    tree = None if markup is None else tree_of(markup, measures)
    inputs = columns(Measured(measures, true, tree), weights)
    scores = score(inputs, weights)
    probabilities = recalibrated(scores.probabilities, weights.header)
    labels = decode(measures, probabilities, mode, nothing=scores.types[NO_PAGE_TYPE])
    kept = kept_probability(probabilities)
    chosen = np.array([label in KEPT for label in labels], dtype=bool)
    evidence = PageEvidence(inputs.astype(np.float16), measures.numbers, scores.pools, weights)
    verdicts = zip(labels, kept.tolist(), strict=True)
    source_lines: Sequence[SourceLine | HtmlLine] = lines
    decided: dict[int, tuple[Label, float]] = dict(
        zip(measures.numbers.tolist(), verdicts, strict=True)
    )
    blank = (Label.BLANK, 0.0)
    return Page(
        lines=tuple(
            _line(index, line, decided.get(index, blank), evidence)
            for index, line in enumerate(source_lines)
        ),
        confidence=confidence(kept, np.maximum(measures.word_count, 1), chosen, weights.header),
        page_type=_page_type(scores.types, found=bool(chosen.any())),
        stated_language=language,
        mode=mode,
    )


def _page_type(types: Mapping[str, float], *, found: bool) -> str:
    """Return the likeliest type of a page with content, ``none`` for one without."""
    if not found:
        return NO_PAGE_TYPE
    return max((name for name in types if name != NO_PAGE_TYPE), key=lambda name: types[name])


def _line(
    index: int, line: SourceLine | HtmlLine, verdict: tuple[Label, float], evidence: PageEvidence
) -> Line:
    label, probability = verdict
    return Line(
        index + 1,
        line.text,
        label,
        probability,
        line.start,
        line.end,
        path=line.path,
        evidence=evidence,
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
