"""What the lines around a line are like: means over windows, by cumulative sums."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from cleaner.measures.lines import Column, Kind
from cleaner.signals.signal import Measured, Signal, shared
from cleaner.text.arrays import within_0_and_1


def window_mean(values: Column, reach: int) -> Column:
    """Return the mean of `values` over each line and `reach` lines on either side.

    >>> window_mean(np.array([0, 0, 3, 0, 0], dtype=np.float32), 1).tolist()
    [0.0, 1.0, 1.0, 1.0, 0.0]
    """
    size = len(values)
    sums = np.zeros(size + 2 * reach + 1)
    np.cumsum(values, dtype=np.float64, out=sums[reach + 1 : reach + 1 + size])
    sums[reach + 1 + size :] = sums[reach + size]
    within = sums[2 * reach + 1 :] - sums[:size]
    return (within / _lines_within(size, reach)).astype(np.float32)


@lru_cache(maxsize=16)
def _lines_within(size: int, reach: int) -> Column:
    """Return how many lines each of `size` lines and `reach` lines on either side are."""
    places = np.arange(size)
    return np.minimum(places + reach + 1, size) - np.maximum(places - reach, 0).astype(np.float64)


@lru_cache(maxsize=16)
def _lines_before(size: int, reach: int) -> Column:
    """Return how many of `reach` lines above each of `size` lines there are; 1 for none."""
    return np.clip(np.arange(size), 1, reach).astype(np.float64)


def before_mean(values: Column, reach: int) -> Column:
    """Return the mean of `values` over the `reach` lines above; 0 where there are none.

    >>> before_mean(np.array([3, 1, 0], dtype=np.float32), 2).tolist()
    [0.0, 3.0, 2.0]
    """
    size = len(values)
    sums = np.zeros(size + reach)
    np.cumsum(values[:-1], dtype=np.float64, out=sums[reach + 1 :])
    return ((sums[reach:] - sums[:size]) / _lines_before(size, reach)).astype(np.float32)


def after_mean(values: Column, reach: int) -> Column:
    """Return the mean of `values` over the `reach` lines below; 0 where there are none."""
    return before_mean(values[::-1], reach)[::-1]


@shared
def _length(page: Measured) -> Column:
    return np.minimum(np.log1p(page.profile.word_count) / np.float32(np.log(121)), 1)


@shared
def _sentence(page: Measured) -> Column:
    return (page.profile.last == Kind.STOP).astype(np.float32)


@shared
def _prose(page: Measured) -> Column:
    return np.minimum(page.profile.function_words / 4, 1)


def _unevenness(page: Measured) -> Column:
    """Spread of line lengths: menus are even, prose is not."""
    length = _length(page)
    variance = window_mean(length * length, 3) - window_mean(length, 3) ** 2
    return np.minimum(4 * np.sqrt(np.maximum(variance, 0)), 1)


def _alternation(page: Measured) -> Column:
    """Whether a line's length is nearer to that two lines off than to its neighbours'."""
    length = _length(page)
    if len(length) < 3:
        return np.zeros_like(length)
    padded = np.concatenate([length[[0, 0]], length, length[[-1, -1]]])
    near = np.abs(padded[1:-3] - length) + np.abs(padded[3:-1] - length)
    far = np.abs(padded[:-4] - length) + np.abs(padded[4:] - length)
    return within_0_and_1(0.5 + near - far)


SIGNALS: tuple[Signal, ...] = (
    Signal(
        "lines_around_are_long",
        lambda p: window_mean(_length(p), 2),
        "the lines around it are long",
        "the lines around it are short",
    ),
    Signal(
        "ten_lines_around_are_long",
        lambda p: window_mean(_length(p), 5),
        "the ten lines around it are long",
        "the ten lines around it are short",
    ),
    Signal(
        "fifty_lines_around_are_long",
        lambda p: window_mean(_length(p), 25),
        "that part of the page has long lines",
        "that part of the page has short lines",
    ),
    Signal(
        "lines_above_are_long",
        lambda p: before_mean(_length(p), 5),
        "the lines above it are long",
        "the lines above it are short",
    ),
    Signal(
        "lines_below_are_long",
        lambda p: after_mean(_length(p), 5),
        "the lines below it are long",
        "the lines below it are short",
    ),
    Signal(
        "sentences_stand_around",
        lambda p: window_mean(_sentence(p), 3),
        "sentences stand around it",
        "no sentences stand around it",
    ),
    Signal(
        "sentences_stand_in_that_part",
        lambda p: window_mean(_sentence(p), 15),
        "that part of the page has sentences",
        "that part of the page has no sentences",
    ),
    Signal(
        "running_text_stands_around",
        lambda p: window_mean(_prose(p), 3),
        "running text stands around it",
        "no running text stands around it",
    ),
    Signal(
        "running_text_stands_above",
        lambda p: before_mean(_prose(p), 10),
        "running text stands above it",
        "no running text stands above it",
    ),
    Signal(
        "running_text_stands_below",
        lambda p: after_mean(_prose(p), 10),
        "running text stands below it",
        "no running text stands below it",
    ),
    Signal(
        "commas_stand_above",
        lambda p: before_mean(np.minimum(p.profile.kinds[:, Kind.COMMA] / 4, 1), 10),
        "the ten lines above have commas",
        "the ten lines above have no commas",
    ),
    Signal(
        "long_text_tells_the_lines_around",
        lambda p: window_mean(p.facts.told_by_long_lines, 4),
        "the lines around it are about what the long text is about",
        "the lines around it are not about what the long text is about",
    ),
    Signal(
        "capitals_stand_around",
        lambda p: window_mean(p.profile.capitalised, 4),
        "the words around it begin with capitals",
        "few words around it begin with capitals",
    ),
    Signal(
        "bullets_stand_around",
        lambda p: window_mean(p.profile.bullet.astype(np.float32), 4),
        "the lines around it have bullets",
        "the lines around it have no bullets",
    ),
    Signal(
        "repeats_stand_around",
        lambda p: window_mean(
            (p.facts.repeats_before + p.facts.repeats_after > 0).astype(np.float32), 4
        ),
        "the lines around it recur on the page",
        "the lines around it do not recur",
    ),
    Signal(
        "lengths_vary_around",
        _unevenness,
        "the lines around it differ in length",
        "the lines around it are of one length",
    ),
    Signal(
        "lengths_alternate",
        _alternation,
        "long and short lines alternate",
        "long and short lines do not alternate",
    ),
)
