"""What is true of a page as a whole, worked out from the profile of its lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from cleaner.measures.lines import Column, Mask, Profile
from cleaner.text.arrays import firsts_of, is_new, places_where
from cleaner.text.words import Numbers, Words

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
    words = profile.lexis
    uses = _uses(words)
    is_long = profile.word_count >= LONG_LINE_WORDS
    key_ids = np.unique(profile.keys, return_inverse=True)[1]
    before, after = _repeats(key_ids, profile.keys != 0)
    return Facts(
        is_long=is_long,
        repeats_before=before,
        repeats_after=after,
        begins_like_another=_begins_like_another(words, key_ids),
        told_by_long_lines=_told_by_long_lines(words, uses, is_long),
        told_by_first_line=_told_by_first_line(words),
        told_by_line_above=_told_by_line_above(words, uses),
    )


def _repeats(ids: Numbers, counts: Mask) -> tuple[Column, Column]:
    """Return how often each of `ids` stood before and comes again, where it `counts`.

    >>> before, after = _repeats(np.array([0, 1, 0]), np.array([True, True, True]))
    >>> before.tolist(), after.tolist()
    ([0.0, 0.0, 1.0], [1.0, 0.0, 0.0])
    """
    total = np.bincount(ids)
    order = np.argsort(ids, kind="stable")
    before = np.empty(len(ids), dtype=np.float32)
    before[order] = np.arange(len(ids)) - np.repeat(firsts_of(total), total)
    after = total[ids] - 1 - before
    return np.where(counts, before, 0), np.where(counts, after, 0).astype(np.float32)


def _begins_like_another(words: Words, key_ids: Numbers) -> Mask:
    """Tell of each line whether one with another key begins with the same words."""
    rows = places_where(words.sizes >= OPENING_WORDS)
    openings = words.ids[words.firsts[rows][:, None] + np.arange(OPENING_WORDS)]
    keys: dict[tuple[int, ...], set[int]] = {}
    opened = list(map(tuple, openings.tolist()))
    for opening, key in zip(opened, key_ids[rows].tolist(), strict=True):
        keys.setdefault(opening, set()).add(key)
    begins_alike = np.zeros(len(key_ids), dtype=bool)
    begins_alike[rows] = [len(keys[opening]) > 1 for opening in opened]
    return begins_alike


def _told_by_first_line(words: Words) -> Column:
    in_first = np.zeros(len(words.different), dtype=bool)
    in_first[words.ids[words.lines == 0]] = True
    told = words.share_by_line(in_first[words.ids])
    told[:1] = 0
    return told


class _Uses(NamedTuple):
    """Each different word of each line once: by word, then top to bottom."""

    words: Numbers
    lines: Numbers
    times: Numbers
    """How often the word stands in the line."""


def _uses(words: Words) -> _Uses:
    """Return the uses of `words`.

    >>> uses = _uses(Words.of([("a", "b", "a"), ("a",)]))
    >>> sorted(zip(uses.lines.tolist(), uses.times.tolist()))
    [(0, 1), (0, 2), (1, 1)]
    """
    ids, lines = words.ids[words.order], words.lines[words.order]
    begins = places_where(is_new(ids) | is_new(lines))
    times = np.empty_like(begins)
    np.subtract(begins[1:], begins[:-1], out=times[:-1])
    times[-1:] = len(ids) - begins[-1:]
    return _Uses(ids[begins], lines[begins], times)


def _told_by_long_lines(words: Words, uses: _Uses, is_long: Mask) -> Column:
    is_content = words.lengths[uses.words] >= CONTENT_WORD_LETTERS
    word, line = uses.words[is_content], uses.lines[is_content]
    told = np.bincount(word[is_long[line]], minlength=len(words.different))
    by_another = told[word] > is_long[line]
    content = np.bincount(line, minlength=len(is_long))
    shared = np.bincount(line[by_another], minlength=len(is_long))
    return (shared / np.maximum(content, 1)).astype(np.float32)


def _told_by_line_above(words: Words, uses: _Uses) -> Column:
    is_told = np.zeros(len(uses.words), dtype=bool)
    is_same_word = uses.words[1:] == uses.words[:-1]
    is_told[1:] = is_same_word & (uses.lines[1:] == uses.lines[:-1] + 1)
    told = np.bincount(uses.lines, weights=is_told * uses.times, minlength=len(words.sizes))
    return (told / np.maximum(words.sizes, 1)).astype(np.float32)
