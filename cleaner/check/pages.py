"""The pages of a folder, each with what should come of it.

``NAME.tsv`` has a row ``label<TAB>line`` for every line of a page, as ``clean-page --labels``
writes it; the page is these lines, or ``NAME.html`` if it lies beside. ``NAME.expected.txt`` is
the text that should be kept of ``NAME.html`` or ``NAME.txt``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cleaner.document.labels import Label
from cleaner.writers.labels import BLANK

LABELLED, EXPECTED = ".tsv", ".expected.txt"
HTML = (".html", ".htm")
SOURCES = (*HTML, ".txt")
_LABELS = frozenset({BLANK, *map(str, Label)})


class UnusableError(Exception):
    """A page cannot be checked; says why and what to do."""


@dataclass(frozen=True, slots=True)
class Task:
    """A page to check."""

    name: str
    """Its file without the endings, and with the folder below the one that was named."""
    truth: Path
    """The file that says what should come of it."""

    @property
    def is_labelled(self) -> bool:
        """Whether the truth is a label for every line, not a text."""
        return self.truth.name.endswith(LABELLED)


def tasks_in(places: Iterable[Path]) -> list[Task]:
    """Return the pages in folders, and those whose files are named, each once, by name."""
    found = {task.truth: task for place in places for task in _tasks_at(place)}
    return sorted(found.values(), key=lambda task: (task.name, task.truth))


def _tasks_at(place: Path) -> Iterator[Task]:
    for path in place.rglob("*") if place.is_dir() else [place]:
        ending = next((e for e in (LABELLED, EXPECTED) if path.name.endswith(e)), None)
        if ending and path.is_file():
            named = path.relative_to(place) if place.is_dir() else Path(path.name)
            yield Task(named.as_posix().removesuffix(ending), path)


def labelled_lines(path: Path) -> tuple[list[str], list[str]]:
    """Return the labels and the lines of a ``label<TAB>line`` file.

    Raises:
        UnusableError: a row has no label, or one that is not known.
    """
    rows = [row.partition("\t") for row in _text(path).removesuffix("\n").split("\n")]
    for number, (label, _, _) in enumerate(rows, start=1):
        if label not in _LABELS:
            raise UnusableError(f"row {number}: {label[:20]!r} is no label (docs/labels.md)")
    return [str(Label.BLANK) if r[0] == BLANK else r[0] for r in rows], [r[2] for r in rows]


def source_of(task: Task) -> Path | None:
    """Return the saved page beside the truth; None for a labelled text, which needs none.

    Raises:
        UnusableError: there is none, though it is needed.
    """
    ending = LABELLED if task.is_labelled else EXPECTED
    stem = task.truth.name.removesuffix(ending)
    endings = HTML if task.is_labelled else SOURCES
    beside = [task.truth.with_name(stem + end) for end in endings]
    found = next((path for path in beside if path.is_file()), None)
    if found is None and not task.is_labelled:
        raise UnusableError(f"no page beside it: {' or '.join(path.name for path in beside)}")
    return found


def expected_text(path: Path) -> str:
    """Return the text that should be kept.

    Raises:
        UnusableError: the file cannot be read.
    """
    return _text(path)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UnusableError(f"cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise UnusableError("is not UTF-8") from None
