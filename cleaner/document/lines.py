"""The lines of a page as a reader found them: their texts, and where each stood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, overload

import numpy as np
import numpy.typing as npt

Offsets = npt.NDArray[np.signedinteger[Any]]


class ReadLines(Sequence[str]):
    """The texts of the lines of a page, top to bottom, blank ones included."""

    __slots__ = ()

    def at(self, indices: Offsets) -> Sequence[str]:
        """Return the texts of the lines at these places."""
        return [self[index] for index in indices.tolist()]

    @property
    def starts(self) -> Sequence[int | None]:
        """Offset of the first character of each line in the source; None where nobody knows."""
        return [None] * len(self)

    @property
    def ends(self) -> Sequence[int | None]:
        """Offset just past the last character of each line, before its line end."""
        return [None] * len(self)

    @property
    def paths(self) -> Sequence[str | None]:
        """Where the element of each line stands in its tree, as a CSS selector; None in text."""
        return [None] * len(self)


class SourceLines(ReadLines):
    r"""The lines of a plain text, cut out of it when they are asked for.

    A line costs eight bytes so, however short it is; as a text of its own it would cost fifty.

    >>> lines = SourceLines("one\ntwo", np.array([0, 4]), np.array([3, 7]))
    >>> list(lines), lines[1], list(lines[:1]), lines.starts
    (['one', 'two'], 'two', ['one'], [0, 4])
    """

    __slots__ = ("_ends", "_source", "_starts")

    def __init__(self, source: str, starts: Offsets, ends: Offsets) -> None:
        """Take the lines of `source` that begin at `starts` and end before `ends`."""
        self._source = source
        self._starts = starts
        self._ends = ends

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> SourceLines: ...
    def __getitem__(self, index: int | slice) -> str | SourceLines:
        if isinstance(index, slice):
            return SourceLines(self._source, self._starts[index], self._ends[index])
        return self._source[self._starts[index] : self._ends[index]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._between(self._starts, self._ends))

    def at(self, indices: Offsets) -> list[str]:
        """Return the texts of the lines at these places."""
        return self._between(self._starts[indices], self._ends[indices])

    def _between(self, starts: Offsets, ends: Offsets) -> list[str]:
        source = self._source
        return [
            source[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
        ]

    @property
    def sizes(self) -> Offsets:
        """How many characters each line has."""
        return self._ends - self._starts

    @property
    def starts(self) -> list[int]:
        """Offset of the first character of each line."""
        found: list[int] = self._starts.tolist()
        return found

    @property
    def ends(self) -> list[int]:
        """Offset just past the last character of each line, before its line end."""
        found: list[int] = self._ends.tolist()
        return found


def sizes_of(texts: Sequence[str]) -> Offsets:
    """Return how many characters each of `texts` has, without cutting any out.

    >>> sizes_of(["one", ""]).tolist()
    [3, 0]
    """
    if isinstance(texts, SourceLines):
        return texts.sizes
    return np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))


class ListedLines(ReadLines):
    """Lines that are texts of their own, as those of HTML are.

    >>> lines = ListedLines(["Storm"], paths=["html > body:nth-child(2)"])
    >>> lines[0], lines.starts, lines.paths
    ('Storm', [None], ['html > body:nth-child(2)'])
    """

    __slots__ = ("_ends", "_paths", "_starts", "_texts")

    def __init__(
        self,
        texts: Sequence[str],
        starts: Sequence[int | None] | None = None,
        ends: Sequence[int | None] | None = None,
        paths: Sequence[str | None] | None = None,
    ) -> None:
        """Take `texts` and what is known of where they stand."""
        self._texts = texts
        self._starts = starts
        self._ends = ends
        self._paths = paths

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        return self._texts[index]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def at(self, places: Offsets) -> list[str]:
        """Return the texts of the lines at these places."""
        texts = self._texts
        return [texts[place] for place in places.tolist()]

    @property
    def starts(self) -> Sequence[int | None]:
        """Where each line starts, where that is known."""
        return super().starts if self._starts is None else self._starts

    @property
    def ends(self) -> Sequence[int | None]:
        """Where each line ends, where that is known."""
        return super().ends if self._ends is None else self._ends

    @property
    def paths(self) -> Sequence[str | None]:
        """Where each line stands in its tree, where it has one."""
        return super().paths if self._paths is None else self._paths
