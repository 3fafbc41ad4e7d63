"""A table of figures, for the terminal and for the documents."""

from __future__ import annotations

from dataclasses import dataclass

from rich.table import Table

from benchmarks.measure import markdown

number = markdown.number


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a section found, in words and rounded numbers."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    """What is said below it."""

    def on_screen(self, title: str) -> Table:
        """Return the table for a terminal."""
        table = Table(*self.heads, title=title, title_justify="left", caption=self.note or None)
        for column in table.columns[1:]:
            column.justify = "right"
        for row in self.rows:
            table.add_row(*row)
        return table

    def in_markdown(self) -> str:
        """Return the table for a document.

        >>> print(Sheet(("shape", "s"), (("lines", "0.1"),), "One run.").in_markdown(), end="")
        | shape | s |
        |---|---|
        | lines | 0.1 |
        <BLANKLINE>
        One run.
        """
        return markdown.table(self.heads, self.rows) + (f"\n{self.note}\n" if self.note else "")
