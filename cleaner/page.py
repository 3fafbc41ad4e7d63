"""What `cleaner.clean` gives back: a page, made of columns.

All are frozen: plain tuples, strings and numbers that can be compared, pickled
and sent to another process. What costs time and is not always wanted (lines, reasons,
dates, the language) is worked out when it is asked for, always to the same answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cleaner.document.blocks import Block, blocks_of
from cleaner.document.cleaned import Cleaned
from cleaner.document.judged import JudgedLines, Line
from cleaner.document.labels import BODY, KEPT, Label

if TYPE_CHECKING:
    from cleaner.metadata.values import Metadata


@dataclass(frozen=True, slots=True)
class Opinion:
    """What another program takes for the content of the page."""

    name: str
    """The program: ``trafilatura``, ``readability-lxml``."""
    text: str
    """What it kept; empty where it found nothing, failed, or was not asked."""
    agreement: float
    """Word F1, 0 to 1, between its text and `Page.body`."""

    def to_dict(self) -> dict[str, Any]:
        """Return the opinion as plain values that `json` can write."""
        return {"name": self.name, "agreement": round(self.agreement, 4), "text": self.text}


@dataclass(frozen=True, slots=True)
class Page:
    """A cleaned page: every line of the input with what it is, and the article made of them."""

    judged: JudgedLines
    """What was decided of each line, as columns; `lines` has it as values."""
    confidence: float
    """Calibrated, 0 to 1: the word F1 to expect of this page."""
    page_type: str
    """article, forum, product, collection, listing, documentation, service or none."""
    stated_language: str | None = None
    """The language that the caller gave."""
    url: str | None = None
    """The address that the caller gave."""
    mode: str = "balanced"
    """The mode that the page was cleaned in."""
    encoding: str | None = None
    """The encoding that bytes were decoded with; None for a str."""
    source: str | None = field(default=None, repr=False)
    """The HTML that the lines were read from, which `metadata`, Markdown and HTML are made of."""
    opinions: tuple[Opinion, ...] = ()
    """What other programs kept, where a second opinion was asked for; none of plain text."""
    truncated: bool = False
    """Lines beyond `max_chars` or `max_seconds` were not judged; they are there all the same."""
    memo: dict[str, Metadata] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Keeps `metadata` once it is worked out; leave it alone."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """One for each line of the input, blank ones included, in order."""
        return self.judged.lines

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Runs of consecutive lines of one label, blank lines included."""
        return tuple(blocks_of(self.lines))

    @property
    def found(self) -> bool:
        """False: this page holds no main content."""
        return bool(self.judged.have(KEPT).any())

    @property
    def text(self) -> str:
        """The kept lines, verbatim, blocks separated by one blank line."""
        return self.judged.text_of(KEPT)

    @property
    def body(self) -> str:
        """`text` without title, byline and captions."""
        return self.judged.text_of(BODY)

    @property
    def metadata(self) -> Metadata:
        """What the page says of itself, each value with its sources; text has only its lines."""
        from cleaner.metadata import metadata_of

        if "metadata" not in self.memo:
            self.memo["metadata"] = metadata_of(self._cleaned)
        return self.memo["metadata"]

    @property
    def title(self) -> str | None:
        """The headline: of text the line that is likeliest to be it, the address having a say."""
        return self.metadata.title

    @property
    def byline(self) -> str | None:
        """The first line that names the author, the date or the source."""
        return self._first(Label.BYLINE)

    @property
    def language(self) -> str | None:
        """ISO 639-1 code of the article's language; None where too little text tells it."""
        return self.metadata.language

    @property
    def author(self) -> str | None:
        """Who wrote it, as far as the page tells."""
        return self.metadata.author

    @property
    def published(self) -> str | None:
        """The day of first publication, ``2022-02-02``, as far as the page tells."""
        return self.metadata.published

    @property
    def modified(self) -> str | None:
        """The day of the last change, ``2022-02-04``, where the page tells of one."""
        return self.metadata.modified

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

    def to_markdown(self, *, links: bool = True, images: bool = False) -> str:
        """Return the article as Markdown.

        Args:
            links: whether links stay links; their words stay either way.
            images: whether to show images. Only a page read from HTML has either.
        """
        from cleaner.writers.markdown import to_markdown

        return to_markdown(self._cleaned, links=links, images=images)

    def to_html(self, *, links: bool = True, images: bool = True) -> str:
        """Return the article as an HTML ``<article>`` that nothing harmful is in.

        Args:
            links: whether links stay links; their words stay either way.
            images: whether to show images. Only a page read from HTML has either.
        """
        from cleaner.writers.html import to_html

        return to_html(self._cleaned, self.language, links=links, images=images)

    def to_dict(self, *, reasons: bool = False) -> dict[str, Any]:
        """Return the page as plain values that `json` can write.

        Args:
            reasons: whether each line comes with what spoke for and against keeping it; that takes
                many times as long as all the rest.
        """
        return {
            "text": self.text,
            "body": self.body,
            "title": self.title,
            "byline": self.byline,
            "author": self.author,
            "published": self.published,
            "modified": self.modified,
            "language": self.language,
            **(self._told_by_html() if self.source is not None else {}),
            "page_type": self.page_type,
            "found": self.found,
            "confidence": round(self.confidence, 4),
            "mode": self.mode,
            "truncated": self.truncated,
            "url": self.url,
            "encoding": self.encoding,
            **({"opinions": [o.to_dict() for o in self.opinions]} if self.opinions else {}),
            "lines": [line.to_dict(reasons=reasons) for line in self.lines],
        }

    def _told_by_html(self) -> dict[str, Any]:
        return {
            "site": self.site,
            "description": self.description,
            "image": self.image,
            "tags": list(self.tags),
            "canonical_url": self.canonical_url,
            "licence": self.licence,
        }

    def to_json(self, *, reasons: bool = False, indent: int | None = None) -> str:
        """Return the page as one JSON object, on one line unless `indent` is given.

        Args:
            reasons: as for `to_dict`.
            indent: by how many spaces each level stands further in.
        """
        from cleaner.writers.json import dumps

        return dumps(self.to_dict(reasons=reasons), indent)

    def explain(self, number: int) -> str:
        """Say in words why line `number` (from 1) got its label.

        Raises:
            IndexError: the page has no such line.
        """
        from cleaner.writers.explanation import explain

        return explain(self.lines, number)

    @property
    def _cleaned(self) -> Cleaned:
        """The page as metadata and writers take it."""
        return Cleaned(self.judged, self.source, self.url, self.stated_language, self.page_type)

    def _texts(self, label: Label) -> tuple[str, ...]:
        texts = self.judged.texts
        places = self.judged.have({label}).nonzero()[0].tolist()
        return tuple(texts[place].strip() for place in places)

    def _first(self, label: Label) -> str | None:
        return next(iter(self._texts(label)), None)
