"""Columns of numbers that grow while a page is read, at four or eight bytes a number."""

from __future__ import annotations

from array import array

FIRST_ROOM = 512


class GrowingInts:
    """Whole numbers, one after the other.

    >>> numbers = GrowingInts()
    >>> _ = numbers.add(7)
    >>> numbers.taken()
    array('i', [7])
    """

    size: int
    values: array[int]

    def __init__(self) -> None:
        """Begin with none."""
        self.size = 0
        self.values = array("i", bytes(4 * FIRST_ROOM))

    def add(self, number: int) -> None:
        """Append a number."""
        if self.size == len(self.values):
            self._grow()
        self.values[self.size] = number
        self.size += 1

    def _grow(self) -> None:
        wider = array("i", bytes(8 * self.size))
        wider[: self.size] = self.values
        self.values = wider

    def taken(self) -> array[int]:
        """Return the numbers."""
        return array("i", bytes(self.values[: self.size]))


class GrowingBits:
    """Numbers of 64 bits, one after the other.

    >>> numbers = GrowingBits()
    >>> _ = numbers.add(1 << 63)
    >>> numbers.taken()
    array('Q', [9223372036854775808])
    """

    size: int
    values: array[int]

    def __init__(self) -> None:
        """Begin with none."""
        self.size = 0
        self.values = array("Q", bytes(8 * FIRST_ROOM))

    def add(self, number: int) -> None:
        """Append a number."""
        if self.size == len(self.values):
            self._grow()
        self.values[self.size] = number
        self.size += 1

    def _grow(self) -> None:
        wider = array("Q", bytes(16 * self.size))
        wider[: self.size] = self.values
        self.values = wider

    def taken(self) -> array[int]:
        """Return the numbers."""
        return array("Q", bytes(self.values[: self.size]))
