"""From the words of a line to its word columns and its embedding: one line after the other.

What is learned of each word are rows of a table (`cleaner.scorer.vocabulary`); here they are looked
up and added up. All tables are flat float32 numbers, and the columns go into flat rows of `width`
columns, one row a line.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from cleaner.measures.page import MeasuredPage
from cleaner.measures.scales import within_0_and_1
from cleaner.text.digests import DigestTable

SORT_COUNT = 9
"""How many sorts of lines the log-odds of a word tell apart; the first is content."""
MAX_KEY_WORDS = 6
"""Longer lines are not looked up whole."""
LOG_ODDS_SCALE = 8.0
"""Log-odds of half this much, either way, are as sure as a word can be."""
NOTHING_KNOWN = 0.5
"""What a column holds where no word is known."""
EMBEDDING_SIZE = 12
"""Numbers that the network learns for each word, beside its log-odds."""

# The same as C numbers in compiled code.
_SORTS, _LONGEST, _NUMBERS = SORT_COUNT, MAX_KEY_WORDS, EMBEDDING_SIZE
_SCALE, _NOTHING = LOG_ODDS_SCALE, NOTHING_KNOWN

Numbers = npt.NDArray[np.int32]
Values = npt.NDArray[np.float32]


def find_words(
    page: MeasuredPage, table: DigestTable, words: Numbers, owners: Numbers, whole: Numbers
) -> int:
    """Look up the words of a page in `table`, and its short lines as a whole.

    Args:
        page: the page.
        table: the digests of the words, and of ``=`` with the words of short lines run together.
        words: is filled with the rows of the words that are known, top to bottom.
        owners: is filled with the line of each of them.
        whole: is filled with the row of each line as a whole; one past the last row for none.

    Returns:
        How many words are known.
    """
    digests = page.words.digests
    unknown = len(table)
    size = 0
    for line in page.lines:
        for index in range(line.first_word, line.end_word):
            row = table.row(digests[index])
            if row >= 0:
                words[size] = row
                owners[size] = line.index
                size += 1
        row = -1
        if 0 < line.end_word - line.first_word <= _LONGEST:
            row = table.row(line.key)
        whole[line.index] = row if row >= 0 else unknown
    return size


def fill_word_columns(
    values: Values,
    rows: Numbers,
    lines: Numbers,
    whole_values: Values,
    whole_rows: Numbers,
    out: Any,
    width: int,
    column: int,
) -> None:
    """Turn the log-odds of words into the columns of lines.

    Args:
        values: log-odds, `SORTS` in a row, flat.
        rows: the row of each known word of the page, top to bottom.
        lines: the line of each of these words.
        whole_values: log-odds of lines as a whole, flat.
        whole_rows: the row of each line in them.
        out: flat rows of `width` columns, one a line; `CLAIMS` go in from `column` on.
        width: columns of a row.
        column: the first column to fill.
    """
    index = 0
    words = len(rows)
    for line in range(len(whole_rows)):
        first = index
        while index < words and lines[index] == line:
            index += 1
        start = line * width + column
        _fill_of_words(values, rows, first, index, out, start)
        row = whole_rows[line] * _SORTS
        for sort in range(_SORTS):
            out[start + _SORTS + 2 + sort] = _column_of(whole_values[row + sort])


def _fill_of_words(
    values: Values, rows: Numbers, first: int, end: int, out: Any, start: int
) -> None:
    """Fill in what the words from `first` up to `end` say, one by one and together."""
    for sort in range(_SORTS):
        total = 0.0
        for index in range(first, end):
            total += values[rows[index] * _SORTS + sort]
        out[start + sort] = _column_of(total / (end - first + 1))
    most = 0.0
    least = 0.0
    for index in range(first, end):
        content = values[rows[index] * _SORTS]
        most = max(most, content)
        least = min(least, content)
    out[start + _SORTS] = _column_of(most)
    out[start + _SORTS + 1] = _column_of(least)


def _column_of(log_odds: float) -> float:
    """Return log-odds as a column, 0 to 1, `NOTHING_KNOWN` for none."""
    return within_0_and_1(_NOTHING + log_odds / _SCALE)


def fill_embeddings(
    embeddings: Values,
    rows: Numbers,
    lines: Numbers,
    whole: Numbers,
    unknown: int,
    out: Any,
    width: int,
    column: int,
) -> None:
    """Write the mean embedding of the known words of each line, and of the line as a whole.

    The mean is drawn towards 0 as if one more word, without a meaning, stood in the line.
    Arguments as of `fill_word_columns`; a line whose row is `unknown` is not known as a whole.
    """
    index = 0
    words = len(rows)
    for line in range(len(whole)):
        first = index
        while index < words and lines[index] == line:
            index += 1
        count = index - first + 1
        if whole[line] != unknown:
            count += 1
        start = line * width + column
        for number in range(_NUMBERS):
            total = embeddings[whole[line] * _NUMBERS + number]
            for word in range(first, index):
                total += embeddings[rows[word] * _NUMBERS + number]
            out[start + number] = total / count
