"""Versions of a page with less or more around its content."""

from __future__ import annotations

import random

from benchmarks.train.augment.damage import Row
from benchmarks.train.augment.surrounded import MAX_MENU_LINES, MIN_MENU_LINES, Menus, alone, cut
from benchmarks.train.labels.targets import ANY, mask_of
from cleaner.document.labels import Label

NAV, TITLE, BODY = (mask_of(frozenset({label})) for label in (Label.NAV, Label.TITLE, Label.BODY))
UNSURE = mask_of(frozenset({Label.CAPTION, Label.UI}))
BLANK = mask_of(ANY)
PAGE: list[Row] = [
    ("Home", NAV),
    ("Storm", TITLE),
    ("It rained.", BODY),
    ("", BLANK),
    ("Share", UNSURE),
    ("It poured.", BODY),
    ("Contact", NAV),
]


def test_the_kept_lines_alone_have_a_blank_line_where_others_stood() -> None:
    assert [line for line, _ in alone(PAGE)] == ["Storm", "It rained.", "", "It poured."]


def test_a_page_with_few_kept_lines_has_no_such_version() -> None:
    assert alone(PAGE[:4]) == cut(PAGE[:4], random.Random(1)) == []


def test_a_page_is_cut_at_its_title_or_behind_its_content_or_both() -> None:
    made = {tuple(cut(PAGE, random.Random(seed))) for seed in range(20)}
    assert made == {tuple(PAGE[1:]), tuple(PAGE[:6]), tuple(PAGE[1:6])}


def test_a_menu_comes_from_another_site_of_the_fold_and_language() -> None:
    menu = [(f"Entry {number}", NAV) for number in range(40)]
    menus = Menus([(1, "en", "a.example", [*menu, *PAGE]), (1, "en", "c.example", menu[:4])])
    for seed in range(30):
        below = menus.on_top(PAGE, 1, "en", "b.example", random.Random(seed))
        size = len(below) - len(PAGE)
        assert MIN_MENU_LINES <= size <= MAX_MENU_LINES
        assert below[size:] == PAGE
        assert set(below[:size]) <= {*menu, *PAGE}
        assert menus.on_top(PAGE, 1, "en", "b.example", random.Random(seed)) == below
    for fold, language, site in ((2, "en", "b"), (1, "de", "b"), (1, "en", "a.example")):
        assert menus.on_top(PAGE, fold, language, site, random.Random(1)) == []
