"""What `cleaner.clean` gives back: a page, made of columns.

All are frozen: plain tuples, strings and numbers that can be compared, pickled
and sent to another process. What costs time and is not always wanted (lines, reasons,
dates, the language) is worked out when it is asked for, always to the same answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cleaner.document.blocks import Block, blocks_of
from cleaner.document.canonical_form import CanonicalForm
from cleaner.document.cleaned import Cleaned
from cleaner.document.frozen import frozen_throughout
from cleaner.document.judged import JudgedLines, Line
from cleaner.document.labels import BESIDE_BODY, KEPT, Label
from cleaner.document.opinion import Opinion
from cleaner.summary.summarised import Summarised

if TYPE_CHECKING:
    from cleaner.comments.values import Comment
    from cleaner.metadata.values import Metadata
    from cleaner.text.fingerprints import Fingerprints

DESCRIPTION = (
    "title", "author", "authors", "published", "published_time", "modified", "modified_time",
    "language", "url",
)  # fmt: skip
"""What is known of a page beside its text."""
ONLY_OF_HTML = ("site", "description", "image", "section", "tags", "canonical_url", "licence")
"""What only HTML tells besides."""


@frozen_throughout
@dataclass(frozen=True, slots=True, repr=False)
class Page(Summarised):
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
    """The address that the caller gave, else the one that a browser wrote into the page."""
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
    form: CanonicalForm = field(default_factory=CanonicalForm, repr=False, compare=False)
    """Keeps what the parser made of `source`, as long as no other page is read."""
    memo: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Keeps `metadata`, `comments`, fingerprints once they are worked out; leave it alone."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """One for each line of the input, blank ones included, in order."""
        return self.judged.lines

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Runs of lines of one label, all kept or all dropped, blank lines included."""
        return tuple(blocks_of(self.lines))

    @property
    def found(self) -> bool:
        """False: this page holds no main content, whatever the caller keeps."""
        return bool(self.judged.have(KEPT).any())

    @property
    def text(self) -> str:
        """The kept lines, verbatim, blocks separated by one blank line."""
        return self.judged.text_of(self.judged.kept())

    @property
    def body(self) -> str:
        """`text` without title, byline and captions."""
        return self.judged.text_of(self.judged.kept(beside=BESIDE_BODY))

    @property
    def metadata(self) -> Metadata:
        """What the page says of itself, each value with its sources; text has only its lines."""
        from cleaner.metadata import metadata_of

        if "metadata" not in self.memo:
            self.memo["metadata"] = metadata_of(self._cleaned)
        found: Metadata = self.memo["metadata"]
        return found

    @property
    def byline(self) -> str | None:
        """The first line that names the author, the date or the source."""
        return self._first(Label.BYLINE)

    @property
    def comments(self) -> tuple[Comment, ...]:
        """What readers wrote under the article: author, date, words and depth of each."""
        from cleaner.comments import comments_of

        if "comments" not in self.memo:
            self.memo["comments"] = comments_of(self._cleaned, self.language)
        found: tuple[Comment, ...] = self.memo["comments"]
        return found

    @property
    def digest(self) -> str | None:
        """The same for pages whose `body` has the same words; None where there are none."""
        return self._fingerprints.digest

    @property
    def simhash(self) -> str | None:
        """Nearly the same for pages whose `body` is nearly the same: a SimHash of 64 bits."""
        return self._fingerprints.simhash

    def __repr__(self) -> str:
        from cleaner.writers.summary import summary_of

        return f"<Page {summary_of(self._cleaned, self.title, self.confidence)}>"

    def _repr_html_(self) -> str:
        """Return what a notebook shows of the page."""
        from cleaner.writers.summary import summary_of, to_notebook

        summary = summary_of(self._cleaned, self.title, self.confidence)
        return to_notebook(summary, self.to_html(images=False))

    def to_text(self, *, comments: bool = False) -> str:
        """Return the article as text, with a line end where there is any.

        Args:
            comments: whether the comments of readers follow it.
        """
        from cleaner.writers.discussion import comments_as_text

        below = comments_as_text(self.comments) if comments else ""
        text = "\n\n".join(filter(None, (self.text, below)))
        return text + "\n" if text else ""

    def to_markdown(
        self,
        *,
        links: bool = True,
        images: bool = False,
        tables: bool = True,
        comments: bool = False,
        front_matter: bool = False,
    ) -> str:
        """Return the article as Markdown.

        Args:
            links: whether links stay links; their words stay either way.
            images: whether to show images. Only a page read from HTML has either.
            tables: whether to write tables; without them their words go too.
            comments: whether the comments of readers follow it.
            front_matter: whether what is known of the page stands above it, as YAML.
        """
        from cleaner.writers.discussion import comments_as_markdown
        from cleaner.writers.front_matter import to_front_matter
        from cleaner.writers.markdown import to_markdown

        head = to_front_matter(self._described()) if front_matter else ""
        text = to_markdown(self._cleaned, links=links, images=images, tables=tables)
        below = comments_as_markdown(self.comments) if comments else ""
        return "\n".join(filter(None, (head, text, below)))

    def to_html(
        self,
        *,
        links: bool = True,
        images: bool = True,
        tables: bool = True,
        comments: bool = False,
    ) -> str:
        """Return the article as an HTML ``<article>`` that nothing harmful is in.

        Args:
            links: whether links stay links; their words stay either way.
            images: whether to show images. Only a page read from HTML has either.
            tables: whether to write tables; without them their words go too.
            comments: whether the comments of readers follow it, in a ``<section>``.
        """
        from cleaner.writers.discussion import comments_as_html
        from cleaner.writers.html import to_html

        form = {"links": links, "images": images, "tables": tables}
        below = comments_as_html(self.comments) if comments else ""
        return to_html(self._cleaned, self.language, **form) + below

    def to_tei(
        self,
        *,
        links: bool = True,
        images: bool = True,
        tables: bool = True,
        comments: bool = False,
    ) -> str:
        """Return the page as a TEI document (https://tei-c.org): what is known of it, and its text.

        Args: as for `to_html`.
        """
        from cleaner.writers.tei import to_tei

        form = {"links": links, "images": images, "tables": tables}
        return to_tei(self._cleaned, self._described(), self.comments if comments else (), **form)

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
            **self._described(),
            "page_type": self.page_type,
            "found": self.found,
            "confidence": round(self.confidence, 4),
            "mode": self.mode,
            "truncated": self.truncated,
            "encoding": self.encoding,
            "digest": self.digest,
            "simhash": self.simhash,
            "comments": [comment.to_dict() for comment in self.comments],
            **({"opinions": [o.to_dict() for o in self.opinions]} if self.opinions else {}),
            "lines": [line.to_dict(reasons=reasons) for line in self.lines],
        }

    def _described(self) -> dict[str, Any]:
        """Return what is known of the page beside its text, as plain values."""
        known: dict[str, Any] = {name: getattr(self, name) for name in DESCRIPTION}
        known["authors"] = list(self.authors)
        if self.source is not None:
            known |= {name: getattr(self, name) for name in ONLY_OF_HTML}
            known["tags"] = list(self.tags)
        return known

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
            TypeError: `number` is no whole number.
        """
        from cleaner.writers.explanation import explain

        return explain(self.lines, number)

    @property
    def _fingerprints(self) -> Fingerprints:
        from cleaner.text.fingerprints import fingerprints_of

        if "fingerprints" not in self.memo:
            self.memo["fingerprints"] = fingerprints_of(self.body)
        found: Fingerprints = self.memo["fingerprints"]
        return found

    @property
    def _cleaned(self) -> Cleaned:
        """The page as metadata and writers take it."""
        known = self.url, self.stated_language, self.page_type, self.form
        return Cleaned(self.judged, self.source, *known)

    def _texts(self, label: Label) -> tuple[str, ...]:
        indices = self.judged.have({label}).nonzero()[0].tolist()
        return tuple(self.judged.texts[index].strip() for index in indices)

    def _first(self, label: Label) -> str | None:
        return next(iter(self._texts(label)), None)
