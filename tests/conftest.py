"""What holds for all tests: one thread for arrays, and no test that fails because it is slow."""

import os

# Before numpy is loaded: the products of a page are small, and the threads that a library of linear
# algebra starts for them wait for each other where several programs share the cores.
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(name, "1")

# A compiled module lies beside its source: doctests are read from the source and run on what
# Python imports, which is the same module; without this pytest passes them by.
os.environ["PY_IGNORE_IMPORTMISMATCH"] = "1"

from hypothesis import settings  # noqa: E402

# How long an example takes says more of the machine than of the code; a test that hangs is ended by
# the time limit of pytest.
settings.register_profile("cleaner", deadline=None)
settings.load_profile("cleaner")
