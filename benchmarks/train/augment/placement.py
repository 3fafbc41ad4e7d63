"""Where in the source of a page a box can stand, and the source with the box in it."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from benchmarks.train.augment.markup import Look
from benchmarks.train.labels.targets import mask_of
from cleaner.document.labels import BODY, Label
from cleaner.document.tree import Tree
from cleaner.readers.html import parse
from cleaner.readers.paths import Paths

CONTAINER_SHARE = 0.6
"""The innermost element that holds this share of the content's characters is its container."""
MAX_LEVELS = 3
"""A box outside the container stands beside it or beside one of so many elements around it."""
_BODY_MASK = mask_of(frozenset(BODY))
_TITLE_MASK = mask_of(frozenset({Label.TITLE}))
_PARTS = frozenset("ul ol dl table tbody thead tfoot tr".split())
"""Elements that hold nothing but parts of themselves, where no box can stand."""
_AROUND = frozenset({"div", "article", "section", "main"})
_TAGS_OF_ROLES = {
    "paragraph": frozenset({"p", "div"}),
    "headline": frozenset({"h1", "h2", "h3", "h4", "p", "div"}),
    "article-body": _AROUND,
    "article": _AROUND,
    "outer": _AROUND,
}
"""Where the page has others, a box has its own."""
_MARKS = ("@@box-before@@", "@@box-after@@")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place beside an element, by its index in the tree."""

    element: int
    side: str
    """``before`` or ``after`` the element, or ``lines`` for between two lines in it."""


def content_lines(masks: Sequence[int]) -> list[int]:
    """Return the lines that can be nothing but content."""
    return [line for line, mask in enumerate(masks) if mask and not mask & ~_BODY_MASK]


def container_of(tree: Tree, content: Sequence[int]) -> int:
    """Return the innermost element that holds most of the content, and can hold a box."""
    held: Counter[int] = Counter()
    for line in content:
        element = tree.blocks[line]
        while True:
            held[element] += tree.visible_chars[line]
            if element == tree.parents[element]:
                break
            element = tree.parents[element]
    whole = sum(tree.visible_chars[line] for line in content)
    container = max(element for element, chars in held.items() if chars >= CONTAINER_SHARE * whole)
    while _tag(tree, container) in _PARTS:
        container = tree.parents[container]
    return container


def spots_of(tree: Tree, content: Sequence[int]) -> dict[str, list[Spot]]:
    """Return the spots of each sort: ``amid``, ``end``, ``after``, ``outside`` and ``before``.

    ``amid`` is among the children of the container, ``end`` behind the last of them that holds
    content, ``after`` behind the container, ``outside`` behind an element around it, and
    ``before`` before one of these.
    """
    container = container_of(tree, content)
    children = _children_with_content(tree, container, content)
    found: dict[str, list[Spot]] = {
        "amid": [Spot(child, "before") for child in children[1:]],
        "end": [Spot(child, "after") for child in children[-1:]],
    }
    if container in {tree.blocks[line] for line in content}:
        found["amid"].append(Spot(container, "lines"))
    around = _around(tree, container)
    found["after"] = [Spot(element, "after") for element in around[:1]] or found["end"]
    found["outside"] = [Spot(element, "after") for element in around[1:]] or found["after"]
    found["before"] = [Spot(element, "before") for element in around]
    return found


def _children_with_content(tree: Tree, container: int, content: Sequence[int]) -> list[int]:
    children: dict[int, None] = {}
    for line in content:
        element = tree.blocks[line]
        while element not in (container, 0) and tree.parents[element] != container:
            element = tree.parents[element]
        if element not in (container, 0):
            children[element] = None
    return list(children)


def _around(tree: Tree, container: int) -> list[int]:
    """Return the container and elements around it, inside ``body``, where a box can stand."""
    found: list[int] = []
    element = container
    while element != 0 and _tag(tree, element) != "body" and len(found) <= MAX_LEVELS:
        if _tag(tree, tree.parents[element]) not in _PARTS:
            found.append(element)
        element = tree.parents[element]
    return found


def _tag(tree: Tree, element: int) -> str:
    return tree.different[tree.signatures[element]][0]


def path_of(tree: Tree, element: int) -> str:
    """Return the selector of an element."""
    return Paths(replace(tree, elements=array("i", [element])))[0]


def edited(source: str, tree: Tree, spot: Spot, box: tuple[str, str], share: float) -> str | None:
    """Return `source` with markup before and after an element, or None where it is not found.

    Of a spot between two lines `share` says how far down in the element it is.
    """
    parsed = parse(source)
    node = parsed.css_first(path_of(tree, spot.element))
    if node is None:
        return None
    if spot.side == "lines":
        breaks = [child for child in node.iter() if child.tag == "br"]
        if not breaks:
            return None
        breaks[int(share * len(breaks))].insert_after(_MARKS[1])
    else:
        node.insert_before(_MARKS[0])
        node.insert_after(_MARKS[1])
    html = parsed.html or ""
    for mark, markup in zip(_MARKS, box, strict=True):
        html = html.replace(mark, markup, 1)
    return html


def look_of(source: str, tree: Tree, masks: Sequence[int]) -> Look:
    """Return tag and class of the page's own paragraphs, its headline, and what is around them."""
    parsed = parse(source)
    content = content_lines(masks)
    container = container_of(tree, content)
    parent = tree.parents[container]
    blocks = dict.fromkeys(tree.blocks[line] for line in content)
    common, _ = Counter(tree.signatures[block] for block in blocks).most_common(1)[0]
    wanted = {
        "paragraph": next(block for block in blocks if tree.signatures[block] == common),
        "article-body": container,
        "article": parent,
        "outer": tree.parents[parent],
    }
    title = next((line for line, mask in enumerate(masks) if mask == _TITLE_MASK), None)
    if title is not None:
        wanted["headline"] = tree.blocks[title]
    found = {}
    for role, element in wanted.items():
        node = parsed.css_first(path_of(tree, element))
        if node is not None and node.tag in _TAGS_OF_ROLES[role]:
            found[role] = (node.tag, node.attributes.get("class") or "")
    return found
