"""Versions of a page with less or more around its content.

What is content must not hang on what a converter leaves above and below it: here the kept lines
stand alone, the page is cut off at its title or behind its content, or a menu stands on top.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence

from benchmarks.train.augment.damage import Row
from benchmarks.train.labels.targets import ANY, mask_of
from cleaner.document.labels import KEPT, Label

MIN_KEPT_LINES = 3
"""Fewer kept lines are no article."""
MIN_MENU_LINES = 5
MAX_MENU_LINES = 25

_KEPT_MASK = mask_of(KEPT)
_ANY_MASK = mask_of(ANY)
_TITLE_MASK = mask_of(frozenset({Label.TITLE}))
_NAV_MASK = mask_of(frozenset({Label.NAV}))


def is_kept(mask: int) -> bool:
    """Tell whether a line with that mask is kept whichever of its labels it has.

    >>> is_kept(mask_of(KEPT)), is_kept(mask_of(ANY)), is_kept(0)
    (True, False, False)
    """
    return bool(mask) and not mask & ~_KEPT_MASK


def kept_lines(masks: Sequence[int]) -> list[int]:
    """Return the indices of the lines that are kept; none where they are too few to stand alone."""
    kept = [index for index, mask in enumerate(masks) if is_kept(mask)]
    return kept if len(kept) >= MIN_KEPT_LINES else []


def alone(rows: Sequence[Row]) -> list[Row]:
    """Return the kept lines of a page, with a blank line where other lines stood between them."""
    made: list[Row] = []
    last = -1
    for index in kept_lines([mask for _, mask in rows]):
        if made and index > last + 1:
            made.append(("", _ANY_MASK))
        made.append(rows[index])
        last = index
    return made


def cut(rows: Sequence[Row], chance: random.Random) -> list[Row]:
    """Return a page from its title on, or up to the end of its content, or both."""
    kept = kept_lines([mask for _, mask in rows])
    if not kept:
        return []
    titles = (index for index in kept if rows[index][1] == _TITLE_MASK)
    first, end = next(titles, kept[0]), kept[-1] + 1
    return list(chance.choice([rows[first:], rows[:end], rows[first:end]]))


class Menus:
    """Menus to put on top of pages of the same fold and language but of another site."""

    def __init__(self, pages: Iterable[tuple[int, str, str, Sequence[Row]]]) -> None:
        """Collect the menus of `pages`: fold, language, site and rows of each."""
        self._menus: defaultdict[tuple[int, str], list[tuple[str, list[Row]]]] = defaultdict(list)
        for fold, language, site, rows in pages:
            menu = [row for row in rows if row[1] == _NAV_MASK]
            if len(menu) >= MIN_MENU_LINES:
                self._menus[fold, language].append((site, menu))

    def on_top(
        self, rows: Sequence[Row], fold: int, language: str, site: str, chance: random.Random
    ) -> list[Row]:
        """Return `rows` below a menu; nothing where there is no menu that fits."""
        fitting = [menu for other, menu in self._menus[fold, language] if other != site]
        if not fitting:
            return []
        menu = chance.choice(fitting)
        size = chance.randint(MIN_MENU_LINES, min(MAX_MENU_LINES, len(menu)))
        first = chance.randrange(len(menu) - size + 1)
        return [*menu[first : first + size], *rows]
