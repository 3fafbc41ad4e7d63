"""The passes that measure a page, in order.

Each fills in its own part of the lines (`cleaner.measures.line`) and of the page, and reads what
those before it filled in; nothing after them reads the text of the page again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleaner.measures.boxes import measure_boxes
from cleaner.measures.core import measure_core
from cleaner.measures.lines import measure_lines
from cleaner.measures.page import MeasuredPage
from cleaner.measures.places import measure_places
from cleaner.measures.repeats import measure_repeats
from cleaner.measures.shapes import measure_shapes
from cleaner.measures.surroundings import measure_surroundings

if TYPE_CHECKING:
    from cleaner.document.tree import Tree


def measure_page(
    texts: Sequence[str], language: str | None = None, tree: Tree | None = None
) -> MeasuredPage:
    """Measure the lines `texts` of a page, in `language` if it is known, in a `tree` if it is HTML.

    >>> page = measure_page(["Storm", "", "The boat came in late, because it rained."])
    >>> [line.commas for line in page.lines], page.languages
    ([0, 1], ('en',))
    """
    page = MeasuredPage()
    measure_lines(page, texts, language)
    measure_repeats(page)
    measure_core(page)
    measure_places(page)
    measure_shapes(page)
    measure_surroundings(page)
    page.tree = tree
    if tree is not None:
        measure_boxes(page, tree)
    return page
