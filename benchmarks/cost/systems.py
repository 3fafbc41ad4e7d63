"""Who is timed: cleaner, parsers as floors, and its peers, each as its users call it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

import inscriptis
import justext
import trafilatura
from lxml import html as lxml_html
from readability import Document
from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser

import cleaner
from benchmarks.cost.pages import KIND_NAMES, KINDS, CostPage, Kind

FLOOR = "lxml parse"
"""What the time of all others is divided by."""
OURS: dict[Kind, str] = {kind: f"cleaner, {KIND_NAMES[kind]}" for kind in KINDS}
_STOP_WORDS = justext.get_stoplist("English")


@dataclass(frozen=True, slots=True)
class System:
    """Something that is timed on every page."""

    name: str
    run: Callable[[CostPage], object]
    may_raise: bool = True
    """Peers raise on odd pages, and are timed all the same."""

    def on(self, page: CostPage) -> Callable[[], object]:
        """Return the call that is timed."""
        return partial(self._tried if self.may_raise else self.run, page)

    def _tried(self, page: CostPage) -> object:
        with suppress(Exception):
            return self.run(page)
        return None


def cleaned(source: str, kind: Kind) -> str:
    """Return the article of a page: what is meant everywhere here by a `clean`."""
    return cleaner.clean(source, input=kind).text


def ours(kind: Kind) -> System:
    """Return cleaner, given text or HTML."""
    return System(OURS[kind], lambda page: cleaned(page.source(kind), kind), may_raise=False)


def _parse(page: CostPage) -> object:
    return lxml_html.document_fromstring(page.data, lxml_html.HTMLParser(encoding="utf-8"))


PARSE = System(FLOOR, _parse)
FLOORS = (PARSE, System("lexbor parse", lambda page: LexborHTMLParser(page.data)))
TRAFILATURA = System("trafilatura", lambda page: trafilatura.extract(page.html))
ALL_TEXT = System("resiliparse, all text", lambda page: extract_plain_text(page.html))
PEERS = (
    ALL_TEXT,
    System("resiliparse", lambda page: extract_plain_text(page.html, main_content=True)),
    System("inscriptis", lambda page: inscriptis.get_text(page.html)),
    System("readability-lxml", lambda page: Document(page.html).summary()),
    System("jusText", lambda page: justext.justext(page.data, _STOP_WORDS, encoding="utf-8")),
    TRAFILATURA,
)
"""All are given the HTML; a line here adds one."""
SYSTEMS: dict[Kind, tuple[System, ...]] = {
    "text": (*FLOORS, ours("text"), ALL_TEXT),
    "html": (*FLOORS, ours("html"), *PEERS),
}
"""Who is timed beside cleaner, floors first."""
