"""Long lines that say again what other lines say.

A thread quotes the post above, a gallery says each caption twice, a page for small screens stands
beside the one for large ones. Lines of few words recur by chance; a line of a dozen words does not,
and neither do its *shingles*, the runs of four words in it: two texts that were written apart share
few of them. So a line is known to repeat others, in their order or in another, whole or but for a
few words, when most of its shingles stand in them.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from cleaner.text.digests import DigestTable, pair_digest

if TYPE_CHECKING:
    from cleaner.measures.page import MeasuredPage

SHINGLE_WORDS = 4
"""So many words in a row are a shingle; with two, lines about one thing count as repetitions."""
LEAST_WORDS = 12
"""Lines of so many words are compared; with 8 one page more loses by it for each that gains."""
REPEATED_SHARE = 0.8
"""A line repeats others when they have this share of its shingles (docs/experiments.md)."""
# The same as C numbers in compiled code.
_LEAST_WORDS = LEAST_WORDS

Keys = npt.NDArray[np.uint64]


class Shingles(NamedTuple):
    """The shingles of the long lines of a page."""

    digests: Keys
    """Of each its digest, those of a line in a row."""
    counts: npt.NDArray[np.int32]
    """How many of them each line has; a line that is not long has none."""

    @classmethod
    def joined(cls, parts: Sequence[Shingles]) -> Shingles:
        """Return the shingles of lines that stand in several parts, one after the other."""
        return parts[0] if len(parts) == 1 else cls(*map(np.concatenate, zip(*parts, strict=True)))


def shingles_of(page: MeasuredPage) -> Shingles:
    """Return the shingles of the long lines of a page.

    Words of scripts without spaces run together up to the next mark, so a long line may have
    fewer of them than a shingle; such a line is one shingle.
    """
    counts = array("i", [0]) * len(page.lines)
    digests = array("Q", [0]) * _count(page, counts)
    _fill(page, counts, digests)
    return Shingles(np.asarray(digests), np.asarray(counts))


def _count(page: MeasuredPage, counts: array[int]) -> int:
    """Count the shingles of each line; return how many there are."""
    total = 0
    for line in page.lines:
        words = line.end_word - line.first_word
        if line.word_count >= _LEAST_WORDS and words > 0:
            counts[line.index] = max(words - SHINGLE_WORDS + 1, 1)
            total += counts[line.index]
    return total


def _fill(page: MeasuredPage, counts: array[int], to: array[int]) -> None:
    """Write down the digest of each shingle."""
    words = page.words.digests
    position = 0
    for line in page.lines:
        for start in range(line.first_word, line.first_word + counts[line.index]):
            digest = words[start]
            for word in range(start + 1, min(start + SHINGLE_WORDS, line.end_word)):
                digest = pair_digest(digest, words[word])
            to[position] = digest
            position += 1


def repeats(
    shingles: Shingles, is_kept: npt.NDArray[np.bool_], order: Any
) -> npt.NDArray[np.bool_]:
    """Tell which of the `is_kept` lines repeat others of them that stand further up in an `order`.

    >>> digests, counts = np.array([5, 6, 7, 5, 6], dtype=np.uint64), np.array([3, 0, 2], np.int32)
    >>> repeats(Shingles(digests, counts), np.ones(3, dtype=bool), np.array([0, 1, 2])).tolist()
    [False, False, True]
    """
    found = np.zeros(len(is_kept), dtype=bool)
    # Memory views give integers of Python; those of numpy overflow where nothing is compiled.
    to, among = found.view(np.uint8).data, is_kept.view(np.uint8).data
    _find(to, among, order.data, shingles.digests.data, shingles.counts.data)
    return found


def _find(to: Any, is_kept: Any, order: Any, digests: Any, counts: Any) -> None:
    """Set to 1 what repeats lines whose shingles stand in a table by then."""
    firsts = array("q", [0]) * len(counts)
    total = 0
    for line in range(len(counts)):
        firsts[line] = total
        total += counts[line]
    table = DigestTable()
    for position in range(len(order)):
        line = order[position]
        if is_kept[line] and counts[line]:
            first = firsts[line]
            end = first + counts[line]
            repeated = 0
            for index in range(first, end):
                if table.row(digests[index]) >= 0:
                    repeated += 1
            if repeated >= REPEATED_SHARE * counts[line]:
                to[line] = 1
            else:
                for index in range(first, end):
                    table.add(digests[index])
