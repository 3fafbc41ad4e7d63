"""Write every line of a page with its label, as the labelled pages of the tests are stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.document.labels import Label

if TYPE_CHECKING:
    from cleaner.document.judged import Line
    from cleaner.page import Page

BLANK = "-"
"""Stands in the first column of a blank line."""


def to_labels(page: Page) -> str:
    r"""Return ``label<TAB>line`` for every line of the `page`.

    Split a row at its first tab only: the line behind it may hold more. The second
    column, joined by ``\n``, is the page.
    """
    return "".join(f"{_row(line)}\n" for line in page.lines)


def _row(line: Line) -> str:
    return f"{BLANK if line.label is Label.BLANK else line.label}\t{line.text}"
