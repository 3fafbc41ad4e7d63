"""Readability's points and scores on small trees, where each can be worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from by_hand import box_with, line_with

from cleaner.measures.box import Box
from cleaner.measures.names import Names
from cleaner.measures.readability import class_weights, measure_readability

LONG = 12.0
"""The points of a paragraph with 10 commas and 100 characters."""


class Judged:
    """A tree that is scored; each element is a parent, a tag and names, the root is added."""

    def __init__(self, *elements: tuple[int, str, str], **links: float) -> None:
        different = [("body", ""), *((tag, names) for _, tag, names in elements)]
        parents = [0, *(parent for parent, _, _ in elements)]
        self.boxes: list[Box] = [
            box_with(
                n, parent=parents[n], tag=tag, signature=n, link_share=links.get(f"of_{n}", 0.0)
            )
            for n, (tag, _) in enumerate(different)
        ]
        self.tags = [tag for tag, _ in different]
        self.names = Names(different)

    def by(self, *texts: tuple[int, int, int]) -> Judged:
        """Score it with lines in it: the number of the block, characters and commas of each."""
        lines = [
            line_with(index, block=self.boxes[block], visible_chars=chars, commas=commas)
            for index, (block, chars, commas) in enumerate(texts)
        ]
        self.best = measure_readability(lines, self.boxes, self.tags, self.names).number
        return self

    def scores(self) -> list[float]:
        return [box.score for box in self.boxes]


@pytest.mark.parametrize(
    ("chars", "commas", "points"),
    [(24, 9, 0), (25, 0, 1.25), (25, 2, 3.25), (299, 0, 3.99), (300, 0, 4), (400, 1, 5)],
)
def test_a_paragraph_earns_points_for_commas_and_for_each_hundred_characters_up_to_three(
    chars: int, commas: int, points: float
) -> None:
    judged = Judged((0, "span", ""), (1, "p", "")).by((2, chars, commas))
    assert [box.points for box in judged.boxes] == pytest.approx([0, 0, points])


def test_lines_of_one_block_earn_together_and_a_list_item_earns_nothing() -> None:
    judged = Judged((0, "p", ""), (0, "li", "")).by((1, 20, 1), (1, 30, 2), (2, 99, 9))
    assert [box.points for box in judged.boxes] == pytest.approx([0, 4.5, 0])


def test_boxes_around_get_their_share_of_the_points_and_the_root_none() -> None:
    spans = [(number, "span", "") for number in range(7)]
    judged = Judged(*spans, (7, "p", "")).by((8, 100, 10))
    shares = [0, 0, 0, 1 / 12, 1 / 9, 1 / 6, 1 / 2, 1, 0]
    assert judged.scores() == pytest.approx(shares)
    assert judged.best == 7
    near = Judged((0, "span", ""), (1, "p", "")).by((2, 100, 10))
    assert near.scores() == [0, 1, 0]


def test_a_paragraph_at_the_root_makes_no_candidate() -> None:
    judged = Judged((0, "p", ""), (0, "div", "")).by((1, 100, 10))
    assert (judged.scores(), judged.best) == ([0, 0, 0], 0)


def test_the_points_of_several_paragraphs_add_up() -> None:
    judged = Judged((0, "span", ""), (0, "span", ""), (1, "p", ""), (1, "p", ""), (2, "p", ""))
    judged.by((3, 100, 10), (4, 100, 10), (5, 100, 10))
    assert judged.scores() == pytest.approx([0, 1, 0.5, 0, 0, 0])


@pytest.mark.parametrize(
    ("tag", "points"),
    [
        ("div", 5), ("article", 5), ("pre", 3), ("td", 3), ("blockquote", 3), ("span", 0),
        ("ul", -3), ("li", -3), ("form", -3), ("aside", -3),
        ("nav", -5), ("header", -5), ("h2", -5),
    ],
)  # fmt: skip
def test_a_tag_gives_or_takes_points(tag: str, points: float) -> None:
    judged = Judged((0, "div", ""), (0, tag, ""), (1, "p", ""), (2, "p", ""))
    judged.by((3, 100, 10), (4, 100, 10))
    assert judged.scores()[2] == pytest.approx((LONG + points) / (LONG + 5))


@pytest.mark.parametrize(("names", "points"), [("main", 25), ("x", 0), ("sidebar", -25)])
def test_a_class_gives_or_takes_twenty_five_points(names: str, points: float) -> None:
    judged = Judged((0, "span", "main"), (0, "span", names), (1, "p", ""), (2, "p", ""))
    judged.by((3, 100, 10), (4, 100, 10))
    assert judged.scores()[2] == pytest.approx(max(LONG + points, 0) / (LONG + 25))


def test_links_take_their_share_of_a_score() -> None:
    judged = Judged((0, "span", ""), (0, "span", ""), (1, "p", ""), (2, "p", ""), of_2=0.25)
    judged.by((3, 100, 10), (4, 100, 10))
    assert judged.scores()[2] == pytest.approx(0.75)


def test_tag_and_class_alone_make_no_candidate_and_a_small_share_of_points_does() -> None:
    empty = Judged((0, "div", "main"), (0, "span", ""), (2, "p", "")).by((3, 100, 10))
    assert (empty.scores(), empty.best) == ([0, 0, 1, 0], 2)
    spans = [(number, "span", "") for number in range(1, 6)]
    far = Judged((0, "span", ""), (1, "div", ""), *spans[1:], (6, "p", "")).by((7, 25, 0))
    assert far.best == 2
    assert far.scores()[6] == pytest.approx(1.25 / (1.25 / 12 + 5))


def test_of_equal_scores_the_first_is_the_best_and_a_low_one_is_full_as_well() -> None:
    judged = Judged(
        (0, "span", ""), (0, "span", ""), (1, "p", ""), (2, "p", ""), of_1=0.9, of_2=0.9
    )
    judged.by((3, 25, 0), (4, 25, 0))
    assert (judged.best, judged.scores()) == (1, [0, 1, 1, 0, 0])


def test_boxes_inside_have_four_fifths_of_the_best_score_around_a_step_further_in() -> None:
    judged = Judged((0, "span", ""), (1, "i", ""), (2, "i", ""), (1, "p", "")).by((4, 100, 10))
    around = [box.best_score_around for box in judged.boxes]
    assert around == pytest.approx([0, 1, 0.8, 0.64, 0.8])
    rising = Judged((0, "span", ""), (1, "span", ""), (2, "p", "")).by((3, 100, 10))
    assert [box.best_score_around for box in rising.boxes] == pytest.approx([0, 0.5, 1, 0.8])


def test_what_the_classes_around_say_adds_up_less_by_each_step() -> None:
    elements = ((0, "i", "main"), (1, "i", "sidebar"), (2, "i", ""), (0, "i", "x"))
    judged = Judged(*elements).by()
    assert [box.class_weight for box in judged.boxes] == [0, 1, -1, 0, 0]
    around = [box.class_weights_around for box in judged.boxes]
    assert around == pytest.approx([0, 1, -0.2, -0.16, 0])


NAMED: tuple[tuple[Sequence[str], Sequence[float]], ...] = (
    (("main", "x", "sidebar"), (1, 0, -1)),
    (("x y z", "one main", "two sidebar", "blog footer"), (0, 1, -1, 0)),
    (("x main-x sidebar", "", "xmain", "mainx"), (0, 0, 1, 1)),
    (("main text", "sidebar promo"), (1, -1)),
)


@pytest.mark.parametrize(("names", "weights"), NAMED)
def test_names_speak_for_content_or_against_it_whatever_stands_beside(
    names: Sequence[str], weights: Sequence[float]
) -> None:
    assert list(class_weights(Names([("p", it) for it in names]))) == list(weights)
