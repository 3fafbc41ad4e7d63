"""What stands in each line of an HTML page: its words, and how many of them in which elements."""

from __future__ import annotations

from typing import Final

from cleaner.document.tree import BIT
from cleaner.readers.elements import Elements
from cleaner.readers.walk import Found

_LINK: Final = BIT["link"]
_BOLD: Final = BIT["bold"]


class HtmlText:
    """A line and its pieces that hold words."""

    __slots__ = ("block", "holders", "pictures", "sizes", "text")

    def __init__(
        self, text: str, block: int, holders: tuple[int, ...], sizes: tuple[int, ...], pictures: int
    ) -> None:
        """Take what was told apart."""
        self.text = text
        """The line as a browser would show it, white space squeezed unless it counts."""
        self.block = block
        """The block around it, as the walk entered it."""
        self.holders = holders
        """The element that each piece stands in."""
        self.sizes = sizes
        """The characters of each piece, white space left out."""
        self.pictures = pictures
        """Pictures in the line, and between it and the line above."""


def told_apart(found: Found) -> HtmlText:
    """Return what the walk `found`, white space and pictures told apart from the words.

    >>> line = told_apart((3, ["It ", "rained", " ", "", "again."], [3, 4, 3, 3, 5], [], [], False))
    >>> line.text, line.holders, line.sizes, line.pictures
    ('It rained again.', (3, 4, 5), (2, 6, 6), 1)
    """
    block, texts, holders, _, pictures, is_verbatim = found
    whole = texts[0] if len(texts) == 1 else "".join(texts)
    words = whole.split()
    squeezed = " ".join(words)
    text = whole.rstrip() if is_verbatim else squeezed
    if len(texts) == 1:
        size = len(squeezed) - len(words) + 1
        return HtmlText(text, block, (holders[0],), (size,), len(pictures))
    sizes = [len("".join(piece.split())) for piece in texts]
    return HtmlText(
        text,
        block,
        tuple([holder for holder, size in zip(holders, sizes, strict=True) if size]),
        tuple([size for size in sizes if size]),
        len(pictures) + texts.count(""),
    )


def measured(line: HtmlText, elements: Elements) -> tuple[int, ...]:
    """Return the columns of a `line`, in the order of `LINE_COLUMNS` of `cleaner.document.tree`."""
    numbers, inside = elements.numbers, elements.inside
    inner = last = numbers[line.holders[0]]
    some = bits = inside[inner]
    links = {inner} if bits & _LINK else set()
    linked = bold = 0
    for holder, size in zip(line.holders, line.sizes, strict=True):
        element = numbers[holder]
        if element != last:
            last, bits = element, inside[element]
            some |= bits
            inner = elements.common(inner, element)
            if bits & _LINK:
                links.add(element)
        if bits & _LINK:
            linked += size
        if bits & _BOLD:
            bold += size
    block, chars = numbers[line.block], sum(line.sizes)
    return block, inner, chars, linked, bold, len(links), some, line.pictures
