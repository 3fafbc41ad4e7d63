"""Tell list items by the mark they begin with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

import regex

# Behind the mark stand words: "* * *" parts two scenes. A long dash is no bullet here: in many
# languages it opens what somebody says.
_BULLET = regex.compile(r"\s*+[•◦▪■●○‣⁃∙·*+–-]\s++(?=\W*+\w)")
_NUMBER = regex.compile(r"\s*+([0-9]{1,3})([.)])\s++(?=\W*+\w)")


class Item(NamedTuple):
    """What a line says without its list mark, and the mark."""

    text: str
    number: int | None
    """The number of an ordered item; None after a bullet, and for a paragraph."""
    delimiter: str
    """What stands after the number: ``.`` or ``)``; ``-`` for any bullet, "" for a paragraph."""


def item_of(line: str) -> Item:
    """Take the list mark off `line`.

    >>> item_of("  • Two eggs")
    Item(text='Two eggs', number=None, delimiter='-')
    >>> item_of("2) Stir.")
    Item(text='Stir.', number=2, delimiter=')')
    >>> item_of("-5 degrees at night").delimiter
    ''
    """
    bullet = _BULLET.match(line)
    if bullet:
        return Item(line[bullet.end() :].strip(), None, "-")
    number = _NUMBER.match(line)
    if number:
        return Item(line[number.end() :].strip(), int(number[1]), number[2])
    return Item(line.strip(), None, "")


def item_runs(lines: Iterable[str]) -> Iterator[tuple[str, list[Item]]]:
    """Group `lines` into paragraphs and lists: runs of one kind of mark, by their delimiter."""
    for delimiter, run in groupby(map(item_of, lines), key=lambda item: item.delimiter):
        yield delimiter, list(run)
