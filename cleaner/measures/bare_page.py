"""A page of which only the tree and the lengths of the lines are known, as the trainer keeps it.

It is enough for what class names say (`cleaner.scorer.class_names`) and for what the words of the
lines around say (`cleaner.scorer.surroundings`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleaner.measures.boxes import measure_tree
from cleaner.measures.line import MeasuredLine
from cleaner.measures.page import MeasuredPage
from cleaner.measures.repeats import LONG_LINE_WORDS

if TYPE_CHECKING:
    from cleaner.document.tree import Tree


def bare_page(word_counts: Sequence[float], tree: Tree) -> MeasuredPage:
    """Return the page with lines of so many words in a `tree`."""
    page = MeasuredPage()
    page.lines = []
    for index, word_count in enumerate(word_counts):
        line = MeasuredLine(index, index)
        line.word_count = float(word_count)
        line.is_long = line.word_count >= LONG_LINE_WORDS
        _leave_open(line)
        page.lines.append(line)
    measure_tree(page, tree)
    return page


def _leave_open(line: MeasuredLine) -> None:
    """Fill in nothing for what is not known."""
    line.last = line.currency_signs = 0
    line.length = line.capitalised = line.overlap_with_long_lines = 0.0
    line.has_date = line.has_clock = False
