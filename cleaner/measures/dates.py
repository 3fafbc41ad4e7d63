"""Dates and times of day in digits."""

from __future__ import annotations

import regex

from cleaner.text.characters import BLANK, DECIMAL, TRAITS, WORD

_DATE = regex.compile(r"\d{1,4}[^\S\n]?[-./年년][^\S\n]?\d{1,2}[^\S\n]?[-./月월][^\S\n]?\d{1,4}")
_CLOCK = regex.compile(r"\d{1,2}[:h]\d{2}\b|\d{1,2}[^\S\n]?[ap]\.?m\b", regex.IGNORECASE)
_AFTER_A_YEAR = "-./年년"
"""What follows the first number of a date, at once or after a blank."""
_AFTER_AN_HOUR = ":hHaApP"
"""What follows the first number of a time of day."""


class Dates:
    """Looks for dates and times of day in one line of a page after the other.

    >>> from cleaner.text.characters import known_codes_of
    >>> line = "On 2 May 2022 at 14:05"
    >>> dates = Dates(known_codes_of(line))
    >>> dates.find(line, 0)
    >>> dates.has_date, dates.has_clock
    (False, True)
    """

    codes: memoryview
    """The code points of all lines, one line below the other."""
    has_date: bool
    has_clock: bool

    def __init__(self, codes: memoryview) -> None:
        """Begin before the first line, all of whose characters are known."""
        self.traits = TRAITS
        self.codes = codes

    def find(self, text: str, start: int) -> None:
        """Look at each number of a line, which stands at `start` in the page."""
        self.has_date = self.has_clock = False
        end = start + len(text)
        was_word = False
        offset = start
        while offset < end:
            traits = self.traits[self.codes[offset]]
            if not traits & DECIMAL:
                was_word = traits & WORD != 0
                offset += 1
                continue
            after = self._end_of_number(offset, end)
            if not was_word:
                self._try_at(text, offset - start, self._sign_at(after, end))
            was_word = True
            offset = after

    def _end_of_number(self, offset: int, end: int) -> int:
        while offset < end and self.traits[self.codes[offset]] & DECIMAL:
            offset += 1
        return offset

    def _sign_at(self, offset: int, end: int) -> int:
        """Return the sign at `offset` or after a blank there; 0 if the line ends with it."""
        if offset < end and self.traits[self.codes[offset]] & BLANK:
            offset += 1
        return self.codes[offset] if offset + 1 < end else 0

    def _try_at(self, text: str, offset: int, sign: int) -> None:
        """Note what a number at `offset` in a line begins, with that `sign` after it."""
        if not self.has_date and chr(sign) in _AFTER_A_YEAR:
            self.has_date = _DATE.match(text, offset) is not None
        elif not self.has_clock and chr(sign) in _AFTER_AN_HOUR:
            self.has_clock = _CLOCK.match(text, offset) is not None
