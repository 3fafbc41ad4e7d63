"""Versions of a page whose lines should be judged alike: renderings, below a menu, without its top.

A line of an article is one whatever stands above it and whichever program made the page text. The
network is shown such versions side by side (`benchmarks.polish`), and what it says of a line in one
of them is what it should say of the same line in the others.
"""

from __future__ import annotations

import random
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from benchmarks.alignment import tokens
from benchmarks.columns import PageColumns, measured
from benchmarks.corpus import Example
from benchmarks.lessons import is_learned_from
from benchmarks.variants import MIN_LEAD, Line, bare, lead_of, lines_of, menu_from, without_top
from cleaner.document.labels import Label

RENDERINGS_SHOWN = 2
"""Renderings of each page that are shown as they are; each other version is made of one of them."""
MENU_BELOW_CHANCE = 0.3
"""How often a page gets a menu below it too."""
EMPTIED_EVERY = 3
"""One in so many of the pages without content is shown: fewer would make all pages seem full."""
BARE = "bare"
"""The renderer of an article without its page."""
_SPOILED = ("damaged", "grafted", "emptied")

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a page; all but `example` tell only of lines that are not blank."""

    example: Example
    columns: PageColumns
    origins: Numbers
    """lines x 2: the number of the example that a line is taken from, and its place there."""
    names: Numbers
    """The same for lines of a family that should be judged alike; -1 for a line of its own."""
    number: int
    """The number of the example that it is made of."""
    is_changed: bool
    """Whether it is not shown as it is."""


Family = tuple[Version, ...]


def families(pool: Sequence[Example], columns: Sequence[PageColumns]) -> Iterator[Family]:
    """Yield the versions of each page of `pool`, those that are shown as they are first.

    What is set above a page comes from its own fold: who may see the page may see the menu.
    """
    pages: defaultdict[str, list[int]] = defaultdict(list)
    for number, example in enumerate(pool):
        if is_learned_from(example, columns[number]):
            pages[_page_name(example)].append(number)
    shown = {name: _shown(pool, numbers, name) for name, numbers in sorted(pages.items())}
    leads = _leads(pool, shown.values())
    for name, numbers in shown.items():
        chance = random.Random(zlib.crc32(name.encode()))
        lines = {number: lines_of(pool[number], number) for number in numbers}
        named = _names(lines.values())
        made = [
            Version(pool[n], columns[n], _origins(lines[n]), _named(lines[n], named), n, False)
            for n in numbers
        ]
        for number in (n for n in numbers if _is_whole(pool[n])):
            page = pool[number]
            menus = [lead for site, lead in leads[page.fold] if site != page.site]
            below = _below_menu(lines[number], menus, chance)
            made.append(_made(replace(page, renderer="below a menu"), number, below, named))
        if _is_whole(pool[numbers[0]]):
            first = numbers[0]
            cut = without_top(lines[first], chance)
            made.append(_made(replace(pool[first], renderer="without its top"), first, cut, named))
        yield tuple(made)


def bare_version(family: Family, labels: Mapping[int, Sequence[Label]]) -> Version | None:
    """Return only the kept lines of a page, None where there are none.

    Args:
        family: the versions of the page.
        labels: of each example, by number.
    """
    for version in reversed(family):
        if not version.is_changed and _is_whole(version.example):
            page, number = version.example, version.number
            kept = bare(lines_of(page, number), labels[number])
            return _made(replace(page, renderer=BARE), number, kept, {}) if kept else None
    return None


def _page_name(example: Example) -> str:
    return example.name if example.source == "labelled" else f"{example.source}/{example.name}"


def _is_whole(example: Example) -> bool:
    return not example.renderer.startswith(_SPOILED)


def _shown(pool: Sequence[Example], numbers: Sequence[int], name: str) -> list[int]:
    """Choose the examples of a page that are shown as they are, whole ones first."""
    seed = zlib.crc32(name.encode())
    whole = [n for n in numbers if _is_whole(pool[n])]
    emptied = [n for n in numbers if pool[n].renderer == "emptied" and seed % EMPTIED_EVERY == 0]
    return random.Random(seed).sample(whole, min(RENDERINGS_SHOWN, len(whole))) + emptied


def _leads(
    pool: Sequence[Example], shown: Iterable[Sequence[int]]
) -> dict[int, list[tuple[str, list[Line]]]]:
    """Return, by fold, the site and what stands above the content of one example of each page."""
    found: defaultdict[int, list[tuple[str, list[Line]]]] = defaultdict(list)
    for first in (numbers[0] for numbers in shown if numbers):
        lead = lead_of(lines_of(pool[first], first))
        if len(lead) >= MIN_LEAD and _is_whole(pool[first]):
            found[pool[first].fold].append((pool[first].site, lead))
    return found


def _below_menu(
    lines: Sequence[Line], leads: Sequence[Sequence[Line]], chance: random.Random
) -> list[Line]:
    """Return a page below a menu, now and then above one too."""
    below = menu_from(chance.choice(leads), chance) if chance.random() < MENU_BELOW_CHANCE else []
    return [*menu_from(chance.choice(leads), chance), *lines, *below]


def _names(versions: Iterable[Sequence[Line]]) -> dict[tuple[int, int], int]:
    """Number the lines of a page so that namesakes have one number: the first, the second, ..."""
    numbers: dict[tuple[tuple[str, ...], int], int] = {}
    named: dict[tuple[int, int], int] = {}
    for lines in versions:
        times: Counter[tuple[str, ...]] = Counter()
        for line in lines:
            key = tuple(tokens(line.text))
            if key:
                named[line.page, line.place] = numbers.setdefault((key, times[key]), len(numbers))
                times[key] += 1
    return named


def _made(
    example: Example, number: int, lines: Sequence[Line], named: Mapping[tuple[int, int], int]
) -> Version:
    """Return `example` with other lines."""
    made = replace(
        example,
        lines=tuple(line.text for line in lines),
        allowed=np.array([line.mask for line in lines], dtype=np.uint16),
        reference=None,
    )
    return Version(made, measured(made), _origins(lines), _named(lines, named), number, True)


def _origins(lines: Sequence[Line]) -> Numbers:
    return np.array([(line.page, line.place) for line in lines if line.place >= 0], dtype=np.int64)


def _named(lines: Sequence[Line], named: Mapping[tuple[int, int], int]) -> Numbers:
    said = (line for line in lines if line.place >= 0)
    return np.array([named.get((line.page, line.place), -1) for line in said], dtype=np.int64)
