"""The documents say what the code says.

``python tests/test_docs.py --write`` writes the generated tables again.
"""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType, ModuleType

import pytest
from test_readme import (
    ROOT,
    blocks_of,
    clean_page_lines,
    linked_files,
    named_paths,
    run_doctests,
    run_line,
)

from cleaner import Block, Line, Opinion, Page, Reason, clean
from cleaner.commands import clean as clean_page
from cleaner.commands import console
from cleaner.comments import Comment
from cleaner.document.labels import KEPT, MEANINGS, SCORED, Label
from cleaner.lexicons.finder import build_finder
from cleaner.lexicons.lexicon import APART, KINDS, WAYS, kinds_of, parse
from cleaner.signals import HTML_SIGNALS, Signal

DOCS = sorted((ROOT / "docs").glob("*.md"))
CORE = ROOT / "cleaner"
FAMILIES = (
    "shape", "signs", "wording", "place", "repetition", "context",
    *(f"html.{name}" for name in ("tags", "links", "boxes", "content", "alike", "declared")),
)  # fmt: skip
ROOMS_WITH_CONSTANTS = ("readers", "measures", "signals", "signals/html", "scorer")
MODULES_WITH_CONSTANTS = ("decoding", "second_opinion", "pipeline")
WRITTEN_LATER = frozenset({"benchmarks/measure/floors.json", "benchmarks/measure/results.json"})
"""Files that the tools write; they are named before they are there."""


# --- tables that are written from the code


def row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = list(heads)
    return row(*heads) + "|---" * len(heads) + "|\n" + "".join(row(*cells) for cells in rows)


def label_table(labels: Iterable[Label] = SCORED) -> str:
    return table(
        ("label", "", "what it is"),
        ((f"`{label}`", "kept" if label in KEPT else "", MEANINGS[label]) for label in labels),
    )


def all_labels_table() -> str:
    return label_table(MEANINGS)


def signal_table() -> str:
    return table(("", "signal", "high", "low", "for example"), _signal_rows())


def _signal_rows() -> Iterator[tuple[str, ...]]:
    seen = set()
    for signal in HTML_SIGNALS:
        family = _family_of(signal.name)
        first = "" if family in seen else f"*{family}*"
        seen.add(family)
        yield first, f"`{signal.name}`", signal.high, signal.low, _md(_example_of(signal.name))


def _family_of(name: str) -> str:
    return next(family for family in FAMILIES if name in _names_of(family))


@cache
def _names_of(family: str) -> list[str]:
    """Return the names of the signals that stand in the lists of a module."""
    lists = [value for value in vars(_module(f"signals.{family}")).values() if _is_signals(value)]
    return [signal.name for signals in lists for signal in signals]


def _is_signals(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Signal)


def _example_of(name: str) -> str:
    """Return the first line of the docstring of a signal's function, as the source has it."""
    found = _docstrings().get(name, "")
    return found.partition("\n")[0]


@cache
def _docstrings() -> Mapping[str, str]:
    sources = (_source(f"signals.{family}") for family in FAMILIES)
    functions = [node for source in sources for node in ast.parse(source).body]
    return {
        node.name: ast.get_docstring(node) or ""
        for node in functions
        if isinstance(node, ast.FunctionDef)
    }


def constant_table() -> str:
    return table(
        ("constant", "value", "why"),
        (
            (f"`{name}`", _value(value), meaning)
            for module in _modules_with_constants()
            for name, value, meaning in _constants(module)
        ),
    )


def _modules_with_constants() -> Iterator[str]:
    for room in ROOMS_WITH_CONSTANTS:
        for path in sorted((CORE / room).glob("*.py")):
            yield ".".join((*room.split("/"), path.stem))
    yield from MODULES_WITH_CONSTANTS


def _constants(module: str) -> Iterator[tuple[str, object, str]]:
    """Yield the public numbers of a module that are explained by a string below them."""
    for node, below in pairwise(ast.parse(_source(module)).body):
        name = next((t.id for t in _targets(node) if isinstance(t, ast.Name)), "_")
        is_explained = (
            isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
            and isinstance(below.value.value, str)
        )
        if is_explained and not name.startswith("_"):
            value = _value_of(module, name, node)
            if _is_number(value):
                yield name, value, _md(" ".join(below.value.value.split()))


def _value_of(module: str, name: str, node: ast.stmt) -> object:
    """Return the value of a constant; compiled modules do not show all of theirs."""
    try:
        return ast.literal_eval(node.value)
    except ValueError:
        return getattr(_module(module), name, None)


def _targets(node: ast.stmt) -> list[ast.expr]:
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, ast.AnnAssign) else []


def _is_number(value: object) -> bool:
    if isinstance(value, Mapping):
        return bool(value) and all(map(_is_number, value.values()))
    return isinstance(value, int | float) and not isinstance(value, bool)


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {number:g}" for key, number in value.items())
    return f"{value:g}"


def _source(module: str) -> str:
    return (CORE / f"{module.replace('.', '/')}.py").read_text("utf-8")


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"cleaner.{name}")


def _md(text: str) -> str:
    return text.replace("``", "`")


GENERATED: Mapping[tuple[Path, str], Callable[[], str]] = MappingProxyType(
    {
        (ROOT / "docs" / "labels.md", "labels"): all_labels_table,
        (ROOT / "docs" / "algorithm.md", "signals"): signal_table,
        (ROOT / "docs" / "algorithm.md", "constants"): constant_table,
    }
)


def between(text: str, marker: str) -> tuple[str, str, str]:
    """Split `text` into what stands before, between and behind a pair of markers."""
    opening, closing = f"<!-- {marker} -->\n", f"<!-- /{marker} -->"
    assert text.count(opening) == text.count(closing) == 1, f"not one pair of {opening}"
    before, _, rest = text.partition(opening)
    inside, _, after = rest.partition(closing)
    return before + opening, inside, closing + after


