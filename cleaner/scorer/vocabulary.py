"""What single words and whole short lines were found to say about a line.

The table is learned (``benchmarks/train/learn_vocabulary.py``): how much likelier a word is in
lines of one sort than in all others, as log-odds, for words and short lines that
occur on many sites. It says what no list of phrases would: that ``cookies`` speaks
of legal notices and ``said`` of articles. Beside them stands the embedding of each word, a few
numbers without names that the network learned.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from cleaner.document.labels import Label
from cleaner.measures.page import MeasuredPage
from cleaner.scorer.word_columns import (
    EMBEDDING_SIZE,
    SORT_COUNT,
    fill_embeddings,
    fill_word_columns,
    find_words,
)
from cleaner.text.digests import DigestTable

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
EMBEDDING_NAMES: tuple[str, ...] = tuple(f"embedding_{number}" for number in range(EMBEDDING_SIZE))
"""The names of the columns of word embeddings, as the weights have them."""
STEPS_A_UNIT = 16
"""Log-odds are stored as whole sixteenths."""

PLURALS = {
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
    spoken = PLURALS.items()
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
"""Name, words for and words against, of each of the word columns."""

Numbers = npt.NDArray[np.int32]
Values = npt.NDArray[np.float32]


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
    embeddings: npt.NDArray[np.float16]
    """What the network learned each word to mean: numbers without names, a row a word."""

    @cached_property
    def _table(self) -> DigestTable:
        return DigestTable.of_words(list(self.words))

    @cached_property
    def _values(self) -> Values:
        """The log-odds, and a last row of zeros for what is not known."""
        known = self.log_odds.astype(np.float32) / STEPS_A_UNIT
        return np.vstack([known, np.zeros((1, SORT_COUNT), dtype=np.float32)])

    @cached_property
    def _embeddings(self) -> Values:
        unknown = np.zeros((1, EMBEDDING_SIZE), dtype=np.float16)
        return np.vstack([self.embeddings, unknown]).astype(np.float32)

    def find(self, page: MeasuredPage) -> Found:
        """Look up the words of a page, and its short lines as a whole."""
        size = page.words.size
        words, lines = np.zeros((2, size), dtype=np.int32)
        whole = np.zeros(len(page.lines), dtype=np.int32)
        known = find_words(page, self._table, words, lines, whole)
        return Found(words[:known], lines[:known], whole, len(self.words))

    def fill_word_columns(self, found: Found, values: Any, width: int, column: int) -> None:
        """Write `CLAIMS` of each line into the rows of `values`, from `column` on."""
        fill_word_columns(
            self._values.ravel(), found.words, found.lines,
            self._values.ravel(), found.whole, values, width, column,
        )  # fmt: skip

    def fill_embeddings(self, found: Found, values: Any, width: int, column: int) -> None:
        """Write the mean embedding of the words of each line, from `column` on; 0 for nothing."""
        fill_embeddings(
            self._embeddings.ravel(), found.words, found.lines, found.whole, found.unknown,
            values, width, column,
        )  # fmt: skip


def combine(values: Values, lines: Numbers, whole: Values) -> Values:
    """Return the word columns of lines for log-odds that are not those of a vocabulary.

    Args:
        values: words x `SORTS`, the known words of all lines one after the other.
        lines: the line of each of these words.
        whole: lines x `SORTS`, the log-odds of the lines as a whole.

    Returns:
        lines x `CLAIMS`.
    """
    columns = np.zeros((len(whole), len(CLAIMS)), dtype=np.float32)
    fill_word_columns(
        np.ascontiguousarray(values, dtype=np.float32).ravel(),
        np.arange(len(values), dtype=np.int32),
        np.asarray(lines, dtype=np.int32),
        np.ascontiguousarray(whole, dtype=np.float32).ravel(),
        np.arange(len(whole), dtype=np.int32),
        columns.ravel(),
        len(CLAIMS),
        0,
    )
    return columns
