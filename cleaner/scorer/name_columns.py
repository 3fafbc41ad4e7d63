"""From the class names around a line to its columns: one element after the other.

What is learned of each name are rows of a table (`cleaner.scorer.class_names`). Here the names of
the elements are cut, looked up and added up. A page has many elements, and few different ones:
names are looked up once for each signature, a tag with its names.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from typing import Any

from cleaner.measures.ancestors import max_over_ancestors, sum_over_ancestors
from cleaner.measures.box import Box
from cleaner.measures.line import MeasuredLine
from cleaner.measures.page import MeasuredPage
from cleaner.measures.scales import within_0_and_1
from cleaner.scorer.word_columns import NOTHING_KNOWN, SORT_COUNT
from cleaner.text.digests import EMPTY, MASK, PRIME, DigestTable, digest_of

NEAR_DECAY = 0.5
FAR_DECAY = 0.85
"""What a name is worth a step further in: for the names at a line, and for those around it."""
FAR_SHARE = 0.5
NUMBER = "#"
"""Stands for any number in a name."""
SCALE = 10.0
"""Log-odds of half this much, either way, are as sure as the names around a line can be."""

# The same as C numbers in compiled code.
_SORTS, _STRONG = SORT_COUNT, SORT_COUNT + 1
_SCALE, _NOTHING, _FAR_SHARE = SCALE, NOTHING_KNOWN, FAR_SHARE
_EMPTY, _PRIME, _MASK = EMPTY, PRIME, MASK
_NUMBER = ord(NUMBER)
_TO_SMALL = ord("a") - ord("A")


def part_end(text: str, start: int) -> int:
    """Return where the part of a name ends that begins at `start`; `start` where none does.

    A part is a word, as names run them together, of two letters or more.

    >>> [part_end(name, 0) for name in ("mostRead", "HTMLText", "x1")], part_end("mostRead", 4)
    ([4, 4, 0], 8)
    """
    size = len(text)
    first = text[start]
    if not is_small(first) and not is_capital(first):
        return start
    place = start + 1
    if is_capital(first) and place < size and is_capital(text[place]):
        while place < size and is_capital(text[place]):
            place += 1
        if place < size and is_small(text[place]):
            place -= 1  # that capital begins the next part
    else:
        while place < size and is_small(text[place]):
            place += 1
    return place if place - start >= 2 else start


def is_small(character: str) -> bool:
    """Tell whether it is a letter from a to z."""
    return "a" <= character <= "z"


def is_capital(character: str) -> bool:
    """Tell whether it is a letter from A to Z."""
    return "A" <= character <= "Z"


def is_digit(character: str) -> bool:
    """Tell whether it is a digit of any script."""
    return "0" <= character <= "9" or (character > "\x7f" and character.isdecimal())


def find_names(
    different: Sequence[tuple[str, str]],
    table: DigestTable,
    rows: array[int],
    owners: array[int],
) -> int:
    """Look up what elements are called in `table`: tag, names, and the parts of names.

    Args:
        different: tag and names of each signature.
        table: the digests of what is known.
        rows: is filled with the rows of what is known of each signature, each row once.
        owners: is filled with the signature of each of them.

    Returns:
        How many there are.
    """
    size = 0
    last_owner = array("i", [-1]) * (len(table) + 1)
    known: dict[str, list[int]] = {}
    for owner in range(len(different)):
        tag, names = different[owner]
        row = table.row(digest_of("<" + tag + ">"))
        size = _note(row, owner, last_owner, rows, owners, size)
        for name in names.split():
            found = known.get(name)
            if found is None:
                found = known[name] = rows_of_name(name, table)
            for row in found:
                size = _note(row, owner, last_owner, rows, owners, size)
    return size


def rows_of_name(name: str, table: DigestTable) -> list[int]:
    """Return the rows of a name in `table`, as a whole and of its parts; of those it has.

    >>> from cleaner.text.digests import DigestTable
    >>> rows_of_name("mostRead12", DigestTable.of_words(["<p>", "mostread#", "read", "nav"]))
    [1, 2]
    """
    found = []
    row = table.row(_digest_of_whole(name.lower()))
    if row >= 0:
        found.append(row)
    start = 0
    while start < len(name):
        end = part_end(name, start)
        if end > start:
            row = table.row(_digest_of_part(name, start, end))
            if row >= 0:
                found.append(row)
            start = end
        else:
            start += 1
    return found


def _note(
    row: int,
    owner: int,
    last_owner: array[int],
    rows: array[int],
    owners: array[int],
    size: int,
) -> int:
    """Write down a row that is known and new for its owner; return how many there are then."""
    if row < 0 or last_owner[row] == owner:
        return size
    last_owner[row] = owner
    rows[size] = row
    owners[size] = owner
    return size + 1


def _digest_of_whole(lowered: str) -> int:
    """Return what `digest_of` gives for a name with `NUMBER` for each number."""
    digest = _EMPTY
    is_in_number = False
    for character in lowered:
        if not is_digit(character):
            digest = ((digest ^ ord(character)) * _PRIME) & _MASK
            is_in_number = False
        elif not is_in_number:
            digest = ((digest ^ _NUMBER) * _PRIME) & _MASK
            is_in_number = True
    return digest


def _digest_of_part(text: str, start: int, end: int) -> int:
    """Return what `digest_of` gives for the small letters of a part."""
    digest = _EMPTY
    for place in range(start, end):
        code = ord(text[place])
        if is_capital(text[place]):
            code += _TO_SMALL
        digest = ((digest ^ code) * _PRIME) & _MASK
    return digest


def fill_name_columns(
    values: Any,
    rows: Any,
    owners: Any,
    signatures: int,
    page: MeasuredPage,
    out: Any,
    width: int,
    column: int,
) -> None:
    """Turn the log-odds of names into the columns of lines.

    Args:
        values: log-odds, `SORT_COUNT` in a row, flat.
        rows: the row of each known name, those of a signature one after the other.
        owners: the signature that bears each of them, ascending.
        signatures: how many signatures there are.
        page: the page.
        out: flat rows of `width` columns, one a line.
        width: columns of a row.
        column: the first column to fill.
    """
    means = array("d", bytes(8 * _SORTS * signatures))
    strongest = array("d", bytes(8 * _STRONG * signatures))
    _measure_signatures(values, rows, owners, means, strongest)
    boxes = page.boxes
    near = _by_box(means, _SORTS, boxes)
    far = near[:]
    strong = _by_box(strongest, _STRONG, boxes)
    sum_over_ancestors(near, _SORTS, boxes, NEAR_DECAY)
    sum_over_ancestors(far, _SORTS, boxes, FAR_DECAY)
    max_over_ancestors(strong, _STRONG, boxes, FAR_DECAY)
    _fill_lines(page.lines, near, far, strong, out, width, column)


def _measure_signatures(
    values: Any, rows: Any, owners: Any, means: array[float], strongest: array[float]
) -> None:
    """Fill in what the names of each signature say together, and the strongest of them."""
    place = 0
    while place < len(rows):
        owner = owners[place]
        first = place
        while place < len(rows) and owners[place] == owner:
            row = rows[place] * _SORTS
            _add_name(values, row, owner, means, strongest)
            place += 1
        shrink = math.sqrt(place - first) + 1
        for sort in range(_SORTS):
            means[owner * _SORTS + sort] /= shrink


def _add_name(
    values: Any, row: int, owner: int, means: array[float], strongest: array[float]
) -> None:
    """Add the log-odds of a name to those of its signature.

    The last of `strongest` is what speaks most against content.
    """
    for sort in range(_SORTS):
        value = values[row + sort]
        means[owner * _SORTS + sort] += value
        if value > strongest[owner * _STRONG + sort]:
            strongest[owner * _STRONG + sort] = value
    against = -values[row]
    if against > strongest[owner * _STRONG + _SORTS]:
        strongest[owner * _STRONG + _SORTS] = against


def _by_box(values: array[float], width: int, boxes: Sequence[Box]) -> array[float]:
    """Return the `values` of signatures as boxes x `width`, flat."""
    found = array("d", bytes(8 * width * len(boxes)))
    _copy_to_boxes(values, width, boxes, found)
    return found


def _copy_to_boxes(
    values: array[float], width: int, boxes: Sequence[Box], found: array[float]
) -> None:
    for box in boxes:
        if box.end > 0:
            start = box.signature * width
            row = box.number * width
            for column in range(width):
                found[row + column] = values[start + column]


def _fill_lines(
    lines: Sequence[MeasuredLine],
    near: array[float],
    far: array[float],
    strong: array[float],
    out: Any,
    width: int,
    column: int,
) -> None:
    """Write the columns of each line: those of the innermost element around it."""
    for line in lines:
        place = line.index * width + column
        row = line.element.number * _SORTS
        strong_row = line.element.number * _STRONG
        for sort in range(_SORTS):
            out[place + sort] = _column_of(near[row + sort])
            out[place + _SORTS + sort] = _column_of(_FAR_SHARE * far[row + sort])
            out[place + 2 * _SORTS + sort] = _column_of(strong[strong_row + sort])
        out[place + 3 * _SORTS] = _column_of(-strong[strong_row + _SORTS])


def _column_of(log_odds: float) -> float:
    """Return log-odds as a column, 0 to 1, `NOTHING_KNOWN` for none."""
    return within_0_and_1(_NOTHING + log_odds / _SCALE)
