"""The walk over the tree of HTML may be compiled, and comes to the same as it is."""

from __future__ import annotations

import os
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

import cleaner
from benchmarks.hostile.cases import cases
from cleaner.document.tree import ELEMENT_COLUMNS
from cleaner.readers import elements, measures, walk
from cleaner.readers.html import parse

PAGES = sorted(Path(__file__).with_name("html").glob("*.html"))
SOURCES = [path.read_text(encoding="utf-8") for path in PAGES] + [
    source
    for case in cases()
    if case.family == "broken" and isinstance(source := case.build(), str)
]
COMPILED = (walk, elements, measures)
Parts = tuple[ModuleType, ModuleType, ModuleType]


def as_it_is(module: ModuleType) -> ModuleType:
    """Return a module as its source says, whether or not it is compiled."""
    name = module.__name__
    path = Path(cleaner.__file__).parent / "readers" / f"{name.rpartition('.')[2]}.py"
    spec = spec_from_loader(name, SourceFileLoader(name, str(path)))
    assert spec is not None
    assert spec.loader is not None
    source = module_from_spec(spec)
    spec.loader.exec_module(source)
    return source


def read(source: str, parts: Parts) -> object:
    """Return all that the walk, the elements and the measures find in a page."""
    walk, elements, measures = parts
    entered = walk.Entered()
    lines = walk.found_lines(parse(source), entered, measures.told_apart)
    known = elements.Elements(entered, {holder for line in lines for holder in line.holders})
    columns = [getattr(known, name) for name in (*ELEMENT_COLUMNS, "places")]
    return [line.text for line in lines], columns, [measures.measured(it, known) for it in lines]


def test_compiled_and_as_it_is_the_walk_comes_to_the_same() -> None:
    plain = tuple(map(as_it_is, COMPILED))
    for source in SOURCES:
        assert read(source, COMPILED) == read(source, plain)


@pytest.mark.skipif("MUST_BE_COMPILED" not in os.environ, reason="the walk need not be compiled")
@pytest.mark.parametrize("module", COMPILED, ids=lambda module: module.__name__)
def test_the_walk_is_compiled(module: ModuleType) -> None:
    assert not str(module.__file__).endswith(".py")
