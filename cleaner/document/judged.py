"""The lines of a cleaned page: what was decided of each, and why.

A page holds its lines as columns; a `Line` is made of them when it is asked for. Most callers
only want the article, and a million values take long to make and much room.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, count, pairwise, repeat
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from cleaner.document.labels import KEPT, Label
from cleaner.document.lines import ListedLines, ReadLines
from cleaner.document.selected import Selected

LABELS = tuple(Label)
"""Every label, at the index that is its code."""
_CODES = {label: code for code, label in enumerate(LABELS)}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that spoke for or against keeping a line."""

    signal: str
    """Name of the signal, as in the weights: ``ends_like_a_sentence``."""
    line: int
    """Number of the line it was seen in: the line itself, or one near it."""
    effect: float
    """How far the signal moves the log-odds of being kept; negative speaks for dropping."""
    words: str
    """The reason as a person would say it."""

    def __str__(self) -> str:
        return self.words

    def to_dict(self) -> dict[str, Any]:
        """Return the reason as plain values that `json` can write."""
        return {
            "signal": self.signal,
            "line": self.line,
            "effect": round(self.effect, 3),
            "words": self.words,
        }


MAX_REASONS = 6
"""Of one line."""
MIN_EFFECT = 0.1
"""Weaker reasons are left out, but for the strongest for what was decided: 0.1 of log-odds moves a
probability by 0.025 at the most."""
MAX_AGAINST = 2


def for_a_decision(reasons: Sequence[Reason], *, is_kept: bool) -> tuple[Reason, ...]:
    """Return those for keeping or dropping a line, and after them the strongest against it.

    >>> reasons = [Reason("a", 1, -2.0, "a"), Reason("b", 1, 1.0, "b"), Reason("c", 1, 0.05, "c")]
    >>> [reason.signal for reason in for_a_decision(reasons, is_kept=True)]
    ['b', 'a']
    """
    speaking = [reason for reason in reasons if (reason.effect > 0) is is_kept]
    against = [reason for reason in reasons if (reason.effect > 0) is not is_kept]
    against = [reason for reason in against if abs(reason.effect) >= MIN_EFFECT][:MAX_AGAINST]
    strong = [reason for reason in speaking if abs(reason.effect) >= MIN_EFFECT] or speaking[:1]
    return (*strong[: MAX_REASONS - len(against)], *against)


class Evidence(Protocol):
    """What a scored page remembers so that its lines can be explained later."""

    def reasons(self, number: int) -> tuple[Reason, ...]:
        """Return the reasons of line `number` (from 1), of either sort the strongest first."""
        ...


@dataclass(frozen=True, slots=True)
class OnlyReason:
    """The evidence of lines that all have one reason and no other."""

    signal: str
    effect: float
    words: str

    def reasons(self, number: int) -> tuple[Reason, ...]:
        """Return the only reason there is."""
        return (Reason(self.signal, number, self.effect, self.words),)


