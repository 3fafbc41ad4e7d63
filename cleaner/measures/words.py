"""The words of a page: each known by its digest, top to bottom, those of a line in a row."""

from __future__ import annotations

from array import array

from cleaner.measures.line import MeasuredLine
from cleaner.measures.list_marks import list_mark
from cleaner.text.characters import WORD, traits_of
from cleaner.text.folding import spell


class Words:
    """The words of the lines of a page, without list marks.

    The words of a line are those from `MeasuredLine.first_word` up to `MeasuredLine.end_word`.
    """

    size: int
    """How many there are."""
    distinct: int
    """How many different ones there are."""
    digests: array[int]
    """The digest of each word (`cleaner.text.digests`), of its small letters."""
    ids: array[int]
    """Which of the different words each is, numbered from 0 in the order of the page."""
    starts: array[int]
    """Where each word begins in `text`."""
    ends: array[int]
    """Just past its last character."""
    text: str
    """The lines of the page, one below the other."""

    def __init__(self, text: str) -> None:
        """Begin without words, with the lines that are not blank."""
        self.text = text
        self.size = 0
        self.distinct = 0

    def spelled(self, first: int, end: int) -> tuple[str, ...]:
        """Return the words from `first` up to `end`, of one line, spelled out in small letters."""
        if first == end:
            return ()
        start = self.starts[first]
        text = spell(self.text[start : self.ends[end - 1]])
        return tuple(
            text[self.starts[index] - start : self.ends[index] - start]
            for index in range(first, end)
        )

    def of_line(self, line: MeasuredLine) -> tuple[str, ...]:
        """Return the words of a line, spelled out in small letters."""
        return self.spelled(line.first_word, line.end_word)


def spelled_key(text: str) -> str:
    """Return the words of a line run together, of which `MeasuredLine.key` is a digest.

    >>> spelled_key(" 2. The Boat's back!")
    "theboat'sback"
    """
    text = text.strip()
    text = spell(text[list_mark(text)[1] :])
    is_word = [traits_of(ord(character)) & WORD != 0 for character in text]
    spelled = ""
    for index, character in enumerate(text):
        is_inside = 0 < index < len(text) - 1 and is_word[index - 1] and is_word[index + 1]
        if is_word[index] or (character == "'" and is_inside):
            spelled += character
    return spelled
