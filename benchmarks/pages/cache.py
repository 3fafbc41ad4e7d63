"""What takes minutes to make is kept in ``.cache``, under a digest of all that it follows from."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from benchmarks.pages import data

Made = TypeVar("Made")


def digest_of_files(paths: Iterable[Path], *others: bytes) -> str:
    """Return a digest of the contents of files, and of `others`."""
    found = hashlib.sha256()
    for path in sorted(paths):
        found.update(path.name.encode() + b"\0" + path.read_bytes())
    for other in others:
        found.update(other)
    return found.hexdigest()[:12]


def sources(*packages: str) -> list[Path]:
    """Return the files of packages of the core that decide what comes out: code and phrases."""
    core = data.ROOT / "cleaner"
    folders = [core / package for package in packages]
    return [
        path for folder in folders for end in ("py", "txt") for path in folder.rglob(f"*.{end}")
    ]


def cached(name: str, digest: str, make: Callable[[], Made]) -> Made:
    """Return what `make` makes, from the cache where it was made from the same."""
    path = data.CACHE / f"{name}-{digest}.pickle"
    if not path.exists():
        made = make()
        data.CACHE.mkdir(exist_ok=True)
        unfinished = path.with_suffix(".part")
        with unfinished.open("wb") as file:
            pickle.dump(made, file, protocol=pickle.HIGHEST_PROTOCOL)
        unfinished.rename(path)
    with path.open("rb") as file:
        found: Made = pickle.load(file)
    return found
