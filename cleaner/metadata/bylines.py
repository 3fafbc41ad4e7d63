"""Read the author out of the bylines of a page.

Which words announce an author ("By", "Geschrieben von") is in the lexicons; how names
and dates look is in `names` and `dates`. Where a byline can be read in two ways, the
answer is None rather than a guess.

The bylines of a page are given as lines in order; an empty line among them says that
other content stood between. Lines that stand together are a *run*.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain, zip_longest

import regex

from cleaner.metadata.byline_runs import Run, runs_of
from cleaner.metadata.dates import dates_in, normalised
from cleaner.metadata.names import account_at_start, is_bare_name, names_at_start, split_names
from cleaner.metadata.phrases import (
    author_phrases,
    office_and_name,
    words_of,
)
from cleaner.metadata.plausible import could_be_an_author
from cleaner.text.folding import fold

_SEPARATOR = regex.compile(r"[|·•●∙–—]|\s-\s")
_SEPARATOR_BEHIND_A_DATE = regex.compile(r"[|·•●∙–—,]|\s-\s")
_MARKS = " \xa0,.;"
_ACCOUNT = regex.compile(r"(?P<name>[\p{L}\p{N}_.-]{3,30}+)[,\s]\s*+")
_NUMBER = regex.compile(r"(?<!\S)\d")
MIN_POSTS = 2
"""One word in front of a date is an account where so many lines begin so."""


def announced_author(lines: Sequence[str]) -> str | None:
    """Return who is announced as the author in `lines` that may be something else than bylines.

    >>> announced_author(["Ada King", "Posted by Mary Wright"])
    'Mary Wright'
    """
    found = _announced([line for run in runs_of(lines) for line in run])
    return next((names for names in found if _names_somebody(names, None)), None)


def author_of(
    bylines: Sequence[str], language: str | None = None, common: Container[str] = frozenset()
) -> str | None:
    """Return who wrote the page, as far as its `bylines` tell; several are joined by ", ".

    A line without "By" is a name unless it has a function word of the page's `language`
    or of English in it, or all its words are `common` on the page in lower case.

    >>> author_of(["By Tobias Fennimore in Wrenmouth February 2, 2022"])
    'Tobias Fennimore'
    >>> author_of(["Buying Guides·10 min read·By Ada King and Mary Wright, Springfield"])
    'Ada King and Mary Wright'
    >>> author_of(["Ada King", "Mary Wright", "May 3, 2020"])
    'Ada King, Mary Wright'
    >>> author_of(["Updated 3 hours ago"]) is None
    True
    """
    runs = list(runs_of(bylines))
    lines = list(chain.from_iterable(runs))
    found = chain(
        _announced(lines),
        _with_office(lines),
        _bare(runs, language, common),
        _accounts(lines, language),
        _agencies(lines),
    )
    return next((names for names in found if _names_somebody(names, language)), None)


# --- names


def _names_somebody(names: str, language: str | None) -> bool:
    return any(could_be_an_author(name.strip(), language) for name in split_names(names))


def _announced(lines: Sequence[str]) -> Iterator[str]:
    """Yield what stands after the words that announce an author, line by line."""
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        for phrase in author_phrases().finditer(line):
            rest = line[phrase.end() :].lstrip(" :：@\t\xa0")
            name = names_at_start(rest or _unless_announcing(following)) or _account(rest)
            if name and (" " in name or fold(name) not in words_of("byline", "role")):
                yield name


def _account(rest: str) -> str | None:
    """Return the one word in small letters that somebody may go by, perhaps with a date after it.

    >>> _account("ada_k on 07/23/2024 02:57 PM"), _account("using this site")
    ('ada_k', None)
    """
    dated = _NUMBER.search(rest)
    words = rest[: dated.start()].split() if dated else []
    if len(words) == 2 and fold(words[1]) in words_of("function"):
        return account_at_start(words[0])
    return account_at_start(rest)


def _unless_announcing(line: str) -> str:
    """Return `line`, or nothing where it begins with a phrase of bylines: "Updated on"."""
    first = fold(line).split(" ", 1)[0].rstrip(":")
    return "" if first in words_of("byline") else line


def _with_office(lines: Sequence[str]) -> Iterator[str]:
    """Yield names with an office beside them, in the scripts that write it so."""
    for line in lines:
        for found in office_and_name().finditer(line):
            yield found["name"] or found["after"]


def _bare(runs: Sequence[Run], language: str | None, common: Container[str]) -> Iterator[str]:
    """Yield the lines and parts of lines that are a name; first those that a date stands beside."""
    dated = [any(_has_date(line, language) for line in run) for run in runs]
    for beside_a_date in (True, False):
        for run, has_date in zip(runs, dated, strict=True):
            if has_date is beside_a_date:
                yield from _bare_in(run, language, common)


def _bare_in(run: Run, language: str | None, common: Container[str]) -> Iterator[str]:
    names: list[str] = []
    for line in run:
        name = next((p for p in _parts(line, language) if is_bare_name(p, language, common)), None)
        if (name is None or (names and name != line)) and names:
            yield ", ".join(dict.fromkeys(names))
            names = []
        if name:
            names.append(name)
    if names:
        yield ", ".join(dict.fromkeys(names))


def _parts(line: str, language: str | None) -> Iterator[str]:
    """Yield what stands between the separators and the dates of a line.

    >>> list(_parts("Politics | Ada King, 3 May 2020", "en"))
    ['Politics', 'Ada King']
    >>> list(_parts("On 3 May 2020, 14:26, Ada King", "en"))
    ['On', '14:26', 'Ada King']
    """
    over = 0
    for found in (*dates_in(line, language), None):
        chunk = line[over : found.start if found else len(line)]
        separator = _SEPARATOR_BEHIND_A_DATE if over else _SEPARATOR
        for part in separator.split(chunk):
            head = names_at_start(part)
            after = part[part.find(head) + len(head) :] if head else ""
            if head and _may_follow_a_name(after, head):
                yield head
            elif part.strip(_MARKS):
                yield part.strip(_MARKS)
        over = found.end if found else over


def _may_follow_a_name(rest: str, name: str) -> bool:
    """Whether a name may be over before `rest`.

    That is nothing but marks and the names of days, a time, an office, the account of the person,
    the name once more, or what a converter glued to it.

    >>> [_may_follow_a_name(rest, "Ada King") for rest in (", Monday", "5 hours ago", " @ada")]
    [True, True, True]
    >>> [_may_follow_a_name(rest, "Ada King") for rest in (": ", " in Wrenmouth")]
    [False, False]
    """
    if rest[:1].isalpha() or rest.lstrip()[:1] == "@" or rest.strip() == name:
        return True
    words = regex.findall(r"\w+", rest)
    days = words_of("weekday", "month")
    is_time = regex.sub("#+", "#", fold(rest.strip())) in words_of("time")
    is_office = all(fold(word) in words_of("role") for word in words)
    return ":" not in rest and (is_time or is_office or all(fold(word) in days for word in words))


def _has_date(line: str, language: str | None) -> bool:
    return next(dates_in(normalised(line), language), None) is not None


def _accounts(lines: Sequence[str], language: str | None) -> Iterator[str]:
    """Yield the one word in front of a date that the posts of a thread begin with."""
    found = []
    for line in lines:
        account = _ACCOUNT.match(line)
        first = next(dates_in(line, language), None) if account else None
        if account and first and first.start == account.end() and _is_account(account["name"]):
            found.append(account["name"])
    if len(found) >= MIN_POSTS:
        yield found[0]


def _is_account(word: str) -> bool:
    return could_be_an_author(word)


def _agencies(lines: Iterable[str]) -> Iterator[str]:
    """Yield a news agency that stands by itself: capitals that the lexicons know in bylines."""
    for line in lines:
        is_agency = fold(line) in words_of("agency")
        if is_agency and line.isupper() and line.isalpha():
            yield line
