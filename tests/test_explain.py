"""Reasons are faithful: taking a named signal away moves the probability as it was said to."""

from __future__ import annotations

import pickle
from importlib import resources

import numpy as np
import numpy.typing as npt
import pytest

import cleaner
from cleaner.document.judged import MAX_AGAINST, MAX_REASONS, MIN_EFFECT, Line
from cleaner.document.labels import KEPT, SCORED, Label
from cleaner.measures.shingles import Shingles
from cleaner.page import Page
from cleaner.scorer.decisions import Decisions, WithDecisions
from cleaner.scorer.evidence import ChunkEvidence
from cleaner.scorer.explain import WORDS_TOGETHER, PageEvidence, columns_of_reason
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
    assert isinstance(line.evidence, WithDecisions)
    assert isinstance(line.evidence.of_page, ChunkEvidence)
    return line.evidence.of_page.measured


def log_odds(inputs: npt.NDArray[np.float32], row: int, evidence: PageEvidence) -> float:
    """Return how much likelier the line is to be kept than to be dropped, as a logarithm."""
    logits = logits_of(inputs, evidence.weights, evidence.pools)[row].astype(np.float64)
    return float(np.logaddexp.reduce(logits[_KEPT]) - np.logaddexp.reduce(logits[~_KEPT]))


def moved_by_strongest_reason(line: Line) -> tuple[float, float]:
    """Return the effect that the strongest reason states, and the one it has."""
    evidence = evidence_of(line)
    reason = evidence.reasons(line.number)[0]
    inputs = evidence.columns.astype(np.float32)
    row, place = (int(np.searchsorted(evidence.indices, n - 1)) for n in (line.number, reason.line))
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


def test_what_speaks_for_the_decision_comes_first_and_the_strongest_of_that(page: Page) -> None:
    for line in page.lines:
        if not line.text.strip():
            continue
        speaks = [(reason.effect > 0) is line.kept for reason in line.reasons]
        assert speaks == sorted(speaks, reverse=True)
        assert speaks[0]
        assert speaks.count(False) <= MAX_AGAINST
        for side in (True, False):
            sizes = [
                abs(reason.effect)
                for reason, is_for in zip(line.reasons, speaks, strict=True)
                if is_for is side and reason.signal in COLUMNS
            ]
            assert sizes == sorted(sizes, reverse=True)


def test_a_duplicate_says_of_which_line_it_is_the_copy(page: Page) -> None:
    copies = [line for line in page.lines if line.label == "duplicate"]
    assert copies
    for line in copies:
        (number,) = [n.number for n in page.lines if n.kept and n.text in line.text and n.text]
        assert str(line.reasons[0]) == f"it repeats line {number}"
        assert f"- it repeats line {number} (" in page.explain(line.number)


NO_SHINGLES = Shingles(np.zeros(0, dtype=np.uint64), np.zeros(4, dtype=np.int32))
NO_SIGNS = np.zeros(4, dtype=bool)


def test_a_long_duplicate_names_the_line_that_it_is_most_alike() -> None:
    numbers, keys = np.array([0, 2, 3, 5]), np.array([1, 2, 3, 4], dtype=np.uint64)
    title, body, copy = map(SCORED.index, (Label.TITLE, Label.BODY, Label.DUPLICATE))
    codes = np.array([title, body, body, copy], dtype=np.uint8)
    digests = np.array([5, 6, 5, 6, 7, 5, 6, 7], dtype=np.uint64)
    shingles = Shingles(digests, np.array([0, 2, 3, 3], dtype=np.int32))
    kept = np.full(4, 0.9, dtype=np.float32)
    decisions = Decisions(numbers, keys, shingles, codes, kept, NO_SIGNS)
    assert [str(reason) for reason in decisions.reasons(6)] == ["it repeats line 4"]
    apart = Decisions(numbers, keys, NO_SHINGLES, codes, kept, NO_SIGNS)
    assert [str(reason) for reason in apart.reasons(6)] == ["it repeats line 1"]
    alone = Decisions(numbers, keys, NO_SHINGLES, np.full(4, copy, dtype=np.uint8), kept, NO_SIGNS)
    assert [str(reason) for reason in alone.reasons(6)] == ["the page holds no article"]


def test_what_lies_on_the_other_side_of_the_cut_says_so() -> None:
    numbers, keys = np.arange(4), np.zeros(4, dtype=np.uint64)
    body, nav = SCORED.index(Label.BODY), SCORED.index(Label.NAV)
    kept = np.array([0.9, 0.6, 0.7, 0.2], dtype=np.float32)
    codes = np.array([body, nav, body, nav], dtype=np.uint8)
    decisions = Decisions(numbers, keys, NO_SHINGLES, codes, kept, NO_SIGNS)
    assert [[str(r) for r in decisions.reasons(n)] for n in (1, 2, 3, 4)] == [
        [], ["it lies below the cut of this page, 0.70"], [], [],
    ]  # fmt: skip
    lower = Decisions(numbers, keys, NO_SHINGLES, np.full(4, body, dtype=np.uint8), kept, NO_SIGNS)
    assert [str(r) for r in lower.reasons(4)] == ["it lies above the cut of this page, 0.20"]
    assert lower.reasons(4)[0].effect > 0 > decisions.reasons(2)[0].effect
    names = np.full(4, 7, dtype=np.uint64)
    again = Decisions(
        numbers, names, NO_SHINGLES, np.full(4, SCORED.index(Label.BYLINE), dtype=np.uint8), kept,
        NO_SIGNS,
    )  # fmt: skip
    assert [str(r) for r in again.reasons(4)] == ["who is named here posts again"]
    assert again.cut == kept[0]
    nothing = Decisions(numbers, keys, NO_SHINGLES, np.full(4, nav, dtype=np.uint8), kept, NO_SIGNS)
    assert [str(r) for r in nothing.reasons(1)] == ["the page holds no article"]


def test_signs_that_close_a_kept_block_say_so_and_lower_no_cut() -> None:
    numbers, keys = np.arange(4), np.array([1, 2, 3, 0], dtype=np.uint64)
    body = np.full(4, SCORED.index(Label.BODY), dtype=np.uint8)
    kept = np.array([0.9, 0.6, 0.7, 0.2], dtype=np.float32)
    decisions = Decisions(numbers, keys, NO_SHINGLES, body, kept, np.arange(4) == 3)
    assert [str(reason) for reason in decisions.reasons(4)] == [
        "it has no words and belongs to the kept block above"
    ]
    assert decisions.cut == kept[1]


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
            if reason.signal == WORDS_TOGETHER or reason.signal not in COLUMNS:
                continue
            column = COLUMNS.index(reason.signal)
            row = int(np.searchsorted(evidence.indices, reason.line - 1))
            high = bool(evidence.columns[row, column] > evidence.weights.neutral[column])
            said.setdefault((reason.signal, high), set()).add(str(reason).split(": ")[-1])
    assert {len(words) for words in said.values()} == {1}
    both = [name for name, high in said if high and (name, False) in said]
    assert both
    assert [name for name in both if said[name, True] == said[name, False]] == []
