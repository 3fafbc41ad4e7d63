"""What two other programs keep of an HTML page, beside what we kept.

trafilatura and readability-lxml choose by other rules than ours. Where they keep the same
words, the page is an easy one and seldom wrong; where they do not, somebody is. They are
asked only on request: both take longer than everything here, and what we keep they never change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import regex

from cleaner.document.opinion import Opinion
from cleaner.page import Page
from cleaner.readers.attributes import trimmed
from cleaner.readers.nesting import flattened
from cleaner.scorer.calibration import sharpened
from cleaner.text.folding import UNSPACED_CHARACTERS, lower
from cleaner.third_party import in_silence

MAX_CHARS = 1_000_000
"""The others are not asked about larger pages: their time grows with the page, if not faster."""
MAX_TAGS = 20_000
"""Nor about pages with more tags: so many, in nested tables, take the slower one 1.5 seconds."""
Program = Callable[[str], str]
"""From HTML to the text that is kept of it."""
EACH_OTHER = "each other"
"""The name, in the curve of the confidence, of how far the two others agree."""

_WORD = regex.compile(rf"(?=\w)[{UNSPACED_CHARACTERS}]|[^\W{UNSPACED_CHARACTERS}]++")


def with_opinions(page: Page, header: Mapping[str, Any]) -> Page:
    """Return a page read from HTML with the opinions of the others, and what they tell of it.

    `header` is that of the weights that the page was cleaned with. The confidence of a page
    stays as it is if nothing is kept, or if nobody else kept anything.
    """
    opinions = opinions_of(page.source or "", page.body)
    sure = page.confidence
    if page.body and any(opinion.text for opinion in opinions):
        sure = sharpened(sure, agreements(opinions), header)
    return replace(page, opinions=opinions, confidence=sure)


def opinions_of(html: str, body: str) -> tuple[Opinion, ...]:
    """Return what each of the others keeps of `html`, compared with the `body` that we keep.

    A program that fails has kept nothing; of a page that is not `bearable` none is asked.

    Raises:
        ImportError: one of them is not installed; the message says which extra has them.

    >>> [(opinion.name, opinion.agreement) for opinion in opinions_of("", "The boat came in.")]
    [('trafilatura', 0.0), ('readability-lxml', 0.0)]
    """
    is_asked = bearable(html)
    programs = {name: load() for name, load in ASKED.items()}
    texts = {name: _kept_by(ask, html) if is_asked else "" for name, ask in programs.items()}
    return tuple(Opinion(name, text, agreement(text, body)) for name, text in texts.items())


def agreements(opinions: tuple[Opinion, ...]) -> dict[str, float]:
    """Return how far each of the two others agrees with us, and they with each other.

    >>> agreements((Opinion("a", "the boat", 0.5), Opinion("b", "The boat!", 0.7)))
    {'a': 0.5, 'b': 0.7, 'each other': 1.0}
    """
    one, other = opinions
    with_us = {opinion.name: opinion.agreement for opinion in opinions}
    return {**with_us, EACH_OTHER: agreement(one.text, other.text)}


def agreement(one: str, other: str) -> float:
    """Return F1 over the words of two texts; each character is one in scripts without spaces.

    >>> agreement("The boat came.", "the boat"), agreement("船来了", "船走了"), agreement("", "")
    (0.8, 0.6666666666666666, 1.0)
    """
    left, right = _words(one), _words(other)
    if not left and not right:
        return 1.0
    return 2 * (left & right).total() / (left.total() + right.total())


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(lower(text)))


def bearable(html: str) -> bool:
    """Whether the others can take the page: not too large, without too many or too deep tags.

    >>> bearable("<p>It rained.</p>"), bearable("<p>" * 100_000), bearable("<b>" * 5000)
    (True, False, False)
    """
    if len(html) > MAX_CHARS or html.count("<") > MAX_TAGS:
        return False
    source = html.encode("utf-8", "replace")
    return trimmed(flattened(source)) == source


def _kept_by(program: Program, html: str) -> str:
    """Return what a foreign `program` keeps: nothing where it fails in whatever way."""
    try:
        with in_silence():
            return program(html.encode("utf-8", "replace").decode())
    except Exception:
        # Foreign heuristics on odd content: whatever they raise, they just have no opinion.
        return ""


@contextmanager
def _naming_the_extra() -> Iterator[None]:
    """Say what to install where one of the others is not there."""
    try:
        yield
    except ImportError as error:
        raise ImportError(
            "a second opinion needs trafilatura and readability-lxml: "
            'pip install "clean-page[opinions]"'
        ) from error


def _trafilatura() -> Program:
    """Load trafilatura without its fallbacks: one is readability, which is asked for itself."""
    with _naming_the_extra():
        from trafilatura import extract

    return lambda html: extract(html, fast=True, include_comments=False) or ""


def _readability() -> Program:
    with _naming_the_extra():
        from readability import Document

    from cleaner.readers.html import read_html

    def program(html: str) -> str:
        summary = Document(html).summary(html_partial=True)
        return "\n".join(read_html(summary)[0])

    return program


ASKED: Mapping[str, Callable[[], Program]] = MappingProxyType(
    {"trafilatura": _trafilatura, "readability-lxml": _readability}
)
"""How to load each of the two others; comments are left out, as we leave them out."""
