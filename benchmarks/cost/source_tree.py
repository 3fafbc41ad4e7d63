"""A copy of the project without anything that was built in it, for installing from source."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from benchmarks.pages import data

NOT_SOURCES = (
    ".*", "build", "dist", "*.egg-info", "__pycache__", "*.so", "*.pyd", "*.c", "tests", "plots",
    "screenshots",
)  # fmt: skip
"""What is built, or is of no use to a build."""


@contextmanager
def copy_of_sources(root: Path = data.ROOT) -> Iterator[Path]:
    """Lend a folder with the sources of the project in ``sources``, and room beside it."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(root, Path(folder, "sources"), ignore=shutil.ignore_patterns(*NOT_SOURCES))
        yield Path(folder)


def pip(*arguments: str, variables: Mapping[str, str] | None = None) -> None:
    """Run pip.

    Raises:
        RuntimeError: it failed; the message has the end of what it said.
    """
    done = subprocess.run(
        [sys.executable, "-m", "pip", *arguments, "-q", "--disable-pip-version-check"],
        env={**os.environ, **(variables or {})},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"pip {arguments[0]}: {done.stderr.strip()[-500:]}")
