"""Short names of a text by its words, for those who look for the same text in millions of pages.

Case, punctuation and white space make no difference, nor do the lines that the words stand in. In
scripts without spaces each character is a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cleaner.text.characters import TRAITS, UNSPACED, WORD, learn
from cleaner.text.folding import lower

DIGEST_BYTES = 16
"""Among 10^15 different texts two share such a digest with a chance of one in 600 million."""
SHINGLE_WORDS = 3
"""So many words in a row are one feature: single words are much the same in all texts."""
BITS = 64

_Hashes = npt.NDArray[np.uint64]
# The steps of splitmix64: each bit of a number comes to depend on all others.
_MIXING = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB))
_LAST_SHIFT = 31


class Fingerprints(NamedTuple):
    """Both names of a text; None where it has no words."""

    digest: str | None
    """32 hexadecimal digits that are the same for texts of the same words in a row."""
    simhash: str | None
    """16 hexadecimal digits, few bits of which differ between texts that are much the same.

    This is the SimHash of Charikar over runs of `SHINGLE_WORDS` words, each as often as it occurs.
    Of two texts that share nearly all such runs about 3 of the 64 bits differ, of two that share
    none about 32: ``(int(one, 16) ^ int(other, 16)).bit_count()``.
    """


def fingerprints_of(text: str) -> Fingerprints:
    r"""Return both names of `text`; its words are told apart once.

    >>> fingerprints_of("The boat came in.") == fingerprints_of("the boat\ncame in")
    True
    >>> fingerprints_of("The boat came in.").simhash, fingerprints_of("– !").digest is None
    ('d554024884000440', True)
    """
    words = [word.encode("utf-8", "replace") for word in words_in(text)]
    if not words:
        return Fingerprints(None, None)
    digest = blake2b(b" ".join(words), digest_size=DIGEST_BYTES).hexdigest()
    return Fingerprints(digest, _simhash_of(words))


def words_in(text: str) -> list[str]:
    """Return the words of `text`, case aside.

    >>> words_in("The boat – a fine one – came in."), words_in("船来了")
    (['the', 'boat', 'a', 'fine', 'one', 'came', 'in'], ['船', '来', '了'])
    """
    small = lower(text)
    table = TRAITS
    words: list[str] = []
    start = -1
    for index in range(len(small)):
        code = ord(small[index])
        traits = table[code]
        if traits == 0:
            traits = learn(code)
        is_alone = traits & WORD and traits & UNSPACED
        if start >= 0 and (is_alone or not traits & WORD):
            words.append(small[start:index])
            start = -1
        if is_alone:
            words.append(small[index : index + 1])
        elif start < 0 and traits & WORD:
            start = index
    if start >= 0:
        words.append(small[start:])
    return words


def _simhash_of(words: Sequence[bytes]) -> str:
    known = {word: blake2b(word, digest_size=BITS // 8).digest() for word in set(words)}
    hashes = np.frombuffer(b"".join([known[word] for word in words]), dtype=">u8")
    size = min(SHINGLE_WORDS, len(words))
    count = len(words) - size + 1
    runs = hashes[:count].astype(np.uint64)
    for index in range(1, size):
        runs = _mixed(runs) + hashes[index : index + count]
    bits = np.unpackbits(_mixed(runs).astype(">u8").view(np.uint8).reshape(count, -1), axis=1)
    votes = bits.sum(axis=0, dtype=np.int64)
    return np.packbits(2 * votes > count).tobytes().hex()


def _mixed(hashes: _Hashes) -> _Hashes:
    for shift, factor in _MIXING:
        hashes = (hashes ^ hashes >> np.uint64(shift)) * np.uint64(factor)
    return hashes ^ hashes >> np.uint64(_LAST_SHIFT)
