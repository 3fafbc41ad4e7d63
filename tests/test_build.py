"""The build: what is compiled, and that everything comes along (setup.py)."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import pytest

import cleaner
from cleaner.compiled import SHARED, how_it_runs, is_compiled

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "cleaner"
PACKAGE = Path(cleaner.__file__).resolve().parent
MUST_BE = os.environ.get("MUST_BE")
HOW = {"compiled": "compiled", "plain": "plain Python"}

BESIDE = [path.with_suffix(".py") for path in sorted(SOURCES.rglob("*.pxd"))]
WITH_TYPES = [path for path in BESIDE if path.exists() and path.name != "__init__.py"]
needs_compiled = pytest.mark.skipif(not is_compiled(), reason="the package is not compiled")


def name_of(path: Path, package: Path = SOURCES) -> str:
    """Return the name of the module in a file, which may have the suffix of a platform."""
    folder = path.relative_to(package.parent).parent
    return ".".join((*folder.parts, path.name.partition(".")[0]))


def compiled_files() -> list[Path]:
    found = {path for suffix in EXTENSION_SUFFIXES for path in PACKAGE.rglob(f"*{suffix}")}
    return sorted(found)


@pytest.mark.skipif(MUST_BE not in HOW, reason="MUST_BE says neither compiled nor plain")
def test_the_package_is_what_it_must_be() -> None:
    assert how_it_runs() == HOW[str(MUST_BE)]


@pytest.mark.parametrize("path", WITH_TYPES, ids=name_of)
def test_all_modules_with_types_are_compiled_or_none(path: Path) -> None:
    spec = find_spec(name_of(path))
    assert spec is not None
    assert str(spec.origin).endswith(tuple(EXTENSION_SUFFIXES)) == is_compiled()


ANSWERS = """
import json, sys
from pathlib import Path
import cleaner

pages = [cleaner.clean(Path(name).read_bytes()) for name in sys.argv[1:]]
lines = [[(line.text, line.label, line.probability) for line in page.lines] for page in pages]
module = sys.modules["cleaner.measures.line"]
print(json.dumps([cleaner.__file__, module.__file__, lines]))
"""


def answers_of(package: Path, kinds: tuple[str, ...]) -> list[tuple[str, str, float]]:
    """Return the lines of all small pages, as the package in a folder labels them.

    What it runs must be files of one of these kinds: two copies of the same kind always agree.
    """
    pages = [*sorted(ROOT.glob("tests/html/*.html")), SOURCES / "example.txt"]
    done = subprocess.run(
        [sys.executable, "-c", ANSWERS, *map(str, pages)], cwd=package.parent,
        capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(package.parent)},
    )  # fmt: skip
    file, module, lines = json.loads(done.stdout)
    assert Path(file).parent == package
    assert Path(module).is_relative_to(package)
    assert module.endswith(kinds)
    return [tuple(line) for page in lines for line in page]


@pytest.mark.slow
@needs_compiled
def test_plain_python_comes_to_the_same(tmp_path: Path) -> None:
    plain = tmp_path.resolve() / "cleaner"
    shutil.copytree(PACKAGE, plain, ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.pyd"))
    expected, found = answers_of(plain, (".py",)), answers_of(PACKAGE, tuple(EXTENSION_SUFFIXES))
    assert [line[:2] for line in found] == [line[:2] for line in expected]
    assert [line[2] for line in found] == pytest.approx([line[2] for line in expected], abs=1e-6)


def test_nothing_else_is_compiled() -> None:
    found = {name_of(path, PACKAGE) for path in compiled_files()}
    assert found <= {SHARED, *map(name_of, WITH_TYPES)}, "left by an earlier build"


@needs_compiled
@pytest.mark.skipif(PACKAGE != SOURCES, reason="it is not the sources that run")
def test_no_source_is_newer_than_what_was_made_of_it() -> None:
    made = {name_of(path): path.stat().st_mtime for path in compiled_files()}
    newer = [
        source.name
        for path in WITH_TYPES
        for source in (path, path.with_suffix(".pxd"))
        if source.stat().st_mtime > made[name_of(path)]
    ]
    assert newer == [], "compile again: pip install -e . (docs/install.md)"


@needs_compiled
def test_the_examples_of_compiled_modules_are_run() -> None:
    assert os.environ.get("PY_IGNORE_IMPORTMISMATCH") == "1", "pytest passes their examples over"


@pytest.mark.parametrize("path", WITH_TYPES, ids=name_of)
def test_no_module_with_types_counts_from_the_end(path: Path) -> None:
    """Compiled, ``lines[-1]`` reads what lies in front of the first; ``lines[:-1]`` is safe."""
    indices = [
        node.slice.operand
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Subscript)
        and isinstance(node.slice, ast.UnaryOp)
        and isinstance(node.slice.op, ast.USub)
    ]
    assert [f"{path.name}:{index.lineno}" for index in indices] == []


def test_whatever_is_no_module_comes_along() -> None:
    made = (".pyc", *EXTENSION_SUFFIXES)
    data = [
        path.relative_to(SOURCES).as_posix()
        for path in SOURCES.rglob("*")
        if path.is_file() and not path.name.endswith((".py", *made))
    ]
    assert len(data) > 50
    assert [name for name in sorted(data) if not files("cleaner").joinpath(name).is_file()] == []


def test_an_unknown_way_to_build_is_refused() -> None:
    pytest.importorskip("setuptools")
    done = subprocess.run(
        [sys.executable, "setup.py", "--version"], cwd=ROOT,
        env={**os.environ, "CLEANER_BUILD": "fast"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode != 0
    assert "CLEANER_BUILD is 'fast': it may be compiled, debug, plain" in done.stderr
