"""What the browser is told of a page: its lines, their labels in each mode, their reasons.

Reasons take far longer to work out than all the rest, so a very long page has them for its
most doubtful lines only; the report says so where they are missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from cleaner.document.labels import Label
from cleaner.document.options import Mode

if TYPE_CHECKING:
    from cleaner.document.judged import Reason
    from cleaner.page import Page

MODES: tuple[Mode, ...] = get_args(Mode)
MAX_EXPLAINED_LINES = 1_500
"""Lines of one page whose reasons a report holds, the most doubtful first."""
NOTHING_KEPT_CUT = 0.5
"""The cut of a page that nothing is kept of."""

_LABELS = tuple(Label)

ReasonColumns = tuple[int, int, float]
"""A reason: its words as a place in a list of words, the line it was seen in, its effect."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why the lines of a page got their probabilities."""

    words: tuple[str, ...]
    """Each wording once."""
    lines: tuple[tuple[ReasonColumns, ...] | None, ...]
    """For each line of the page its reasons, the strongest first; None where nobody asked."""

    def to_dict(self) -> dict[str, Any]:
        """Return the reasons as plain values that `json` can write."""
        return {"words": self.words, "lines": self.lines}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is shown."""

    name: str
    """What the page is called: the name of its file."""
    title: str | None
    page_type: str
    language: str | None
    mode: str
    """The mode that is shown first."""
    texts: tuple[str, ...]
    """The lines, verbatim."""
    paths: tuple[str | None, ...]
    """Where each line stands in the tree; all None for plain text."""
    probabilities: tuple[float, ...]
    labels: Mapping[str, tuple[Label, ...]]
    """For each mode the label of every line."""
    cuts: Mapping[str, float]
    """For each mode the probability between the lines that are kept and those that are not."""
    confidences: Mapping[str, float]
    reasons: Reasons | None

    def to_dict(self) -> dict[str, Any]:
        """Return the sheet as plain values that `json` can write."""
        return {
            "name": self.name,
            "title": self.title,
            "pageType": self.page_type,
            "language": self.language,
            "mode": self.mode,
            "texts": self.texts,
            "paths": self.paths if any(self.paths) else None,
            "probabilities": [round(value, 4) for value in self.probabilities],
            "labelsOf": {m: [_LABELS.index(x) for x in row] for m, row in self.labels.items()},
            "cuts": {mode: round(cut, 4) for mode, cut in self.cuts.items()},
            "confidences": {mode: round(value, 4) for mode, value in self.confidences.items()},
            "reasons": self.reasons.to_dict() if self.reasons else None,
        }


def sheet_of(
    name: str,
    source: str | bytes,
    *,
    mode: Mode = "balanced",
    most_explained: int = MAX_EXPLAINED_LINES,
    **options: Any,
) -> Sheet:
    """Clean a page in every mode and return all there is to show of it.

    Args:
        name: what to call the page.
        source: as for `cleaner.clean`.
        mode: the mode that is shown first.
        most_explained: of how many lines to tell the reasons; the most doubtful come first.
        options: all others of `cleaner.clean`.

    >>> sheet = sheet_of("storm.txt", "Storm shuts the port")
    >>> sheet.texts, sorted(sheet.labels)
    (('Storm shuts the port',), ['balanced', 'precision', 'recall'])
    """
    from cleaner import clean

    pages: dict[str, Page] = {each: clean(source, mode=each, **options) for each in MODES}
    return sheet_of_pages(name, pages, mode, most_explained)


def sheet_of_pages(
    name: str, pages: Mapping[str, Page], mode: str, most_explained: int = MAX_EXPLAINED_LINES
) -> Sheet:
    """Return what there is to show of a page that was cleaned in these modes, `mode` first."""
    page = pages[mode]
    return Sheet(
        name=name,
        title=page.title,
        page_type=page.page_type,
        language=page.language,
        mode=mode,
        texts=tuple(line.text for line in page.lines),
        paths=tuple(line.path for line in page.lines),
        probabilities=tuple(line.probability for line in page.lines),
        labels={each: tuple(line.label for line in p.lines) for each, p in pages.items()},
        cuts={each: cut_of(p) for each, p in pages.items()},
        confidences={each: p.confidence for each, p in pages.items()},
        reasons=reasons_of(page, most_explained) if most_explained else None,
    )


def cut_of(page: Page) -> float:
    """Return the probability that as many lines of `page` lie above as are kept.

    The further a line is from it, the less doubtful it is. It follows from the whole page:
    lines are taken from the likeliest down as long as that promises a better result. Duplicates
    do not count: they are dropped for the sake of another line, however likely they are.
    """
    aside = (Label.BLANK, Label.DUPLICATE)
    falling = sorted((ln.probability for ln in page.lines if ln.label not in aside), reverse=True)
    kept = sum(line.kept for line in page.lines)
    if not kept:
        return NOTHING_KEPT_CUT
    below = falling[kept] if kept < len(falling) else 0.0
    return (falling[kept - 1] + below) / 2


def reasons_of(page: Page, most_lines: int = MAX_EXPLAINED_LINES) -> Reasons:
    """Return the reasons of the `most_lines` most doubtful lines of `page`."""
    cut = cut_of(page)
    doubt = sorted(
        (abs(line.probability - cut), line.number)
        for line in page.lines
        if line.label != Label.BLANK
    )
    asked = {number for _, number in doubt[:most_lines]}
    indices: dict[str, int] = {}
    lines = tuple(
        tuple(_columns_of(reason, indices) for reason in line.reasons)
        if line.number in asked or line.label == Label.BLANK
        else None
        for line in page.lines
    )
    return Reasons(tuple(indices), lines)


def _columns_of(reason: Reason, indices: dict[str, int]) -> ReasonColumns:
    return (
        indices.setdefault(reason.words, len(indices)),
        reason.line,
        round(reason.effect, 2),
    )
