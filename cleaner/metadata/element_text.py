"""The text of an element, in one line, as a reader of the page sees it.

An element is given as the place in the canonical page (`cleaner.readers.canonical`) where its
content begins. No more of it is read than a headline or a byline may have.
"""

from __future__ import annotations

from typing import Final

from cleaner.document.marks import RAW, VOID
from cleaner.metadata.names import is_bare_name
from cleaner.metadata.phrases import JOINS, author_phrases
from cleaner.metadata.plain import plain_text
from cleaner.readers.canonical import (
    attributes_of,
    end_of_name,
    end_of_raw,
    end_of_tag,
    past_comment,
    start_of_next,
    unescaped,
)

MAX_TEXT = 300
"""Characters of a headline or byline; what is longer is neither."""
MAX_TAGS = 200
"""Tags inside a headline or byline; what has more is read so far."""
MAX_PIECE = 4000
"""Characters of a piece of text between two tags; what is longer belongs to no headline."""
MAX_TAGS_TO_NAME = 50
"""Among so many tags the one is looked for that is marked as the name."""

_INSIDE_WORDS: Final = frozenset(
    "a abbr b bdi cite code em font i mark q s small span strong sub sup u wbr".split()
)
_SILENT: Final = frozenset("template noscript svg".split())


def text_at(html: str, content: int) -> str:
    """Return the text of the element whose content begins at `content`; nothing for a long one.

    >>> text_at("<h1>Storm <b>shu</b>ts<br>the port</h1><p>It", 4)
    'Storm shuts the port'
    """
    words = plain_text(words_at(html, content))
    return words if len(words) <= MAX_TEXT else ""


def words_at(html: str, position: int) -> str:
    """Return the words of the element whose content begins at `position`, spaces as they come."""
    return "".join(_pieces_at(html, position))


def _pieces_at(html: str, position: int) -> list[str]:
    """Return the texts between the tags of an element, and a space for each that parts words."""
    pieces: list[str] = []
    depth = 1
    silent = 0
    size = len(html)
    for _ in range(MAX_TAGS):
        tag = start_of_next(html, position)
        if tag > position and not silent:
            pieces.append(unescaped(html[position : min(tag, position + MAX_PIECE)]))
        if tag + 1 >= size:
            break
        mark = html[tag + 1]
        if mark == "!" or mark == "?":
            position = past_comment(html, tag)
            continue
        start = tag + 2 if mark == "/" else tag + 1
        position = end_of_name(html, start)
        name = html[start:position]
        if name not in _INSIDE_WORDS and not silent:
            pieces.append(" ")
        if mark == "/":
            position += 1
            depth -= 0 if name in VOID else 1
            if not depth:
                break
            silent = silent if depth >= silent else 0
            continue
        position = end_of_tag(html, position)
        if name in RAW:
            position = end_of_raw(html, name, position) + len(name) + 3
        elif name not in VOID:
            depth += 1
            if name in _SILENT and not silent:
                silent = depth
    return pieces


def byline_at(html: str, content: int) -> str:
    """Return the text of a byline; names in elements of their own are joined, as they are several.

    >>> byline_at("<p>By <a>Ada King</a>, <a>Mary Wright</a></p>", 3)
    'By Ada King & Mary Wright'
    >>> byline_at("<p>By <a>Ada King</a>, Springfield Gazette</p>", 3)
    'By Ada King, Springfield Gazette'
    """
    raw = _pieces_at(html, content)
    text = plain_text("".join(raw))
    if not text or len(text) > MAX_TEXT:
        return ""
    pieces = [plain_text(piece) for piece in raw if not piece.isspace()]
    parts = [piece for piece in pieces if piece.strip(",;、，") and piece.lower() not in JOINS]
    announced = parts[:1] if parts and author_phrases().fullmatch(parts[0]) else []
    names = parts[len(announced) :]
    if len(names) > 1 and all(is_bare_name(name, None) for name in names):
        return " ".join([*announced, " & ".join(names)])
    return text


def name_at(html: str, content: int) -> str:
    """Return what is marked as the name in the element that begins at `content`, or its text.

    >>> name_at('<p itemprop="author">By <a itemprop="name">Ada</a></p>', 21)
    'Ada'
    >>> name_at('<p itemprop="author">By Ada</p>', 21)
    'By Ada'
    """
    depth = 1
    position = content
    size = len(html)
    for _ in range(MAX_TAGS_TO_NAME):
        tag = start_of_next(html, position)
        if tag + 1 >= size:
            break
        mark = html[tag + 1]
        if mark == "!" or mark == "?":
            position = past_comment(html, tag)
            continue
        start = tag + 2 if mark == "/" else tag + 1
        position = end_of_name(html, start)
        name = html[start:position]
        if mark == "/":
            position += 1
            depth -= 0 if name in VOID else 1
            if not depth:
                break
            continue
        end = end_of_tag(html, position)
        attributes = attributes_of(html, position, end)
        if "name" in attributes.get("itemprop", "").split():
            return attributes.get("content") or text_at(html, end)
        position = end
        if name in RAW:
            position = end_of_raw(html, name, position) + len(name) + 3
        elif name not in VOID:
            depth += 1
    return text_at(html, content)
