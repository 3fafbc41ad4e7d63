"""Take out of an article what holds nothing: empty boxes, tables that only arrange, stray rules."""

from __future__ import annotations

from cleaner.writers.tree import HEADINGS, Block, Box, Kind, Leaf, Span

_NEVER_IN_A_CELL = HEADINGS | {"figure", "table", "blockquote", "hr"}
"""What shows that a table arranges a page: nobody puts it into a table of values."""
_CELLS = frozenset({"td", "th"})


def trimmed(box: Box) -> Box:
    """Return `box` without what holds nothing; the blocks themselves are changed."""
    children = box.children
    if box.tag == "figure":
        _keep_pictures(children)
    blocks: list[Block] = []
    for child in children:
        _add_kept(blocks, child)
    box.children = _without_stray_rules(_with_captions(blocks))
    return box


def _keep_pictures(blocks: list[Block]) -> None:
    """Keep the pictures of a figure of which some words are kept."""
    leaves = [block for block in blocks if isinstance(block, Leaf)]
    if [leaf for leaf in leaves if leaf.label is not None]:
        for leaf in leaves:
            leaf.is_kept = True


def _add_kept(blocks: list[Block], block: Block) -> None:
    """Add what is left of a block: itself, the blocks in it, or nothing."""
    if isinstance(block, Leaf):
        if block.tag == "pre":
            block.spans = _without_blank_edges(block)
        if block.is_kept and (block.spans or block.tag == "hr"):
            blocks.append(block)
        return
    code = _code_in_rows(block) if block.tag == "table" else None
    if code is not None:
        _add_kept(blocks, code)
        return
    trimmed(block)
    if not block.children and block.tag not in _CELLS:
        return
    if block.tag == "tr" and not _filled(block):
        return
    if block.tag == "table" and _only_arranges(block):
        blocks.extend(_cells_as_blocks(block))
    elif block.tag == "figure" and not [b for b in block.children if isinstance(b, Leaf)]:
        blocks.extend(block.children)
    else:
        if block.tag == "table":
            _name_head(block)
        blocks.append(block)


def _code_in_rows(table: Box) -> Leaf | None:
    """Return the code of a table that has a row for each line of it, as one block."""
    lines: list[str] = []
    code: Leaf | None = None
    for row in _rows(table):
        blocks = [block for block in _in_cells(row) if isinstance(block, Box) or block.spans]
        line = blocks[0] if len(blocks) == 1 else None
        text = line.text.strip("\r\n") if isinstance(line, Leaf) and line.tag == "pre" else ""
        if (blocks and not text.strip()) or "\n" in text:
            return None
        lines.append(text)
        code = code or (line if isinstance(line, Leaf) else None)
    if code is None or len(lines) < 2:
        return None
    code.spans = [Span("\n".join(lines))]
    return code


def _filled(row: Box) -> int:
    """Count the cells of a row that hold something."""
    return len([cell for cell in row.children if _holds_something(cell)])


def _holds_something(block: Block) -> bool:
    return isinstance(block, Leaf) or bool(block.children)


def _without_blank_edges(leaf: Leaf) -> list[Span]:
    """Return the code as one span, without the empty lines around it."""
    lines = leaf.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first, end = 0, len(lines)
    while first < end and not lines[first].strip():
        first += 1
    while first < end and not lines[end - 1].strip():
        end -= 1
    return [Span("\n".join(lines[first:end]))] if first < end else []


def _rows(table: Box) -> list[Box]:
    return [row for row in table.children if isinstance(row, Box) and row.tag == "tr"]


def _only_arranges(table: Box) -> bool:
    """Whether a table is none of values: one column, or cells that hold parts of a page."""
    rows = _rows(table)
    widest = max([_filled(row) for row in rows], default=0)
    if table.is_layout or widest < 2:
        return True
    tags = {block.tag for row in rows for block in _in_cells(row)}
    return (len(rows) == 1 and "pre" in tags) or not tags.isdisjoint(_NEVER_IN_A_CELL)


def _name_head(table: Box) -> None:
    """Make the first row the head of its table where it holds nothing but headers."""
    first = _rows(table)[0]
    first.is_head = first.is_head or not [cell for cell in first.children if cell.tag != "th"]


def _in_cells(row: Box) -> list[Block]:
    blocks: list[Block] = []
    for cell in row.children:
        if isinstance(cell, Box):
            blocks += cell.children
    return blocks


def _cells_as_blocks(table: Box) -> list[Block]:
    blocks: list[Block] = []
    for row in table.children:
        if isinstance(row, Box):
            blocks += _in_cells(row) if row.tag == "tr" else row.children
    return blocks


def _with_captions(blocks: list[Block]) -> list[Block]:
    """Put an image and the caption that follows it into one figure."""
    result: list[Block] = []
    waiting: Leaf | None = None
    for block in blocks:
        if waiting is not None:
            if isinstance(block, Box) and block.tag == "figure" and _is_bare_caption(block):
                block.children.insert(0, waiting)
            else:
                result.append(waiting)
            waiting = None
        if isinstance(block, Leaf) and _is_image(block):
            waiting = block
        else:
            result.append(block)
    if waiting is not None:
        result.append(waiting)
    return result


def _is_bare_caption(figure: Box) -> bool:
    return not [child for child in figure.children if child.tag != "figcaption"]


def _is_image(leaf: Leaf) -> bool:
    for span in leaf.spans:
        if span.kind is not Kind.IMAGE:
            return False
    return len(leaf.spans) > 0


def _without_stray_rules(blocks: list[Block]) -> list[Block]:
    """Drop rules that part nothing: the first, the last, one after another."""
    if not [block for block in blocks if block.tag == "hr"]:
        return blocks
    result: list[Block] = []
    was_rule = True
    for block in blocks:
        if block.tag != "hr" or not was_rule:
            result.append(block)
        was_rule = block.tag == "hr"
    if result and was_rule:
        result.pop()
    return result
