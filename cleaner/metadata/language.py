"""The language of a text, by a well-kept identifier; only loaded when it is asked for."""

from __future__ import annotations

from itertools import islice

MIN_LETTERS = 20
"""Less text than this tells no language."""
PART_CHARS = 600
"""So much of the beginning, and of the middle, of a longer text is enough."""


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of `text`, None where it is too short.

    >>> language_of("The boat came in late because the harbour was closed.")
    'en'
    >>> language_of("12:30") is None
    True
    """
    middle = max(PART_CHARS, len(text) // 2)
    sample = f"{text[:PART_CHARS]}{text[middle : middle + PART_CHARS]}"
    if next(islice(filter(str.isalpha, sample), MIN_LETTERS - 1, None), None) is None:
        return None
    import py3langid

    code: str = py3langid.classify(sample.encode("utf-8", "replace"))[0]
    return code
