"""Print cleaned pages in the format that was asked for, and what stands between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any

import click

from cleaner.commands.console import has_colour, plain
from cleaner.page import Page
from cleaner.writers.visible import visible, without_surrogates

FORMATS = {
    "json": "One JSON document: an object for one page, a list for several.",
    "jsonl": 'One JSON object a line, with its file as "source".',
    "markdown": "The article as Markdown.",
    "html": "The article as HTML.",
    "labels": "Every line of the page with its label: label, tab, line.",
    "explain": "Every line with its label, its probability and the main reason.",
}
"""The formats that are options, with what their help says."""
TEXT = "text"
NOTHING = "nothing"
"""Nothing is printed: only the report was asked for."""
_MARKUP = frozenset({"markdown", "html"})


@dataclass(frozen=True, slots=True)
class Format:
    """How pages are printed."""

    name: str = TEXT
    """One of `FORMATS`, or `TEXT`, or `NOTHING`."""
    links: bool = True
    images: bool | None = None
    """None: as the format has them if nobody says anything."""
    reasons: bool = False
    """Whether JSON has the reasons of the lines."""


def format_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a `command` the options of the format: one for each of `FORMATS`, and what is in it."""
    options = (
        *(click.option(f"--{name}", is_flag=True, help=text) for name, text in FORMATS.items()),
        click.option("--reasons", is_flag=True, help="Say in --json and --jsonl why of each line."),
        click.option(
            "--links/--no-links",
            default=True,
            help="Keep links in --markdown and --html, or their words.",
        ),
        click.option(
            "--images/--no-images",
            default=None,
            help="Show images in --markdown and --html; without either, HTML has them.",
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
        if form == "json" and self.several:
            self._write("[\n" if self.count == 0 else ",\n")
        elif self.several and form != "jsonl":
            self._write("\n" if self.count else "")
            self._write(_head(form, plain(name)))
        self._write(text, is_safe=form == "explain")
        self.stream.flush()
        self.count += 1

    def finish(self) -> None:
        """Print what stands behind the last page."""
        if self.form.name == "json" and self.several:
            self._write("\n]\n" if self.count else "[]\n")

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
                return page.to_markdown(links=self.form.links, **self._images())
            case "html":
                return page.to_html(links=self.form.links, **self._images())
            case "labels":
                from cleaner.writers.labels import to_labels

                return to_labels(page.lines)
            case "explain":
                return self._explained(page)
            case "nothing":
                return ""
            case _:
                return page.text + "\n" if page.found else ""

    def _values(self, page: Page) -> dict[str, Any]:
        return page.to_dict(reasons=self.form.reasons)

    def _images(self) -> dict[str, bool]:
        return {} if self.form.images is None else {"images": self.form.images}

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


def summary(page: Page) -> str:
    """Say how many lines were kept and dropped, by label, and how sure that is."""
    return (
        f"{_counted(page, True)}; {_counted(page, False)}; "
        f"confidence {page.confidence:.2f}, language {page.language or 'unknown'}"
    )


def _counted(page: Page, kept: bool) -> str:
    labels = Counter(line.label for line in page.lines if line.kept is kept and line.text.strip())
    parts = ", ".join(f"{count} {label}" for label, count in labels.most_common())
    return f"{labels.total()} {'kept' if kept else 'dropped'}" + (f" ({parts})" if parts else "")
