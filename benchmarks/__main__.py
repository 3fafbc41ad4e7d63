"""Run a benchmark: ``python -m benchmarks NAME ...``; without a name, list all of them."""

from __future__ import annotations

import sys

from benchmarks.commands import command, commands, described


def main(arguments: list[str]) -> None:
    """Run the benchmark that is named first with the arguments behind it."""
    if not arguments:
        print("usage: python -m benchmarks NAME ...  (--help after a name tells its options)\n")
        for name, path in commands().items():
            print(f"{name:16}  {described(path)}")
    elif arguments[0] not in commands():
        sys.exit(f"no benchmark {arguments[0]}; without a name all are listed")
    else:
        name, *others = arguments
        command(name).main(others, prog_name=f"python -m benchmarks {name}")


if __name__ == "__main__":
    main(sys.argv[1:])
