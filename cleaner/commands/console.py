"""What all commands have in common on the console: exit codes, messages, names, streams."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from cleaner.writers.visible import on_one_line, without_surrogates
from cleaner.writers.whole_file import whole_file

DONE, FAILED, USAGE, NOTHING_FOUND, INTERRUPTED = 0, 1, 2, 3, 130
"""The exit codes."""
PROGRAM = "clean-page"
ASKED_BY_A_SHELL = "_CLEAN_PAGE_COMPLETE"
"""The variable of the environment by which a shell asks how a line can go on."""


def say(message: str) -> None:
    """Print a `message` of the program on stderr, on one line."""
    if sys.stderr is None:
        return
    print(f"{PROGRAM}: {plain(message)}", file=sys.stderr, flush=True)


def plain(text: str | Path) -> str:
    """Return `text` as it can be shown on one line of a terminal, whatever is in it."""
    return on_one_line(without_surrogates(str(text)))


def counted(count: int, noun: str) -> str:
    """Say how many there are.

    >>> counted(1, "page"), counted(2, "page")
    ('1 page', '2 pages')
    """
    return f"{count} {noun}{'' if count == 1 else 's'}"


def has_colour() -> bool:
    """Whether the user and the terminal want it: https://no-color.org."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


@contextmanager
def output_to(path: Path | None) -> Iterator[IO[bytes]]:
    """Give the file at `path` to write into, or stdout; an old file stays until all is written.

    Raises:
        OSError: it cannot be written.
    """
    if path is None:
        if sys.stdout is None:
            raise OSError("it is closed")
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with whole_file(path) as file:
            yield file


def forget_stdout() -> None:
    """Let nothing be flushed into a closed pipe or on a full disk when the program ends."""
    if sys.stdout is None:
        return
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
