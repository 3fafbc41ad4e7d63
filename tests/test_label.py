"""The labeller without a browser: its files, its server, its command.

What it looks like and does in the browser is in tests/browser.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import click
import pytest
from click.testing import CliRunner

from cleaner import clean
from cleaner.commands.label import main, rendered, tasks_of
from cleaner.document.labels import SCORED
from cleaner.label.job import LabelsError, Task, labelled, read_labels
from cleaner.label.rules import rules
from cleaner.label.server import Job, LabelServer
from cleaner.writers.labels import to_labels
from cleaner.writers.whole_file import write_whole

ROOT = Path(__file__).resolve().parent.parent
TEXT = "Home\n\nStorm shuts the port\n\nThe storm shut the port on Monday night.\nDismiss\n"
LABELS = ["nav", "blank", "title", "blank", "body", "ui"]


# --- files


def test_what_is_saved_is_what_clean_page_labels_prints(tmp_path: Path) -> None:
    page = clean((ROOT / "cleaner" / "example.txt").read_bytes())
    task = Task("example", page, tmp_path / "new" / "example.tsv")
    labels = [str(line.label) for line in page.lines]
    task.save(labels)
    assert task.file.read_text("utf-8") == to_labels(page.lines)
    assert read_labels(task.file, page) == labels


def test_any_line_comes_back_with_its_label(tmp_path: Path) -> None:
    page = clean("a\tb\tc\r\n\x0b\n\u2028x\u2029 y\n-\n\ud800", input="text")
    labels = [str(line.label) for line in page.lines]
    labels[0] = "caption"
    task = Task("odd", page, tmp_path / "odd.tsv")
    task.save(labels)
    assert read_labels(task.file, page) == labels


def test_an_empty_page_has_an_empty_file(tmp_path: Path) -> None:
    page = clean("")
    task = Task("empty", page, tmp_path / "empty.tsv")
    task.save([str(line.label) for line in page.lines])
    assert read_labels(task.file, page) == [line.label for line in page.lines]


@pytest.mark.parametrize(
    "labels",
    [
        LABELS[:-1], [*LABELS, "ui"], ["menu", *LABELS[1:]], ["blank", *LABELS[1:]],
        ["nav", "nav", *LABELS[2:]], [None, *LABELS[1:]], [["nav"], *LABELS[1:]],
    ],
)  # fmt: skip
def test_labels_that_do_not_fit_the_page_are_refused(labels: list[Any]) -> None:
    with pytest.raises(LabelsError):
        labelled(clean(TEXT), labels)


def test_a_file_of_another_page_is_refused_with_advice(tmp_path: Path) -> None:
    path = tmp_path / "page.tsv"
    path.write_text("nav\tHome\n", "utf-8")
    with pytest.raises(LabelsError, match="labels other lines than the page has: move it away"):
        read_labels(path, clean(TEXT))


def test_a_failed_write_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.tsv"
    write_whole(path, b"old")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_whole(path, b"new")
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="modes of files are those of POSIX")
def test_a_file_is_as_readable_as_any_new_one(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.tsv", b"x")
    (tmp_path / "b.tsv").write_text("x")
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a.tsv", "b.tsv")}
    assert len(modes) == 1


def test_the_rules_are_those_of_the_document() -> None:
    document = (ROOT / "docs" / "labels.md").read_text("utf-8")
    shipped = (ROOT / "cleaner" / "label" / "rules.md").read_text("utf-8")
    assert f"## How doubts are settled\n\n{shipped}" in document
    assert all(about and rule for about, rule in rules())


def test_the_document_names_every_key_of_a_label_and_every_option() -> None:
    document = (ROOT / "docs" / "labelling.md").read_text("utf-8")
    script = (ROOT / "cleaner" / "label" / "assets" / "label.js").read_text("utf-8")
    table = re.search(r"KEYS_OF_LABELS = \{(.*?)\}", script, re.S)
    assert table
    keys = re.findall(r'(\w+): "(.)"', table[1])
    assert sorted(label for label, _ in keys) == sorted(map(str, SCORED))
    assert [label for label, key in keys if f"| `{key}` | `{label}` |" not in document] == []
    options = [name for parameter in main.params for name in parameter.opts if name[0] == "-"]
    assert [name for name in options if f"| `{name}` |" not in document] == []


# --- the server


@pytest.fixture
def job(tmp_path: Path) -> Job:
    (tmp_path / "page.txt").write_text(TEXT, "utf-8")
    tasks = tasks_of([tmp_path / "page.txt"], tmp_path / "labels")
    return Job(tasks, lambda: rendered(tasks))


@pytest.fixture
def server(job: Job) -> Iterator[LabelServer]:
    with LabelServer(job) as running:
        Thread(target=running.serve_forever, args=(0.02,), daemon=True).start()
        yield running
        running.shutdown()


class Client:
    """Asks the server what a browser, or somebody else, could ask."""

    def __init__(self, server: LabelServer) -> None:
        self.server = server
        self.good = {
            "Host": f"127.0.0.1:{server.server_port}",
            "Origin": server.origin,
            "X-Clean-Page-Token": server.job.token,
            "Content-Type": "application/json",
        }

    def ask(
        self, method: str, path: str, body: bytes | None = None, **changed: str | None
    ) -> tuple[int, str, dict[str, str]]:
        named = {name.replace("_", "-"): value for name, value in changed.items()}
        headers = {name: value for name, value in (self.good | named).items() if value is not None}
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port, timeout=600)
        connection.putrequest(method, path, skip_host=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        if body is not None and "Content-Length" not in headers:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text, dict(answer.getheaders())

    def save(self, labels: Any = LABELS, page: Any = 0, **changed: str | None) -> int:
        body = json.dumps({"page": page, "labels": labels}).encode()
        return self.ask("POST", "/save", body, **changed)[0]


@pytest.fixture
def client(server: LabelServer) -> Client:
    return Client(server)


def test_the_address_gives_the_document(server: LabelServer, client: Client) -> None:
    path = server.address.removeprefix(server.origin)
    status, text, headers = client.ask("GET", path, Origin=None, X_Clean_Page_Token=None)
    assert status == 200
    assert text.startswith("<!doctype html>")
    assert "connect-src 'self'" in text
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Frame-Options"] == "DENY"
    assert not [name for name in headers if name.startswith("Access-Control")]


def test_labels_are_saved_and_given_back(client: Client, job: Job) -> None:
    assert client.save() == 200
    (task,) = job.tasks
    assert task.file.read_text("utf-8").startswith("nav\tHome\n-\t\ntitle\tStorm")
    assert job.saved == {str(task.file)}
    assert task.to_dict()["sets"]["saved"]


def test_reasons_are_given_when_they_are_asked_for(client: Client) -> None:
    status, text, _ = client.ask("GET", "/reasons?page=0", Origin=None)
    assert status == 200
    assert len(json.loads(text)["lines"]) == len(LABELS)


@pytest.mark.parametrize(
    "changed",
    [
        {"X_Clean_Page_Token": None}, {"X_Clean_Page_Token": "guess"},
        {"X_Clean_Page_Token": "\u00e9"},
        {"Origin": None}, {"Origin": "null"}, {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1"}, {"Host": None}, {"Host": "evil.example"},
        {"Host": "localhost:80"}, {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)  # fmt: skip
def test_nobody_else_can_write(client: Client, job: Job, changed: dict[str, str | None]) -> None:
    assert client.save(**changed) == 403
    assert not job.tasks[0].file.exists()


@pytest.mark.parametrize("path", ["/", "/?token=guess", "/?token=", "/reasons?page=0"])
def test_nobody_can_read_without_the_token(client: Client, path: str) -> None:
    assert client.ask("GET", path, X_Clean_Page_Token=None)[0] == 403


def test_a_name_that_points_here_is_refused(server: LabelServer, client: Client) -> None:
    path = server.address.removeprefix(server.origin)
    assert client.ask("GET", path, Host=f"evil.example:{server.server_port}")[0] == 403


@pytest.mark.parametrize(
    "path",
    ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/labels/page.tsv",
     "/reasons?page=../page", "/reasons?page=-1", "/reasons?page=1", "/reasons", "/favicon.ico"],
)  # fmt: skip
def test_no_file_can_be_asked_for(client: Client, path: str) -> None:
    assert client.ask("GET", path, Origin=None)[0] == 404


@pytest.mark.parametrize(
    ("labels", "page", "status"),
    [
        (LABELS, 1, 400), (LABELS, -1, 400), (LABELS, "../../x", 400), (LABELS, None, 400),
        (LABELS[1:], 0, 422), (["no", *LABELS[1:]], 0, 422), ("nav", 0, 400), ({}, 0, 400),
        ([{}] * len(LABELS), 0, 422),
    ],
)  # fmt: skip
def test_what_is_no_labels_is_not_written(
    client: Client, job: Job, labels: Any, page: Any, status: int
) -> None:
    assert client.save(labels, page) == status
    assert not job.tasks[0].file.exists()


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b'{"page": 0}', b"[" * 100_000])
def test_what_is_not_from_the_labeller_is_answered(client: Client, body: bytes) -> None:
    assert client.ask("POST", "/save", body)[0] == 400


@pytest.mark.parametrize("length", ["-1", "no", "99999999999"])
def test_a_length_that_cannot_be_is_refused(client: Client, length: str) -> None:
    assert client.ask("POST", "/save", b"{}", Content_Length=length)[0] == 400


def test_other_methods_are_refused(client: Client) -> None:
    assert client.ask("OPTIONS", "/save")[0] == 501
    assert client.ask("PUT", "/save")[0] == 501


def test_a_file_that_was_changed_meanwhile_is_told_of(server: LabelServer, client: Client) -> None:
    assert client.save() == 200
    server.job.tasks[0].file.write_text("nav\tAnother page\n", "utf-8")
    status, text, _ = client.ask("GET", "/", Origin=None)
    assert status == 500
    assert "labels other lines" in text


@pytest.mark.parametrize(
    ("error", "is_told"),
    [(BrokenPipeError, False), (ConnectionResetError, False), (KeyError, True)],
)
def test_a_browser_that_went_away_is_no_error_of_ours(
    server: LabelServer, capsys: pytest.CaptureFixture[str], error: type[Exception], is_told: bool
) -> None:
    try:
        raise error
    except error:
        server.handle_error(None, ("127.0.0.1", 1))
    assert (error.__name__ in capsys.readouterr().err) is is_told


def test_a_folder_that_cannot_be_written_is_told_of(tmp_path: Path, client: Client) -> None:
    (tmp_path / "labels").write_text("a file where the folder should be")
    assert client.save() == 500


# --- the command


@pytest.mark.slow
def test_the_command_serves_until_it_is_interrupted(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, "utf-8")
    arguments = ["label", str(page), "--out", str(tmp_path / "labels"), "--no-open"]
    with subprocess.Popen(
        [sys.executable, "-m", "cleaner", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout
        address = process.stdout.readline().strip()
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\?token=([\w-]{20,})", address)
        assert found, address
        connection = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=600)
        connection.request("GET", f"/?token={found[2]}")
        assert connection.getresponse().status == 200
        connection.close()
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=600)
    assert process.returncode == 0
    assert told.splitlines()[-1] == "clean-page label: 0 files saved"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["page.txt"], "Missing option '--out'"),
        (["--out", "o"], "Missing argument 'PAGE...'"),
        (["missing.txt", "--out", "o"], "does not exist"),
        (["page.txt", "more/page.txt", "--out", "o"], "would both be saved as"),
        (["page.txt", "--out", "page.txt"], "is a file"),
    ],
)
def test_wrong_usage_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "more").mkdir()
    for name in ("page.txt", "more/page.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_labels_of_another_page_stop_the_command(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT, "utf-8")
    (tmp_path / "page.tsv").write_text("nav\tAnother page\n", "utf-8")
    result = CliRunner().invoke(main, [str(tmp_path / "page.txt"), "--out", str(tmp_path)])
    assert result.exit_code == 1
    assert "labels other lines than the page has" in result.stderr


def test_a_page_that_is_named_twice_is_labelled_once(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, "utf-8")
    assert len(tasks_of([page, page], tmp_path)) == 1
    with pytest.raises(click.ClickException):
        tasks_of([tmp_path], tmp_path)
