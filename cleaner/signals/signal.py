"""What a signal is: a named claim about a line in its page, between 0 and 1."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from cleaner.measures.lines import Column, Mask, Profile
from cleaner.measures.page import Facts
from cleaner.measures.tree import Tree

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Measured:
    """A page as the signals see it."""

    profile: Profile
    facts: Facts
    markup: Tree | None = None
    """Only of HTML."""
    shared: dict[Callable[[Measured], Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What several signals of the page are made of, worked out once (`shared`)."""

    @property
    def tree(self) -> Tree:
        """The tree, for signals that are measured on HTML alone."""
        assert self.markup is not None
        return self.markup


@dataclass(frozen=True, slots=True)
class Signal:
    """A claim about a line, and how to say it."""

    name: str
    """The claim as an identifier; the same in the weights, the reasons and the tests."""
    measure: Callable[[Measured], Column | Mask]
    """From a page to how true the claim is of each line, 0 to 1."""
    high: str
    """What a person says of a line where the claim is true."""
    low: str
    """What a person says of a line where it is not."""

    def __call__(self, page: Measured) -> Column | Mask:
        """Measure `page`."""
        return self.measure(page)


def shared(measure: Callable[[Measured], Result]) -> Callable[[Measured], Result]:
    """Make a measure that several signals use remember with the page what it found."""

    @wraps(measure)
    def remembered(page: Measured) -> Result:
        if measure not in page.shared:
            page.shared[measure] = measure(page)
        found: Result = page.shared[measure]
        return found

    return remembered


def signal(high: str, low: str) -> Callable[[Callable[[Measured], Column | Mask]], Signal]:
    """Make a signal of a function named after its claim."""

    def make(measure: Callable[[Measured], Column | Mask]) -> Signal:
        return Signal(measure.__name__, measure, high, low)

    return make
