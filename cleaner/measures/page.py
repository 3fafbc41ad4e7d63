"""A page as the signals see it: its lines, measured once, and what is true of it as a whole.

The passes of `cleaner.measures.passes` fill it in, each its own part. Blank lines are left out,
because a converter may drop or double them.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document.tree import Tree
    from cleaner.measures.alike import Alike
    from cleaner.measures.box import Box
    from cleaner.measures.declared import Declared
    from cleaner.measures.line import MeasuredLine
    from cleaner.measures.names import Names
    from cleaner.measures.phrases_above import PhrasesAbove
    from cleaner.measures.running import RunningMeans
    from cleaner.measures.words import Words


class MeasuredPage:
    """The lines of a page that are not blank, top to bottom, and what holds for all of them."""

    lines: list[MeasuredLine]
    words: Words
    languages: tuple[str, ...]
    """The languages whose lexicons were used, the likeliest first."""
    long_words: float
    """Words in long lines."""
    core_first: int
    """The first line of the core of dense text (`cleaner.measures.core`) ..."""
    core_end: int
    """... and the line after its last; both are the number of lines where there is no core."""
    headline: int
    """The line that is likely the headline of the core; -1 where none is."""
    anchor: int
    """The headline, or else the first line of the core: where the content is likely to begin."""
    phrases_above: PhrasesAbove
    """How far above each line the last phrase of each kind stands."""

    # Running means of lines (`cleaner.measures.surroundings`).
    lengths: RunningMeans
    paragraphs: RunningMeans
    squared_lengths: RunningMeans
    sentences: RunningMeans
    running_text: RunningMeans
    commas: RunningMeans
    overlaps: RunningMeans
    capitals: RunningMeans
    bullets: RunningMeans
    ranks: RunningMeans
    repeats: RunningMeans

    # The tree; only of HTML (`cleaner.measures.boxes`).
    tree: Tree | None
    boxes: list[Box]
    """The elements that hold words and those around them, the root first."""
    marks: int
    """Bits of `cleaner.document.marks.MARKS`: what any of its elements is."""
    text: float
    """Words that are weighed to find the content."""
    depth: int
    """Of its deepest line."""
    names: Names
    """What its elements are called."""
    containers: tuple[Box, ...]
    """The innermost boxes that hold so much of the text (`cleaner.measures.containers`)."""
    best_box: Box
    """The box that Readability would choose."""
    groups: list[Alike]
    """The groups of lines alike, of all three kinds (`cleaner.measures.likeness`)."""
    headings: array[float]
    """What heads each box (`cleaner.measures.headings.headings_of`)."""
    characters: RunningMeans
    linked_characters: RunningMeans
    pictures: RunningMeans
    declared: Declared
    """What the head of the page says, compared with its lines."""

    # As a whole; only of HTML (`cleaner.measures.whole_page`).
    declares: int
    """Bits of `cleaner.document.marks.DECLARED_TYPES`: what it declares itself to be."""
    articles: int
    """Article elements with lines in them."""
    long_weight: float
    """Words in long lines, a line of marks being half a word."""
    share_with_prices: float
    """Share of the lines that name prices."""
    share_with_dates: float
    """Share of the lines that hold dates or times of day."""
    mean_link_share: float
    """Mean share of links in a line."""
    mean_row_share: float
    """Mean share of the page's text in the row of boxes alike around a line."""

    def line_indices(self) -> array[int]:
        """Return for each line its index among all lines of the page, blank ones included."""
        indices = to = array("q", [0]) * len(self.lines)
        for line in self.lines:
            to[line.index] = line.page_index
        return indices

    def keys(self) -> array[int]:
        """Return the key of each line (`MeasuredLine.key`)."""
        keys = to = array("Q", [0]) * len(self.lines)
        for line in self.lines:
            to[line.index] = line.key
        return keys

    def word_counts(self) -> array[float]:
        """Return how many words each line has."""
        counts = to = array("d", [0.0]) * len(self.lines)
        for line in self.lines:
            to[line.index] = line.word_count
        return counts
