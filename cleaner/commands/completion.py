"""``clean-page completion``: what makes a shell complete the commands and their options.

click writes the scripts, and completes the options of one command. Which command that is, and that
a first word may be one, is found out here: the commands are imported one by one, when they are run.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

import click
from click.shell_completion import CompletionItem, ShellComplete, get_completion_class

from cleaner.commands.console import ASKED_BY_A_SHELL, PROGRAM, USAGE
from cleaner.commands.options import SETTINGS

SHELLS = ("bash", "zsh", "fish")


@click.command(
    context_settings=SETTINGS,
    epilog="""\b
    Put this into the start file of your shell:
      bash  eval "$(clean-page completion bash)"
      zsh   eval "$(clean-page completion zsh)"
      fish  clean-page completion fish | source""",
)
@click.argument("shell", type=click.Choice(SHELLS))
def main(shell: str) -> None:
    """Print what makes SHELL complete the commands and options of clean-page."""
    click.echo(_asked(shell, click.Command(PROGRAM)).source())


def answer(instruction: str, modules: Mapping[str, str], otherwise: str) -> int:
    """Print how the line that a shell asks for can go on, and return an exit code.

    Args:
        instruction: what the variable says, as in ``bash_complete``.
        modules: the module of each command.
        otherwise: the module of what runs where no command is named.
    """
    shell = instruction.partition("_")[0]
    if shell not in SHELLS:
        return USAGE
    words, begun = _asked(shell, click.Command(PROGRAM)).get_completion_args()
    name = words[0] if words and words[0] in modules else ""
    command = import_module(modules[name] if name else otherwise).main
    asked = _asked(shell, command)
    items = asked.get_completions(words[1:] if name else words, begun)
    if not words:
        names = [CompletionItem(name) for name in modules if name.startswith(begun)]
        items = [*names, *items]
    for item in items:
        click.echo(asked.format_completion(item))
    return 0


def _asked(shell: str, command: click.Command) -> ShellComplete:
    kind = get_completion_class(shell)
    assert kind is not None  # click knows all of `SHELLS`
    return kind(command, {}, PROGRAM, ASKED_BY_A_SHELL)
