"""Addresses of the web and of mail."""

from __future__ import annotations

from cleaner.measures.line import MeasuredLine
from cleaner.text.characters import TRAITS, WORD


class Addresses:
    """Looks for addresses in one line of a page after the other."""

    codes: memoryview
    """The code points of all lines, one line below the other."""

    def __init__(self, codes: memoryview) -> None:
        """Begin before the first line."""
        self.traits = TRAITS
        self.codes = codes

    def holds(self, line: MeasuredLine, text: str, start: int) -> bool:
        """Tell whether an address stands in a line whose characters were counted.

        `https://example.org`, `www.example.org` and `ada@example.org` do; `at @ the` does not.
        `text` is the line, which stands at `start` in the page.
        """
        if line.separators and ("http://" in text or "https://" in text):
            return True
        if line.stops and "www." in text and self._has_www(text, start):
            return True
        return line.other_signs > 0 and "@" in text and self._has_mail(start, start + len(text))

    def _has_www(self, text: str, start: int) -> bool:
        """Tell whether `www.` stands in a line, and not within a word."""
        offset = text.find("www.")
        while offset > 0 and self.traits[self.codes[start + offset - 1]] & WORD:
            offset = text.find("www.", offset + 1)
        return offset >= 0

    def _has_mail(self, start: int, end: int) -> bool:
        """Tell whether an `@` stands between two characters of words."""
        for offset in range(start + 1, end - 1):
            if (
                self.codes[offset] == _AT
                and self.traits[self.codes[offset - 1]] & WORD
                and self.traits[self.codes[offset + 1]] & WORD
            ):
                return True
        return False


_AT = ord("@")
