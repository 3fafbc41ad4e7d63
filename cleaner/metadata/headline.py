"""Choose the headline of a page of plain text among its lines.

The label of a line is one voice among several: a headline also recurs in the browser's
title above it and in breadcrumbs, says in few words what the body says in many, stands
shortly above it, and is what the address of the page is made of. Each such claim is 0 to
1; how much it counts is learned (``python -m benchmarks learn_headline``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from math import inf, log
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

import regex

from cleaner.document.labels import DROPPED, Label
from cleaner.metadata.days import Day, day_in
from cleaner.metadata.headline_weights import WEIGHTS
from cleaner.metadata.telling_words import telling_words
from cleaner.text.characters import COMMA, STOP, kind_of
from cleaner.text.folding import is_unspaced

if TYPE_CHECKING:
    from cleaner.document.judged import Line

MAX_LINES = 2000
"""The headline stands among so many lines, or the page has none."""
LENGTHS = range(3, 251)
"""As many characters a headline may have."""
REACH_BELOW = 60
"""So many lines below the first paragraph no headline stands any more."""
LONG_LINE = 60
"""A line of the body with so many characters is a paragraph."""
SEVERAL = -1
"""What stands for the number of a line where it is more than one."""

_MAY_END_A_HEADLINE = frozenset("?？؟!！…")
"""It may ask, call out or break off; a full stop, colon or comma speaks against a line."""
MAX_ENTRY_CHARS = 24
"""As long an entry of a menu is at the most, where nothing but its length tells it."""

BY_WORDS = (
    "part of the first line", "share of the first line", "same as the first line",
    "stood there above", "share of its words in the body",
)  # fmt: skip
BY_ADDRESS = ("share of the address", "share in the address", "all of the address")
"""What is claimed about the words of a line."""
_WEIGHTS = dict(WEIGHTS)
"""The same, to be looked up fast."""
_MARKS = regex.compile(r"^\s*+(?:[•*#·◦▪-]|\d{1,2}\.)\s++|\s*[¶#]\s*+$")
_HEADINGS = (Label.TITLE, Label.HEADING)
_WORD = regex.compile(r"[^\W_]++")
"""Letters with the marks on them, without which many scripts write no vowels; digits."""
_STANDS_ABOVE = ((1, "1 above"), (3, "2 or 3 above"), (8, "4 to 8 above"), (20, "9 to 20 above"))


class Candidate(NamedTuple):
    """A line that could be the headline."""

    text: str
    claims: Mapping[str, float]

    @property
    def score(self) -> float:
        """How well the claims speak for it."""
        weights = _WEIGHTS
        return sum([weights.get(name, 0.0) * value for name, value in self.claims.items() if value])


def headline_of(lines: Sequence[Line], url: str | None = None) -> str | None:
    """Return the headline of the page that has these `lines`; None where no line is kept."""
    if not any(line.kept for line in lines):
        return None
    page = _around(lines, url)
    likely = [(rough.score, -i, rough) for i, rough in _rough_candidates(page)]
    likely.sort(reverse=True)
    most = sum(max(WEIGHTS[name], 0) for name in BY_WORDS + (BY_ADDRESS if page.slug else ()))
    best, headline = (-inf, 0), None
    for score, place, rough in likely:
        if score + most < best[0]:
            break  # whatever the words of the others say
        found = (_with_words(rough, -place, page).score, place)
        if found > best:
            best, headline = found, rough.text
    return headline


def candidates(lines: Sequence[Line], url: str | None = None) -> Iterator[Candidate]:
    """Yield the lines that could be the headline, top to bottom, with what speaks for each."""
    page = _around(lines, url)
    for i, rough in _rough_candidates(page):
        yield _with_words(rough, i, page)


def _rough_candidates(page: _Around) -> Iterator[tuple[int, Candidate]]:
    """Yield the lines that could be the headline, with what their shape and place say of each."""
    for i, text in enumerate(page.texts):
        if len(text) in LENGTHS and (text[0].isalpha() or any(map(str.isalpha, text))):
            yield i, Candidate(text, _of_shape(i, page) | _of_place(i, page))


def _with_words(rough: Candidate, i: int, page: _Around) -> Candidate:
    """Return the candidate that line `i` is with what its words say as well."""
    return Candidate(rough.text, {**rough.claims, **_of_words(i, page)})


def _around(lines: Sequence[Line], url: str | None) -> _Around:
    """Return what the claims about the `lines` of a page look at."""
    filled = [line for line in islice(lines, MAX_LINES) if line.label is not Label.BLANK]
    start = _first_paragraph(filled)
    texts = [_without_marks(line.text) for line in filled[: start + REACH_BELOW]]
    keys = [" ".join(text.casefold().split()) for text in texts]
    first_seen: dict[str, int] = {}
    for i, key in enumerate(keys):
        first_seen.setdefault(key, i)
    headings = (i for i, line in enumerate(filled) if line.label in _HEADINGS)
    return _Around(
        filled,
        texts,
        [day_in(text) for text in texts],
        keys,
        start,
        _words_of_body(filled),
        _slug(url),
        first_seen,
        next(headings, len(filled)),
        _begins_with_menu(filled),
    )


def _begins_with_menu(filled: Sequence[Line]) -> bool:
    """Whether the first two lines are short, and dropped as the same."""
    first_two = filled[:2]
    return len({line.label for line in first_two}) == 1 < len(first_two) and all(
        map(_is_entry, first_two)
    )


def _without_marks(line: str) -> str:
    """Return a line without what a converter puts before headings, and a site after them.

    >>> _without_marks("# Storm ¶"), _without_marks("Storm")
    ('Storm', 'Storm')
    """
    text = line.strip()
    plain = text[:1].isalpha() and text[-1:] not in "#¶"
    return text if plain else _MARKS.sub("", line).strip()


class _Around(NamedTuple):
    """What the claims about a line look at beside the line."""

    lines: Sequence[Line]
    texts: Sequence[str]
    """The first of them, without marks."""
    days: Sequence[Day]
    """The dates in these."""
    keys: Sequence[str]
    start: int
    body: Mapping[str, int]
    """The telling words of its body, with the line that has each, or `SEVERAL`."""
    slug: frozenset[str]
    first_seen: Mapping[str, int]
    first_heading: int
    begins_with_menu: bool
    """Its first line is an entry of a menu, and no title that a browser shows."""


def _first_paragraph(lines: Sequence[Line]) -> int:
    paragraphs = (Label.BODY, Label.STANDFIRST)
    long_ones = (
        i for i, x in enumerate(lines) if x.label in paragraphs and len(x.text) >= LONG_LINE
    )
    kept_ones = (i for i, line in enumerate(lines) if line.kept)
    return next(long_ones, next(kept_ones, 0))


def _words_of_body(lines: Sequence[Line]) -> dict[str, int]:
    body: dict[str, int] = {}
    for i, line in enumerate(lines):
        if line.label is Label.BODY:
            for word in telling_words(line.text.casefold()):
                body[word] = i if body.get(word, i) == i else SEVERAL
    return body


def _slug(url: str | None) -> frozenset[str]:
    """Return the words of the part of an address that is made of most words.

    >>> sorted(_slug("https://example.org/news/storm-shuts-port-12"))
    ['port', 'shuts', 'storm']
    >>> _slug("https://example.org/?p=12"), _slug("http://[")
    (frozenset(), frozenset())
    """
    try:
        path = unquote(urlsplit(url or "").path)
    except ValueError:
        return frozenset()
    parts = (_WORD.findall(part.casefold()) for part in path[:500].split("/"))
    words = max(parts, key=len)
    return (
        frozenset(word for word in words if not word.isdigit()) if len(words) > 1 else frozenset()
    )


def _of_shape(i: int, page: _Around) -> dict[str, float]:
    text, day = page.texts[i], page.days[i]
    return {
        "under 250 characters" if len(text) >= 25 else _under(len(text)): 1,
        "over 100 characters": len(text) > 100,
        "over 160 characters": len(text) > 160,
        "one word": len(text.split(None, 1)) == 1 and not is_unspaced(text[0]),
        "a date": day.is_all,
        "ends in a date": day.is_last,
        "in a list": text != page.lines[i].text.strip(),
        "ends like a sentence": kind_of(ord(text[-1])) in (STOP, COMMA)
        and text[-1] not in _MAY_END_A_HEADLINE,
    }


def _under(chars: int) -> str:
    return f"under {8 if chars < 8 else 15 if chars < 15 else 25} characters"


def _of_place(i: int, page: _Around) -> dict[str, float]:
    line, lines = page.lines[i], page.lines
    above = page.start - i
    place = next((name for n, name in _STANDS_ABOVE if 0 < above <= n), "further above")
    before = _label_of(page, i - 1) if i else None
    after = _label_of(page, i + 1) if i + 1 < len(lines) else None
    return {
        str(line.label): 1,
        "log-odds of being kept": log((line.probability + 0.02) / (1.02 - line.probability)),
        place if above > 0 else "below" if above < -3 else "beside": 1,
        "first line": i == 0 and not page.begins_with_menu,
        "first heading": i == page.first_heading,
        "above the byline": after is Label.BYLINE,
        "below the byline": before is Label.BYLINE,
        "above the body": after is Label.BODY,
        "in a menu": _is_entry(line)
        and any(
            other.label is line.label and _is_entry(other)
            for other in lines[max(i - 1, 0) : i + 2 : 2]
        ),
    }


def _label_of(page: _Around, i: int) -> Label:
    """Return the label of line `i`; a date is of the bylines, whatever it was taken for."""
    is_day = i < len(page.days) and page.days[i].is_all
    return Label.BYLINE if is_day else page.lines[i].label


def _is_entry(line: Line) -> bool:
    text = line.text.strip()
    return line.label in DROPPED and len(text) <= MAX_ENTRY_CHARS and any(map(str.isalpha, text))


def _of_words(i: int, page: _Around) -> dict[str, float]:
    key, first = page.keys[i], page.keys[0]
    words = frozenset(_WORD.findall(key))
    telling = telling_words(key)
    part_of_first = i > 0 and key in first and key != first
    shared = len(page.slug & words)
    return {
        "part of the first line": part_of_first,
        "share of the first line": part_of_first * len(key) / len(first) if first else 0,
        "same as the first line": i > 0 and key == first,
        "stood there above": page.first_seen[key] < i,
        "share of its words in the body": sum(page.body.get(word, i) != i for word in telling)
        / max(len(telling), 1),
        "share of the address": shared / len(page.slug) if page.slug else 0,
        "share in the address": shared / len(words) if words else 0,
        "all of the address": bool(page.slug) and shared == len(page.slug),
    }
