"""A cleaned page as metadata and writers take it; `cleaner.Page` stands above them."""

from __future__ import annotations

from dataclasses import dataclass, field

from cleaner.document.canonical_form import CanonicalForm
from cleaner.document.judged import JudgedLines, Line


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The lines of a page with what was decided of them, and where they come from."""

    judged: JudgedLines
    source: str | None = None
    """The HTML that the lines were read from; None for plain text."""
    url: str | None = None
    """The address that the caller gave."""
    stated_language: str | None = None
    """The language that the caller gave."""
    page_type: str | None = None
    """As `cleaner.Page.page_type`."""
    form: CanonicalForm = field(default_factory=CanonicalForm, repr=False, compare=False)
    """The canonical form of `source`, where it is still kept."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """One for each line of the input, blank ones included, in order."""
        return self.judged.lines
