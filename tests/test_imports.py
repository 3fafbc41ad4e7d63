"""Imports point one way, and `import cleaner` loads little."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import cleaner

PACKAGE = Path(cleaner.__file__).parent

CORE = {
    "arrays", "characters", "words", "profile", "facts", "signals", "lexicons", "vocabulary",
    "network", "scoring", "decoding", "calibration", "labels", "lines", "judged", "page", "markup",
    "layout", "tree", "readability", "class_names", "surroundings",
}  # fmt: skip
CORE_MAY_LOAD = {"numpy", "regex", "ahocorasick"}

# What each part may import of the others, beside the core; the core imports the core alone.
EDGES = {"readers", "writers"}
ALLOWED = {
    **dict.fromkeys(CORE, CORE),
    "language": set(),
    "metadata": CORE | {"language"},
    "explain": CORE,
    "parts": CORE | {"explain"},
    "limits": CORE,
    "weights": set(),
    "readers": CORE | EDGES,
    "writers": CORE | EDGES,
    "silence": set(),
    "second_opinion": CORE | EDGES | {"silence"},
    "site": CORE | {"explain"},
    "api": CORE
    | EDGES
    | {"parts", "language", "metadata", "weights", "second_opinion", "site", "limits"},
    "__init__": CORE | {"api", "site"},
    "report": CORE | EDGES | {"api", "__init__"},
    "label": CORE | EDGES | {"api", "__init__", "report", "cli"},
    "check": CORE | EDGES | {"__init__", "site"},
    "cli": CORE | EDGES | {"api", "__init__", "explain", "language", "metadata"},
    "batch": CORE | EDGES | {"api", "__init__", "cli"},
    "commands": CORE | EDGES | {"cli", "__init__", "site", "check", "batch", "label", "report"},
    "integrations": CORE | {"__init__", "batch"},
    "__main__": {"commands"},
}

SLOW = {
    "trafilatura", "lxml", "readability", "dateparser", "py3langid", "rich", "click", "torch",
    "charset_normalizer", "pyarrow", "selectolax", "nh3", "multiprocessing", "orjson", "fastwarc",
    "pandas", "scrapy", "itemadapter", "twisted", "dask", "ray", "pyspark", "datatrove",
}  # fmt: skip


def modules() -> Iterator[tuple[str, Path]]:
    """Yield each file of the package, and the part of it: ``signals`` for ``signals/shape``.

    The commands of ``clean-page`` stand above all else, in whichever folder they are.
    """
    for path in sorted(PACKAGE.rglob("*.py")):
        part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        yield "commands" if path.name == "command.py" else part, path


def loaded_at_once(tree: ast.Module) -> Iterator[ast.Import | ast.ImportFrom]:
    """Yield the imports that run when the module is imported: not in functions, not for types."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            waiting.extend(node.orelse)
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting.extend(ast.iter_child_nodes(node))


def imported(path: Path) -> set[str]:
    """Return the dotted names that a file imports at once."""
    names: set[str] = set()
    for node in loaded_at_once(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif node.level:
            raise AssertionError(f"{path.name}, line {node.lineno}: imports are written in full")
        else:
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def parts_of(names: set[str]) -> set[str]:
    """Return the parts of the package among dotted names; ``__init__`` for the package itself."""
    own = [name.split(".") for name in names if name.split(".")[0] == "cleaner"]
    known = {part for part, _ in modules()}
    return {n[1] if len(n) > 1 and n[1] in known else "__init__" for n in own}


FILES = [pytest.param(part, path, id=str(path.relative_to(PACKAGE))) for part, path in modules()]


def test_every_part_of_the_package_has_its_place_in_the_order() -> None:
    assert {part for part, _ in modules()} <= set(ALLOWED)


@pytest.mark.parametrize(("part", "path"), FILES)
def test_a_part_imports_only_what_stands_below_it(part: str, path: Path) -> None:
    assert parts_of(imported(path)) - {part} <= ALLOWED[part]


@pytest.mark.parametrize(("part", "path"), [f for f in FILES if f.values[0] in CORE])
def test_the_core_loads_no_package_but_those_for_arrays_and_patterns(part: str, path: Path) -> None:
    foreign = {name.split(".")[0] for name in imported(path)}
    assert foreign - sys.stdlib_module_names - {"cleaner"} <= CORE_MAY_LOAD


@pytest.mark.parametrize(("part", "path"), [f for f in FILES if f.values[0] in CORE])
def test_the_core_neither_logs_nor_looks_at_the_clock_or_the_network(part: str, path: Path) -> None:
    unwanted = {
        "logging",
        "time",
        "datetime",
        "socket",
        "urllib",
        "random",
        "os",
        "subprocess",
        "pickle",
    }
    assert {name.split(".")[0] for name in imported(path)} & unwanted == set()


def modules_after(statement: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter has loaded after `statement`."""
    code = f"import sys\n{statement}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent
    )
    return set(done.stdout.split())


def test_importing_the_package_loads_nothing_slow() -> None:
    loaded = modules_after("import cleaner")
    assert "cleaner" in loaded
    assert loaded & SLOW == set()


def test_cleaning_a_text_loads_nothing_slow() -> None:
    loaded = modules_after(
        "import cleaner; cleaner.clean('Storm shuts the port\\n\\nIt rained.').text"
    )
    assert loaded & SLOW == set()


def test_the_command_line_is_not_loaded_with_the_package() -> None:
    code = "import sys, cleaner; print('cleaner.cli' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent
    )
    assert done.stdout.strip() == "False"


def test_imports_in_functions_and_for_types_are_told_from_those_that_run() -> None:
    source = (
        "from typing import TYPE_CHECKING\nimport regex\nif TYPE_CHECKING:\n    import lxml\n"
        "class A:\n    import numpy\n    def f(self):\n        import click\n"
        "try:\n    import rich\nexcept ImportError:\n    pass\n"
    )
    found = {
        alias.name
        for node in loaded_at_once(ast.parse(source))
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    assert found == {"regex", "numpy", "rich"}
