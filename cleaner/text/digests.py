"""Digests of words, and the table that they are looked up in.

The words of a page are compared often: with each other, with 7,000 words that the weights know,
with the function words of 34 languages, with the first words of some thousand phrases. As
strings each comparison costs a Python object; so a word is known by its *digest*, a number of 64
bits that is made while the characters of the word are read, one step a character:

    digest = EMPTY
    for each character:
        digest = ((digest ^ code) * PRIME) & MASK

This is FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) over code points instead of bytes.
Equal words have equal digests; that two different words of a page or a table share one does not
happen (one chance in 10^12 for ten thousand words). `& MASK` keeps 64 bits; in the compiled
module numbers have no more anyway. Two words in a row have a digest too (`PAIR`), made of theirs.

A `DigestTable` numbers digests in the order in which they are added. It is a hash table with open
addressing: an array of slots, a power of two of them and at least four times as many as there are
digests, so that most of those that are not there begin at a free one. The digest says in which
slot to begin; from there the slots are looked through, one after the other, until the digest is
found, or a free slot, which means that it is not there. The slot is taken from the digest times a
random odd number: else somebody could write a page whose words all begin in one slot, and which
would take hours.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

EMPTY = 0xCBF29CE484222325
"""The digest of no characters."""
PRIME = 0x100000001B3
MASK = (1 << 64) - 1
_SALT = hash("cleaner") & MASK | 1
_FIRST_BITS = 4
"""A new table has two to the power of this slots."""


def digest_of(text: str) -> int:
    """Return the digest of `text`.

    >>> digest_of("boat") == digest_of("boat"), digest_of("boat") == digest_of("taob")
    (True, False)
    """
    digest, prime, mask = EMPTY, PRIME, MASK
    for index in range(len(text)):
        digest = ((digest ^ ord(text[index])) * prime) & mask
    return digest


def pair_digest(first: int, second: int) -> int:
    """Return the digest of two words in a row, made of theirs.

    >>> go, on = digest_of("go"), digest_of("on")
    >>> pair_digest(go, on) == pair_digest(go, on), pair_digest(go, on) == pair_digest(on, go)
    (True, False)
    """
    prime, mask = PRIME, MASK
    return ((first * prime) ^ second) & mask


class DigestTable:
    """Digests, numbered from 0 in the order in which they are added.

    >>> table = DigestTable()
    >>> [table.add(digest_of(word)) for word in ("the", "boat", "the")]
    [0, 1, 0]
    >>> table.row(digest_of("boat")), table.row(digest_of("ferry")), len(table)
    (1, -1, 2)
    """

    size: int
    """How many there are."""
    bits: int
    """There are two to the power of this slots."""
    salt: int
    mask: int
    digests: array[int]
    """The digest in each slot."""
    rows: array[int]
    """One more than the number of the digest in each slot; 0 for a free slot."""

    def __init__(self, digests: Iterable[int] = ()) -> None:
        """Add `digests` in their order."""
        self.size = 0
        self.salt = _SALT
        self.mask = MASK
        self._make(_FIRST_BITS)
        for digest in digests:
            self.add(digest)

    @classmethod
    def of_words(cls, words: Iterable[str]) -> DigestTable:
        """Return the table of the digests of `words`.

        >>> DigestTable.of_words(["the", "boat"]).row(digest_of("boat"))
        1
        """
        return cls(map(digest_of, words))

    def __len__(self) -> int:
        return self.size

    def row(self, digest: int) -> int:
        """Return the number of `digest`; -1 if it is not there."""
        return self.rows[self._slot(digest)] - 1

    def add(self, digest: int) -> int:
        """Return the number of `digest`, which is added if it is not there."""
        slot = self._slot(digest)
        if self.rows[slot] == 0:
            if 4 * self.size >= 1 << self.bits:
                self._grow()
                slot = self._slot(digest)
            self.size += 1
            self.digests[slot] = digest
            self.rows[slot] = self.size
        return self.rows[slot] - 1

    def _slot(self, digest: int) -> int:
        """Return the slot that holds `digest`, or the free one that it belongs into."""
        last = (1 << self.bits) - 1
        slot = ((digest * self.salt) & self.mask) >> (64 - self.bits)
        while self.rows[slot] != 0 and self.digests[slot] != digest:
            slot = (slot + 1) & last
        return slot

    def _make(self, bits: int) -> None:
        self.bits = bits
        self.digests = array("Q", [0]) * (1 << bits)
        self.rows = array("i", [0]) * (1 << bits)

    def _grow(self) -> None:
        """Move into four times as many slots."""
        digests, rows, slots = self.digests, self.rows, 1 << self.bits
        self._make(self.bits + 2)
        for old in range(slots):
            if rows[old] != 0:
                slot = self._slot(digests[old])
                self.digests[slot] = digests[old]
                self.rows[slot] = rows[old]
