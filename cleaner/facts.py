"""What is true of a page as a whole, worked out from the profile of its lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from cleaner.profile import Column, Mask, Profile

LONG_LINE_WORDS = 15
"""A line of this many words is prose more often than not: the median paragraph of the training
pages has about 40 words, the median menu entry 2."""
CONTENT_WORD_LETTERS = 4
"""Shorter words are mostly function words and say little about what a text is about."""
OPENING_WORDS = 4
"""Lines that begin with the same words are taken for versions of one line."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the signals need to know beyond the line itself; columns as in `Profile`."""

    is_long: Mask
    """Lines of `LONG_LINE_WORDS` words or more."""
    repeats_before: Column
    """How often the same words stood in an earlier line."""
    repeats_after: Column
    """How often they come again."""
    begins_like_another: Mask
    """Another, different line begins with the same `OPENING_WORDS` words."""
    told_by_long_lines: Column
    """Share of a line's content words that other, long lines use."""
    told_by_first_line: Column
    """Share of a line's words that the first line of the page has."""
    told_by_line_above: Column
    """Share of a line's words that the line above has."""


def facts(profile: Profile) -> Facts:
    """Work out the facts of the page that `profile` measured."""
    is_long = profile.word_count >= LONG_LINE_WORDS
    before, after = _repeats(profile.keys)
    first = frozenset(profile.words[0]) if profile.words else frozenset()
    above = [(), *profile.words[:-1]]
    return Facts(
        is_long=is_long,
        repeats_before=before,
        repeats_after=after,
        begins_like_another=_begins_like_another(profile),
        told_by_long_lines=_told_by_long_lines(profile, is_long),
        told_by_first_line=np.array(
            [0.0, *(_share(line, first) for line in profile.words[1:])][: len(profile)],
            dtype=np.float32,
        ),
        told_by_line_above=np.array(
            [_share(line, frozenset(a)) for line, a in zip(profile.words, above, strict=False)],
            dtype=np.float32,
        ),
    )


def _share(words: tuple[str, ...], others: frozenset[str]) -> float:
    """Return the share of `words` among `others`.

    >>> _share(("late", "boat"), frozenset({"boat"}))
    0.5
    """
    return sum(word in others for word in words) / len(words) if words and others else 0.0


def _repeats(keys: tuple[str, ...]) -> tuple[Column, Column]:
    total = Counter(key for key in keys if key)
    seen: Counter[str] = Counter()
    before = np.zeros(len(keys), dtype=np.float32)
    after = np.zeros(len(keys), dtype=np.float32)
    for i, key in enumerate(keys):
        if key:
            before[i] = seen[key]
            seen[key] += 1
            after[i] = total[key] - seen[key]
    return before, after


def _begins_like_another(profile: Profile) -> Mask:
    openings: dict[tuple[str, ...], set[str]] = {}
    for words, key in zip(profile.words, profile.keys, strict=True):
        if len(words) >= OPENING_WORDS:
            openings.setdefault(words[:OPENING_WORDS], set()).add(key)
    return np.array(
        [len(openings.get(words[:OPENING_WORDS], ())) > 1 for words in profile.words], dtype=bool
    )


def _told_by_long_lines(profile: Profile, is_long: Mask) -> Column:
    content = [
        tuple({word for word in words if len(word) >= CONTENT_WORD_LETTERS})
        for words in profile.words
    ]
    told = Counter(
        word for words, long in zip(content, is_long, strict=True) if long for word in words
    )
    shares = [
        sum(told[word] > long for word in words) / len(words) if words else 0.0
        for words, long in zip(content, is_long.tolist(), strict=True)
    ]
    return np.array(shares, dtype=np.float32)
