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

from cleaner.text.arrays import firsts_of, is_new, places_where
from cleaner.text.characters import Codes, Places, code_points, text_of

Numbers = npt.NDArray[np.int64]
Digests = npt.NDArray[np.uint64]

_FACTOR = 0x9E3779B97F4A7C15
"""Odd, so that it can be divided by among numbers of 64 bits."""
_INVERSE = pow(_FACTOR, -1, 1 << 64)
_BLOCK_BITS = 14
_BLOCK = 1 << _BLOCK_BITS
"""Powers of the factor are at hand for so many places."""


def _powers(factor: int, size: int) -> Digests:
    """Return the powers of `factor` from 0."""
    factors = np.full(size, factor, dtype=np.uint64)
    factors[0] = 1
    return np.cumprod(factors, dtype=np.uint64)


_POWERS, _INVERSES = _powers(_FACTOR, _BLOCK), _powers(_INVERSE, _BLOCK)
_FAR_FACTOR, _FAR_INVERSE = (pow(factor, _BLOCK, 1 << 64) for factor in (_FACTOR, _INVERSE))


class Sums:
    """Sums over the characters of a text, from which the digest of any stretch follows.

    Each character is weighed by a power of its place, as the digits of a number are; the sum
    of a stretch is the difference of two running sums, moved to the place 0.
    """

    def __init__(self, codes: Codes) -> None:
        """Sum up `codes`."""
        self._sums = np.zeros(len(codes) + 1, dtype=np.uint64)
        weighed = self._sums[1:]
        np.multiply(codes[:_BLOCK], _POWERS[: len(codes)], out=weighed[:_BLOCK])
        self._far = _powers(_FAR_INVERSE, len(codes) // _BLOCK + 1)
        for block, power in enumerate(_powers(_FAR_FACTOR, len(self._far))[1:], start=1):
            part = codes[block * _BLOCK : (block + 1) * _BLOCK]
            out = weighed[block * _BLOCK : (block + 1) * _BLOCK]
            np.multiply(part, _POWERS[: len(part)], out=out)
            out *= power
        np.cumsum(weighed, out=weighed)

    def digests(self, starts: Places, ends: Places) -> Digests:
        """Return the digest of each stretch.

        >>> one, two, again = Sums(code_points("ab ba ab")).digests(
        ...     np.array([0, 3, 6]), np.array([2, 5, 8])
        ... )
        >>> one == again, one == two
        (np.True_, np.False_)
        """
        found = self._sums[ends] - self._sums[starts]
        found *= _INVERSES[starts & (_BLOCK - 1)]
        if len(self._far) > 1:
            found *= self._far[starts >> _BLOCK_BITS]
        return found


def digests_behind(mark: str, digests: Digests) -> Digests:
    """Return the digests of texts with `mark` before them, from those without.

    >>> digests_behind("=", digests_of(["boat"])) == digests_of(["=boat"])
    array([ True])
    """
    return np.uint64(ord(mark)) + digests * np.uint64(_FACTOR)


def digests_of(texts: Sequence[str]) -> Digests:
    """Return the digests of `texts`, none of them empty."""
    ends = np.cumsum(np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)))
    return Sums(code_points("".join(texts))).digests(np.append(0, ends)[:-1], ends)


_SIEVE_BITS = 16


