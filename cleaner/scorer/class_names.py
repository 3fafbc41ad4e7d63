"""What class names, ids and roles were found to say about the lines inside.

A vocabulary like that of words (`cleaner.scorer.vocabulary`), of the names that the elements
around a line bear: ``entry-content`` holds articles and ``related`` teasers, on many sites.
Learned by ``benchmarks/class_names.py``, with the shares of the lines inside that are of each sort.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
import numpy.typing as npt

from cleaner.measures.boxes import Layout
from cleaner.scorer.vocabulary import NOTHING_SAID, SORTS, SPOKEN, STEPS_A_UNIT
from cleaner.text.arrays import firsts_of, places_where, within_0_and_1

_PART_OR_END = re.compile(r"[A-Z][a-z]+|[a-z]{2,}|[A-Z]{2,}(?![a-z])|\n")
"""A part of a name has two letters or more."""
_DIGITS = re.compile(r"\d+")
NEAR_DECAY = 0.5
FAR_DECAY = 0.85
SCALE = 10.0
"""Log-odds of half this much, either way, are as sure as the names around a line can be."""

_DECAYS = np.repeat([NEAR_DECAY, FAR_DECAY], len(SORTS))
_SHARES = np.repeat([1.0, 0.5], len(SORTS))

_SPOKEN = {**SPOKEN, "content": "content"}


def _claims() -> tuple[tuple[str, str, str], ...]:
    spoken = _SPOKEN.items()
    return (
        *(
            (f"names_at_it_speak_of_{s}", f"its class names {n}", f"its class does not name {n}")
            for s, n in spoken
        ),
        *(
            (
                f"names_around_speak_of_{s}",
                f"the classes around it name {n}",
                f"the classes around it do not name {n}",
            )
            for s, n in spoken
        ),
        *(
            (
                f"a_name_around_speaks_of_{s}",
                f"a class around it is typical of {n}",
                f"no class around it is typical of {n}",
            )
            for s, n in spoken
        ),
        (
            "no_name_around_speaks_against_content",
            "no class around it is typical of boilerplate",
            "a class around it is typical of boilerplate",
        ),
    )


CLAIMS = _claims()
"""Name, words for and words against, of each column that `ClassNames.measure` gives."""


def tokens_of(tag: str, names: str) -> tuple[str, ...]:
    """Return what an element is called: its tag, each name, and the parts of each name.

    >>> tokens_of("div", "mostRead post-123")
    ('<div>', 'mostread', 'most', 'read', 'post-#', 'post')
    """
    found = chain.from_iterable(tokens_of_names(names.split()))
    return tuple(dict.fromkeys([f"<{tag}>", *found]))


def tokens_of_names(names: Sequence[str]) -> Iterator[list[str]]:
    """Yield what each name is called: as a whole, and by its parts.

    All names are taken apart in one go: a page has hundreds.

    >>> list(tokens_of_names(["mostRead", "post-123", "nav"]))
    [['mostread', 'most', 'read'], ['post-#', 'post'], ['nav']]
    """
    text = "\n".join([*names, ""])
    whole = iter(_DIGITS.sub("#", text.lower()).split("\n"))
    tokens = [next(whole)]
    for part in _PART_OR_END.findall(text):
        if part == "\n":
            yield tokens if tokens[1:] != tokens[:1] else tokens[:1]
            tokens = [next(whole)]
        else:
            tokens.append(part.lower())


@dataclass(frozen=True)
class ClassNames:
    """Log-odds of names, a row each, a column for each of `cleaner.scorer.vocabulary.SORTS`."""

    rows: Mapping[str, int]
    log_odds: npt.NDArray[np.int8]
    """In steps of 1 / `STEPS_A_UNIT`."""

    @cached_property
    def _values(self) -> npt.NDArray[np.float32]:
        known = self.log_odds.astype(np.float32) / STEPS_A_UNIT
        return np.vstack([known, np.zeros((1, len(SORTS)), dtype=np.float32)])

    def measure(self, layout: Layout) -> npt.NDArray[np.float32]:
        """Return what the names around each line say: lines x `CLAIMS`, 0.5 for nothing."""
        rows: list[int] = []
        owners: list[int] = []
        signatures = [(f"<{tag}>", names.split()) for tag, names in layout.different]
        names = list(dict.fromkeys(chain.from_iterable(names for _, names in signatures)))
        rows_of = dict(zip(names, map(self._known, tokens_of_names(names)), strict=True))
        for number, (tag, named) in enumerate(signatures):
            known = self._known([tag])
            for name in named:
                known.update(rows_of[name])
            rows += known
            owners += [number] * len(known)
        return combine(self._values[rows], np.array(owners, dtype=np.int64), layout)

    def _known(self, tokens: Sequence[str]) -> dict[int, None]:
        """Return the rows of the `tokens` that are known, in order."""
        return {row: None for row in map(self.rows.get, tokens) if row is not None}


def combine(
    values: npt.NDArray[np.float32], owners: npt.NDArray[np.int64], layout: Layout
) -> npt.NDArray[np.float32]:
    """Turn the log-odds of names into columns of lines.

    Args:
        values: names x `SORTS`, the known names of the page's signatures one after the other.
        owners: the signature (`Layout.signatures`) that bears each of them, ascending.
        layout: the tree of the page.
    """
    size = int(layout.signatures.max(initial=-1)) + 1
    counts = np.bincount(owners, minlength=size)
    sums, most = np.zeros((2, size, len(SORTS)))
    least = np.zeros(size)
    named = places_where(counts)
    if len(named):
        begins = firsts_of(counts)[named]
        sums[named] = np.add.reduceat(values, begins, dtype=np.float64)
        most[named] = np.maximum(np.maximum.reduceat(values, begins), 0)
        least[named] = np.minimum(np.minimum.reduceat(values[:, 0], begins), 0)
    mean = sums / (np.sqrt(counts)[:, None] + 1)
    signatures = layout.signatures
    piled = layout.piled_up(np.hstack([mean, mean])[signatures], _DECAYS)
    strong = np.hstack([most, -least[:, None]])[signatures]
    strong = layout.handed_down(strong, FAR_DECAY)
    columns = np.hstack([piled * _SHARES, strong])[layout.elements]
    columns[:, -1] *= -1
    return within_0_and_1(NOTHING_SAID + columns / SCALE).astype(np.float32)
