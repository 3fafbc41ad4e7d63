"""Find the topic of a discussion on a page that marks no headline.

Old forums are made of tables, without a heading: the topic is a link or a bold line, and the title
of the window has it between the name of the forum and what can be done there ("View topic"). The
subject comes back above each post, and the name of the forum hardly does. What is taken for the
headline may be the subject of an answer ("Re: Wet oars"), or the topic with a menu in front.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from cleaner.metadata.ballot import key_of

MAX_LINES = 2000
"""The topic comes back among so many lines."""
MAX_LINE_CHARS = 300
"""A line that is longer is prose."""
MAX_PARTS = 8
_BETWEEN = regex.compile(r"\s*+[|•·»]\s*+|\s++(?:[-–—:/]|::)\s++")


def topic_in(title: str, texts: Sequence[str]) -> str | None:
    """Return the part of the `title` of a window that most lines of the page hold.

    Of parts that equally many hold, it is the longest. None where the title has no parts, or
    the best of them neither is a line of its own nor comes back.

    >>> topic_in("Gull :: View topic - Wet oars", ["Gull", "Wet oars", "Subject: Re: Wet oars"])
    'Wet oars'
    >>> topic_in("Gull :: View topic - Wet oars", ["Latest news"]) is None
    True
    """
    parts = _parts_of(title)
    if len(parts) < 2:
        return None
    lines = [key_of(text) for text in _short(texts)]
    held = [sum(_holds(line, key_of(part)) for line in lines) for part in parts]
    most, _, best = max(zip(held, map(len, parts), parts, strict=True))
    return best if most > 1 or key_of(best) in lines else None


def topic_at_the_end(headline: str, title: str, texts: Sequence[str]) -> str | None:
    """Return the part of the `title` of a window that a `headline` has behind other words.

    It is a line of the page as well, or longer than what else the title has, and no single word.

    >>> topic_at_the_end("Re: Wet oars", "Gull :: View topic - Wet oars", ["Wet oars"])
    'Wet oars'
    >>> topic_at_the_end("FAQ Search Wet oars", "Wet oars - Gull", ["FAQ Search Wet oars"])
    'Wet oars'
    >>> topic_at_the_end("Welcome to The Gull", "Forecast of rain - The Gull", []) is None
    True
    """
    parts = _parts_of(title)
    key = key_of(headline)
    found = [part for part in parts if key != key_of(part) and _holds(key, key_of(part))]
    if len(found) != 1:
        return None
    if found[0] == max(parts, key=len) and not found[0].isalnum():
        return found[0]
    is_seen = any(key_of(text) == key_of(found[0]) for text in _short(texts))
    return found[0] if is_seen else None


def _parts_of(title: str) -> list[str]:
    return [part for part in _BETWEEN.split(title.strip()[:1000], MAX_PARTS) if part]


def _short(texts: Sequence[str]) -> list[str]:
    return [text for text in texts[:MAX_LINES] if len(text) <= MAX_LINE_CHARS]


def _holds(line: str, part: str) -> bool:
    """Whether a line is a part of the title, or ends with it behind other words.

    >>> _holds("re: wet oars", "wet oars"), _holds("wet oarsmen", "wet oars"), _holds("a", "")
    (True, False, False)
    """
    if not part or not line.endswith(part):
        return False
    return len(line) == len(part) or not line[-len(part) - 1].isalnum()
