"""Whether the core is compiled; the same files run as plain Python too (docs/install.md).

>>> how_it_runs() in ("compiled", "plain Python")
True
"""

from __future__ import annotations

from importlib.machinery import PathFinder
from pathlib import Path

SHARED = "cleaner._shared"
"""What all compiled modules need of Cython; there where they are, and nowhere else (setup.py)."""


def is_compiled() -> bool:
    """Return whether the core is compiled: all of its modules are, or none. It imports nothing."""
    return PathFinder.find_spec(SHARED, [str(Path(__file__).parent)]) is not None


def how_it_runs() -> str:
    """Return what ``clean-page --version`` says of it."""
    return "compiled" if is_compiled() else "plain Python"
