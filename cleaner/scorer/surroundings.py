"""What the words of other lines say about a line, along the tree of an HTML page.

The vocabulary (`cleaner.scorer.vocabulary`) judges a line by its own words. In a tree more is
known: which lines stand in boxes like its own, and which line heads the boxes around it. Where
the blocks of that class speak of teasers, or the first line of a box is known as the heading of
comments, so is likely the rest.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from cleaner.measures.headings import head_of_boxes
from cleaner.measures.line import MeasuredLine
from cleaner.measures.page import MeasuredPage
from cleaner.measures.scales import within_0_and_1
from cleaner.scorer.vocabulary import CLAIMS as WORD_CLAIMS
from cleaner.scorer.vocabulary import SORTS
from cleaner.scorer.word_columns import NOTHING_KNOWN, SORT_COUNT

Values = npt.NDArray[np.float32]

_NAMES = [name for name, _, _ in WORD_CLAIMS]

# C numbers in compiled code; the word columns of each kind follow one another.
_SORTS = SORT_COUNT
_NOTHING = NOTHING_KNOWN
_SPEAKING = _NAMES.index(f"words_speak_of_{next(iter(SORTS))}")
_KNOWN = _NAMES.index(f"is_known_as_{next(iter(SORTS))}")


def _claims() -> tuple[tuple[str, str, str], ...]:
    spoken = {name: (high, low) for name, high, low in WORD_CLAIMS}
    return (
        *(
            (
                f"such_places_speak_of_{sort}",
                "in boxes like its own: " + spoken[f"words_speak_of_{sort}"][0],
                "in boxes like its own: " + spoken[f"words_speak_of_{sort}"][1],
            )
            for sort in SORTS
        ),
        *(
            (
                f"is_headed_by_what_is_known_as_{sort}",
                "of the line that heads its box: " + spoken[f"is_known_as_{sort}"][0],
                "of the line that heads its box: " + spoken[f"is_known_as_{sort}"][1],
            )
            for sort in SORTS
        ),
    )


CLAIMS = _claims()
"""Name, words for and words against, of each column that `fill_surroundings` writes."""


def surroundings(word_columns: Values, page: MeasuredPage) -> Values:
    """Return lines x `CLAIMS` for the `word_columns` of the lines of a page (lines x word claims).

    Of the page, its tree is measured at least (`cleaner.measures.bare_page`).
    """
    columns = np.zeros((len(page.lines), len(WORD_CLAIMS) + len(CLAIMS)), dtype=np.float32)
    columns[:, : len(WORD_CLAIMS)] = word_columns
    fill_surroundings(page, columns.reshape(-1), columns.shape[1], 0, len(WORD_CLAIMS))
    return np.ascontiguousarray(columns[:, len(WORD_CLAIMS) :])


def fill_surroundings(
    page: MeasuredPage, values: Any, width: int, word_column: int, column: int
) -> None:
    """Write `CLAIMS` of each line into its row.

    Args:
        page: the page.
        values: flat rows of `width` columns, one a line.
        width: columns of a row.
        word_column: where the word columns stand in a row.
        column: the first column to fill.
    """
    _fill_places(page, values, width, word_column + _SPEAKING, column)
    known = array("d", bytes(8 * _SORTS * len(page.lines)))
    _copy_known(page.lines, values, width, word_column + _KNOWN, known)
    headed = head_of_boxes(known, _SORTS, page.boxes)
    _fill_headed(page.lines, headed, values, width, column + _SORTS)


def _fill_places(
    page: MeasuredPage, values: Any, width: int, word_column: int, column: int
) -> None:
    """Write the means over the lines in places like that of each line, weighed by their words."""
    sums = array("d", bytes(8 * _SORTS * len(page.groups)))
    _add_up_places(page.lines, values, width, word_column, sums)
    for line in page.lines:
        start = line.index * width + column
        group = line.alike_place.number * _SORTS
        for sort in range(_SORTS):
            values[start + sort] = sums[group + sort] / line.alike_place.words


def _add_up_places(
    lines: Sequence[MeasuredLine], values: Any, width: int, word_column: int, sums: array[float]
) -> None:
    for line in lines:
        start = line.index * width + word_column
        group = line.alike_place.number * _SORTS
        for sort in range(_SORTS):
            sums[group + sort] += line.weight * values[start + sort]


def _copy_known(
    lines: Sequence[MeasuredLine], values: Any, width: int, word_column: int, known: array[float]
) -> None:
    """Copy what each line is known as; 0 for nothing."""
    for line in lines:
        start = line.index * width + word_column
        for sort in range(_SORTS):
            known[line.index * _SORTS + sort] = values[start + sort] - _NOTHING


def _fill_headed(
    lines: Sequence[MeasuredLine], headed: array[float], values: Any, width: int, column: int
) -> None:
    """Write what the line is known as that heads the boxes around each line."""
    for line in lines:
        start = line.index * width + column
        row = line.element.number * _SORTS
        for sort in range(_SORTS):
            values[start + sort] = within_0_and_1(_NOTHING + headed[row + sort])
