"""What single words and whole short lines were found to say about a line.

The table is learned (``benchmarks/vocabulary.py``): how much likelier a word is in
lines of one sort than in all others, as log-odds, for words and short lines that
occur on many sites. It says what no list of phrases would: that ``cookies`` speaks
of legal notices and ``said`` of articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from cleaner.labels import Label
from cleaner.words import Words

SORTS: Mapping[str, frozenset[Label]] = MappingProxyType(
    {
        "content": frozenset({Label.BODY, Label.STANDFIRST, Label.HEADING}),
        "nav": frozenset({Label.NAV}),
        "teaser": frozenset({Label.TEASER, Label.RANKING}),
        "promo": frozenset({Label.PROMO}),
        "social": frozenset({Label.SOCIAL}),
        "comment": frozenset({Label.COMMENT}),
        "legal": frozenset({Label.LEGAL}),
        "ui": frozenset({Label.UI}),
        "byline": frozenset({Label.BYLINE, Label.ABOUT}),
    }
)
"""The sorts of lines that words are told apart by."""

MAX_KEY_WORDS = 6
"""Longer lines are not looked up whole."""
LOG_ODDS_SCALE = 8.0
"""Log-odds of half this much, either way, are as sure as a word can be."""
NOTHING_SAID = 0.5
"""What a column holds where no word is known."""
STEPS_A_UNIT = 16
"""Log-odds are stored as whole sixteenths."""


_SPOKEN = {
    "content": "articles",
    "nav": "menus",
    "teaser": "teasers",
    "promo": "adverts and sign-ups",
    "social": "share bars",
    "comment": "comments",
    "legal": "legal notices",
    "ui": "controls",
    "byline": "bylines",
}


def _claims() -> tuple[tuple[str, str, str], ...]:
    spoken = _SPOKEN.items()
    return (
        *(
            (f"words_speak_of_{s}", f"its words are common in {n}", f"its words are rare in {n}")
            for s, n in spoken
        ),
        (
            "has_a_word_of_content",
            "a word in it is typical of articles",
            "no word in it is typical of articles",
        ),
        (
            "has_no_word_of_boilerplate",
            "no word in it is typical of boilerplate",
            "a word in it is typical of boilerplate",
        ),
        *(
            (f"is_known_as_{s}", f"such a line is common in {n}", f"such a line is rare in {n}")
            for s, n in spoken
        ),
    )


CLAIMS = _claims()
"""Name, words for and words against, of each column that `Vocabulary.measure` gives."""


@dataclass(frozen=True)
class Vocabulary:
    """Log-odds of words and of whole short lines, a row each, a column for each of `SORTS`."""

    words: Mapping[str, int]
    """From a word, or from ``=`` and the key of a short line, to its row."""
    log_odds: npt.NDArray[np.int8]
    """In steps of 1 / `STEPS_A_UNIT`."""

    @cached_property
    def _values(self) -> npt.NDArray[np.float32]:
        """The log-odds, and a last row of zeros for what is not known."""
        known = self.log_odds.astype(np.float32) / STEPS_A_UNIT
        return np.vstack([known, np.zeros((1, len(SORTS)), dtype=np.float32)])

    def measure(
        self, lines: Sequence[tuple[str, ...]], keys: Sequence[str]
    ) -> npt.NDArray[np.float32]:
        """Return what the words of each line say: lines x `CLAIMS`, 0 to 1, 0.5 for nothing."""
        return self.measure_words(Words.of(lines), keys)

    def measure_words(self, words: Words, keys: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return the same for words that are numbered already."""
        unknown = len(self.words)
        row_of = self.words.get
        rows = [row_of(word, unknown) for word in words.spelled]
        whole = [
            row_of("=" + key, unknown) if 0 < size <= MAX_KEY_WORDS else unknown
            for key, size in zip(keys, words.sizes.tolist(), strict=True)
        ]
        row = np.array(rows, dtype=np.int64)[words.ids]
        return combine(self._values[row], row != unknown, words.sizes, self._values[whole])


def combine(
    values: npt.NDArray[np.float32],
    known: npt.NDArray[np.bool_],
    sizes: Iterable[int],
    whole: npt.NDArray[np.float32],
) -> npt.NDArray[np.float32]:
    """Turn the log-odds of words into columns of lines.

    Args:
        values: words x `SORTS`, the words of all lines one after the other.
        known: which of the words are in the vocabulary.
        sizes: words of each line.
        whole: lines x `SORTS`, the log-odds of the lines as a whole.
    """
    counts = np.fromiter(sizes, dtype=np.int64)
    lines = np.repeat(np.arange(len(counts)), counts)[known]
    number = np.bincount(lines, minlength=len(counts))
    said = np.zeros((len(counts), values.shape[1] + 2), dtype=np.float32)
    speaking = np.flatnonzero(number)
    if len(speaking):
        starts = (np.cumsum(number) - number)[speaking]
        told = values[known]
        content = told[:, 0]
        said[speaking, :-2] = np.add.reduceat(told, starts) / (number[speaking, None] + 1)
        said[speaking, -2] = np.maximum(np.maximum.reduceat(content, starts), 0)
        said[speaking, -1] = np.minimum(np.minimum.reduceat(content, starts), 0)
    columns = np.hstack([said, whole])
    return np.clip(NOTHING_SAID + columns / LOG_ODDS_SCALE, 0, 1).astype(np.float32)
