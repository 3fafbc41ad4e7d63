"""Scrapinghub's article extraction benchmark: news and blogs with the body of the article.

``html/ID.html.gz`` and ``ground-truth.json`` with ``{ID: {articleBody, url}}``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.pages.collections.saved import Collection, SavedPage, read_json, read_page
from benchmarks.pages.metrics import SHINGLES, Truth


def load(folder: Path) -> Iterator[SavedPage]:
    """Yield the pages of a clone."""
    for name, known in sorted(read_json(folder / "ground-truth.json").items()):
        html = read_page(folder / "html" / f"{name}.html.gz")
        truth = Truth(known.get("articleBody") or "")
        yield SavedPage(name, known.get("url") or "", html, "article", truth)


COLLECTION = Collection("scrapinghub", load, (SHINGLES,))
