"""Where the lines of an HTML page stand in its tree: sums over elements, inherited values.

The lines of an element follow one another, so that any sum over an element is a difference of
two running sums; what ancestors hand down is worked out one level of the tree at a time.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from cleaner.markup import BIT, Markup
from cleaner.profile import Column, Mask

Index = npt.NDArray[np.int64]

MIN_TWINS = 3
"""So many siblings with the same tag and class are a row."""
_SECTIONS = sum(
    BIT[mark]
    for mark in ("nav", "header", "footer", "aside", "article", "main", "section", "form", "list")
)


class Layout:
    """The tree of a page as arrays; "of elements" and "of lines" say how long they are."""

    def __init__(self, markup: Markup, words: Column, is_long: Mask) -> None:
        """Take the markup of a page, and of each line its words and whether it is long."""
        self.markup = markup
        self.words = words.astype(np.float64)
        self.is_long = is_long
        self.elements: Index = np.array(markup.elements, dtype=np.int64)
        """Of lines: the innermost element around the whole line."""
        self.blocks: Index = np.array(markup.blocks, dtype=np.int64)
        """Of lines: its block element."""
        self.parents: Index = np.array(markup.parents, dtype=np.int64)
        """Of elements."""

    def __len__(self) -> int:
        return len(self.elements)

    @cached_property
    def depths(self) -> Index:
        """Of elements: steps from the root."""
        depths = [0] * len(self.parents)
        for element, parent in enumerate(self.markup.parents):
            if element:
                depths[element] = depths[parent] + 1
        return np.array(depths, dtype=np.int64)

    @cached_property
    def levels(self) -> tuple[Index, ...]:
        """The elements of each depth, the root left out."""
        order = np.argsort(self.depths, kind="stable")
        ends = np.cumsum(np.bincount(self.depths))
        return tuple(np.split(order, ends)[1:-1])

    @cached_property
    def _range(self) -> tuple[Index, Index]:
        size = len(self)
        first = [size] * len(self.parents)
        last = [-1] * len(self.parents)
        for line, element in enumerate(self.markup.elements):
            last[element] = line
            first[element] = min(first[element], line)
        for element in range(len(first) - 1, 0, -1):
            parent = self.markup.parents[element]
            first[parent] = min(first[parent], first[element])
            last[parent] = max(last[parent], last[element])
        return np.array(first, dtype=np.int64), np.array(last, dtype=np.int64) + 1

    @property
    def first(self) -> Index:
        """Of elements: the first line inside; the number of lines where there is none."""
        return self._range[0]

    @property
    def end(self) -> Index:
        """Of elements: just past the last line inside."""
        return self._range[1]

    @cached_property
    def holds_lines(self) -> Mask:
        """Of elements: some line stands wholly inside."""
        return self.end > self.first

    def within(self, values: Column) -> Column:
        """Return, of elements, the sum of `values` (of lines) over the lines inside."""
        sums = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
        return np.where(
            self.holds_lines, sums[self.end] - sums[np.minimum(self.first, self.end)], 0
        )

    def handed_down(self, values: Column, decay: float = 1.0) -> Column:
        """Return the largest of an element's value and its ancestors', less by each step."""
        found = values.astype(np.float64)
        for level in self.levels:
            found[level] = np.maximum(found[level], decay * found[self.parents[level]])
        return found

    def piled_up(self, values: Column, decay: float) -> Column:
        """Return the sum of an element's value and its ancestors', weighed less by each step."""
        found = values.astype(np.float64)
        for level in self.levels:
            found[level] += decay * found[self.parents[level]]
        return found

    def nearest(self, is_wanted: Mask) -> Index:
        """Return, of elements, the nearest element at or above that is wanted; the root else."""
        found = np.where(is_wanted, np.arange(len(self.parents)), 0)
        for level in self.levels:
            found[level] = np.where(is_wanted[level], level, found[self.parents[level]])
        return found

    @cached_property
    def signatures(self) -> Index:
        """Of elements: a number for each tag with its names."""
        return _numbered(list(zip(self.markup.tags, self.markup.names, strict=True)))

    @cached_property
    def groups(self) -> Index:
        """Of elements: a number for each set of siblings with the same signature."""
        return _renumbered(self.parents * len(self.parents) + self.signatures)

    @cached_property
    def chars(self) -> Column:
        """Of lines: characters."""
        return np.array(self.markup.chars, dtype=np.float64)

    @cached_property
    def linked_chars(self) -> Column:
        """Of lines: characters in links."""
        return np.array(self.markup.linked, dtype=np.float64)

    @cached_property
    def pictures(self) -> Column:
        """Of lines: pictures in it, or between it and the line above."""
        return np.array(self.markup.pictures, dtype=np.float64)

    @cached_property
    def _tags(self) -> tuple[list[str], Index]:
        return list(dict.fromkeys(self.markup.tags)), _numbered(self.markup.tags)

    def is_tagged(self, tags: Collection[str]) -> Mask:
        """Of elements: whether its tag is one of `tags`."""
        different, numbers = self._tags
        return np.array([tag in tags for tag in different], dtype=bool)[numbers]

    @cached_property
    def own(self) -> Index:
        """Of elements: `cleaner.markup.BIT`s of what it is."""
        return np.array(self.markup.own, dtype=np.int64)

    @cached_property
    def inside(self) -> Index:
        """Of lines: `cleaner.markup.BIT`s of what it is or stands in."""
        return np.array(self.markup.inside, dtype=np.int64)[self.elements]

    @cached_property
    def some(self) -> Index:
        """Of lines: `cleaner.markup.BIT`s of what any part of it is or stands in."""
        return np.array(self.markup.some, dtype=np.int64)

    @cached_property
    def nearest_section(self) -> Index:
        """Of elements: the nearest element at or above that sections the page."""
        return self.nearest((self.own & _SECTIONS) != 0)

    def above(self, steps: int) -> Index:
        """Of lines: the element so many steps above its block."""
        found = self.blocks
        for _ in range(steps):
            found = self.parents[found]
        return found

    @cached_property
    def line_signatures(self) -> Index:
        """Of lines: a number for the tag and names of its block."""
        return self.signatures[self.blocks]

    @cached_property
    def box_signatures(self) -> Index:
        """Of lines: a number for the tag and names of the element around its block."""
        return self.signatures[self.above(1)]

    @cached_property
    def line_paths(self) -> Index:
        """Of lines: a number for the tags and names of its block and two elements around it."""
        size = len(self.parents)
        own, box, second = (self.signatures[self.above(steps)] for steps in range(3))
        return _renumbered(_renumbered(own * size + box) * size + second)

    @cached_property
    def link_share(self) -> Column:
        """Of elements: share of the characters inside that are linked."""
        chars = self.within(self.chars)
        return self.within(self.linked_chars) / np.maximum(chars, 1)

    @cached_property
    def twins(self) -> Column:
        """Of elements: how many of its siblings, itself included, have its signature."""
        holding = self.holds_lines.astype(np.float64)
        return np.bincount(self.groups, weights=holding)[self.groups].astype(np.float64)

    @cached_property
    def _twins(self) -> tuple[Column, Column, Column]:
        size = self.twins
        text = np.bincount(self.groups, weights=self.text_share)
        chars = np.bincount(self.groups, weights=self.within(self.chars))
        linked = np.bincount(self.groups, weights=self.within(self.linked_chars))
        words = np.bincount(self.groups, weights=self.within(self.words))
        share = np.where(size >= MIN_TWINS, text[self.groups], 0)
        mean = words[self.groups] / np.maximum(size, 1)
        best = np.arange(len(share))
        for level in self.levels:
            above = best[self.parents[level]]
            best[level] = np.where(share[level] >= share[above], level, above)
        return share, (linked / np.maximum(chars, 1))[self.groups][best], mean[best]

    @property
    def twin_share(self) -> Column:
        """Of elements: share of the page's text in it and its siblings of the same signature."""
        return self._twins[0]

    @property
    def twin_links(self) -> Column:
        """Of elements: share of links in the row of twins around it that holds most text."""
        return self._twins[1]

    @property
    def twin_words(self) -> Column:
        """Of elements: mean words of the row of twins around it that holds most text."""
        return self._twins[2]

    @cached_property
    def linked(self) -> Column:
        """Of lines: share of the characters in links."""
        return self.linked_chars / np.maximum(self.chars, 1)

    @cached_property
    def plain_words(self) -> Column:
        """Of lines: words outside links."""
        return self.words * (1 - self.linked)

    @cached_property
    def text(self) -> Column:
        """Of lines: what is weighed to find the content: words of long lines that are no links.

        On a page without such lines, the words outside links.
        """
        weighed = self.plain_words * self.is_long
        return weighed if weighed.sum() else self.plain_words

    @cached_property
    def text_share(self) -> Column:
        """Of elements: share of the page's text inside."""
        return self.within(self.text) / max(float(self.text.sum()), 1e-9)

    def container(self, share: float) -> int:
        """Return the innermost element that holds so large a `share` of the text."""
        deep = np.where(self.text_share >= share, self.depths, -1)
        return int(deep.argmax()) if len(deep) else 0

    def is_within(self, element: int) -> Mask:
        """Of lines: whether it stands inside `element`."""
        mask = np.zeros(len(self), dtype=bool)
        if len(self.parents):
            mask[self.first[element] : self.end[element]] = True
        return mask

    def chain(self, element: int) -> set[int]:
        """Return `element` and its ancestors."""
        found = {element}
        while element:
            element = int(self.parents[element])
            found.add(element)
        return found

    def common_depths(self, chain: set[int]) -> Column:
        """Of lines: depth of the innermost ancestor that lies on the `chain` of an element."""
        is_on = np.zeros(len(self.parents), dtype=bool)
        is_on[list(chain)] = True
        return self.depths[self.nearest(is_on)][self.elements].astype(np.float64)

    @cached_property
    def steps_up(self) -> tuple[Column, Column]:
        """Of lines: steps up to the element it shares with the next line, and down from there.

        The last line has none.
        """
        up, down = [], []
        parents, depths = self.markup.parents, self.depths.tolist()
        elements = self.markup.elements
        for one, other in pairwise(elements):
            top, bottom = one, other
            while top != bottom:
                if depths[top] >= depths[bottom]:
                    top = parents[top]
                else:
                    bottom = parents[bottom]
            up.append(depths[one] - depths[top])
            down.append(depths[other] - depths[top])
        return np.array([*up, 0][: len(self)], float), np.array([*down, 0][: len(self)], float)


def _renumbered(values: Index) -> Index:
    """Number `values` from 0, equal ones alike."""
    return np.unique(values, return_inverse=True)[1].astype(np.int64)


def _numbered(values: Sequence[Hashable]) -> Index:
    """Number `values` so that equal ones get equal numbers.

    >>> _numbered(["p", "li", "p"]).tolist()
    [0, 1, 0]
    """
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], dtype=np.int64)
