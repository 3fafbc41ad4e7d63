"""Lines that are dropped outright, whatever the network makes of them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cleaner.document.judged import Evidence, Reason
from cleaner.document.labels import SCORED, Label
from cleaner.document.outright import ADDRESS, CHALLENGE, MEMBER, PHRASE, TARGET, reason_of
from cleaner.measures.members import lines_about_members
from cleaner.measures.no_article import is_address, is_challenge
from cleaner.measures.set_phrases import set_phrases
from cleaner.scorer.kept import IS_KEPT, Matrix
from cleaner.text.link_marks import foot_of_addresses

if TYPE_CHECKING:
    from cleaner.document.tree import Tree
    from cleaner.measures.page import MeasuredPage

_UI = SCORED.index(Label.UI)


def causes_of(texts: Sequence[str], page: MeasuredPage, tree: Tree | None) -> array[int] | None:
    """Return of each line of a page why it is dropped outright, 0 for most; None if none is."""
    if is_challenge(texts, page.languages):
        return array("i", [CHALLENGE]) * len(texts)
    if tree is not None:
        causes = tree.outright[:]
        for line in lines_about_members(texts, page.languages, tree):
            causes[line] = causes[line] or MEMBER
        for line in set_phrases(page, texts, tree):
            causes[line] = causes[line] or PHRASE
        return causes if any(causes) else None
    if is_address(texts):
        return array("i", [ADDRESS]) * len(texts)
    foot = foot_of_addresses(texts)
    return array("i", [0] * foot + [TARGET] * (len(texts) - foot)) if foot < len(texts) else None


def without(probabilities: Matrix, causes: Sequence[int]) -> Matrix:
    """Return the `probabilities` of lines x labels, where those that have a cause are dropped.

    Of what kind a set phrase is, the network says.

    >>> without(np.full((2, len(SCORED)), 1 / len(SCORED)), [0, 3]).max(axis=1).round(2).tolist()
    [0.06, 1.0]
    """
    dropped = probabilities.copy()
    is_phrase = np.asarray(causes) == PHRASE
    others = np.where(IS_KEPT, 0, dropped[is_phrase])
    dropped[is_phrase] = others / others.sum(axis=1, keepdims=True)
    is_out = (np.asarray(causes) > 0) & ~is_phrase
    dropped[is_out] = 0
    dropped[is_out, _UI] = 1
    return dropped


@dataclass(frozen=True, slots=True, eq=False)
class WithCauses:
    """The reasons of a chunk of a page, some of whose lines are dropped outright."""

    of_page: Evidence
    causes: array[int]
    first: int
    """Lines of the page above the chunk."""

    def reasons(self, number: int) -> tuple[Reason, ...]:
        """Return the reasons of line `number` (from 1), the strongest first."""
        cause = self.causes[number - 1 - self.first]
        return (reason_of(cause, number),) if cause else self.of_page.reasons(number)
