"""Lines that stand in boxes alike: what they are like together."""

from __future__ import annotations


class Alike:
    """Some lines of a page whose blocks look alike, and means and shares over them.

    Lines are added one by one (`cleaner.measures.likeness`); the shares follow at the end.
    """

    number: int
    """Its index in `MeasuredPage.groups`."""
    lines: int
    words: float
    """Their words, a line of marks being half a word."""
    long_words: float
    """Words outside links, of those of them that are long."""
    text: float
    """Their words that are weighed to find the content."""
    chars: float
    """Their visible characters."""
    linked_chars: float

    long_share: float
    """Share of their words that stand in long lines, outside links."""
    text_share: float
    """Share of the page's text that they are."""
    link_share: float
    """Share of their characters that stand in links."""

    # First the sum, then the mean over them.
    sentences: float
    """They end like sentences."""
    lengths: float
    """They have many words (`MeasuredLine.length`)."""
    capitals: float
    """They are in title case."""
    prices: float
    """They name prices."""
    dates: float
    """They hold dates or times of day."""
    overlaps: float
    """Their words are those of long lines."""

    def __init__(self, number: int) -> None:
        """Begin without a line."""
        self.number = number
        self.lines = 0
        self.words = self.long_words = self.text = self.chars = self.linked_chars = 0.0
        self.long_share = self.text_share = self.link_share = 0.0
        self.sentences = self.lengths = self.capitals = 0.0
        self.prices = self.dates = self.overlaps = 0.0
