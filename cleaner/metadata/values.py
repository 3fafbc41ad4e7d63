"""What is known of a page beside its text, and where each value came from."""

from __future__ import annotations

from dataclasses import dataclass

FIELDS = (
    "title", "author", "published", "modified", "site", "language", "description", "image", "tags",
    "canonical_url", "licence",
)  # fmt: skip
"""The fields of `Metadata` that sources speak of."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value that one source gives for one field."""

    field: str
    """One of `FIELDS`."""
    value: str
    """As plain text: no tags, no entities, white space squeezed; dates as ``YYYY-MM-DD``."""
    source: str
    """Where it stood: ``JSON-LD``, ``og:title``, ``h1``, ``byline``, ``address``, ..."""
    is_person: bool = True
    """False where the source says that an author is an organisation."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; None or empty where no source says anything."""

    title: str | None = None
    """The headline, with the name of the site only where every source has it."""
    author: str | None = None
    """Who wrote it: names of persons, several joined by ", "; an organisation if no person is."""
    published: str | None = None
    """The day of first publication, ``YYYY-MM-DD``."""
    modified: str | None = None
    """The day of the last change that the page tells of, ``YYYY-MM-DD``."""
    site: str | None = None
    """The name of the site or publisher."""
    language: str | None = None
    """ISO 639-1 code."""
    description: str | None = None
    """One or two sentences that the page has about itself."""
    image: str | None = None
    """Address of the picture that stands for the page."""
    tags: tuple[str, ...] = ()
    """Keywords, each once."""
    canonical_url: str | None = None
    """The address that the page says is its own."""
    licence: str | None = None
    """Address or name of the licence of the text."""
    candidates: tuple[Candidate, ...] = ()
    """Every value that any source gave, in the order of the page."""

    def sources(self, field: str) -> tuple[str, ...]:
        """Return the sources that gave the chosen value of `field`, word for word.

        Of several authors a source may have given one.

        >>> found = Metadata(title="Storm", candidates=(Candidate("title", "Storm", "h1"),))
        >>> found.sources("title")
        ('h1',)
        """
        chosen = getattr(self, field)
        values = chosen if isinstance(chosen, tuple) else (chosen,)
        if field == "author" and self.author:
            values = (self.author, *self.author.split(", "))
        named = (c.source for c in self.candidates if c.field == field and c.value in values)
        return tuple(dict.fromkeys(named))
