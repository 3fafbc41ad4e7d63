"""A saved page with what is known of its content, as every collection gives it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.pages import data
from benchmarks.pages.metrics import Metric, Truth


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page as it was saved."""

    name: str
    url: str
    html: bytes
    page_type: str
    truth: Truth
    may_be_seen: bool = True
    """Whether the weights that ship may have seen its site: then those of a fold clean the page."""

    @property
    def fold(self) -> int:
        """The fold whose weights have not seen the site of this page."""
        return data.fold_of(data.site_of(self.url, self.name))


@dataclass(frozen=True, slots=True)
class Collection:
    """Where pages come from and how their makers measure."""

    name: str
    load: Callable[[Path], Iterable[SavedPage]]
    """From the folder of a clone to its pages."""
    metrics: tuple[Metric, ...]
    """The collection's own metric first."""


def read_json(path: Path) -> Any:
    """Return what a JSON file holds."""
    return json.loads(path.read_text(encoding="utf-8"))


def read_page(path: Path) -> bytes:
    """Return a saved page, packed with gzip or not."""
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content
