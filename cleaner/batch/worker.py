"""A worker process: how it starts, what it does until its pipe is closed, how it ended."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from threading import Thread
from typing import Protocol, TypeVar, cast

from cleaner.batch.records import FAULT, Failure

T = TypeVar("T")
R = TypeVar("R")
T_contra = TypeVar("T_contra", contravariant=True)
R_co = TypeVar("R_co", covariant=True)


class Work(Protocol[T_contra, R_co]):
    """What workers do; it is pickled, so it is found by its name in a module."""

    def warm_up(self) -> None:
        """Load what is loaded once; not counted against any task."""

    def __call__(self, task: T_contra, /) -> R_co | Failure:
        """Do one task."""


def started(work: Work[T, R]) -> tuple[SpawnProcess, Connection]:
    """Start a process that does `work`; return it with the pipe that tasks go into.

    Its first answer is None: it is ready. Each other is what came of a task.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(work, theirs), daemon=True)
    with _worker_environment():
        process.start()
    theirs.close()
    return process, ours


def how_it_ended(code: int | None) -> str:
    """Say how a process ended.

    >>> how_it_ended(-9), how_it_ended(3)
    ('signal SIGKILL', 'exit code 3')
    """
    if code is not None and code < 0:
        with_name = {int(known): known.name for known in signal.Signals}
        return f"signal {with_name.get(-code, -code)}"
    return f"exit code {code}"


_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@contextmanager
def _worker_environment() -> Iterator[None]:
    """Let processes that start now use one thread for arrays, and leave Ctrl-C to us."""
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    can_mask = hasattr(signal, "pthread_sigmask")
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if can_mask else set()
    try:
        yield
    finally:
        if can_mask:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _serve(work: Work[T, R], connection: Connection) -> None:
    """Make ready, and do tasks until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    work.warm_up()
    answer_tasks(work, connection)


def answer_tasks(work: Work[T, R], connection: Connection) -> None:
    """Say that this worker is ready, and answer tasks until the pipe is closed.

    A parent that was ended leaves answers unread, of which its end of the pipe makes an error.
    """
    with suppress(EOFError, ConnectionError):
        connection.send(None)
        while True:
            task: T = connection.recv()
            connection.send(_outcome(work, task))


def _outcome(work: Work[T, R], task: T) -> R | Failure:
    try:
        return work(task)
    except Exception as error:
        return Failure(FAULT, f"{type(error).__name__}: {error}")


def _end_with_parent() -> None:
    """End this process when its parent is gone, in the middle of a page too."""
    parent = cast(multiprocessing.process.BaseProcess, multiprocessing.parent_process())
    wait([parent.sentinel])
    os._exit(1)