def row_of(number: int, indices: npt.NDArray[np.int64]) -> int | None:
    """Return the row of line `number` (from 1) in columns of some lines; None if it has none.

    Args:
        number: that of the line in the page.
        indices: of the line in each row its index among all lines of the page, ascending.

    >>> row_of(4, np.array([0, 3])), row_of(3, np.array([0, 3])), row_of(9, np.array([0, 3]))
    (1, None, None)
    """
    row = int(np.searchsorted(indices, number - 1))
    return row if row < len(indices) and indices[row] == number - 1 else None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the input, verbatim, and what was decided about it."""

    number: int
    """Place in the page, from 1."""
    text: str
    """The line as it stood in the input, without its line end."""
    label: Label
    """What the line is (`cleaner.document.labels`)."""
    probability: float
    """Calibrated probability, 0 to 1, that the line belongs to the article."""
    start: int | None
    """Offset of the first character in the decoded source; None for HTML, see `path`."""
    end: int | None
    """Offset just past the last character, before the line end."""
    path: str | None = None
    """Where the element stands in the tree, as a CSS selector; only for HTML."""
    evidence: Evidence | None = field(default=None, repr=False, compare=False)
    """What `reasons` is worked out from."""
    kept_labels: frozenset[Label] = field(default=KEPT, repr=False)
    """The labels that are kept on this page: those of the article, unless the caller chose."""
    selected: Selected | None = field(default=None, repr=False)
    """The selector of the caller's that keeps or drops it; None where none names its element."""

    @property
    def kept(self) -> bool:
        """Whether the line is kept: part of the article, unless the caller chose otherwise."""
        if self.selected is not None:
            return self.selected.is_kept
        return self.label in self.kept_labels

    @property
    def is_wanted(self) -> bool:
        """What `reasons` speak for: the caller's selector where there is one, else the label."""
        return self.label in KEPT if self.selected is None else self.selected.is_kept

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What speaks for what was decided of the line, and then what speaks against it.

        What the caller chose by label has no reason; what a selector chose has it first.
        """
        if self.evidence is None or self.label is Label.BLANK:
            return ()
        reasons = self.evidence.reasons(self.number)
        if (own := self.selected) is not None:
            reasons = (Reason(own.option, self.number, own.effect, own.words), *reasons)
        return for_a_decision(reasons, is_kept=self.is_wanted)

    def to_dict(self, *, reasons: bool = False) -> dict[str, Any]:
        """Return the line as plain values that `json` can write, its `reasons` only if wanted."""
        return {
            "number": self.number,
            "text": self.text,
            "label": str(self.label),
            "kept": self.kept,
            "probability": round(self.probability, 4),
            "start": self.start,
            "end": self.end,
            **({"reasons": [reason.to_dict() for reason in self.reasons]} if reasons else {}),
            **({"path": self.path} if self.path is not None else {}),
        }


@dataclass(frozen=True, eq=False, repr=False)
class JudgedLines:
    """The lines of a page as columns, a value a line, blank ones included."""

    texts: ReadLines
    """What was read, and where."""
    codes: npt.NDArray[np.uint8]
    """The label of each line, as its index in `LABELS`."""
    probabilities: npt.NDArray[np.floating[Any]]
    """The probability of each line of being kept; 0 for one that nothing looked at."""
    evidence: tuple[tuple[Evidence | None, int], ...]
    """Top to bottom, and for how many lines each holds."""
    kept_labels: frozenset[Label] = KEPT
    """The labels whose lines are kept, unless a selector of the caller's names them."""
    selected: tuple[Selected | None, ...] = ()
    """Of each line what such a selector says; empty where none was given."""

    @classmethod
    def of(cls, lines: Iterable[Line]) -> JudgedLines:
        """Return the columns of `lines`, as they are after somebody labelled them.

        >>> lines = (Line(1, "One", Label.BODY, 0.5, 0, 3), Line(2, "", Label.BLANK, 0.0, 4, 4))
        >>> JudgedLines.of(lines).lines == lines
        True
        """
        held = list(lines)
        return cls(
            ListedLines(
                [line.text for line in held],
                [line.start for line in held],
                [line.end for line in held],
                [line.path for line in held],
            ),
            np.array([_CODES[line.label] for line in held], dtype=np.uint8),
            np.array([line.probability for line in held], dtype=np.float64),
            tuple((line.evidence, 1) for line in held),
            held[0].kept_labels if held else KEPT,
            tuple(line.selected for line in held),
        )

    def __len__(self) -> int:
        return len(self.texts)

    def __repr__(self) -> str:
        return f"<{len(self)} lines>"

    def __eq__(self, other: object) -> bool:
        return self.lines == other.lines if isinstance(other, JudgedLines) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.lines)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the columns, whether or not the lines were made."""
        columns = (self.texts, self.codes, self.probabilities, self.evidence)
        return JudgedLines, (*columns, self.kept_labels, self.selected)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines, made when they are first asked for."""
        texts = self.texts
        lines = [object.__new__(Line) for _ in range(len(self))]
        fields: tuple[Iterable[Any], ...] = (
            count(1),
            texts,
            map(LABELS.__getitem__, self.codes.tolist()),
            self.probabilities.tolist(),
            texts.starts,
            texts.ends,
            texts.paths,
            chain.from_iterable(repeat(held, size) for held, size in self.evidence),
            repeat(self.kept_labels, len(self)),
            self.selected or repeat(None, len(self)),
        )
        for name, values in zip(Line.__slots__, fields, strict=True):
            # Field by field, and not line by line, which takes four times as long.
            deque(map(getattr(Line, name).__set__, lines, values), maxlen=0)
        return tuple(lines)

    def have(self, labels: Iterable[Label]) -> npt.NDArray[np.bool_]:
        """Tell of each line whether its label is one of `labels`."""
        is_one = np.zeros(len(LABELS), dtype=bool)
        is_one[[_CODES[label] for label in labels]] = True
        return is_one[self.codes]

    def kept(self, *, beside: Iterable[Label] = ()) -> npt.NDArray[np.bool_]:
        """Tell of each line whether it is kept, and its label is none of those `beside`."""
        is_kept = self.have(self.kept_labels)
        for index, selected in enumerate(self.selected):
            if selected is not None:
                is_kept[index] = selected.is_kept
        return is_kept & ~self.have(beside)

    def blocks(self, chosen: npt.NDArray[np.bool_]) -> list[Sequence[str]]:
        """Return the texts of the runs of `chosen` lines of one label.

        >>> rows = (("Home", "nav"), ("Storm", "title"), ("It rained.", "body"), ("Yes.", "body"))
        >>> lines = (Line(i, text, Label(label), 0.5, 0, 0) for i, (text, label) in enumerate(rows))
        >>> judged = JudgedLines.of(lines)
        >>> [list(block) for block in judged.blocks(judged.kept())]
        [['Storm'], ['It rained.', 'Yes.']]
        """
        indices = chosen.nonzero()[0]
        if not len(indices):
            return []
        texts = self.texts.at(indices)
        codes = self.codes[indices]
        goes_on = (indices[1:] == indices[:-1] + 1) & (codes[1:] == codes[:-1])
        begins = (~goes_on).nonzero()[0] + 1
        return [texts[begin:end] for begin, end in pairwise([0, *begins.tolist(), len(texts)])]

    def text_of(self, chosen: npt.NDArray[np.bool_]) -> str:
        """Return the `chosen` lines, verbatim, their blocks parted by blank lines."""
        return "\n\n".join("\n".join(block) for block in self.blocks(chosen))
