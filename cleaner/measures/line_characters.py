"""What is measured of a line by its characters: their kinds, its ends, its marks."""

from __future__ import annotations

from array import array

from cleaner.measures.addresses import Addresses
from cleaner.measures.dates import Dates
from cleaner.measures.line import MeasuredLine
from cleaner.measures.list_marks import list_mark
from cleaner.text.characters import (
    BRACKET,
    CASELESS,
    CLOSING,
    COMMA,
    CURRENCY,
    DIGIT,
    IDEOGRAPH,
    KIND_BITS,
    KINDS,
    LIST,
    LOWER,
    OTHER,
    QUOTE,
    SEPARATOR,
    SPACE,
    STOP,
    TRAITS,
    UPPER,
    learn,
)

_COLONS = ":："
_QUESTION_MARKS = "?？؟"
_CUT_OFF = ("…", "...", "[…]", "[...]")
MAX_CLOSING_MARKS = 6
"""So many quotes and brackets are looked past for the end mark of a sentence."""


class CharacterReader:
    """Measures the characters of one line of a page after the other."""

    codes: memoryview
    """The code points of all lines, one line below the other."""
    gaps: int
    """Characters of the lines so far that may stand between words."""
    counts: array[int]
    """Characters of each kind in the line that is being read."""

    def __init__(self, codes: memoryview) -> None:
        """Begin before the first line."""
        self.traits = TRAITS
        self.codes = codes
        self.counts = array("i", [0]) * KINDS
        self.dates = Dates(codes)
        self.addresses = Addresses(codes)
        self.gaps = 0

    def read(self, line: MeasuredLine, text: str, start: int) -> int:
        """Fill in what the characters of a line say; return where it begins after its list mark.

        `text` is the line, without white space at its ends; it stands at `start` in the page.
        """
        end = start + len(text)
        line.chars = len(text)
        line.joints = self._count(start, end)
        self._enter_counts(line)
        self.gaps += line.spaces + line.digits + self._signs(line)
        line.has_address = self.addresses.holds(line, text, start)
        line.has_date = line.has_clock = False
        if line.digits:
            self.dates.find(text, start)
            line.has_date = self.dates.has_date
            line.has_clock = self.dates.has_clock
        self._look_at_end(line, text, start)
        return self._look_at_start(line, text, start)

    def _count(self, start: int, end: int) -> int:
        """Count the characters of each kind; return how many words are glued to the one before."""
        codes, table, counts = self.codes, self.traits, self.counts
        for kind in range(KINDS):
            counts[kind] = 0
        joints = 0
        before = SPACE
        for offset in range(start, end):
            traits = table[codes[offset]]
            if traits == 0:
                traits = learn(codes[offset])
            kind = traits & KIND_BITS
            counts[kind] += 1
            if kind == UPPER and before == LOWER:
                joints += 1
            before = kind
        return joints

    def _enter_counts(self, line: MeasuredLine) -> None:
        counts = self.counts
        line.spaces = counts[SPACE]
        line.small_letters = counts[LOWER]
        line.capitals = counts[UPPER]
        line.letters_without_case = counts[CASELESS]
        line.ideographs = counts[IDEOGRAPH]
        line.digits = counts[DIGIT]
        line.stops = counts[STOP]
        line.commas = counts[COMMA]
        line.quotes = counts[QUOTE]
        line.brackets = counts[BRACKET]
        line.separators = counts[SEPARATOR]
        line.currency_signs = counts[CURRENCY]
        line.other_signs = counts[OTHER]
        cased = line.small_letters + line.capitals
        line.shouting = line.capitals / cased if cased else 0.0

    def _signs(self, line: MeasuredLine) -> int:
        """Return how many characters of a line are neither white space, letters nor digits."""
        letters = line.small_letters + line.capitals + line.letters_without_case + line.ideographs
        return line.chars - line.spaces - letters - line.digits

    def _look_at_start(self, line: MeasuredLine, text: str, start: int) -> int:
        line.has_bullet = line.is_numbered = False
        begin = start
        if self.traits[self.codes[start]] & LIST:
            mark, size = list_mark(text)
            line.has_bullet = mark == "bullet"
            line.is_numbered = mark == "number"
            begin += size
        line.first = self.traits[self.codes[begin]] & KIND_BITS
        return begin

    def _look_at_end(self, line: MeasuredLine, text: str, start: int) -> None:
        end = start + len(text)
        last = self.codes[self._end_mark(start, end)]
        line.last = self.traits[last] & KIND_BITS
        line.ends_with_colon = line.last == COMMA and chr(last) in _COLONS
        line.asks = line.last == STOP and chr(last) in _QUESTION_MARKS
        very_last = self.traits[self.codes[end - 1]] & KIND_BITS
        line.is_cut_off = very_last in (STOP, BRACKET) and text.endswith(_CUT_OFF)

    def _end_mark(self, start: int, end: int) -> int:
        """Return where the last character stands that only quotes and brackets follow.

        That is the very last one, where there are too many of them.
        """
        offset = end - 1
        while offset >= start and end - offset <= MAX_CLOSING_MARKS:
            if not self.traits[self.codes[offset]] & CLOSING:
                return offset
            offset -= 1
        return end - 1
