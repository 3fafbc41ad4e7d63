"""The mutants: which mistakes are made, and that a module has them when the tests run."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from benchmarks.measure import mutants, results
from benchmarks.measure.mutations import Mutant, mutants_of

SOURCE = '''
"""What it is."""
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
LIMIT = 8
SHARES = (1.0, 0.5)

class Counter:
    @classmethod
    def of(cls) -> float:
        return LIMIT / 2

    def count(self, words: int) -> int:
        sizes = array("i", [0]) * (words + 2)
        return words - 1 if words else 0

def is_long(words: int, *, more: int = 0) -> bool:
    """``eight``, not ``7``."""
    return words + more >= LIMIT
'''


def mistakes_in(source: str) -> set[tuple[str, str]]:
    return {(it.before, it.after) for it in mutants_of(source, "x.py")}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a < b", {"a <= b"}),
        ("a == b", {"a != b"}),
        ("a <= b < c", {"a < b < c", "a <= b <= c"}),
        ("a and b", {"a or b"}),
        ("a + b", {"a - b"}),
        ("a * 3", {"a / 3", "a * 4"}),
        ("x = 0.5", {"x = 0.25"}),
        ("x = True", {"x = False"}),
        ("x = -1", {"x = -2"}),
        ("x = [1, y]", {"x = [2, y]"}),
        ("min(a, b)", {"max(a, b)"}),
        ("not a", {"not not a"}),
        ("a if b else c", {"a if not b else c"}),
        ("a += b", {"a -= b"}),
        ("'a word'", set()),
        ("array('i', bytes(4 * a))", set()),
    ],
)
def test_a_mistake_is_one_thing_in_one_place(before: str, after: set[str]) -> None:
    assert {found for _, found in mistakes_in(before)} == after


def test_what_is_not_run_or_only_takes_more_room_is_no_mistake() -> None:
    assert mistakes_in(SOURCE) == {
        ("LIMIT = 8", "LIMIT = 9"),
        ("(1.0, 0.5)", "(2.0, 0.5)"),
        ("(1.0, 0.5)", "(1.0, 0.25)"),
        ("sizes = array('i', [0]) * (words + 2)", "sizes = array('i', [1]) * (words + 2)"),
        ("return words - 1 if words else 0", "return 0"),
        ("words - 1 if words else 0", "words - 1 if not words else 0"),
        ("words - 1 if words else 0", "words - 1 if words else 1"),
        ("words - 1", "words + 1"),
        ("words - 1", "words - 2"),
        ("return LIMIT / 2", "return 0"),
        ("LIMIT / 2", "LIMIT * 2"),
        ("LIMIT / 2", "LIMIT / 3"),
        ("words: int, *, more: int=0", "words: int, *, more: int=1"),
        ("words + more", "words - more"),
        ("words + more >= LIMIT", "words + more > LIMIT"),
        ("return words + more >= LIMIT", "return 0"),
    }


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    path = tmp_path / "counted_here.py"
    path.write_text(SOURCE.replace("from typing", "from array import array\nfrom typing"))
    monkeypatch.syspath_prepend(tmp_path)
    return importlib.import_module("counted_here")


def mutant_with(after: str) -> Mutant:
    return next(it for it in mutants_of(SOURCE, "x.py") if it.after == after)


def test_a_module_that_is_loaded_becomes_its_mutant(
    module: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mutants, "LIMIT", module.LIMIT, raising=False)  # as if imported
    is_long, counter = module.is_long, module.Counter()
    assert (is_long(8), counter.count(3)) == (True, 2)
    mutants.mutate(module, mutant_with("LIMIT = 9"))
    assert (is_long(8), counter.count(3)) == (False, 2)
    assert mutants.LIMIT == 9  # type: ignore[attr-defined]
    mutants.mutate(module, mutant_with("words - 2"))
    assert counter.count(3) == 1
    mutants.mutate(module, mutant_with("words: int, *, more: int=1"))
    assert is_long(7)
    mutants.mutate(module, mutant_with("LIMIT * 2"))
    assert counter.of() == 16


def test_the_figures_of_a_module_stand_beside_those_of_others_that_are_still_mutated(
    tmp_path: Path,
) -> None:
    path, (one, other) = tmp_path / "figures.json", [file for file, _ in mutants.modules()][:2]
    results.write(path, {"cost": 1, "mutants": {"gone.py": {}, other: {"mutants": 9}}})
    mutants.write_figures(path, one, {"mutants": 8, "living": 2})
    assert results.read(path) == {
        "cost": 1,
        "mutants": {one: {"mutants": 8, "living": 2}, other: {"mutants": 9}},
    }


def test_no_figures_are_written_of_a_sample() -> None:
    done = CliRunner().invoke(mutants.main, ["--sample", "1", "--json", "figures.json"])
    assert done.exit_code == 2
    assert "all mutants" in done.output


def test_all_modules_that_are_mutated_and_their_tests_are_there() -> None:
    found = dict(mutants.modules())
    assert len(found) > 15
    for file, tests in found.items():
        assert (mutants.ROOT / file).is_file()
        assert [it for it in tests if not (mutants.ROOT / "tests" / f"{it}.py").is_file()] == []


def test_no_mutant_is_called_equivalent_that_is_gone() -> None:
    files = {row[0] for row in mutants.equivalent()}
    assert files <= {file for file, _ in mutants.modules()}
    for file in files:
        mutants.mutants_in(file)
