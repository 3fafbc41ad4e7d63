"""Short lines on top of a page, as menus are, leave what the signals say of its other lines."""

from __future__ import annotations

from array import array
from functools import cache

import numpy as np
import numpy.typing as npt
import pytest

from benchmarks.hostile.stability import MENU
from benchmarks.pages import data
from cleaner.measures.page import MeasuredPage
from cleaner.measures.passes import measure_page
from cleaner.signals import SIGNALS
from cleaner.signals.measuring import fill_signals

PAGES = {page.name: page.lines for page in data.own_pages()}
PLAIN_MENU = tuple(f"{first}{second}" for first in ("Ny", "Ve", "Tu") for second in "abeio")
"""Fifteen words that no page has and no lexicon."""
NAMES = tuple(signal.name for signal in SIGNALS)

REACHES = {
    "stands_below_a_blank_line": 1,
    "shares_words_with_the_line_above": 1,
    "lines_around_are_long": 2,
    "lengths_alternate": 2,
    "sentences_stand_around": 3,
    "running_text_stands_around": 3,
    "lengths_vary_around": 3,
    "stands_in_a_pattern_that_recurs": 1,
    "stands_in_a_long_pattern_that_recurs": 3,
    "lines_around_share_words_with_the_long_text": 4,
    "capitals_stand_around": 4,
    "bullets_stand_around": 4,
    "numbers_stand_around": 4,
    "repeats_stand_around": 4,
    "ten_lines_around_are_long": 5,
    "lines_above_are_long": 5,
    "looks_like_lines_near_by": 8,
}
"""What looks at direct neighbours, and how many lines from the top it still sees the menu."""


@cache
def _measured(lines: tuple[str, ...]) -> tuple[MeasuredPage, npt.NDArray[np.float32]]:
    page = measure_page(lines)
    values = array("f", bytes(4 * len(page.lines) * len(SIGNALS)))
    fill_signals(SIGNALS, page, values, len(SIGNALS))
    return page, np.frombuffer(values, dtype=np.float32).reshape(len(page.lines), len(SIGNALS))


def _moved(lines: tuple[str, ...], menu: tuple[str, ...], since: int = 0) -> dict[str, list[int]]:
    """Return the signals that a menu on top moves, beyond their reach, and at which lines."""
    _, values = _measured(lines)
    _, below = _measured((*menu, *lines))
    moved = np.abs(below[len(menu) :] - values) > 1e-6
    found = {}
    for column, name in enumerate(NAMES):
        first = max(REACHES.get(name, 0), since)
        at = [index for index in np.flatnonzero(moved[:, column]).tolist() if index >= first]
        if at:
            found[name] = at
    return found


@pytest.mark.parametrize("name", PAGES)
def test_a_menu_on_top_changes_only_what_looks_at_direct_neighbours(name: str) -> None:
    assert _moved(PAGES[name], PLAIN_MENU) == {}


RECUR = {
    "repeats_an_earlier_line",
    "shares_words_with_the_line_above",
}
"""A menu entry that the page has again, at its foot, is there repeated indeed."""


@pytest.mark.parametrize("name", PAGES)
def test_a_menu_of_phrases_heads_nothing_in_the_content_and_below(name: str) -> None:
    page, _ = _measured(PAGES[name])
    assert set(_moved(PAGES[name], MENU, page.anchor)) <= RECUR
