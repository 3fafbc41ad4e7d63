"""Set boxes into the HTML of training pages, as `boxes_in_text` does in plain text.

Comment sections, further articles, related cards, rankings, sidebars, calls among the paragraphs:
few of the training pages have all of them, and what tells them from the article is their place
and their content, seldom a telling class name. So each page is shown once or twice more with some
boxes in it, made of the text of other sites of the same language and fold.

A box is inserted into the source of the page, which is then read as every page is. Its lines must
turn up as they were written, between the lines that were there before; else it is left out.
"""

from __future__ import annotations

import multiprocessing
import random
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.pages import data
from benchmarks.train.augment.call_templates import (
    CALLS,
    FURNITURE,
    SIDEBARS,
    line_between_others,
    neighbours,
)
from benchmarks.train.augment.comment_templates import COMMENTS
from benchmarks.train.augment.markup import PAGE, ClassNames, Look, Markup
from benchmarks.train.augment.material import Donor, Material, Template
from benchmarks.train.augment.placement import Spot, content_lines, edited, look_of, spots_of
from benchmarks.train.augment.story_templates import (
    CARDS,
    FURTHER,
    INSETS,
    RANKINGS,
    like_this_page,
)
from benchmarks.train.labels.corpus import Example, HtmlExample
from benchmarks.train.labels.targets import mask_of
from cleaner.document.labels import Label
from cleaner.document.tree import Tree
from cleaner.measures.passes import measure_page
from cleaner.readers.encoding import decode
from cleaner.readers.html import read_html

VERSIONS = 2
"""Versions of each article that are made; of a page of another type one."""
MIN_CONTENT_LINES = 3
MIN_BOXES, MAX_BOXES = 2, 5
MIN_DONORS = 3
"""A language needs this many other sites in a fold to lend text to boxes."""
MAX_DONORS = 24
MIN_PARAGRAPH_CHARS = 40
MAX_CHARS_FOR_LANGUAGE = 3000
SIDEBAR_IN_TABLE_CHANCE = 0.5
_TITLE_MASK = mask_of(frozenset({Label.TITLE}))
_ARTICLE = "article"
"""On pages of other types entries, posts or products are the content, so these get no more of
them, and lend none."""
LIKE_THE_PAGE_CHANCE = 0.8
_TABLE = ('<table width="100%"><tbody><tr><td valign="top">', "</td></tr></tbody></table>")
_NEXT_CELL = '</td><td valign="top">'


