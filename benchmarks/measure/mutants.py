"""How many mutants of the heuristics do the tests kill?

A mutant is the package with one small mistake in one module (`benchmarks.measure.mutations`). The
tests that concern the module run on it until one fails; where all of them pass, the mutant lives,
and no test holds that line. The package runs as plain Python, whatever is compiled beside it.

Mutants that come to the same as the original are in ``equivalent_mutants.tsv``, with the reason.
"""

from __future__ import annotations

import csv
import gc
import importlib
import importlib.util
import os
import random
import resource
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import FunctionType, MappingProxyType, ModuleType
from typing import Any

import click
import pytest
from hypothesis import Phase, settings

from benchmarks import options
from benchmarks.measure.mutations import Mutant, mutants_of
from benchmarks.measure.results import merge_into, read
from benchmarks.pages.data import ROOT

EQUIVALENT = Path(__file__).with_name("equivalent_mutants.tsv")
OF_SIGNALS = ("test_signal_limits", "test_signals")
OF_BOXES = ("test_readability", "test_html_signal_limits", "test_html_signals")
OF_LINES = ("test_core", "test_surroundings", "test_repeats", *OF_SIGNALS)
TESTS: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {
        "signals/html": OF_BOXES,
        "signals": OF_SIGNALS,
        **{
            f"measures/{name}.py": (f"test_{name}", *OF_LINES)
            for name in ("core", "repeats", "shapes", "surroundings")
        },
        "measures/places.py": ("test_repeats", *OF_LINES),
        "measures/running.py": ("test_surroundings", *OF_LINES),
        **{
            f"measures/{name}.py": (f"test_{name}", *OF_BOXES)
            for name in ("boxes", "groups", "likeness", "readability", "siblings")
        },
        **dict.fromkeys(["decoding.py", "scorer/emptiness.py"], ("test_decoding",)),
        "metadata/dates.py": ("test_dates", "test_metadata", "test_metadata_nobody"),
    }
)
"""What is mutated in `cleaner`, folders and modules, and the tests that concern it, first its own:
most mutants end with the first of them, and one that is named twice runs once."""
CPU_SECONDS = 5
"""A mutant with which one test computes for longer is killed: its loop has no end."""
MAX_BYTES = 8 << 30


class PlainModules:
    """Finds the modules of the package as their sources, though compiled ones lie beside them."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> object:
        """Return where a module of `cleaner` is, and nothing for any other."""
        if name.partition(".")[0] != "cleaner":
            return None
        place = ROOT.joinpath(*name.split("."))
        file = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
        return importlib.util.spec_from_file_location(name, file) if file.exists() else None


class Judge:
    """A plugin of pytest that runs the collected tests once for each mutant."""

    def __init__(self, file: str, mutants: Sequence[Mutant]) -> None:
        self.file = file
        self.module = importlib.import_module(file.removesuffix(".py").replace("/", "."))
        self.mutants = mutants
        self.living = 0
        self.pass_as_it_is = False

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests on each mutant, in processes that have loaded all of them already."""
        importlib.import_module("cleaner.lexicons.finder").phrase_finder()
        gc.freeze()  # so that a process shares what it only reads
        code = compile((ROOT / self.file).read_text("utf-8"), self.file, "exec")
        unchanged = partial(mutate, self.module, Mutant(0, "", "", "", code))
        self.pass_as_it_is = bool(session.items) and _passes(session, unchanged)
        if self.pass_as_it_is:
            for mutant in self.mutants:
                if _passes(session, partial(mutate, self.module, mutant)):
                    self.living += 1
                    change = f"{mutant.function}: {mutant.before} -> {mutant.after}"
                    click.echo(f"{self.file}:{mutant.line} {change}", file=sys.__stdout__)
        return True

    def pytest_runtest_logstart(self) -> None:
        """Let the process of a mutant end after a time, unless the test ends before.

        This is not the timer of ``tests/conftest.py``, which fails a test much later.
        """
        signal.setitimer(signal.ITIMER_VIRTUAL, CPU_SECONDS)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """End the process of a mutant with the first test that fails."""
        if report.failed:
            os._exit(1)


