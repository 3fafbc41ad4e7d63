"""Write the article of a page that was read from HTML, with what its markup says.

The page is parsed once more when it is written, by the reader that made its lines, so
that each text of the tree gets the label of the line it is in.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cleaner.document.cleaned import Cleaned
from cleaner.document.labels import Label
from cleaner.writers.events import End, Event, Start, Text
from cleaner.writers.fragment import html_of
from cleaner.writers.markdown_of_html import markdown_of_fragment
from cleaner.writers.structure import article_of
from cleaner.writers.tree import Box

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


def html_to_markdown(page: Cleaned, *, links: bool, images: bool) -> str:
    """Return the article of `page` as Markdown, made from its sanitised HTML."""
    return markdown_of_fragment(html_of(_article(page, links=links, images=images)))


def html_to_html(page: Cleaned, language: str | None, *, links: bool, images: bool) -> str:
    """Return the article of `page` as sanitised HTML."""
    return html_of(_article(page, links=links, images=images), language)


def _article(page: Cleaned, *, links: bool, images: bool) -> Box:
    events = events_of_page(page.source or "", [line.label for line in page.lines])
    return article_of(events, page.url, links=links, images=images)


def events_of_page(source: str, labels: Sequence[Label]) -> Iterator[Event]:
    """Yield the tree of the HTML page `source`, each text with the label of its line.

    >>> [*events_of_page("<p>Rain.<p>Home", [Label.BODY, Label.NAV])][-7:-3]
    ... # doctest: +NORMALIZE_WHITESPACE
    [Text(data='Rain.', label=<Label.BODY: 'body'>, line=0), End(tag='p'),
     Start(tag='p', attributes={}), Text(data='Home', label=<Label.NAV: 'nav'>, line=1)]
    """
    from cleaner.readers.html import parse
    from cleaner.writers.walk import walk

    tree = parse(source)
    lines: dict[int, deque[int]] = defaultdict(deque)
    parted: set[int] = set()
    # Raw text in mathematics can read as tags (`cleaner.readers.canonical`), so that the tree has
    # lines that the reader did not find; they stay without a label.
    for number, run in enumerate(walk(tree)[: len(labels)]):
        for node, text in run.pieces:
            if text and not text.isspace():
                lines[node.mem_id].append(number)
            elif text and node.is_element_node:  # the reader parts it from what stands before
                parted.add(node.mem_id)
    for node, is_start in _steps(tree.root):
        tag = node.tag or ""
        if is_start and node.mem_id in parted:
            yield Text(" ")
        if tag == "-text":
            yield from _texts(node.text_content or "", lines.get(node.mem_id), labels)
        elif not tag.startswith(("-", "!")):
            yield Start(tag, _attributes(node)) if is_start else End(tag)


def _steps(root: LexborNode | None) -> Iterator[tuple[LexborNode, bool]]:
    """Yield every node where it starts, and every element also where it ends."""
    node = root
    while node is not None:
        yield node, True
        child = node.child
        if child is not None:
            node = child
            continue
        while node is not None:
            if node.is_element_node:
                yield node, False
            following = node.next
            if following is not None:
                node = following
                break
            node = node.parent
            if node is not None and node.parent is None:
                return


def _attributes(node: LexborNode) -> dict[str, str]:
    return {name: value or "" for name, value in node.attributes.items()}


def _texts(text: str, numbers: deque[int] | None, labels: Sequence[Label]) -> Iterator[Text]:
    """Yield a text node, in parts where it belongs to several lines."""
    if not numbers:
        yield Text(text)
        return
    if len(numbers) == 1:
        yield Text(text, labels[numbers[0]], numbers[0])
        return
    for part in text.splitlines(keepends=True):
        if part.isspace() or not numbers:
            yield Text(part)
        else:
            number = numbers.popleft()
            yield Text(part, labels[number], number)
