"""What was decided over the page as a whole, as the first reason of the lines that it decided."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np
import numpy.typing as npt

from cleaner.document.judged import Evidence, Reason, row_of
from cleaner.document.labels import SCORED, Label
from cleaner.document.outright import EFFECT
from cleaner.measures.shingles import Shingles
from cleaner.scorer.kept import IS_KEPT, Column

_DUPLICATE, _TITLE = SCORED.index(Label.DUPLICATE), SCORED.index(Label.TITLE)
_BYLINE = SCORED.index(Label.BYLINE)
_NEVER, _SURE = 1e-4, 1 - 1e-4


@dataclass(frozen=True, eq=False)
class Decisions:
    """What was decided of the lines of a page that are not blank."""

    indices: npt.NDArray[np.int64]
    """Which they are among all lines, from 0."""
    keys: npt.NDArray[np.uint64]
    """Equal for lines with the same words; 0 for one without."""
    shingles: Shingles
    """Those of the long lines, as one may repeat another but for a few words."""
    codes: npt.NDArray[np.uint8]
    """The label of each, as an index in `cleaner.document.labels.SCORED`."""
    kept: Column
    """How likely each is kept."""
    closing: npt.NDArray[np.bool_]
    """Which are kept as signs that a kept block ends with."""

    @cached_property
    def cut(self) -> float:
        """The probability of the least likely line that is kept; 1 if none is."""
        is_cut = IS_KEPT[self.codes] & ~self._is_again & ~self.closing
        return float(self.kept[is_cut].min(initial=1.0))

    @cached_property
    def _is_again(self) -> npt.NDArray[np.bool_]:
        """Which lines name, in a byline, who is named in a likelier one with the same words."""
        is_again = np.zeros(len(self.codes), dtype=bool)
        seen: set[int] = set()
        bylines = np.flatnonzero((self.codes == _BYLINE) & (self.keys != 0))
        for row in bylines[np.argsort(-self.kept[bylines], kind="stable")].tolist():
            is_again[row] = int(self.keys[row]) in seen
            seen.add(int(self.keys[row]))
        return is_again

    def reasons(self, number: int) -> tuple[Reason, ...]:
        """Return why line `number` (from 1) is kept or dropped, its own reasons apart."""
        row = row_of(number, self.indices)
        if row is None:
            return ()
        copied = self._copied(row) if self.codes[row] == _DUPLICATE else None
        if copied is not None:
            words = f"it repeats line {copied + 1}"
            return (Reason("repeats_a_kept_line", number, EFFECT, words),)
        if self.closing[row]:
            words = "it has no words and belongs to the kept block above"
            return (Reason("closes_a_kept_block", number, EFFECT, words),)
        is_kept, probability = bool(IS_KEPT[self.codes[row]]), float(self.kept[row])
        if is_kept is (probability >= 0.5):
            return ()
        if self._is_again[row]:
            return (Reason("posts_again", number, -EFFECT, "who is named here posts again"),)
        if not IS_KEPT[self.codes].any():
            return (Reason("nothing_is_kept", number, EFFECT, "the page holds no article"),)
        if not is_kept and probability >= self.cut:
            return ()
        side = "above" if is_kept else "below"
        words = f"it lies {side} the cut of this page, {self.cut:.2f}"
        return (Reason(f"lies_{side}_the_cut", number, _effect_of(self.cut), words),)

    def _copied(self, row: int) -> int | None:
        """Return the index of the kept line that a duplicate repeats."""
        is_kept = IS_KEPT[self.codes]
        same = np.flatnonzero(is_kept & (self.keys == self.keys[row]))
        if not len(same):
            same = self._most_alike(row)
        if not len(same):  # a title with the name of the site around it
            same = np.flatnonzero(self.codes == _TITLE)
        return int(self.indices[same[0]]) if len(same) else None

    def _most_alike(self, row: int) -> npt.NDArray[np.int64]:
        """Return the kept lines that share the most shingles with a line, if any does."""
        digests, counts = self.shingles
        lines = np.repeat(np.arange(len(counts)), counts)
        is_shared = np.isin(digests, digests[lines == row])
        shared = np.bincount(lines[is_shared], minlength=len(counts)) * IS_KEPT[self.codes]
        return np.flatnonzero((shared > 0) & (shared == shared.max(initial=0)))


def closing_signs(
    codes: npt.NDArray[np.uint8], signs: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Return which of the `signs` stay with the block that they go on with.

    So "}" stays with the code that it ends.

    Args:
        codes: the label of each line, as an index in `cleaner.document.labels.SCORED`.
        signs: the lines without a word that stand in the same block as the line above.

    >>> body, nav = np.flatnonzero(IS_KEPT)[0], np.flatnonzero(~IS_KEPT)[0]
    >>> codes = np.array([body, nav, nav, nav], dtype=np.uint8)
    >>> closing_signs(codes, np.array([False, True, True, False])).tolist()
    [False, True, True, False]
    """
    is_closing = np.zeros(len(codes), dtype=bool)
    for line in np.flatnonzero(signs & ~IS_KEPT[codes]).tolist():
        is_closing[line] = line > 0 and (IS_KEPT[codes[line - 1]] or is_closing[line - 1])
    return is_closing


def _effect_of(cut: float) -> float:
    """Return what a cut elsewhere than at 0.5 comes to, in log-odds of being kept."""
    cut = min(max(cut, _NEVER), _SURE)
    return -log(cut / (1 - cut))


@dataclass(frozen=True, slots=True, eq=False)
class WithDecisions:
    """The reasons of a chunk of a page, what was decided over the page first."""

    of_page: Evidence
    decisions: Decisions

    def reasons(self, number: int) -> tuple[Reason, ...]:
        """Return the reasons of line `number` (from 1)."""
        return (*self.decisions.reasons(number), *self.of_page.reasons(number))
