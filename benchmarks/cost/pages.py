"""The pages that are timed, in the form that each system reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from benchmarks.pages import data
from benchmarks.pages.renderers import as_html, decode, resiliparse

Kind = Literal["text", "html"]
KINDS: tuple[Kind, ...] = get_args(Kind)
KIND_NAMES: dict[Kind, str] = {"text": "text", "html": "HTML"}
"""How the kinds are called in tables."""


@dataclass(frozen=True, slots=True)
class CostPage:
    """A page as HTML, as its bytes, and as the plain text that a converter makes of it."""

    html: str
    data: bytes
    text: str

    @classmethod
    def of_html(cls, html: str, text: str) -> CostPage:
        """Return a page whose bytes are UTF-8."""
        return cls(html, html.encode("utf-8", "replace"), text)

    def source(self, kind: Kind) -> str:
        """Return what `cleaner.clean` is given."""
        return self.text if kind == "text" else self.html


@dataclass(frozen=True, slots=True)
class Work:
    """What a section measures."""

    name: str
    """Which pages these are."""
    pages: tuple[CostPage, ...]
    is_big: bool = False
    """Whether shapes of 50 MB are read too."""

    def middle(self, kind: Kind) -> CostPage:
        """Return the page of median length."""
        by_length = sorted(self.pages, key=lambda page: len(page.source(kind)))
        return by_length[len(by_length) // 2]


def read_work(every: int, *, is_big: bool = False) -> Work:
    """Take every `every`-th real page, or all of the project's own where those are not there."""
    sources = [decode(row["html"]) for row in data.table("wcxb-dev")[::every]]
    if sources:
        pages = tuple(CostPage.of_html(html, resiliparse(html)) for html in sources)
        return Work(f"wcxb-dev, every {every}th page", pages, is_big)
    own = tuple(CostPage.of_html(as_html(page.lines), page.text) for page in data.own_pages())
    return Work("the project's own pages, as the real ones are not there", own, is_big)
