"""The figures that are reported, each as its collection defines it.

Those of single pages and lines are the ones that ``clean-page check`` has for its users.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import regex

from benchmarks.pages.alignment import run_of
from cleaner.check.metrics import (
    NOT_SCORED,
    PageScore,
    f1,
    key_of,
    macro_f1,
    mean,
    page_f1,
    word_f1,
    words,
)

__all__ = [
    "NOT_SCORED",
    "PARTS",
    "SHINGLES",
    "SNIPPETS",
    "WORDS",
    "Metric",
    "Numbers",
    "PageScore",
    "Truth",
    "f1",
    "key_of",
    "macro_f1",
    "mean",
    "page_f1",
    "shingles",
    "squeezed",
    "word_f1",
    "words",
]

_WORD = regex.compile(r"\w+")

# --- what is known of the content of a page, and the metrics of the collections


@dataclass(frozen=True, slots=True)
class Truth:
    """What a collection knows of the content of a page."""

    reference: str | None = None
    """The content as text; None where only snippets are known."""
    wanted: tuple[str, ...] = ()
    """Snippets that the content holds."""
    unwanted: tuple[str, ...] = ()
    """Snippets of the page that are no content."""
    page_words: int = 0
    """Words of the whole page, where it matters how much of it is kept."""


Numbers = Mapping[str, float]
"""What a metric says, by name."""


@dataclass(frozen=True, slots=True)
class Metric:
    """How a collection measures: first a page, then all pages together."""

    name: str
    headline: str
    """Which of the figures is the one to compare."""
    of: Callable[[str, Truth], Numbers | None]
    """From what a program gave and what is true to the counts of the page; None: not defined."""
    over: Callable[[Sequence[Numbers]], dict[str, float]]
    """From the counts of the pages to the figures of a collection."""


def squeezed(text: str) -> str:
    r"""Return `text` with every run of white space as one space.

    >>> squeezed("the\n  boat")
    'the boat'
    """
    return " ".join(text.split())


def _words_of(text: str, truth: Truth) -> Numbers | None:
    if truth.reference is None:
        return None
    given, wanted = words(text), words(truth.reference)
    if not given or not wanted:
        score = float(not given and not wanted)
        return {"precision": score, "recall": score, "f1": score}
    hits = (given & wanted).total()
    return {
        "precision": hits / given.total(),
        "recall": hits / wanted.total(),
        "f1": f1(hits, given.total(), wanted.total()),
    }


def _mean_of_each(pages: Sequence[Numbers]) -> dict[str, float]:
    return {name: mean(page[name] for page in pages) for name in (pages[0] if pages else ())}


WORDS = Metric("words", "f1", _words_of, _mean_of_each)
"""Multiset of lower-cased words of each page, averaged over pages: WCXB, and Fundus here."""


def _snippets_of(text: str, truth: Truth) -> Numbers | None:
    if not truth.wanted and not truth.unwanted:
        return None
    held = squeezed(text)
    found = sum(squeezed(snippet) in held for snippet in truth.wanted)
    leaked = sum(squeezed(snippet) in held for snippet in truth.unwanted)
    return {
        "found": found,
        "missed": len(truth.wanted) - found,
        "leaked": leaked,
        "avoided": len(truth.unwanted) - leaked,
    }


def _snippets_over(pages: Sequence[Numbers]) -> dict[str, float]:
    found, missed, leaked, avoided = (
        sum(page[name] for page in pages) for name in ("found", "missed", "leaked", "avoided")
    )
    return {
        "f1": f1(found, found + leaked, found + missed),
        "precision": found / max(found + leaked, 1),
        "found_share": found / max(found + missed, 1),
        "leaked_share": leaked / max(leaked + avoided, 1),
    }


SNIPPETS = Metric("snippets", "f1", _snippets_of, _snippets_over)
"""Wanted snippets found, missed, unwanted ones found, counted over all pages: trafilatura.

White space is squeezed, case kept. `found_share` is the recall of wanted snippets,
`leaked_share` the share of unwanted ones that came through.
"""


def _parts_of(text: str, truth: Truth) -> Numbers | None:
    wanted = [run_of(part) for part in truth.wanted]
    if not wanted:
        return None
    held = run_of(text)
    return {
        "found_share": mean(part in held for part in wanted),
        "kept_share": min(len(held.split()) / max(truth.page_words, 1), 1.0),
    }


PARTS = Metric("parts", "found_share", _parts_of, _mean_of_each)
"""Share of the known parts of the content that was found, beside the share of the page that was
kept, averaged over pages: for collections that know a few parts and not the whole."""

SHINGLE_WORDS = 4
"""So many words in a row are one shingle, in Scrapinghub's benchmark."""


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of four words of `text`, case kept; a shorter text is one run.

    >>> len(shingles("The boat came in late")), len(shingles("The boat")), len(shingles(""))
    (2, 1, 0)
    """
    tokens = _WORD.findall(text)
    starts = range(max(len(tokens) - SHINGLE_WORDS + 1, 1 if tokens else 0))
    return Counter(tuple(tokens[i : i + SHINGLE_WORDS]) for i in starts)


def _shingles_of(text: str, truth: Truth) -> Numbers | None:
    if truth.reference is None:
        return None
    given, wanted = shingles(text), shingles(truth.reference)
    hits = (given & wanted).total()
    shares = {"precision": (hits, given.total()), "recall": (hits, wanted.total())}
    return {name: hits / total for name, (hits, total) in shares.items() if total}


def _shingles_over(pages: Sequence[Numbers]) -> dict[str, float]:
    precision, recall = (
        mean(page[name] for page in pages if name in page) for name in ("precision", "recall")
    )
    both = precision + recall
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / both if both else 0.0,
    }


SHINGLES = Metric("shingles", "f1", _shingles_of, _shingles_over)
"""Runs of four words; precision and recall averaged where defined, F1 of the two: Scrapinghub."""
