"""What cleaning does besides: files, sockets, processes, log lines, warnings.

``python -m benchmarks audit`` cleans every hostile page in this one process under an
audit hook of the interpreter, and prints what it saw. Nothing is expected once each way of
reading and writing has been gone once: what is imported later counts as a file opened. Of logs,
records from INFO up count. With ``--calls`` it cleans so many pages and prints how memory grows.
"""

from __future__ import annotations

import codecs
import logging
import sys
import warnings
from collections import Counter
from collections.abc import Iterable

import click

import cleaner
from benchmarks.hostile.articles import html_page, text_page
from benchmarks.hostile.cases import Case, cases
from benchmarks.hostile.peak import peak_mb
from cleaner.readers.encoding import CANDIDATES

WATCHED = (
    "open", "socket.", "subprocess.", "os.", "shutil.", "urllib.", "ftplib.", "http.", "smtplib.",
    "ctypes.", "import", "exec", "compile", "tempfile.", "glob.", "sqlite3.", "webbrowser.",
)  # fmt: skip
"""Beginnings of the names of audit events that cleaning may not raise."""


class Watch(logging.Handler):
    """Counts what is seen while it is on."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.seen: Counter[str] = Counter()
        self.is_on = False

    def hook(self, event: str, arguments: tuple[object, ...]) -> None:
        """Note an event of the interpreter."""
        if self.is_on and event.startswith(WATCHED):
            self.seen[f"{event} {ascii(arguments[:1])[:80]}"] += 1

    def emit(self, record: logging.LogRecord) -> None:
        """Note a line of a log."""
        if self.is_on:
            self.seen[f"log {record.name}: {record.levelname}"] += 1

    def warn(self, message: Warning | str, category: type[Warning], *rest: object) -> None:
        """Note a warning."""
        if self.is_on:
            self.seen[f"warning {category.__name__}: {message}"] += 1


def use(source: str | bytes, kind: str) -> None:
    """Clean a page and read all that can be read from it."""
    page = cleaner.clean(source, input=kind)  # type: ignore[arg-type]
    page.to_html(), page.to_markdown(images=True), page.text, page.metadata
    if len(page.lines) < 200:
        page.to_json(reasons=True)


def watched(pages: Iterable[Case]) -> Counter[str]:
    """Return what cleaning `pages` did beside cleaning."""
    watch = Watch()
    for source in (
        text_page(),
        html_page(),
        text_page().encode(),
        html_page().encode("cp1252", "replace"),
    ):
        use(source, "auto")
    for first in _EACH_WAY:
        use(first, "auto")
    for codec in (*CANDIDATES, "cp932", "cp949"):
        codecs.lookup(codec)
    sys.addaudithook(watch.hook)
    logging.getLogger().addHandler(watch)
    logging.getLogger().setLevel(logging.INFO)
    warnings.simplefilter("always")
    warnings.showwarning = watch.warn  # type: ignore[assignment]
    for case in pages:
        source = case.build()
        watch.is_on = True
        use(source, "html" if case.is_html else "text")
        watch.is_on = False
    return watch.seen


_EACH_WAY: tuple[str | bytes, ...] = (
    "<p>By Ada King, 6 mai 2023</p><p>"
    + "船は朝に港を出たが、夜になっても島に着いていないという。" * 9,
    b'<!doctype html><meta charset="koi8-r"><p>' + "Шторм закрыл порт".encode("koi8_r"),
    "caf\xe9 \x93and\x94 so on".encode("latin-1") * 40,
    "<article><p>Rain <math><mi>x</mi></math> <script type='math/tex'>x</script><pre><code "
    "class=language-js>a</code></pre><table><tr><td>x</table></article>",
)
"""Pages that load what is loaded when it is first needed."""


def grown_mb(calls: int, settle: int = 1000) -> float:
    """Return by how many megabytes the peak of the process grows in so many calls.

    The first `settle` calls are not counted: they fill what is kept between calls, tables that
    have an end. Every page has other words than the one before.
    """
    pages = ((text_page(), "text"), (html_page(), "html"))
    held = 0.0
    for call in range(settle + calls):
        if call == settle:
            held = peak_mb()
        source, kind = pages[call % 2]
        page = cleaner.clean(source.replace("Corran", f"Port{call}"), input=kind)  # type: ignore[arg-type]
        assert f"Port{call}" in page.text
    return peak_mb() - held


@click.command(help=__doc__)
@click.option("--calls", type=int, help="Clean a page so many times and print how memory grows.")
@click.option("--only", default="", help="Only cases with this in their name or family.")
def main(calls: int | None, only: str) -> None:
    """Watch and print; exits with 1 if anything was seen."""
    if calls is not None:
        print(f"{calls} calls: {grown_mb(calls):+.1f} MB at the peak")
        print(f"peak of the process: {peak_mb():.0f} MB")
        return
    known = [case for case in cases() if only in case.name or only in case.family]
    seen = watched(known)
    for what, count in seen.most_common():
        print(f"{count} x {what}")
    print(f"{len(known)} pages, {seen.total()} events")
    sys.exit(1 if seen else 0)
