"""Read the head of a letter that was sent by mail: who wrote it, and what about.

Archives of mailing lists show the fields as they are: ``From: Ada King <ada@gull.example>``,
``Subject: The storm``. The lexicons know the names of the fields.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import regex

from cleaner.lexicons.lexicon import lexicons

MAX_LINES = 200
"""The head of a letter stands among so many lines."""
MAX_CHARS = 300
_ADDRESS = regex.compile(r"\s*+[<(\[]?[^\s<>()\[\]@]++(?:@|\s(?:at|AT)\s)[^<>()\[\]]*+[>)\]]?")
_IN_BRACKETS = regex.compile(r"(?:@|\s(?:at|AT)\s)\S+\s++\((?P<name>[^()@]{2,60})\)")
"""The name behind the address, as programs for newsgroups wrote it."""
_ARCHIVED = regex.compile(r"(?P<name>\p{Lu}[^@:;,<>]{1,60}?)\s++\S++\s(?:at|AT)\s\S+\.\w+")
_WHEN = regex.compile(r"\d\d:\d\d:\d\d.{0,12}\b(?:19|20)\d\d\b|\b(?:19|20)\d\d\s++\d\d:\d\d:\d\d")
_QUOTES = " \"'\t"


def without_field(title: str) -> str:
    """Return a title without the name of the field that it stood in.

    >>> without_field("Subject: The storm"), without_field("Betreff: Re: Sturm")
    ('The storm', 'Re: Sturm')
    >>> without_field('title: "The storm"')
    'The storm'
    >>> without_field("Subject matters: a storm"), without_field("Subject:")
    ('Subject matters: a storm', 'Subject:')
    """
    found = _fields("subject").match(title)
    return (title[found.end() :].strip(_QUOTES) if found else "") or title


def sender_of(lines: Iterable[str]) -> str | None:
    """Return who sent the letter that has these `lines`; None where they are of no letter.

    A line counts that has the field's name and an address, in a head that has a subject too; and
    in an archive a name with an address that robots are not to read, above the time.

    >>> sender_of(["From: Ada King <ada@gull.example>", "Subject: The storm"])
    'Ada King'
    >>> sender_of(["From: ada@gull.example (Ada King)", "Subject: The storm"])
    'Ada King'
    >>> sender_of(["[Mill] Rain", "Ada King ada at gull.example", "Thu Mar 4 10:11:00 GMT 2021"])
    'Ada King'
    >>> sender_of(["From: the sea", "It rained."]) is None
    True
    """
    sender = None
    has_subject = False
    written_by = ""
    for line, _ in zip(lines, range(MAX_LINES), strict=False):
        text = line.strip()[:MAX_CHARS]
        if written_by and _WHEN.search(text):
            return written_by
        by = _ARCHIVED.fullmatch(text)
        written_by = by["name"] if by else (written_by if not text else "")
        found = _fields("sender").match(text)
        if found and sender is None:
            address = _ADDRESS.search(text, found.end())
            name = text[found.end() : address.start()].strip(_QUOTES) if address else ""
            after = _IN_BRACKETS.search(text, found.end()) if address and not name else None
            sender = name or (after["name"].strip(_QUOTES) if after else "") or None
        has_subject = has_subject or bool(_fields("subject").match(text))
        if sender and has_subject:
            return sender
    return None


@cache
def _fields(kind: str) -> regex.Pattern[str]:
    names = {p.strip(" :：") for x in lexicons() for p in x.phrases.get((kind, "start"), ())}
    spelled = "|".join(sorted(map(regex.escape, names), key=len, reverse=True))
    return regex.compile(rf"(?:{spelled})\s?[:：]\s*+", regex.IGNORECASE)
