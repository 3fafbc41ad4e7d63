"""What the user names, files, folders, patterns and stdin, as sources in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cleaner.batch.errors import RefusedError
from cleaner.batch.inputs.streams import modules_for, plain_name

STDIN = "-"
FILE, JSONL, PARQUET, WARC = "file", "jsonl", "parquet", "warc"
KINDS = {
    ".txt": FILE,
    ".text": FILE,
    ".html": FILE,
    ".htm": FILE,
    ".xhtml": FILE,
    ".mhtml": FILE,
    ".mht": FILE,
    ".webarchive": FILE,
    ".jsonl": JSONL,
    ".ndjson": JSONL,
    ".parquet": PARQUET,
    ".warc": WARC,
    ".wet": WARC,
}
"""What a file is, by the ending of its name without ``.gz`` and ``.zst``."""
MODULES = {FILE: (), JSONL: ("orjson",), PARQUET: ("pyarrow",), WARC: ("fastwarc",)}
"""The packages that a kind of source is read with."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, or stdin."""

    name: str
    """As the user named it."""
    path: Path | None
    """None for stdin."""
    kind: str
    """`FILE`, `JSONL`, `PARQUET` or `WARC`."""
    size: int
    """Bytes on the disk; 0 for stdin."""
    changed: int = 0
    """When it was last written, in nanoseconds."""


def sources_of(names: Iterable[str], written: Sequence[Path] = ()) -> list[Source]:
    """Return the files that `names` stand for, each once, folders and patterns sorted by name.

    Args:
        names: files, folders, patterns such as ``pages/**/*.html``, or ``-`` for JSONL on stdin.
        written: what the run writes: left out where it lies in a folder of pages.

    Raises:
        RefusedError: there is no such file, or it is one that the run writes.
    """
    avoided = {path.absolute() for path in written}
    found: dict[Path | None, Source] = {}
    for name in names:
        if name == STDIN:
            found.setdefault(None, Source(STDIN, None, JSONL, 0))
            continue
        for path in _paths(name, avoided):
            found.setdefault(path.absolute(), _source(path))
    return list(found.values())


def digest(sources: Iterable[Source]) -> str:
    """Return a digest of the names, sizes and times of the `sources`, which tells any change."""
    found = sha256()
    for source in sources:
        stated = f"{source.name}\0{source.size}\0{source.changed}\n"
        found.update(stated.encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def modules_of(sources: Iterable[Source]) -> set[str]:
    """Return the packages that the `sources` are read with."""
    return {
        module
        for source in sources
        for module in (*MODULES[source.kind], *modules_for(source.name))
    }


def _paths(name: str, avoided: set[Path]) -> Iterator[Path]:
    path = Path(name)
    if path.absolute() in avoided:
        raise RefusedError(f"{name} is read and written: write to another file")
    if path.is_dir():
        yield from _in_folder(path, avoided)
    elif path.exists():
        yield path
    elif glob.has_magic(name) and (hits := sorted(glob.glob(name, recursive=True))):
        files = (Path(hit) for hit in hits)
        yield from (file for file in files if file.is_file() and file.absolute() not in avoided)
    else:
        raise RefusedError(f"{name}: no such file or folder: check its name")


def _in_folder(folder: Path, avoided: set[Path]) -> Iterator[Path]:
    """Yield the files below a folder whose endings are known."""
    for root, folders, files in os.walk(folder):
        here = Path(root)
        folders[:] = sorted(name for name in folders if (here / name).absolute() not in avoided)
        paths = (here / name for name in sorted(files) if _kind(name) is not None)
        yield from (path for path in paths if path.absolute() not in avoided)


def _kind(name: str) -> str | None:
    return KINDS.get(os.path.splitext(plain_name(name.lower()))[1])


def _source(path: Path) -> Source:
    """Describe a file; one whose ending tells nothing is a page."""
    kind = _kind(path.name) or FILE
    try:
        stat = path.stat()
    except OSError:  # a link that leads nowhere: reading it tells so
        return Source(str(path), path, kind, 0)
    return Source(str(path), path, kind, stat.st_size, stat.st_mtime_ns)
