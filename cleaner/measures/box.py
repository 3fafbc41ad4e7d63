"""One element of an HTML page as the signals see it: a box with lines in it."""

from __future__ import annotations


class Box:
    """An element that holds words, or is around one. The passes over the tree fill it in.

    Boxes know the boxes around them by number only (`MeasuredPage.boxes`), so that a page is
    gone as soon as nobody holds it, and a tree of any depth is freed without recursion.
    """

    number: int
    """Its index among the elements of the page that hold words, parents first."""
    parent: int
    """The number of the element around it; the root has its own."""
    depth: int
    """Steps from the root."""
    tag: str
    tag_group: int
    """Which of `cleaner.document.marks.TAG_GROUPS` its tag is in; -1 for none."""
    signature: int
    """A number for its tag and names: equal for elements that look alike."""
    marks: int
    """Bits of `cleaner.document.marks.MARKS`: what it is."""
    marks_around: int
    """Bits of the same: what it is or stands in."""
    section: int
    """The number of the nearest element at or above it that sections the page; the root's else."""

    # What is in it.
    first: int
    """The first line inside; the number of lines where there is none."""
    end: int
    """Just past the last line inside; 0 where there is none."""
    chars: float
    """Visible characters of the lines inside."""
    linked_chars: float
    words: float
    """Words of the lines inside, a line of marks being half a word."""
    text: float
    """Words inside that are weighed to find the content."""
    link_share: float
    """Share of the characters inside that are linked."""
    text_share: float
    """Share of the page's text that is inside."""
    is_headed: bool
    """It holds several lines but not most of the page's text: its first line heads it."""
    steps_to_the_text: int
    """Steps from the root that the way to it has in common with the way to the densest box."""

    # Its siblings with the same signature, it included: boxes made by one template.
    alike: int
    """How many of them hold lines."""
    alike_around: int
    """The largest such number of it and the elements around it."""
    row_text_share: float
    """Share of the page's text that such a row of at least three holds: that row, of its own and
    those of the elements around it, which holds most."""
    row_link_share: float
    """Share of links in that row."""
    row_words: float
    """Mean words of the boxes in that row."""

    # What Readability says of it.
    class_weight: float
    """1 where class or id sounds like content, -1 where it does not, 0 between."""
    class_weights_around: float
    """The same summed over it and the elements around it, less by each step."""
    points: float
    """What it earns as a paragraph."""
    score: float
    """Readability's score, as a share of the best of the page, 0 to 1."""
    best_score_around: float
    """The best score of it and the elements around it, less by each step."""