class DigestTable:
    """A table with a row for each of some digests, looked up by them."""

    def __init__(self, digests: Digests) -> None:
        """Number `digests`, all of them different, in their order."""
        self._rows = np.append(np.argsort(digests), len(digests))
        self._digests = np.append(np.sort(digests), np.uint64(0))
        self._may_be_there = np.zeros(1 << _SIEVE_BITS, dtype=bool)
        self._may_be_there[_sieve(digests)] = True

    def __len__(self) -> int:
        return len(self._digests) - 1

    def rows(self, wanted: Digests) -> Numbers:
        """Return the row of each digest; one past the last for one that is not there."""
        places = np.searchsorted(self._digests[:-1], wanted)
        return np.where(self._digests[places] == wanted, self._rows[places], self._rows[-1])

    def find(self, wanted: Digests) -> tuple[Numbers, Numbers]:
        """Return the places in `wanted` of the digests that are there, and their rows.

        Quicker than `rows` where few are.

        >>> table = DigestTable(digests_of(["boat", "the"]))
        >>> [found.tolist() for found in table.find(digests_of(["ferry", "the"]))]
        [[1], [1]]
        """
        places = places_where(self._may_be_there[_sieve(wanted)])
        rows = self.rows(wanted[places])
        is_there = rows < len(self)
        return places[is_there], rows[is_there]


class WordTable(DigestTable):
    """A table with a row for each of some words, looked up by digest.

    >>> WordTable(["boat", "the"]).rows(digests_of(["the", "ferry"])).tolist()
    [1, 2]
    """

    def __init__(self, words: Sequence[str]) -> None:
        """Number `words`."""
        super().__init__(digests_of(words))


def _sieve(digests: Digests) -> Numbers:
    """Return the first bits of `digests`."""
    return (digests >> np.uint64(64 - _SIEVE_BITS)).astype(np.int64)


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
    order: Numbers
    """The words of the page in the order of `different`, equal ones top to bottom."""
    codes: Codes
    """The characters that the words are cut out of."""
    starts: Places
    """Where each word begins."""
    ends: Places
    sums: Sums
    """From which the digest of any stretch of `codes` follows."""

    @classmethod
    def cut(cls, codes: Codes, starts: Places, ends: Places, sizes: Numbers) -> Words:
        """Cut words out of `codes`; of each line there are as many as `sizes` says."""
        sums = Sums(codes)
        found = sums.digests(starts, ends)
        order = np.argsort(found, kind="stable")
        ordered = found[order]
        is_first = is_new(ordered)
        ids = np.empty(len(order), dtype=np.int64)
        ids[order] = is_first.cumsum() - 1
        lines = np.repeat(np.arange(len(sizes)), sizes)
        return cls(ordered[is_first], ids, lines, sizes, order, codes, starts, ends, sums)

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
        return firsts_of(self.sizes)

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

    def run_together(self, line: int) -> str:
        """Return the words of a line without what stood between them.

        >>> Words.of([("the", "boat"), ()]).run_together(0)
        'theboat'
        """
        first = int(self.firsts[line])
        of_line = slice(first, first + int(self.sizes[line]))
        bounds = zip(self.starts[of_line].tolist(), self.ends[of_line].tolist(), strict=True)
        return "".join(text_of(self.codes[start:end]) for start, end in bounds)

    def heads(self, mark: str) -> tuple[Digests, Numbers]:
        """Return of each word with `mark` in it what stands up to the first, and its line.

        >>> heads, lines = Words.of([("l'île",), ("boat",)]).heads("'")
        >>> heads == digests_of(["l'"]), lines.tolist()
        (array([ True]), [0])
        """
        places = places_where(self.codes == ord(mark))
        if not len(places):
            return np.zeros(0, dtype=np.uint64), places
        word = np.searchsorted(self.starts, places, side="right") - 1
        inside = (word >= 0) & (places < self.ends[word]) if len(self.ends) else word >= 0
        words, first = np.unique(word[inside], return_index=True)
        ends = places[inside][first] + 1
        return self.sums.digests(self.starts[words], ends), self.lines[words]

    def sum_by_line(self, values: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
        """Return for each line the sum of `values`, which has one for each word of the page."""
        return np.bincount(self.lines, weights=values, minlength=len(self.sizes)).astype(float)

    def share_by_line(self, values: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
        """Return for each line the mean of `values`; 0 for a line without words."""
        return (self.sum_by_line(values) / np.maximum(self.sizes, 1)).astype(np.float32)
