"""The packages of the extra ``batch``: asked for before a run, imported where they are used."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module
from types import ModuleType

from cleaner.batch.errors import MissingExtraError

ZSTD = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"


def zstd() -> ModuleType:
    """Return the module that reads and writes Zstandard."""
    return import_module(ZSTD)


def require(modules: Iterable[str]) -> None:
    """Make sure that the `modules` can be imported.

    Raises:
        MissingExtraError: one of them is not there.

    >>> require(["json"])
    >>> require(["no_such_package"])
    Traceback (most recent call last):
    cleaner.batch.errors.MissingExtraError: no_such_package is missing: pip install \
"clean-page[batch]"
    """
    for name in modules:
        try:
            import_module(name)
        except ImportError:
            raise MissingExtraError(
                f'{name.partition(".zstd")[0]} is missing: pip install "clean-page[batch]"'
            ) from None
