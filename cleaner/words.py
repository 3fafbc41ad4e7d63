"""The words of a page as numbers: what is compared and counted often is done on arrays.

A word is known by its digest, a number of 64 bits made of its characters. Equal words have
equal digests; that two different words of a page or a table share one does not happen
(one chance in 10^12 for ten thousand words).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from cleaner.characters import Codes, Places, code_points, text_of

Numbers = npt.NDArray[np.int64]
Digests = npt.NDArray[np.uint64]

MAX_DIGEST_CHARS = 256
"""The order of what stands behind so many characters of a word does not change its digest."""
_POWERS = np.cumprod(np.full(MAX_DIGEST_CHARS, 0x9E3779B97F4A7C15, dtype=np.uint64))


def digests(codes: Codes, starts: Places, ends: Places) -> Digests:
    """Return the digest of each stretch of `codes`; none is empty.

    >>> one, two, again = digests(code_points("ab ba ab"), np.array([0, 3, 6]), np.array([2, 5, 8]))
    >>> one == again, one == two
    (np.True_, np.False_)
    """
    sizes = ends - starts
    begins = np.cumsum(sizes) - sizes
    within = np.arange(sizes.sum()) - np.repeat(begins, sizes)
    terms = _POWERS.take(within, mode="clip") * codes[within + np.repeat(starts, sizes)]
    return np.add.reduceat(terms, begins) if len(begins) else terms


def digests_of(texts: Sequence[str]) -> Digests:
    """Return the digests of `texts`, none of them empty."""
    ends = np.cumsum(np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)))
    return digests(code_points("".join(texts)), np.append(0, ends)[:-1], ends)


class WordTable:
    """A table with a row for each of some words, looked up by digest.

    >>> WordTable(["boat", "the"]).rows(digests_of(["the", "ferry"])).tolist()
    [1, 2]
    """

    def __init__(self, words: Sequence[str]):
        found = digests_of(words)
        self._rows = np.append(np.argsort(found), len(words))
        self._digests = np.append(np.sort(found), np.uint64(0))

    def __len__(self) -> int:
        return len(self._digests) - 1

    def rows(self, wanted: Digests) -> Numbers:
        """Return the row of each word; one past the last for a word that is not there."""
        places = np.searchsorted(self._digests[:-1], wanted)
        return np.where(self._digests[places] == wanted, self._rows[places], self._rows[-1])


@dataclass(frozen=True, slots=True)
class Words:
    """Each different word of a page once, and which of them stand in which line."""

    different: Digests
    """The different words."""
    ids: Numbers
    """The words of the page, top to bottom, as places in `different`."""
    lines: Numbers
    """The line of each word, from 0."""
    sizes: Numbers
    """Words of each line."""
    codes: Codes
    """The characters that the words are cut out of."""
    starts: Places
    """Where each word begins."""
    ends: Places

    @classmethod
    def cut(cls, codes: Codes, starts: Places, ends: Places, sizes: Numbers) -> Words:
        """Cut words out of `codes`; of each line there are as many as `sizes` says."""
        different, ids = np.unique(digests(codes, starts, ends), return_inverse=True)
        return cls(
            different, ids, np.repeat(np.arange(len(sizes)), sizes), sizes, codes, starts, ends
        )

    @classmethod
    def of(cls, lines: Sequence[Sequence[str]]) -> Words:
        """Number the words of `lines`.

        >>> the, boat, again, harbour = Words.of([("the", "boat"), (), ("the", "harbour")]).ids
        >>> the == again != boat != harbour
        np.True_
        """
        words = [word for line in lines for word in line]
        ends = np.cumsum(np.fromiter(map(len, words), dtype=np.int64, count=len(words)))
        sizes = np.fromiter(map(len, lines), dtype=np.int64, count=len(lines))
        return cls.cut(code_points("".join(words)), np.append(0, ends)[:-1], ends, sizes)

    @property
    def firsts(self) -> Numbers:
        """The place among `ids` at which each line begins."""
        return np.cumsum(self.sizes) - self.sizes

    @property
    def lengths(self) -> Numbers:
        """Characters of each of the `different` words."""
        lengths = np.zeros(len(self.different), dtype=np.int64)
        lengths[self.ids] = self.ends - self.starts
        return lengths

    def places(self, wanted: Digests) -> Numbers:
        """Return the place of each word among the `different` ones; one past the last if it is new.

        >>> words = Words.of([("the", "boat")])
        >>> [int(place) in words.ids for place in words.places(digests_of(["boat", "ferry"]))]
        [True, False]
        """
        places = np.searchsorted(self.different, wanted)
        padded = np.append(self.different, np.uint64(0))
        return np.where(padded[places] == wanted, places, len(self.different))

    def by_line(self) -> tuple[tuple[str, ...], ...]:
        """Return the words of each line, spelled out.

        >>> Words.of([("the", "boat"), ()]).by_line()
        (('the', 'boat'), ())
        """
        text = text_of(self.codes)
        bounds = zip(self.starts.tolist(), self.ends.tolist(), strict=True)
        words = [text[start:end] for start, end in bounds]
        lines = zip(self.firsts.tolist(), self.sizes.tolist(), strict=True)
        return tuple(tuple(words[first : first + size]) for first, size in lines)

    def heads(self, mark: str) -> tuple[Digests, Numbers]:
        """Return of each word with `mark` in it what stands up to the first, and its line.

        >>> heads, lines = Words.of([("l'île",), ("boat",)]).heads("'")
        >>> heads == digests_of(["l'"]), lines.tolist()
        (array([ True]), [0])
        """
        places = np.flatnonzero(self.codes == ord(mark))
        word = np.searchsorted(self.starts, places, side="right") - 1
        inside = (word >= 0) & (places < self.ends[word]) if len(self.ends) else word >= 0
        words, first = np.unique(word[inside], return_index=True)
        ends = places[inside][first] + 1
        return digests(self.codes, self.starts[words], ends), self.lines[words]

    def sum_by_line(self, values: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
        """Return for each line the sum of `values`, which has one for each word of the page."""
        return np.bincount(self.lines, weights=values, minlength=len(self.sizes)).astype(float)

    def share_by_line(self, values: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
        """Return for each line the mean of `values`; 0 for a line without words."""
        return (self.sum_by_line(values) / np.maximum(self.sizes, 1)).astype(np.float32)
