"""Write a file whole or not at all: beside the old one first, and then in its place."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO


@contextmanager
def whole_file(path: str | Path) -> Iterator[IO[bytes]]:
    """Give a file to write into, which takes the place of `path` once all is written.

    If something goes wrong (the disk is full), the old file stays as it was. What is no file of its
    own, as ``/dev/stdout`` or a pipe, is written into.

    Raises:
        OSError: it cannot be written.
    """
    place = Path(os.path.realpath(path))
    if place.exists() and not place.is_file():
        with place.open("wb") as stream:
            yield stream
        return
    if place.exists() and not os.access(place, os.W_OK):
        raise PermissionError(f"may not be written: {path}")
    with NamedTemporaryFile(dir=place.parent, prefix=f".{place.name[:80]}.", delete=False) as file:
        beside = Path(file.name)
        try:
            yield file
            file.flush()
            file.close()
            if place.exists():
                shutil.copymode(place, beside)
            else:
                beside.chmod(0o666 & ~_umask())
            os.replace(beside, place)
        except BaseException:
            file.close()
            beside.unlink(missing_ok=True)
            raise


def write_whole(path: str | Path, content: bytes) -> None:
    """Write `content` into the file at `path`, or leave it as it was.

    Raises:
        OSError: it cannot be written.
    """
    with whole_file(path) as file:
        file.write(content)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
