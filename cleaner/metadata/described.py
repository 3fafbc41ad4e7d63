"""What a page says of itself, by name: the properties of `cleaner.Page` that are metadata."""

from __future__ import annotations

from cleaner.metadata.values import Metadata


class Described:
    """A value that has `metadata`."""

    __slots__ = ()

    @property
    def metadata(self) -> Metadata:
        """What the page says of itself, each value with its sources."""
        raise NotImplementedError

    @property
    def title(self) -> str | None:
        """The headline: of text the line that is likeliest to be it, the address having a say."""
        return self.metadata.title

    @property
    def language(self) -> str | None:
        """ISO 639-1 code of the article's language; None where too little text tells it."""
        return self.metadata.language

    @property
    def author(self) -> str | None:
        """Who wrote it, several joined by a comma, as far as the page tells."""
        return self.metadata.author

    @property
    def authors(self) -> tuple[str, ...]:
        """The names of who wrote it, one by one."""
        return self.metadata.authors

    @property
    def published(self) -> str | None:
        """The day of first publication, ``2022-02-02``, as far as the page tells."""
        return self.metadata.published

    @property
    def published_time(self) -> str | None:
        """The moment of it, ``2022-02-02T23:30:00-05:00``, where the page's markup tells it."""
        return self.metadata.published_time

    @property
    def modified(self) -> str | None:
        """The day of the last change, ``2022-02-04``, where the page tells of one."""
        return self.metadata.modified

    @property
    def modified_time(self) -> str | None:
        """The moment of the last change, where the page's markup tells it."""
        return self.metadata.modified_time

    @property
    def site(self) -> str | None:
        """The name of the site; only HTML tells it."""
        return self.metadata.site

    @property
    def description(self) -> str | None:
        """What the page says it is about; only HTML tells it."""
        return self.metadata.description

    @property
    def image(self) -> str | None:
        """Address of the picture that stands for the page; only HTML tells it."""
        return self.metadata.image

    @property
    def section(self) -> str | None:
        """The part of the site that the page stands in, or its category; only HTML tells it."""
        return self.metadata.section

    @property
    def tags(self) -> tuple[str, ...]:
        """Keywords of the page; only HTML tells them."""
        return self.metadata.tags

    @property
    def canonical_url(self) -> str | None:
        """The address that the page says is its own; only HTML tells it."""
        return self.metadata.canonical_url

    @property
    def licence(self) -> str | None:
        """Address or name of the licence; only HTML tells it."""
        return self.metadata.licence
