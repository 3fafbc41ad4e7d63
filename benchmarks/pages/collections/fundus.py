"""Fundus: news of many countries, parsed by hand-written rules, a parser a publisher.

``tests/resources/parser/test_data/COUNTRY/PUBLISHER_DATE.html.gz``,
``COUNTRY/PUBLISHER.json`` with what each version of the parser finds, and
``COUNTRY/meta.info`` with the address of each file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import regex

from benchmarks.pages.collections.saved import Collection, SavedPage, read_json, read_page
from benchmarks.pages.metrics import WORDS, Truth, key_of
from benchmarks.pages.renderers import decode, wet

PAGES = Path("tests", "resources", "parser", "test_data")
_DATE = regex.compile(r"_\d{4}_\d{2}_\d{2}\.html\.gz$")


def load(folder: Path) -> Iterator[SavedPage]:
    """Yield a page for each version of each parser, where the clone holds one."""
    for country in sorted(path for path in (folder / PAGES).iterdir() if path.is_dir()):
        addresses = read_json(country / "meta.info")
        for path in sorted(country.glob("*.json")):
            files = [
                file
                for file in sorted(country.glob(f"{path.stem}_*.html.gz"))
                if _DATE.sub("", file.name) == path.stem
            ]
            for version, values in sorted(read_json(path).items()):
                body = values.get("body") or {}
                file = page_of(body, files)
                if file is not None:
                    yield SavedPage(
                        f"{path.stem}-{version}",
                        (addresses.get(file.name) or {}).get("url") or "",
                        read_page(file),
                        "article",
                        Truth(content_of(body)),
                    )


def paragraphs_of(body: Mapping[str, Any]) -> list[str]:
    """Return the paragraphs of all sections of an article."""
    return [line for section in body.get("sections") or () for line in section["paragraphs"]]


def content_of(body: Mapping[str, Any]) -> str:
    """Return summary, section headlines and paragraphs in their order, a line each."""
    sections = body.get("sections") or ()
    rows = [line for section in sections for line in (*section["headline"], *section["paragraphs"])]
    return "\n".join([*(body.get("summary") or ()), *rows])


def page_of(body: Mapping[str, Any], files: list[Path]) -> Path | None:
    """Return the one of the saved `files` that holds most paragraphs; None if all hold none."""
    keys = [key for key in map(key_of, paragraphs_of(body)) if key]

    def held(file: Path) -> int:
        page = key_of(wet(decode(read_page(file))))
        return sum(key in page for key in keys)

    counts = {file: held(file) for file in files}
    best = max(files, key=lambda file: counts[file], default=None)
    return best if best is not None and counts[best] else None


COLLECTION = Collection("fundus", load, (WORDS,))
