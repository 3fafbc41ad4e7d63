"""WCXB: pages of seven types, ``dev`` and ``test``, each with its main content.

``dev|test/html/ID.html.gz`` and ``dev|test/ground-truth/ID.json``; a clone may hold
one of the two parts or both.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.pages.collections.saved import Collection, SavedPage, read_json, read_page
from benchmarks.pages.metrics import SNIPPETS, WORDS, Truth

PARTS = ("dev", "test")
RENAMED = {"category": "collection"}
"""Page types under an older name."""


def load(folder: Path) -> Iterator[SavedPage]:
    """Yield the pages of a clone."""
    for part in PARTS:
        for path in sorted((folder / part / "ground-truth").glob("*.json")):
            page = read_json(path)
            known = page["ground_truth"]
            page_type = page["_internal"]["page_type"]["primary"]
            yield SavedPage(
                path.stem,
                page.get("url") or "",
                read_page(folder / part / "html" / f"{path.stem}.html.gz"),
                RENAMED.get(page_type, page_type),
                Truth(
                    known.get("main_content") or "",
                    tuple(known.get("with") or ()),
                    tuple(known.get("without") or ()),
                ),
            )


COLLECTION = Collection("wcxb", load, (WORDS, SNIPPETS))
