"""Measure every line of a page once; nothing after this reads the text again.

The characters of the whole page are counted at once on their code points, the
words are found in one pass and the phrases of the lexicons in another. What
comes out are columns: an array a measure, a place a line. Blank lines are left
out, because a converter may drop or double them; a line only remembers whether
one stood above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import regex

from cleaner.lexicons.finder import Phrases, phrase_finder, places_of
from cleaner.lexicons.lexicon import KINDS, LINGUA_FRANCA, lower
from cleaner.text.arrays import places_where
from cleaner.text.characters import (
    FOLDED,
    Characters,
    Codes,
    Kind,
    Mask,
    Places,
    Trait,
    changes,
    code_points,
    kind_of,
    text_of,
)
from cleaner.text.words import Digests, Sums, Words

__all__ = ["Column", "Kind", "Mask", "Profile", "kind_of", "profile"]

Column = npt.NDArray[np.floating[Any]]

_LIST_MARK = regex.compile(
    r"(?:(?P<bullet>[•◦▪■●○‣⁃∙›→▶►]|[*+·»–—-](?=\s))"
    r"|(?P<number>\d{1,3}(?:[.)](?=\s)|、))|(?P<heading>#{1,6}(?=\s)))\s*+"
)
_ADDRESS = regex.compile(r"https?://|\bwww\.|\w@\w")
# Both are only tried where a number begins.
_DATE_OR_CLOCK = regex.compile(
    r"(?P<date>\d{1,4}[^\S\n]?[-./年년][^\S\n]?\d{1,2}[^\S\n]?[-./月월][^\S\n]?\d{1,4})"
    r"|(?P<clock>\d{1,2}[:h]\d{2}\b|\d{1,2}[^\S\n]?[ap]\.?m\b)",
    regex.IGNORECASE,
)
_BEHIND_A_NUMBER = "-./年년:hHaApP"
_BEHIND_A_BLANK = "-./年년aApP"
_SIGNS_OF_AN_ADDRESS = (("http", 0), ("www.", 0), ("@", 1))
"""What every address holds, and how many characters of the pattern stand before it."""
_BEHIND_A_LIST_NUMBER = ".)、"
_CUT_OFF = ("…", "...", "[…]", "[...]")
_LAST_OF_CUT_OFF = "….]"
_COLONS = ":："
_QUESTION_MARKS = "?？؟"
_SPACE = ord(" ")
IDEOGRAPHS_A_WORD = 2.0
"""Letters of a script without spaces that count as one word (Chinese: about 1.5, Japanese: 2.2)."""
MAX_CLOSING_MARKS = 6


@dataclass(frozen=True, slots=True)
class Profile:
    """The measures of the lines of a page that are not blank; n lines, top to bottom."""

    numbers: npt.NDArray[np.int64]
    """Index of each line among all lines of the page, blank ones counted, from 0."""
    lexis: Words
    """The words of each line in lower case, without its list mark, as numbers."""
    keys: Digests
    """Digests of the words run together: equal for lines that differ in case, bullets or
    punctuation only; 0 for a line without words."""
    kinds: Column
    """n x `Kind`: characters of each kind."""
    chars: Column
    """Characters, white space at the ends left out."""
    word_count: Column
    """Words; in scripts without spaces, `IDEOGRAPHS_A_WORD` letters are one."""
    first: npt.NDArray[np.int64]
    """`Kind` of the first character behind the list mark."""
    last: npt.NDArray[np.int64]
    """`Kind` of the last character that is no quote or bracket."""
    last_is_colon: Mask
    asks: Mask
    """Ends with a question mark."""
    cut_off: Mask
    """Ends with an ellipsis."""
    capitalised: Column
    """Share of the words that begin with a capital, among those that could; 0 without case."""
    shouting: Column
    """Share of the letters with case that are capitals."""
    joints: Column
    """Places where a capital follows a small letter: words that a converter glued together."""
    has_address: Mask
    """A web or mail address stands in the line."""
    has_date: Mask
    """A date in digits, or a month beside a number."""
    has_clock: Mask
    """A time of day."""
    indent: Column
    """Columns of white space before the line."""
    bullet: Mask
    numbered: Mask
    after_blank: Mask
    """A blank line, or the edge of the page, stands above."""
    before_blank: Mask
    phrases: Phrases
    function_words: Column
    """Function words of the page's languages in each line."""
    languages: tuple[str, ...]
    """The languages whose lexicons were used, the likeliest first."""

    @property
    def words(self) -> tuple[tuple[str, ...], ...]:
        """The words of each line in lower case, without its list mark."""
        return self.lexis.by_line()

    def __len__(self) -> int:
        return len(self.numbers)


