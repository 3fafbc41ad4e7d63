r"""The sanitised HTML of an article into Markdown: CommonMark, and tables as GitHub has them.

Own code, though converters exist; docs/formats.md counts what they do with real pages.
markdownify (MIT) writes addresses unescaped, breaks code blocks that hold a fence, loses
``rowspan`` and raises RecursionError on deep pages; html-to-markdown (MIT) either leaves
``<script>`` in the text as it is or puts a backslash in front of every comma, runs two
lists into one, and loses superscripts and definitions. html2text is under the GPL.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import regex

from cleaner.document.labels import Label
from cleaner.writers.events import events_of_fragment
from cleaner.writers.inline_markdown import in_format, inline
from cleaner.writers.structure import article_of
from cleaner.writers.tree import HEADINGS, LISTS, Block, Box, Leaf, Span, opening_leaf

_FENCE = regex.compile(r"^\s*+(`{3,}+)", regex.MULTILINE)
_EMPHASIS = {Label.STANDFIRST: "strong", Label.BYLINE: "em"}
_BULLETS = ("-", "*")
_NUMBER_ENDS = (".", ")")
MAX_NUMBER = 999_999_999
"""CommonMark reads no longer numbers as those of items."""
_MAX_TRACKED_COLUMNS = 100


def markdown_of_fragment(html: str, *, links: bool = True, images: bool = True) -> str:
    r"""Return the Markdown of `html`, as `cleaner.writers.fragment` writes it.

    >>> markdown_of_fragment("<article><h2>Tea</h2><p>One <em>cup</em>.</p></article>")
    '## Tea\n\nOne *cup*.\n'
    """
    events = events_of_fragment(html)
    return markdown_of(article_of(events, links=links, images=images, is_clean=True))


def markdown_of(article: Box) -> str:
    """Return the Markdown of an article, "" of an empty one."""
    text = _blocks(article.children)
    return text + "\n" if text else ""


def _blocks(blocks: Iterable[Block]) -> str:
    """Return blocks one below the other, an empty line between them."""
    parts: list[str] = []
    lists_before = 0
    for block in blocks:
        is_list = isinstance(block, Box) and block.tag in LISTS
        part = _list(block, lists_before) if isinstance(block, Box) and is_list else _block(block)
        if part:
            parts.append(part)
            lists_before = lists_before + 1 if is_list else 0
    return "\n\n".join(parts)


def _block(block: Block) -> str:
    if isinstance(block, Leaf):
        return _leaf(block)
    match block.tag:
        case "blockquote":
            return _prefixed(_blocks(block.children), "> ", "> ")
        case "dl":
            return _definitions(block)
        case "table":
            return _table(block)
        case _:
            return _blocks(block.children)


def _plain_children(box: Box) -> list[Block]:
    """Return the blocks in an item or a definition; a date it begins with is its text."""
    opening = opening_leaf(box)
    return box.children if opening is None else [Leaf("p", opening.spans), *box.children[1:]]


def _leaf(leaf: Leaf) -> str:
    if leaf.tag == "hr":
        return "---"
    if leaf.tag == "pre":
        return _code_block(leaf)
    if leaf.tag in HEADINGS:
        return f"{'#' * int(leaf.tag[1])} {inline(leaf.spans, ' ')}"
    if leaf.tag == "figcaption":
        return inline(in_format("em", leaf.spans))
    emphasis = _EMPHASIS.get(leaf.label) if leaf.label else None
    return inline(in_format(emphasis, leaf.spans) if emphasis else leaf.spans)


def _code_block(leaf: Leaf) -> str:
    """Return code between fences longer than any in it, with its language."""
    code = leaf.text
    longest = max((len(fence) for fence in _FENCE.findall(code)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{leaf.language}\n{code}\n{fence}"


def _prefixed(text: str, first: str, following: str) -> str:
    r"""Put `first` before the first line of `text` and `following` before the others.

    >>> _prefixed("a\n\nb", "- ", "  ")
    '- a\n\n  b'
    """
    lines = text.split("\n")
    rest = ((following + line) if line else following.rstrip() for line in lines[1:])
    return "\n".join([first + lines[0] if lines[0] else first.rstrip(), *rest])


# --- lists


def _list(items: Box, lists_before: int) -> str:
    """Return a list, its footnotes as such; directly after another list it has other marks."""
    parts: list[str] = []
    for is_note, run in groupby(items.children, key=_is_note):
        boxes = [box for box in run if isinstance(box, Box)]
        if is_note:
            parts.extend(_footnote(box) for box in boxes)
        else:
            parts.append(_items(boxes, lists_before))
    return "\n\n".join(parts)


def _items(items: Sequence[Box], lists_before: int) -> str:
    gap = "\n\n" if any(_is_loose(item) for item in items) else "\n"
    return gap.join(_item(item, lists_before) for item in items)


def _is_loose(item: Box) -> bool:
    """Whether an item takes empty lines: it holds more than a paragraph and lists under it.

    A list that does not begin with 1 takes one as well, or it is read as text.
    """
    return any(
        isinstance(block, Leaf) or block.tag not in LISTS or _first_number(block) not in {None, 1}
        for block in item.children[1:]
    )


def _first_number(items: Box) -> int | None:
    first = items.children[0]
    return first.number if isinstance(first, Box) else None


def _item(item: Box, lists_before: int) -> str:
    if item.number is None:
        mark = _BULLETS[lists_before % 2]
    else:
        number = item.number if 0 <= item.number <= MAX_NUMBER else 0
        mark = f"{number}{_NUMBER_ENDS[lists_before % 2]}"
    children = _plain_children(item)
    first, rest = children[:1], children[1:]
    is_tight = not _is_loose(item)
    text = _blocks(children)
    if is_tight and rest:
        lists = (_list(box, n) for n, box in enumerate(rest) if isinstance(box, Box))
        text = "\n".join([_blocks(first), *lists])
    return _prefixed(text, f"{mark} ", " " * (len(mark) + 1))


def _is_note(block: Block) -> bool:
    return isinstance(block, Box) and bool(block.note)


def _footnote(note: Box) -> str:
    return _prefixed(_blocks(_plain_children(note)), f"[^{note.note}]: ", "    ")


# --- definitions


def _definitions(box: Box) -> str:
    """Return terms and definitions as PHP Markdown Extra and Pandoc have them."""
    parts: list[str] = []
    for tag, run in groupby(box.children, key=lambda child: child.tag):
        boxes = [child for child in run if isinstance(child, Box)]
        if tag == "dt":
            terms = ", ".join(_blocks(_plain_children(term)) for term in boxes)
            parts.append(f"\n{terms}" if parts else terms)
        else:
            parts.extend(_definition(definition) for definition in boxes)
    return "\n".join(parts).lstrip("\n")


def _definition(box: Box) -> str:
    """Return a definition; one that is no paragraph stands below its term without a mark.

    Programs that know no definitions would take the colon in front of a fence for text.
    """
    text = _blocks(_plain_children(box))
    return _prefixed(text, ": ", "  ") if box.children[0].tag == "p" else f"\n{text}"


# --- tables


def _table(table: Box) -> str:
    """Return a table between pipes, its caption above it."""
    boxes = [child for child in table.children if isinstance(child, Box)]
    rows = _grid([box for box in boxes if box.tag == "tr"])
    heads = [box.is_head for box in boxes if box.tag == "tr"]
    captions = [_caption(box) for box in boxes if box.tag == "caption"]
    width = max(len(row) for row in rows)
    head, body = (rows[0], rows[1:]) if heads[0] else ([], rows)
    head = [*head, *[""] * (width - len(head))]
    lines = [_row(head), _row(["---"] * width), *map(_row, body)]
    return "\n\n".join([*captions, "\n".join(lines)])


def _caption(box: Box) -> str:
    """Return the caption of a table like that of an image, unless it is more than a line."""
    only = box.children[0] if len(box.children) == 1 else None
    if isinstance(only, Leaf) and only.tag == "p":
        return inline(in_format("em", only.spans))
    return _blocks(box.children)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _grid(rows: Sequence[Box]) -> list[list[str]]:
    """Return the cells of each row; what a cell above or to the left spans is empty."""
    waiting: dict[int, int] = {}
    grid: list[list[str]] = []
    for row in rows:
        cells: list[str] = []
        spans: list[tuple[int, int]] = []
        for cell in row.children:
            if not isinstance(cell, Box):
                continue
            while waiting.get(len(cells), 0):
                cells.append("")
            if len(cells) < _MAX_TRACKED_COLUMNS and cell.rowspan > 1:
                spans += [(len(cells) + n, cell.rowspan - 1) for n in range(cell.colspan)]
            cells += [_cell(cell), *[""] * (cell.colspan - 1)]
        waiting = {column: left - 1 for column, left in waiting.items() if left > 1}
        waiting.update(spans)
        while cells and not cells[-1]:
            cells.pop()
        grid.append(cells)
    return grid


def _cell(cell: Box) -> str:
    return "<br>".join(_cell_lines(cell.children))


def _cell_lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield what stands in a cell, without any line end."""
    for block in blocks:
        if isinstance(block, Box):
            for child in block.children:
                children = child.children if isinstance(child, Box) else [child]
                lines = list(_cell_lines(children))
                if lines and block.tag in LISTS:
                    lines[0] = f"{_cell_mark(child)} {lines[0]}"
                yield from lines
        elif block.tag == "pre":
            code = (Span(line.strip("\t ")) for line in block.text.split("\n") if line.strip())
            yield from (inline(in_format("code", [span]), "<br>") for span in code)
        else:
            yield inline(block.spans, "<br>")


def _cell_mark(item: Block) -> str:
    number = item.number if isinstance(item, Box) else None
    return "-" if number is None else f"{number}."
