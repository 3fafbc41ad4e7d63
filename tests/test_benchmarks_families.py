"""Versions of a page that should be judged alike: below a menu, cut off above, kept lines alone."""

from __future__ import annotations

import random

import numpy as np
import pytest

from benchmarks.columns import measured
from benchmarks.corpus import Example
from benchmarks.targets import mask_of
from benchmarks.variants import MAX_LEAD, bare, lead_of, lines_of, menu_from, without_top
from cleaner.document.labels import Label

NAV, TITLE, BODY = (mask_of(frozenset({label})) for label in (Label.NAV, Label.TITLE, Label.BODY))
MENU = ["Boats", "Tides", "Harbour", "Weather"]
STORY = ["Ferry late again", "The ferry to Quill was late on Monday.", "", "Soup ran out by noon."]
LABELS = [Label.NAV] * 4 + [Label.TITLE, Label.BODY, Label.BODY, Label.NAV]
MASKS = [NAV] * 4 + [TITLE, BODY, 0xFFFF, BODY, NAV]


def page(name: str = "ferry", renderer: str = "wet", site: str = "quill") -> Example:
    lines = (*(f"{item} {name}" for item in MENU), *STORY, "Imprint")
    masks = np.array(MASKS, dtype=np.uint16)
    return Example(name, "wcxb-dev", site, "article", renderer, lines, masks, None)


def test_a_menu_is_some_lines_in_a_row_from_above_the_content() -> None:
    lead = lead_of(lines_of(page(), 0))
    assert [line.text for line in lead] == [f"{item} ferry" for item in MENU]
    for seed in range(20):
        menu = menu_from(lead * 20, random.Random(seed))
        assert 3 <= len(menu) <= MAX_LEAD
        assert [line.place for line in menu] == [
            (menu[0].place + step) % 4 for step in range(len(menu))
        ]


def test_the_top_is_cut_off_above_the_first_line_that_may_be_kept() -> None:
    lines = lines_of(page(), 0)
    sizes = {len(without_top(lines, random.Random(seed))) for seed in range(30)}
    assert sizes == {5, 6, 7, 8}
    assert without_top(lines[4:], random.Random(1)) == lines[4:]


def test_the_article_alone_is_what_the_page_gives_as_its_text() -> None:
    lines = bare(lines_of(page(), 0), LABELS)
    assert [line.text for line in lines] == [STORY[0], "", STORY[1], "", STORY[3]]
    assert bare(lines_of(page(), 0), [Label.NAV] * 8) == []


def test_namesakes_have_one_name_in_all_versions_and_menus_come_from_the_same_fold() -> None:
    pytest.importorskip("torch")
    from benchmarks.families import bare_version, families

    sites = [f"site{n}" for n in range(40)]
    pool = [
        page(f"page{n}", renderer, site)
        for n, site in enumerate(sites)
        for renderer in ("wet", "html_text")
    ]
    found = list(families(pool, [measured(example) for example in pool]))
    assert len(found) == len(sites)
    for family in found:
        shown = next(version for version in family if not version.is_changed)
        assert {version.number for version in family} <= set(range(len(pool)))
        for version in family:
            texts = [line for line in version.example.lines if line.strip()]
            names = dict(zip(texts, version.names.tolist(), strict=True))
            own = {text: name for text, name in names.items() if name >= 0}
            known = zip(shown.example.lines, _spread(shown), strict=True)
            assert own.items() <= dict(known).items()
            assert {pool[p].fold for p, _ in version.origins.tolist()} == {shown.example.fold}
        labels = {version.number: LABELS for version in family}
        alone = bare_version(family, labels)
        assert alone is not None
        assert set(alone.example.lines) == set(STORY)


def _spread(version) -> list[int]:
    """Return the name of each line, -1 for a blank one."""
    names = iter(version.names.tolist())
    return [next(names) if line.strip() else -1 for line in version.example.lines]
