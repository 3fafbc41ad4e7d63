"""Whether a line is a date, or ends in one, as anybody sees who cannot read its language.

A day of one or two digits, a year of four and a word between or in front of them; the year may
be one of the Buddhist, the Persian or the Islamic calendar. The word has to be a month that the
lexicons know where it is written as theirs are: "10 games 2021" is none.
"""

from __future__ import annotations

from typing import NamedTuple

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
_TIME = regex.compile(r"[\s,.|·•()–—-]*+(?:\d\d?[:.]\d\d\s*+\p{L}{0,4}[\s.)]*+)?$")
_FOUR_DIGITS = regex.compile(r"\d{4}")
_LETTER = regex.compile(r"\p{L}")


class Day(NamedTuple):
    """What a line is by the date in it."""

    is_all: bool = False
    """It is a date, perhaps with a weekday or a time, and nothing else."""
    is_last: bool = False
    """It is something with a date behind it, as a name."""


NO_DAY = Day()


def day_in(line: str) -> Day:
    """Return what a line is by the date in it.

    >>> day_in("4 മാർച്ച് 2021").is_all, day_in("Thursday, March 4, 2021 10:11 AM").is_all
    (True, True)
    >>> day_in("10 games 2021") == day_in("Storm shuts the port on 4 March") == NO_DAY
    True
    >>> day_in("By Margaret Wrightson, 4 March 2021").is_last, day_in("4 March 2021").is_last
    (True, False)
    """
    if len(line) > MAX_CHARS or not _FOUR_DIGITS.search(line):
        return NO_DAY
    text = normalised(line)
    for match in _DATE.finditer(text, overlapped=True):
        word = match["word"]
        if not word or not _WITH_CASE.match(word) or fold(word) in words_of("month"):
            before, after = text[: match.start()], text[match.end() :]
            letters = len(_LETTER.findall(before))
            return Day(
                is_all=letters + len(_LETTER.findall(after)) <= MAX_OTHER_LETTERS,
                is_last=letters > MAX_OTHER_LETTERS and _TIME.match(after) is not None,
            )
    return NO_DAY
