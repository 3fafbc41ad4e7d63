"""Values of markup as plain text: without tags, entities, needless white space."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from html import unescape
from urllib.parse import urljoin, urlsplit

import regex

from cleaner.metadata.dates import dates_in, normalised

MAX_CHARS = 2000
"""A value that is longer is a text, not a value."""
YEARS = range(1900, 2100)
"""A page that says that it was published in another year, or when computers count from, errs."""
EPOCH = date(1970, 1, 1)
MIDNIGHT = time()

_TAG = regex.compile(
    r"</?(?:a|abbr|b|br|cite|code|div|em|font|h[1-6]|i|img|li|mark|ol|p|q|s|small|span|strong|sub"
    r"|sup|u|ul|wbr)(?:\s[^<>]{0,500}+)?/?>|<!--[^<>]{0,500}+-->",
    regex.IGNORECASE,
)
"""Markup inside a value; other words in angle brackets are what the page is about."""
_ISO = regex.compile(r"\s*+(\d{4})-(\d\d?)-(\d\d?)(?!\d)")
_COMPACT = regex.compile(r"\s*+(\d{4})(\d\d)(\d\d)(?:T|\s|$)")
_MOMENT = regex.compile(
    r"\s*+(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)[T\s]\s*+"
    r"(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d{1,9}+)?)?\s?"
    r"(?:(?P<utc>Z|UTC|GMT)(?!\w)|(?P<sign>[+-])(?P<zone_hours>\d\d):?(?P<zone_minutes>\d\d)?)?",
    regex.IGNORECASE,
)
_CLOCK = ("year", "month", "day", "hour", "minute", "second")
_SECONDS = regex.compile(r"\s*+(\d{10})(?:\d{3})?\s*+$")
_ABSOLUTE = regex.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)++(?:/|$)")
"""Most addresses: they need no base and hold nothing odd in front of the path."""
_LANGUAGE = regex.compile(r"\s*+(\p{Latin}{2,3})(?:[-_@.].*)?\s*+", regex.DOTALL)


def plain_text(value: object) -> str:
    """Return `value` as a line of text; nothing for what is no text or number.

    >>> plain_text(" Storm &amp;amp; <b>rain</b> "), plain_text(None), plain_text(["x"])
    ('Storm & rain', '', '')
    >>> plain_text("The <table> element ¶")
    'The <table> element'
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = str(value)[: 2 * MAX_CHARS]
    if "&" in text:
        text = unescape(unescape(text))
    if "<" in text:
        text = _TAG.sub(" ", text)
    text = " ".join(text.split()).rstrip(" ¶")
    return text if len(text) <= MAX_CHARS else ""


def day_of(value: str, language: str | None = None) -> str | None:
    """Return the day that `value` names as ``YYYY-MM-DD``, as written, whatever the time zone.

    >>> day_of("2022-02-02T23:30:00-05:00"), day_of("20220202"), day_of("February 2, 2022")
    ('2022-02-02', '2022-02-02', '2022-02-02')
    >>> day_of("1643760000"), day_of("0001-01-01T00:00:00"), day_of("soon")
    ('2022-02-02', None, None)
    """
    value = normalised(value[:200])
    seconds = _SECONDS.match(value)
    written = _ISO.match(value) or _COMPACT.match(value)
    try:
        if seconds:
            day = datetime.fromtimestamp(int(seconds[1]), UTC).date()
        elif written:
            day = date(*map(int, written.groups()))
        else:
            day = next((found.day for found in dates_in(value, language)), EPOCH)
    except ValueError:
        return None
    return day.isoformat() if day.year in YEARS and day != EPOCH else None


def moment_of(value: str) -> str | None:
    """Return the moment that `value` names, as ISO 8601 has it; the zone only where it names one.

    A day alone is no moment, and a midnight without a zone is a day alone.

    >>> moment_of("2022-02-02T23:30:00.000-0500"), moment_of("2022-02-02 23:30")
    ('2022-02-02T23:30:00-05:00', '2022-02-02T23:30:00')
    >>> moment_of("2022-02-02T04:30Z"), moment_of("2022-02-02"), moment_of("2022-02-02T00:00:00")
    ('2022-02-02T04:30:00Z', None, None)
    """
    found = _MOMENT.match(normalised(value[:200]))
    if not found:
        return None
    year, month, day, hour, minute, second = (found[name] or "00" for name in _CLOCK)
    sign, hours, minutes = found["sign"], found["zone_hours"], found["zone_minutes"] or "00"
    zone = "Z" if found["utc"] else f"{sign}{hours}:{minutes}" if sign else ""
    written = f"{year}-{month}-{day}T{hour}:{minute}:{second}{zone}"
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    if moment.year not in YEARS or moment.date() == EPOCH:
        return None
    return None if not zone and moment.time() == MIDNIGHT else written


def address(value: object, base: str | None) -> str:
    """Return `value` as an absolute address of the web; nothing where it is none.

    >>> address("/a b?c", "https://example.org/x"), address("javascript:void(0)", None)
    ('https://example.org/a b?c', '')
    """
    text = plain_text(value)
    if _ABSOLUTE.match(text):
        return text
    try:
        full = urljoin(base or "", text) if text else ""
        parts = urlsplit(full)
        return full if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""


def language_code(value: str) -> str:
    """Return the language of a tag such as ``de-AT`` or ``en_US.UTF-8``; nothing for no tag.

    >>> language_code("de-AT"), language_code("PT_br"), language_code("x"), language_code("iw")
    ('de', 'pt', '', 'he')
    """
    found = _LANGUAGE.fullmatch(value[:40])
    code = found[1].lower() if found else ""
    return _OTHER_CODES.get(code, code)


_OTHER_CODES = {
    "iw": "he", "in": "id", "ji": "yi", "nb": "no", "nn": "no", "eng": "en", "deu": "de",
    "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "por": "pt", "rus": "ru",
    "und": "", "mul": "", "zxx": "",
}  # fmt: skip
