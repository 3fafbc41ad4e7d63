"""The folder ``OUT.parts`` of a run that is not finished: what is done, and its results.

A line of the journal is written when a chunk of pages is done, after the files of that chunk
are safe on the disk. A run that is cut off, at whatever moment, has whole chunks and
perhaps the beginning of another, which the next run writes again. The first line says what
run it is; a different run does not touch it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from shutil import rmtree
from typing import IO, Any

from cleaner.batch.errors import RefusedError
from cleaner.batch.inputs.pages import Place
from cleaner.batch.tally import Tally

JOURNAL = "journal.jsonl"
ROWS, REJECTS = "rows", "rejects"

Header = Mapping[str, Any]
"""What makes a run the same run: options, sources, version."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Consecutive pages that are done."""

    place: Place
    """Up to where the input is done with this chunk."""
    tally: Tally

    @property
    def line(self) -> bytes:
        """The line of the journal."""
        return _json({"place": asdict(self.place), "tally": self.tally.to_dict()})

    @staticmethod
    def parse(line: bytes) -> Chunk:
        """Read a line of the journal."""
        stored = json.loads(line)
        return Chunk(Place(**stored["place"]), Tally.from_dict(stored["tally"]))


class Journal:
    """The chunks of a run; made by `open_journal`."""

    def __init__(self, folder: Path, file: IO[bytes], chunks: list[Chunk]) -> None:
        self.folder = folder
        self.tally = Tally()
        self.place = chunks[-1].place if chunks else Place()
        self.count = len(chunks)
        self._file = file
        for chunk in chunks:
            self.tally.merge(chunk.tally)

    def commit(self, chunk: Chunk, files: Mapping[str, bytes]) -> None:
        """Make a chunk and its `files`, by their kind, last."""
        for kind, data in files.items():
            with self._path(self.count, kind).open("wb") as file:
                file.write(data)
                _to_disk(file)
        sync_folder(self.folder)
        self._file.write(chunk.line)
        _to_disk(self._file)
        self.tally.merge(chunk.tally)
        self.place = chunk.place
        self.count += 1

    def files(self, kind: str) -> Iterator[Path]:
        """Yield the files of a kind in the order of the input."""
        return (self._path(number, kind) for number in range(self.count))

    def _path(self, number: int, kind: str) -> Path:
        return self.folder / f"{number:08}.{kind}"


@contextmanager
def open_journal(folder: Path, header: Header) -> Iterator[Journal]:
    """Go on with the run of that `folder`, or begin one.

    Raises:
        RefusedError: the folder belongs to another run, to one that is still going on, or to
            none.
    """
    folder.mkdir(exist_ok=True)
    _check_folder(folder)
    path = folder / JOURNAL
    with path.open("a+b") as file:
        _lock(file, folder)
        lines = _whole_lines(file)
        if lines:
            _compare(json.loads(lines[0]), header, folder)
        else:
            file.write(_json(header))
            _to_disk(file)
            sync_folder(folder)
        yield Journal(folder, file, [Chunk.parse(line) for line in lines[1:]])


def remove_journal(folder: Path) -> None:
    """Remove the folder of a run.

    Raises:
        RefusedError: it is not the folder of a run.
    """
    if folder.exists():
        _check_folder(folder)
        rmtree(folder)


def _check_folder(folder: Path) -> None:
    """Refuse a folder with other things than a run in it."""
    if any(folder.iterdir()) and not (folder / JOURNAL).exists():
        raise RefusedError(f"{folder} is no folder of a run: move it away, or write elsewhere")


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last; only Unix can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _to_disk(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value).encode() + b"\n"


def _whole_lines(file: IO[bytes]) -> list[bytes]:
    """Read the lines of the journal, and cut off one that was not written to its end."""
    file.seek(0)
    lines = file.read().splitlines(keepends=True)
    if lines and not lines[-1].endswith(b"\n"):
        lines.pop()
    file.truncate(sum(map(len, lines)))
    return lines


def _compare(before: Header, now: Header, folder: Path) -> None:
    """Refuse to go on with a run that is not the same."""
    names = _different(before, now)
    if names:
        raise RefusedError(
            f"{folder} holds the beginning of a run with other {', '.join(names)}: run the same "
            "command again to go on with it, or --restart to start over"
        )


def _different(before: Header, now: Header) -> Iterable[str]:
    return [name for name in {**before, **now} if before.get(name) != now.get(name)]


def _lock(file: IO[bytes], folder: Path) -> None:
    """Keep a second run out; where files cannot be locked, that is left to the user."""
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:
        return
    try:
        flock(file, LOCK_EX | LOCK_NB)
    except BlockingIOError:
        raise RefusedError(f"another run writes to {folder}: wait until it is done") from None
