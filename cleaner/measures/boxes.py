"""Where the lines of an HTML page stand in its tree: sums over elements, inherited values.

The lines of an element follow one another, so that any sum over an element is a difference of
two running sums; what ancestors hand down is worked out one level of the tree at a time.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from functools import cached_property
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from cleaner.document.tree import BIT, Markup
from cleaner.measures.lines import Column, Mask

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
    def _strides(self) -> tuple[Index, ...]:
        """Of elements: the element 1, 2, 4, ... steps above, as far as any has one.

        One past the last element stands for what is above the root.
        """
        nobody = len(self.parents)
        stride = np.append(self.parents, nobody)
        stride[0] = nobody
        strides = []
        while (stride != nobody).any():
            strides.append(stride)
            stride = stride[stride]
        return tuple(strides)

    @cached_property
    def depths(self) -> Index:
        """Of elements: steps from the root."""
        return self.piled_up(np.ones(len(self.parents)), 1.0).astype(np.int64) - 1

    @cached_property
    def _range(self) -> tuple[Index, Index]:
        size, lines = len(self.parents), np.arange(len(self))
        first, last = np.full(size + 1, len(self)), np.full(size + 1, -1)
        first[self.elements[::-1]] = lines[::-1]
        last[self.elements] = lines
        for stride in self._strides:
            np.minimum.at(first, stride, first.copy())
            np.maximum.at(last, stride, last.copy())
        return first[:-1], last[:-1] + 1

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

    def handed_down(self, values: Column, decay: float = 1.0) -> npt.NDArray[np.float64]:
        """Return the largest of an element's value and its ancestors', less by each step.

        `values` are elements, or elements x any.
        """
        found = _with_nobody(values, 0.0)
        for stride in self._strides:
            handed = decay * found[stride]
            handed[stride == len(values)] = -np.inf  # nobody hands down nothing, not even 0
            np.maximum(found, handed, out=found)
            decay *= decay
        return found[:-1]

    def piled_up(self, values: Column, decay: float | Column) -> npt.NDArray[np.float64]:
        """Return the sum of an element's value and its ancestors', weighed less by each step.

        `values` are elements, or elements x any; `decay` may be another for each column.
        """
        found = _with_nobody(values, 0.0)
        for stride in self._strides:
            found += decay * found[stride]
            decay = decay * decay
        return found[:-1]

    def nearest(self, is_wanted: Mask) -> Index:
        """Return, of elements, the nearest element at or above that is wanted; the root else."""
        found = np.where(is_wanted, np.arange(len(self.parents)), self.parents)
        for _ in self._strides:
            found = found[found]
        return found

    @cached_property
    def _signatures(self) -> tuple[list[tuple[str, str]], Index]:
        signed = list(zip(self.markup.tags, self.markup.names, strict=True))
        return _different_and_numbered(signed)

    @property
    def different(self) -> list[tuple[str, str]]:
        """Tag and names of each signature, in the order of their numbers."""
        return self._signatures[0]

    @property
    def signatures(self) -> Index:
        """Of elements: a number for each tag with its names."""
        return self._signatures[1]

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
        return _different_and_numbered(self.markup.tags)

    @property
    def tags(self) -> list[str]:
        """The different tags of the page."""
        return self._tags[0]

    def by_tag(self, values: Sequence[float]) -> Column:
        """Return, of elements, the value of its tag, of which there is one for each of `tags`."""
        return np.array(values)[self._tags[1]]

    def is_tagged(self, tags: Collection[str]) -> Mask:
        """Of elements: whether its tag is one of `tags`."""
        return np.array([tag in tags for tag in self.tags], dtype=bool)[self._tags[1]]

    @cached_property
    def own(self) -> Index:
        """Of elements: `cleaner.document.tree.BIT`s of what it is."""
        return np.array(self.markup.own, dtype=np.int64)

    @cached_property
    def inside(self) -> Index:
        """Of lines: `cleaner.document.tree.BIT`s of what it is or stands in."""
        return np.array(self.markup.inside, dtype=np.int64)[self.elements]

    @cached_property
    def some(self) -> Index:
        """Of lines: `cleaner.document.tree.BIT`s of what any part of it is or stands in."""
        return np.array(self.markup.some, dtype=np.int64)

    @cached_property
    def nearest_section(self) -> Index:
        """Of elements: the nearest element at or above that sections the page."""
        return self.nearest((self.own & _SECTIONS) != 0)

    @cached_property
    def _above(self) -> list[Index]:
        return [self.blocks]

    def above(self, steps: int) -> Index:
        """Of lines: the element so many steps above its block."""
        while len(self._above) <= steps:
            self._above.append(self.parents[self._above[-1]])
        return self._above[steps]

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
        padded = _with_nobody(share, -np.inf)
        best = np.arange(len(padded))
        for stride in self._strides:
            above = best[stride]
            best = np.where(padded[best] >= padded[above], best, above)
        best = best[:-1]
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
        if not len(self):
            return np.zeros(0), np.zeros(0)
        depths = np.append(self.depths, -1)
        one, other = self.elements[:-1], self.elements[1:]
        top = self._common(one, other)
        up, down = depths[one] - depths[top], depths[other] - depths[top]
        return np.append(up, 0).astype(float), np.append(down, 0).astype(float)

    def _common(self, one: Index, other: Index) -> Index:
        """Return the innermost element around both, for pairs of elements."""
        depth = np.minimum(self.depths[one], self.depths[other])
        one, other = (self._lifted(element, depth) for element in (one, other))
        for stride in reversed(self._strides):
            differs = stride[one] != stride[other]
            one, other = (np.where(differs, stride[x], x) for x in (one, other))
        return np.where(one == other, one, self.parents[one])

    def _lifted(self, elements: Index, depth: Index) -> Index:
        """Return the ancestors of `elements` at `depth`."""
        steps = self.depths[elements] - depth
        for place, stride in enumerate(self._strides):
            elements = np.where(steps & (1 << place), stride[elements], elements)
        return elements


def _with_nobody(values: Column, value: float) -> npt.NDArray[np.float64]:
    """Return `values` with a `value` for what is above the root behind them."""
    found = np.empty((len(values) + 1, *values.shape[1:]))
    found[:-1] = values
    found[-1] = value
    return found


def _renumbered(values: Index) -> Index:
    """Number `values` from 0, equal ones alike."""
    return np.unique(values, return_inverse=True)[1].astype(np.int64)


Named = TypeVar("Named", bound=Hashable)


def _different_and_numbered(values: Sequence[Named]) -> tuple[list[Named], Index]:
    """Return the different `values`, and for each of them all its place among these.

    >>> different, numbers = _different_and_numbered(["p", "li", "p"])
    >>> different, numbers.tolist()
    (['p', 'li'], [0, 1, 0])
    """
    places = {value: place for place, value in enumerate(dict.fromkeys(values))}
    numbers = np.fromiter(map(places.__getitem__, values), dtype=np.int64, count=len(values))
    return list(places), numbers
