"""What a forum says of its members beside each of their posts: joined, posts, rank, place.

It is known by its labels, which the lexicons have as ``member``: two of them together, or one
with a number, more than once on a page. The smallest element around them is the profile. One
alone is what a page says of a person, and may be all that the page is about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import regex

from cleaner.lexicons.lexicon import LINGUA_FRANCA, lexicon
from cleaner.text.folding import fold

if TYPE_CHECKING:
    from cleaner.document.tree import Tree

MAX_LINE_CHARS = 100
"""A line of a profile is not longer; two or three labels may stand in one."""
MAX_GAP = 4
"""So many lines may stand from one label of a profile to the next."""
MAX_LINES = 24
"""As many lines a profile may have."""
MAX_NAME_CHARS = 40
"""As long is what a member goes by, at most."""
MAX_MARKS = 6
"""So many characters may stand around a label that is all of a line."""
MIN_LABELS = 2
MIN_PROFILES = 2


class _Label(NamedTuple):
    """A label in a line."""

    name: str
    has_number: bool
    """Whether it and a number are all of the line."""


class _Profile(NamedTuple):
    """Lines that may be a profile: the labels in them, and the first and last with one."""

    labels: frozenset[str]
    has_number: bool
    first: int
    last: int

    @property
    def is_one(self) -> bool:
        return self.has_number or len(self.labels) >= MIN_LABELS


def lines_about_members(
    texts: Sequence[str], languages: Sequence[str], tree: Tree
) -> frozenset[int]:
    """Return the lines of a page that are profiles beside posts.

    Args:
        texts: the lines.
        languages: those that the page is in; English counts on all.
        tree: what the lines stand in.
    """
    labels = _labels(tuple(sorted({*languages, LINGUA_FRANCA})))
    found = [
        (line, there)
        for line, text in enumerate(texts)
        if len(text) <= MAX_LINE_CHARS and (there := labels.found_in(text))
    ]
    profiles = [profile for profile in _together(found) if profile.is_one]
    if len(profiles) < MIN_PROFILES:
        return frozenset()
    return frozenset(chain.from_iterable(_lines_of(x, texts, tree) for x in profiles))


def _together(found: Sequence[tuple[int, Sequence[_Label]]]) -> Iterator[_Profile]:
    """Yield what stands close together, up to where a label comes again."""
    profile: _Profile | None = None
    for line, there in found:
        labels = frozenset(label.name for label in there)
        has_number = any(label.has_number for label in there)
        if profile and (line - profile.last > MAX_GAP or not labels.isdisjoint(profile.labels)):
            yield profile
            profile = None
        if profile:
            has_number = has_number or profile.has_number
            profile = _Profile(profile.labels | labels, has_number, profile.first, line)
        else:
            profile = _Profile(labels, has_number, line, line)
    if profile:
        yield profile


def _lines_of(profile: _Profile, texts: Sequence[str], tree: Tree) -> range:
    """Return the lines of the element around a profile, but a name at its beginning.

    Where more than a profile stands in that element, only what is from its first to its last
    label.
    """
    around = tree.elements[profile.first]
    for line in range(profile.first + 1, profile.last + 1):
        around = _common(around, tree.elements[line], tree.parents)
    first, end = profile.first, profile.last + 1
    while first > 0 and _stands_in(tree.elements[first - 1], around, tree.parents):
        first -= 1
        if profile.last - first > MAX_LINES:
            return range(profile.first, profile.last + 1)
    while end < len(texts) and _stands_in(tree.elements[end], around, tree.parents):
        end += 1
        if end - first > MAX_LINES:
            return range(profile.first, profile.last + 1)
    if any(len(texts[line]) > MAX_LINE_CHARS for line in range(first, end)):
        return range(profile.first, profile.last + 1)
    is_named_above = first > 0 and (
        len(texts[first - 1]) <= MAX_NAME_CHARS
        and _stands_in(tree.elements[first - 1], tree.parents[around], tree.parents)
    )
    return range(first if first == profile.first or is_named_above else first + 1, end)


def _common(one: int, other: int, parents: Sequence[int]) -> int:
    """Return the innermost element around two; parents have smaller numbers than children."""
    while one != other:
        if one > other:
            one = parents[one]
        else:
            other = parents[other]
    return one


def _stands_in(element: int, around: int, parents: Sequence[int]) -> bool:
    while element > around:
        element = parents[element]
    return element == around


class _Labels:
    """What the labels of some languages look like in a line."""

    def __init__(self, phrases: Collection[str]) -> None:
        label = "|".join(sorted(map(regex.escape, phrases), key=len, reverse=True))
        self._longest = max(map(len, phrases)) + MAX_MARKS
        self._alone = regex.compile(rf"\W*+({label})\W*+", regex.IGNORECASE)
        self._with_colon = regex.compile(
            rf"(?<![\p{{L}}\p{{M}}])(?P<label>{label})\s*+[:：]"
            rf"(?P<number>(?<=^\s*+(?P=label)\s*+[:：])\s*+\d[\d.,\s]*+$)?",
            regex.IGNORECASE,
        )

    def found_in(self, text: str) -> list[_Label]:
        """Return the labels of a line: each with a colon, or the one that is all of it."""
        if ":" in text or "：" in text:
            found = self._with_colon.finditer(text)
            return [_Label(fold(match["label"]), bool(match["number"])) for match in found]
        alone = self._alone.fullmatch(text) if len(text) <= self._longest else None
        return [_Label(fold(alone[1]), has_number=False)] if alone else []


@cache
def _labels(known: tuple[str, ...]) -> _Labels:
    return _Labels(
        {p for code in known for p in lexicon(code).phrases.get(("member", "whole"), ())}
    )
