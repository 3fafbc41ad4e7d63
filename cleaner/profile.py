"""Measure every line of a page once; nothing after this reads the text again.

The characters of the whole page are counted at once on their code points, the
words are found in one pass and the phrases of the lexicons in another. What
comes out are columns: an array a measure, a place a line. Blank lines are left
out, because a converter may drop or double them; a line only remembers whether
one stood above it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import regex

from cleaner.lexicons.lexicon import KINDS, Phrases, fold, is_unspaced, lower, phrase_finder

Column = npt.NDArray[np.floating[Any]]
Mask = npt.NDArray[np.bool_]

_WORD = regex.compile(r"\w+(?:['’]\w+)*+")
_LIST_MARK = regex.compile(
    r"\s*+(?:(?P<bullet>[•◦▪■●○‣⁃∙›→▶►]|[*+·»–—-](?=\s))"
    r"|(?P<number>\d{1,3}(?:[.)](?=\s)|、))|#{1,6}(?=\s))\s*+"
)
_ADDRESS = regex.compile(r"https?://|\bwww\.|\w@\w")
_DATE = regex.compile(r"\b\d{1,4}\s?[-./年년]\s?\d{1,2}\s?[-./月월]\s?\d{1,4}")
_CLOCK = regex.compile(r"\b\d{1,2}[:h]\d{2}\b|\b\d{1,2}\s?[ap]\.?m\b", regex.IGNORECASE)
IDEOGRAPHS_A_WORD = 2.0
"""Letters of a script without spaces that count as one word (Chinese: about 1.5, Japanese: 2.2)."""


class Kind(IntEnum):
    """What a character is."""

    SPACE = 0
    LOWER = 1
    UPPER = 2
    CASELESS = 3
    IDEOGRAPH = 4
    DIGIT = 5
    STOP = 6
    COMMA = 7
    QUOTE = 8
    BRACKET = 9
    SEPARATOR = 10
    CURRENCY = 11
    OTHER = 12


_STOPS = frozenset(".!?…。！？｡．।॥؟۔።၊။។៕⸮‽")
_COMMAS = frozenset(",;:،؛、，；：;·")
_QUOTES = frozenset("\"'“”‘’«»‹›„‚「」『』〝〞＂")
_SEPARATORS = frozenset("|•·›»→▶►/\\‹«—–>~_<")


_CLOSING = frozenset("»«")
"""Arrows in a menu, quotation marks at the end of a sentence."""
_WRAPPING = frozenset({Kind.QUOTE, Kind.BRACKET, Kind.SPACE})
MAX_CLOSING_MARKS = 6


@lru_cache(maxsize=65536)
def kind_of(code: int) -> Kind:
    """Return what the character of a code point is, from its Unicode category.

    >>> kind_of(ord("a")), kind_of(ord("。"))
    (<Kind.LOWER: 1>, <Kind.STOP: 6>)
    """
    character = chr(code)
    for characters, kind in (
        (_STOPS, Kind.STOP),
        (_COMMAS, Kind.COMMA),
        (_SEPARATORS, Kind.SEPARATOR),
        (_QUOTES, Kind.QUOTE),
    ):
        if character in characters:
            return kind
    category = unicodedata.category(character)
    if category[0] in "LM":
        if category == "Ll":
            return Kind.LOWER
        if category in ("Lu", "Lt"):
            return Kind.UPPER
        return Kind.IDEOGRAPH if is_unspaced(character) else Kind.CASELESS
    if category[0] == "N":
        return Kind.DIGIT
    if category in ("Zs", "Zl", "Zp", "Cc"):
        return Kind.SPACE
    if category in ("Ps", "Pe"):
        return Kind.BRACKET
    return Kind.CURRENCY if category == "Sc" else Kind.OTHER


@dataclass(frozen=True, slots=True)
class Profile:
    """The measures of the lines of a page that are not blank; n lines, top to bottom."""

    numbers: npt.NDArray[np.int64]
    """Index of each line among all lines of the page, blank ones counted, from 0."""
    words: tuple[tuple[str, ...], ...]
    """The words of each line in lower case, without its list mark."""
    keys: tuple[str, ...]
    """The words run together: equal for lines that differ in case, bullets or punctuation only."""
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

    def __len__(self) -> int:
        return len(self.words)


def profile(texts: Sequence[str], language: str | None = None) -> Profile:
    """Measure the lines `texts` of a page, in `language` if it is known."""
    stripped = [text.strip() for text in texts]
    numbers = np.array([i for i, text in enumerate(stripped) if text], dtype=np.int64)
    lines = [stripped[i] for i in numbers]
    marks = [_LIST_MARK.match(line) for line in lines]
    bare = [
        line[mark.end() :] or line if mark else line
        for line, mark in zip(lines, marks, strict=True)
    ]
    codes, row = _code_points(lines)
    classes = _classes(codes)
    counts = np.bincount(row * len(Kind) + classes, minlength=len(lines) * len(Kind))
    kinds = counts.reshape(len(lines), len(Kind)).astype(np.float32)

    folded = [fold(line) for line in bare]
    words_as_written = [_WORD.findall(line.replace("’", "'")) for line in bare]
    words = tuple(tuple(map(lower, line)) for line in words_as_written)
    is_unspaced_page = bool(kinds[:, Kind.IDEOGRAPH].any())
    count_words = _spaced_words if is_unspaced_page else len
    spaced = np.array([count_words(line) for line in words], dtype=np.float32)
    languages, function_words = _function_words(words, folded, language, is_unspaced_page)
    has_digit = (kinds[:, Kind.DIGIT] > 0).tolist()
    phrases = phrase_finder().find(folded, frozenset(languages))
    first = np.array([kind_of(ord(line[0])) for line in bare], dtype=np.int64)
    ends = [_end_mark(line) for line in lines]
    gaps = np.diff(numbers, prepend=-2, append=len(texts) + 1) > 1
    cased = kinds[:, Kind.LOWER] + kinds[:, Kind.UPPER]
    return Profile(
        numbers=numbers,
        words=words,
        keys=tuple("".join(line) for line in words),
        kinds=kinds,
        chars=kinds.sum(axis=1),
        word_count=spaced + kinds[:, Kind.IDEOGRAPH] / np.float32(IDEOGRAPHS_A_WORD),
        first=first,
        last=np.array([kind_of(ord(end)) for end in ends], dtype=np.int64),
        last_is_colon=np.array([end in ":：" for end in ends], dtype=bool),
        asks=np.array([end in "?？؟" for end in ends], dtype=bool),
        cut_off=np.array(
            [line.endswith(("…", "...", "[…]", "[...]")) for line in lines], dtype=bool
        ),
        capitalised=np.array([_capitalised(line) for line in words_as_written], dtype=np.float32),
        shouting=kinds[:, Kind.UPPER] / np.maximum(cased, 1),
        joints=_joints(classes, row, len(lines)),
        has_address=np.array([bool(_ADDRESS.search(line)) for line in lines], dtype=bool),
        has_date=np.array(
            [
                digit and bool(_DATE.search(line))
                for digit, line in zip(has_digit, lines, strict=True)
            ],
            dtype=bool,
        )
        | (phrases.inside[:, KINDS.index("month")] & (kinds[:, Kind.DIGIT] > 0)),
        has_clock=np.array(
            [
                digit and bool(_CLOCK.search(line))
                for digit, line in zip(has_digit, lines, strict=True)
            ],
            dtype=bool,
        ),
        indent=np.array([_indent(texts[i]) for i in numbers], dtype=np.float32),
        bullet=np.array([bool(mark and mark["bullet"]) for mark in marks], dtype=bool),
        numbered=np.array([bool(mark and mark["number"]) for mark in marks], dtype=bool),
        after_blank=gaps[:-1],
        before_blank=gaps[1:],
        phrases=phrases,
        function_words=function_words,
        languages=languages,
    )


def _code_points(lines: Sequence[str]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the code points of all lines in one array, and the line of each."""
    data = "".join(lines).encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(data, dtype=np.uint32).astype(np.int64)
    sizes = np.array([len(line) for line in lines], dtype=np.int64)
    return codes, np.repeat(np.arange(len(lines)), sizes)


