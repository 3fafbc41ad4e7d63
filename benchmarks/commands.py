"""The benchmarks that can be run, each by the name of its file.

A benchmark is a module whose `main` is a command of click. The modules are found and described
without importing them, as many of them load a lot.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

import click

FOLDER = Path(__file__).parent


@cache
def commands() -> Mapping[str, Path]:
    """Return the file of each benchmark by its name."""
    files = sorted(FOLDER.rglob("*.py"), key=lambda path: path.stem)
    return {path.stem: path for path in files if _has_main(ast.parse(path.read_text("utf-8")))}


def _has_main(module: ast.Module) -> bool:
    return any(
        isinstance(node, ast.FunctionDef) and node.name == "main" and bool(node.decorator_list)
        for node in module.body
    )


def described(path: Path) -> str:
    """Return the first sentence of the docstring of a module."""
    return first_sentence(ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "")


def first_sentence(text: str) -> str:
    """Return the first sentence of a docstring, on one line.

    >>> first_sentence("Is anything left behind? It measures.")
    'Is anything left behind?'
    """
    words = text.split()
    ends = (n for n, word in enumerate(words, 1) if word.endswith((".", "?")))
    return " ".join(words[: next(ends, len(words))])


def command(name: str) -> click.Command:
    """Return a benchmark, imported."""
    parts = commands()[name].relative_to(FOLDER).with_suffix("").parts
    found: click.Command = import_module(".".join(("benchmarks", *parts))).main
    return found
