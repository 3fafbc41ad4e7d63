"""Clean a long page of one shape; print the CPU seconds and the megabytes it needed as JSON.

The argument is a JSON object: `piece` is repeated `times` behind `before`, and read as `kind`, in
no more than `seconds` of CPU time. The page is made here, so that nothing but the package and the
page is in memory before.
"""

import json
import resource
import sys
from pathlib import Path
from time import process_time

import cleaner

MAX_BYTES = 8 * 1024**3
"""Address space; a page that needs more has failed."""
STATUS = Path("/proc/self/status")


def memory_mb(name: str) -> float:
    """Return the memory of this process, now (``VmRSS``) or at its peak so far (``VmHWM``).

    Linux has them by these names. What `getrusage` says there begins with the peak of the process
    that started this one; elsewhere it is all there is, and tells the peak alone.
    """
    if STATUS.exists():
        for row in STATUS.read_text().splitlines():
            if row.startswith(f"{name}:"):
                return int(row.split()[1]) / 1024
    in_a_megabyte = 1024**2 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / in_a_megabyte


def main() -> None:
    """Clean the page once."""
    shape = json.loads(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (MAX_BYTES, MAX_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (shape["seconds"], shape["seconds"]))
    source = shape["before"] + shape["piece"] * shape["times"]
    cleaner.clean("Storm\nIt rained.", input="text"), cleaner.clean("<p>Storm", input="html")
    before = memory_mb("VmRSS")
    start = process_time()
    page = cleaner.clean(source, input=shape["kind"])
    kept = len(page.text)
    seconds = process_time() - start
    grown = memory_mb("VmHWM") - before
    print(json.dumps({"seconds": seconds, "grown_mb": grown, "kept": kept}))


if __name__ == "__main__":
    main()
