"""The words of a sentence that say what it is about.

Function words (`the`, `und`, `的`) are left out, and so are numbers. Where the package has no
lexicon of the language, what is frequent and short in the article counts as such. In scripts
without spaces two characters in a row are a word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from cleaner.lexicons.lexicon import function_words, languages
from cleaner.text.fingerprints import words_in
from cleaner.text.folding import is_unspaced

MIN_SHARE_OF_SENTENCES = 0.1
"""A word that fewer sentences have is not frequent, ..."""
MIN_SENTENCES = 3
"""... nor is one that so few have."""


def function_words_for(sentences: Sequence[str], language: str | None) -> frozenset[str]:
    """Return the words of these `sentences` that say nothing by themselves.

    >>> sorted(function_words_for((), "en") & {"the", "boat"})
    ['the']
    >>> sorted(function_words_for(["Itsasontzia eta haizea"] * 3, None))
    ['eta', 'haizea']
    """
    if language not in languages():
        return _frequent_and_short(sentences)
    found = function_words(language)
    characters = (word for word in found if len(word) == 1)
    spaced = (word for word in found if not is_unspaced(word[0]))
    return frozenset([*characters, *(part for word in spaced for part in words_in(word))])


def _frequent_and_short(sentences: Sequence[str]) -> frozenset[str]:
    """Return what many sentences have, and what is shorter than words are here on average."""
    times = Counter(word for sentence in sentences for word in set(words_in(sentence)))
    mean_length = sum(map(len, times)) / max(len(times), 1)
    least = max(MIN_SENTENCES, MIN_SHARE_OF_SENTENCES * len(sentences))
    return frozenset(w for w, number in times.items() if number >= least and len(w) < mean_length)


def terms_in(words: Sequence[str], function: frozenset[str]) -> list[str]:
    """Return the `words` of a sentence but the `function` words and numbers.

    >>> terms_in(["the", "boat", "1931"], frozenset({"the"})), terms_in("船来了", frozenset("了"))
    (['boat'], ['船来'])
    """
    spaced = [word for word in words if not is_unspaced(word[0]) and not word.isdecimal()]
    return [word for word in spaced if word not in function] + [
        one + other
        for one, other in pairwise(words)
        if is_unspaced(one[0]) and is_unspaced(other[0]) and function.isdisjoint((one, other))
    ]
