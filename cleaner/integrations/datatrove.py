"""Steps for pipelines of datatrove: an extractor for HTML, and a step for any kind of page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from datatrove.pipeline.extractors.base import BaseExtractor
from datatrove.pipeline.filters.base_filter import BaseFilter

from cleaner import clean
from cleaner.api import check
from cleaner.batch.columns import ERROR, Options, clean_row
from cleaner.document.options import Mode
from cleaner.document.options import Options as CleanOptions

if TYPE_CHECKING:
    from datatrove.data import Document
    from datatrove.pipeline.writers.disk_base import DiskWriter


class HtmlExtractor(BaseExtractor):
    """Turns the HTML of a document into the text of its article, in the sandbox of datatrove.

    As with every extractor there, a document that takes longer than `timeout`, fails or has
    no article is dropped, and the statistics count it.

    Args:
        mode: as in `cleaner.clean`.
        timeout: seconds for one document.
        options: all others of `cleaner.clean`.
    """

    name = "cleaner, HTML"

    def __init__(self, mode: Mode = "balanced", timeout: float = 1, **options: Any) -> None:
        super().__init__(timeout)
        self.options = CleanOptions(**{"input": "html", "mode": mode, **options})
        check(self.options)

    def extract(self, text: str) -> str:
        """Return the article of a page; an empty string where there is none."""
        return clean(text, **self.options.keywords()).text


class ArticleFilter(BaseFilter):
    """Puts the article in place of the page, and drops documents without one.

    Made for plain text, as WET archives have it; it takes HTML as well. What is known of the page
    besides its text goes into the metadata of the document, under the names of the columns. A
    document without an article is dropped as it came, for the reason ``no_content``; one that made
    the cleaner fail for the reason ``failed``, with what happened in its metadata as ``error``.

    Args:
        exclusion_writer: gets the documents that are dropped.
        options: the fields of `cleaner.batch.columns.Options`; `input` is ``"text"`` unless it is
            given, `page` and `prefix` have no say.
    """

    name = "cleaner"

    def __init__(self, exclusion_writer: DiskWriter | None = None, **options: Any) -> None:
        super().__init__(exclusion_writer)
        asked = Options(**{"input": "text", **options})
        self.columns = tuple(name for name in asked.columns if name not in ("text", "found"))
        self.options = replace(asked, columns=("text", "found", *self.columns))

    def filter(self, doc: Document) -> bool | tuple[bool, str]:
        """Clean `doc` in place; False and the reason if it is to be dropped."""
        known = doc.metadata
        row = clean_row(
            doc.text, self.options, url=known.get("url"), language=known.get("language")
        )
        if row[ERROR] is not None:
            known[ERROR] = row[ERROR]
            return False, "failed"
        if not row["found"]:
            return False, "no_content"
        doc.text = row["text"]
        known.update({name: row[name] for name in self.columns})
        return True
