"""From the probabilities of single lines to the labels of a page, decided together.

Which lines are kept is one decision: lines are taken from the likeliest down,
as long as the expected F-score of the kept lines rises. So a page whose best
lines are only fairly likely still gets its article, and a page without content
gets none. A line that says again what a kept line says becomes its duplicate.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Literal

import numpy as np
import numpy.typing as npt

from cleaner.document.labels import DROPPED, KEPT, SCORED, Label
from cleaner.lexicons.lexicon import KINDS
from cleaner.measures.lines import Column, Mask, Profile
from cleaner.scorer.weights import Matrix
from cleaner.text.arrays import firsts_of, is_new, places_where
from cleaner.text.words import Digests

Mode = Literal["precision", "balanced", "recall"]

BETA: Mapping[str, float] = MappingProxyType({"precision": 0.5, "balanced": 1.0, "recall": 2.0})
"""How many times as much recall counts as precision, as in van Rijsbergen's F-measure."""

NO_CONTENT = 0.5
"""A page without a line this likely holds no content (docs/experiments.md)."""
CERTAINLY_NOTHING = 0.7
"""A page this likely to hold no content holds none (docs/experiments.md)."""

MAX_TOLD_LINES = 2000
"""What a page holds is told from the mean of its lines; among more lines than so many an article
is lost in the mean, and its own lines alone decide."""

IS_KEPT = np.array([label in KEPT for label in SCORED])
"""Which columns of the probabilities are labels that are kept."""
_DROPPED = np.array([label in DROPPED for label in SCORED])
_TITLE, _HEADING, _DUPLICATE = map(SCORED.index, (Label.TITLE, Label.HEADING, Label.DUPLICATE))
_TIME = KINDS.index("time")
Numbers = npt.NDArray[np.int64]
"""Labels as places in `SCORED`."""
ShortNumbers = npt.NDArray[np.uint8]
"""The same, a byte each."""


def kept_probability(probabilities: Matrix) -> Column:
    """Return for each line the probability of any of the kept labels."""
    return probabilities[:, IS_KEPT].sum(axis=1)


def expected_f(kept: Column, beta: float) -> tuple[Column, npt.NDArray[np.int64]]:
    """Return the F-score that keeping the likeliest 1, 2, ... n lines promises, and their order."""
    order = np.argsort(-kept, kind="stable")
    hits = np.cumsum(kept[order])
    given = np.arange(1, len(kept) + 1)
    wanted = float(kept.sum())
    scores = (1 + beta**2) * hits / np.maximum(given + beta**2 * wanted, 1e-9)
    return scores.astype(np.float32), order


def keep(kept: Column, mode: Mode = "balanced", *, nothing: float = 0.0) -> npt.NDArray[np.bool_]:
    """Choose the lines that together promise the best F-score.

    Args:
        kept: probability of each line of being kept.
        mode: how much recall counts.
        nothing: probability that the page holds no content.

    >>> keep(np.array([0.9, 0.1, 0.8])).tolist()
    [True, False, True]
    """
    chosen = np.zeros(len(kept), dtype=bool)
    if not len(kept) or kept.max() < NO_CONTENT:
        return chosen
    if nothing > CERTAINLY_NOTHING and len(kept) <= MAX_TOLD_LINES:
        return chosen
    scores, order = expected_f(kept, BETA[mode])
    chosen[order[: int(scores.argmax()) + 1]] = True
    return chosen


@dataclass(frozen=True, slots=True)
class Choices:
    """What is decided among: the likeliest label on either side, of lines that are not blank."""

    kept: Column
    """Probability of being kept."""
    best_kept: ShortNumbers
    """The likeliest of the labels that are kept, as a place in `SCORED`."""
    best_dropped: ShortNumbers
    """The likeliest kind of boilerplate."""
    dropped: Column
    """Probability of that kind."""
    duplicate: Column
    """Probability of being a duplicate."""
    times: Numbers
    """The lines that are a relative time and nothing else."""
    of_times: Matrix
    """times x `SCORED`: the probabilities of these lines."""

    @classmethod
    def of(cls, probabilities: Matrix, is_time: Mask) -> Choices:
        """Choose by the `probabilities` of some lines."""
        best_dropped = _likeliest(probabilities, _DROPPED)
        times = places_where(is_time)
        return cls(
            kept_probability(probabilities),
            _likeliest(probabilities, IS_KEPT),
            best_dropped,
            probabilities[np.arange(len(best_dropped)), best_dropped],
            probabilities[:, _DUPLICATE].copy(),
            times,
            probabilities[times],
        )

    @classmethod
    def joined(cls, parts: Sequence[Choices]) -> Choices:
        """Return the choices of lines that stand in several parts, one after the other."""
        if len(parts) == 1:
            return parts[0]
        firsts = firsts_of(np.array([len(part.kept) for part in parts]))
        placed = [
            replace(part, times=part.times + first)
            for part, first in zip(parts, firsts.tolist(), strict=True)
        ]
        names = [field.name for field in fields(cls)]
        return cls(*(np.concatenate([getattr(part, name) for part in placed]) for name in names))


