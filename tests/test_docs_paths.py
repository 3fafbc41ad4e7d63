"""What the documents name is there: modules, paths, workflows; and what they show as code works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from types import MappingProxyType
from typing import Any

import pytest
from by_hand import line_with
from test_readme import ROOT, linked_files, named_paths

from cleaner import clean
from cleaner.document.labels import Label

DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
TO_BE_MADE = frozenset(
    {
        "cleaner/lexicons/ca.txt",
        "cleaner/writers/gemtext.py",
        "tests/html/NAME.html",
        "tests/pages/NAME.tsv",
    }
)
"""What its recipes make."""
WORKFLOWS = sorted((ROOT / ".ci" / "github").glob("*.yml"))


def dotted_names(text: str) -> Iterator[str]:
    """Yield what looks like a module of the package, or something in one: ``cleaner.site.Site``."""
    yield from re.findall(r"(?<![\w./-])cleaner(?:\.[A-Za-z_]\w*)+", text)


def is_there(name: str) -> bool:
    """Tell whether a dotted name is a module, or stands in the module that it begins with."""
    parts = name.split(".")
    for size in range(len(parts), 0, -1):
        folder = ROOT.joinpath(*parts[:size])
        files = [folder.with_suffix(".py"), folder / "__init__.py"]
        source = next((path for path in files if path.exists()), None)
        if source:
            return size == len(parts) or stands_in(parts[size], source)
    return False


def stands_in(name: str, source: Path) -> bool:
    """Tell whether a module has a line that makes or imports `name`."""
    line = rf"^\s*(?:(?:class|def|import|from)\b.*)?\b{name}\b"
    return bool(re.search(line, source.read_text("utf-8"), re.M))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_module_and_name_in_it_is_there(path: Path) -> None:
    assert [name for name in dotted_names(path.read_text("utf-8")) if not is_there(name)] == []


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("cleaner.signals.shape", True),
        ("cleaner.signals.shape.asks", True),
        ("cleaner.clean", True),
        ("cleaner.signals.form", False),
        ("cleaner.signals.shape.shouts", False),
    ],
)
def test_names_that_are_gone_are_noticed(name: str, there: bool) -> None:
    assert is_there(name) == there


def test_every_path_that_contributors_are_led_to_is_there() -> None:
    text = CONTRIBUTING.read_text("utf-8")
    named = (linked_files(text) | named_paths(text)) - TO_BE_MADE
    assert len(named) > 30
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_every_benchmark_that_contributors_run_is_there() -> None:
    named = set(re.findall(r"python -m benchmarks (\w+)", CONTRIBUTING.read_text("utf-8")))
    files = {path.stem for path in (ROOT / "benchmarks").rglob("*.py")}
    assert "train" in named
    assert named - files == set()


# --- the recipes


def defined(name: str, **names: Any) -> Any:
    """Return the function that a block of CONTRIBUTING.md defines, given the names it uses."""
    blocks = re.findall(r"^ *```text\n(.*?)^ *```$", CONTRIBUTING.read_text("utf-8"), re.M | re.S)
    (block,) = (block for block in blocks if f"def {name}(" in block)
    exec("from __future__ import annotations\n" + dedent(block), names)
    return names[name]


def test_the_signal_for_text_says_what_its_docstring_says() -> None:
    is_a_count = defined("is_a_count")
    assert is_a_count(line_with(digits=2, word_count=2, has_date=False), None)
    assert not is_a_count(line_with(digits=4, word_count=6, has_date=False), None)
    assert not is_a_count(line_with(digits=5, word_count=3, has_date=True), None)


def test_the_signal_for_html_says_what_its_docstring_says() -> None:
    is_a_row_of_links = defined("is_a_row_of_links", WHOLE=0.95)
    assert is_a_row_of_links(line_with(links=3, link_share=1.0), None)
    assert not is_a_row_of_links(line_with(links=2, link_share=1.0), None)
    assert not is_a_row_of_links(line_with(links=3, link_share=0.5), None)


def test_the_format_is_written() -> None:
    to_gemtext = defined("to_gemtext", MappingProxyType=MappingProxyType, Label=Label)
    page = clean((ROOT / "cleaner" / "example.txt").read_bytes())
    written = to_gemtext(page.lines)
    assert written.startswith(f"# {page.title}\n\n")
    kept = [line.text.strip() for line in page.lines if line.kept]
    assert written.removeprefix("# ").rstrip("\n").split("\n\n") == kept


# --- the workflows


def steps_of(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the steps of all jobs of a workflow."""
    yaml = pytest.importorskip("yaml")
    for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values():
        assert job["timeout-minutes"]
        yield from job["steps"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_uses_only_actions_of_github_and_programs_that_are_there(path: Path) -> None:
    steps = list(steps_of(path))
    actions = [step["uses"] for step in steps if "uses" in step]
    assert [name for name in actions if not re.fullmatch(r"actions/[\w-]+@v\d+", name)] == []
    ours = [step["run"] for step in steps if step.get("run", "").startswith(".ci/")]
    assert [name for name in ours if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_workflow_holds_a_key_or_may_write(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "\npermissions:\n  contents: read\n" in text
    assert re.findall(r"secrets|id-token|: write", text) == []


def test_there_is_a_workflow_for_tests_and_one_for_wheels() -> None:
    assert [path.stem for path in WORKFLOWS] == ["tests", "wheels"]
