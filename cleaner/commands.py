"""Where ``clean-page`` starts: a first word that names a command runs it, all else is cleaned.

A page whose file is called as a command is, is named with its folder: ``clean-page ./batch``.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

from cleaner.cli import PROGRAM, main

COMMANDS: dict[str, str] = {
    "batch": "cleaner.batch.command",
    "check": "cleaner.check.command",
    "label": "cleaner.label.command",
    "site": "cleaner.site.command",
}
"""The module of each command; its ``main`` is a click command, imported only when it is run."""


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command that the `arguments` name (those of the process if None), and exit."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words and words[0] in COMMANDS:
        command = import_module(COMMANDS[words[0]]).main
        command.main(args=words[1:], prog_name=f"{PROGRAM} {words[0]}")
    main(args=words, prog_name=PROGRAM)
