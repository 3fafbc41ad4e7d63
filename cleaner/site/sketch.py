"""What is remembered of a page: an entry for every different line, and no words.

An entry has 64 bits: 48 are the digest of the letters of the line, 8 its label, 8 the
probability of being kept, in percent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import regex

from cleaner.document.labels import SCORED

if TYPE_CHECKING:
    from cleaner.page import Page

MAX_LINES = 2_048
"""Different lines that are remembered of a page: those with the smallest digests, a fair sample
and the same lines on every page that has them."""
DIGEST_BYTES = 6
"""Of 100,000 different lines two share a digest of so many bytes with a chance of 1 in 56,000."""
NO_DIGEST = 0
"""Stands for lines without letters, of which nothing is remembered."""
_ENTRY = np.dtype(">u8")
_LETTERS = regex.compile(r"[^\W\d_]+")

Digests = npt.NDArray[np.uint64]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, order=True)
class Sketch:
    """A page as a site remembers it."""

    page: bytes
    """Digest of the page: of all its lines, whatever their order and labels."""
    lines: bytes
    """The entries of the lines, in ascending order, 8 bytes each, the highest first."""

    @classmethod
    def of(cls, page: Page) -> Sketch:
        """Return what is remembered of a cleaned page; of copies of a line the likeliest kept."""
        rows = [(line.probability, line.label, line.text) for line in page.lines]
        digests = line_digests([text for _, _, text in rows]).tolist()
        likeliest: dict[int, tuple[float, int]] = {}
        for digest, (probability, label, _) in zip(digests, rows, strict=True):
            if digest != NO_DIGEST:
                mark = (probability, SCORED.index(label))
                likeliest[digest] = max(likeliest.get(digest, mark), mark)
        return cls.from_entries(
            digest << 16 | label << 8 | round(100 * probability)
            for digest, (probability, label) in likeliest.items()
        )

    @classmethod
    def from_entries(cls, entries: Iterable[int]) -> Sketch:
        """Return the sketch of the page whose lines have these `entries`."""
        found = np.sort(np.fromiter(entries, dtype=np.uint64))[:MAX_LINES]
        return cls(page_digest(found >> np.uint64(16)), found.astype(_ENTRY).tobytes())

    @classmethod
    def from_bytes(cls, lines: bytes) -> Sketch:
        """Return the sketch with these `lines`.

        Raises:
            ValueError: they are not what `lines` of a sketch can be.
        """
        if len(lines) % _ENTRY.itemsize:
            raise ValueError("the lines of a page are cut off")
        sketch = cls.from_entries(np.frombuffer(lines, dtype=_ENTRY).tolist())
        is_known = sketch.labels.max(initial=0) < len(SCORED)
        if sketch.lines != lines or not is_known or sketch.percents.max(initial=0) > 100:
            raise ValueError("the lines of a page are damaged")
        return sketch

    @property
    def entries(self) -> Digests:
        """The entries of the lines, in ascending order."""
        return np.frombuffer(self.lines, dtype=_ENTRY).astype(np.uint64)

    @property
    def digests(self) -> Digests:
        """The digest of each line."""
        return self.entries >> np.uint64(16)

    @property
    def labels(self) -> Integers:
        """The label of each line, as an index in `cleaner.document.labels.SCORED`."""
        return (self.entries >> np.uint64(8) & np.uint64(0xFF)).astype(np.int64)

    @property
    def percents(self) -> Integers:
        """The probability of each line of being kept, in percent."""
        return (self.entries & np.uint64(0xFF)).astype(np.int64)


def line_letters(text: str) -> str:
    """Return the letters of a line: the same for lines that differ in digits, marks and case.

    >>> line_letters("• 12 Comments"), line_letters("3 comments"), line_letters("7:30")
    ('comments', 'comments', '')
    """
    return "".join(_LETTERS.findall(text.lower()))


def line_digests(texts: Sequence[str]) -> Digests:
    """Return a digest for each line, `NO_DIGEST` for those without letters.

    >>> one, other, empty = line_digests(["• 12 Comments", "3 comments", "7:30"])
    >>> one == other != empty == NO_DIGEST
    np.True_
    """
    return np.array([_digest(line_letters(text)) for text in texts], dtype=np.uint64)


def _digest(letters: str) -> int:
    if not letters:
        return NO_DIGEST
    encoded = letters.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(encoded, digest_size=DIGEST_BYTES).digest())


def page_digest(lines: Digests) -> bytes:
    """Return the digest of the page whose lines have these digests, in whatever order."""
    different = np.unique(lines[lines != NO_DIGEST])[:MAX_LINES]
    return blake2b(different.astype(_ENTRY).tobytes(), digest_size=8).digest()
