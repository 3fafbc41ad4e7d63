"""The benchmarks' files import one way, and every benchmark is found by its name."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from test_imports import imported

from benchmarks.commands import FOLDER, command, commands, described

ROOT = FOLDER.parent
ROOMS = (
    "pages", "options", "commands", "peers", "train.labels", "train.augment", "train", "measure",
    "hostile", "cost", "report", "__main__",
)  # fmt: skip
"""A file imports only from its own room and from those to the left of it."""
HEAVY = ("torch", "numpy", "cleaner", "trafilatura", "rich")
CHILDREN = FOLDER / "cost" / "children"
"""Scripts for an interpreter of their own, which import nothing of the benchmarks."""


def name_of(path: Path) -> str:
    """Return the dotted name of a file: ``benchmarks.pages`` for its ``__init__``."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES: Mapping[str, Path] = {name_of(path): path for path in sorted(FOLDER.rglob("*.py"))}


def own_imports(name: str) -> set[str]:
    """Return the files of the benchmarks that a file imports."""
    found = {each for each in imported(FILES[name].read_text("utf-8")) if in_benchmarks(each)}
    return {each if each in FILES else each.rpartition(".")[0] for each in found}


def in_benchmarks(name: str) -> bool:
    """Whether an imported name is one of the benchmarks."""
    return name.split(".")[0] == "benchmarks"


def room_of(name: str) -> str:
    """Return the room of a file: ``train.labels`` of ``benchmarks.train.labels.corpus``."""
    inside = name.removeprefix("benchmarks.")
    rooms = [room for room in ROOMS if f"{inside}.".startswith(f"{room}.")]
    return max(rooms, key=len)


@pytest.mark.parametrize("name", [name for name in FILES if name != "benchmarks"])
def test_a_file_imports_only_from_its_own_room_and_from_the_left(name: str) -> None:
    allowed = ROOMS[: ROOMS.index(room_of(name)) + 1]
    assert [each for each in sorted(own_imports(name)) if room_of(each) not in allowed] == []


def test_no_files_import_each_other_in_a_circle() -> None:
    try:
        TopologicalSorter({name: own_imports(name) - {name} for name in FILES}).prepare()
    except CycleError as error:
        pytest.fail(" <- ".join(error.args[1]))


def test_a_room_within_a_room_is_a_room_of_its_own() -> None:
    assert room_of("benchmarks.train.labels.corpus") == "train.labels"
    assert room_of("benchmarks.train.fit") == room_of("benchmarks.train") == "train"


@pytest.mark.parametrize("name", sorted({*commands()} - {"train"}))  # which needs torch
def test_a_benchmark_says_what_it_is_and_can_be_asked_for_help(name: str) -> None:
    said = described(commands()[name])
    assert said[-1] in ".?"
    assert len(said) <= 90
    assert command(name).help


def test_whoever_has_a_main_is_a_benchmark() -> None:
    mains = {path for path in FILES.values() if "\ndef main(" in path.read_text("utf-8")}
    scripts = {*CHILDREN.glob("*.py"), FOLDER / "__main__.py"}
    assert mains - scripts == set(commands().values())


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", *arguments], capture_output=True, text=True, cwd=ROOT
    )


def test_all_benchmarks_are_listed_without_a_name_and_one_runs_with_it() -> None:
    first_words = {line.split(" ")[0] for line in run().stdout.splitlines()}
    assert first_words >= set(commands())
    done = run("install_size", "--help")
    assert done.stdout.startswith("Usage: python -m benchmarks install_size [OPTIONS]")
    wrong = run("instal_size")
    assert wrong.returncode == 1
    assert "no benchmark instal_size" in wrong.stderr


def test_the_list_loads_nothing_heavy() -> None:
    code = "import sys; from benchmarks.__main__ import main; main([]); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert set(done.stdout.splitlines()[-1].split()) & set(HEAVY) == set()


def texts() -> list[Path]:
    """Return the files that name benchmarks."""
    folders = ("benchmarks", "cleaner", "docs", "tests")
    found = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    named = [path for path in found if path.suffix in (".py", ".md")]
    return [*named, ROOT / ".ci" / "run", *ROOT.glob("*.md"), ROOT / "pyproject.toml"]


def test_every_benchmark_that_is_named_is_there() -> None:
    named = {
        (path.relative_to(ROOT).as_posix(), name)
        for path in texts()
        for name in re.findall(r"python -m\s+benchmarks\s([a-z_]+)", path.read_text("utf-8"))
    }
    assert len(named) > 30
    assert sorted((path, name) for path, name in named if name not in commands()) == []


def test_every_benchmark_is_named_as_it_is_run() -> None:
    old = re.compile(r"python -m\s+benchmarks\.")
    assert [path.name for path in texts() if old.search(path.read_text("utf-8"))] == []
