"""What single words and whole short lines were found to say about a line.

The table is learned (``benchmarks/vocabulary.py``): how much likelier a word is in
lines of one sort than in all others, as log-odds, for words and short lines that
occur on many sites. It says what no list of phrases would: that ``cookies`` speaks
of legal notices and ``said`` of articles.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cleaner.document.labels import Label
from cleaner.text.arrays import firsts_of, is_new, places_where, within_0_and_1
from cleaner.text.words import Digests, Numbers, Words, WordTable, digests_behind

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
SENSES = 12
"""Numbers that the network learns for each word, beside its log-odds."""
SENSE_NAMES: tuple[str, ...] = tuple(f"sense_{number}" for number in range(SENSES))
"""The names of the columns that `Vocabulary.sense` gives."""
STEPS_A_UNIT = 16
"""Log-odds are stored as whole sixteenths."""


SPOKEN = {
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
"""How the lines of each of `SORTS` are spoken of."""


def _claims() -> tuple[tuple[str, str, str], ...]:
    spoken = SPOKEN.items()
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
_CLAIM_BOUNDS = (len(SORTS), len(SORTS) + 1, len(SORTS) + 2)


class Found(NamedTuple):
    """Which rows of a vocabulary stand in which lines of a page."""

    words: Numbers
    """The rows of the words that are known, top to bottom."""
    lines: Numbers
    """The line of each of them."""
    whole: Numbers
    """The row of each line as a whole; `unknown` where it is not known."""
    unknown: int
    """One past the last row."""


@dataclass(frozen=True)
class Vocabulary:
    """Log-odds of words and of whole short lines, a row each, a column for each of `SORTS`."""

    words: Mapping[str, int]
    """From a word, or from ``=`` and the key of a short line, to its row."""
    log_odds: npt.NDArray[np.int8]
    """In steps of 1 / `STEPS_A_UNIT`."""

    senses: npt.NDArray[np.float16]
    """What the network learned each word to mean: numbers without names, `SENSES` a row."""

    @cached_property
    def _table(self) -> WordTable:
        return WordTable(list(self.words))

    @cached_property
    def _values(self) -> npt.NDArray[np.float32]:
        """The log-odds, and a last row of zeros for what is not known."""
        known = self.log_odds.astype(np.float32) / STEPS_A_UNIT
        return np.vstack([known, np.zeros((1, len(SORTS)), dtype=np.float32)])

    @cached_property
    def _senses(self) -> npt.NDArray[np.float32]:
        return np.vstack([self.senses, np.zeros((1, SENSES))]).astype(np.float32)

    def find(self, words: Words, keys: Digests) -> Found:
        """Look up the words of a page and the `keys` of its short lines (`Profile.keys`)."""
        rows = self._table.rows(words.different)[words.ids]
        known = places_where(rows < len(self.words))
        is_short = (words.sizes > 0) & (words.sizes <= MAX_KEY_WORDS)
        whole = np.full(len(keys), len(self.words))
        whole[is_short] = self._table.rows(digests_behind("=", keys[is_short]))
        return Found(rows[known], words.lines[known], whole, len(self.words))

    def said(self, found: Found) -> npt.NDArray[np.float32]:
        """Return what the words of each line say: lines x `CLAIMS`, 0 to 1, 0.5 for nothing."""
        return combine(self._values[found.words], found.lines, self._values[found.whole])

    def sense(self, found: Found) -> npt.NDArray[np.float32]:
        """Return what the words of each line mean together: lines x `SENSES`, 0 for nothing."""
        size = len(found.whole)
        number = np.bincount(found.lines, minlength=size) + (found.whole < len(self.words))
        meant = self._senses[found.whole]
        starts = places_where(is_new(found.lines))
        if len(starts):
            meant[found.lines[starts]] += np.add.reduceat(self._senses[found.words], starts)
        return meant / (number[:, None] + np.float32(1))


def combine(
    values: npt.NDArray[np.float32], lines: Numbers, whole: npt.NDArray[np.float32]
) -> npt.NDArray[np.float32]:
    """Turn the log-odds of words into columns of lines.

    Args:
        values: words x `SORTS`, the known words of all lines one after the other.
        lines: the line of each of these words.
        whole: lines x `SORTS`, the log-odds of the lines as a whole.
    """
    number = np.bincount(lines, minlength=len(whole))
    speaking = places_where(number)
    columns = np.zeros((len(whole), len(CLAIMS)), dtype=np.float32)
    sums, most, least, said = np.split(columns, _CLAIM_BOUNDS, axis=1)
    if len(speaking):
        starts = firsts_of(number)[speaking]
        content = values[:, 0]
        sums[speaking] = np.add.reduceat(values, starts) / (number[speaking, None] + 1)
        most[speaking, 0] = np.maximum(np.maximum.reduceat(content, starts), 0)
        least[speaking, 0] = np.minimum(np.minimum.reduceat(content, starts), 0)
    said[:] = whole
    return within_0_and_1(NOTHING_SAID + columns / np.float32(LOG_ODDS_SCALE))
