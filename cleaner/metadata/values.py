"""What is known of a page beside its text, and where each value came from."""

from __future__ import annotations

from dataclasses import dataclass

FIELDS = (
    "title", "author", "published", "modified", "site", "language", "description", "image",
    "section", "tags", "canonical_url", "licence",
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
    time: str | None = None
    """Of a day: the moment as the source has it, ``2022-02-02T23:30:00-05:00``."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; None or empty where no source says anything."""

    title: str | None = None
    """The headline, with the name of the site only where every source has it."""
    author: str | None = None
    """Who wrote it: names of persons, several joined by ", "; an organisation if no person is."""
    authors: tuple[str, ...] = ()
    """The same names, one by one."""
    published: str | None = None
    """The day of first publication, ``YYYY-MM-DD``."""
    published_time: str | None = None
    """The moment of it, with the zone that the page names, if it names any."""
    modified: str | None = None
    """The day of the last change that the page tells of, ``YYYY-MM-DD``."""
    modified_time: str | None = None
    """The moment of it, likewise."""
    site: str | None = None
    """The name of the site or publisher."""
    language: str | None = None
    """ISO 639-1 code."""
    description: str | None = None
    """One or two sentences that the page has about itself."""
    image: str | None = None
    """Address of the picture that stands for the page."""
    section: str | None = None
    """The part of the site that it stands in, or its category."""
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

        Of several authors those count that name one of them; of a moment, those that give it.

        >>> found = Metadata(title="Storm", candidates=(Candidate("title", "Storm", "h1"),))
        >>> found.sources("title")
        ('h1',)
        """
        chosen = self.authors if field in ("author", "authors") else getattr(self, field)
        values = {*chosen, self.author} if field in ("author", "authors") else chosen
        values = values if isinstance(values, tuple | set) else (values,)
        asked = {"authors": "author"}.get(field, field.removesuffix("_time"))
        named = (
            candidate.source
            for candidate in self.candidates
            if candidate.field == asked
            and (candidate.time if field.endswith("_time") else candidate.value) in values
        )
        return tuple(dict.fromkeys(named))
