"""A run from the first page to the finished output.

Pages are cleaned in worker processes and come back in the order of the input. Every
`CHUNK_PAGES` pages, or fewer large ones, a chunk is written and noted in the journal; which
pages make up a chunk depends on the input alone. When all are done the output is put together
beside its place and moved there in one step.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from shutil import rmtree

from cleaner.batch.inputs.pages import Place, pages_from
from cleaner.batch.inputs.reading import Reading
from cleaner.batch.inputs.sources import Source, digest
from cleaner.batch.journal import REJECTS, ROWS, Chunk, Header, Journal, sync_folder
from cleaner.batch.pool import Pool
from cleaner.batch.records import Failure, Placed
from cleaner.batch.rows import Row
from cleaner.batch.sinks import JsonlSink, Sink, compressed
from cleaner.batch.tally import Tally
from cleaner.batch.work import Cleaned, Cleaner, Cleaning
from cleaner.batch.worker import Work

CHUNK_PAGES = 256
"""At most so many pages are done again after a run was cut off, beside those in the workers."""
CHUNK_BYTES = 32_000_000
"""A chunk of large pages ends earlier."""

Outcome = tuple[Placed, Cleaned, Failure | None]
Watch = Callable[[Placed, Failure | None], None]


def parts_of(output: Path) -> Path:
    """Return the folder that a run to `output` works in."""
    return output.with_name(f"{output.name}.parts")


@dataclass(frozen=True, slots=True)
class Job:
    """All that a run is told."""

    sources: Sequence[Source]
    output: Path
    sink: Sink
    reading: Reading = field(default_factory=Reading)
    cleaning: Cleaning = field(default_factory=Cleaning)
    rejects: Path | None = None
    workers: int = 1
    page_seconds: float = 60.0

    @property
    def parts(self) -> Path:
        """The folder that the run works in."""
        return parts_of(self.output)

    @property
    def header(self) -> Header:
        """What must be the same when the run goes on."""
        from cleaner import __version__

        values = {
            **self.cleaning.to_dict(),
            **asdict(self.reading),
            "page_seconds": self.page_seconds,
            "version": __version__,
            "sources": digest(self.sources),
            "rejects": None if self.rejects is None else self.rejects.name,
        }
        return {name.replace("_", "-"): value for name, value in values.items()}


@dataclass(slots=True)
class _Building:
    """A chunk that is not full yet."""

    rows: list[Row] = field(default_factory=list)
    rejects: list[bytes] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    size: int = 0
    last: Placed | None = None

    @property
    def is_full(self) -> bool:
        return len(self.rows) >= CHUNK_PAGES or self.size >= CHUNK_BYTES

    def add(self, placed: Placed, cleaned: Cleaned, failure: Failure | None) -> None:
        self.rows.append(cleaned.row)
        self.rejects.append(cleaned.rejected)
        self.tally.add(placed.record, cleaned, failure)
        self.size += size_of(placed)
        self.last = placed

    @property
    def place(self) -> Place:
        if self.last is None:
            return Place()
        return Place(self.last.source, self.last.number, self.last.record.digest)


def size_of(placed: Placed) -> int:
    """Return about how many bytes a page holds in memory."""
    return len(placed.record.content)


def run(
    job: Job,
    journal: Journal,
    *,
    work: Work[Placed, Cleaned] | None = None,
    watch: Watch = lambda placed, failure: None,
) -> Tally:
    """Clean what is not done yet and write the output.

    Args:
        job: what to do.
        journal: what is done, from `cleaner.batch.journal.open_journal`.
        work: what workers do with a page, instead of cleaning it as the job says.
        watch: told of each page that is done, and why it failed.

    Returns:
        The counts of all pages, those of earlier, unfinished runs included.

    Raises:
        BatchError: the input is not what it was, or no worker can be started.
        OSError: the output cannot be written.
    """
    cleaner = Cleaner(job.cleaning)
    pages = pages_from(job.sources, job.reading, journal.place)
    with Pool(work or cleaner, workers=job.workers, seconds=job.page_seconds, size=size_of) as pool:
        for chunk in _chunks(_watched(pool.map(pages), cleaner, watch)):
            _commit(journal, chunk, job)
    if not journal.count:
        _commit(journal, _Building(), job)  # no pages: an output without rows
    _finish(journal, job)
    return journal.tally


def _watched(
    outcomes: Iterable[tuple[Placed, Cleaned | Failure]], cleaner: Cleaner, watch: Watch
) -> Iterator[Outcome]:
    for placed, outcome in outcomes:
        failure = outcome if isinstance(outcome, Failure) else None
        watch(placed, failure)
        cleaned = outcome if isinstance(outcome, Cleaned) else None
        if failure is not None:
            cleaned = cleaner.failed(placed, failure)
        assert cleaned is not None
        yield placed, cleaned, failure


def _chunks(outcomes: Iterable[Outcome]) -> Iterator[_Building]:
    building = _Building()
    for placed, cleaned, failure in outcomes:
        building.add(placed, cleaned, failure)
        if building.is_full:
            yield building
            building = _Building()
    if building.rows:
        yield building


def _commit(journal: Journal, chunk: _Building, job: Job) -> None:
    files = {ROWS: job.sink.part(chunk.rows)}
    if job.rejects is not None:
        files[REJECTS] = compressed(b"".join(chunk.rejects), job.rejects.name.lower())
    journal.commit(Chunk(chunk.place, chunk.tally), files)


def _rejects_sink(path: Path) -> JsonlSink:
    return JsonlSink(path.name.lower())


# --- the end


def _finish(journal: Journal, job: Job) -> None:
    """Put the outputs together and move them to their places, each whole or not at all."""
    if job.rejects is not None:
        # Beside its place: only within a file system is a move one step.
        whole = job.rejects.with_name(f"{job.rejects.name}.whole")
        _rejects_sink(job.rejects).assemble(journal.files(REJECTS), whole)
        _move(whole, job.rejects)
    whole, is_whole = journal.folder / "whole", journal.folder / "is-whole"
    if is_whole.exists() and not whole.exists():
        return  # it was moved, and the run cut off after that
    is_whole.unlink(missing_ok=True)
    if whole.is_dir():
        rmtree(whole)
    job.sink.assemble(journal.files(ROWS), whole)
    is_whole.touch()
    _move(whole, job.output)


def _move(whole: Path, target: Path) -> None:
    for path in whole.iterdir() if whole.is_dir() else [whole]:
        with path.open("rb+") as file:
            os.fsync(file.fileno())
    os.replace(whole, target)
    sync_folder(target.parent)