def profile(texts: Sequence[str], language: str | None = None) -> Profile:
    """Measure the lines `texts` of a page, in `language` if it is known."""
    texts = list(texts)
    stripped = [text.strip() for text in texts]
    numbers = np.array([i for i, line in enumerate(stripped) if line], dtype=np.int64)
    lines = [line for line in stripped if line]
    page = Characters.of(lines)
    marks = _list_marks(page, lines)
    bare = _without(page, marks)
    lowered = _lowered(bare)
    folded = bare.rewritten(FOLDED.of(lowered))

    kinds = _kinds(page)
    cased = kinds[:, Kind.LOWER] + kinds[:, Kind.UPPER]
    ideographs = kinds[:, Kind.IDEOGRAPH]
    in_word = _in_words(bare)
    bounds = changes(in_word)
    word_starts, word_ends = bounds[::2], bounds[1::2]
    sizes = np.bincount(page.row[word_starts], minlength=len(lines))
    words = Words.cut(lowered, word_starts, word_ends, sizes)
    languages, function_words = _function_words(words, folded, language)
    phrases = phrase_finder().find(folded, languages)
    is_spaced = ~bare.have(Trait.UNSPACED, word_starts)
    ends = _end_marks(page)
    dates, clocks = _dates_and_clocks(page)
    has_month = phrases.inside[:, KINDS.index("month")]
    edges = np.concatenate([[-2], numbers, [len(texts) + 1]])
    gaps = edges[1:] - edges[:-1] > 1
    return Profile(
        numbers=numbers,
        lexis=words,
        keys=_keys(lowered, in_word, page.ends),
        kinds=kinds,
        chars=kinds.sum(axis=1),
        word_count=words.sum_by_line(is_spaced).astype(np.float32)
        + ideographs / np.float32(IDEOGRAPHS_A_WORD),
        first=page.kinds[marks.ends].astype(np.int64),
        last=page.kinds[ends].astype(np.int64),
        last_is_colon=_is_one_of(_COLONS, page.codes[ends]),
        asks=_is_one_of(_QUESTION_MARKS, page.codes[ends]),
        cut_off=_cut_off(page, lines),
        capitalised=_capitalised(bare, word_starts[word_ends - word_starts > 1]),
        shouting=kinds[:, Kind.UPPER] / np.maximum(cased, 1),
        joints=_joints(page),
        has_address=_has_address(page),
        has_date=dates | (has_month & (kinds[:, Kind.DIGIT] > 0)),
        has_clock=clocks,
        indent=_indents(texts, stripped),
        bullet=marks.bullet,
        numbered=marks.numbered,
        after_blank=gaps[:-1],
        before_blank=gaps[1:],
        phrases=phrases,
        function_words=function_words,
        languages=languages,
    )


@dataclass(frozen=True, slots=True)
class _ListMarks:
    """The bullets and numbers that lines begin with."""

    ends: Places
    """Where the line begins behind its mark; a line that is only a mark begins with it."""
    bullet: Mask
    numbered: Mask


def _list_marks(page: Characters, lines: Sequence[str]) -> _ListMarks:
    rows = _rows_that_may_begin_with_a_mark(page).tolist()
    marks = [_LIST_MARK.match(lines[row]) for row in rows]
    found = [
        (row, mark.lastgroup, mark.end()) for row, mark in zip(rows, marks, strict=True) if mark
    ]
    bullet, numbered = np.zeros((2, len(lines)), dtype=bool)
    bullet[[row for row, kind, _ in found if kind == "bullet"]] = True
    numbered[[row for row, kind, _ in found if kind == "number"]] = True
    marked = np.array([row for row, _, _ in found], dtype=np.int64)
    ends = page.starts.copy()
    ends[marked] += np.array([end for _, _, end in found], dtype=np.int64)
    return _ListMarks(np.where(ends < page.ends, ends, page.starts), bullet, numbered)


