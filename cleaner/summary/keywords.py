"""The words that an article is about: those that come back in it, and those of its title first.

Each is written as the article has it most often.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import regex

from cleaner.lexicons.lexicon import function_words, languages
from cleaner.summary.runs import repeated_runs
from cleaner.summary.terms import function_words_for
from cleaner.text.folding import UNSPACED_CHARACTERS, lower

TITLE_FACTOR = 2.0
"""A word of the title counts as if it came so many times as often."""
MIN_LETTERS = 3
"""A shorter word names little, unless it is all capitals: ``EU``."""
_WORD = regex.compile(rf"[[\p{{L}}\p{{M}}\p{{N}}]--[{UNSPACED_CHARACTERS}]]++", regex.V1)


def keywords_of(
    sentences: Sequence[str], title: str, language: str | None, count: int
) -> list[str]:
    """Return at most `count` words of `sentences`, the most telling first.

    >>> keywords_of(["The EU met.", "A boat for the EU.", "Boats and a boat."], "Boat", "en", 2)
    ['boat', 'EU']
    >>> keywords_of(["图书馆的船来了", "图书馆很大"], "", "zh", 9)
    ['图书馆']
    """
    times, written = _spaced(sentences, function_words_for(sentences, language))
    unspaced = function_words(language) if language in languages() else ()
    times |= repeated_runs(sentences, unspaced)
    in_title = lower(title)
    words_of_title = set(_WORD.findall(in_title))
    for word in times:
        is_in_title = word in words_of_title if word in written else word in in_title
        times[word] *= TITLE_FACTOR if is_in_title else 1
    ranked = sorted(times, key=lambda word: -times[word])
    return [written.get(word, word) for word in ranked[:count]]


def _spaced(
    sentences: Sequence[str], function: frozenset[str]
) -> tuple[dict[str, float], dict[str, str]]:
    """Count the words that are set apart by spaces; return also how each is mostly written.

    Of two forms that come as often, the capital of one may be that of a sentence.
    """
    forms = Counter(form for sentence in sentences for form in _WORD.findall(sentence))
    times: dict[str, float] = {}
    for form, number in forms.most_common():
        word = lower(form)
        if word not in function and _may_name(form):
            times[word] = times.get(word, 0) + number
    ranked = sorted(forms, key=lambda form: (forms[form], not form.istitle()))
    return times, {lower(form): form for form in ranked if lower(form) in times}


def _may_name(form: str) -> bool:
    is_long = len(form) >= MIN_LETTERS or (form.isupper() and len(form) > 1)
    return is_long and form[0].isalpha()
