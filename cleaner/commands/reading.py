"""The pages that ``clean-page`` is given: files, standard input, the example."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cleaner.commands.console import say

STDIN = "-"
EXAMPLE = "example.txt"


@dataclass(frozen=True, slots=True)
class Source:
    """A page to clean: its name in the output, and how to read it."""

    name: str
    read: Callable[[], bytes]

    @property
    def display_name(self) -> str:
        """Its name for messages."""
        return "standard input" if self.name == STDIN else self.name


class UnreadableError(Exception):
    """A page cannot be read or cleaned; says why and what to do."""


def source_of(name: str) -> Source:
    """Return the page that an argument names."""
    if name == STDIN:
        return Source(STDIN, _read_stdin)
    return Source(name, partial(_read_file, name))


def example_page() -> Source:
    """Return the page that ships with the program."""
    from importlib.resources import files

    return Source(EXAMPLE, files("cleaner").joinpath(EXAMPLE).read_bytes)


def is_same_file(output: Path, name: str) -> bool:
    """Whether the page called `name` would be overwritten by `output`."""
    return name != STDIN and Path(name).exists() and output.samefile(name)


def content_of(source: Source) -> bytes:
    """Read one page.

    Raises:
        UnreadableError: it could not be read.
    """
    try:
        return source.read()
    except FileNotFoundError:
        raise UnreadableError("no such file: check its name and folder") from None
    except PermissionError:
        raise UnreadableError("may not be read: check its permissions") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise UnreadableError(f"cannot be read: {error}") from None


def refuse_no_page(content: bytes) -> None:
    """Refuse what is no page at all.

    Raises:
        UnreadableError: it is a picture, a document, an archive.
    """
    from cleaner.readers.files import kind_of, page_in

    kind = kind_of(content)
    if kind is not None and page_in(content) is None:
        raise UnreadableError(f"is no page but {kind}")


def _read_stdin() -> bytes:
    if sys.stdin is None:
        raise OSError("stdin is closed")
    if sys.stdin.isatty():
        say("reading the page from the terminal; Ctrl-D on a line of its own ends it")
    return sys.stdin.buffer.read()


def _read_file(name: str) -> bytes:
    path = Path(name)
    if path.is_dir():
        raise UnreadableError(f"is a directory: name the files in it, as in {path / '*.txt'}")
    return path.read_bytes()