def _passes(session: pytest.Session, prepare: Callable[[], None]) -> bool:
    """Tell whether all tests pass in a process that is prepared first."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] == 0
    resource.setrlimit(resource.RLIMIT_AS, (MAX_BYTES, MAX_BYTES))
    try:
        prepare()
        for item in session.items:
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
    except BaseException:  # whatever it is, the mutant is noticed
        os._exit(1)
    os._exit(0)


def mutate(module: ModuleType, mutant: Mutant) -> None:
    """Make a loaded module a mutant: its functions, signals and constants, also where imported."""
    mutated = ModuleType(module.__name__)
    exec(mutant.code, vars(mutated))
    for name, value in vars(mutated).items():
        kept = getattr(module, name, None)
        if getattr(value, "__module__", None) == module.__name__:
            _take_code(kept, value)
        elif _is_constant(value):
            others = list(sys.modules.values()) if value != kept else []
            for other in others:
                if getattr(other, "__dict__", {}).get(name) is kept:
                    setattr(other, name, value)
        elif isinstance(value, tuple):
            for claim, new in zip(kept or (), value, strict=True):
                vars(claim).update(vars(new))


def _take_code(kept: Any, mutated: Any) -> None:
    """Let a function, or the methods of a class, run the code of another."""
    if isinstance(mutated, type):
        for name, method in vars(mutated).items():
            method, old = (getattr(it, "__func__", it) for it in (method, vars(kept).get(name)))
            if isinstance(method, FunctionType):
                _take_code(old, method)
    elif hasattr(kept, "cache_clear"):
        kept.cache_clear()
        _take_code(kept.__wrapped__, mutated.__wrapped__)
    elif isinstance(kept, FunctionType):
        kept.__code__, kept.__defaults__ = mutated.__code__, mutated.__defaults__
        kept.__kwdefaults__ = mutated.__kwdefaults__


def _is_constant(value: object) -> bool:
    """Tell whether a value of a module is made of numbers and words alone."""
    if isinstance(value, tuple | frozenset | list):
        return all(map(_is_constant, value))
    return isinstance(value, int | float | str | range | MappingProxyType)


def modules() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each module that is mutated, and its tests."""
    for place, tests in TESTS.items():
        path = ROOT / "cleaner" / place
        for file in [path] if path.suffix else sorted(path.glob("*.py")):
            yield file.relative_to(ROOT).as_posix(), tests


def mutants_in(file: str) -> list[Mutant]:
    """Return the mutants of a module that differ from it."""
    found = list(mutants_of((ROOT / file).read_text("utf-8"), file))
    same = {row[1:4] for row in equivalent() if row[0] == file}
    unknown = same - {(it.function, it.before, it.after) for it in found}
    if unknown:
        raise click.ClickException(f"{EQUIVALENT.name}: no such mutant of {file}: {unknown}")
    return [it for it in found if (it.function, it.before, it.after) not in same]


def equivalent() -> list[tuple[str, ...]]:
    """Return the mutants that are none: module, function, before, after, the reason."""
    with EQUIVALENT.open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def count_living(file: str, mutants: Sequence[Mutant], tests: Sequence[str]) -> int:
    """Return on how many of the `mutants` of a module all of the tests pass, and print which."""
    judge = Judge(file, mutants)
    paths = [str(ROOT / "tests" / f"{name}.py") for name in tests]
    options = ["-o", "addopts=", "-p", "no:terminal", "-p", "no:cacheprovider", "--capture=sys"]
    pytest.main([*options, f"--rootdir={ROOT}", "--hypothesis-profile=mutants", *paths], [judge])
    if not judge.pass_as_it_is:
        raise click.ClickException(f"without a mistake the tests of {file} fail")
    return judge.living


def write_figures(path: Path | None, file: str, counts: Mapping[str, int]) -> None:
    """Write the figures of a module beside those of the others that there still are."""
    if path is not None:
        known = {**read(path).get("mutants", {}), file: counts}
        merge_into(path, {"mutants": {it: known[it] for it, _ in modules() if it in known}})


@click.command(help=__doc__)
@click.option("--module", "part", default="", help="Only modules whose path holds this.")
@click.option("--sample", type=int, help="Only so many mutants, taken at random.")
@click.option("--seed", default=0, show_default=True, help="Which ones the sample takes.")
@options.json_file
def main(part: str, sample: int | None, seed: int, json_file: Path | None) -> None:
    """Run the tests on the mutants, and print which are not noticed."""
    if sample is not None and json_file:
        raise click.UsageError("the figures are of all mutants: leave out --sample")
    sys.meta_path.insert(0, PlainModules)  # type: ignore[arg-type]
    settings.register_profile(
        "mutants", deadline=None, database=None, derandomize=True, max_examples=50,
        phases=[Phase.explicit, Phase.generate],
    )  # fmt: skip
    tests = {file: tests for file, tests in modules() if part in file}
    chosen = [(file, mutant) for file in tests for mutant in mutants_in(file)]
    if sample is not None and sample < len(chosen):
        chosen = random.Random(seed).sample(chosen, sample)
    killed = 0
    for file in tests:
        mutants = [mutant for other, mutant in chosen if other == file]
        if mutants:
            living = count_living(file, mutants, tests[file])
            killed += len(mutants) - living
            click.echo(f"{file}: {len(mutants) - living} of {len(mutants)} killed")
            write_figures(json_file, file, {"mutants": len(mutants), "living": living})
    click.echo(f"{killed} of {len(chosen)} killed")
