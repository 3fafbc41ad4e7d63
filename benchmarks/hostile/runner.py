"""Give hostile pages to systems, each in a process of its own with limits of time and memory."""

from __future__ import annotations

import contextlib
import io
import logging
import multiprocessing
import resource
import signal
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection

from benchmarks.hostile.cases import Case
from benchmarks.hostile.checks import wrongs
from benchmarks.hostile.peak import peak_mb
from benchmarks.hostile.systems import OURS, SYSTEMS

MAX_SECONDS = 10
"""CPU time that a system may take; building the page and judging the answer are in it."""
MAX_SECONDS_BIG = 60
"""The same for pages of ten megabytes and more, written in every form."""
BUSY = 30
"""On a busy machine CPU time may take so many times as long."""
MAX_BYTES = 4 * 1024**3
"""Address space that a system may use; Python and what it loads take some of it."""
HANDLED, WRONG, TIMEOUT, MEMORY, RAISED = OUTCOMES = (
    "handled", "wrong", "timeout", "memory", "raised",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a page."""

    case: str
    family: str
    system: str
    outcome: str
    """One of `OUTCOMES`."""
    why: str = ""
    seconds: float = 0.0
    """CPU time of the answer, the checks left out."""
    grown_mb: float = 0.0
    """Memory at its peak, beyond that before the page was read."""


def run_all(cases: Iterable[Case], systems: Iterable[str]) -> Iterator[Outcome]:
    """Yield what each of the `systems` does with each of the `cases`."""
    names = list(systems)
    for case in cases:
        for name in names:
            yield run(case, name)


def run(case: Case, system: str, max_seconds: int | None = None) -> Outcome:
    """Give a page to a system in a process of its own."""
    usual = MAX_SECONDS_BIG if case.family == "big" else MAX_SECONDS
    return in_a_process(
        Outcome(case.name, case.family, system, RAISED),
        lambda: attempt(case, system),
        usual if max_seconds is None else max_seconds,
    )


def in_a_process(empty: Outcome, task: Callable[[], Outcome], max_seconds: int) -> Outcome:
    """Run `task` in a fork, and return its outcome, or what kept it from having one."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_limited, args=(task, theirs, max_seconds))
    process.start()
    theirs.close()
    try:
        if not ours.poll(BUSY * max_seconds):
            return _ended(empty, TIMEOUT, f"stopped after {BUSY * max_seconds} s")
        outcome = ours.recv()
        return outcome if isinstance(outcome, Outcome) else _ended(empty, *outcome)
    except EOFError:
        process.join()
        if process.exitcode in (-signal.SIGXCPU, -signal.SIGKILL):
            return _ended(empty, TIMEOUT, f"stopped after {max_seconds} s of CPU time")
        return _ended(empty, RAISED, f"the process died: exit code {process.exitcode}")
    finally:
        process.kill()
        process.join()
        ours.close()


def _ended(empty: Outcome, outcome: str, why: str) -> Outcome:
    return Outcome(empty.case, empty.family, empty.system, outcome, why)


def _limited(task: Callable[[], Outcome], pipe: Connection, max_seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MAX_BYTES, MAX_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (max_seconds, max_seconds))
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            pipe.send(task())
    except MemoryError:
        pipe.send((MEMORY, "MemoryError"))
    except BaseException as error:
        kind = MEMORY if "memory" in str(error).lower() else RAISED
        pipe.send((kind, f"{type(error).__name__}: {ascii(str(error))[:100]}"))


def attempt(case: Case, system: str) -> Outcome:
    """Give a page to a system here and now, and judge the answer.

    Raises:
        Exception: whatever the system raises.
    """
    source = case.build()
    before = peak_mb()
    start = time.process_time()
    answer = SYSTEMS[system](source, case.is_html, case.formats)
    seconds = time.process_time() - start
    grown = peak_mb() - before
    wrong = "; ".join(wrongs(case, answer, ours=system == OURS))
    return Outcome(
        case.name,
        case.family,
        system,
        WRONG if wrong else HANDLED,
        wrong,
        round(seconds, 3),
        round(grown, 1),
    )


def warmed_up() -> None:
    """Let every system read a page, so that what is loaded once is loaded before the forks."""
    from benchmarks.hostile.articles import html_page, text_page

    for system in SYSTEMS.values():
        for source, is_html in (
            (text_page(), False),
            (html_page(), True),
            (html_page().encode(), True),
        ):
            system(source, is_html, True)
