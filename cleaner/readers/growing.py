"""Columns of whole numbers that grow while a page is read."""

from __future__ import annotations

from array import array

FIRST_ROOM = 512


class GrowingColumn:
    """Whole numbers of up to 63 bits, one after the other.

    >>> column = GrowingColumn()
    >>> _ = column.add(7)
    >>> column.ints(), column.bits()
    (array('i', [7]), array('Q', [7]))
    """

    size: int
    values: array[int]

    def __init__(self) -> None:
        """Begin with none."""
        self.size = 0
        self.values = array("q", bytes(8 * FIRST_ROOM))

    def add(self, number: int) -> None:
        """Append a number."""
        if self.size == len(self.values):
            self._grow()
        self.values[self.size] = number
        self.size += 1

    def _grow(self) -> None:
        wider = array("q", bytes(16 * self.size))
        wider[: self.size] = self.values
        self.values = wider

    def ints(self) -> array[int]:
        """Return the numbers, none of which has more than 32 bits."""
        numbers = to = array("i", bytes(4 * self.size))
        for index in range(self.size):
            to[index] = self.values[index]
        return numbers

    def bits(self) -> array[int]:
        """Return the numbers, each of which stands for a set of bits."""
        return array("Q", bytes(self.values[: self.size]))
