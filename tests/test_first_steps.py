"""The first steps of the README, as a new user takes them: report, label, check."""

from __future__ import annotations

import http.client
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from test_readme import EXAMPLE, README

from cleaner import clean

PROMO_LINE = 21


def steps() -> list[list[str]]:
    """Return the arguments of each step, as they stand in the README."""
    found = re.search(
        r"^<!-- steps -->\n```text\n(.*?)^```$", README.read_text("utf-8"), re.M | re.S
    )
    assert found
    rows = found[1].splitlines()
    assert [row for row in rows if not row.startswith("clean-page ")] == []
    return [shlex.split(row)[1:] for row in rows]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "cleaner").mkdir()
    shutil.copy(EXAMPLE, tmp_path / "cleaner")
    root = str(README.parent)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((root, os.environ.get("PYTHONPATH", ""))))
    monkeypatch.setenv("BROWSER", "true")  # a program that opens nothing
    return tmp_path


def started(arguments: list[str], folder: Path) -> subprocess.Popen[str]:
    # -P, lest the folder of the example, which is called `cleaner` too, is imported
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "cleaner", *arguments],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def saved_as_in_the_browser(address: str, labels: list[str]) -> int:
    """Save the labels with the request that the labeller in the browser sends."""
    found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\?token=([\w-]+)", address)
    assert found, address
    connection = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=600)
    connection.request(
        "POST", "/save", json.dumps({"page": 0, "labels": labels}),
        {
            "Origin": f"http://127.0.0.1:{found[1]}", "X-Clean-Page-Token": found[2],
            "Content-Type": "application/json",
        },
    )  # fmt: skip
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.slow
def test_a_new_user_sees_corrects_and_checks_the_example(folder: Path) -> None:
    report, label, check = steps()
    page = clean(EXAMPLE.read_bytes())
    line = page.lines[PROMO_LINE - 1]
    assert f'line {PROMO_LINE}, "{line.text}"' in README.read_text("utf-8")

    with started(report, folder) as process:
        _, told = process.communicate(timeout=600)
    assert process.returncode == 0, told
    assert str(page.title) in (folder / "report.html").read_text("utf-8")

    labels = [str(each.label) for each in page.lines]
    labels[PROMO_LINE - 1] = "promo"
    with started(label, folder) as process:
        assert process.stdout
        assert saved_as_in_the_browser(process.stdout.readline().strip(), labels) == 200
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=600)
    assert process.returncode == 0
    rows = (folder / "labels" / "example.tsv").read_text("utf-8").split("\n")
    assert rows[PROMO_LINE - 1] == f"promo\t{line.text}"

    with started(check, folder) as process:
        told, error = process.communicate(timeout=600)
    assert process.returncode == 0, error
    found = {
        words[1]: words[2] for words in map(str.split, told.splitlines()) if words[:1] == ["mean"]
    }
    assert found["lines"] == "1.000"
    assert (found["labels"] == "1.000") == (line.label == "promo")
