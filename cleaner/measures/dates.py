"""Dates and times of day in digits."""

from __future__ import annotations

import regex

from cleaner.text.characters import BLANK, DECIMAL, TRAITS, WORD

_DATE = regex.compile(r"\d{1,4}[^\S\n]?[-./年년][^\S\n]?\d{1,2}[^\S\n]?[-./月월][^\S\n]?\d{1,4}")
_CLOCK = regex.compile(r"\d{1,2}[:h]\d{2}\b|\d{1,2}[^\S\n]?[ap]\.?m\b", regex.IGNORECASE)
_AFTER_A_YEAR = "-./年년"
"""What follows the first number of a date, at once or behind a blank."""
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
        place = start
        while place < end:
            traits = self.traits[self.codes[place]]
            if not traits & DECIMAL:
                was_word = traits & WORD != 0
                place += 1
                continue
            after = self._end_of_number(place, end)
            if not was_word:
                self._try_at(text, place - start, self._sign_at(after, end))
            was_word = True
            place = after

    def _end_of_number(self, place: int, end: int) -> int:
        while place < end and self.traits[self.codes[place]] & DECIMAL:
            place += 1
        return place

    def _sign_at(self, place: int, end: int) -> int:
        """Return the sign at `place` or behind a blank there; 0 if the line ends with it."""
        if place < end and self.traits[self.codes[place]] & BLANK:
            place += 1
        return self.codes[place] if place + 1 < end else 0

    def _try_at(self, text: str, place: int, sign: int) -> None:
        """Note what a number at `place` in a line begins, with that `sign` behind it."""
        if not self.has_date and chr(sign) in _AFTER_A_YEAR:
            self.has_date = _DATE.match(text, place) is not None
        elif not self.has_clock and chr(sign) in _AFTER_AN_HOUR:
            self.has_clock = _CLOCK.match(text, place) is not None