def _rows_that_may_begin_with_a_mark(page: Characters) -> npt.NDArray[np.int64]:
    """Return the lines that begin with a sign of lists, or with a number as lists have it.

    >>> page = Characters.of(["- one", "1. one", "12) two", "2022", "3 days", "one"])
    >>> _rows_that_may_begin_with_a_mark(page).tolist()
    [0, 1, 2]
    """
    rows = places_where(page.have(Trait.LIST, page.starts))
    places = np.minimum(page.starts[rows] + np.arange(4)[:, None], page.ends[rows])
    is_number = page.have(Trait.DIGIT, places[0])
    ends_it = _is_one_of(_BEHIND_A_LIST_NUMBER, page.codes[places[1:]]).any(axis=0)
    return rows[~is_number | ends_it]


def _without(page: Characters, marks: _ListMarks) -> Characters:
    """Return `page` with white space in the place of its list marks."""
    marked = places_where(marks.ends > page.starts)
    if not len(marked):
        return page
    codes = page.codes.copy()
    for start, end in zip(page.starts[marked].tolist(), marks.ends[marked].tolist(), strict=True):
        codes[start:end] = _SPACE
    return page.rewritten(codes)


def _kinds(page: Characters) -> Column:
    """Return lines x `Kind`: how many characters of each kind stand in each line."""
    shape = (len(page.starts), len(Kind))
    counts = np.bincount(page.row * len(Kind) + page.kinds, minlength=shape[0] * shape[1])
    kinds = counts.reshape(shape).astype(np.float32)
    kinds[:, Kind.SPACE] -= 1  # the line feed
    return kinds


def _in_words(page: Characters) -> Mask:
    """Tell of each character whether it is part of a word; an apostrophe may be, inside one."""
    is_word = page.have(Trait.WORD)
    between = np.zeros_like(is_word)
    between[1:-1] = is_word[:-2] & is_word[2:]
    return is_word | (between & page.have(Trait.APOSTROPHE))


def _keys(lowered: Codes, in_word: Mask, ends: Places) -> Digests:
    sums = Sums(lowered[in_word])
    behind = in_word.cumsum(dtype=np.int64)[ends]
    return sums.digests(np.concatenate([[0], behind])[:-1], behind)


def spelled_key(text: str) -> str:
    """Return the words of a line run together, of which `Profile.keys` are digests.

    >>> spelled_key(" 2. The Boat's back!")
    "theboat'sback"
    """
    lines = [text.strip()]
    page = Characters.of(lines)
    bare = _without(page, _list_marks(page, lines))
    return text_of(_lowered(bare)[_in_words(bare)])


def _lowered(page: Characters) -> Codes:
    return code_points(lower(page.text.replace("’", "'")))


def _end_marks(page: Characters) -> Places:
    """Return where in each line the last character stands that only quotes and brackets follow.

    >>> page = Characters.of(['He said: "Stop."', "« Il pleut. »", "((("])
    >>> [page.text[place] for place in _end_marks(page)]
    ['.', '.', '(']
    """
    is_closing = page.have(Trait.CLOSING)
    last = page.ends - 1
    is_open = np.ones(len(last), dtype=bool)
    for back in range(1, MAX_CLOSING_MARKS + 1):
        place = np.maximum(page.ends - back, page.starts)
        is_mark = is_open & ~is_closing[place]
        last = np.where(is_mark, place, last)
        is_open &= ~is_mark
    return last


def _is_one_of(characters: str, codes: Codes) -> Mask:
    return np.logical_or.reduce([codes == ord(character) for character in characters])


def _capitalised(page: Characters, initials: Places) -> Column:
    """Return for each line the share of capitals among those of the `initials` that have case.

    >>> _capitalised(Characters.of(["The Boat came 2"]), np.array([0, 4, 9, 14])).tolist()
    [0.6666666865348816]
    """
    size = len(page.starts)
    row, is_capital = page.row[initials], page.have(Trait.CAPITAL, initials)
    is_cased = page.have(Trait.CAPITAL | Trait.SMALL, initials)
    cased = np.bincount(row[is_cased], minlength=size)
    capitals = np.bincount(row[is_capital], minlength=size)
    return (capitals / np.maximum(cased, 1)).astype(np.float32)


