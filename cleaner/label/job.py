"""The pages to label, and the files that their labels are saved in.

A file has a row for each line of the page, label, tab, line, as ``clean-page --labels`` prints
them, so what is saved here can be read wherever that can.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from cleaner.document.judged import JudgedLines
from cleaner.document.labels import Label
from cleaner.page import Page
from cleaner.report.sheet import reasons_of, sheet_of_pages
from cleaner.writers.labels import BLANK, to_labels
from cleaner.writers.visible import without_surrogates
from cleaner.writers.whole_file import write_whole

ENDING = ".tsv"


class LabelsError(ValueError):
    """A file of labels, or labels that were sent, do not belong to the page."""


@dataclass(frozen=True)
class Task:
    """A page to label."""

    name: str
    page: Page
    file: Path
    """Where its labels are saved."""
    against: Path | None = None
    """A file with other labels of the same page, to compare with."""

    def to_dict(self) -> dict[str, Any]:
        """Return what the browser is told, as plain values.

        Raises:
            LabelsError: a file of labels belongs to another page.
        """
        sheet = sheet_of_pages(self.name, {self.page.mode: self.page}, self.page.mode, 0)
        files = {"saved": self.file, "against": self.against}
        sets = {
            name: _places(read_labels(path, self.page))
            for name, path in files.items()
            if path and path.exists()
        }
        return {**sheet.to_dict(), "file": str(self.file), "sets": sets}

    @cached_property
    def reasons(self) -> dict[str, Any]:
        """Why the model took each line for what it did, as plain values."""
        return reasons_of(self.page).to_dict()

    def save(self, labels: Sequence[object]) -> None:
        """Write these labels of the lines to the file, wholly or not at all.

        Raises:
            LabelsError: they are not labels of this page.
            OSError: the file cannot be written.
        """
        content = to_labels(labelled(self.page, labels).lines)
        self.file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self.file, without_surrogates(content).encode())


def labelled(page: Page, labels: Sequence[object]) -> Page:
    """Return `page` with these labels, one for each line.

    Raises:
        LabelsError: their number is another, one is no label, or a blank line is named.
    """
    if len(labels) != len(page.lines):
        raise LabelsError(f"{len(labels)} labels for {len(page.lines)} lines")
    known = {str(label): label for label in Label}
    lines = []
    for line, name in zip(page.lines, labels, strict=True):
        label = known.get(name) if isinstance(name, str) else None
        if label is None or (label is Label.BLANK) is not (line.label is Label.BLANK):
            raise LabelsError(f"line {line.number} cannot be {name!r}")
        lines.append(replace(line, label=label))
    return replace(page, judged=JudgedLines.of(lines))


def read_labels(path: Path, page: Page) -> list[Label]:
    """Return the labels in the file at `path`, which must be of the lines of `page`.

    Raises:
        LabelsError: the file is of other lines, or has something that is no label.
    """
    content = path.read_bytes().decode("utf-8", "replace")
    rows = [row.partition("\t") for row in content.removesuffix("\n").split("\n")]
    texts = [without_surrogates(line.text) for line in page.lines]
    if [text for _, _, text in rows] != texts and (texts or content.strip()):
        raise LabelsError(
            f"{path} labels other lines than the page has: move it away, or label the page it was "
            "made of"
        )
    names = [str(Label.BLANK) if name == BLANK else name for name, _, _ in rows][: len(texts)]
    try:
        return [line.label for line in labelled(page, names).lines]
    except LabelsError as error:
        raise LabelsError(f"{path}: {error}") from None


def _places(labels: Sequence[Label]) -> list[int]:
    order = tuple(Label)
    return [order.index(label) for label in labels]
