"""CSS selectors of the caller's: whether they are any, and which lines of a page they name.

The parser that reads the page finds the elements. It tells of each only what it is called and
where it stands; so the elements that hold words (`cleaner.document.tree`) are looked up in its tree
by their places, from the root down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from cleaner.document.selected import Selected
from cleaner.readers.html import parse

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from cleaner.document.tree import Tree

_ROOT = 0


def is_selector(text: str) -> bool:
    """Whether `text` is a list of CSS selectors that the parser understands.

    >>> is_selector("main .faq, #news > li:not(:first-child)"), is_selector("//div")
    (True, False)
    """
    try:
        LexborHTMLParser("").css(text)
    except (SelectolaxError, UnicodeEncodeError):
        return False
    return True


def selected_lines(
    source: str, tree: Tree, *, keep: Sequence[str], drop: Sequence[str]
) -> tuple[Selected | None, ...]:
    """Return for each line of a page what the selectors say of it; None where none names it.

    What names the innermost element around a line counts, dropping before keeping, and of several
    selectors the first.

    Args:
        source: the HTML of the page.
        tree: what was read from it.
        keep: selectors of elements to keep.
        drop: selectors of elements to drop.

    >>> from cleaner.readers.html import read_html
    >>> source = "<main><p>It rained.<ul class=a><li>Home<li id=b>It thundered.</ul></main>"
    >>> lines = selected_lines(source, read_html(source)[1], keep=["#b"], drop=[".a, nav"])
    >>> [line and line.selector for line in lines]
    [None, '.a, nav', '#b']
    """
    root = parse(source).root
    if root is None or not tree.elements:
        return (None,) * len(tree.elements)
    elements = _elements_of(root, tree)
    named: dict[int, Selected] = {}
    for selected in (*_last_first(keep, is_kept=True), *_last_first(drop, is_kept=False)):
        for node in root.css(selected.selector):
            if node.mem_id in elements:
                named[elements[node.mem_id]] = selected
    innermost: list[Selected | None] = []
    for element, parent in enumerate(tree.parents):
        around = innermost[parent] if element else None
        innermost.append(named.get(element, around))
    return tuple([innermost[element] for element in tree.elements])


def _last_first(selectors: Iterable[str], *, is_kept: bool) -> Iterator[Selected]:
    return (Selected(selector, is_kept) for selector in reversed([*selectors]))


def _elements_of(root: LexborNode, tree: Tree) -> dict[int, int]:
    """Return which element of the `tree` a node of the parser is, for all that hold words."""
    places = {
        (tree.parents[element], tree.positions[element]): element
        for element in range(_ROOT + 1, len(tree.parents))
    }
    found = {root.mem_id: _ROOT}
    waiting = [(root, _ROOT)]
    while waiting:
        node, element = waiting.pop()
        inside = (child for child in node.iter() if child.is_element_node)
        for position, child in enumerate(inside, 1):
            inner = places.get((element, position))
            if inner is not None:
                found[child.mem_id] = inner
                waiting.append((child, inner))
    return found
