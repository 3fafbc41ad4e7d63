"""Take out of an article what holds nothing: empty boxes, tables that only arrange, stray rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleaner.writers.tree import HEADINGS, Block, Box, Kind, Leaf, Span

_NEVER_IN_A_CELL = HEADINGS | {"figure", "table", "blockquote", "hr"}
"""What shows that a table arranges a page: nobody puts it into a table of values."""
_CELLS = frozenset({"td", "th"})


def trimmed(box: Box) -> Box:
    """Return `box` without what holds nothing; the blocks themselves are changed."""
    if box.tag == "figure" and any(_has_words(child) for child in box.children):
        for child in box.children:
            if isinstance(child, Leaf):
                child.is_kept = True
    blocks = list(_with_captions(block for child in box.children for block in _kept(child)))
    box.children = _without_stray_rules(blocks)
    return box


def _has_words(block: Block) -> bool:
    return isinstance(block, Leaf) and block.label is not None


def _kept(block: Block) -> Iterator[Block]:
    """Yield what is left of a block: itself, the blocks in it, or nothing."""
    if isinstance(block, Leaf):
        if block.tag == "pre":
            block.spans = _without_blank_edges(block)
        if block.is_kept and (block.spans or block.tag == "hr"):
            yield block
        return
    trimmed(block)
    if block.tag == "tr" and not any(_holds_something(cell) for cell in block.children):
        return
    if not block.children and block.tag not in _CELLS:
        return
    if block.tag == "table" and _only_arranges(block):
        yield from _cells_as_blocks(block)
    elif block.tag == "table":
        _name_head(block)
        yield block
    elif block.tag == "figure" and not any(isinstance(child, Leaf) for child in block.children):
        yield from block.children
    else:
        yield block


def _holds_something(block: Block) -> bool:
    return isinstance(block, Leaf) or bool(block.children)


def _without_blank_edges(leaf: Leaf) -> list[Span]:
    """Return the code as one span, without the empty lines around it."""
    lines = leaf.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    while lines and not lines[0].strip():
        del lines[0]
    while lines and not lines[-1].strip():
        lines.pop()
    return [Span("\n".join(lines))] if lines else []


def _rows(table: Box) -> Iterator[Box]:
    for row in table.children:
        if isinstance(row, Box) and row.tag == "tr":
            yield row


def _only_arranges(table: Box) -> bool:
    """Whether a table is none of values: one column, or cells that hold parts of a page."""
    rows = list(_rows(table))
    widest = max((len([c for c in row.children if _holds_something(c)]) for row in rows), default=0)
    if table.is_layout or widest < 2:
        return True
    if len(rows) == 1 and any(_is_code(block) for block in _in_cells(rows)):
        return True
    return any(block.tag in _NEVER_IN_A_CELL for block in _in_cells(rows))


def _name_head(table: Box) -> None:
    """Make the first row the head of its table where it holds nothing but headers."""
    first = next(_rows(table))
    first.is_head = first.is_head or all(cell.tag == "th" for cell in first.children)


def _is_code(block: Block) -> bool:
    return block.tag == "pre"


def _in_cells(rows: Iterable[Box]) -> Iterator[Block]:
    for row in rows:
        for cell in row.children:
            if isinstance(cell, Box):
                yield from cell.children


def _cells_as_blocks(table: Box) -> Iterator[Block]:
    for row in table.children:
        if isinstance(row, Box) and row.tag == "tr":
            yield from _in_cells([row])
        elif isinstance(row, Box):
            yield from row.children


def _with_captions(blocks: Iterable[Block]) -> Iterator[Block]:
    """Put an image and the caption that follows it into one figure."""
    waiting: Leaf | None = None
    for block in blocks:
        if waiting is not None:
            if isinstance(block, Box) and block.tag == "figure" and _is_bare_caption(block):
                block.children.insert(0, waiting)
            else:
                yield waiting
            waiting = None
        if isinstance(block, Leaf) and _is_image(block):
            waiting = block
        else:
            yield block
    if waiting is not None:
        yield waiting


def _is_bare_caption(figure: Box) -> bool:
    return all(child.tag == "figcaption" for child in figure.children)


def _is_image(leaf: Leaf) -> bool:
    return bool(leaf.spans) and all(span.kind is Kind.IMAGE for span in leaf.spans)


def _without_stray_rules(blocks: list[Block]) -> list[Block]:
    """Drop rules that part nothing: the first, the last, one after another."""
    result: list[Block] = []
    for block in blocks:
        if block.tag != "hr" or (result and result[-1].tag != "hr"):
            result.append(block)
    while result and result[-1].tag == "hr":
        result.pop()
    return result
