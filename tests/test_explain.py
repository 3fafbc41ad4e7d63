"""Reasons are faithful: taking a named signal away moves the probability as it was said to."""

from __future__ import annotations

import pickle
from importlib import resources

import numpy as np
import numpy.typing as npt
import pytest

import cleaner
from cleaner.document.judged import Line
from cleaner.document.labels import KEPT, SCORED
from cleaner.page import Page
from cleaner.scorer.evidence import ChunkEvidence
from cleaner.scorer.explain import (
    MAX_REASONS,
    MIN_EFFECT,
    WORDS_TOGETHER,
    PageEvidence,
    columns_of_reason,
)
from cleaner.scorer.scoring import logits_of
from cleaner.scorer.weights import COLUMNS

EXAMPLE = (resources.files("cleaner") / "example.txt").read_text(encoding="utf-8")
MIN_FAITHFUL_SHARE = 0.8
"""Of the strongest reasons, so many must move the log-odds the way they say. They are
told to first order, so a few may not."""

_KEPT = np.array([label in KEPT for label in SCORED])


@pytest.fixture(scope="module")
def page() -> Page:
    return cleaner.clean(EXAMPLE)


def evidence_of(line: Line) -> PageEvidence:
    assert isinstance(line.evidence, ChunkEvidence)
    return line.evidence.measured


def log_odds(inputs: npt.NDArray[np.float32], row: int, evidence: PageEvidence) -> float:
    """Return how much likelier the line is to be kept than to be dropped, as a logarithm."""
    logits = logits_of(inputs, evidence.weights, evidence.pools)[row].astype(np.float64)
    return float(np.logaddexp.reduce(logits[_KEPT]) - np.logaddexp.reduce(logits[~_KEPT]))


def moved_by_strongest_reason(line: Line) -> tuple[float, float]:
    """Return the effect that the strongest reason states, and the one it has."""
    evidence, reason = evidence_of(line), line.reasons[0]
    inputs = evidence.columns.astype(np.float32)
    row, place = (int(np.searchsorted(evidence.numbers, n - 1)) for n in (line.number, reason.line))
    columns = columns_of_reason(reason.signal, evidence.weights)
    without = inputs.copy()
    without[place, columns] = evidence.weights.neutral[columns]
    before, after = (log_odds(x, row, evidence) for x in (inputs, without))
    return reason.effect, before - after


def test_taking_the_strongest_signal_away_moves_the_log_odds_as_stated(page: Page) -> None:
    pairs = [moved_by_strongest_reason(line) for line in page.lines if line.text and line.reasons]
    agreeing = [stated * true > 0 for stated, true in pairs]
    assert np.mean(agreeing) >= MIN_FAITHFUL_SHARE


def test_every_line_that_is_not_blank_has_reasons_but_not_too_many(page: Page) -> None:
    for line in page.lines:
        if line.text.strip():
            assert 1 <= len(line.reasons) <= MAX_REASONS
            assert all(abs(reason.effect) >= MIN_EFFECT for reason in line.reasons[1:])


def test_the_evidence_gives_the_probabilities_that_the_page_was_labelled_by(page: Page) -> None:
    evidence = evidence_of(page.lines[0])
    rows = [line.probability for line in page.lines if line.text.strip()]
    inputs = evidence.columns.astype(np.float32)
    odds = [log_odds(inputs, row, evidence) for row in range(len(rows))]
    # Calibration bends the curve but never swaps two lines; the inputs are kept in 16 bits.
    order = np.argsort(odds)
    assert (np.diff(np.array(rows)[order]) > -0.02).all()


def test_every_line_with_words_has_reasons(page: Page) -> None:
    evidence = evidence_of(page.lines[0])
    assert all(bool(line.reasons) == bool(line.text.strip()) for line in page.lines)
    assert evidence.reasons(0) == evidence.reasons(len(page.lines) + 1) == ()


def test_reasons_do_not_depend_on_which_were_asked_for_first(page: Page) -> None:
    evidence = evidence_of(page.lines[0])
    last = pickle.loads(pickle.dumps(evidence))
    numbers = range(1, len(page.lines) + 1)
    backwards = {number: last.reasons(number) for number in reversed(numbers)}
    assert backwards == {number: evidence.reasons(number) for number in numbers}


def test_the_strongest_reason_comes_first(page: Page) -> None:
    for line in page.lines:
        sizes = [abs(reason.effect) for reason in line.reasons]
        assert sizes == sorted(sizes, reverse=True)


def test_a_reason_says_where_its_line_stands(page: Page) -> None:
    for line in page.lines:
        for reason in line.reasons:
            distance = reason.line - line.number
            opening = str(reason).split(":")[0]
            assert (distance == 0) == (":" not in str(reason))
            assert distance == 0 or ("below" in opening or "next" in opening) == (distance > 0)


def test_a_column_has_other_words_where_it_is_high_than_where_it_is_low(page: Page) -> None:
    evidence = evidence_of(page.lines[0])
    said: dict[tuple[str, bool], set[str]] = {}
    for line in page.lines:
        for reason in line.reasons:
            if reason.signal == WORDS_TOGETHER:
                continue
            column = COLUMNS.index(reason.signal)
            row = int(np.searchsorted(evidence.numbers, reason.line - 1))
            high = bool(evidence.columns[row, column] > evidence.weights.neutral[column])
            said.setdefault((reason.signal, high), set()).add(str(reason).split(": ")[-1])
    assert {len(words) for words in said.values()} == {1}
    both = [name for name, high in said if high and (name, False) in said]
    assert both
    assert [name for name in both if said[name, True] == said[name, False]] == []