@dataclass(frozen=True, slots=True)
class _State:
    """A page with the boxes that it has by now."""

    source: str
    lines: tuple[str, ...]
    masks: tuple[int, ...]
    is_old: tuple[bool, ...]
    """Whether a line was there from the first."""
    tree: Tree


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of box."""

    weight: float
    templates: tuple[Template, ...]
    where: tuple[str, ...]
    needs_donors: bool = True
    """Whether it is made of the text of other pages; only articles get such a box."""
    may_repeat: bool = False
    alike: float = 0.0
    """How often its elements are named as those of the page, beside chance."""


KINDS = (
    _Kind(4, COMMENTS, ("end", "after", "after", "outside")),
    _Kind(4, FURTHER, ("end", "after", "after", "outside")),
    _Kind(3, CARDS, ("end", "after", "after", "outside", "before")),
    _Kind(4, INSETS, ("amid",), may_repeat=True, alike=0.4),
    _Kind(1.5, RANKINGS, ("after", "outside", "before", "amid")),
    _Kind(2, SIDEBARS, ("before", "after", "outside")),
    _Kind(1, (neighbours,), ("end", "after")),
    _Kind(
        6,
        CALLS,
        ("amid", "amid", "amid", "end", "before"),
        needs_donors=False,
        may_repeat=True,
        alike=0.4,
    ),
    _Kind(4, FURNITURE, ("end", "end", "after"), needs_donors=False),
)


def pages_with_boxes(rendered: Sequence[Example]) -> list[Example]:
    """Return versions of the HTML pages with boxes in them, the same on every machine.

    A page without enough content, or that is read otherwise than it was, has none.
    """
    pages = [example for example in rendered if isinstance(example, HtmlExample)]
    with multiprocessing.Pool() as pool:
        donors = pool.map(donor_of, pages, chunksize=16)
        lending: defaultdict[tuple[str, int], list[Donor]] = defaultdict(list)
        for page, donor in zip(pages, donors, strict=True):
            if page.page_type == _ARTICLE and donor.paragraphs:
                lending[donor.language, page.fold].append(donor)
        made = pool.imap(_with_boxes_from, _tasks(pages, donors, lending), chunksize=8)
        return [version for versions in made for version in versions]


def _tasks(
    pages: Sequence[HtmlExample],
    donors: Sequence[Donor],
    lending: Mapping[tuple[str, int], Sequence[Donor]],
) -> Iterator[tuple[HtmlExample, bytes, str, list[Donor]]]:
    """Yield each page with its source, its language and those that lend text to it."""
    by_table: defaultdict[str, list[int]] = defaultdict(list)
    for index, page in enumerate(pages):
        by_table[page.page[0]].append(index)
    for table, indices in by_table.items():
        html = {row["id"]: row["html"] for row in data.table(table)}
        for index in indices:
            page, language = pages[index], donors[index].language
            name = page.page[1]
            if name in html:
                others = [d for d in lending[language, page.fold] if d.site != page.site]
                chance = random.Random(_seed(page, "donors"))
                lent = chance.sample(others, min(len(others), MAX_DONORS))
                yield page, html[name], language, lent


def _seed(page: Example, purpose: str) -> int:
    return zlib.crc32(f"{page.source}/{page.name}/{purpose}".encode())


def donor_of(page: Example) -> Donor:
    """Return the text that a page can lend: its headline and its longer paragraphs of content."""
    masks = page.allowed.tolist()
    content = [page.lines[line] for line in content_lines(masks)]
    title = next((t for t, mask in zip(page.lines, masks, strict=True) if mask == _TITLE_MASK), "")
    text = "\n".join(content or page.lines)[:MAX_CHARS_FOR_LANGUAGE]
    paragraphs = tuple(line for line in content if len(line) >= MIN_PARAGRAPH_CHARS)
    language = measure_page(text.split("\n")).languages[0]
    return Donor(language, page.site, title, paragraphs)


def _with_boxes_from(task: tuple[HtmlExample, bytes, str, list[Donor]]) -> list[Example]:
    page, source, language, donors = task
    return with_boxes(page, decode(source)[0], language, donors)


def with_boxes(
    page: HtmlExample, source: str, language: str, donors: Sequence[Donor]
) -> list[Example]:
    """Return versions of one page with boxes in it, none where it cannot be done."""
    lines, _ = read_html(source)
    if tuple(lines) != page.lines or len(content_lines(page.allowed.tolist())) < MIN_CONTENT_LINES:
        return []
    count = VERSIONS if page.page_type == _ARTICLE else 1
    versions = (
        _version(page, source, language, donors, random.Random(_seed(page, str(number))))
        for number in range(count)
    )
    return [version for version in versions if version is not None]


def _version(
    page: HtmlExample, source: str, language: str, donors: Sequence[Donor], chance: random.Random
) -> Example | None:
    """Return the page with some boxes, None where not one could be inserted."""
    masks = tuple(page.allowed.tolist())
    title = next((t for t, mask in zip(page.lines, masks, strict=True) if mask == _TITLE_MASK), "")
    is_lent = page.page_type == _ARTICLE and len({donor.site for donor in donors}) >= MIN_DONORS
    of = Material(chance, donors if is_lent else (), language, page.site, title)
    kinds = [kind for kind in KINDS if is_lent or not kind.needs_donors]
    look = look_of(source, page.tree, masks)
    state = _State(source, page.lines, masks, (True,) * len(masks), page.tree)
    for _ in range(chance.randint(MIN_BOXES, MAX_BOXES)):
        kind = chance.choices(kinds, [kind.weight for kind in kinds])[0]
        after = _with_box(state, kind, of, look)
        if after is not None and not kind.may_repeat:
            kinds.remove(kind)
        state = after or state
    if len(state.lines) == len(page.lines):
        return None
    allowed = np.array(state.masks, dtype=np.uint16)
    return replace(
        page,
        renderer="with boxes",
        lines=state.lines,
        allowed=allowed,
        reference=None,
        tree=state.tree,
    )


def _with_box(state: _State, kind: _Kind, of: Material, look: Look) -> _State | None:
    """Return the page with a box of a kind in it, None where it does not come out as written."""
    chance = of.chance
    old = [mask if is_old else 0 for mask, is_old in zip(state.masks, state.is_old, strict=True)]
    spots = spots_of(state.tree, content_lines(old))[chance.choice(kind.where)]
    if not spots:
        return None
    spot = chance.choice(spots)
    template = line_between_others if spot.side == "lines" else chance.choice(kind.templates)
    alike = LIKE_THE_PAGE_CHANCE if template is like_this_page else kind.alike
    box = Markup(ClassNames(chance, look, PAGE if chance.random() < alike else ""))
    template(box, of)
    html = edited(state.source, state.tree, spot, _sides(spot, box, kind, chance), chance.random())
    return _read(html, box, state) if html and box.lines else None


def _sides(spot: Spot, box: Markup, kind: _Kind, chance: random.Random) -> tuple[str, str]:
    """Return what to write before and after an element; old pages set columns in a table."""
    is_before = spot.side == "before"
    if kind.templates is SIDEBARS and chance.random() < SIDEBAR_IN_TABLE_CHANCE:
        start, end = _TABLE
        if is_before:
            return start + box.html + _NEXT_CELL, end
        return start, _NEXT_CELL + box.html + end
    return (box.html, "") if is_before else ("", box.html)


def _read(html: str, box: Markup, before: _State) -> _State | None:
    """Read a page with a box and find the box, None where other lines came out otherwise."""
    lines, tree = read_html(html)
    texts = tuple(lines)
    wanted = tuple(text for text, _ in box.lines)
    count = len(wanted)
    if len(texts) != len(before.lines) + count:
        return None
    for start in range(len(before.lines) + 1):
        end = start + count
        if texts[start:end] == wanted and texts[end:] == before.lines[start:]:
            masks = tuple(mask for _, mask in box.lines)
            return _State(
                html,
                texts,
                before.masks[:start] + masks + before.masks[start:],
                before.is_old[:start] + (False,) * count + before.is_old[start:],
                tree,
            )
        if start < len(before.lines) and texts[start] != before.lines[start]:
            return None
    return None
