"""Whether a line is a date, or ends in one, as anybody sees who cannot read its language.

A day of one or two digits, a year of four and a word between or in front of them; the year may
be one of the Buddhist, the Persian or the Islamic calendar. The word has to be a month that the
lexicons know where it is written as theirs are: "10 games 2021" is none.
"""

from __future__ import annotations

import regex

from cleaner.metadata.dates import normalised
from cleaner.metadata.phrases import words_of
from cleaner.text.folding import fold

MAX_CHARS = 80
"""A line with more characters is no date with a few words before it."""
MAX_OTHER_LETTERS = 14
"""So many letters beside it, as those of a weekday, leave a line a date."""

_YEAR = r"(?<!\d)(?:1[3-9]|20|2[45])\d\d(?!\d)"
_DAY = r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_SHORT = r"(?:[\p{L}\p{M}]{1,3}+[.,]?\s++)?"
_WORD = r"(?P<word>[\p{L}\p{M}]{3,20}+)"
_DATE = regex.compile(
    rf"""(?:
    {_YEAR}\s?[-/.年년]\s?\d\d?\s?[-/.月월]\s?\d\d?(?!\d)\s?[日일]?
    |(?<![\d./-])\d\d?[-/.]\d\d?[-/.]\s?{_YEAR}
    |{_DAY}(?:\p{{L}}{{1,2}}(?=\s))?[.,]?\s*+{_SHORT}{_WORD}[.,]?\s*+{_SHORT}{_YEAR}
    |{_YEAR}[.,]?\s++{_SHORT}{_WORD}[.,]?\s++{_DAY}(?:\s++\p{{L}}{{1,3}}\b)?[.]?
    |{_WORD}\s++{_DAY}(?:\p{{L}}{{2}})?[.,]?\s++{_SHORT}{_YEAR}
    )""",
    regex.VERBOSE,
)
_WITH_CASE = regex.compile(r"[\p{Latin}\p{Cyrillic}\p{Greek}]")
_TIME = r"[\s,.|·•()–—-]*+(?:\d\d?[:.]\d\d\s*+\p{L}{0,4}[\s.)]*+)?$"
_FOUR_DIGITS = regex.compile(r"\d{4}")
_LETTER = regex.compile(r"\p{L}")


def is_a_day(line: str) -> bool:
    """Whether `line` is a date, perhaps with a weekday or a time, and nothing else.

    >>> is_a_day("4 മാർച്ച് 2021"), is_a_day("Thursday, March 4, 2021 10:11 AM")
    (True, True)
    >>> is_a_day("10 games 2021"), is_a_day("Storm shuts the port on 4 March 2021")
    (False, False)
    """
    found = _found(line)
    if found is None:
        return False
    text, match = found
    others = text[: match.start()] + text[match.end() :]
    return len(_LETTER.findall(others)) <= MAX_OTHER_LETTERS


def ends_in_a_day(line: str) -> bool:
    """Whether `line` is something with a date behind it, as a name.

    >>> ends_in_a_day("By Margaret Wrightson, 4 March 2021"), ends_in_a_day("4 March 2021")
    (True, False)
    """
    found = _found(line)
    if found is None:
        return False
    text, match = found
    is_last = regex.match(_TIME, text[match.end() :]) is not None
    return is_last and len(_LETTER.findall(text[: match.start()])) > MAX_OTHER_LETTERS


def _found(line: str) -> tuple[str, regex.Match[str]] | None:
    if len(line) > MAX_CHARS or not _FOUR_DIGITS.search(line):
        return None
    text = normalised(line)
    for match in _DATE.finditer(text, overlapped=True):
        word = match["word"]
        if not word or not _WITH_CASE.match(word) or fold(word) in _months():
            return text, match
    return None


def _months() -> frozenset[str]:
    return words_of("month")
