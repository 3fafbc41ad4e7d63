"""Show a whole page with what was decided about each line: what ``--explain`` prints."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document.judged import JudgedLines, Line
from cleaner.document.labels import Label
from cleaner.writers.explanation import sign
from cleaner.writers.visible import on_one_line

KEPT_MARK, DROPPED_MARK = "+", "-"
LABEL_COLUMNS = max(map(len, Label))
MIN_TEXT_COLUMNS = 20
"""Where the words of a line would get fewer columns, the reason is left out."""
REASON_SHARE = 0.4
"""No more than this share of a terminal's width goes to the reason."""


def to_terminal(judged: JudgedLines, width: int | None = None, colour: bool = False) -> str:
    """Return one row for each line: number, kept or dropped, label, probability, words, reason.

    The reason is the strongest of those that speak for what was decided.

    Args:
        judged: the lines of the page to show.
        width: columns of the terminal, at which rows are cut; None leaves them whole.
        colour: whether kept rows are bright and dropped rows dim, by terminal codes.
    """
    lines = judged.lines
    digits = len(str(len(lines)))
    rows = (_row(line, digits, width) for line in lines)
    if not colour:
        return "".join(f"{row}\n" for row in rows)
    return "".join(f"{_styled(row, line)}\n" for row, line in zip(rows, lines, strict=True))


def _row(line: Line, digits: int, width: int | None) -> str:
    number = f"{line.number:>{digits}}"
    if line.label is Label.BLANK:
        return number
    mark = KEPT_MARK if line.kept else DROPPED_MARK
    head = f"{number} {mark} {line.label:<{LABEL_COLUMNS}} {line.probability:.2f}"
    speaking = (reason for reason in line.reasons if (reason.effect > 0) is line.is_wanted)
    reason = next((f"({sign(r)} {on_one_line(r.words)})" for r in speaking), "")
    parts = (head, *_fitted(on_one_line(line.text), reason, width, len(head)))
    return "  ".join(part for part in parts if part)


def _fitted(text: str, reason: str, width: int | None, taken: int) -> Iterator[str]:
    """Cut the words of a line and its reason to what the head leaves of the width."""
    if width is None:
        yield from (text, reason)
        return
    reason = _cut(reason, int(width * REASON_SHARE))
    room = width - taken - 2
    room_beside = room - _columns(reason) - 2
    if reason and room_beside >= MIN_TEXT_COLUMNS:
        yield from (_cut(text, room_beside), reason)
    else:
        yield _cut(text, max(room, 1))


def _columns(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def _cut(text: str, columns: int) -> str:
    """Cut `text` to so many columns of a terminal; wide characters take two."""
    from rich.cells import set_cell_size

    if _columns(text) <= columns:
        return text
    return set_cell_size(text, max(columns - 1, 0)).rstrip() + "…"


def _styled(row: str, line: Line) -> str:
    from rich.color import ColorSystem
    from rich.style import Style

    if line.label is Label.TITLE:
        style = Style(bold=True, color="green")
    else:
        style = Style(bold=True) if line.kept else Style(dim=True)
    return style.render(row, color_system=ColorSystem.STANDARD)
