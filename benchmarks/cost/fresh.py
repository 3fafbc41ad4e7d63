"""Scripts that run in an interpreter of their own, with the package that this process has."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from benchmarks.cost.clock import PACKAGE

CHILDREN = Path(__file__).parent / "children"
OUT_OF_TIME = (-signal.SIGXCPU, -signal.SIGKILL)
"""How a process ends at its limit of CPU time."""


class ChildError(RuntimeError):
    """A script that did not answer."""


def answer_of(
    script: str,
    *arguments: str,
    given: str = "",
    package: Path = PACKAGE,
    seconds: float | None = None,
) -> str:
    """Return what a script of `CHILDREN` prints.

    Args:
        script: its name.
        arguments: its arguments.
        given: its standard input; lone surrogates come through.
        package: the folder of the cleaner that it imports.
        seconds: how long it may take by the clock on the wall.

    Raises:
        ChildError: it took longer, or broke.
    """
    try:
        done = subprocess.run(
            [sys.executable, CHILDREN / f"{script}.py", *arguments],
            input=given.encode("utf-8", "surrogatepass"),
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(package.parent)},
            timeout=seconds,
        )
    except subprocess.TimeoutExpired as error:
        raise ChildError("out of time") from error
    if done.returncode in OUT_OF_TIME:
        raise ChildError("out of CPU time")
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise ChildError(*last or [f"exit code {done.returncode}"])
    return done.stdout.decode()
