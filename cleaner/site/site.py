"""The pages of a site that are remembered, and what comes again on them."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from cleaner.document.labels import SCORED
from cleaner.page import Page
from cleaner.scorer.kept import Column
from cleaner.site.sketch import Digests, Integers, Sketch, line_digests, page_digest
from cleaner.writers.whole_file import write_whole

MAX_PAGES = 32
"""Pages that are remembered: those with the smallest digests, so the same ones in whatever order
and parts a site is learned. Most of the gain comes with the first few (docs/sites.md)."""
SUREST = 0.995
"""No probability counts for more, and none for less than the rest."""
FORMAT = "clean-page site"
VERSION = 1


class Seen(NamedTuple):
    """What the other pages of a site say of the lines of a page."""

    pages: int
    """How many other pages are remembered."""
    times: Integers
    """On how many of them each line stands."""
    log_odds: Column
    """The mean log-odds there of being kept; 0 for a line that stands nowhere else."""
    labels: npt.NDArray[np.int64]
    """lines x `cleaner.document.labels.SCORED`: on how many of them it has each label."""


@dataclass(frozen=True)
class Site:
    r"""What is remembered of some pages of one host: digests of their lines, and no words.

    Sites are values: merged in any order and grouping, whatever pages they have in common,
    they give the same site, and the empty one changes nothing. So an engine can fold them.

    >>> import cleaner
    >>> one, other = (cleaner.clean(f"Home\nAbout us\nStorm {x}\n") for x in ("Ada", "Bea"))
    >>> site = Site.of(one).merge(Site.of(other))
    >>> site == Site.learn([other, one, other]), site.pages
    (True, 2)
    """

    sketches: tuple[Sketch, ...] = ()
    """The remembered pages, by digest."""

    @classmethod
    def of(cls, page: Page) -> Site:
        """Return what one cleaned page tells; a page without letters tells nothing.

        Raises:
            TypeError: `page` is not a `Page`.
        """
        if not isinstance(page, Page):
            raise TypeError(f"page must be a cleaner.Page, not {type(page).__name__}")
        sketch = Sketch.of(page)
        return cls((sketch,) if sketch.lines else ())

    @classmethod
    def learn(cls, pages: Iterable[Page]) -> Site:
        """Return what cleaned `pages` of one host tell together.

        Pages cleaned without a site are the ones to learn from: with one, its evidence
        would count again.

        Raises:
            TypeError: one of `pages` is not a `Page`.
        """
        site = cls()
        for page in pages:
            site = site.merge(cls.of(page))
        return site

    def merge(self, other: Site) -> Site:
        """Return what both tell: of the pages of both, `MAX_PAGES` are remembered.

        Raises:
            TypeError: `other` is not a `Site`.
        """
        if not isinstance(other, Site):
            raise TypeError(f"other must be a cleaner.Site, not {type(other).__name__}")
        by_page: dict[bytes, Sketch] = {}
        for sketch in (*self.sketches, *other.sketches):
            by_page[sketch.page] = min(sketch, by_page.get(sketch.page, sketch))
        return Site(tuple(sorted(by_page.values())[:MAX_PAGES]))

    @property
    def pages(self) -> int:
        """How many pages are remembered."""
        return len(self.sketches)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the pages alone."""
        return Site, (self.sketches,)

    # --- files

    def to_json(self) -> str:
        """Return the site as one JSON document."""
        return json.dumps(
            {
                "format": FORMAT,
                "version": VERSION,
                "labels": [str(label) for label in SCORED],
                "pages": [b64encode(sketch.lines).decode("ascii") for sketch in self.sketches],
            },
            indent=1,
        )

    @classmethod
    def from_json(cls, text: str | bytes) -> Site:
        """Return the site that `to_json` wrote.

        Raises:
            ValueError: `text` is something else, or of a version that is not known here.
        """
        try:
            stored = json.loads(text)
            is_site = stored["format"] == FORMAT
            head = stored["version"], stored["labels"]
            pages = [b64decode(page, validate=True) for page in stored["pages"]]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise ValueError("this is no site that cleaner saved") from error
        if not is_site:
            raise ValueError("this is no site that cleaner saved")
        if head != (VERSION, [str(label) for label in SCORED]):
            raise ValueError("the site was saved by another version: learn it again")
        sketches = tuple(map(Sketch.from_bytes, pages))
        return cls(sketches).merge(cls())

    def save(self, path: str | Path) -> None:
        """Write the site into one file, as JSON.

        Raises:
            OSError: the file cannot be written.
        """
        write_whole(path, f"{self.to_json()}\n".encode())

    @classmethod
    def load(cls, path: str | Path) -> Site:
        """Return the site that `save` wrote.

        Raises:
            OSError: the file cannot be read.
            ValueError: it holds no site, or one of another version.
        """
        return cls.from_json(Path(path).read_bytes())

    # --- what comes again

    def seen(self, texts: Sequence[str]) -> Seen:
        """Return what the pages say of the lines `texts` of a page.

        If the page itself is remembered, it does not speak of itself.
        """
        digests = line_digests(texts)
        own = page_digest(digests)
        others = tuple(sketch for sketch in self.sketches if sketch.page != own)
        table = self.table if len(others) == self.pages else Table.of(others)
        return table.seen(digests)

    @cached_property
    def table(self) -> Table:
        """All lines of the remembered pages."""
        return Table.of(self.sketches)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The different lines of some pages, each with what became of it; one more row is empty."""

    pages: int
    digests: Digests
    """The different lines, in ascending order."""
    times: Integers
    log_odds: Column
    labels: npt.NDArray[np.int64]

    @classmethod
    def of(cls, sketches: Sequence[Sketch]) -> Table:
        """Count the lines of the pages."""
        nothing: list[npt.NDArray[Any]] = [np.zeros(0, dtype=np.uint64)]
        digests, rows = np.unique(
            np.concatenate([s.digests for s in sketches] or nothing), return_inverse=True
        )
        size = len(digests) + 1
        labels = np.zeros((size, len(SCORED)), dtype=np.int64)
        if len(digests):
            np.add.at(labels, (rows, np.concatenate([s.labels for s in sketches])), 1)
        times = labels.sum(axis=1)
        percents = np.concatenate([s.percents for s in sketches] or nothing)
        sums = np.bincount(rows, weights=log_odds_of(percents / 100), minlength=size)
        return cls(len(sketches), digests, times, sums / np.maximum(times, 1), labels)

    def seen(self, digests: Digests) -> Seen:
        """Look lines up."""
        rows = np.searchsorted(self.digests, digests)
        padded = np.append(self.digests, np.uint64(0))
        rows = np.where(padded[rows] == digests, rows, len(self.digests))
        return Seen(self.pages, self.times[rows], self.log_odds[rows], self.labels[rows])


def log_odds_of(probability: Column) -> Column:
    """Return the log-odds of probabilities, no one surer than `SUREST`.

    >>> log_odds_of(np.array([0.5, 1.0])).round(2).tolist()
    [0.0, 5.29]
    """
    bounded = np.clip(probability, 1 - SUREST, SUREST)
    return np.log(bounded) - np.log(1 - bounded)
