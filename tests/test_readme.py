"""The README does what it says: its commands, its examples, its files."""

from __future__ import annotations

import doctest
import glob
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from benchmarks.commands import commands
from cleaner import clean
from cleaner.commands import COMMANDS as COMMAND_MODULES
from cleaner.commands.clean import main
from cleaner.commands.console import DONE
from cleaner.document.labels import KEPT, SCORED
from cleaner.writers.labels import to_labels

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
EXAMPLE = ROOT / "cleaner" / "example.txt"
COMMANDS = {
    "run": 'python3 -m venv --upgrade-deps .venv && .venv/bin/pip install -q ".[opinions]" '
    "&& .venv/bin/clean-page --explain cleaner/example.txt",
    "test": 'python3 -m venv --upgrade-deps .venv && .venv/bin/pip install -q -e ".[test]" '
    '&& .venv/bin/python -m pytest -q -m "not slow"',
    "slow": ".venv/bin/python -m pytest -q -m slow",
}
LEFT_OUT = "…"


def blocks_of(text: str, language: str) -> list[str]:
    """Return what stands in the code blocks of that language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)


def clean_page_lines(path: Path) -> list[str]:
    """Return the lines of shell blocks that call clean-page, without what follows a pipe."""
    rows = [row for block in blocks_of(path.read_text("utf-8"), "sh") for row in block.split("\n")]
    return [row.partition(" | ")[0] for row in rows if row.startswith("clean-page ")]


def run_line(row: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    """Run a line of `clean_page_lines` in `folder`, where copies of the shipped page lie."""
    for name in ("cleaner/example.txt", "pages/first.txt", "pages/second.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(EXAMPLE, folder / name)
    monkeypatch.chdir(folder)
    words = shlex.split(row, comments=True)[1:]
    given = None
    if "<" in words:
        place = words.index("<")
        given = Path(words[place + 1]).read_bytes()
        del words[place : place + 2]
    arguments = [name for word in words for name in sorted(glob.glob(word)) or [word]]
    command = main
    if arguments[0] in COMMAND_MODULES:
        command = import_module(COMMAND_MODULES[arguments.pop(0)]).main
    return CliRunner().invoke(command, arguments, input=given)


def linked_files(text: str) -> set[str]:
    """Return the targets of links into the repository."""
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text)
    return {target for target in targets if "://" not in target}


def named_paths(text: str) -> set[str]:
    """Return what looks like a path in this repository."""
    found = re.findall(r"(?<![\w./])(?:cleaner|docs|tests|benchmarks|\.ci)/[\w./-]*\w/?", text)
    benchmarks = re.findall(r"python -m benchmarks (\w+)", text)
    return {*found, *(_file_of(name) for name in benchmarks)}


def _file_of(benchmark: str) -> str:
    path = commands().get(benchmark)
    return f"no benchmark {benchmark}" if path is None else str(path.relative_to(ROOT))


def run_doctests(path: Path, monkeypatch: pytest.MonkeyPatch) -> doctest.TestResults:
    """Run the examples of a document in the root of the repository."""
    monkeypatch.chdir(ROOT)
    return doctest.testfile(str(path), module_relative=False, encoding="utf-8")


# --- the commands


@pytest.mark.parametrize(("name", "command"), COMMANDS.items())
def test_a_command_stands_alone_in_its_block_behind_its_marker(name: str, command: str) -> None:
    text = README.read_text("utf-8")
    assert text.count(f"<!-- {name} -->") == 1
    assert f"\n<!-- {name} -->\n```sh\n{command}\n```\n" in text


@pytest.mark.skipif(not all(map(shutil.which, ("bash", "sed", "grep"))), reason="needs bash")
@pytest.mark.parametrize(("name", "command"), COMMANDS.items())
def test_the_ci_takes_the_commands_from_the_readme(name: str, command: str) -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert f'bash -euo pipefail -c "$(readme_command {name})"' in script
    function = re.search(r"^readme_command\(\) .*$", script, flags=re.MULTILINE)
    assert function
    asked = subprocess.run(
        ["bash", "-c", f"{function[0]}\nreadme_command {name}"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert asked.stdout == f"{command}\n"


# --- the examples


def test_the_python_examples_are_true(monkeypatch: pytest.MonkeyPatch) -> None:
    results = run_doctests(README, monkeypatch)
    assert results.attempted > 0
    assert results.failed == 0


@pytest.mark.parametrize("row", clean_page_lines(README))
def test_the_command_line_examples_run(
    row: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = run_line(row, tmp_path, monkeypatch)
    assert result.exit_code == DONE, result.stderr


def shortened(marker: str) -> list[str]:
    """Return the rows of the block behind `marker`."""
    text = README.read_text("utf-8")
    found = re.search(rf"^<!-- {marker} -->\n```text\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert found, f"no block behind <!-- {marker} -->"
    return [" ".join(row.split()) for row in found[1].split("\n") if row.strip()]


def unmatched(rows: Sequence[str], lines: Sequence[str]) -> Iterator[str]:
    """Yield the `rows` that `lines` do not show; a row that is only dots stands for any lines."""
    place = 0
    any_lines = False
    for row in rows:
        if row == LEFT_OUT:
            any_lines = True
            continue
        opening = row.removesuffix(LEFT_OUT).rstrip()
        cut = opening != row
        reach = range(place, len(lines) if any_lines else place + 1)
        hits = (
            i
            for i in reach
            if i < len(lines) and (lines[i].startswith(opening) if cut else lines[i] == row)
        )
        hit = next(hits, None)
        if hit is None:
            yield row
        else:
            place, any_lines = hit + 1, False
    if place < len(lines) and not any_lines:
        yield f"and nothing behind it; there is: {lines[place]}"


def _single_spaced(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def test_the_page_shown_is_the_page_shipped() -> None:
    assert list(unmatched(shortened("before"), _single_spaced(EXAMPLE.read_text("utf-8")))) == []


def test_the_article_shown_is_the_article_found() -> None:
    page = clean(EXAMPLE.read_bytes())
    assert list(unmatched(shortened("after"), _single_spaced(page.text))) == []


def test_the_labels_shown_are_the_labels_given() -> None:
    page = clean(EXAMPLE.read_bytes())
    assert list(unmatched(shortened("labelled"), _single_spaced(to_labels(page.lines)))) == []


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (["a", "b c", "d"], 0),
        (["a", "b …", "d"], 0),
        (["…", "d"], 0),
        (["a", "…"], 0),
        (["a", "d"], 2),
        (["a", "b c"], 1),
        (["…", "x"], 1),
    ],
)
def test_left_out_lines_must_be_marked(rows: list[str], wrong: int) -> None:
    assert len(list(unmatched(rows, ["a", "b c", "d"]))) == wrong


# --- the files


def test_every_file_named_is_there() -> None:
    text = README.read_text("utf-8")
    named = linked_files(text) | named_paths(text)
    assert {"LICENSE", "cleaner/example.txt", "docs/api.md", "benchmarks/measure/score.py"} <= named
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_every_label_is_named_as_kept_or_not() -> None:
    text = README.read_text("utf-8")
    found = re.search(r"Six labels are kept.*?: (.*?)\. Ten are not: (.*?)\. ", text, re.DOTALL)
    assert found
    kept, dropped = (set(re.findall(r"`(\w+)`", part)) for part in found.groups())
    assert kept == set(KEPT)
    assert dropped == set(SCORED) - kept
