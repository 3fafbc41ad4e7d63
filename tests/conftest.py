"""What holds for all tests: one thread for arrays, and no test that fails because others run.

A runaway is ended by the time that it computes, which a busy machine does not change: ``120`` s, or
what ``@pytest.mark.cpu_seconds`` says; ``0`` is no limit, for tests that read the CPU clock, which
such a limit makes coarse. The limit of pytest-timeout (pyproject.toml) is the clock on
the wall, and there for what hangs.
"""

import os
import signal
from collections.abc import Generator

# Before numpy is loaded: the products of a page are small, and the threads that a library of linear
# algebra starts for them wait for each other where several programs share the cores.
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(name, "1")

# A compiled module lies beside its source: doctests are read from the source and run on what
# Python imports, which is the same module; without this pytest passes them by.
os.environ["PY_IGNORE_IMPORTMISMATCH"] = "1"

import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402

CPU_SECONDS = 120

# How long an example takes says more of the machine than of the code.
settings.register_profile("cleaner", deadline=None)
settings.load_profile("cleaner")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Fail a test that computes for too long; the time of other programs does not count."""
    marker = item.get_closest_marker("cpu_seconds")
    seconds = marker.args[0] if marker else CPU_SECONDS
    if not seconds or not hasattr(signal, "setitimer"):  # Windows
        return (yield)

    def fail(*_: object) -> None:
        pytest.fail(f"it computes for more than {seconds} s")

    before = signal.signal(signal.SIGPROF, fail)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return (yield)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
