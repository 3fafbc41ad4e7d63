"""What the markup of a page says, as it is gathered: each value in the form of its field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from cleaner.metadata.element_text import MAX_TEXT
from cleaner.metadata.plain import address, day_of, language_code, moment_of
from cleaner.metadata.values import Candidate

MAX_FROM_A_SOURCE = 40
"""So many values of one kind from one source; more are those of a listing."""
MAX_TAGS = 200
BEGINS_WITH_A_DAY = re.compile(r"\s*\d{4}-\d\d-\d\d(?!\d)")
DAYS = ("published", "modified")
"""The fields that are days."""


@dataclass(slots=True)
class Markup:
    """What the walk over the page gathered."""

    candidates: list[Candidate] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    """The JSON-LD of the page."""
    other_scripts: list[str] = field(default_factory=list)
    """Those of its scripts that may name an author or a day."""
    headings: list[str] = field(default_factory=list)
    """The texts of its h1 elements."""
    bylines: list[str] = field(default_factory=list)
    """The texts of elements that are marked as naming author or date; "" between two."""
    boxed_authors: dict[str, None] = field(default_factory=dict)
    """The texts of the links to authors in boxes of other content, each once."""
    paragraphs: str = ""
    """The beginning of its paragraphs."""
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many values each source has given for each field."""
    authors_in: dict[str, int] = field(default_factory=dict)
    """For each way of marking authors, where the element around the first of them begins."""

    def add(self, name: str, value: str, source: str, url: str | None = None) -> None:
        """Add what `source` gives for the field `name` of the page at `url`."""
        most = MAX_TAGS if name == "tags" else MAX_FROM_A_SOURCE
        if self.counts[name, source] >= most:
            return
        for usable in in_form(name, value, url):
            if usable and self.counts[name, source] < most:
                self.counts[name, source] += 1
                moment = moment_of(value) if name in DAYS else None
                self.candidates.append(Candidate(name, usable, source, time=moment))

    def add_day_of_title(self, attributes: Mapping[str, str]) -> None:
        """Add the day that a byline has as its title, under "2 days ago".

        >>> markup = Markup()
        >>> markup.add_day_of_title({"class": "post-date", "title": "2022-02-02T10:00"})
        >>> markup.candidates[0].value
        '2022-02-02'
        """
        title = attributes.get("title", "")
        if BEGINS_WITH_A_DAY.match(title):
            self.add("published", title, "title of a byline")

    def add_author(self, name: str, source: str, place: int, parent: int) -> None:
        """Add an author that the visible page marks; further ones only where they stand beside it.

        Elsewhere the authors of comments and of other articles are marked in the same way. The
        element's `parent`, and the `place` around that, are known by where they begin.
        """
        first = self.authors_in.setdefault(source, place)
        if len(name) <= MAX_TEXT and first in (place, parent):
            self.add("author", name, source)


def in_form(name: str, value: str, url: str | None) -> list[str]:
    """Return the values that `value` gives for a field, each in the form of the field.

    >>> in_form("tags", "storm, port", None), in_form("language", "de-AT", None)
    (['storm', 'port'], ['de'])
    """
    if name in DAYS:
        return [day_of(value) or ""]
    if name == "language":
        return [language_code(value)]
    if name == "image" or name == "canonical_url":
        return [address(value, url)]
    if name == "tags":
        return [tag.strip() for tag in value.split(",", MAX_TAGS)[:MAX_TAGS]]
    return [value]
