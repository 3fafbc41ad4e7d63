"""Read calendar days out of a line, in the ways and languages in which pages write them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple
from unicodedata import decimal, normalize

import regex

from cleaner.lexicons.lexicon import lexicons

MONTHS = 12
MONTH_OR_DAY_FIRST = frozenset({None, "en"})
"""The languages, or none known, in which 04/05/2019 has two readings."""
SHORT_YEARS = range(2000, 2050)
"""What a year of two digits may stand for; pages of the web are not older."""

_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)"
# A year is over where no digit follows, or where a converter glued a time, a duration
# or another date to it: "20232:23 PM", "20255 mins", "202020 janvier".
_END = r"(?:(?!\d|\.\d)|(?=\d{1,2}(?::\d\d|\s?\p{L})))"
_MONTH_WORD = r"(?P<word>[\p{L}\p{M}]{3,12}+)\.?,?"
_DATE = regex.compile(
    rf"""(?<![\d./-])(?:
    {_YEAR}\s?[-/.年년]\s?(?P<month>\d\d?)\s?[-/.月월]\s?(?P<day>\d\d?)(?!\d)
    |(?P<first>\d\d?)(?P<separator>[-/.])\s?(?P<second>\d\d?)(?P=separator)\s?
        (?:{_YEAR}{_END}|(?P<short>\d\d)(?![\d./-]))
    |(?P<day>\d\d?)(?:\.|\p{{L}}{{1,2}}(?=\s))?[\s-]*+(?:\p{{L}}{{2,3}}\s++)?{_MONTH_WORD}
        [\s-]*+(?:\p{{L}}{{2,3}}\s++)?{_YEAR}{_END}
    |(?<!\p{{L}}){_MONTH_WORD}\s++(?P<day>\d\d?)(?:\.|\p{{L}}{{2}})?,?\s++{_YEAR}{_END}
    )""",
    regex.VERBOSE,
)


MAX_ADDRESS = 2000
_DAY_IN_ADDRESS = regex.compile(r"/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?!\d)")


class FoundDate(NamedTuple):
    """A day that a line names, and where."""

    day: date
    start: int
    end: int


def dates_in(line: str, language: str | None) -> Iterator[FoundDate]:
    """Yield the dates in `line` that name a day, a month and a year.

    Digits such as 04/05/2019 are read in the order of the `language`, and not at all
    where that is unknown.

    >>> [str(found.day) for found in dates_in("Publié le 1er août 2020", "fr")]
    ['2020-08-01']
    >>> list(dates_in("7 hours ago", "en"))
    []
    """
    for found in _DATE.finditer(_with_ascii_digits(line)):
        day = _day_of(found, language)
        if day:
            yield FoundDate(day, found.start(), found.end())


def day_of_address(url: str | None) -> str | None:
    """Return the day that stands in the path of an address.

    >>> day_of_address("https://example.org/2022/02/02/storm"), day_of_address("https://a.b/123")
    ('2022-02-02', None)
    """
    found = _DAY_IN_ADDRESS.search((url or "")[:MAX_ADDRESS])
    day = _date(*map(int, found.groups())) if found else None
    return day.isoformat() if day else None


def normalised(line: str) -> str:
    """Return `line` with the digits and spaces of every width as `dates_in` looks for them.

    >>> normalised("２０２０年")
    '2020年'
    """
    return _with_ascii_digits(normalize("NFKC", line))


def _day_of(found: regex.Match[str], language: str | None) -> date | None:
    if found["short"]:
        year = SHORT_YEARS.start + int(found["short"])
        if found["separator"] == "-" or year not in SHORT_YEARS:
            return None
    else:
        year = int(found["year"])
    if found["word"]:
        return _with_month_word(f"{found['day']} {found['word']} {year}", language)
    if found["first"]:
        first, second = int(found["first"]), int(found["second"])
        if found["short"] and found["separator"] == "." and second > MONTHS:
            return None  # a time of day
        order = _day_and_month(first, second, found["separator"], language)
        return _date(year, *reversed(order)) if order else None
    return _date(year, int(found["month"]), int(found["day"]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_and_month(
    first: int, second: int, separator: str, language: str | None
) -> tuple[int, int] | None:
    """Tell the day from the month; None where that depends on the country.

    >>> _day_and_month(4, 5, ".", None), _day_and_month(4, 25, "/", "en")
    ((4, 5), (25, 4))
    >>> _day_and_month(4, 5, "/", "es"), _day_and_month(4, 5, "/", "en")
    ((4, 5), None)
    """
    if second > MONTHS:
        return second, first
    if first > MONTHS or first == second or separator == ".":
        return first, second
    return None if language in MONTH_OR_DAY_FIRST else (first, second)


def _with_month_word(text: str, language: str | None) -> date | None:
    """Parse a day, the name of a month and a year, in the `language` or one of the lexicons'."""
    import dateparser
    from dateparser.data.languages_info import language_order

    known = [lexicon.language for lexicon in lexicons() if lexicon.language in language_order]
    settings = {
        "STRICT_PARSING": True,
        "PARSERS": ["absolute-time"],
        "DATE_ORDER": "DMY",
        # Nothing may depend on the day, the place or the machine.
        "RELATIVE_BASE": datetime(2000, 1, 1),
        "TIMEZONE": "UTC",
    }
    for languages in ([language], known) if language in known else (known,):
        moment = dateparser.parse(text, languages=languages, settings=settings)
        if moment and moment.day == int(text.split()[0]):
            return date(moment.year, moment.month, moment.day)
    return None


def _with_ascii_digits(text: str) -> str:
    """Write the digits of every script as 0 to 9.

    >>> _with_ascii_digits("٢٨")
    '28'
    """
    return "".join(str(decimal(c)) if c.isdecimal() else c for c in text)
