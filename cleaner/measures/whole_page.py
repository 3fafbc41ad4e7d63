"""What is true of an HTML page as a whole, worked out once for all its lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleaner.document.marks import BIT, DECLARED_MARKS, DECLARED_TYPES
from cleaner.measures.box import Box
from cleaner.measures.line import MeasuredLine

if TYPE_CHECKING:
    from cleaner.document.tree import Tree
    from cleaner.measures.page import MeasuredPage

ARTICLE = "article"


def measure_whole_page(
    page: MeasuredPage, lines: Sequence[MeasuredLine], boxes: Sequence[Box], tree: Tree
) -> None:
    """Fill in what holds for all `lines` and `boxes` of a page together."""
    size = max(len(lines), 1)
    page.marks = _all_marks(boxes)
    page.declares = _declared_types(tree.head.kinds, page.marks)
    page.articles = _count_articles(boxes)
    page.long_weight = _long_weight(lines)
    page.share_with_prices = _count_prices(lines) / size
    page.share_with_dates = _count_dates(lines) / size
    page.mean_link_share = _sum_of_links(lines) / size
    page.mean_row_share = _sum_of_rows(lines) / size


def _all_marks(boxes: Sequence[Box]) -> int:
    marks = 0
    for box in boxes:
        marks |= box.marks
    return marks


def _declared_types(kinds: Sequence[str], marks: int) -> int:
    """Return a bit for each of `DECLARED_TYPES` that the head or a mark of the page declares."""
    declared = 0
    for index, (name, types) in enumerate(DECLARED_TYPES.items()):
        mark = DECLARED_MARKS.get(name)
        is_marked = mark is not None and bool(marks & BIT[mark])
        if is_marked or not types.isdisjoint(kinds):
            declared |= 1 << index
    return declared


def _count_articles(boxes: Sequence[Box]) -> int:
    """Count the article elements that hold lines."""
    count = 0
    for box in boxes:
        if box.end > box.first and box.tag == ARTICLE:
            count += 1
    return count


def _long_weight(lines: Sequence[MeasuredLine]) -> float:
    total = 0.0
    for line in lines:
        if line.is_long:
            total += line.weight
    return total


def _count_prices(lines: Sequence[MeasuredLine]) -> int:
    count = 0
    for line in lines:
        if line.currency_signs:
            count += 1
    return count


def _count_dates(lines: Sequence[MeasuredLine]) -> int:
    count = 0
    for line in lines:
        if line.has_date or line.has_clock:
            count += 1
    return count


def _sum_of_links(lines: Sequence[MeasuredLine]) -> float:
    total = 0.0
    for line in lines:
        total += line.link_share
    return total


def _sum_of_rows(lines: Sequence[MeasuredLine]) -> float:
    total = 0.0
    for line in lines:
        total += line.element.row_text_share
    return total
