"""Where the lines of an HTML page stand in its tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

import regex

_PLAIN_TAG = regex.compile(r"[a-z][a-z0-9-]*+")
"""A tag that CSS can say; others can be no part of a selector."""


@dataclass(frozen=True, slots=True)
class Paths(Sequence[str]):
    """CSS selectors of elements, which find them in the tree that browsers build.

    They are put together when they are asked for.

    >>> paths = Paths((2, 1), (0, 0, 1), ("html", "body", "o:p"), (1, 2, 1))
    >>> list(paths)
    ['html > body:nth-child(2) > *:nth-child(1)', 'html > body:nth-child(2)']
    >>> paths[-1], paths[1:]
    ('html > body:nth-child(2)', ['html > body:nth-child(2)'])
    """

    elements: tuple[int, ...]
    """What is selected."""
    parents: tuple[int, ...]
    """The parent of each element of the page; the root is its own."""
    tags: tuple[str, ...]
    places: tuple[int, ...]
    """The place of each among the elements of its parent, from 1."""

    def __len__(self) -> int:
        return len(self.elements)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [*self._of(self.elements[place])]
        return next(self._of([self.elements[place]]))

    def __iter__(self) -> Iterator[str]:
        return self._of(self.elements)

    def _of(self, elements: Sequence[int]) -> Iterator[str]:
        known = {0: "html"}
        for element in elements:
            chain = []
            while element not in known:
                chain.append(element)
                element = self.parents[element]
            path = known[element]
            for inner in reversed(chain):
                path = known[inner] = f"{path} > {self._step(inner)}"
            yield path

    def _step(self, element: int) -> str:
        tag = self.tags[element]
        return f"{tag if _PLAIN_TAG.fullmatch(tag) else '*'}:nth-child({self.places[element]})"
