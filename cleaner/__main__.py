"""Run the command line with ``python -m cleaner``."""

from cleaner.commands import run

run()
