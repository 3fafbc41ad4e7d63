"""The names of the elements of a page, and their parts, looked up in the table of known names."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from cleaner.measures.names import Names
from cleaner.text.digests import EMPTY, MASK, PRIME, DigestTable, digest_of

NUMBER = "#"
"""Stands for any number in a name."""

# C numbers in compiled code.
_EMPTY, _PRIME, _MASK = EMPTY, PRIME, MASK
_NUMBER = ord(NUMBER)
_SMALL_A, _SMALL_Z, _CAPITAL_A, _CAPITAL_Z = map(ord, "azAZ")
_TO_SMALL = _SMALL_A - _CAPITAL_A


def part_end(codes: memoryview, start: int, size: int) -> int:
    """Return where the part of a name ends that begins at `start`; `start` where none does.

    A part is a word, as names run them together, of two letters or more. The name ends at `size`.

    >>> from cleaner.text.characters import codes_of
    >>> [part_end(codes_of(name), 0, len(name)) for name in ("mostRead", "HTMLText", "x1")]
    [4, 4, 0]
    >>> part_end(codes_of("mostRead"), 4, 8)
    8
    """
    offset = start + 1
    if is_capital(codes[start]) and offset < size and is_capital(codes[offset]):
        while offset < size and is_capital(codes[offset]):
            offset += 1
        if offset < size and is_small(codes[offset]):
            offset -= 1  # that capital begins the next part
    elif is_capital(codes[start]) or is_small(codes[start]):
        while offset < size and is_small(codes[offset]):
            offset += 1
    return offset if offset - start >= 2 else start


def is_small(code: int) -> bool:
    """Tell whether it is a letter from a to z."""
    return _SMALL_A <= code <= _SMALL_Z


def is_capital(code: int) -> bool:
    """Tell whether it is a letter from A to Z."""
    return _CAPITAL_A <= code <= _CAPITAL_Z


def is_digit(character: str) -> bool:
    """Tell whether it is a digit of any script."""
    return "0" <= character <= "9" or (character > "\x7f" and character.isdecimal())


def find_names(
    tags: Sequence[str],
    names: Names,
    table: DigestTable,
    rows: array[int],
    owners: array[int],
) -> int:
    """Look up what elements are called in `table`: tag, names, and the parts of names.

    Args:
        tags: the tag of each signature.
        names: the names of each signature.
        table: the digests of what is known.
        rows: is filled with the rows of what is known of each signature, each row once.
        owners: is filled with the signature of each of them.

    Returns:
        How many there are.
    """
    size = 0
    last_owner = array("i", [-1]) * (len(table) + 1)
    rows_of_tags = {tag: table.row(digest_of("<" + tag + ">")) for tag in set(tags)}
    found, ends = rows_of_names(names, table)
    offset = 0
    for owner in range(len(tags)):
        size = _note(rows_of_tags[tags[owner]], owner, last_owner, rows, owners, size)
        while offset < names.id_ends[owner]:
            name = names.ids[offset]
            for index in range(ends[name - 1] if name else 0, ends[name]):
                size = _note(found[index], owner, last_owner, rows, owners, size)
            offset += 1
    return size


def rows_of_names(names: Names, table: DigestTable) -> tuple[array[int], array[int]]:
    """Return the rows in `table` of each different name as a whole and of its parts.

    Returns:
        The rows of those that are there, one name after the other, and where those of each end.

    >>> from cleaner.measures.names import Names
    >>> from cleaner.text.digests import DigestTable
    >>> table = DigestTable.of_words(["<p>", "mostread#", "read", "nav"])
    >>> rows, ends = rows_of_names(Names([("p", "mostRead12 new nav7")]), table)
    >>> list(rows)[:3], list(ends)
    ([1, 2, 3], [2, 2, 3])
    """
    rows = array("i", bytes(4 * (len(names.joined) + 1)))
    ends = array("i", bytes(4 * names.distinct))
    _fill_rows(names, table, rows, ends)
    return rows, ends


def _fill_rows(names: Names, table: DigestTable, rows: array[int], ends: array[int]) -> None:
    size = 0
    for name, lowered in enumerate(names.lowered):
        row = table.row(_digest_of_whole(lowered))
        if row >= 0:
            rows[size] = row
            size += 1
        size = _fill_rows_of_parts(names, name, table, rows, size)
        ends[name] = size


def _fill_rows_of_parts(
    names: Names, name: int, table: DigestTable, rows: array[int], size: int
) -> int:
    """Append the rows of the parts of a name to `rows`, of which `size` are filled."""
    start = names.starts[name]
    while start < names.ends[name]:
        end = part_end(names.codes, start, names.ends[name])
        if end > start:
            row = table.row(_digest_of_part(names.codes, start, end))
            if row >= 0:
                rows[size] = row
                size += 1
            start = end
        else:
            start += 1
    return size


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


def _digest_of_part(codes: memoryview, start: int, end: int) -> int:
    """Return what `digest_of` gives for the small letters of a part."""
    digest = _EMPTY
    for offset in range(start, end):
        code = codes[offset]
        if is_capital(code):
            code += _TO_SMALL
        digest = ((digest ^ code) * _PRIME) & _MASK
    return digest
