"""Whether a value that stands where an author is expected names somebody.

What pages have there instead is much the same everywhere: a time ("Launched a year ago"), a
button ("Read Online"), a menu of networks ("Facebook Twitter"), a date ("Updated March"), the
name of a field ("asked"), nobody ("Unknown"), the words of a headline. The lexicons know the
phrases; a name is what has a word that none of them explains.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cache

import regex

from cleaner.lexicons.lexicon import LINGUA_FRANCA, lexicons
from cleaner.metadata.phrases import JOINS, PARTICLES, words_of
from cleaner.text.folding import fold

MAX_CHARS = 100
MAX_WORDS = 9
"""What is longer is a sentence or a headline, not a name."""
MAX_PHRASE = 4
"""Words of a phrase that is looked for in a value."""
MAX_SMALL = 1
"""Function words in small letters, beside those that names have; with more it is a sentence."""
_NO_NAME = regex.compile(r"https?:|www\.|@|\s\d+$|[{}<>=]|^[\d\W]+$|^[\d.,]+\s+\p{Ll}")
_BUTTONS = (
    "ui", "social", "nav", "promo", "teaser", "comment", "ranking", "legal", "about", "caption",
    "error", "time", "month", "weekday", "role", "byline", "nobody",
)  # fmt: skip
"""Kinds of phrases that are no name where they are all of the value."""
_EXPLAINED = ("month", "weekday", "role", "byline", "nobody", "social", "time")
"""Kinds whose single words, and those of "updated" and the like, may stand in such a row."""


def could_be_an_author(name: str, language: str | None = None) -> bool:
    """Whether `name` could be one, of a person, a group or an account.

    >>> [could_be_an_author(name) for name in ("Ada King", "ada_k", "Reuters", "李明")]
    [True, True, True, True]
    >>> [could_be_an_author(name) for name in ("August", "Launched a year ago", "asked")]
    [False, False, False]
    >>> [could_be_an_author(name) for name in ("Updated March", "Facebook Twitter", "Read Online")]
    [False, False, False]
    """
    if len(name) > MAX_CHARS or _NO_NAME.search(name):
        return False
    folded = fold(name).strip(" .,:;!?…")
    if folded in words_of("agency"):
        return True
    if folded in words_of(*_BUTTONS) or _opens_no_name().match(folded) or times().search(folded):
        return False
    words = [word.strip(".,:;()") for word in folded.split()]
    if len(words) > MAX_WORDS:
        return False
    small = words_of("function", languages=(language, LINGUA_FRANCA))
    if sum(word in small and word not in PARTICLES | JOINS for word in name.split()) > MAX_SMALL:
        return False
    return not _is_made_of_phrases(words, small)


def _is_made_of_phrases(words: Sequence[str], small: Container[str]) -> bool:
    """Whether `words` are nothing but phrases that are no name, one after the other.

    >>> _is_made_of_phrases("get link facebook other apps".split(), ())
    True
    """
    known = words_of(*_BUTTONS)
    alone, changes = words_of(*_EXPLAINED), _words_of_changes()
    reached = {0}
    for end in range(1, len(words) + 1):
        word = words[end - 1]
        is_empty = not word or word in small or word in alone or word in changes
        starts = (start for start in range(max(end - MAX_PHRASE, 0), end - 1))
        if (end - 1 in reached and is_empty) or any(
            start in reached and " ".join(words[start:end]) in known for start in starts
        ):
            reached.add(end)
    return len(words) in reached


@cache
def _words_of_changes() -> frozenset[str]:
    """Return the single words that announce a change: updated, edited."""
    starts = (x.phrases.get(("change", "start"), ()) for x in lexicons())
    return frozenset(p.strip(" :") for phrases in starts for p in phrases if " " not in p)


@cache
def _opens_no_name() -> regex.Pattern[str]:
    """Compile what a value begins with that names nobody: "visit the"."""
    starts = {p for x in lexicons() for p in x.phrases.get(("nobody", "start"), ())}
    return regex.compile(rf"(?:{_spelled(starts)})(?!\p{{L}})") if starts else _NEVER


@cache
def times() -> regex.Pattern[str]:
    """Compile the times of several words, wherever they stand: "a year ago"."""
    phrases = {p for p in words_of("time") if " " in p}
    spelled = _spelled(phrases).replace(r"\#", r"\d+").replace("#", r"\d+")
    return regex.compile(rf"(?<!\p{{L}})(?:{spelled})(?!\p{{L}})")


def _spelled(phrases: set[str]) -> str:
    return "|".join(sorted(map(regex.escape, phrases), key=len, reverse=True))


_NEVER = regex.compile(r"(?!)")
