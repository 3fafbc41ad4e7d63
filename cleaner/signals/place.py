"""Where a line stands: from the edges of the page, the long lines, the headings of boxes."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from cleaner.lexicons.lexicon import KINDS
from cleaner.measures.lines import Column, Mask
from cleaner.signals.signal import Measured, Signal, shared, signal
from cleaner.text.arrays import within_0_and_1

FAR_AWAY = 60
"""Lines after which a distance counts as full: longer boxes are rare on the training pages."""
BOX_LINES = 12
"""Lines over which the heading of a box loses two thirds of its hold."""
_BOX_KINDS = ("ranking", "teaser", "promo", "social", "comment", "legal", "about", "byline", "time")


def _since(mask: Mask) -> Column:
    """Return how many lines ago `mask` was last true, the line itself included.

    >>> _since(np.array([False, True, False, False])).tolist()
    [60.0, 0.0, 1.0, 2.0]
    """
    places = np.arange(len(mask))
    last = np.maximum.accumulate(np.where(mask, places, -FAR_AWAY - 1))
    return np.minimum(places - last, FAR_AWAY).astype(np.float32)


def _until(mask: Mask) -> Column:
    return _since(mask[::-1])[::-1]


def _distance(lines: Column) -> Column:
    """Squash a distance to 0 (here) .. 1 (`FAR_AWAY`), fine near by and coarse far off."""
    return (np.log1p(lines) / np.log1p(FAR_AWAY)).astype(np.float32)


def _above(values: Column) -> Column:
    """Sum of `values` over the lines above each line."""
    return (values.cumsum(dtype=np.float64) - values).astype(np.float32)


@signal("it stands far from the top", "it stands near the top")
def is_far_from_the_top(page: Measured) -> Column:
    """Lines above, 0 at the first line, 1 at 500 or more."""
    return np.minimum(np.log1p(np.arange(len(page.profile), dtype=np.float32)) / np.log(501), 1)


@signal("it stands far from the end", "it stands near the end")
def is_far_from_the_end(page: Measured) -> Column:
    """Lines below, 0 at the last line, 1 at 500 or more."""
    return is_far_from_the_top.measure(page)[::-1].astype(np.float32)


@signal("most of the page stands above it", "most of the page stands below it")
def is_in_the_lower_part(page: Measured) -> Column:
    """Place in the page, 0 at the top, 1 at the end."""
    size = len(page.profile)
    return np.arange(size, dtype=np.float32) / max(size - 1, 1)


@shared
def _share_of_long_text(page: Measured) -> tuple[Column, Column]:
    words = np.where(page.facts.is_long, page.profile.word_count, 0).astype(np.float32)
    total = max(float(words.sum()), 1.0)
    above = _above(words) / total
    return above.astype(np.float32), (1 - above - words / total).astype(np.float32)


@signal("the long text stands above it", "no long text stands above it")
def stands_below_the_long_text(page: Measured) -> Column:
    """Share of the words in long lines that stand above."""
    return within_0_and_1(_share_of_long_text(page)[0])


@signal("the long text stands below it", "no long text stands below it")
def stands_above_the_long_text(page: Measured) -> Column:
    """Share of the words in long lines that stand below."""
    return within_0_and_1(_share_of_long_text(page)[1])


@signal("the last long line is far above it", "a long line stands just above it")
def is_far_below_a_long_line(page: Measured) -> Column:
    """Lines back to the nearest line of a paragraph's length."""
    return _distance(_since(page.facts.is_long))


@signal("the next long line is far below it", "a long line stands just below it")
def is_far_above_a_long_line(page: Measured) -> Column:
    """Lines on to the nearest line of a paragraph's length."""
    return _distance(_until(page.facts.is_long))


@signal("many long lines stand above it", "few long lines stand above it")
def has_long_lines_above(page: Measured) -> Column:
    """Long lines above, 1 at 40 or more."""
    return np.minimum(np.log1p(_above(page.facts.is_long.astype(np.float32))) / np.log(41), 1)


@signal("many long lines stand below it", "few long lines stand below it")
def has_long_lines_below(page: Measured) -> Column:
    """Long lines below, 1 at 40 or more."""
    below = _above(page.facts.is_long[::-1].astype(np.float32))[::-1]
    return np.minimum(np.log1p(below) / np.log(41), 1)


@signal("it stands in a long run of short lines", "it stands in no run of short lines")
def is_in_a_run_of_short_lines(page: Measured) -> Column:
    """Lines from the long line above to the long line below."""
    return _distance(_run_lengths(page.facts.is_long))


def _run_lengths(is_long: Mask) -> Column:
    run: npt.NDArray[np.int64] = is_long.cumsum()
    sizes = np.bincount(run[~is_long], minlength=len(is_long) + 1)
    return np.where(is_long, 0, np.minimum(sizes[run], FAR_AWAY)).astype(np.float32)


HEADED = {
    "ranking": 'a "Most Read" heading',
    "teaser": 'a "Related" heading',
    "promo": "a subscription or advertising line",
    "social": "a sharing line",
    "comment": "a comments heading",
    "legal": "a legal or cookie line",
    "about": "the heading of an author box",
    "byline": "a byline",
    "time": "a relative time",
}
"""How a line is spoken of that is a phrase of each kind and stands above others."""


_BOX_COLUMNS = [KINDS.index(kind) for kind in _BOX_KINDS]
_HOLD = np.append(np.exp(-np.arange(FAR_AWAY, dtype=np.float32) / BOX_LINES), np.float32(0))
"""The hold of the heading of a box so many lines further down."""


@shared
def _holds_of_headings(page: Measured) -> Column:
    """Return `_BOX_KINDS` x lines: the hold of the last phrase of that kind."""
    phrases = page.profile.phrases
    masks = phrases.whole[:, _BOX_COLUMNS].T.copy()
    masks[_BOX_KINDS.index("byline")] = phrases.inside[:, KINDS.index("byline")]
    places = np.arange(len(page.profile))
    last = np.maximum.accumulate(np.where(masks, places, -FAR_AWAY), axis=1)
    holds: Column = _HOLD[np.minimum(places - last, FAR_AWAY)]
    return holds


def _stands_below(kind: str) -> Signal:
    row = _BOX_KINDS.index(kind)

    def measure(page: Measured) -> Column:
        return _holds_of_headings(page)[row]

    return Signal(
        f"stands_below_a_{kind}_phrase",
        measure,
        f"{HEADED[kind]} stands above it",
        f"no {HEADED[kind].split(' ', 1)[1]} stands above it",
    )


def _stands_just_above(kind: str) -> Signal:
    column = KINDS.index(kind)

    def measure(page: Measured) -> Mask:
        mask = np.zeros(len(page.profile), dtype=bool)
        mask[:-1] = page.profile.phrases.whole[1:, column]
        return mask

    return Signal(
        f"stands_just_above_a_{kind}_phrase",
        measure,
        f"{HEADED[kind]} is the next line",
        f"{HEADED[kind]} is not the next line",
    )


SIGNALS: tuple[Signal, ...] = (
    is_far_from_the_top,
    is_far_from_the_end,
    is_in_the_lower_part,
    stands_below_the_long_text,
    stands_above_the_long_text,
    is_far_below_a_long_line,
    is_far_above_a_long_line,
    has_long_lines_above,
    has_long_lines_below,
    is_in_a_run_of_short_lines,
    *(_stands_below(kind) for kind in _BOX_KINDS),
    _stands_just_above("time"),
)
