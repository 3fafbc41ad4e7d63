"""Where the lines of an HTML page stand in its tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

import regex

from cleaner.document.tree import Tree

_PLAIN_TAG = regex.compile(r"[a-z][a-z0-9-]*+")
"""A tag that CSS can say; others can be no part of a selector."""


@dataclass(frozen=True, slots=True)
class Paths(Sequence[str]):
    """CSS selectors of the elements of lines, which find them in the tree that browsers build.

    They are put together when they are asked for.
    """

    tree: Tree

    def __len__(self) -> int:
        return len(self.tree.elements)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            return [*self._of(self.tree.elements[index])]
        return next(self._of([self.tree.elements[index]]))

    def __iter__(self) -> Iterator[str]:
        return self._of(self.tree.elements)

    def _of(self, elements: Sequence[int]) -> Iterator[str]:
        known = {0: "html"}
        for element in elements:
            chain = []
            while element not in known:
                chain.append(element)
                element = self.tree.parents[element]
            path = known[element]
            for inner in reversed(chain):
                path = known[inner] = f"{path} > {self._step(inner)}"
            yield path

    def _step(self, element: int) -> str:
        tag, _ = self.tree.different[self.tree.signatures[element]]
        plain = tag if _PLAIN_TAG.fullmatch(tag) else "*"
        return f"{plain}:nth-child({self.tree.positions[element]})"
