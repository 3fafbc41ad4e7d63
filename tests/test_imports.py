"""Imports point one way, files are short, and `import cleaner` loads little."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import cleaner

PACKAGE = Path(cleaner.__file__).parent

ROOMS = (
    "text", "third_party", "lexicons", "document", "readers", "measures", "signals", "metadata",
    "comments", "writers", "summary", "page", "scorer", "decoding", "site", "second_opinion",
    "pipeline", "api", "compiled", "check", "report", "batch", "label", "integrations", "commands",
)  # fmt: skip
"""The rooms of the house, each a module or a package: a file imports only from its own room and
from those to the left of it, also in functions and for types."""
FACE = "api"
"""The room of `cleaner` itself: what can be imported from it is what `cleaner.api` gives."""
DOOR = {"__init__": FACE, "__main__": "commands"}
"""The rooms of the files that are named as Python wants it."""

CORE = frozenset(
    {"text", "lexicons", "document", "measures", "signals", "page", "scorer", "decoding"}
)
CORE_MAY_LOAD = frozenset({"numpy", "regex", "ahocorasick"})
UNWANTED_IN_CORE = frozenset(
    {
        "logging", "time", "datetime", "socket", "urllib", "random", "os", "subprocess", "pickle",
    }
)  # fmt: skip
LOOKS_AT_THE_CLOCK = frozenset({"document/limits.py"})
"""Where the caller sets a limit of time, somebody must."""

SLOW = {
    "trafilatura", "lxml", "readability", "dateparser", "py3langid", "rich", "click", "torch",
    "charset_normalizer", "pyarrow", "selectolax", "nh3", "multiprocessing", "orjson", "fastwarc",
    "pandas", "scrapy", "itemadapter", "twisted", "dask", "ray", "pyspark", "datatrove",
}  # fmt: skip


# --- what the files import


def name_of(path: Path) -> str:
    """Return the dotted name of a file of the package: ``cleaner.site`` for its ``__init__``."""
    parts = ("cleaner", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


FILES: Mapping[str, Path] = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}
"""Every file of the package, by its dotted name."""


def room_of(name: str) -> str:
    """Return the room of a file: ``signals`` of ``cleaner.signals.shape``."""
    first = [*name.split("."), "__init__"][1]
    return DOOR.get(first, first)


def imported(source: str) -> Iterator[str]:
    """Yield the dotted names of all imports of a file; ``a.b`` of ``from a import b``."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                raise AssertionError(f"line {node.lineno}: imports are written in full")
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def file_of(name: str) -> str:
    """Return the file that an imported name is in: the name may be that of something in it."""
    return name if name in FILES else name.rpartition(".")[0]


IMPORTS: Mapping[str, frozenset[str]] = {
    name: frozenset(imported(path.read_text("utf-8"))) for name, path in FILES.items()
}


def own_imports(name: str) -> set[str]:
    """Return the files of the package that a file imports."""
    return {file_of(each) for each in IMPORTS[name] if each.split(".")[0] == "cleaner"}


# --- the rule


def test_every_file_is_in_a_room() -> None:
    assert [name for name in FILES if room_of(name) not in ROOMS] == []


@pytest.mark.parametrize("name", FILES)
def test_a_file_imports_only_from_its_own_room_and_from_the_left(name: str) -> None:
    allowed = ROOMS[: ROOMS.index(room_of(name)) + 1]
    assert [each for each in sorted(own_imports(name)) if room_of(each) not in allowed] == []


def test_no_files_import_each_other_in_a_circle() -> None:
    graph = {name: own_imports(name) - {name} for name in FILES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" <- ".join(error.args[1]))


def test_imports_in_functions_and_for_types_count_too() -> None:
    source = (
        "import regex\nif TYPE_CHECKING:\n    from cleaner.page import Page\n"
        "def f():\n    from cleaner import clean\n"
    )
    found = set(imported(source))
    assert found == {"regex", "cleaner.page.Page", "cleaner.clean"}
    assert {room_of(file_of(name)) for name in found - {"regex"}} == {"page", FACE}
    assert room_of("cleaner.__main__") == "commands"


# --- the size of files

MAX_LINES = 300
CODE = (".py", ".pxd", ".js", ".css", ".html")


def test_no_file_of_code_is_long() -> None:
    sizes = {
        path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8").count("\n")
        for path in PACKAGE.rglob("*")
        if path.suffix in CODE
    }
    assert {name: size for name, size in sizes.items() if size > MAX_LINES} == {}


# --- the core


FILES_OF_CORE = [name for name in FILES if room_of(name) in CORE and name != "cleaner"]


@pytest.mark.parametrize("name", FILES_OF_CORE)
def test_the_core_loads_no_package_but_those_for_arrays_and_patterns(name: str) -> None:
    foreign = {each.split(".")[0] for each in IMPORTS[name]}
    assert foreign - sys.stdlib_module_names - {"cleaner"} <= CORE_MAY_LOAD


@pytest.mark.parametrize("name", FILES_OF_CORE)
def test_the_core_neither_logs_nor_looks_at_the_clock_or_the_network(name: str) -> None:
    if FILES[name].relative_to(PACKAGE).as_posix() not in LOOKS_AT_THE_CLOCK:
        assert {each.split(".")[0] for each in IMPORTS[name]} & UNWANTED_IN_CORE == set()


# --- what is loaded


def modules_after(statement: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded after `statement`."""
    code = f"import sys\n{statement}\nprint(*sys.modules)"
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
    assert "cleaner.commands" not in modules_after("import cleaner")


@pytest.mark.parametrize("command", ["clean", "check", "label", "site"])
def test_a_command_loads_nothing_that_needs_the_extra_batch(command: str) -> None:
    loaded = modules_after(f"import cleaner.commands.{command}")
    assert loaded & {"orjson", "fastwarc", "pyarrow", "multiprocessing"} == set()
