"""Files read as they are or through gzip and Zstandard, by the ending of their names."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from cleaner.batch.extras import ZSTD, zstd

COMPRESSED = (".gz", ".zst")


def plain_name(name: str) -> str:
    """Return `name` without the ending of a compression.

    >>> plain_name("pages.jsonl.ZST"), plain_name("page.html")
    ('pages.jsonl', 'page.html')
    """
    return name[: name.rindex(".")] if name.lower().endswith(COMPRESSED) else name


def modules_for(name: str) -> list[str]:
    """Return the packages that are needed to read or write a file of that `name`."""
    return [ZSTD] if name.lower().endswith(".zst") else []


@contextmanager
def opened(path: Path | None) -> Iterator[tuple[IO[bytes], Callable[[], int]]]:
    """Open a file for reading, or stdin for None.

    Yields:
        The bytes, decompressed, and a function that tells how many bytes of the file itself
        were read so far.
    """
    if path is None:
        yield sys.stdin.buffer, lambda: 0
        return
    name = path.name.lower()
    with path.open("rb") as raw:
        if name.endswith(".gz"):
            with gzip.open(raw) as stream:
                yield cast("IO[bytes]", stream), raw.tell
        elif name.endswith(".zst"):
            with zstd().open(raw) as stream:
                yield stream, raw.tell
        else:
            yield raw, raw.tell
