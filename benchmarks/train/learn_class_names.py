"""Learn what class names, ids and tags say of the lines inside (`cleaner.scorer.class_names`).

Each site has one vote a name: the shares of the lines inside elements so named that are of each
sort. So no template outweighs the others, and a name around the whole page says nothing. The
columns of a *training* page are made without the vote of its own site.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.train.columns import PageColumns
from benchmarks.train.learn_vocabulary import OUTSIDE, sorts_of
from cleaner.document.tree import Tree
from cleaner.measures.page import MeasuredPage
from cleaner.scorer.class_names import ClassNames, combine, tokens_of
from cleaner.scorer.vocabulary import SORTS, STEPS_A_UNIT

MIN_SITES = 5
"""A name must be used by so many sites, so that no site is learned by heart."""
PRIOR_SITES = 3.0
"""Pseudo-sites that pull the log-odds of rare names towards nothing."""
MAX_ENTRIES = 6000

_Votes = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Votes:
    """What the sites say of each name."""

    rows: dict[str, int]
    total: _Votes
    """names x (sorts + `OUTSIDE`): the sum of the sites' shares."""
    everywhere: _Votes
    """(sorts + `OUTSIDE`): mean shares of all lines."""
    by_site: dict[str, tuple[npt.NDArray[np.int64], _Votes]]
    """Each site's own votes: rows and shares."""

    def log_odds(self, rows: npt.NDArray[np.int64], without: str | None = None) -> _Votes:
        """Return rows x sorts, as if the site `without` had never been seen."""
        votes = self.total[rows].copy()
        if without in self.by_site:
            own_rows, own = self.by_site[without]
            place = np.minimum(np.searchsorted(own_rows, rows), max(len(own_rows) - 1, 0))
            hit = own_rows[place] == rows if len(own_rows) else np.zeros(len(rows), dtype=bool)
            votes[hit] -= own[place[hit]]
        sites = votes.sum(axis=1, keepdims=True)
        usual = self.everywhere[:OUTSIDE]
        inside = np.maximum(votes[:, :OUTSIDE], 0) + PRIOR_SITES * usual
        share = inside / (np.maximum(sites, 0) + PRIOR_SITES)
        odds = np.log(share / (1 - share)) - np.log(usual / (1 - usual))
        return np.where(sites > 0.5, np.clip(odds, -7, 7), 0).astype(np.float32)


def count(pages: Sequence[PageColumns]) -> Votes:
    """Count the votes of the sites of `pages`."""
    by_site: defaultdict[str, defaultdict[str, _Votes]] = defaultdict(
        lambda: defaultdict(lambda: np.zeros(OUTSIDE + 1, dtype=np.float32))
    )
    everywhere = np.zeros(OUTSIDE + 1, dtype=np.float64)
    for page in pages:
        assert page.tree is not None
        shares = _shares_by_element(page, page.tree)
        everywhere += shares[0] / max(float(shares[0].sum()), 1)
        site = by_site[page.site]
        for signature, share in zip(page.tree.signatures, shares, strict=True):
            if share.any():
                tag, names = page.tree.different[signature]
                for token in tokens_of(tag, names):
                    site[token] += share
    spread = Counter(token for site in by_site.values() for token in site)
    rows = {w: i for i, w in enumerate(sorted(w for w, n in spread.items() if n >= MIN_SITES))}
    total = np.zeros((len(rows), OUTSIDE + 1), dtype=np.float32)
    votes = {}
    for name, tokens in by_site.items():
        known = [(rows[token], share) for token, share in tokens.items() if token in rows]
        known.sort(key=lambda entry: entry[0])
        own_rows = np.array([row for row, _ in known], dtype=np.int64)
        own = np.array([share / share.sum() for _, share in known], dtype=np.float32)
        own = own.reshape(len(known), OUTSIDE + 1)
        total[own_rows] += own
        votes[name] = (own_rows, own)
    usual = (everywhere / max(everywhere.sum(), 1)).astype(np.float32)
    return Votes(rows, total, np.clip(usual, 1e-4, 1), votes)


def _shares_by_element(page: PageColumns, tree: Tree) -> _Votes:
    """Return, for each element, how much of each sort stands inside: elements x sorts."""
    sorts = sorts_of(page.allowed)
    weight = 0.3 + np.log1p(page.word_count) / np.log(121)
    columns = [np.where(sorts == sort, weight, 0) for sort in (*range(len(SORTS)), -2)]
    shares = np.zeros((len(tree.parents), OUTSIDE + 1), dtype=np.float64)
    np.add.at(shares, np.array(tree.elements, dtype=np.int64), np.stack(columns, axis=1))
    for element in range(len(shares) - 1, 0, -1):  # parents stand before children
        shares[tree.parents[element]] += shares[element]
    return shares.astype(np.float32)


def columns(page: MeasuredPage, votes: Votes, site: str) -> npt.NDArray[np.float32]:
    """Return the columns of the class names of a training page, its own `site` left out."""
    assert page.tree is not None
    used = {box.signature for box in page.boxes}
    found: list[int] = []
    owners: list[int] = []
    for signature, (tag, names) in enumerate(page.tree.different):
        if signature in used:
            tokens = tokens_of(tag, names)
            known = [votes.rows[token] for token in tokens if token in votes.rows]
            found += known
            owners += [signature] * len(known)
    odds = votes.log_odds(np.array(found, dtype=np.int64), without=site)
    return combine(odds, np.array(owners, dtype=np.int64), page)


def prune(votes: Votes) -> Votes:
    """Keep the names that say most and occur most."""
    odds = votes.log_odds(np.arange(len(votes.rows)))
    worth = np.abs(odds).max(axis=1, initial=0) * np.sqrt(votes.total.sum(axis=1))
    chosen = np.sort(np.argsort(-worth, kind="stable")[:MAX_ENTRIES])
    place = np.full(len(votes.rows), -1)
    place[chosen] = np.arange(len(chosen))
    names = list(votes.rows)
    by_site = {}
    for site, (rows, own) in votes.by_site.items():
        there = place[rows] >= 0
        by_site[site] = (place[rows][there], own[there])
    kept = {names[row]: i for i, row in enumerate(chosen.tolist())}
    return Votes(kept, votes.total[chosen], votes.everywhere, by_site)


def class_names(votes: Votes) -> ClassNames:
    """Return the table as it is stored: log-odds in whole steps."""
    odds = votes.log_odds(np.arange(len(votes.rows)))
    steps = np.clip(np.round(odds * STEPS_A_UNIT), -127, 127).astype(np.int8)
    return ClassNames(votes.rows, steps)
