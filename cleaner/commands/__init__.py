"""Where ``clean-page`` starts: a first word that names a command runs it, all else is cleaned.

A page whose file is called as a command is, is named with its folder: ``clean-page ./batch``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from cleaner.commands.console import ASKED_BY_A_SHELL, PROGRAM

COMMANDS: dict[str, str] = {
    "batch": "cleaner.commands.batch",
    "check": "cleaner.commands.check",
    "completion": "cleaner.commands.completion",
    "label": "cleaner.commands.label",
    "site": "cleaner.commands.site",
}
"""The module of each command; its ``main`` is a click command, imported only when it is run."""
WITHOUT_NAME = "cleaner.commands.clean"
"""The module of what ``clean-page`` does where no command is named."""


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command that the `arguments` name (those of the process if None), and exit."""
    if os.environ.get(ASKED_BY_A_SHELL):
        from cleaner.commands.completion import answer

        sys.exit(answer(os.environ[ASKED_BY_A_SHELL], COMMANDS, WITHOUT_NAME))
    words = list(sys.argv[1:] if arguments is None else arguments)
    name = PROGRAM
    module = WITHOUT_NAME
    if words and words[0] in COMMANDS:
        name, module = f"{PROGRAM} {words[0]}", COMMANDS[words.pop(0)]
    import_module(module).main.main(args=words, prog_name=name)
