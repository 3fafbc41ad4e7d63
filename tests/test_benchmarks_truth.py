"""One answer for each page: by its reference, else by labels, else by what its table knows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from benchmarks.train.labels.corpus import Example
from benchmarks.train.labels.targets import ANY, mask_of
from benchmarks.train.labels.truth import has_usable_reference, pages_of_tables, with_one_truth
from cleaner.document.labels import BODY, DROPPED, Label

LINES = ("Home", "Ferry late", "By Ann Quay", "The ferry was late.", "Most Read", "Join us")


def only(label: Label) -> int:
    return mask_of(frozenset({label}))


def example(
    masks: Sequence[int],
    source: str = "wcxb-dev",
    name: str = "ferry",
    renderer: str = "wet",
    reference: str | None = "The ferry was late.",
    ceiling: float = 1.0,
) -> Example:
    allowed = np.array(masks, dtype=np.uint16)
    return Example(name, source, "quay", "article", renderer, LINES, allowed, reference, ceiling)


OUTSIDE, INSIDE = mask_of(DROPPED), mask_of(BODY)
BY_REFERENCE = [OUTSIDE, OUTSIDE, OUTSIDE, INSIDE, OUTSIDE, INSIDE]
LABELS = [
    only(Label.NAV), only(Label.TITLE), only(Label.BYLINE), only(Label.BODY), only(Label.RANKING),
    only(Label.PROMO),
]  # fmt: skip


def labelled() -> Example:
    return example(LABELS, "labelled", "wcxb-dev/ferry", "labelled", None)


def test_a_reference_decides_what_is_kept_and_labels_name_the_kinds() -> None:
    (found,) = with_one_truth("text", [example(BY_REFERENCE)], [labelled()], ())
    assert (found.source, found.reference) == ("wcxb-dev", "The ferry was late.")
    assert found.kinds_named
    assert found.allowed.tolist() == [*LABELS[:5], INSIDE]


def test_a_label_that_a_reference_contradicts_says_nothing() -> None:
    masks = [only(Label.BODY), *LABELS[1:]]
    labels = example(masks, "labelled", "wcxb-dev/ferry", "labelled", None)
    (found,) = with_one_truth("text", [example(BY_REFERENCE)], [labels], ())
    assert found.allowed[0] == OUTSIDE


def test_a_page_whose_reference_does_not_fit_is_learned_by_its_labels_alone() -> None:
    wrong = example(BY_REFERENCE, ceiling=0.4)
    assert not has_usable_reference(wrong)
    (found,) = with_one_truth("text", [wrong], [labelled()], ())
    assert (found.source, found.allowed.tolist()) == ("labelled", LABELS)


def test_a_page_without_reference_or_labels_is_as_its_table_tells() -> None:
    page = example([mask_of(ANY)] * 6, "postlight", reference=None)
    assert list(with_one_truth("text", [page], [labelled()], ())) == [page]


def test_a_fixture_is_not_learned_a_second_time() -> None:
    assert list(with_one_truth("text", [example(BY_REFERENCE)], [], ["wcxb-dev/ferry"])) == []


def test_fixtures_of_a_table_are_known_by_their_names() -> None:
    from benchmarks.pages.data import LabelledPage

    pages = [
        LabelledPage(name, "quay", "en", "article", ("body",), ("The ferry was late.",))
        for name in ("wcxb-0017", "news-quay.example")
    ]
    assert list(pages_of_tables(pages)) == ["wcxb-dev/0017"]
