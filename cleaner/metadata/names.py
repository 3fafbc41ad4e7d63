"""Read the names of persons out of a byline: capitalised words, particles between them.

How a name looks is much the same everywhere; what ends it is a separator, a number, a
date, a lower-case word, or a word of the lexicons: an office, a button.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

import regex

from cleaner.lexicons.lexicon import LINGUA_FRANCA
from cleaner.metadata.phrases import JOINS, PARTICLES, date_words, words_of
from cleaner.text.folding import fold

MAX_NAME_WORDS = 6
"""As many words in a row are a name or an office; a sentence has more."""
FULL_NAME_WORDS = 2
"""After so many words, a button or an office in the same line is not part of the name."""
BARE_NAME_WORDS = range(2, 5)
"""A line without "By" is taken for a name if it has so many words."""
LISTED_NAMES = 3
"""So many full names with commas between them are authors, not a name, a place and a paper."""

# What a capital follows inside one word of a name: MacKenzie, DeVito, FitzGerald.
_PREFIXES = frozenset("mc mac de di du la le les van von fitz del della st o".split())
# Degrees after a comma belong to the name before it.
_DEGREES = frozenset(
    "phd md rd rdn ldn ms msc ma mba mph cpa jd dds dmd rn bsn cfp cscs edd psyd esq jr sr "
    "dvm dpt do cfa lcsw fand bsc".split()
)

# Where a name is certainly over: a separator, a bracket, an address, a number.
STOP = regex.compile(
    r"[|·•●∙–—()\[\]<>【】（）@:：]|\s[-~/]+\s|https?:|\S*@[^\s@]+\.|(?<!\w)\d"
    r"|(?<=\p{Ll})\d{1,2}(?=\s\p{L})|[\r\n\f\v\u2028\u2029]"
)
_TOKEN = regex.compile(r"[^\s,;、，]+|[,;、，]")
_COMMAS = frozenset(",;、，")
_LISTED = regex.compile(r"[,;、，]|[^\s,;、，]+")
_BEFORE_A_NAME = regex.compile(r"^(?:\p{Ll}{1,3}['’-])?[^\w]*")
_OPENING_MARKS = "\"'“‘«"
_CLOSING_MARKS = ' ,.:;："”’»'
_GLUE = regex.compile(r"(?<=\p{Ll}{2})(?=\p{Lu}\p{Ll})")


def names_at_start(text: str) -> str | None:
    """Return the name or list of names that `text` begins with, verbatim.

    Two names are two only with a word like "and" between them: what follows a comma
    otherwise is as often an office, a place or a newspaper. Three full names are a list.

    >>> names_at_start("Ada King and Mary Wright, Springfield")
    'Ada King and Mary Wright'
    >>> names_at_start("Ada King, Springfield Gazette")
    'Ada King'
    >>> names_at_start("Ada KingPublished: Jan 29, 2025")
    'Ada King'
    """
    text = _without_date_words(text).lstrip(_OPENING_MARKS + " \xa0")
    stop = STOP.search(text)
    text = text[: stop.start()] if stop else text
    end = first_end = words = 0
    joined, sizes = False, [0]
    for token in _TOKEN.finditer(text):
        word = token[0]
        comma = word in _COMMAS
        if comma or word.lower() in JOINS:
            if not end or (joined and comma):
                break
            joined = joined or not comma
            words = 0
            if sizes[-1]:
                sizes.append(0)
        elif len(sizes) > 1 and not words and _is_degree(word):
            end = token.end()
            first_end = end if len(sizes) == 2 else first_end
            sizes.pop()
        elif _is_name_word(word):
            if words >= FULL_NAME_WORDS and _ends_a_name(word):
                break
            if len(sizes) > 1 and not words and fold(word).strip(".") in words_of("role"):
                break
            words += 1
            sizes[-1] += 1
            glue = _glued_at(word) if words > 1 else None
            end = token.start() + glue if glue else token.end()
            first_end = first_end if len(sizes) > 1 else end
            if glue:
                break
        elif word.lower() not in PARTICLES:
            break
        if words > MAX_NAME_WORDS:
            return None
    full = all(n in BARE_NAME_WORDS for n in sizes if n)
    several = full if sizes[0] in BARE_NAME_WORDS else joined
    cut = text[
        : end if several and (joined or sum(map(bool, sizes)) >= LISTED_NAMES) else first_end
    ]
    return without_repetition(cut.strip(" " + _OPENING_MARKS).rstrip(_CLOSING_MARKS)) or None


def is_bare_name(text: str, language: str | None, common: Container[str] = frozenset()) -> bool:
    """Whether `text` is a name, or names that are joined, and nothing else.

    Words of the page's `language` or of English that no name has, buttons, and words that
    are all `common` on the page, in lower case, make no name.

    >>> is_bare_name("Ada King", "en"), is_bare_name("Read More", "en")
    (True, False)
    >>> is_bare_name("Key Points", "en", {"key", "points"})
    False
    """
    if fold(text) in words_of("byline") or names_at_start(text) != text:
        return False
    return all(_is_one_name(part, language, common) for part in split_names(text))


def account_at_start(rest: str) -> str | None:
    """Return the one word in small letters that somebody may go by in a forum.

    >>> account_at_start("crazygar"), account_at_start("using this site")
    ('crazygar', None)
    """
    stop = regex.search(r"[|·•●∙–—»()\[\]<>\n]|\s[-~/]+\s", rest)
    words = (rest[: stop.start()] if stop else rest).split()
    if len(words) != 1 or fold(words[0]) in words_of("byline", "function"):
        return None
    return words[0].rstrip(_CLOSING_MARKS) or None


def split_names(text: str) -> Iterator[str]:
    """Yield the names in a list of names.

    >>> list(split_names("Ada King, Mary Wright & Ann Lee")), list(split_names("Ada King, MD"))
    (['Ada King', 'Mary Wright', 'Ann Lee'], ['Ada King, MD'])
    """
    words: list[str] = []
    for token in _LISTED.findall(text):
        if token in _COMMAS or token.lower() in JOINS:
            if words:
                words.append(",")
        elif words and words[-1] == "," and not _is_degree(token):
            yield _joined(words[:-1])
            words = [token]
        else:
            words.append(token)
    if words:
        yield _joined([*words[:-1], *(w for w in words[-1:] if w != ",")])


def _joined(words: list[str]) -> str:
    return " ".join(words).replace(" ,", ",")


def _is_one_name(name: str, language: str | None, common: Container[str]) -> bool:
    words = [word.rstrip(",") for word in name.split() if not _is_degree(word)]
    function_words = words_of("function", languages=(language, LINGUA_FRANCA))
    buttons = words_of("ui", "social", "nav", "promo", "teaser", "byline")
    proper = [word for word in words if word not in PARTICLES]
    return (
        len(words) in BARE_NAME_WORDS
        and fold(name) not in buttons
        and all(word in PARTICLES or fold(word).strip(".") not in function_words for word in words)
        and sum(map(_is_written_as_a_name, words)) > 1
        and not any(fold(word).strip(".,") in words_of("role") for word in words)
        and not all(word.lower() in common for word in proper)
    )


def _is_written_as_a_name(word: str) -> bool:
    """Whether `word` is capitalised and no acronym.

    >>> _is_written_as_a_name("Ada"), _is_written_as_a_name("CNN"), _is_written_as_a_name("A.")
    (True, False, False)
    """
    return word[0].isupper() and any(letter.islower() for letter in word)


def _is_name_word(word: str) -> bool:
    """Whether `word` could be part of a name: a capital, or a script without case.

    >>> [_is_name_word(word) for word in ("O'Neil", "d'Ancona", "al-Masri", "王辉", "in", "2022")]
    [True, True, True, True, False, False]
    """
    core = _BEFORE_A_NAME.sub("", word)[:1]
    return core.isalpha() and not core.islower()


def _is_degree(word: str) -> bool:
    """Whether `word` is a degree as people write it after their name.

    >>> _is_degree("Ph.D."), _is_degree("MD"), _is_degree("md"), _is_degree("CNN")
    (True, True, False, False)
    """
    return word[0].isupper() and word.lower().replace(".", "").strip(",") in _DEGREES


def _ends_a_name(word: str) -> bool:
    """Whether a capitalised `word` after a name is an office, a button or the paper's "The".

    >>> [_ends_a_name(word) for word in ("Reporter", "Redakteurin", "Follow", "The", "Wright")]
    [True, True, True, True, False]
    """
    folded = fold(word).strip(".,:")
    return folded == "the" or folded in words_of("role", "social", "ui", "byline")


def _glued_at(word: str) -> int | None:
    """Return where a second word begins that a converter glued to the end of a name.

    >>> _glued_at("MillerPublished"), _glued_at("MacKenzie"), _glued_at("King")
    (6, None, None)
    """
    found = _GLUE.search(word)
    return found.start() if found and word[: found.start()].lower() not in _PREFIXES else None


def without_repetition(name: str) -> str:
    """Return `name` without its repetition: the picture of an author often has the name as text.

    >>> without_repetition("Ada King Ada King"), without_repetition("Ada King")
    ('Ada King', 'Ada King')
    """
    words = name.split()
    half = len(words) // 2
    if half and words[:half] == words[half:]:
        return name[: len(name) // 2 + 1].strip()
    return name


def _without_date_words(text: str) -> str:
    """Put a bar in the place of months and weekdays that a number follows: no name goes on there.

    >>> _without_date_words("Ada King, Monday, May 6")
    'Ada King, ||||||||||||6'
    >>> _without_date_words("May Chen")
    'May Chen'
    """
    return date_words().sub(lambda match: "|" * len(match[0]), text)
