"""Which of the cleaned pages are wanted: by their language, and by what is known of them."""

from __future__ import annotations

from dataclasses import dataclass

from cleaner.page import DESCRIPTION, ONLY_OF_HTML, Page

FIELDS = (*DESCRIPTION, *ONLY_OF_HTML)
"""What a page can be asked to have."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a page must have to be wanted."""

    languages: tuple[str, ...] = ()
    """It is in one of these; any, if there are none."""
    fields: tuple[str, ...] = ()
    """It has all of these."""

    def missing(self, page: Page) -> str | None:
        """Say what is against a page; None if it is wanted."""
        if self.languages and page.language not in self.languages:
            return f"the language is {page.language or 'unknown'}"
        lacking = [name for name in self.fields if not getattr(page, name)]
        return f"no {', no '.join(lacking)}" if lacking else None


ALL = Choice()
