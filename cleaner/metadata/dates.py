"""Read calendar days out of a line, in the ways and languages in which pages write them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple
from unicodedata import decimal, normalize

import regex

from cleaner.lexicons.lexicon import languages
from cleaner.metadata.phrases import months_of
from cleaner.text.folding import fold

MONTHS = 12
MONTH_OR_DAY_FIRST = frozenset({None, "en"})
"""The languages, or none known, in which 04/05/2019 has two readings."""
FIRST_BUDDHIST_YEAR = 2400
"""Years from here on are those of the calendar of Thailand, ..."""
BUDDHIST_YEARS_AHEAD = 543
"""... which counts from the death of the Buddha."""
SHORT_YEARS = range(2000, 2050)
"""What a year of two digits may stand for; pages of the web are not older."""

_YEAR = r"(?P<year>(?:1[6-9]|20|2[45])\d\d)"
# A year is over where no digit follows, or where a converter glued a time, a duration
# or another date to it: "20232:23 PM", "20255 mins", "202020 janvier".
_END = r"(?:(?!\d|\.\d)|(?=\d{1,2}(?::\d\d|\s?\p{L})))"
_MONTH_WORD = r"(?P<word>[\p{L}\p{M}]{3,12}+)\.?,?"
# As programs write it: "Thu Mar 4 10:11:00 GMT 2021".
_CLOCK = r"(?:\d\d?:\d\d:\d\d\s++(?:[A-Z]{2,5}\s++|[-+]\d{4}\s++)?)?"
_DATE = regex.compile(
    rf"""(?<![\d./-])(?:
    {_YEAR}\s?[-/.年년]\s?(?P<month>\d\d?)\s?[-/.月월]\s?(?P<day>\d\d?)(?!\d)
    |(?P<first>\d\d?)(?P<separator>[-/.])\s?(?P<second>\d\d?)(?P=separator)\s?
        (?:{_YEAR}{_END}|(?P<short>\d\d)(?![\d./-]))
    |(?P<day>\d\d?)(?:\.|\p{{L}}{{1,2}}(?=\s))?[\s-]*+(?:\p{{L}}{{2,3}}\s++)?{_MONTH_WORD}
        [\s-]*+(?:\p{{L}}{{2,3}}\s++)?{_YEAR}{_END}
    |(?<!\p{{L}}){_MONTH_WORD}\s++(?P<day>\d\d?)(?:\.|\p{{L}}{{2}})?,?\s++{_CLOCK}{_YEAR}{_END}
    )""",
    regex.VERBOSE,
)
_TWO_DIGITS = re.compile(r"\d\d")
"""Without them there is no year."""
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
MAX_ADDRESS = 2000
_DAY_IN_ADDRESS = regex.compile(
    r"/(?P<year>(?:19|20)\d\d)(?:[/-]?(?P<month>\d\d)[/-]?|/(?P<word>\p{L}{3,12})/)"
    r"(?P<day>\d\d)(?!\d)"
)


class FoundDate(NamedTuple):
    """A day that a line names, and where."""

    day: date
    start: int
    end: int


def dates_in(line: str, language: str | None, known: Container[str] = ()) -> Iterator[FoundDate]:
    """Yield the dates in `line` that name a day, a month and a year.

    Digits such as 04/05/2019 are read in the order of the `language`, and not at all
    where that is unknown, unless just one reading is among the `known` days.

    >>> [str(found.day) for found in dates_in("04/05/2019", "en", {"2019-04-05"})]
    ['2019-04-05']
    >>> [str(found.day) for found in dates_in("Publié le 1er août 2020", "fr")]
    ['2020-08-01']
    >>> [str(found.day) for found in dates_in("Thu Mar 4 10:11:00 GMT 2021", "en")]
    ['2021-03-04']
    >>> list(dates_in("7 hours ago", "en"))
    []
    """
    if not _TWO_DIGITS.search(line):
        return
    for found in _DATE.finditer(_with_ascii_digits(line)):
        day = _day_of(found, language, known)
        if day:
            yield FoundDate(day, found.start(), found.end())


def day_of_address(url: str | None) -> str | None:
    """Return the day that stands in the path of an address.

    >>> day_of_address("https://example.org/2022/02/02/storm"), day_of_address("https://a.b/123")
    ('2022-02-02', None)
    >>> day_of_address("https://example.org/2022/feb/02/storm")
    '2022-02-02'
    """
    found = _DAY_IN_ADDRESS.search((url or "")[:MAX_ADDRESS])
    if not found:
        return None
    word = found["word"]
    month = months_of(None).get(fold(word), 0) if word else int(found["month"])
    day = _date(int(found["year"]), month, int(found["day"]))
    return day.isoformat() if day else None


def normalised(line: str) -> str:
    """Return `line` with the digits and spaces of every width as `dates_in` looks for them.

    >>> normalised("２０２０年")
    '2020年'
    """
    return _with_ascii_digits(normalize("NFKC", line))


def _day_of(found: regex.Match[str], language: str | None, known: Container[str]) -> date | None:
    if found["short"]:
        year = SHORT_YEARS.start + int(found["short"])
        if found["separator"] == "-" or year not in SHORT_YEARS:
            return None
    else:
        year = _year_of(int(found["year"]), found["word"] or "", language)
    if found["word"]:
        return _with_month_word(int(found["day"]), found["word"], year, language)
    if found["first"]:
        first, second = int(found["first"]), int(found["second"])
        if found["short"] and found["separator"] == "." and second > MONTHS:
            return None  # a time of day
        order = _day_and_month(first, second, found["separator"], language)
        readings = [order] if order else [(first, second), (second, first)]
        days = [_date(year, month, day) for day, month in readings]
        return days[0] if order else _only_known(days, known)
    return _date(year, int(found["month"]), int(found["day"]))


def _year_of(year: int, month: str, language: str | None) -> int:
    """Return a year of the common calendar; 0 for a Buddhist one where nothing else is Thai.

    >>> _year_of(2567, "", "th"), _year_of(2567, "มีนาคม", None), _year_of(2567, "march", "en")
    (2024, 2024, 0)
    """
    if year < FIRST_BUDDHIST_YEAR:
        return year
    is_thai = language == "th" or fold(month) in months_of("th")
    return year - BUDDHIST_YEARS_AHEAD if is_thai else 0


def _only_known(days: Iterable[date | None], known: Container[str]) -> date | None:
    """Return the one of `days` that is known otherwise; None where it is none or several."""
    found = [day for day in days if day and day.isoformat() in known]
    return found[0] if len(found) == 1 else None


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


def _with_month_word(day: int, word: str, year: int, language: str | None) -> date | None:
    """Return the day in the month that `word` names in the `language`, or in one of the lexicons'.

    >>> _with_month_word(1, "août", 2020, "fr"), _with_month_word(1, "listopad", 2020, "pl")
    (datetime.date(2020, 8, 1), datetime.date(2020, 11, 1))
    >>> _with_month_word(1, "pages", 2020, "en") is None
    True
    """
    name = fold(word)
    month = months_of(language).get(name) if language else None
    month = month or months_of(None).get(name)
    if month:
        return _date(year, month, day)
    if language in (None, *languages()):
        return None
    return _by_dateparser(day, word, year, str(language))


def _by_dateparser(day: int, word: str, year: int, language: str) -> date | None:
    """Ask dateparser, where it is installed, for the months of a language without a lexicon."""
    try:
        import dateparser
    except ImportError:
        return None
    settings = {
        "STRICT_PARSING": True,
        "PARSERS": ["absolute-time"],
        "DATE_ORDER": "DMY",
        # Nothing may depend on the day, the place or the machine.
        "RELATIVE_BASE": datetime(2000, 1, 1),
        "TIMEZONE": "UTC",
    }
    try:
        found = dateparser.parse(f"{day} {word} {year}", languages=[language], settings=settings)
    except ValueError:  # a language that it does not know either
        return None
    return found.date() if found and found.day == day else None


def _with_ascii_digits(text: str) -> str:
    """Write the digits of every script as 0 to 9.

    >>> _with_ascii_digits("٢٨")
    '28'
    """
    return text if text.isascii() else _OTHER_DIGIT.sub(lambda m: str(decimal(m[0])), text)
