"""Versions of the training pages, spoiled and with boxes, so that no layout is relied on."""

from __future__ import annotations

import random
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from benchmarks.pages import data
from benchmarks.train.augment.boxes_in_text import BoxInserter, Story, story_of
from benchmarks.train.augment.damage import Row, damage
from benchmarks.train.augment.material import phrases_of, spelled
from benchmarks.train.augment.surrounded import Menus, alone, cut, kept_lines
from benchmarks.train.labels.corpus import Example, HtmlExample
from benchmarks.train.labels.targets import ANY, mask_of
from cleaner.document.labels import KEPT, Label
from cleaner.document.tree import LINE_COLUMNS, Tree
from cleaner.measures.passes import measure_page

COPIES_OF_LABELLED = {"fixtures": 5, "labelled": 1}
"""Versions of each page whose lines are labelled by hand; the others stand in four renderings."""
BOX_CHANCE = 0.5
"""How often a version of a hand-labelled page gets boxes."""
EMPTIED_EVERY = 6
"""One page in so many is also shown with its content gone."""
EMPTIED_HTML_EVERY = 24
"""HTML has one version of each page, where text has six or more."""
ALONE_EVERY = 3
"""Of one page in so many the kept lines also stand alone."""
MENU_EVERY = 3
"""One page in so many also stands below the menu of another."""
CUT_EVERY = 6
"""One page in so many is also cut off above or below its content."""
ENOUGH_KNOWN = 0.95
"""A page of which fewer lines are known would not be empty without its content."""
ERROR_CHANCE = 0.7
_KEPT_MASK = mask_of(KEPT)
_ANY_MASK = mask_of(ANY)
MAX_CONTENT_CHARS = 3000
"""This much of a text is enough to tell its language."""


