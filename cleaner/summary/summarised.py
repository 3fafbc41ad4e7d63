"""What can be said of a page in few words: the methods of `cleaner.Page` that are about that."""

from __future__ import annotations

from cleaner.document.judged import JudgedLines
from cleaner.metadata.described import Described


class Summarised(Described):
    """A page that has lines, a title and a language."""

    __slots__ = ()

    judged: JudgedLines

    def summary(self, sentences: int = 3) -> str:
        """Return the most telling sentences of the body in their order, one a line.

        They are those whose words come back in the article or its title, early ones first; a
        standfirst is among them. White space in them is squeezed. Empty where nothing was found.

        Args:
            sentences: how many at the most.

        Raises:
            TypeError: that is no whole number.
        """
        from cleaner.summary.candidates import candidates_of
        from cleaner.summary.choice import summary_of

        count = _checked("sentences", sentences)
        found = candidates_of(self.judged) if count else []
        return "\n".join(summary_of(found, self.title or "", self.language, count)) if found else ""

    def keywords(self, count: int = 10) -> list[str]:
        """Return the words that come back most often in the body, those of the title first.

        Args:
            count: how many at the most.

        Raises:
            TypeError: that is no whole number.
        """
        from cleaner.summary.candidates import candidates_of
        from cleaner.summary.keywords import keywords_of

        most = _checked("count", count)
        found = candidates_of(self.judged) if most else []
        return keywords_of(found, self.title or "", self.language, most) if found else []


def _checked(name: str, number: int) -> int:
    """Return a `number` of things; fewer than none are none."""
    if not isinstance(number, int) or isinstance(number, bool):
        raise TypeError(f"{name} must be a whole number, not {type(number).__name__}")
    return max(number, 0)
