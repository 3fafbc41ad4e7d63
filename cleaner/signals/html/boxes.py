"""The shape of the tree around a line: how deep it stands, which boxes begin and end with it."""

from __future__ import annotations

from cleaner.measures.box import Box
from cleaner.measures.headings import HEADING_KINDS
from cleaner.measures.line import MeasuredLine
from cleaner.measures.page import MeasuredPage
from cleaner.measures.scales import at_most_1, log_scale, share
from cleaner.signals.signal import Claim, ClaimOf, Signal

DEEP = 30
"""Elements around a line after which it counts as deep."""
MANY_SIBLINGS = 50
MANY_LINES = 200
FAR_STEPS = 12
"""Steps in the tree after which a distance counts as full."""

_HEADINGS = len(HEADING_KINDS)


def is_deep_in_the_tree(line: MeasuredLine, page: MeasuredPage) -> float:
    """``<div><div><div><p>It rained.</p></div></div></div>``."""
    return at_most_1(line.element.depth / DEEP)


def is_deep_for_the_page(line: MeasuredLine, page: MeasuredPage) -> float:
    """Its depth as a share of that of the deepest line."""
    return share(line.element.depth, page.depth)


def has_repeated_siblings(line: MeasuredLine, page: MeasuredPage) -> float:
    """``<ul><li>Home</li><li>News</li></ul>``: siblings with its tag and names."""
    return log_scale(line.element.alike - 1, MANY_SIBLINGS)


def stands_among_repeated_siblings(line: MeasuredLine, page: MeasuredPage) -> float:
    """``<ul><li><p>Home</p></li><li><p>News</p></li></ul>``: it, or a box around it, has some."""
    return log_scale(line.element.alike_around - 1, MANY_SIBLINGS)


def its_box_has_many_lines(line: MeasuredLine, page: MeasuredPage) -> float:
    """``<div><p>It rained.</p><p>It did.</p><p>Yes.</p></div>``."""
    return many_lines(line.box)


def the_second_box_has_many_lines(line: MeasuredLine, page: MeasuredPage) -> float:
    """The same of the box around the box."""
    return many_lines(line.second_box)


def the_third_box_has_many_lines(line: MeasuredLine, page: MeasuredPage) -> float:
    """The same of the box around that."""
    return many_lines(line.third_box)


def many_lines(box: Box) -> float:
    """Return 0 for a box with one line, 1 for one with 200 others."""
    return log_scale(box.end - box.first - 1, MANY_LINES)


def is_first_of_its_box(line: MeasuredLine, page: MeasuredPage) -> float:
    """``Storm`` in ``<div><h2>Storm</h2><p>It rained.</p></div>``."""
    return line.box.first == line.index


def is_last_of_its_box(line: MeasuredLine, page: MeasuredPage) -> float:
    """``It rained.`` in ``<div><h2>Storm</h2><p>It rained.</p></div>``."""
    return line.box.end == line.index + 1


def is_far_from_the_next_line(line: MeasuredLine, page: MeasuredPage) -> float:
    """Steps in the tree to the next line; none at the end of the page."""
    return log_scale(line.steps_up + line.steps_down, FAR_STEPS)


def is_far_from_the_line_above(line: MeasuredLine, page: MeasuredPage) -> float:
    """Steps in the tree to the line above; the first line of the page is far from any."""
    if line.index == 0:
        return 1.0
    above = page.lines[line.index - 1]
    return is_far_from_the_next_line(above, page)


def leaves_a_box(line: MeasuredLine, page: MeasuredPage) -> float:
    """``It rained.`` in ``<div><p>It rained.</p></div><p>Home</p>``."""
    return log_scale(line.steps_up, FAR_STEPS)


def enters_a_box(line: MeasuredLine, page: MeasuredPage) -> float:
    """``It rained.`` in ``<p>Home</p><div><p>It rained.</p></div>``."""
    if line.index == 0:
        return 0.0
    above = page.lines[line.index - 1]
    return log_scale(above.steps_down, FAR_STEPS)


def is_headed_by(line: MeasuredLine, page: MeasuredPage, kind: int) -> float:
    """``Storm`` in ``<div><h3>Most Read</h3><p>Storm</p></div>`` is headed by a ranking phrase.

    Less, the more boxes are between the line and the headed one; `kind` is one of `HEADING_KINDS`.
    """
    return page.headings[line.element.number * _HEADINGS + kind]


_HEADED = {
    "ranking": 'a "Most Read" heading',
    "teaser": 'a "Related" heading',
    "promo": "a subscription or advertising line",
    "social": "a sharing line",
    "comment": "a comments heading",
    "legal": "a legal or cookie line",
    "about": "the heading of an author box",
    "nav": "a menu entry",
}
"""How a phrase of each of `HEADING_KINDS` is spoken of."""


def _heading_signals() -> list[Signal]:
    found: list[Signal] = []
    for number, kind in enumerate(HEADING_KINDS):
        high = f"its box begins with {_HEADED[kind]}"
        low = f"its box does not begin with {_HEADED[kind]}"
        name = f"is_headed_by_a_{kind}_phrase"
        found.append(ClaimOf.by(is_headed_by, number, name, high, low))
    return found


SIGNALS: tuple[Signal, ...] = (
    Claim.by(
        is_deep_in_the_tree, "is_deep_in_the_tree", "many boxes stand around it",
        "few boxes are around it",
    ),
    Claim.by(
        is_deep_for_the_page, "is_deep_for_the_page", "it lies deeper than most of the page",
        "it lies less deep than most of the page",
    ),
    Claim.by(
        has_repeated_siblings, "has_repeated_siblings", "many elements beside it are of its kind",
        "no element beside it is of its kind",
    ),
    Claim.by(
        stands_among_repeated_siblings, "stands_among_repeated_siblings",
        "a box around it is one of many alike", "no box around it is one of many alike",
    ),
    Claim.by(
        its_box_has_many_lines, "its_box_has_many_lines", "its box has many lines",
        "its box has few lines",
    ),
    Claim.by(
        the_second_box_has_many_lines, "the_second_box_has_many_lines",
        "the second box around it has many lines", "the second box around it has few lines",
    ),
    Claim.by(
        the_third_box_has_many_lines, "the_third_box_has_many_lines",
        "the third box around it has many lines", "the third box around it has few lines",
    ),
    Claim.by(
        is_first_of_its_box, "is_first_of_its_box", "it is the first line of its box",
        "it is not the first line of its box",
    ),
    Claim.by(
        is_last_of_its_box, "is_last_of_its_box", "it is the last line of its box",
        "it is not the last line of its box",
    ),
    Claim.by(
        is_far_from_the_next_line, "is_far_from_the_next_line",
        "the next line stands in another part of the tree",
        "the next line stands beside it in the tree",
    ),
    Claim.by(
        is_far_from_the_line_above, "is_far_from_the_line_above",
        "the line above stands in another part of the tree",
        "the line above stands beside it in the tree",
    ),
    Claim.by(leaves_a_box, "leaves_a_box", "boxes end after it", "no box ends after it"),
    Claim.by(enters_a_box, "enters_a_box", "boxes begin with it", "no box begins with it"),
)  # fmt: skip
HEADINGS: tuple[Signal, ...] = tuple(_heading_signals())
