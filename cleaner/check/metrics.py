"""How far what was kept is what should have been: figures of a page, and of all pages together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import fsum
from typing import NamedTuple

import regex

from cleaner.document.labels import KEPT

_WORD = regex.compile(r"\w+")
NOT_SCORED = frozenset({"-", "blank", "duplicate"})
"""True labels of lines that count neither way (rule 8 of the labelling rules)."""

HIT, WRONG, MISSED = "hit", "wrong", "missed"
"""A line that is kept and should be, one that should not be, and one that should and is not."""


def words(text: str) -> Counter[str]:
    """Count the lower-cased words of `text`."""
    return Counter(_WORD.findall(text.lower()))


def f1(hits: float, given: float, wanted: float) -> float:
    """Return the harmonic mean of hits / given and hits / wanted; 1 when both are empty.

    >>> f1(2, 4, 2)
    0.6666666666666666
    """
    if not given and not wanted:
        return 1.0
    return 2 * hits / (given + wanted)


def word_f1(text: str, reference: str) -> float:
    """Return F1 over the multiset of lower-cased words, as WCXB defines it.

    >>> word_f1("the boat", "The boat!")
    1.0
    """
    given, wanted = words(text), words(reference)
    return f1((given & wanted).total(), given.total(), wanted.total())


def mean(values: Iterable[float]) -> float:
    """Return the mean; 0 of nothing."""
    found = list(values)
    return fsum(found) / len(found) if found else 0.0


def key_of(line: str) -> str:
    """Return the letters and digits of `line`, case aside: equal for copies of a line.

    >>> key_of("• Most Read!") == key_of("MOST READ")
    True
    """
    return "".join(_WORD.findall(line.lower())).replace("_", "")


class PageScore(NamedTuple):
    """Kept and dropped lines of a page, counted."""

    hits: int
    false_positives: int
    false_negatives: int
    f1: float


def page_f1(true: Sequence[str], given: Sequence[str], lines: Sequence[str]) -> PageScore:
    """Score the labels `given` to the `lines` of a page against the `true` ones.

    A line that should be kept counts as kept where a copy of it was; copies are
    not scored themselves.

    >>> page_f1(["title", "nav"], ["duplicate", "title"], ["Storm", "STORM"]).hits
    1
    """
    outcomes = Counter(line_outcomes(true, given, lines))
    hits, wrong, missed = (outcomes[kind] for kind in (HIT, WRONG, MISSED))
    return PageScore(hits, wrong, missed, f1(hits, hits + wrong, hits + missed))


def line_outcomes(true: Sequence[str], given: Sequence[str], lines: Sequence[str]) -> list[str]:
    """Return of each line whether it is a `HIT`, `WRONG`, `MISSED`, or nothing to speak of.

    >>> line_outcomes(["title", "nav", "nav"], ["body", "body", "ui"], ["Storm", "Home", "Print"])
    ['hit', 'wrong', '']
    """
    keys = [key_of(line) for line in lines]
    kept_keys = {key for key, label in zip(keys, given, strict=True) if label in KEPT and key}
    outcomes = []
    for wanted, label, key in zip(true, given, keys, strict=True):
        should = wanted in KEPT
        kept = label in KEPT or (should and key in kept_keys)
        outcome = (HIT if kept else MISSED) if should else (WRONG if kept else "")
        outcomes.append("" if wanted in NOT_SCORED else outcome)
    return outcomes


def macro_f1(pairs: Iterable[tuple[str, str]], labels: Sequence[str]) -> dict[str, float]:
    """Return F1 of each label over (true, given) pairs."""
    true: Counter[str] = Counter()
    given: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for wanted, got in pairs:
        true[wanted] += 1
        given[got] += 1
        hits[wanted] += wanted == got
    return {label: f1(hits[label], given[label], true[label]) for label in labels}
