"""Read author and date out of the data that a page gives to its own scripts.

Pages hand to their statistics, and to the program that draws them, what they hide from readers:
``{"pageType": "story", "publishDate": "2022-02-02", "authors": ["Ada King"]}``. Such scripts also
hold whole lists of other articles: a value counts only where it is the only one of its kind.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import regex

from cleaner.metadata.plain import day_of, plain_text
from cleaner.metadata.values import Candidate

SOURCE = "data layer"
MAX_CHARS = 1_000_000
"""So much of the scripts is searched."""

_DAY = regex.compile(
    r"""(?:(?<![Uu]n[Pp])ublish|ublication)\w{0,12}["']\s{0,3}:\s{0,3}"""
    r"""["'](\d{4}-?\d\d-?\d\d)(?!\d)[^"'\n]{0,20}["']"""
)
_AUTHORS = regex.compile(
    r"""uthor(?:_?[Nn]ames?|s)?["']\s{0,3}:\s{0,3}"""
    r"""("(?:[^"\\\n]|\\.){3,80}"|\[(?:"(?:[^"\\\n]|\\.){3,80}",?\s?){1,10}\])"""
)


def candidates(scripts: Sequence[str]) -> Iterator[Candidate]:
    """Yield what `scripts` say of the page.

    >>> [c.value for c in candidates(['{"publishDate": "2022-02-02", "authors": ["Ada King"]}'])]
    ['2022-02-02', 'Ada King']
    >>> list(candidates(['[{"author": "Ada King"}, {"author": "Mary Wright"}]']))
    []
    """
    days: dict[str, None] = {}
    authors: dict[str, None] = {}
    left = MAX_CHARS
    for script in scripts:
        text = script[: max(left, 0)]
        left -= len(text)
        days |= dict.fromkeys(day_of(day) or "" for day in _DAY.findall(text))
        authors |= dict.fromkeys(map(_names, _AUTHORS.findall(text)))
    if len(days) == 1 and "" not in days:
        yield Candidate("published", next(iter(days)), SOURCE)
    if len(authors) == 1 and "" not in authors:
        yield Candidate("author", next(iter(authors)), SOURCE)


def _names(written: str) -> str:
    """Return the names that a JSON string or list of strings holds.

    >>> _names('["Ada King","Mary Wright"]'), _names('"Ada King"')
    ('Ada King, Mary Wright', 'Ada King')
    """
    try:
        value = json.loads(written)
    except ValueError:
        return ""
    return ", ".join(map(plain_text, value)) if isinstance(value, list) else plain_text(value)
