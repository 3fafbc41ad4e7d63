"""From the probabilities of single lines to the labels of a page, decided together.

Which lines are kept is one decision: lines are taken from the likeliest down,
as long as the expected F-score of the kept lines rises. So a page whose best
lines are only fairly likely still gets its article, and a page without content
gets none. A line that says again what surer lines say becomes their duplicate.

Labels are codes here: places in `cleaner.document.labels.SCORED`.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import accumulate
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from cleaner.document.labels import DROPPED, KEPT, SCORED, Label
from cleaner.document.options import Mode
from cleaner.measures.shingles import Shingles, repeats
from cleaner.scorer.emptiness import Emptiness
from cleaner.scorer.kept import IN_BODY, Matrix
from cleaner.text.digests import DigestTable

BETA: Mapping[str, float] = MappingProxyType({"precision": 0.45, "balanced": 0.9, "recall": 1.8})
"""How many times as much recall counts as precision, as in van Rijsbergen's F-measure. With 0.9
the tables and the hand-labelled pages both come out well (docs/experiments.md); the other modes
count half and twice as much."""
DOCUMENTATION = 0.5
"""A page this likely to be documentation may say long lines twice: what belongs to one command or
function stands by it, and much of that is alike."""

THREAD = "forum"
"""The type of a page on which one may post twice."""

_IS_KEPT = bytes(label in KEPT for label in SCORED)
_IS_DROPPED = bytes(label in DROPPED for label in SCORED)
_TITLE, _HEADING, _DUPLICATE = map(SCORED.index, (Label.TITLE, Label.HEADING, Label.DUPLICATE))
_BYLINE = SCORED.index(Label.BYLINE)
_LABELS = len(SCORED)

Column = npt.NDArray[np.float32]
Codes = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
Keys = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Choices:
    """What is decided among: the likeliest label on either side, of lines that are not blank."""

    kept: Column
    """Probability of being kept."""
    best_kept: Codes
    """The likeliest of the labels that are kept."""
    best_dropped: Codes
    """The likeliest kind of boilerplate."""
    dropped: Column
    """Probability of that kind."""
    duplicate: Column
    """Probability of being a duplicate."""
    times: npt.NDArray[np.int64]
    """The lines that are a relative time and nothing else."""
    of_times: Matrix
    """times x `SCORED`: the probabilities of these lines."""

    @classmethod
    def of(cls, probabilities: Matrix, times: Sequence[int]) -> Choices:
        """Choose by the `probabilities` (lines x `SCORED`); of lines that are `times`, all stay."""
        size = len(probabilities)
        kept, dropped, duplicate = np.zeros((3, size), dtype=np.float32)
        best_kept, best_dropped = np.zeros((2, size), dtype=np.uint8)
        flat = np.ascontiguousarray(probabilities, dtype=np.float32).ravel()
        _choose(flat, kept, best_kept, best_dropped, dropped, duplicate)
        indices = np.array(times, dtype=np.int64)
        return cls(
            kept, best_kept, best_dropped, dropped, duplicate, indices, probabilities[indices]
        )

    @classmethod
    def joined(cls, parts: Sequence[Choices]) -> Choices:
        """Return the choices of lines that stand in several parts, one after the other."""
        if len(parts) == 1:
            return parts[0]
        firsts = accumulate((len(part.kept) for part in parts), initial=0)
        placed = [
            replace(part, times=part.times + first)
            for part, first in zip(parts, firsts, strict=False)
        ]
        names = [field.name for field in fields(cls)]
        return cls(*(np.concatenate([getattr(part, name) for part in placed]) for name in names))


def _choose(
    probabilities: Column,
    kept: Column,
    best_kept: Codes,
    best_dropped: Codes,
    dropped: Column,
    duplicate: Column,
) -> None:
    """Fill in the columns of `Choices` from `probabilities`, a row of labels a line, flat."""
    for line in range(len(kept)):
        row = line * _LABELS
        total = 0.0
        most_kept = most_dropped = -1.0
        for label in range(_LABELS):
            value = probabilities[row + label]
            if _IS_KEPT[label]:
                total += value
                if value > most_kept:
                    most_kept = value
                    best_kept[line] = label
            elif _IS_DROPPED[label] and value > most_dropped:
                most_dropped = value
                best_dropped[line] = label
        kept[line] = total
        dropped[line] = most_dropped
        duplicate[line] = probabilities[row + _DUPLICATE]


def keep(kept: Column, mode: Mode = "balanced") -> Mask:
    """Choose the lines that together promise the best F-score.

    Args:
        kept: probability of each line of being kept.
        mode: how much recall counts.

    >>> keep(np.array([0.9, 0.1, 0.8], dtype=np.float32)).tolist()
    [True, False, True]
    """
    is_kept = np.zeros(len(kept), dtype=bool)
    order = likeliest_first(kept)
    is_kept[order[: _best_count(kept, order, BETA[mode])]] = True
    return is_kept


def likeliest_first(kept: Column) -> npt.NDArray[np.int64]:
    """Return the lines from the likeliest to be kept down, equally likely ones top to bottom."""
    return np.argsort(-kept, kind="stable")


def expected_f(hits: float, given: int, wanted: float, beta: float) -> float:
    """Return the F-score to expect of so many lines `given` with so many `hits` among them.

    >>> expected_f(1.5, 2, 1.5, 1.0)
    0.8571428571428571
    """
    return (1 + beta * beta) * hits / (given + beta * beta * wanted)


def _best_count(kept: Column, order: npt.NDArray[np.int64], beta: float) -> int:
    """Return how many of the likeliest lines promise the best F-score together."""
    wanted = 0.0
    for index in range(len(kept)):
        wanted += kept[index]
    hits = best = 0.0
    count = 0
    for index in range(len(kept)):
        hits += kept[order[index]]
        score = expected_f(hits, index + 1, wanted, beta)
        if score > best:
            best = score
            count = index + 1
    return count


def decide(
    keys: Keys,
    shingles: Shingles,
    choices: Choices,
    types: Mapping[str, float],
    mode: Mode = "balanced",
    *,
    emptiness: Emptiness,
    spelled: Callable[[int], str],
) -> Codes:
    """Return the labels of lines, as codes.

    Args:
        keys: equal for lines with the same words (`MeasuredLine.key`); 0 for one without.
        shingles: those of the long lines.
        choices: what is decided among.
        types: how likely the page is of each type.
        mode: how much recall counts.
        emptiness: when a page holds no content.
        spelled: gives the words of a line run together (`cleaner.measures.words.spelled_key`).
    """
    kept = one_copy_counts(choices, keys)
    if emptiness.is_of(kept, types):
        codes = choices.best_dropped.copy()
    else:
        is_kept = keep(kept, mode)
        codes = np.where(is_kept, choices.best_kept, choices.best_dropped)
        if types.get("documentation", 0.0) < DOCUMENTATION:
            in_body = IN_BODY[codes]
            codes[repeats(shingles, is_kept, likeliest_first(kept + in_body))] = _DUPLICATE
    _one_title(codes, spelled, kept)
    _times_beside(codes, choices)
    if types and max(types, key=lambda name: types[name]) == THREAD:
        _keep_who_posts_again(codes, keys, choices)
    _name_duplicates(codes, keys, choices)
    return codes


def one_copy_counts(choices: Choices, keys: Keys) -> Column:
    """Return how likely each line is kept, the likeliest of several copies with its duplicates.

    Two copies of a headline may each look like the duplicate of the other; one of
    them is not.
    """
    kept = choices.kept.copy()
    _add_duplicates(kept, choices.kept, choices.duplicate, keys.data)
    return kept


def _add_duplicates(to: Column, kept: Column, duplicate: Column, keys: memoryview) -> None:
    """Add to how likely the likeliest copy is kept how likely it is a duplicate."""
    table = DigestTable()
    copies = array("i", [0]) * len(keys)  # lines with each key
    likeliest = array("i", [0]) * len(keys)
    for line in range(len(keys)):
        if keys[line]:
            row = table.add(keys[line])
            if copies[row] == 0 or kept[line] > kept[likeliest[row]]:
                likeliest[row] = line
            copies[row] += 1
    for row in range(len(table)):
        if copies[row] > 1:
            to[likeliest[row]] += duplicate[likeliest[row]]


def _one_title(codes: Codes, spelled: Callable[[int], str], kept: Column) -> None:
    """Leave the title likeliest to be kept; its copies are duplicates, other titles headings.

    The browser title is a copy too: the headline with the name of the site around it.
    """
    titles = np.flatnonzero(codes == _TITLE).tolist()
    if len(titles) < 2:
        return
    best = max(titles, key=lambda line: float(kept[line]))
    for line in titles:
        if line != best:
            short, long = sorted((spelled(line), spelled(best)), key=len)
            codes[line] = _DUPLICATE if short and short in long else _HEADING


def _times_beside(codes: Codes, choices: Choices) -> None:
    """Give a dropped line that is only a relative time the label of what it dates.

    That is the dropped line above or below, whichever the time itself speaks for more.
    """
    times = choices.times.tolist()
    is_time = set(times)
    before = codes.copy()
    for line, of_time in zip(times, choices.of_times, strict=True):
        dated = [
            int(before[other])
            for other in (line - 1, line + 1)
            if 0 <= other < len(codes) and other not in is_time and _IS_DROPPED[before[other]]
        ]
        if dated and _IS_DROPPED[before[line]]:
            codes[line] = max(dated, key=lambda code: float(of_time[code]))


def _keep_who_posts_again(codes: Codes, keys: Keys, choices: Choices) -> None:
    """Keep a byline that is dropped only because the same person has posted before."""
    names = np.unique(keys[(codes == _BYLINE) & (keys != 0)])
    is_again = (choices.best_kept == _BYLINE) & (choices.duplicate >= choices.dropped)
    codes[is_again & np.isin(keys, names)] = _BYLINE


def _name_duplicates(codes: Codes, keys: Keys, choices: Choices) -> None:
    """Call a line outside boxes a duplicate where a kept line has the same words."""
    dropped = choices.dropped.copy()
    for line, of_time in zip(choices.times.tolist(), choices.of_times, strict=True):
        dropped[line] = of_time[codes[line]]
    _name_copies(codes, keys.data, dropped, choices.duplicate)


def _name_copies(codes: Codes, keys: memoryview, dropped: Column, duplicate: Column) -> None:
    """Do so where that is likelier than what a line was `dropped` as."""
    kept_keys = DigestTable()
    for line in range(len(keys)):
        if _IS_KEPT[codes[line]]:
            kept_keys.add(keys[line])
    for line in range(len(keys)):
        is_copy = keys[line] and not _IS_KEPT[codes[line]] and kept_keys.row(keys[line]) >= 0
        if is_copy and duplicate[line] >= dropped[line]:
            codes[line] = _DUPLICATE
