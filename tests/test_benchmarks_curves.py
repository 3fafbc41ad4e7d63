"""The curves of lines and pages, fitted on made-up pages of which it is known what comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from benchmarks.measure.reliability import wrong_auc
from benchmarks.train import page_curves
from benchmarks.train.labels.corpus import Example
from benchmarks.train.labels.targets import ANY, mask_of
from benchmarks.train.line_curve import Scored, known_lines, line_curve, logistic, weights_by_source
from benchmarks.train.page_curves import Outcome, curve, limits, outcome
from cleaner.document.labels import DROPPED, SCORED, Label
from cleaner.measures.shingles import Shingles
from cleaner.scorer.confidence import CONTENT, F1, traits_of

BODY, NAV, TITLE = Label.BODY, Label.NAV, Label.TITLE
Row = tuple[str, Label, float, frozenset[Label]]
"""A line, its likeliest label, how likely that is, and what it may be."""


def row(text: str, label: Label, likely: float, *allowed: Label) -> Row:
    return text, label, likely, frozenset(allowed or (label,))


def matrix(rows: Sequence[Row]) -> npt.NDArray[np.float32]:
    """Return lines x labels; what is left goes to the other side, body or menu."""
    table = np.zeros((len(rows), len(SCORED)), dtype=np.float32)
    for line, (_, label, likely, _) in enumerate(rows):
        table[line, SCORED.index(label)] = likely
        table[line, SCORED.index(BODY if label in DROPPED else NAV)] += 1 - likely
    return table


def page(
    *rows: Row, source: str = "fixtures", renderer: str = "html", reference: str | None = None
) -> Scored:
    texts = tuple(text for text, *_ in rows)
    masks = np.array([mask_of(allowed) for *_, allowed in rows], dtype=np.uint16)
    example = Example("quay", source, "quay", "article", renderer, texts, masks, reference)
    words = np.array([len(text.split()) for text in texts], dtype=np.float64)
    nothing = Shingles(np.zeros(0, dtype=np.uint64), np.zeros(len(rows), dtype=np.int32))
    keys = np.arange(1, len(rows) + 1, dtype=np.uint64)
    return Scored(example, matrix(rows), {"none": 0.1}, masks, words, keys, nothing, [])


ARTICLE = (
    row("Storm shuts the port", TITLE, 0.9),
    row("It rained all day.", BODY, 0.9),
    row("Home", NAV, 0.9),
)


def test_a_line_that_may_be_kept_or_dropped_is_not_known() -> None:
    masks = [mask_of(frozenset({BODY})), mask_of(frozenset({NAV})), mask_of(frozenset({BODY, NAV}))]
    inside, known = known_lines(np.array([*masks, mask_of(ANY)], dtype=np.uint16))
    assert known.tolist() == [True, True, False, False]
    assert inside[known].tolist() == [True, False]


def test_the_curve_of_lines_makes_the_probabilities_true() -> None:
    right = [row("It rained.", BODY, 0.9, BODY)] * 3
    wrong = [row("It rained.", BODY, 0.9, NAV)]
    mirrored = [row("Home", NAV, 0.9, NAV)] * 3 + [row("Home", NAV, 0.9, BODY)]
    found = line_curve([page(*right, *wrong, *mirrored)])["calibration"]
    sure = 1 / (1 + np.exp(-(found["slope"] * np.log(9) + found["shift"])))
    assert sure == pytest.approx(0.75, abs=0.01)
    assert found["shift"] == pytest.approx(0, abs=0.01)


def test_lines_that_are_not_known_and_spoiled_pages_do_not_move_it() -> None:
    told = page(*[row("Yes.", BODY, 0.8)] * 3, row("No.", BODY, 0.8, NAV), row("Home", NAV, 0.9))
    open_lines = page(*[row("Yes.", BODY, 0.8, BODY, NAV)] * 9)
    spoiled = page(*[row("Yes.", BODY, 0.8, NAV)] * 9, renderer="damaged-2")
    assert line_curve([told, open_lines, spoiled]) == line_curve([told, open_lines])


def test_the_pages_of_a_source_weigh_the_root_of_their_number_together() -> None:
    pages = [page(*ARTICLE, source="large")] * 9 + [page(*ARTICLE, source="small")]
    weights = weights_by_source(pages)
    assert weights.mean() == pytest.approx(1)
    assert weights[:9].sum() / weights[9:].sum() == pytest.approx(3)


def test_logistic_regression_finds_the_odds() -> None:
    features = np.array([[0.0, 1.0], [1.0, 1.0]])
    found = logistic(features, np.array([0.5, 0.8]), np.ones(2), np.full(2, 1e-9))
    assert found == pytest.approx([np.log(4), 0], abs=1e-4)


def test_a_page_with_a_reference_is_decoded_and_compared() -> None:
    found = outcome(page(*ARTICLE, reference="It rained all day."), {})
    assert found is not None
    assert (found.has_content, found.found, found.f1) == (True, True, 1.0)
    assert found.nothing == 0.1


def test_a_page_whose_content_was_taken_out_should_keep_nothing() -> None:
    found = outcome(page(*ARTICLE, renderer="emptied"), {})
    assert found is not None
    assert (found.has_content, found.f1) == (False, 0.0)
    empty = outcome(page(*ARTICLE, reference=""), {})
    assert empty is not None
    assert not empty.has_content


def test_of_a_page_without_reference_or_with_a_wrong_one_nothing_comes_out() -> None:
    unknown = page(*ARTICLE)
    assert outcome(replace(unknown, example=replace(unknown.example, source="a table")), {}) is None
    wrong = page(*ARTICLE, reference="It rained all day.")
    assert outcome(replace(wrong, example=replace(wrong.example, ceiling=0.5)), {}) is None


def test_labels_of_nearly_all_lines_tell_what_a_page_should_come_to() -> None:
    found = outcome(page(*ARTICLE), {})
    assert found is not None
    assert (found.has_content, found.f1) == (True, 1.0)


def made(has_content: bool, nothing: float, surest: float, f1: float = 0.0) -> Outcome:
    kept = np.array([surest, 0.1])
    traits = traits_of(kept, np.array([20.0, 5.0]), np.array([True, False]), {"none": nothing})
    return Outcome(page(*ARTICLE), 0, has_content, surest, nothing, True, traits, f1)


def test_the_limits_find_the_most_empty_pages_without_losing_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    empties = [made(False, 0.9, 0.7), made(False, 0.6, 0.9), made(False, 0.3, 0.88)]
    full = [made(True, 0.5, 0.9), made(True, 0.62, 0.96), made(True, 0.1, 0.99)]
    monkeypatch.setattr(page_curves, "MOST_LOST", 0.0)
    assert limits([*empties, *full]) == {"likely": 0.5, "surest": 0.9}
    monkeypatch.setattr(page_curves, "MOST_LOST", 0.34)
    assert limits([*empties, *full])["likely"] < 0.3


def test_where_no_limits_are_good_enough_the_type_of_the_page_decides_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(page_curves, "MOST_LOST", 0.0)
    for surest in (0.4, 0.7):  # without a likely line a page is empty anyway
        pages = [made(False, 0.9, surest), made(True, 0.9, surest)]
        assert limits(pages) == {"likely": 1.0, "surest": 1.0}


def test_a_curve_of_pages_rises_with_what_tells_of_better_ones() -> None:
    pages = [made(True, 0.1, surest) for surest in np.linspace(0.5, 0.99, 40)]
    targets = np.linspace(0.2, 0.95, 40)
    found = curve(pages, ("promised", "pieces"), targets, np.ones(40))
    assert found["promised"] > 0
    assert found["pieces"] == 0
    assert set(found) == {"promised", "pieces", "shift"}


def test_all_curves_of_pages_are_fitted_together() -> None:
    pages = [made(True, 0.1, 0.95, 0.9), made(True, 0.2, 0.9, 0.8), made(False, 0.9, 0.6)] * 10
    found = page_curves.page_curves(pages)
    assert set(found) == {"emptiness", F1, CONTENT}
    assert found[CONTENT]["type_none"] < 0


def test_how_often_wrong_pages_are_told_apart() -> None:
    assert wrong_auc([0.2, 0.4, 0.3], [True, False, False]) == 1.0
    assert wrong_auc([0.9, 0.4, 0.3], [True, False, False]) == 0.0
