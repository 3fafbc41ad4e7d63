"""Worker processes that may hang or die: a page costs its own time, never the run.

The pools of the standard library cannot end one worker that hangs, and one that dies ends
them; the libraries that can are under the LGPL (pebble) or belong to a task queue (billiard).
So each worker here has a pipe of its own: a task goes in, an outcome comes out, and a
worker that takes too long is killed and replaced without touching the others.

Results come in the order of the tasks. How many tasks, and how many bytes of them, are
read but not yet given back is bounded, whatever the input and whoever reads the results.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from time import monotonic
from types import TracebackType
from typing import Generic, Self, TypeVar

from cleaner.batch.errors import WorkersError
from cleaner.batch.records import DIED, TOO_SLOW, Failure
from cleaner.batch.worker import Work, how_it_ended, started

IN_FLIGHT_A_WORKER = 32
"""Tasks read ahead of the slowest one, for each worker."""
IN_FLIGHT_BYTES = 64_000_000
"""Bytes of them; a single larger task passes alone."""
ATTEMPTS = 2
"""How often a task is tried whose worker dies; it may have been the victim of another's memory."""
MAX_FALSE_STARTS = 3
"""So many workers in a row may die before they are ready."""

T = TypeVar("T")
R = TypeVar("R")


@dataclass(slots=True, eq=False)
class _Slot(Generic[T, R]):
    """A task that was read, and what came of it."""

    task: T
    size: int
    attempts: int = 0
    outcome: R | Failure | None = None


@dataclass(slots=True, eq=False)
class _Worker(Generic[T, R]):
    process: SpawnProcess
    connection: Connection
    is_ready: bool = False
    slot: _Slot[T, R] | None = None
    deadline: float = field(default=float("inf"))


class Pool(Generic[T, R]):
    """A fixed number of worker processes for tasks of one kind."""

    def __init__(
        self,
        work: Work[T, R],
        *,
        workers: int,
        seconds: float,
        size: Callable[[T], int] = lambda _: 0,
    ) -> None:
        """Start nothing yet; workers start with `map`.

        Args:
            work: what to do with a task.
            workers: how many processes.
            seconds: how long a task may take.
            size: bytes that a task holds in memory.
        """
        self._work = work
        self._count = workers
        self._seconds = seconds
        self._size = size
        self._workers: list[_Worker[T, R]] = []
        self._slots: deque[_Slot[T, R]] = deque()
        self._waiting: deque[_Slot[T, R]] = deque()
        self._bytes = 0
        self._false_starts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def map(self, tasks: Iterable[T]) -> Iterator[tuple[T, R | Failure]]:
        """Yield each of the `tasks` with what came of it, in their order.

        Raises:
            WorkersError: no worker can be started.
        """
        source = iter(tasks)
        is_open = True
        while True:
            is_open = is_open and self._read(source)
            if not self._slots:
                return
            self._start()
            self._give()
            yield from self._finished()
            if self._slots and not (is_open and self._has_room()):
                self._attend()

    def close(self) -> None:
        """End all workers at once; they hold nothing that could get lost."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()
        self._workers.clear()

    # --- tasks

    def _has_room(self) -> bool:
        return not self._slots or (
            len(self._waiting) < self._count
            and len(self._slots) < self._count * IN_FLIGHT_A_WORKER
            and self._bytes < IN_FLIGHT_BYTES
        )

    def _read(self, source: Iterator[T]) -> bool:
        """Read tasks ahead, as far as is allowed; False if there are no more."""
        while self._has_room():
            try:
                task = next(source)
            except StopIteration:
                return False
            slot: _Slot[T, R] = _Slot(task, self._size(task))
            self._bytes += slot.size
            self._slots.append(slot)
            self._waiting.append(slot)
        return True

    def _finished(self) -> Iterator[tuple[T, R | Failure]]:
        while self._slots and (outcome := self._slots[0].outcome) is not None:
            slot = self._slots.popleft()
            self._bytes -= slot.size
            yield slot.task, outcome

    # --- workers

    def _start(self) -> None:
        """Start workers until there are enough, but no more than there are tasks."""
        while len(self._workers) < min(self._count, len(self._slots)):
            self._workers.append(_Worker(*started(self._work)))

    def _give(self) -> None:
        """Give waiting tasks to idle workers."""
        for worker in self._workers:
            if self._waiting and worker.is_ready and worker.slot is None:
                worker.slot = self._waiting.popleft()
                worker.slot.attempts += 1
                worker.deadline = monotonic() + self._seconds
                try:
                    worker.connection.send(worker.slot.task)
                except OSError:  # it died while idle; `_attend` finds its pipe closed
                    worker.slot.attempts -= 1

    def _attend(self) -> None:
        """Wait until a worker answers, dies or is late, and see to it."""
        nearest = min(worker.deadline for worker in self._workers)
        timeout = None if nearest == float("inf") else max(0.0, nearest - monotonic())
        answering = set(wait([worker.connection for worker in self._workers], timeout))
        for worker in list(self._workers):
            if worker.connection in answering:
                try:
                    answer = worker.connection.recv()
                except (EOFError, OSError):
                    self._bury(worker)
                else:
                    self._take(worker, answer)
            elif worker.deadline <= monotonic() and worker.slot is not None:
                worker.slot.outcome = Failure(TOO_SLOW, f"more than {self._seconds:g} seconds")
                self._remove(worker)

    def _take(self, worker: _Worker[T, R], answer: R | Failure | None) -> None:
        """Take the answer of a worker; the first one says that it is ready."""
        if worker.is_ready and worker.slot is not None:
            worker.slot.outcome = answer
        worker.is_ready = True
        worker.slot = None
        worker.deadline = float("inf")
        self._false_starts = 0

    def _bury(self, worker: _Worker[T, R]) -> None:
        """See to a worker that died, and to its task."""
        slot = worker.slot
        self._remove(worker)
        how = how_it_ended(worker.process.exitcode)
        if slot is not None and slot.attempts < ATTEMPTS:
            self._waiting.appendleft(slot)
        elif slot is not None:
            slot.outcome = Failure(DIED, how)
        elif not worker.is_ready:
            self._false_starts += 1
            if self._false_starts >= MAX_FALSE_STARTS:
                raise WorkersError(f"workers end before they are ready: {how}")

    def _remove(self, worker: _Worker[T, R]) -> None:
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.connection.close()
