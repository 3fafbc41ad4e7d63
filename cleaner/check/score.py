"""What became of a page, beside what should have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cleaner.check.metrics import (
    MISSED,
    NOT_SCORED,
    WRONG,
    line_outcomes,
    macro_f1,
    mean,
    page_f1,
    word_f1,
)
from cleaner.check.pages import (
    HTML,
    Task,
    UnusableError,
    expected_text,
    labelled_lines,
    source_of,
)
from cleaner.document.labels import SCORED
from cleaner.document.options import Input
from cleaner.page import Page

LINES, WORDS, LABELS = "lines", "words", "labels"
"""What is measured: kept and dropped lines, words of the kept text, names of the lines."""
Clean = Callable[[str | bytes, Input], Page]
"""From a page and what it is (``text``, ``html``) to the cleaned page."""


@dataclass(frozen=True, slots=True)
class WrongLine:
    """A line that was kept and should not have been, or the other way round."""

    number: int
    wanted: str
    given: str
    text: str


@dataclass(frozen=True, slots=True)
class Checked:
    """How a page came out."""

    name: str
    measure: str
    """`LINES` for a labelled page, `WORDS` for one with its expected text."""
    f1: float
    """F1 of the lines to keep, or of the words."""
    wrong: tuple[WrongLine, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    """The true and the given label of each line that counts."""

    def to_dict(self) -> dict[str, Any]:
        """Return the figures as plain values that `json` can write."""
        return {
            "page": self.name,
            "measure": self.measure,
            "f1": round(self.f1, 4),
            "wrong_lines": [
                {"line": w.number, "wanted": w.wanted, "given": w.given, "text": w.text}
                for w in self.wrong
            ],
        }


def check(task: Task, clean: Clean) -> Checked:
    """Clean a page and compare.

    Raises:
        UnusableError: the page or what should come of it cannot be read.
    """
    source = source_of(task)
    if task.is_labelled:
        labels, lines = labelled_lines(task.truth)
        content: str | bytes = "\n".join(lines) if source is None else source.read_bytes()
        return _of_lines(task.name, labels, lines, clean(content, "html" if source else "text"))
    if source is None:
        raise UnusableError("no page beside it")
    wanted = expected_text(task.truth)
    kind: Input = "html" if source.suffix in HTML else "text"
    page = clean(source.read_bytes(), kind)
    return Checked(task.name, WORDS, word_f1(page.text, wanted))


def _of_lines(name: str, labels: Sequence[str], lines: Sequence[str], page: Page) -> Checked:
    true = [(label, line) for label, line in zip(labels, lines, strict=True) if line.strip()]
    found = [line for line in page.lines if line.text.strip()]
    if [line.text.strip() for line in found] != [line.strip() for _, line in true]:
        raise UnusableError(
            "its rows are not the lines of the page: write them anew with clean-page --labels"
        )
    wanted = [label for label, _ in true]
    given = [str(line.label) for line in found]
    texts = [line.text for line in found]
    outcomes = line_outcomes(wanted, given, texts)
    wrong = tuple(
        WrongLine(line.number, label, str(line.label), line.text.strip())
        for label, line, outcome in zip(wanted, found, outcomes, strict=True)
        if outcome in (WRONG, MISSED)
    )
    pairs = tuple(p for p in zip(wanted, given, strict=True) if p[0] not in NOT_SCORED)
    return Checked(name, LINES, page_f1(wanted, given, texts).f1, wrong, pairs)


def means(pages: Iterable[Checked]) -> dict[str, float]:
    """Return the mean F1 of what was measured, and that over the labels that the pages have."""
    checked = list(pages)
    found = {
        measure: mean(page.f1 for page in checked if page.measure == measure)
        for measure in sorted({page.measure for page in checked})
    }
    pairs = [pair for page in checked for pair in page.pairs]
    used = [str(label) for label in SCORED if any(true == label for true, _ in pairs)]
    if used:
        found[LABELS] = mean(macro_f1(pairs, used).values())
    return found
