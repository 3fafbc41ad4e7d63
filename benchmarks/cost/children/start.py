"""Print the CPU seconds of `import numpy`, `import cleaner` and two calls, the kind as argument."""

import sys
from time import process_time


def main() -> None:
    """Import, call, call again."""
    source = sys.stdin.buffer.read().decode("utf-8", "surrogatepass")
    (kind,) = sys.argv[1:]
    begun = process_time()
    import numpy  # noqa: F401 - what the package cannot do without, for comparison

    with_numpy = process_time()
    import cleaner

    imported = process_time()
    cleaner.clean(source, input=kind).text  # type: ignore[arg-type]  # noqa: B018
    called = process_time()
    cleaner.clean(source, input=kind).text  # type: ignore[arg-type]  # noqa: B018
    again = process_time()
    print(with_numpy - begun, imported - begun, called - imported - (again - called))


if __name__ == "__main__":
    main()
