"""What the lexicons know of bylines: who is announced, what a person does, when a page changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain

import regex

from cleaner.lexicons.lexicon import MONTHS, Lexicon, lexicons

LIST_MARK = regex.compile(r"^\s*+(?:[•·*◦▪●‣-]\s++)?")
"""What a converter puts in front of the items of a list."""

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
_CJK = regex.compile(r"[\p{Han}\p{Hangul}]")
# A colon at the start is that of a field in reStructuredText: ":Author: Ada King".
# The last way is a time of day, which may have a zone after it: "10:26 am PDT by Ada King".
_BEFORE = r"(?:^:?|[|·•●∙)\]–—,]\s*+|\s-\s++|\d\S*+\s++(?:[ap]\.?m\.?\s++)?(?-i:\p{Lu}{2,5}\s++)?)"


@cache
def words_of(*kinds: str, languages: tuple[str | None, ...] = ()) -> frozenset[str]:
    """Return what any language, or one of `languages`, has as a whole line or word of `kinds`.

    >>> "monday" in words_of("weekday"), "montag" in words_of("weekday", languages=("en",))
    (True, False)
    """
    return frozenset(
        phrase
        for lexicon in lexicons()
        if not languages or lexicon.language in languages
        for kind in kinds
        for phrase in lexicon.phrases.get((kind, "whole"), ())
    )


@cache
def months_of(language: str | None) -> Mapping[str, int]:
    """Return the number of each name of a month in `language`; of None, in all languages.

    A name that is of two months in two languages is none of all.

    >>> months_of("de")["mrz"], months_of(None)["août"], months_of(None).get("listopad")
    (3, 8, None)
    """
    numbers: dict[str, set[int]] = {}
    for known in lexicons():
        if language in (None, known.language):
            for number, month in enumerate(MONTHS, start=1):
                for name in known.phrases.get((month, "whole"), ()):
                    numbers.setdefault(name, set()).add(number)
    return {name: min(months) for name, months in numbers.items() if len(months) == 1}


@cache
def author_phrases() -> regex.Pattern[str]:
    """Compile what announces the author, where a line or a part of it begins.

    Not what announces an editor, a reviewer, a translator, though that ends in "by" as well.
    """
    helpers = _starts("credit")
    phrases = (p for lexicon in lexicons() for p in _announcing(lexicon) if p not in helpers)
    return regex.compile(
        rf"{_BEFORE}{one_of(phrases)}(?:(?<=[:：・／/])|(?=\s|:|$)|(?-i:(?=\p{{Lu}}\p{{Ll}})))",
        regex.IGNORECASE,
    )


@cache
def change_phrases() -> regex.Pattern[str]:
    """Compile what announces the date of a change, wherever it stands in a line."""
    return _anywhere(_starts("change"))


@cache
def publication_phrases() -> regex.Pattern[str]:
    """Compile what announces a date of publication, wherever it stands in a line."""
    others = _starts("change") | _starts("author") | _starts("credit")
    changes = change_phrases()
    return _anywhere(p for p in _starts("byline") - others if not changes.match(p))


def _anywhere(phrases: Iterable[str]) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}}){one_of(phrases)}(?!\p{{L}}{{3}})", regex.IGNORECASE)


def one_of(phrases: Iterable[str]) -> str:
    r"""Spell a pattern for any of `phrases`, the longest first; white space in them may be missing.

    Those that begin alike stand together: at a place only those are tried that begin with the
    letter there, of hundreds a few.

    >>> one_of(["by", "written by", "words"])
    '(?:w(?:ritten\\s*+by|ords)|b(?:y))'
    """
    groups: dict[str, list[str]] = {}
    for phrase in sorted(dict.fromkeys(phrases), key=len, reverse=True):
        groups.setdefault(phrase[0], []).append(_spelled(phrase[1:]))
    spelled = (f"{regex.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items())
    return f"(?:{'|'.join(spelled)})"


@cache
def office_and_name() -> regex.Pattern[str]:
    """Compile a name with an office after or before it, as Chinese, Japanese, Korean papers do."""
    offices = "|".join(
        sorted((w for w in words_of("role") if _CJK.match(w)), key=len, reverse=True)
    )
    name = r"\p{Han}{1,3}[\s\u3000]?\p{Han}{1,3}|\p{Hangul}{2,4}"
    return regex.compile(
        rf"(?<![\p{{Han}}\p{{Hangul}}])(?P<name>{name})\s?(?:{offices})(?!\p{{L}})"
        rf"|(?:{offices})[\s:：/／]*+(?P<after>\p{{Han}}{{2,4}})(?!\p{{Han}})"
    )


@cache
def date_words() -> regex.Pattern[str]:
    """Compile months and weekdays, up to three, in front of a number."""
    words = "|".join(sorted(map(regex.escape, words_of("month", "weekday")), key=len, reverse=True))
    return regex.compile(rf"\b(?:(?:{words})\b[.,\s]*+){{1,3}}+(?=\d)", regex.IGNORECASE)


def _starts(kind: str) -> frozenset[str]:
    return frozenset(chain.from_iterable(x.phrases.get((kind, "start"), ()) for x in lexicons()))


def _spelled(phrase: str) -> str:
    return r"\s*+".join(map(regex.escape, regex.split(r"\s+|(?=:)", phrase)))


def _announcing(lexicon: Lexicon) -> Iterator[str]:
    """Yield the phrases at the start of bylines that announce a person, not a date.

    They end with the language's word for "by" - a function word that opens bylines by
    itself - or with a colon; "published:" is none, as it also stands by itself above a date.
    Others are listed as such.
    """
    starts = lexicon.phrases.get(("byline", "start"), ())
    words_for_by = {*starts} & {*lexicon.phrases.get(("function", "whole"), ())}
    alone = lexicon.phrases.get(("byline", "whole"), ())
    yield from lexicon.phrases.get(("author", "start"), ())
    for phrase in starts:
        announces_by_name = phrase.endswith(":") and phrase.rstrip(" :") not in alone
        if "#" not in phrase and (announces_by_name or phrase.split()[-1] in words_for_by):
            yield phrase
