"""Short names of a text by its words, for those who look for the same text in millions of pages.

Case, punctuation and white space make no difference, nor do the lines that the words stand in. In
scripts without spaces each character is a word.
"""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
import numpy.typing as npt
import regex

from cleaner.text.folding import UNSPACED, lower

DIGEST_BYTES = 16
"""Among 10^15 different texts two share such a digest with a chance of one in 600 million."""
SHINGLE_WORDS = 3
"""So many words in a row are one feature: single words are much the same in all texts."""
BITS = 64

_Hashes = npt.NDArray[np.uint64]
_ALONE = "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in UNSPACED)
_WORD = regex.compile(rf"(?=\w)[{_ALONE}]|[^\W{_ALONE}]++")
# The steps of splitmix64: each bit of a number comes to depend on all others.
_MIXING = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB))
_LAST_SHIFT = 31


def words_in(text: str) -> list[str]:
    """Return the words of `text`, case aside.

    >>> words_in("The boat – a fine one – came in."), words_in("船来了")
    (['the', 'boat', 'a', 'fine', 'one', 'came', 'in'], ['船', '来', '了'])
    """
    return _WORD.findall(lower(text))


def digest_of_words(text: str) -> str | None:
    r"""Return 32 hexadecimal digits that are the same for texts of the same words in a row.

    >>> digest_of_words("The boat came in.") == digest_of_words("the boat\ncame in")
    True
    >>> digest_of_words("– !") is None
    True
    """
    words = words_in(text)
    if not words:
        return None
    joined = " ".join(words).encode("utf-8", "replace")
    return blake2b(joined, digest_size=DIGEST_BYTES).hexdigest()


def simhash_of_words(text: str) -> str | None:
    """Return 16 hexadecimal digits, few bits of which differ between texts that are much the same.

    This is the SimHash of Charikar over runs of `SHINGLE_WORDS` words, each as often as it occurs.
    Of two texts that share nearly all such runs about 3 of the 64 bits differ, of two that share
    none about 32: ``(int(one, 16) ^ int(other, 16)).bit_count()``.

    >>> simhash_of_words("The boat came in."), simhash_of_words("the boat came in")
    ('d554024884000440', 'd554024884000440')
    """
    words = words_in(text)
    if not words:
        return None
    known = {word: _hash_of(word) for word in dict.fromkeys(words)}
    hashes = np.fromiter((known[word] for word in words), dtype=np.uint64, count=len(words))
    size = min(SHINGLE_WORDS, len(words))
    count = len(words) - size + 1
    runs = hashes[:count]
    for place in range(1, size):
        runs = _mixed(runs) + hashes[place : place + count]
    runs = _mixed(runs)
    value = 0
    for bit in range(BITS):
        votes = int((runs >> np.uint64(bit) & np.uint64(1)).sum())
        value |= (2 * votes > count) << bit
    return f"{value:0{BITS // 4}x}"


def _hash_of(word: str) -> int:
    digest = blake2b(word.encode("utf-8", "replace"), digest_size=BITS // 8).digest()
    return int.from_bytes(digest, "big")


def _mixed(hashes: _Hashes) -> _Hashes:
    for shift, factor in _MIXING:
        hashes = (hashes ^ hashes >> np.uint64(shift)) * np.uint64(factor)
    return hashes ^ hashes >> np.uint64(_LAST_SHIFT)
