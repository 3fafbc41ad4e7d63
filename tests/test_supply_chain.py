"""What ships is data that was checked in, read as data."""

from __future__ import annotations

import ast
import io
import re
import tomllib
from pathlib import Path

import numpy as np
import pytest

import cleaner
from benchmarks.train.digests import DIGESTS, digests
from cleaner.scorer.weights import read_weights

ROOT = Path(__file__).parent.parent
PACKAGE = Path(cleaner.__file__).parent
CONSTRAINTS = ROOT / ".ci" / "constraints.txt"
RUNS_OTHERS_CODE = {"pickle", "marshal", "shelve", "dill", "joblib", "cloudpickle"}


def test_the_weights_and_lexicons_are_those_that_were_checked_in() -> None:
    assert DIGESTS.read_text("utf-8") == digests(), "run python -m benchmarks digests"


def test_no_module_reads_what_can_run_code() -> None:
    named = {
        (path.name, name.split(".")[0])
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
        )
    }
    assert {(file, name) for file, name in named if name in RUNS_OTHERS_CODE} == set()


def test_weights_with_an_object_in_them_are_refused() -> None:
    file = io.BytesIO()
    np.savez(file, header=np.array([{"a": 1}], dtype=object))
    file.seek(0)
    with pytest.raises(ValueError, match="allow_pickle"):
        read_weights(file)


def test_the_lock_has_every_dependency_at_a_version_that_is_allowed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    locked = dict(re.findall(r"^([\w.-]+)==([\w.]+)", CONSTRAINTS.read_text("utf-8"), re.MULTILINE))
    for requirement in wanted:
        name, _, lowest = requirement.partition(">=")
        if lowest:
            found = locked[re.sub(r"[-_.]+", "-", name.partition("[")[0]).lower()]
            assert _numbers(found) >= _numbers(lowest), requirement


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]
