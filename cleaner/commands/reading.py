"""The pages that ``clean-page`` is given: files, standard input, the example."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from pathlib import Path

from cleaner.commands import COMMANDS
from cleaner.commands.console import PROGRAM, say
from cleaner.document.options import Options

STDIN = "-"
EXAMPLE = "example.txt"
MIN_LIKENESS = 0.75
"""A word that is so much like a command is one mistyped: two letters may be in turn."""


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
        raise UnreadableError(f"no such file: {_advice(source.name)}") from None
    except PermissionError:
        raise UnreadableError("may not be read: check its permissions") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise UnreadableError(f"cannot be read: {error}") from None


def _advice(name: str) -> str:
    """Return what to do where there is no file of this `name`, which may be a command mistyped.

    >>> _advice("bathc"), _advice("page.txt")
    ('did you mean clean-page batch?', 'check its name and folder')
    """
    close = get_close_matches(name, COMMANDS, n=1, cutoff=MIN_LIKENESS)
    return f"did you mean {PROGRAM} {close[0]}?" if close else "check its name and folder"


def refuse_no_page(content: bytes, options: Options) -> None:
    """Refuse what is no page at all.

    Raises:
        UnreadableError: it is a picture, a document, an archive, a feed.
    """
    from cleaner.readers.files import contents_of
    from cleaner.readers.text_files import kind_of_text

    found = contents_of(content, options.encoding)
    kind = found.no_page
    if kind is None and options.input == "auto" and not found.is_html:
        kind = kind_of_text(found.text)
    if kind is not None:
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
