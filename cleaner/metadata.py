"""Read the author and the date of publication out of the bylines of a page.

Which words announce an author ("By", "Geschrieben von") is in the lexicons; how a
name looks is much the same everywhere: capitalised words, particles between them.
Where a byline can be read in two ways, the answer is None rather than a guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cache
from itertools import chain, zip_longest
from unicodedata import decimal, normalize

import regex

from cleaner.lexicons.lexicon import LINGUA_FRANCA, Lexicon, fold, lexicons

MAX_BYLINE_CHARS = 300
"""A byline says what it has to say within so many characters."""
MAX_NAME_WORDS = 6
"""As many words in a row are a name or an office; a sentence has more."""
BARE_NAME_WORDS = range(2, 5)
"""A line without "By" is taken for a name if it has so many words."""

MONTHS = 12
MONTH_OR_DAY_FIRST = frozenset({None, "en"})
"""The languages, or none known, in which 04/05/2019 has two readings."""

# Words that may stand in lower case inside a name, and words that join names. Names keep
# them on pages of every language, so they are not in the lexicons. Left out as ambiguous:
# "en", which joins names in Dutch and means "in" in Spanish and French.
PARTICLES = frozenset({
    "af", "al", "av", "bin", "binti", "d", "da", "dal", "dalla", "das", "de", "del", "della",
    "den", "der", "des", "di", "do", "dos", "du", "el", "ibn", "la", "las", "le", "los", "of",
    "ten", "ter", "the", "van", "ver", "vom", "von", "y", "zu", "zum", "zur",
})  # fmt: skip
JOINS = frozenset({
    "&", "and", "e", "et", "i", "ja", "og", "oraz", "och", "und", "ve", "y", "и", "і", "та",
})  # fmt: skip

# Where a name is certainly over: a separator, a bracket, an address, a number.
_STOP = regex.compile(
    r"[|·•●∙–—()\[\]<>【】（）]|\s[-~/]+\s|https?:|\S*@|(?<!\w)\d|[\r\n\f\v\u2028\u2029]"
)
_TOKEN = regex.compile(r"[^\s,;、，]+|[,;、，]")
_COMMAS = frozenset(",;、，")
_OPENING_MARKS = "\"'“‘«"
_CLOSING_MARKS = ' ,.:;："”’»'


def author_of(bylines: Sequence[str], language: str | None = None) -> str | None:
    """Return who wrote the page, verbatim, as far as its `bylines` tell.

    A line without "By" is a name unless it has a function word of the page's `language`
    or of English in it.

    >>> author_of(["By Tobias Fennimore in Wrenmouth February 2, 2022"])
    'Tobias Fennimore'
    >>> author_of(["Buying Guides·10 min read·By Ada King and Mary Wright, Springfield"])
    'Ada King and Mary Wright'
    >>> author_of(["Updated 3 hours ago"]) is None
    True
    """
    lines = [byline[:MAX_BYLINE_CHARS].strip() for byline in bylines]
    return next(chain(_announced(lines), _bare(lines, language)), None)


def published_of(bylines: Sequence[str], language: str | None = None) -> str | None:
    """Return the earliest full date in the `bylines` as ``YYYY-MM-DD``.

    The earliest, because a page is published before it is updated. "3 hours ago" is
    no date to a library without a clock. Digits such as 04/05/2019 are read in the order
    of the `language`, and not at all where it is unknown.

    >>> published_of(["Updated: May 6, 2023", "Published: May 3, 2023"], "en")
    '2023-05-03'
    >>> published_of(["7 hours ago"], "en") is None
    True
    """
    lines = (normalize("NFKC", byline[:MAX_BYLINE_CHARS]) for byline in bylines)
    found = (day for line in lines for day in _dates(_with_ascii_digits(line), language))
    earliest = min(found, default=None)
    return earliest.isoformat() if earliest else None


# --- names


def _announced(lines: Sequence[str]) -> Iterator[str]:
    """Yield what stands behind the words that announce an author, line by line."""
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        for phrase in _author_phrases().finditer(line):
            rest = line[phrase.end() :].lstrip(" :\t")
            name = _names(rest or following) or _account(rest)
            if name:
                yield name


def _bare(lines: Sequence[str], language: str | None) -> Iterator[str]:
    """Yield the lines that are a name and nothing else, but perhaps a date."""
    for line in lines:
        stop = _STOP.search(_without_date_words(line))
        head = line[: stop.start()].strip() if stop else line
        rest = line[stop.start() :] if stop else ""
        if _is_bare_name(head, language) and (
            not rest or rest[0] in "|·•●–—" or _opens_with_date(rest)
        ):
            yield head


def _opens_with_date(text: str) -> bool:
    """Whether no number stands in `text` before the first date."""
    found = _DATE.search(text)
    return bool(found and not any(map(str.isdecimal, text[: found.start()])))


def _is_bare_name(text: str, language: str | None) -> bool:
    words = text.split()
    function_words = _phrases("function", languages=(language, LINGUA_FRANCA))
    return (
        len(words) in BARE_NAME_WORDS
        and _names(text) == text
        and fold(text) not in _phrases("byline")
        and all(word in PARTICLES or fold(word) not in function_words for word in words)
        and sum(_is_written_as_a_name(word) for word in words) > 1
    )


def _is_written_as_a_name(word: str) -> bool:
    """Whether `word` is capitalised and no acronym.

    >>> _is_written_as_a_name("Ada"), _is_written_as_a_name("CNN"), _is_written_as_a_name("A.")
    (True, False, False)
    """
    return word[0].isupper() and any(letter.islower() for letter in word)


def _names(text: str) -> str | None:
    """Return the name or list of names that `text` begins with, verbatim.

    A list is one only with a word like "and" in it: what follows a comma otherwise is
    as often an office, a place or a newspaper.
    """
    text = _without_date_words(text).lstrip(_OPENING_MARKS + " ")
    stop = _STOP.search(text)
    text = text[: stop.start()] if stop else text
    end = first_end = 0
    words, joined, listed = 0, False, False
    for token in _TOKEN.finditer(text):
        word = token[0]
        if word in _COMMAS or word.lower() in JOINS:
            if not end or (joined and word in _COMMAS):
                break
            joined = joined or word not in _COMMAS
            listed, words = True, 0
        elif _is_name_word(word):
            words += 1
            end = token.end()
            first_end = first_end if listed else end
        elif word.lower() not in PARTICLES:
            break
        if words > MAX_NAME_WORDS:
            return None
    cut = text[: end if joined else first_end]
    return cut.strip(" " + _OPENING_MARKS).rstrip(_CLOSING_MARKS) or None


def _is_name_word(word: str) -> bool:
    """Whether `word` could be part of a name: a capital, or a script without case.

    >>> [_is_name_word(word) for word in ("O'Neil", "d'Ancona", "al-Masri", "王辉", "in", "2022")]
    [True, True, True, True, False, False]
    """
    core = regex.sub(r"^(?:\p{Ll}{1,3}['’-])?[^\w]*", "", word)[:1]
    return core.isalpha() and not core.islower()


def _account(rest: str) -> str | None:
    """Return the one word in small letters that somebody may go by in a forum."""
    stop = _STOP.search(rest)
    words = (rest[: stop.start()] if stop else rest).split()
    if len(words) != 1 or fold(words[0]) in _phrases("byline", "function"):
        return None
    return words[0].rstrip(_CLOSING_MARKS) or None


def _without_date_words(text: str) -> str:
    """Put a bar in the place of months and weekdays that a number follows: no name goes on there.

    >>> _without_date_words("Ada King, Monday, May 6")
    'Ada King, ||||||||||||6'
    >>> _without_date_words("May Chen")
    'May Chen'
    """
    return _date_words().sub(lambda match: "|" * len(match[0]), text)


@cache
def _phrases(*kinds: str, languages: tuple[str | None, ...] = ()) -> frozenset[str]:
    """Return what any language, or one of `languages`, has as a whole line or word of `kinds`."""
    return frozenset(
        phrase
        for lexicon in lexicons()
        if not languages or lexicon.language in languages
        for kind in kinds
        for phrase in lexicon.phrases.get((kind, "whole"), ())
    )


@cache
def _author_phrases() -> regex.Pattern[str]:
    """Compile what announces a person, where a line or a part of it begins."""
    phrases = sorted(chain.from_iterable(map(_announcing, lexicons())), key=len, reverse=True)
    spelled = "|".join(
        r"\s*+".join(map(regex.escape, regex.split(r"\s+|(?=:)", p))) for p in phrases
    )
    return regex.compile(
        rf"(?:^|[|·•●∙)\]–—,]\s*+|\s-\s++|\d\S*+\s++)(?:{spelled})(?<=:|(?=\s|:|$))",
        regex.IGNORECASE,
    )


def _announcing(lexicon: Lexicon) -> Iterator[str]:
    """Yield the phrases at the start of bylines that announce a person, not a date.

    They end with the language's word for "by" - a function word that opens bylines by
    itself - or with a colon; "published:" is none, as it also stands by itself above a date.
    """
    starts = lexicon.phrases.get(("byline", "start"), ())
    words_for_by = {*starts} & {*lexicon.phrases.get(("function", "whole"), ())}
    alone = lexicon.phrases.get(("byline", "whole"), ())
    for phrase in starts:
        announces_by_name = phrase.endswith(":") and phrase.rstrip(" :") not in alone
        if "#" not in phrase and (announces_by_name or phrase.split()[-1] in words_for_by):
            yield phrase


@cache
def _date_words() -> regex.Pattern[str]:
    """Compile months and weekdays, one or more, in front of a number."""
    words = "|".join(sorted(map(regex.escape, _phrases("month", "weekday")), key=len, reverse=True))
    return regex.compile(rf"\b(?:(?:{words})\b[.,\s]*+)++(?=\d)", regex.IGNORECASE)


# --- dates

_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)(?!\d|\.\d)"
_MONTH_WORD = r"(?P<word>[\p{L}\p{M}]{3,12}+)\.?,?"
_DATE = regex.compile(
    rf"""(?<![\d./-])(?:
    {_YEAR}\s?[-/.年년]\s?(?P<month>\d\d?)\s?[-/.月월]\s?(?P<day>\d\d?)(?!\d)
    |(?P<first>\d\d?)(?P<separator>[-/.])\s?(?P<second>\d\d?)(?P=separator)\s?{_YEAR}
    |(?P<day>\d\d?)(?:\.|\p{{L}}{{1,2}}(?=\s))?[\s-]*+(?:\p{{L}}{{2,3}}\s++)?{_MONTH_WORD}
        [\s-]*+(?:\p{{L}}{{2,3}}\s++)?{_YEAR}
    |(?<!\p{{L}}){_MONTH_WORD}\s++(?P<day>\d\d?)(?:\.|\p{{L}}{{2}})?,?\s++{_YEAR}
    )""",
    regex.VERBOSE,
)


def _dates(line: str, language: str | None) -> Iterator[date]:
    """Yield the dates in `line` that name a day, a month and a year."""
    for found in _DATE.finditer(line):
        year = int(found["year"])
        if found["word"]:
            day = _with_month_word(f"{found['day']} {found['word']} {year}", language)
        elif found["first"]:
            order = _day_and_month(
                int(found["first"]), int(found["second"]), found["separator"], language
            )
            day = _date(year, *reversed(order)) if order else None
        else:
            day = _date(year, int(found["month"]), int(found["day"]))
        if day:
            yield day


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
