"""Learn the vocabulary: which words and short lines speak of which sort of line.

Counts are of sites, not of lines, so that no site's template outweighs the
others. The columns of a *training* page are made without its own site's counts;
otherwise the scorer would learn to trust words it has seen the answer of.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from benchmarks.train.columns import PageColumns
from benchmarks.train.labels.targets import mask_of
from cleaner.measures.line_words import KEY_MARK
from cleaner.scorer.vocabulary import SORTS, STEPS_A_UNIT, Found, Vocabulary, combine
from cleaner.scorer.word_columns import EMBEDDING_SIZE

MIN_SITES = 8
"""A word must occur on this many sites: names of people, places and brands rarely do."""
PRIOR_SITES = 4.0
"""Pseudo-sites that pull the log-odds of rare words towards nothing."""
MAX_ENTRIES = 7000

_SORT_MASKS = np.array([mask_of(labels) for labels in SORTS.values()], dtype=np.uint16)
_Counts = npt.NDArray[np.float32]


def _sort_table() -> npt.NDArray[np.int8]:
    """Return, for each mask of allowed labels, the sort it lies in: -1 none, -2 not content."""
    masks = np.arange(1 << 16, dtype=np.int64)
    table = np.full(1 << 16, -1, dtype=np.int8)
    table[(masks & int(_SORT_MASKS[0])) == 0] = -2
    for sort, labels in reversed(list(enumerate(_SORT_MASKS.tolist()))):
        table[(masks & ~labels & 0xFFFF) == 0] = sort
    table[0] = -1
    return table


_SORT_OF_MASK = _sort_table()


def sorts_of(masks: npt.NDArray[np.uint16]) -> npt.NDArray[np.int8]:
    """Return the sort of lines with these masks: -1 unknown, -2 boilerplate of any sort."""
    return _SORT_OF_MASK[masks]


OUTSIDE = len(SORTS)
"""Column of the counts for lines that are boilerplate of an unknown sort."""


@dataclass(frozen=True)
class Counts:
    """How many sites use each word in lines of each sort."""

    words: dict[str, int]
    total: _Counts
    """words x (sorts + `OUTSIDE`): sites."""
    sites: _Counts
    """(sorts + `OUTSIDE`): sites with any such line."""
    by_site: dict[str, tuple[npt.NDArray[np.int64], _Counts, _Counts]]
    """Each site's own share: rows, their counts, its part of `sites`."""

    @cached_property
    def finder(self) -> Vocabulary:
        """A vocabulary of the same words, to look the words of pages up in."""
        size = len(self.words)
        nothing = np.zeros((size, len(SORTS)), dtype=np.int8)
        return Vocabulary(self.words, nothing, np.zeros((size, EMBEDDING_SIZE), dtype=np.float16))

    def log_odds(self, rows: npt.NDArray[np.int64], without: str | None = None) -> _Counts:
        """Return rows x sorts, as if the site `without` had never been seen."""
        counts = self.total[rows].copy()
        sites = self.sites
        if without in self.by_site:
            own_rows, own, own_sites = self.by_site[without]
            place = np.searchsorted(own_rows, rows)
            place[place == len(own_rows)] = 0
            hit = own_rows[place] == rows if len(own_rows) else np.zeros(len(rows), dtype=bool)
            counts[hit] -= own[place[hit]]
            sites = sites - own_sites
        everywhere = counts.sum(axis=1, keepdims=True)
        all_sites = sites.sum()
        inside = counts[:, :OUTSIDE]
        outside = everywhere - inside
        prior = everywhere / np.maximum(all_sites, 1)
        rate_in = (inside + PRIOR_SITES * prior) / (sites[:OUTSIDE] + PRIOR_SITES)
        rate_out = (outside + PRIOR_SITES * prior) / (all_sites - sites[:OUTSIDE] + PRIOR_SITES)
        odds = np.log(np.maximum(rate_in, 1e-9) / np.maximum(rate_out, 1e-9))
        odds *= everywhere / (everywhere + PRIOR_SITES)
        return np.where(everywhere > 0, np.clip(odds, -7, 7), 0).astype(np.float32)


def count(pages: Sequence[PageColumns]) -> Counts:
    """Count the words of `pages`, one rendering of each page."""
    seen: defaultdict[str, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for page in pages:
        site = seen[page.site]
        for entries, mask in zip(page.spelled, page.allowed.tolist(), strict=True):
            sort = int(_SORT_OF_MASK[mask])
            if sort != -1:
                for entry in entries:
                    if not entry.lstrip(KEY_MARK).isdecimal():
                        site[entry].add(OUTSIDE if sort == -2 else sort)
    spread = Counter(entry for words in seen.values() for entry in words)
    words = {w: i for i, w in enumerate(sorted(w for w, n in spread.items() if n >= MIN_SITES))}
    total = np.zeros((len(words), OUTSIDE + 1), dtype=np.float32)
    sites = np.zeros(OUTSIDE + 1, dtype=np.float32)
    by_site = {}
    for name, used in seen.items():
        known = sorted((words[entry], sorts) for entry, sorts in used.items() if entry in words)
        rows = np.array([row for row, _ in known], dtype=np.int64)
        own = np.zeros((len(known), OUTSIDE + 1), dtype=np.float32)
        for i, (_, sorts) in enumerate(known):
            own[i, list(sorts)] = 1
        own_sites = own.max(axis=0, initial=0)
        total[rows] += own
        sites += own_sites
        by_site[name] = (rows, own, own_sites)
    return Counts(words, total, sites, by_site)


def columns(found: Found, counts: Counts, site: str) -> npt.NDArray[np.float32]:
    """Return the word columns of a training page, its own `site` left out.

    Its words were `found` by `Counts.finder`.
    """
    used = np.unique(np.concatenate([found.words, found.whole, [found.unknown]]))
    odds = np.zeros((len(used), len(SORTS)), dtype=np.float32)
    odds[:-1] = counts.log_odds(used[:-1], without=site)
    return combine(
        odds[np.searchsorted(used, found.words)],
        found.lines,
        odds[np.searchsorted(used, found.whole)],
    )


def prune(counts: Counts) -> Counts:
    """Keep the entries that say most and occur most."""
    odds = counts.log_odds(np.arange(len(counts.words)))
    worth = np.abs(odds).max(axis=1) * np.sqrt(counts.total.sum(axis=1))
    chosen = np.sort(np.argsort(-worth, kind="stable")[:MAX_ENTRIES])
    place = np.full(len(counts.words), -1)
    place[chosen] = np.arange(len(chosen))
    names = list(counts.words)
    by_site = {}
    for site, (rows, own, own_sites) in counts.by_site.items():
        there = place[rows] >= 0
        by_site[site] = (place[rows][there], own[there], own_sites)
    words = {names[row]: i for i, row in enumerate(chosen.tolist())}
    return Counts(words, counts.total[chosen], counts.sites, by_site)


def vocabulary(counts: Counts, embeddings: npt.NDArray[np.float16]) -> Vocabulary:
    """Return the vocabulary as it is stored: log-odds in whole steps."""
    odds = counts.log_odds(np.arange(len(counts.words)))
    steps = np.clip(np.round(odds * STEPS_A_UNIT), -127, 127).astype(np.int8)
    return Vocabulary(counts.words, steps, embeddings)
