"""Write every line of a page with its label, as the labelled pages of the tests are stored."""

from __future__ import annotations

from collections.abc import Iterable

from cleaner.document.judged import Line
from cleaner.document.labels import Label

BLANK = "-"
"""Stands in the first column of a blank line."""


def to_labels(lines: Iterable[Line]) -> str:
    r"""Return ``label<TAB>line`` for each of the `lines` of a page.

    Split a row at its first tab only: the line after it may hold more. The second
    column, joined by ``\n``, is the page.
    """
    return "".join(f"{_row(line)}\n" for line in lines)


def _row(line: Line) -> str:
    return f"{BLANK if line.label is Label.BLANK else line.label}\t{line.text}"
