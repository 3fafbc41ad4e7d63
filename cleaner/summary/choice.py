"""Which sentences make the summary: those whose words come back, early ones before late ones.

The frequency of words is the measure of Luhn (1958) and of SumBasic (Nenkova and Vanderwende 2005),
here of how many sentences have a word. Alone it is behind the first three sentences of an article;
with the title and the place of the sentence it is ahead of them (docs/experiments.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import sqrt

from cleaner.summary.terms import function_words_for, terms_in
from cleaner.text.fingerprints import words_in

PLACE_WEIGHT = 3.0
"""The first sentence counts 1 + this times as much as one far below, ..."""
PLACE_DECAY = 0.5
"""... and the one below it this much less fast."""
WORDS_TO_ALL = 3
"""So many words are added to each sentence, so that a short one has no high mean by chance."""
MIN_WORDS = 5
SHORT_FACTOR = 0.2
"""A shorter sentence needs the others to be understood."""
MAX_KNOWN_SHARE = 0.5
"""With more of its words in better sentences, one waits until all others had their turn."""


def summary_of(sentences: Sequence[str], title: str, language: str | None, count: int) -> list[str]:
    """Return at most `count` of the `sentences` of an article, in their order.

    >>> rows = ["So.", "The library boat came back to the port.", "It rained on that day in May.",
    ...         "A boat is what the port had long been waiting for."]
    >>> summary_of(rows, "Boat in port", "en", 2) == [rows[1], rows[3]]
    True
    """
    words = [words_in(sentence) for sentence in sentences]
    function = function_words_for(sentences, language)
    terms = [frozenset(terms_in(row, function)) for row in words]
    weights = _weights(terms, frozenset(terms_in(words_in(title), function)))
    scores = [
        _score(place, len(row), found, weights)
        for place, (row, found) in enumerate(zip(words, terms, strict=True))
    ]
    ranked = sorted(range(len(sentences)), key=lambda index: -scores[index])
    return [sentences[index] for index in sorted(_news_first(ranked, terms)[:count])]


def _weights(terms: Sequence[frozenset[str]], of_title: frozenset[str]) -> Mapping[str, float]:
    """Return what each word counts: one of the title as much more as the most frequent word."""
    times = Counter(term for found in terms for term in found)
    weights = {term: sqrt(number - 1) for term, number in times.items()}
    most = max(weights.values(), default=0.0) or 1.0
    return {term: weight + most * (term in of_title) for term, weight in weights.items()}


def _score(place: int, words: int, terms: frozenset[str], weights: Mapping[str, float]) -> float:
    telling = sum(weights[term] for term in sorted(terms)) / (words + WORDS_TO_ALL)
    early = 1 + PLACE_WEIGHT / (1 + PLACE_DECAY * place)
    return telling * early * (SHORT_FACTOR if words < MIN_WORDS else 1)


def _news_first(ranked: Sequence[int], terms: Sequence[frozenset[str]]) -> list[int]:
    """Return the sentences with those last that say little that better ones do not."""
    known: set[str] = set()
    new: list[int] = []
    old: list[int] = []
    for index in ranked:
        is_old = len(terms[index] & known) > MAX_KNOWN_SHARE * len(terms[index])
        (old if is_old else new).append(index)
        if not is_old:
            known |= terms[index]
    return new + old