def _classes(codes: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the `Kind` of each code point; each different one is looked up once."""
    size = int(codes.max(initial=0)) + 1
    seen = np.zeros(size, dtype=bool)
    seen[codes] = True
    table = np.zeros(size, dtype=np.int64)
    different = np.flatnonzero(seen)
    table[different] = [kind_of(code) for code in different.tolist()]
    return table[codes]


def _joints(classes: npt.NDArray[np.int64], row: npt.NDArray[np.int64], size: int) -> Column:
    glued = (classes[:-1] == Kind.LOWER) & (classes[1:] == Kind.UPPER) & (row[:-1] == row[1:])
    return np.bincount(row[:-1][glued], minlength=size).astype(np.float32)


def _spaced_words(words: tuple[str, ...]) -> int:
    return sum(not is_unspaced(word[0]) for word in words)


def _capitalised(words: list[str]) -> float:
    """Return the share of capitalised words among words of two letters or more.

    >>> _capitalised(["The", "Boat", "came", "x"])
    0.6666666666666666
    """
    initials = [word[0] for word in words if len(word) > 1]
    cased = [initial for initial in initials if initial.isupper() or initial.islower()]
    return sum(initial.isupper() for initial in cased) / len(cased) if cased else 0.0


def _end_mark(line: str) -> str:
    """Return the last character of `line` behind which only quotes and brackets stand.

    >>> _end_mark('He said: "Stop."'), _end_mark("« Il pleut. »")
    ('.', '.')
    """
    for character in reversed(line[-MAX_CLOSING_MARKS:]):
        if character not in _CLOSING and kind_of(ord(character)) not in _WRAPPING:
            return character
    return line[-1]


def _indent(text: str) -> int:
    before = text[: len(text) - len(text.lstrip())]
    return len(before.expandtabs(4))


MIN_LANGUAGE_SHARE = 0.4
"""A second language counts when it has this share of the function words of the first."""


def _function_words(
    words: Sequence[tuple[str, ...]],
    folded: Sequence[str],
    language: str | None,
    is_unspaced_page: bool,
) -> tuple[tuple[str, ...], Column]:
    """Return the languages of a page by their function words, and those words by line."""
    finder = phrase_finder()
    counts = finder.count_function_words(word for line in words for word in line)
    if is_unspaced_page:
        counts = counts + finder.count_unspaced("\n".join(folded))
    ranked = [int(i) for i in np.argsort(-counts, kind="stable") if counts[i]]
    if language is not None and language in finder.languages:
        ranked.insert(0, finder.languages.index(language))
    chosen = [i for i in ranked[:3] if counts[i] >= MIN_LANGUAGE_SHARE * counts[ranked[0]]]
    hits = np.array(
        finder.function_words_by_line(words, folded, frozenset(chosen[:1])), dtype=np.float32
    )
    return tuple(dict.fromkeys([*(finder.languages[i] for i in chosen), "en"])), hits
