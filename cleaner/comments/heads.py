"""What the lines around the words of a comment are: a name, a day, a control."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

import regex

from cleaner.comments.values import Comment
from cleaner.metadata.dates import dates_in, normalised
from cleaner.metadata.names import names_at_start
from cleaner.metadata.phrases import words_of
from cleaner.metadata.plausible import could_be_an_author, times
from cleaner.text.characters import COMMA, STOP, kind_of
from cleaner.text.folding import fold

MAX_HEAD_CHARS = 100
"""A longer line is what somebody wrote, whatever day it names."""
MAX_NAME_CHARS = 50
MAX_NAME_WORDS = 5
MAX_PHRASE_WORDS = 5
MAX_WORDS_BESIDE = 3
"""So many words beside name and day are "says", "at" and the like; more are a comment."""

_CONTROLS = ("comment", "ui", "social", "nav", "promo", "legal")
"""Kinds of phrases that are buttons and headings where they are all of a line."""
_CLOCK = regex.compile(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?(?!\w))?", regex.IGNORECASE)
_COUNTER = regex.compile(r"[\W\d_]*+")
_NUMBER = regex.compile(r"^#?\d{1,4}[.):]?\s++")
_PARTS = regex.compile(r"\s[-–—|·•]\s|[|·•]")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’]*+")
_COLONS = ":："
_EDGES = " \t\xa0:：,;|·•–—-()[]"


@dataclass(slots=True)
class SeenLine:
    """A line of the comments, and what of it is author and date."""

    number: int
    """Its index on the page."""
    text: str
    author: str | None = None
    date: str | None = None
    is_control: bool = False
    words: str = ""
    """What it says beside these; "" for a line that is a head or a control."""


def seen_line(
    number: int,
    text: str,
    language: str | None,
    author: str | None = None,
    moment: str | None = None,
) -> SeenLine:
    """Look at a line whose `author` and `moment` its markup may name.

    >>> seen_line(0, "Ada King, May 6, 2023 at 4:12 pm", "en").date
    '2023-05-06'
    >>> seen_line(0, "2 days ago", "en").date, seen_line(0, "Reply (3)", "en").is_control
    ('2 days ago', True)
    """
    line = SeenLine(number, text.strip(), author)
    before, after = line.text, ""
    if len(line.text) <= MAX_HEAD_CHARS:
        if is_control(line.text):
            line.is_control = True
            return line
        line.date, before, after = _around_date(line.text, language)
    if line.date and not author:
        line.author = name_in(f"{before.strip(_EDGES)}:") or _bare_name(after)
    line.date = moment or line.date
    beside = f"{before} {after}".replace(line.author or "", " ", 1).replace(moment or "", " ", 1)
    if not (line.author or line.date) or _words_in(beside) > MAX_WORDS_BESIDE:
        line.words = line.text
        if author and line.text.startswith(author):
            line.words = line.text[len(author) :].lstrip(_EDGES)
        elif not author:
            line.author = None
    return line


def is_control(text: str) -> bool:
    """Whether a line is buttons, a heading or a counter and nothing else.

    >>> is_control("Leave a comment Cancel reply"), is_control("12"), is_control("3 Comments")
    (True, True, True)
    >>> is_control("Nice boats."), is_control("No.")
    (False, False)
    """
    if _COUNTER.fullmatch(text):
        return True
    folded = fold(text).strip(_EDGES)
    known = words_of(*_CONTROLS)
    if folded in known or folded.strip("# " + _EDGES) in known:
        return True
    return not _ends_with(folded, STOP) and _is_a_row(folded.split(), known)


def _ends_with(text: str, *kinds: int) -> bool:
    """Whether the last character is of one of the `kinds` (`cleaner.text.characters`)."""
    return bool(text) and kind_of(ord(text[-1])) in kinds


def _is_a_row(words: Sequence[str], known: Container[str]) -> bool:
    """Whether `words` are phrases that are `known`, one after the other."""
    reached = {0}
    for end in range(1, len(words) + 1):
        starts = range(max(end - MAX_PHRASE_WORDS, 0), end)
        if any(start in reached and " ".join(words[start:end]) in known for start in starts):
            reached.add(end)
    return len(words) in reached


def name_in(text: str) -> str | None:
    """Return the name that a short line is, without what says that somebody speaks.

    >>> name_in("Ada King says:"), name_in("gull_77 on"), name_in("I like boats")
    ('Ada King', 'gull_77', None)
    >>> name_in("2. Ada:"), name_in("um 12 Uhr")
    ('Ada', None)
    """
    line = _NUMBER.sub("", text.strip(_EDGES))
    announces = text.strip()[-1:] in _COLONS
    if not 0 < len(line) <= MAX_NAME_CHARS or len(line.split()) > MAX_NAME_WORDS:
        return None
    if _ends_with(line, STOP) or not could_be_an_author(line):
        return None
    small = words_of("function")
    name = names_at_start(line) or line.split()[0]
    if name.islower() and fold(name) in small:
        return None
    after = line[len(name) :].split() if line.startswith(name) else []
    announces = announces and len(after) < 2
    return name if announces or all(fold(word) in small for word in after) else None


def marked_name(text: str) -> str | None:
    """Return the name that an element which is marked as the author holds."""
    name = text.strip(_EDGES)
    return name if name and could_be_an_author(name) and not is_control(name) else None


def _bare_name(text: str) -> str | None:
    name = text.strip(_EDGES)
    return name if name and names_at_start(name) == name and could_be_an_author(name) else None


def _words_in(text: str) -> int:
    """Count the words that are neither small ones nor buttons."""
    parts = (part for part in _PARTS.split(text) if not is_control(part))
    small = words_of("function")
    return sum(fold(word) not in small for part in parts for word in _WORD.findall(part))


def _around_date(text: str, language: str | None) -> tuple[str | None, str, str]:
    """Return the day that a short line names, and what stands before and after it."""
    plain = normalised(text)
    found = next(dates_in(plain, language), None)
    if found:
        return (
            found.day.isoformat(),
            plain[: found.start],
            _CLOCK.sub(" ", plain[found.end :]),
        )
    if fold(plain).strip(_EDGES + ".") in words_of("time"):
        return text.strip(_EDGES), "", ""
    small = plain.lower()
    ago = times().search(small) if len(small) == len(plain) else None
    if ago:
        return plain[ago.start() : ago.end()], plain[: ago.start()], plain[ago.end() :]
    return None, plain, ""


def comment_of(lines: Sequence[SeenLine], depth: int = 0) -> Comment | None:
    """Put a comment together from its lines; None where nobody says anything."""
    _sign(lines)
    words = [line.words for line in lines if line.words]
    if not words:
        return None
    return Comment(
        "\n".join(words),
        _first(line.author for line in lines),
        _first(line.date for line in lines),
        depth,
    )


def _sign(lines: Sequence[SeenLine]) -> None:
    """Take a name for the author that stands in a line of its own beside the day."""
    if any(line.author for line in lines) or sum(bool(line.words) for line in lines) < 2:
        return
    others = [line for line in lines if not line.is_control]
    day = next((index for index, line in enumerate(others) if line.date and not line.words), -1)
    for index in (day - 1, day + 1) if day >= 0 else ():
        if 0 <= index < len(others) and not _ends_with(others[index].words, STOP, COMMA):
            name = name_in(others[index].words)
            if name == others[index].words:
                others[index].author, others[index].words = name, ""
                return


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def ranks(values: Sequence[float]) -> list[int]:
    """Return of each value how many different ones are smaller.

    >>> ranks([0, 40, 0, 80])
    [0, 1, 0, 2]
    """
    order = sorted(set(values))
    return [order.index(value) for value in values]
