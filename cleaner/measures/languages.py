"""Which languages a page is in, by its function words."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.lexicons.lexicon import LINGUA_FRANCA

MAX_LANGUAGES = 3
"""So many languages of a page are used at most, and English."""
MIN_LANGUAGE_SHARE = 0.4
"""A second language counts when it has this share of the function words of the first."""


def languages_by(counts: Sequence[int], names: Sequence[str], language: str | None) -> list[int]:
    """Return the languages of a page, the likeliest first, as indices of `names`.

    `counts` has the function words of each; `language` is that of the page, if it is known.

    >>> languages_by([2, 9, 5], ["de", "en", "fr"], None)
    [1, 2]
    >>> languages_by([2, 9, 5], ["de", "en", "fr"], "de")
    [0, 1, 2]
    """
    ranked = sorted(
        (index for index, count in enumerate(counts) if count), key=lambda index: -counts[index]
    )
    if language is not None and language in names:
        ranked.insert(0, names.index(language))
    return [
        index
        for index in ranked[:MAX_LANGUAGES]
        if counts[index] >= MIN_LANGUAGE_SHARE * counts[ranked[0]]
    ]


def used_with(language_indices: Sequence[int], names: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the `language_indices` languages, each once, and English.

    >>> used_with([0], ["de", "en"])
    ('de', 'en')
    """
    return tuple(dict.fromkeys([*(names[index] for index in language_indices), LINGUA_FRANCA]))
