"""The pages to train and measure on, and where they lie.

Tables and fixtures are other people's pages and stay outside the repository:
in ``../shared`` or in the folder that ``CLEANER_DATA`` names. The project's own
labelled pages lie in ``tests/pages`` and are always there.
"""

from __future__ import annotations

import csv
import hashlib
import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import regex

ROOT = Path(__file__).resolve().parents[2]
OWN_PAGES = ROOT / "tests" / "pages"
CACHE = ROOT / ".cache"
FOLDS = 5
CONTENT_TABLES = ("wcxb-dev", "fundus-dev")
"""The tables that have the content of each page as text, and what is known of it."""
SAVED_TABLES = (*CONTENT_TABLES, "readability-js", "postlight", "trafilatura-cache")
"""Tables of whole pages as they were saved, for what needs pages alone."""
MEASURED_TABLES = (
    "dragnet",
    "daniel",
    "cleaneval",
    "chinese-gold",
    "cleanportaleval",
    "small-gold",
    "swde-sample",
    "text-lines-turku",
)
"""Tables that are only measured on: never trained, tuned or labelled on."""

_SECOND_LEVEL = frozenset("co com org net gov ac edu or ne go gob".split())
_SUBDOMAINS = frozenset(["www", "blog", "m", "en"])
_NUMBER_AT_END = regex.compile(r"-\d+$")


def shared_folder() -> Path | None:
    """Return the folder of the tables and fixtures, or None where there is none."""
    folder = Path(os.environ.get("CLEANER_DATA") or ROOT.parent / "shared")
    return folder if (folder / "fixtures").is_dir() and (folder / "data").is_dir() else None


def site_of(url: str, fallback: str) -> str:
    """Return the name of the site of a page, without subdomain and top-level domain.

    Two editions of one publisher (``.de`` and ``.com``) count as one site, so that
    they never stand on both sides of a split. A page whose address is not known is
    named after its site: `fallback`.

    >>> site_of("https://www.bbc.co.uk/news/1", ""), site_of("https://edition.cnn.com/", "")
    ('bbc', 'cnn')
    >>> site_of("", "aclu-2"), site_of("", "news-heise.de.lithium")
    ('aclu', 'heise')
    """
    host = urlsplit(url).hostname if url.startswith("http") else None
    if host:
        parts = host.lower().removeprefix("www.").split(".")
        if len(parts) > 2 and parts[-2] in _SECOND_LEVEL:
            parts.pop()
        return parts[-2] if len(parts) > 1 else parts[0]
    parts = regex.split(r"[._]", fallback.lower().removeprefix("news-"))
    name = next((part for part in parts if part not in _SUBDOMAINS), fallback)
    return _NUMBER_AT_END.sub("", name) or name


def fold_of(site: str) -> int:
    """Return the fold that `site` is tested in; the same on every machine."""
    return zlib.crc32(site.encode()) % FOLDS


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page of plain text whose lines a person labelled."""

    name: str
    site: str
    language: str
    page_type: str
    labels: tuple[str, ...]
    """A label a line; ``-`` for a blank line."""
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The page as it is given to `cleaner.clean`."""
        return "\n".join(self.lines)


def read_labelled(path: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the labels and the lines of a ``label<TAB>line`` file."""
    content = path.read_bytes().decode("utf-8").removesuffix("\n")
    rows = [row.partition("\t") for row in content.split("\n")]
    return tuple(label for label, _, _ in rows), tuple(line for _, _, line in rows)


def fixtures() -> list[LabelledPage]:
    """Return the hand-labelled real pages; empty where they are not there."""
    folder = shared_folder()
    return list(_labelled_pages(folder / "fixtures")) if folder else []


def own_pages() -> list[LabelledPage]:
    """Return the labelled pages of our own writing."""
    return list(_labelled_pages(OWN_PAGES))


def _labelled_pages(folder: Path) -> Iterator[LabelledPage]:
    with (folder / "manifest.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            labels, lines = read_labelled(folder / f"{row['name']}.tsv")
            site = site_of(row.get("url") or "", row["name"])
            yield LabelledPage(
                row["name"], site, row.get("language") or "", row["page_type"], labels, lines
            )


def table(name: str) -> list[dict[str, Any]]:
    """Return the rows of a table of real pages; empty where it is not there.

    Raises:
        ValueError: the table is one to measure on; it is neither trained nor tuned on.
    """
    if name in MEASURED_TABLES:
        raise ValueError(f"{name} is only measured on: use measured_table")
    return _rows_of(f"{name}.parquet")


def measured_table(name: str) -> list[dict[str, Any]]:
    """Return the rows of a table that is never trained, tuned or labelled on."""
    return _rows_of(f"measure/{name}.parquet")


def sites_of(tables: Iterable[str]) -> frozenset[str]:
    """Return the sites of tables and fixtures."""
    columns = ("id", "url")
    rows = [row for name in tables for row in _rows_of(f"{name}.parquet", columns)]
    found = {site_of(row["url"] or "", row["id"]) for row in rows}
    return frozenset(found | {page.site for page in fixtures()})


def _rows_of(path: str, columns: Sequence[str] | None = None) -> list[dict[str, Any]]:
    folder = shared_folder()
    if folder is None or not (folder / "data" / path).exists():
        return []
    import pyarrow.parquet as pq

    table = pq.read_table(folder / "data" / path, columns=list(columns) if columns else None)
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows


def digest() -> str:
    """Return a digest of everything the weights are trained on."""
    folder = shared_folder()
    found = hashlib.sha256()
    files = [*folder.rglob("*.parquet"), *folder.rglob("*.tsv")] if folder else []
    for path in sorted(path for path in files if path.stem not in MEASURED_TABLES):
        found.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:16]
