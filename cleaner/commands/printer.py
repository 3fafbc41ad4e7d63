"""Print cleaned pages in the format that was asked for, and what stands between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any

import click

from cleaner.commands.console import has_colour, plain
from cleaner.page import Page
from cleaner.writers.table import SEPARATORS, heads, row
from cleaner.writers.tei import CORPUS_CLOSING, CORPUS_OPENING, XML_DECLARATION
from cleaner.writers.visible import visible, without_surrogates

FORMATS = {
    "json": "One JSON document: an object for one page, a list for several.",
    "jsonl": 'One JSON object a line, with its file as "source".',
    "markdown": "The article as Markdown.",
    "html": "The article as HTML.",
    "tei": "The article as a TEI document: XML with what is known of the page.",
    "csv": "A table with a row for each page, and its columns named first.",
    "tsv": "The same with tabs between the columns.",
    "labels": "Every line of the page with its label: label, tab, line.",
    "explain": "Every line with its label, its probability and the main reason.",
}
"""The formats that are options, with what their help says."""
TEXT = "text"
NOTHING = "nothing"
"""Nothing is printed: only the report was asked for."""
_WRAPPED = {"json": ("[\n", ",\n", "\n]\n"), "tei": (CORPUS_OPENING, "", CORPUS_CLOSING)}
"""What stands before, between and after several pages, where they make one document."""
_MARKUP = frozenset({"markdown", "html"})
"""The formats in which a comment tells the pages apart, and no line like that of head(1)."""


@dataclass(frozen=True, slots=True)
class Format:
    """How pages are printed."""

    name: str = TEXT
    """One of `FORMATS`, or `TEXT`, or `NOTHING`."""
    links: bool = True
    images: bool | None = None
    """None: as the format has them if nobody says anything."""
    tables: bool = True
    comments: bool = False
    """Whether the comments of readers follow the article."""
    front_matter: bool = False
    """Whether Markdown begins with what is known of the page."""
    reasons: bool = False
    """Whether JSON has the reasons of the lines."""
    summary: int = 0
    """So many sentences are printed in place of the article; JSON has them beside it."""
    keywords: int = 0
    """The same of words."""

    @property
    def parts(self) -> dict[str, bool]:
        """The keywords of the writers of formatted text."""
        images = {} if self.images is None else {"images": self.images}
        return {"links": self.links, "tables": self.tables, "comments": self.comments, **images}


def format_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a `command` the options of the format: one for each of `FORMATS`, and what is in it."""
    options = (
        *(click.option(f"--{name}", is_flag=True, help=text) for name, text in FORMATS.items()),
        click.option("--reasons", is_flag=True, help="Say in --json and --jsonl why of each line."),
        click.option(
            "--links/--no-links",
            default=True,
            help="Keep links in --markdown, --html and --tei, or their words.",
        ),
        click.option(
            "--images/--no-images",
            default=None,
            help="Show images there; without either, all but Markdown have them.",
        ),
        click.option("--tables/--no-tables", default=True, help="Keep tables there, or drop them."),
        click.option("--comments", is_flag=True, help="Append the comments of readers."),
        click.option(
            "--front-matter",
            is_flag=True,
            help="Begin --markdown with what is known of the page, as YAML.",
        ),
        click.option(
            "--summary",
            type=click.IntRange(min=0),
            default=0,
            metavar="N",
            help="Print N sentences of the article in place of it; JSON gets them besides.",
        ),
        click.option(
            "--keywords",
            type=click.IntRange(min=0),
            default=0,
            metavar="N",
            help="Print N of its words in place of it, or below the summary; JSON too.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


class Printer:
    """Prints pages in one format, and what stands between them."""

    def __init__(self, stream: IO[bytes], form: Format, several: bool) -> None:
        """Print into `stream`; `several` pages are told apart."""
        self.stream = stream
        self.form = form
        self.several = several
        self.on_terminal = stream.isatty()
        self.count = 0

    def print(self, name: str, text: str) -> None:
        """Print the `text` of the page that is called `name`."""
        form = self.form.name
        if form == NOTHING:
            return
        if form in _WRAPPED and self.several:
            opening, between, _ = _WRAPPED[form]
            self._write(between if self.count else opening)
        elif form in SEPARATORS:
            self._write(heads(form) if self.count == 0 else "")
        elif self.several and form != "jsonl":
            self._write("\n" if self.count else "")
            self._write(_head(form, plain(name)))
        self._write(text, is_safe=form == "explain")
        self.stream.flush()
        self.count += 1

    def finish(self) -> None:
        """Print what stands after the last page."""
        if self.form.name in _WRAPPED and self.several:
            opening, _, closing = _WRAPPED[self.form.name]
            self._write(closing if self.count else f"{opening}{closing}".replace("\n\n", ""))

    def rendered(self, source: str, page: Page) -> str:
        """Return the `page` in the format that is wanted; `source` is where it comes from."""
        from cleaner.writers.json import dumps

        match self.form.name:
            case "json" if self.several:
                return dumps({"source": source, **self._values(page)}, indent=2)
            case "json":
                return dumps(self._values(page), indent=2) + "\n"
            case "jsonl":
                return dumps({"source": source, **self._values(page)}) + "\n"
            case "markdown":
                return page.to_markdown(front_matter=self.form.front_matter, **self.form.parts)
            case "html":
                return page.to_html(**self.form.parts)
            case "tei":
                whole = page.to_tei(**self.form.parts)
                return whole.removeprefix(XML_DECLARATION) if self.several else whole
            case "csv" | "tsv":
                return row(self.form.name, source, page)
            case "labels":
                from cleaner.writers.labels import to_labels

                return to_labels(page.lines)
            case "explain":
                return self._explained(page)
            case "nothing":
                return ""
            case _ if self.form.summary or self.form.keywords:
                return self._in_short(page)
            case _:
                return page.to_text(comments=self.form.comments)

    def _values(self, page: Page) -> dict[str, Any]:
        form, values = self.form, page.to_dict(reasons=self.form.reasons)
        summary = {"summary": page.summary(form.summary)} if form.summary else {}
        keywords = {"keywords": page.keywords(form.keywords)} if form.keywords else {}
        return {**summary, **keywords, **values}

    def _in_short(self, page: Page) -> str:
        """Return the sentences one a line, and the words in a row below a blank line."""
        words = ", ".join(page.keywords(self.form.keywords))
        text = "\n\n".join(filter(None, (page.summary(self.form.summary), words)))
        return text + "\n" if text else ""

    def _explained(self, page: Page) -> str:
        from cleaner.writers.terminal import to_terminal

        if not self.on_terminal:
            return to_terminal(page.judged)
        from shutil import get_terminal_size

        return to_terminal(page.judged, get_terminal_size().columns, colour=has_colour())

    def _write(self, text: str, is_safe: bool = False) -> None:
        if self.on_terminal and not is_safe:
            text = visible(text)
        self.stream.write(without_surrogates(text).encode())


def _head(form: str, name: str) -> str:
    r"""Return what tells a page from the one before: a line like that of head(1), or a comment.

    >>> _head("markdown", "a--b.html"), _head("text", "a--b.html")
    ('<!-- a- -b.html -->\n', '==> a--b.html <==\n')
    """
    return f"<!-- {name.replace('--', '- -')} -->\n" if form in _MARKUP else f"==> {name} <==\n"


def told_of(page: Page) -> str:
    """Say how many lines were kept and dropped, by label, and how sure that is."""
    return (
        f"{_counted(page, True)}; {_counted(page, False)}; "
        f"confidence {page.confidence:.2f}, language {page.language or 'unknown'}"
    )


def _counted(page: Page, kept: bool) -> str:
    labels = Counter(line.label for line in page.lines if line.kept is kept and line.text.strip())
    parts = ", ".join(f"{count} {label}" for label, count in labels.most_common())
    return f"{labels.total()} {'kept' if kept else 'dropped'}" + (f" ({parts})" if parts else "")