def _joints(page: Characters) -> Column:
    kinds = page.kinds
    glued = places_where((kinds[:-1] == Kind.LOWER) & (kinds[1:] == Kind.UPPER))
    return np.bincount(page.row[glued], minlength=len(page.starts)).astype(np.float32)


def _cut_off(page: Characters, lines: Sequence[str]) -> Mask:
    mask = _is_one_of(_LAST_OF_CUT_OFF, page.codes[page.ends - 1])
    rows = places_where(mask).tolist()
    mask[rows] = [lines[row].endswith(_CUT_OFF) for row in rows]
    return mask


def _has_address(page: Characters) -> Mask:
    """Tell of each line whether it holds a web or mail address.

    >>> page = Characters.of(["www.example.org", "at @ the", "ada@example.org", "http"])
    >>> _has_address(page).tolist()
    [True, False, True, False]
    """
    places = [
        place
        for sign, back in _SIGNS_OF_AN_ADDRESS
        for place in places_of(sign, page.text)
        if _ADDRESS.match(page.text, max(place - back, 0))
    ]
    mask = np.zeros(len(page.starts), dtype=bool)
    mask[page.row[places]] = True
    return mask


def _dates_and_clocks(page: Characters) -> tuple[Mask, Mask]:
    """Tell of each line whether it holds a date, and whether a time of day, in digits."""
    bounds = changes(page.have(Trait.DIGIT))
    begins, ends = bounds[::2], bounds[1::2]
    behind, next_to_it = page.codes[ends], page.codes[np.minimum(ends + 1, page.ends[-1:])]
    may_go_on = _is_one_of(_BEHIND_A_NUMBER, behind) | (
        page.have(Trait.BLANK, ends) & _is_one_of(_BEHIND_A_BLANK, next_to_it)
    )
    stands_alone = ~page.have(Trait.WORD, begins - 1)  # before the first character is a line feed
    found: dict[str | None, list[int]] = {"date": [], "clock": []}
    for place in begins[may_go_on & stands_alone].tolist():
        match = _DATE_OR_CLOCK.match(page.text, place)
        if match:
            found[match.lastgroup].append(place)
    masks = np.zeros((2, len(page.starts)), dtype=bool)
    for mask, places in zip(masks, found.values(), strict=True):
        mask[page.row[places]] = True
    return masks[0], masks[1]


def _indents(texts: Sequence[str], stripped: Sequence[str]) -> Column:
    r"""Return the columns of white space before each line that is not blank.

    >>> _indents(["One", "  \tTwo", " "], ["One", "Two", ""]).tolist()
    [0.0, 4.0]
    """
    return np.array(
        [
            0 if text is line or text[0] == line[0] else _width_before(line[0], text)
            for text, line in zip(texts, stripped, strict=True)
            if line
        ],
        dtype=np.float32,
    )


def _width_before(character: str, text: str) -> int:
    return len(text[: text.index(character)].expandtabs(4))


MIN_LANGUAGE_SHARE = 0.4
"""A second language counts when it has this share of the function words of the first."""


def _function_words(
    words: Words, folded: Characters, language: str | None
) -> tuple[tuple[str, ...], Column]:
    """Return the languages of a page by their function words, and those words by line."""
    finder = phrase_finder()
    rows, lines = finder.spoken(words)
    if folded.have(Trait.UNSPACED).any():
        unspaced_rows, unspaced_lines = finder.unspaced(folded)
        rows, lines = np.append(rows, unspaced_rows), np.append(lines, unspaced_lines)
    times = np.bincount(rows, minlength=len(finder.speakers))
    spoken = places_where(times)
    counts = times[spoken].astype(np.float32) @ finder.speakers[spoken]
    ranked = [int(i) for i in np.argsort(-counts, kind="stable") if counts[i]]
    if language is not None and language in finder.languages:
        ranked.insert(0, finder.languages.index(language))
    chosen = [i for i in ranked[:3] if counts[i] >= MIN_LANGUAGE_SHARE * counts[ranked[0]]]
    hits: npt.NDArray[Any] = np.zeros(len(folded.starts))
    for first in chosen[:1]:
        hits = np.bincount(lines, weights=finder.speakers[:, first][rows], minlength=len(hits))
    names = (finder.languages[i] for i in chosen)
    return tuple(dict.fromkeys([*names, LINGUA_FRANCA])), hits.astype(np.float32)