def write() -> None:
    """Write the generated tables into the documents."""
    for (path, marker), make in GENERATED.items():
        before, _, after = between(path.read_text("utf-8"), marker)
        path.write_text(before + make() + after, "utf-8")


@pytest.mark.parametrize(
    ("path", "marker"), GENERATED, ids=[f"{path.name}-{marker}" for path, marker in GENERATED]
)
def test_a_generated_table_equals_the_code(path: Path, marker: str) -> None:
    _, inside, _ = between(path.read_text("utf-8"), marker)
    assert inside == GENERATED[path, marker](), "run python tests/test_docs.py --write"


def test_the_families_hold_every_signal() -> None:
    found = [name for family in FAMILIES for name in _names_of(family)]
    assert sorted(found) == sorted(signal.name for signal in HTML_SIGNALS)


# --- all documents


def test_the_documents_are_there() -> None:
    assert {path.stem for path in DOCS} >= {
        "algorithm", "api", "cli", "experiments", "labels", "lexicons", "training",
    }  # fmt: skip


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(path: Path) -> None:
    text = path.read_text("utf-8")
    links = [name for name in linked_files(text) if not (path.parent / name).exists()]
    paths = [name for name in named_paths(text) - WRITTEN_LATER if not (ROOT / name).exists()]
    assert links + paths == []


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_the_python_examples_are_true(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run_doctests(path, monkeypatch).failed == 0


@pytest.mark.parametrize(
    ("path", "command"), [(path, command) for path in DOCS for command in clean_page_lines(path)]
)
def test_the_command_line_examples_run(
    path: Path, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = run_line(command, tmp_path, monkeypatch)
    assert result.exit_code == console.DONE, result.stderr


# --- one document each


def test_api_names_all_of_the_interface() -> None:
    text = (ROOT / "docs" / "api.md").read_text("utf-8")
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))
    missing = [
        f"{value.__name__}.{name}"
        for value in (Page, Line, Block, Reason, Opinion, Comment)
        for name in _public_names(value)
        if not re.search(rf"`{name}\b", sections[value.__name__])
    ]
    arguments = [f"clean({a})" for a in inspect.signature(clean).parameters if f"`{a}`" not in text]
    assert missing + arguments == []


def _public_names(value: type) -> list[str]:
    fields = [field.name for field in dataclasses.fields(value)]
    named = (name for kind in value.__mro__[:-1] for name in vars(kind) if name[0] != "_")
    return list(dict.fromkeys((*fields, *named)))


def test_cli_names_every_option_and_exit_code() -> None:
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    context = clean_page.main.make_context("clean-page", ["--example"])
    options = [
        name
        for parameter in clean_page.main.get_params(context)
        if parameter.param_type_name == "option"
        for name in (*parameter.opts, *parameter.secondary_opts)
    ]
    assert [name for name in options if f"`{name}`" not in text] == []
    codes = (
        console.DONE,
        console.FAILED,
        console.USAGE,
        console.NOTHING_FOUND,
        console.INTERRUPTED,
    )
    assert [code for code in codes if not re.search(rf"^\| {code} \|", text, re.MULTILINE)] == []


def test_cli_has_no_option_that_the_program_lacks() -> None:
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    context = clean_page.main.make_context("clean-page", ["--example"])
    parameters = clean_page.main.get_params(context)
    known = {name for p in parameters for name in (*p.opts, *p.secondary_opts)}
    assert set(re.findall(r"`(--?[a-z][a-z-]*)`", text)) <= known


def test_lexicons_has_every_kind_and_way() -> None:
    text = (ROOT / "docs" / "lexicons.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert rows == [*KINDS, *APART, *WAYS]


def test_the_lexicon_shown_can_be_read() -> None:
    (shown,) = blocks_of((ROOT / "docs" / "lexicons.md").read_text("utf-8"), "text")
    finder = build_finder([parse("xx", shown)])
    lines = ("Most Read", "Read also: Storm", "7 hours ago")
    named = [kinds_of(finder.find(line, ["xx"])[1]) for line in lines]
    assert named == [{"ranking"}, {"teaser"}, {"time"}]


def test_algorithm_shows_lines_of_the_example_page_as_labelled() -> None:
    text = (ROOT / "docs" / "algorithm.md").read_text("utf-8")
    content = (ROOT / "tests" / "pages" / "example.tsv").read_text("utf-8")
    labelled = [line.partition("\t") for line in content.split("\n")]
    rows = re.findall(r"^\| (\d+) \| (.*?) \| (\w+) \|", between(text, "example")[1], re.MULTILINE)
    assert len(rows) > 8
    for number, words, label in rows:
        true, _, line = labelled[int(number) - 1]
        assert label == true
        assert line.strip().startswith(words.removesuffix(" …"))


def test_training_names_the_tables_and_only_options_that_are_there() -> None:
    text = (ROOT / "docs" / "training.md").read_text("utf-8")
    known = (ROOT / "benchmarks" / "train" / "labels" / "tables.py").read_text("utf-8")
    tables = re.findall(r'^        "([a-z0-9-]+)": _[a-z_]+,$', known, re.MULTILINE)
    assert len(tables) > 5
    assert [t for t in (*tables, "fixtures") if f"`{t}`" not in text] == []
    code = "".join(path.read_text("utf-8") for path in (ROOT / "benchmarks").rglob("*.py"))
    named = re.findall(r"`(--[a-z-]+)`", text)
    assert [name for name in named if not re.search(rf'["/]{name}["/]', code)] == []


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        sys.exit("usage: python tests/test_docs.py --write")
    write()
