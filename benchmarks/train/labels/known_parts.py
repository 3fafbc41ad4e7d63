"""What may be said of the lines of a page of which a few parts are known.

A recipe's ingredients stand in its content, a pager's links do not; what else is on the page
nobody has marked. Such a line stays open, unless its markup or a phrase names it plainly.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from benchmarks.pages.alignment import align, run_of, tokens
from benchmarks.train.labels.targets import (
    ANY,
    OVERRULED,
    Allowed,
    Reference,
    WeakSource,
    allowed_labels,
    labels_of_phrases,
    weak_by_line,
)
from cleaner.document.labels import DROPPED, Label

CONTENT: Allowed = frozenset({Label.BODY, Label.HEADING})
_OPENING: Allowed = frozenset({Label.BODY, Label.STANDFIRST})
_BESIDE_POSTS: Allowed = DROPPED | {Label.BYLINE}
_ANYWHERE: Allowed = frozenset({Label.NAV, Label.PROMO, Label.LEGAL, Label.SOCIAL})
"""Sections that class names tell wherever they stand. An entry of a list is called a teaser, and
a post a comment, also where they are what the page is about."""
_BESIDE_AN_ARTICLE: Allowed = _ANYWHERE | {Label.RANKING, Label.TEASER, Label.COMMENT}
MIN_TOKENS = 2
"""A shorter string stands in too many lines to tell anything."""
LONG_LINE_TOKENS = 9
"""Between posts, a line of so many tokens may be a quote, a signature or a post that is missing."""
MIN_BLOCK_TOKENS = 3
"""A shorter line stands in a block of text by chance."""


def nothing(lines: Sequence[str], source: WeakSource) -> list[Allowed]:
    """Return that each line may be anything."""
    return [ANY] * len(lines)


def marked(
    lines: Sequence[str], source: WeakSource, sections: Allowed = _ANYWHERE
) -> list[Allowed]:
    """Return what markup or a phrase says of each line, of the kinds in `sections`."""
    keys = [tuple(tokens(line)) for line in lines]
    by_phrase = labels_of_phrases(lines)
    found = []
    for number, weak in enumerate(weak_by_line(keys, source)):
        phrase = by_phrase.get(number)
        if phrase in sections and weak <= OVERRULED:
            found.append(frozenset({phrase}))
        else:
            found.append(weak if weak and weak <= sections else ANY)
    return found


def holding(
    strings: Collection[str], labels: Allowed, lines: Sequence[str], source: WeakSource
) -> list[Allowed]:
    """Return `labels` for each line that holds one of `strings`, or most of one."""
    wanted = [run_of(string) for string in strings if len(tokens(string)) >= MIN_TOKENS]
    found = marked(lines, source)
    for number, line in enumerate(lines):
        run = run_of(line)
        is_part = len(run.split()) > MIN_TOKENS and any(run in string for string in wanted)
        if found[number] == ANY and (is_part or any(string in run for string in wanted)):
            found[number] = labels
    return found


def being(
    strings: Collection[str], labels: Allowed, lines: Sequence[str], source: WeakSource
) -> list[Allowed]:
    """Return `labels` for each line that is one of `strings`, or several in a row."""
    wanted = {string.lower() for string in strings} | {
        word for string in strings for word in string.lower().split()
    }
    found = marked(lines, source)
    for number, line in enumerate(lines):
        words = line.lower().strip(" \t*-•").split()
        if words and (" ".join(words) in wanted or all(word in wanted for word in words)):
            found[number] = labels
    return found


def inside(
    blocks: Sequence[tuple[str, Allowed | None]], lines: Sequence[str], source: WeakSource
) -> list[Allowed]:
    """Return for each line what the blocks that hold it agree on; of None nothing is known."""
    runs = [(run_of(text), labels) for text, labels in blocks]
    found = marked(lines, source)
    for number, line in enumerate(lines):
        run = run_of(line)
        size = len(run.split())
        held = {labels for text, labels in runs if run in text} if size else set()
        labels = held.pop() if len(held) == 1 else None
        if labels is None or (size < MIN_BLOCK_TOKENS and not labels <= DROPPED):
            continue
        both = labels & found[number]
        found[number] = both or ANY
    return found


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts of the content of an article, the one that opens it first."""

    parts: Sequence[str]
    title: str
    authors: tuple[str, ...]

    def allowed_of(self, lines: Sequence[str], source: WeakSource) -> list[Allowed]:
        """Return what each line may be; what stands in none of the parts is open."""
        reference = Reference("\n".join(self.parts), self.title, self.authors)
        by_reference = allowed_labels(lines, reference, source)
        found = marked(lines, source, _BESIDE_AN_ARTICLE)
        for number, labels in enumerate(by_reference):
            if labels in ({Label.TITLE}, {Label.BYLINE}):
                found[number] = labels
        for part, text in enumerate(self.parts):
            for number, is_there in enumerate(align(lines, text)):
                if is_there and found[number] == ANY and lines[number].strip():
                    found[number] = CONTENT if part else _OPENING
        return found


@dataclass(frozen=True, slots=True)
class Thread:
    """The posts of a thread; `names` are of those who wrote them, and dates."""

    posts: str
    names: frozenset[str]

    def allowed_of(self, lines: Sequence[str], source: WeakSource) -> list[Allowed]:
        """Return what each line may be; a quote is content for us, whatever the forum says."""
        found = allowed_labels(lines, Reference(self.posts), source)
        posted = align(lines, self.posts)
        first = next((i for i, is_there in enumerate(posted) if is_there), len(lines))
        last = max((i for i, is_there in enumerate(posted) if is_there), default=-1)
        names = {tuple(tokens(name)) for name in self.names}
        text = run_of(self.posts)
        for number in range(first, last + 1):
            key = tuple(tokens(lines[number]))
            if posted[number] or not key:
                continue
            if key in names:
                found[number] = frozenset({Label.BYLINE})
            elif len(key) >= LONG_LINE_TOKENS or (
                len(key) > MIN_TOKENS and run_of(lines[number]) in text
            ):
                found[number] = ANY
            else:
                found[number] = _BESIDE_POSTS
        return found
