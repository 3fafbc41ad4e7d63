"""Which lines of a page stand in blocks alike, and what they are like together.

Three kinds of likeness: the block itself has the same tag and names; the boxes around the
blocks have; the block and two boxes around it have, which is "such a place".
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.measures.alike import Alike
from cleaner.measures.line import MeasuredLine
from cleaner.measures.scales import share
from cleaner.text.characters import STOP

_STOP = STOP


def measure_likeness(lines: Sequence[MeasuredLine], text: float, signatures: int) -> list[Alike]:
    """Fill in the groups of `lines` alike, and return all groups.

    Args:
        lines: the lines of the page.
        text: how many words there are in all to weigh.
        signatures: how many different signatures its elements have.
    """
    groups = _groups_of(lines, signatures)
    for line in lines:
        _add(line, line.alike_block)
        _add(line, line.alike_box)
        _add(line, line.alike_place)
        _add_traits(line, line.alike_place)
    for group in groups:
        _finish(group, text)
    return groups


def _groups_of(lines: Sequence[MeasuredLine], signatures: int) -> list[Alike]:
    """Give each line the three groups that it is in; return all groups, nothing in them yet."""
    groups: list[Alike] = []
    of_blocks: list[Alike | None] = [None] * signatures
    of_boxes: list[Alike | None] = [None] * signatures
    by_key: dict[tuple[int, int, int], Alike] = {}
    for line in lines:
        block, box = line.block.signature, line.box.signature
        line.alike_block = _group_at(block, of_blocks, groups)
        line.alike_box = _group_at(box, of_boxes, groups)
        key = (block, box, line.second_box.signature)
        found = by_key.get(key)
        if found is None:
            found = by_key[key] = _new_group(groups)
        line.alike_place = found
    return groups


def _group_at(signature: int, known: list[Alike | None], groups: list[Alike]) -> Alike:
    """Return the group of a signature, a new one where none is known."""
    found = known[signature]
    if found is None:
        found = known[signature] = _new_group(groups)
    return found


def _new_group(groups: list[Alike]) -> Alike:
    group = Alike(len(groups))
    groups.append(group)
    return group


def _add(line: MeasuredLine, group: Alike) -> None:
    """Add the words and characters of a line to a group."""
    group.lines += 1
    group.words += line.weight
    if line.is_long:
        group.long_words += line.plain_words
    group.text += line.text
    group.chars += line.visible_chars
    group.linked_chars += line.linked_chars


def _add_traits(line: MeasuredLine, group: Alike) -> None:
    """Add what a line is like."""
    if line.last == _STOP:
        group.sentences += 1
    group.lengths += line.length
    group.capitals += line.capitalised
    if line.currency_signs:
        group.prices += 1
    if line.has_date or line.has_clock:
        group.dates += 1
    group.overlaps += line.overlap_with_long_lines


def _finish(group: Alike, text: float) -> None:
    """Turn the sums of a group into shares and means."""
    group.long_share = share(group.long_words, group.words)
    group.text_share = group.text / text if text > 0 else 0.0
    group.link_share = share(group.linked_chars, group.chars)
    group.sentences /= group.lines
    group.lengths /= group.lines
    group.capitals /= group.lines
    group.prices /= group.lines
    group.dates /= group.lines
    group.overlaps /= group.lines