def variants(rendered: Sequence[Example], labelled: Sequence[Example]) -> list[Example]:
    """Return versions of each page: damaged, with boxes, and some with other lines around them."""
    stories = _stories()
    inserter = BoxInserter(
        (language, site, story) for _, site, language, story in stories.values() if story
    )
    languages = {key: language for key, (_, _, language, _) in stories.items()}
    pages: defaultdict[tuple[str, str], list[Example]] = defaultdict(list)
    for example in rendered:
        pages[example.source, example.name].append(example)
    made = []
    bases: list[tuple[Example, str, int]] = []
    for (source, name), versions in sorted(pages.items()):
        seed = zlib.crc32(f"{source}/{name}".encode())
        made.append(_version(versions[seed % len(versions)], "damaged", seed, None, ""))
        language = languages.get((source, name)) or _language("\n".join(versions[0].lines))
        base = versions[(seed // 7) % len(versions)]
        made.append(_version(base, "with boxes", seed + 1, inserter, language))
        if seed % EMPTIED_EVERY == 0 and base.known_share > ENOUGH_KNOWN:
            made.append(emptied(base, language, random.Random(seed)))
        bases.append((versions[(seed // 11) % len(versions)], language, seed))
    for example in labelled:
        language = _language("\n".join(example.lines))
        bases.append((example, language, zlib.crc32(example.name.encode())))
        for copy in range(COPIES_OF_LABELLED[example.source]):
            seed = zlib.crc32(f"{example.name}/{copy}".encode())
            chosen = inserter if random.Random(seed).random() < BOX_CHANCE else None
            made.append(_version(example, f"damaged-{copy}", seed, chosen, language))
    return [*made, *_surrounded(bases)]


def _surrounded(pages: Sequence[tuple[Example, str, int]]) -> Iterator[Example]:
    """Yield some of the pages, each with its language and seed, with less or more around them."""
    menus = Menus((page.fold, language, page.site, _rows(page)) for page, language, _ in pages)
    for page, language, seed in pages:
        rows = _rows(page)
        chance = random.Random(seed)
        made: dict[str, list[Row]] = {}
        if seed % ALONE_EVERY == 0:
            made["alone"] = alone(rows)
        if seed % MENU_EVERY == 1:
            made["below a menu"] = menus.on_top(rows, page.fold, language, page.site, chance)
        if seed % CUT_EVERY == 2:
            made["cut"] = cut(rows, chance)
        for name, version in made.items():
            if version:
                yield _with_rows(page, name, version)


def _rows(example: Example) -> list[Row]:
    return list(zip(example.lines, example.allowed.tolist(), strict=True))


def _version(
    example: Example, name: str, seed: int, inserter: BoxInserter | None, language: str
) -> Example:
    rows = _rows(example)
    if inserter is not None:
        rows = inserter.insert(rows, language, example.site, random.Random(seed), example.page_type)
    if inserter is None or seed % 3 == 0:
        rows = damage(rows, seed)
    return _with_rows(example, name, rows)


def emptied(example: Example, language: str, chance: random.Random) -> Example:
    """Return what is left of a page when its content did not load, with an error message or not."""
    rows: list[Row] = [
        (line, mask) for line, mask in _rows(example) if not mask & _KEPT_MASK or mask == _ANY_MASK
    ]
    errors = _error_lines(language, chance)
    if errors:
        place = chance.randrange(len(rows) // 2 + 1)
        rows[place:place] = [(line, mask_of(frozenset({Label.UI}))) for line in errors]
    return _with_rows(example, "emptied", rows)


def emptied_pages(rendered: Sequence[Example]) -> list[Example]:
    """Return some of the HTML pages without their content, with an error message or not.

    The message stands in elements that held content.
    """
    made = []
    for example in rendered:
        seed = zlib.crc32(f"{example.source}/{example.name}".encode())
        if not isinstance(example, HtmlExample) or example.known_share <= ENOUGH_KNOWN:
            continue
        if seed % EMPTIED_HTML_EVERY == 0:
            language = _language("\n".join(example.lines))
            made.append(_emptied_html(example, language, random.Random(seed)))
    return made


def alone_pages(rendered: Sequence[Example]) -> list[Example]:
    """Return some of the HTML pages with nothing but their kept lines, in their elements."""
    made = []
    for example in rendered:
        seed = zlib.crc32(f"{example.source}/{example.name}".encode())
        if isinstance(example, HtmlExample) and seed % ALONE_EVERY == 0:
            there = kept_lines(example.allowed.tolist())
            if there:
                made.append(_alone_html(example, there))
    return made


def _alone_html(example: HtmlExample, there: Sequence[int]) -> Example:
    return replace(
        example,
        renderer="alone",
        lines=tuple(example.lines[line] for line in there),
        allowed=example.allowed[list(there)],
        reference=None,
        tree=_only(example.tree, there, {}),
    )


def _emptied_html(example: HtmlExample, language: str, chance: random.Random) -> Example:
    is_gone = [bool(mask & _KEPT_MASK) and mask != _ANY_MASK for mask in example.allowed.tolist()]
    gone = [line for line, is_out in enumerate(is_gone) if is_out]
    errors = _error_lines(language, chance)[: len(gone)]
    instead = dict(zip(chance.sample(gone, len(errors)), errors, strict=True))
    there = [line for line, is_out in enumerate(is_gone) if not is_out or line in instead]
    ui = mask_of(frozenset({Label.UI}))
    return replace(
        example,
        renderer="emptied",
        lines=tuple(instead.get(line, example.lines[line]) for line in there),
        allowed=np.array(
            [ui if line in instead else example.allowed[line] for line in there], dtype=np.uint16
        ),
        reference=None,
        tree=_only(example.tree, there, instead),
    )


def _only(tree: Tree, there: Sequence[int], instead: Mapping[int, str]) -> Tree:
    """Return the tree of the lines that are `there`, some of them with another text."""
    columns: dict[str, Any] = {}
    for name in LINE_COLUMNS:
        column = getattr(tree, name)
        columns[name] = array(column.typecode, [column[line] for line in there])
    for index, line in enumerate(there):
        if line in instead:
            columns["visible_chars"][index] = len("".join(instead[line].split()))
            columns["linked_chars"][index] = columns["bold_chars"][index] = 0
    return replace(tree, **columns)


def _error_lines(language: str, chance: random.Random) -> list[str]:
    """Return what a page might say whose content did not load, or nothing."""
    phrases = phrases_of(language) or phrases_of("en")
    errors = [*phrases.get(("error", "whole"), ()), *phrases.get(("error", "start"), ())]
    if not errors or chance.random() >= ERROR_CHANCE:
        return []
    return [spelled(errors, chance) for _ in range(chance.randint(1, 3))]


def _with_rows(example: Example, name: str, rows: list[Row]) -> Example:
    return replace(
        example,
        renderer=name,
        lines=tuple(line for line, _ in rows),
        allowed=np.array([mask for _, mask in rows], dtype=np.uint16),
        reference=None,
    )


def _stories() -> dict[tuple[str, str], tuple[str, str, str, Story | None]]:
    """Return name, site, language and story of each page whose text a collection gives."""
    return {
        (table, name): (name, site, language, story)
        for table, name, site, language, story in _pages()
    }


def _pages() -> Iterator[tuple[str, str, str, str, Story | None]]:
    for table in data.CONTENT_TABLES:
        for row in data.table(table):
            if row.get("page_type", "article") == "article":
                content = row["main_content"]
                site = data.site_of(row["url"], row["id"])
                summary = "\n".join(row.get("summary") or ())
                story = story_of(row.get("title") or "", content, summary)
                yield table, row["id"], site, _language(content), story


def _language(text: str) -> str:
    return measure_page(text[:MAX_CONTENT_CHARS].split("\n")).languages[0]
