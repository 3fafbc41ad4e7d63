"""The words of a text in scripts that set no spaces between them: what comes back in it.

No dictionary is asked. Function words and other scripts cut a text into runs, and in a run every
two to six characters in a row may be a word. A word comes back; and where the longer run that it
is a part of comes back nearly as often, that one is the word. Hiragana, which has the grammar of
Japanese, belongs to none, and no word begins with a numeral (``十二``).
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

import regex

from cleaner.text.folding import is_unspaced

MAX_CHARACTERS = 6
"""Of a word; vowel signs are a part of their letter."""
MIN_TIMES = 2
"""What comes only once may be any piece of a run."""
SHARE_OF_WHOLE = 0.7
"""A piece that stands this often in one longer run is no word of its own."""
_RUN = regex.compile(
    r"\p{Han}{2,}+|[\p{Katakana}ー]{2,}+|[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]{2,}+"
)
_CHARACTER = regex.compile(r"\X")

Gram = tuple[str, ...]


def repeated_runs(texts: Iterable[str], function: Iterable[str]) -> Counter[str]:
    """Count the words of `texts` in scripts without spaces that come back in them.

    >>> repeated_runs(["图书馆的船来了", "图书馆很大"], ["的"])
    Counter({'图书馆': 2})
    >>> repeated_runs(["フェリーが来た", "フェリーは遅れた"], [])
    Counter({'フェリー': 2})
    """
    words = sorted((word for word in function if is_unspaced(word[0])), key=len, reverse=True)
    cut = regex.compile("|".join(map(regex.escape, words)) or r"(?!)")
    counts: Counter[Gram] = Counter()
    for text in texts:
        for part in cut.split(text):
            for run in _RUN.findall(part):
                counts.update(_grams(_CHARACTER.findall(run)))
    repeated = Counter({gram: times for gram, times in counts.items() if times >= MIN_TIMES})
    parts = {
        part
        for gram, times in repeated.items()
        for part in (gram[1:], gram[:-1])
        if times >= SHARE_OF_WHOLE * repeated[part]
    }
    return Counter({"".join(gram): n for gram, n in repeated.items() if gram not in parts})


def _grams(characters: list[str]) -> Iterator[Gram]:
    for size in range(2, MAX_CHARACTERS + 1):
        for start in range(len(characters) - size + 1):
            if unicodedata.numeric(characters[start][0], None) is None:
                yield tuple(characters[start : start + size])
