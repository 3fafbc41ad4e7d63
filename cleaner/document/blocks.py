"""Runs of lines that are the same: the paragraphs of an article, a menu, a box of teasers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from cleaner.document.judged import Line
from cleaner.document.labels import Label


@dataclass(frozen=True, slots=True)
class Block:
    """A run of consecutive lines of one label, all kept or all dropped."""

    label: Label
    lines: tuple[Line, ...]

    @property
    def kept(self) -> bool:
        """Whether its lines are kept."""
        return self.lines[0].kept

    @property
    def text(self) -> str:
        """The lines of the block, verbatim, one below the other."""
        return "\n".join(line.text for line in self.lines)


def blocks_of(lines: Iterable[Line]) -> Iterator[Block]:
    """Group `lines` into blocks, top to bottom; every line is in one."""
    for (label, _), run in groupby(lines, key=lambda line: (line.label, line.kept)):
        yield Block(label, tuple(run))
