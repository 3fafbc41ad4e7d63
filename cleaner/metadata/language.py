"""The language of a text, by a well-kept identifier; only loaded when it is asked for."""

from __future__ import annotations

MIN_LETTERS = 20
"""Less text than this tells no language."""
MAX_CHARS = 4000
"""The beginning of an article is enough."""


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of `text`, None where it is too short.

    >>> language_of("The boat came in late because the harbour was closed.")
    'en'
    >>> language_of("12:30") is None
    True
    """
    sample = text[:MAX_CHARS]
    if sum(character.isalpha() for character in sample) < MIN_LETTERS:
        return None
    import py3langid

    code: str = py3langid.classify(sample.encode("utf-8", "replace"))[0]
    return code
