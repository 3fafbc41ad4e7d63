"""The memory that a process has used."""

import resource


def peak_mb() -> float:
    """Return the memory of this process at its peak so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