def _likeliest(probabilities: Matrix, among: Mask) -> ShortNumbers:
    """Return the likeliest label of each line among some."""
    return places_where(among).astype(np.uint8)[probabilities[:, among].argmax(axis=1)]


def one_copy_counts(choices: Choices, ids: Numbers, has_words: Mask) -> Column:
    """Return how likely each line is kept, the likeliest of several copies with its duplicates.

    Two copies of a headline may each look like the duplicate of the other; one of
    them is not. Lines with the same of `ids` have the same words, where they have any.
    """
    kept = choices.kept
    copies = places_where((np.bincount(ids)[ids] > 1) & has_words)
    best_first = copies[np.lexsort((-kept[copies], ids[copies]))]
    best = best_first[is_new(ids[best_first])]
    counted = kept.copy()
    counted[best] += choices.duplicate[best]
    return counted


def decode(
    profile: Profile, probabilities: Matrix, mode: Mode = "balanced", *, nothing: float = 0.0
) -> list[Label]:
    """Return the label of each line that is not blank; arguments as for `keep`."""
    numbers = decide(
        profile.keys,
        Choices.of(probabilities, is_a_time(profile)),
        mode,
        nothing=nothing,
        spelled=profile.lexis.run_together,
    )
    return [SCORED[number] for number in numbers.tolist()]


def is_a_time(profile: Profile) -> Mask:
    """Tell of each line whether it is a relative time and nothing else."""
    return profile.phrases.whole[:, _TIME].copy()  # a view would keep all other kinds


def decide(
    keys: Digests,
    choices: Choices,
    mode: Mode = "balanced",
    *,
    nothing: float = 0.0,
    spelled: Callable[[int], str],
) -> Numbers:
    """Return the labels of lines that have these `keys`; for the rest see `decode`.

    `spelled` gives the key of a line in letters (`cleaner.measures.lines.spelled_key`).
    """
    if not len(keys):
        return np.zeros(0, dtype=np.int64)
    ids = np.unique(keys, return_inverse=True)[1]
    has_words = keys != 0
    kept = one_copy_counts(choices, ids, has_words)
    chosen = keep(kept, mode, nothing=nothing)
    numbers = np.where(chosen, choices.best_kept, choices.best_dropped).astype(np.int64)
    numbers = _one_title(numbers, spelled, kept)
    numbers = _times_beside(numbers, choices)
    return _name_duplicates(numbers, ids, has_words, choices)


def _one_title(numbers: Numbers, spelled: Callable[[int], str], kept: Column) -> Numbers:
    """Leave the title likeliest to be kept; its copies are duplicates, other titles headings.

    The browser title is a copy too: the headline with the name of the site around it.
    """
    titles = places_where(numbers == _TITLE).tolist()
    renamed = numbers.copy()
    best = max(titles, key=lambda i: float(kept[i]), default=-1)
    for i in titles:
        if i != best:
            short, long = sorted((spelled(i), spelled(best)), key=len)
            renamed[i] = _DUPLICATE if short and short in long else _HEADING
    return renamed


def _times_beside(numbers: Numbers, choices: Choices) -> Numbers:
    """Give a dropped line that is only a relative time the label of what it dates.

    That is the dropped line above or below, whichever the time itself speaks for more.
    """
    is_dropped = _DROPPED[numbers]
    dates = is_dropped.copy()
    dates[choices.times] = False
    beside = numbers.copy()
    for i, said in zip(choices.times.tolist(), choices.of_times, strict=True):
        dated = [int(numbers[j]) for j in (i - 1, i + 1) if 0 <= j < len(numbers) and dates[j]]
        if dated and is_dropped[i]:
            beside[i] = max(dated, key=lambda number: float(said[number]))
    return beside


def _name_duplicates(numbers: Numbers, ids: Numbers, has_words: Mask, choices: Choices) -> Numbers:
    """Call a line outside boxes a duplicate where a kept line has the same words."""
    is_kept = IS_KEPT[numbers]
    is_kept_somewhere = np.zeros(len(ids), dtype=bool)
    is_kept_somewhere[ids[is_kept]] = True
    again = places_where(~is_kept & has_words & is_kept_somewhere[ids])
    named = choices.dropped.copy()
    named[choices.times] = choices.of_times[np.arange(len(choices.times)), numbers[choices.times]]
    likelier = choices.duplicate[again] >= named[again]
    renamed = numbers.copy()
    renamed[again] = np.where(likelier, _DUPLICATE, renamed[again])
    return renamed
