"""What a signal is: a named claim about a line in its page, between 0 and 1."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from cleaner.measures.line import MeasuredLine
from cleaner.measures.page import MeasuredPage

Measure: TypeAlias = Callable[[MeasuredLine, MeasuredPage], float]
"""How true a claim is of a line in its page, 0 to 1."""
MeasureOf: TypeAlias = Callable[[MeasuredLine, MeasuredPage, int], float]
"""The same for a claim that is made of several things: a kind of phrase, a mark, a step."""


class Signal:
    """A claim about a line, and how to say it."""

    name: str
    """The claim as an identifier; the same in the weights, the reasons and the tests."""
    high: str
    """What a person says of a line where the claim is true."""
    low: str
    """What a person says of a line where it is not."""

    def __init__(self, name: str, high: str, low: str) -> None:
        """Begin with its words."""
        self.name = name
        self.high = high
        self.low = low

    def of(self, line: MeasuredLine, page: MeasuredPage) -> float:
        """Return how true the claim is of `line`, 0 to 1."""
        raise NotImplementedError

    def fill(self, page: MeasuredPage, values: Any, first: int, width: int) -> None:
        """Write how true the claim is of each line into one column of `values`.

        The rows of `values` are `width` numbers long; `first` is the place of the first line's.
        """
        raise NotImplementedError


class Claim(Signal):
    """A claim that a function about one line tells."""

    measure: Measure

    @staticmethod
    def by(measure: Measure, name: str, high: str, low: str) -> Claim:
        """Make a signal of the function that is named after its claim."""
        made = Claim(name, high, low)
        made.measure = measure
        return made

    def of(self, line: MeasuredLine, page: MeasuredPage) -> float:
        """Return how true the claim is of `line`, 0 to 1."""
        return self.measure(line, page)

    def fill(self, page: MeasuredPage, values: Any, first: int, width: int) -> None:
        """Write how true the claim is of each line into one column of `values`."""
        index = first
        for line in page.lines:
            values[index] = self.measure(line, page)
            index += width


class ClaimOf(Signal):
    """A claim that is made of several things by one function: of a kind of phrase, of a mark."""

    measure: MeasureOf
    which: int

    @staticmethod
    def by(measure: MeasureOf, which: int, name: str, high: str, low: str) -> ClaimOf:
        """Make a signal of the function and the thing it is asked about."""
        made = ClaimOf(name, high, low)
        made.measure = measure
        made.which = which
        return made

    def of(self, line: MeasuredLine, page: MeasuredPage) -> float:
        """Return how true the claim is of `line`, 0 to 1."""
        return self.measure(line, page, self.which)

    def fill(self, page: MeasuredPage, values: Any, first: int, width: int) -> None:
        """Write how true the claim is of each line into one column of `values`."""
        index = first
        for line in page.lines:
            values[index] = self.measure(line, page, self.which)
            index += width
