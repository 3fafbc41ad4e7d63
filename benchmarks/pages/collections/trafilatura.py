"""Trafilatura's own pages: many languages, with snippets to find and snippets to avoid.

``tests/evaldata.json`` with ``{URL: {file, with, without}}``; the files lie in
``tests/cache`` and ``tests/eval``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.pages.collections.saved import Collection, SavedPage, read_json, read_page
from benchmarks.pages.metrics import SNIPPETS, Truth

FOLDERS = ("cache", "eval")


def load(folder: Path) -> Iterator[SavedPage]:
    """Yield the pages of a clone; one whose file is not there is an error."""
    for url, known in sorted(read_json(folder / "tests" / "evaldata.json").items()):
        places = [folder / "tests" / part / known["file"] for part in FOLDERS]
        path = next((place for place in places if place.exists()), places[0])
        truth = Truth(None, tuple(known["with"]), tuple(known["without"]))
        yield SavedPage(known["file"], url, read_page(path), "article", truth)


COLLECTION = Collection("trafilatura", load, (SNIPPETS,))
