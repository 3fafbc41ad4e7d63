"""``clean-page batch`` as it is run: whole runs, killed runs, exit codes, messages, documents."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

pytest.importorskip("fastwarc", reason="the extra batch is not installed")

import pyarrow as pa
import pyarrow.parquet as pq
from batch_files import (
    STORM,
    STORM_HTML,
    InOneProcess,
    conversion,
    response,
    warc_bytes,
    write_jsonl,
)

from cleaner import __version__, clean, commands
from cleaner.batch import extras
from cleaner.batch import run as run_module
from cleaner.batch.inputs.sources import KINDS
from cleaner.batch.records import REASONS, TOO_SLOW, Failure, Record
from cleaner.batch.rows import COLUMNS, Wanted, dropped_of_page, row_of_page
from cleaner.commands import batch as command
from cleaner.commands import console

ROOT = Path(__file__).resolve().parent.parent
DOC = ROOT / "docs" / "batch.md"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def batch(*arguments: str, pool: type = InOneProcess, **options: Any) -> Result:
    """Run the command in this process, without the seconds that a worker takes to start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run_module, "Pool", pool)
        return batch_with_a_worker(*arguments, **options)


def batch_with_a_worker(*arguments: str, **options: Any) -> Result:
    return CliRunner().invoke(command.main, ["--workers", "1", *arguments], **options)


def rows_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


# --- whole runs


def test_sources_of_all_kinds_become_one_table(folder: Path) -> None:
    (folder / "pages").mkdir()
    (folder / "pages" / "a.txt").write_text(STORM)
    (folder / "pages" / "empty.html").write_text("")
    russian = "<h1>Шторм закрыл порт</h1><p>Начальник порта закрыл порт на два дня.</p>"
    header = "Content-Type: text/html; charset=koi8-r"
    (folder / "b.warc.gz").write_bytes(
        warc_bytes([response("https://gull.example/r", russian.encode("koi8-r"), header)], ".gz")
    )
    (folder / "c.warc.wet").write_bytes(warc_bytes([conversion("https://gull.example/w", STORM)]))
    pq.write_table(pa.table({"id": ["p"], "html": [STORM_HTML]}), folder / "d.parquet")
    write_jsonl(folder / "e.jsonl.zst", [{"text": STORM, "url": "https://gull.example/j"}])
    names = ["pages", "*.warc.gz", "c.warc.wet", "d.parquet", "e.jsonl.zst"]
    result = batch_with_a_worker(*names, "-o", "out.jsonl", "--summary", "summary.json", "--lines")
    assert (result.exit_code, result.stdout) == (0, "")
    rows = rows_of(folder / "out.jsonl")
    assert [row["source"] for row in rows] == [
        "pages/a.txt", "pages/empty.html", "b.warc.gz", "c.warc.wet", "d.parquet", "e.jsonl.zst",
    ]  # fmt: skip
    assert rows[2]["title"] == "Шторм закрыл порт"
    for row, page in (
        (rows[0], clean(STORM)),
        (rows[3], clean(STORM, url="https://gull.example/w", input="text")),
        (rows[4], clean(STORM_HTML, input="html")),
    ):
        assert row["text"] == page.text
        assert (row["title"], row["published"], row["url"]) == (
            page.title,
            page.published,
            page.url,
        )
        assert [line["label"] for line in row["lines"]] == [str(line.label) for line in page.lines]
    summary = json.loads((folder / "summary.json").read_text("utf-8"))
    assert (summary["pages"], summary["empty"], summary["failed"]) == (6, 1, 0)
    assert summary["found"] == sum(row["found"] for row in rows)
    assert sum(summary["labels"].values()) == sum(
        bool(line["text"].strip()) for row in rows for line in row["lines"]
    )
    assert len(summary["slowest"]) == 6
    assert "6 pages: 5 with content, 1 without, 0 failed" in result.stderr


def test_an_address_that_only_the_page_tells_is_in_its_row() -> None:
    saved = f"<!-- saved from url=(0026)https://gull.example/saved -->{STORM_HTML}<nav>Home</nav>"
    page = clean(saved, drop={"body"})
    rejected = dropped_of_page(Record("a.html", "a.html"), page)
    assert rejected is not None
    for row in (row_of_page(Record("a.html", "a.html"), page, Wanted()), rejected):
        assert (row["id"], row["url"]) == ("a.html", "https://gull.example/saved")


def test_options_of_cleaning_reach_the_workers(folder: Path) -> None:
    write_jsonl(folder / "a.jsonl", [{"text": STORM_HTML}])
    options = ["--mode", "recall", "--input", "text", "--language", "de"]
    assert batch_with_a_worker("a.jsonl", "-o", "out.jsonl", *options).exit_code in (
        console.DONE,
        console.NOTHING_FOUND,
    )
    (row,) = rows_of(folder / "out.jsonl")
    page = clean(STORM_HTML, mode="recall", input="text", language="de")
    assert (row["text"], row["language"], row["found"]) == (page.text, "de", page.found)


def test_stdin_is_jsonl(folder: Path) -> None:
    lines = "".join(json.dumps({"text": STORM}) + "\n" for _ in range(3))
    assert batch("-", "-o", "out.jsonl", input=lines).exit_code == 0
    assert [row["id"] for row in rows_of(folder / "out.jsonl")] == ["-:1", "-:2", "-:3"]


def test_a_page_that_fails_is_told_and_the_others_are_done(folder: Path) -> None:
    (folder / "pages").mkdir()
    (folder / "pages" / "a.txt").write_text(STORM * 100)
    (folder / "pages" / "b.jsonl").write_text('no json\n{"text": "Gulls.", "id": "gulls"}\n')
    (folder / "pages" / "c.txt.gz").write_bytes(b"no gzip")
    result = batch("pages", "-o", "out.jsonl", "--page-bytes", "500", "--rejects", "no.jsonl")
    assert result.exit_code == console.FAILED
    assert "clean-page: pages/a.txt: too large: more than 500 bytes\n" in result.stderr
    assert "clean-page: pages/b.jsonl:1: broken: no JSON" in result.stderr
    assert "3 failed (2 broken, 1 too large)" in result.stderr
    rows = rows_of(folder / "out.jsonl")
    assert [bool(row["error"]) for row in rows] == [True, True, False, True]
    assert [row["reason"] for row in rows_of(folder / "no.jsonl") if not row["dropped"]] == [
        row["error"] for row in rows if row["error"]
    ]


class Impatient(InOneProcess):
    """Gives up the second page of a file, as a pool does that waited for so long."""

    def __init__(self, work: Any, *, seconds: float, **_: Any) -> None:
        super().__init__(work)
        self.seconds = seconds

    def done(self, task: Any) -> Any:
        if task.record.id.endswith(":2"):
            return Failure(TOO_SLOW, f"more than {self.seconds:g} seconds")
        return super().done(task)


def test_a_page_that_takes_too_long_is_told_and_the_others_are_done(folder: Path) -> None:
    write_jsonl(folder / "a.jsonl", [{"text": STORM}] * 3)
    result = batch("a.jsonl", "-o", "out.jsonl", "--page-seconds", "0.5", pool=Impatient)
    assert result.exit_code == console.FAILED
    assert "a.jsonl:2: too slow: more than 0.5 seconds" in result.stderr
    assert [row["error"] for row in rows_of(folder / "out.jsonl")] == [
        None, "too slow: more than 0.5 seconds", None,
    ]  # fmt: skip


def test_many_failures_are_told_once(folder: Path) -> None:
    (folder / "a.jsonl").write_text("no json\n" * 50)
    result = batch("a.jsonl", "-o", "out.jsonl")
    assert result.stderr.count("broken: no JSON") == 20
    assert "50 failed (50 broken)" in result.stderr


# --- runs that are cut off


def started(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "cleaner", "batch", "--workers", "2", *arguments],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def wait_for_a_chunk(journal: Path, process: subprocess.Popen[str], lines: int = 1) -> None:
    while process.poll() is None:
        if journal.exists() and journal.read_bytes().count(b"\n") > lines:
            return
        time.sleep(0.01)
    raise AssertionError(f"it ended before it could be cut off: {process.stderr.read()}")


def write_pages(folder: Path) -> None:
    rows = [{"text": f"Gulls\n\nThe gulls are back, {n} of them."} for n in range(700)]
    write_jsonl(folder / "a.jsonl", list(rows))


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals are of Unix")
def test_a_run_killed_in_the_middle_goes_on_to_the_same_bytes(folder: Path) -> None:
    write_pages(folder)
    arguments = ["a.jsonl", "--rejects", "no.jsonl", "-o"]
    with started(*arguments, "cut.parquet") as process:
        wait_for_a_chunk(folder / "cut.parquet.parts" / "journal.jsonl", process)
        os.kill(process.pid, signal.SIGKILL)
    assert not (folder / "cut.parquet").exists()
    lines = (folder / "cut.parquet.parts" / "journal.jsonl").read_bytes().count(b"\n")
    with started(*arguments, "cut.parquet") as process:
        wait_for_a_chunk(folder / "cut.parquet.parts" / "journal.jsonl", process, lines)
        os.killpg(process.pid, signal.SIGINT)
        told = process.communicate()[1]
    assert process.returncode == console.INTERRUPTED
    assert re.search(r"interrupted: \d+ pages are done and kept in cut\.parquet\.parts", told)
    assert "Traceback" not in told
    with started(*arguments, "cut.parquet") as process:
        told = process.communicate()[1]
    assert process.returncode in (console.DONE, console.NOTHING_FOUND)
    assert re.search(r"going on after \d+ pages that are done", told)
    rejects = (folder / "no.jsonl").read_bytes()
    with started(*arguments, "whole.parquet") as process:
        process.communicate()
    assert (folder / "cut.parquet").read_bytes() == (folder / "whole.parquet").read_bytes()
    assert (folder / "no.jsonl").read_bytes() == rejects
    ids = pq.read_table(folder / "cut.parquet")["id"].to_pylist()
    assert ids == [f"a.jsonl:{n}" for n in range(1, 701)]
    assert not list(folder.glob("*.parts"))


# --- what is refused


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "out.jsonl"], "Missing argument"),
        (["a.txt"], "Missing option '-o'"),
        (["a.txt", "-o", "out.xlsx"], "NAME.parquet"),
        (["a.txt", "-o", "no/out.jsonl"], "there is no folder no"),
        (["missing.txt", "-o", "out.jsonl"], "no such file"),
        (["a.txt", "-o", "there.jsonl"], "--restart"),
        (["a.txt", "-o", "full"], "full is a folder: write to another name"),
        (["a.txt", "-o", "full", "--restart"], "full is a folder: write to another name"),
        (["a.txt", "-o", "empty.jsonl", "--restart"], "empty.jsonl is a folder"),
        (["a.txt", "-o", "file", "--restart"], "file is a file: write to another name"),
        (["a.txt", "-o", "."], "name a file or folder that is not there yet"),
        (["a.txt", "-o", "-"], "nothing goes to stdout: name a file or folder"),
        (["a.txt", "-o", "full/.."], "name a file or folder that is not there yet"),
        (["there.jsonl", "-o", "there.jsonl", "--restart"], "read and written"),
        (["a.txt", "-o", "out.jsonl", "--rejects", "out.jsonl"], "two outputs have one name"),
        (["a.txt", "-o", "out.jsonl", "--rejects", "no.txt"], "must end in .jsonl"),
        (["a.txt", "-o", "out.jsonl", "--workers", "0"], "--workers"),
        (["a.txt", "-o", "out.jsonl", "--page-seconds", "0"], "--page-seconds"),
        (["a.txt", "-o", "out.jsonl", "--mode", "guess"], "--mode"),
    ],
)
def test_what_cannot_be_done_is_refused(folder: Path, arguments: list[str], message: str) -> None:
    (folder / "a.txt").write_text(STORM)
    (folder / "there.jsonl").write_text("{}\n")
    (folder / "file").write_text("mine")
    (folder / "empty.jsonl").mkdir()
    (folder / "full").mkdir()
    (folder / "full" / "mine.txt").write_text("mine")
    before = sorted(folder.rglob("*"))
    result = batch(*arguments)
    assert result.exit_code == console.USAGE
    assert message in result.stderr
    assert sorted(folder.rglob("*")) == before
    assert (folder / "there.jsonl").read_text() == "{}\n"


def test_a_folder_without_pages_tells_what_would_be_one(folder: Path) -> None:
    (folder / "pictures").mkdir()
    (folder / "pictures" / "boat.png").write_bytes(b"\x89PNG")
    result = batch("pictures", "-o", "out.jsonl")
    assert result.exit_code == console.FAILED
    assert "no pages in pictures: there is no file that ends in .txt, .text, .html" in result.stderr
    assert not (folder / "out.jsonl").exists()


def test_the_document_names_every_ending() -> None:
    text = DOC.read_text("utf-8")
    assert [ending for ending in KINDS if f"`{ending}`" not in text] == []


def test_restart_starts_over(folder: Path) -> None:
    (folder / "a.txt").write_text(STORM)
    (folder / "out.jsonl").write_text("old\n")
    (folder / "out.jsonl.parts").mkdir()
    (folder / "out.jsonl.parts" / "journal.jsonl").write_text('{"mode": "other"}\n')
    refused = batch("a.txt", "-o", "out.jsonl")
    assert refused.exit_code == console.USAGE
    assert "holds the beginning of a run with other mode" in refused.stderr
    assert (folder / "out.jsonl").read_text() == "old\n"
    assert batch("a.txt", "-o", "out.jsonl", "--restart", "-q").exit_code == 0
    assert [row["id"] for row in rows_of(folder / "out.jsonl")] == ["a.txt"]


def test_no_content_anywhere_has_a_code_of_its_own(folder: Path) -> None:
    (folder / "a.txt").write_text("Log in\nSign up\n")
    result = batch("a.txt", "-o", "out.jsonl", "-q")
    assert (result.exit_code, result.stderr) == (console.NOTHING_FOUND, "")


def test_a_missing_package_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.warc").write_bytes(b"")

    def imported(name: str) -> None:
        if name == "fastwarc":
            raise ImportError(name)

    monkeypatch.setattr(extras, "import_module", imported)
    result = batch("a.warc", "-o", "out.jsonl")
    assert result.exit_code == console.FAILED
    assert result.stderr == 'clean-page: fastwarc is missing: pip install "clean-page[batch]"\n'


def test_an_output_that_cannot_be_written_keeps_what_is_done(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.txt").write_text(STORM)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "out.jsonl")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", full)
        result = batch("a.txt", "-o", "out.jsonl")
    assert result.exit_code == console.FAILED
    assert "out.jsonl: No space left on device; what is done is kept" in result.stderr
    result = batch("a.txt", "-o", "out.jsonl")
    assert result.exit_code == 0
    assert "going on after 1 pages" in result.stderr


# --- on a terminal, and the documents


def test_progress_is_shown_on_a_terminal_only(folder: Path) -> None:
    pty = pytest.importorskip("pty")
    write_jsonl(folder / "a.jsonl", [{"text": STORM}] * 20)
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "cleaner", "batch", "a.jsonl", "-o", "out.jsonl"],
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "120"},
    )
    os.close(theirs)
    shown = b""
    try:
        while data := os.read(ours, 4096):
            shown += data
    except OSError:  # Linux: the other side is closed
        pass
    assert process.wait() == 0
    assert "Cleaning, " in shown.decode()
    assert "20 pages" in shown.decode()
    assert "\x1b" not in batch("a.jsonl", "-o", "again.jsonl").stderr


def test_the_first_word_runs_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        commands.run(["batch", "--help"])
    assert end.value.code == 0
    assert "Usage: clean-page batch [OPTIONS] SOURCE..." in capsys.readouterr().out


def test_the_document_names_every_option_and_no_other() -> None:
    text = DOC.read_text("utf-8")
    context = command.main.make_context("batch", ["a", "-o", "b"])
    parameters = command.main.get_params(context)
    known = {name for p in parameters if p.param_type_name == "option" for name in p.opts}
    assert set(re.findall(r"`(--?[a-z][a-z-]*)`", text)) == known | {"-h", "--help"}


def test_the_document_names_every_column_reason_and_exit_code() -> None:
    text = DOC.read_text("utf-8")
    missing = [f"| `{name}` | {told} |" for name, told in COLUMNS.items()]
    missing += [f"| {name} | {told} |" for name, told in REASONS.items()]
    codes = (
        console.DONE,
        console.FAILED,
        console.USAGE,
        console.NOTHING_FOUND,
        console.INTERRUPTED,
    )
    missing += [f"| {code} |" for code in codes]
    assert [row for row in missing if row not in text] == []


def test_the_header_of_a_run_knows_the_version(folder: Path) -> None:
    from cleaner.batch.run import Job
    from cleaner.batch.sinks import sink_of

    job = Job([], Path("out.jsonl"), sink_of(Path("out.jsonl"), Wanted()))
    assert job.header["version"] == __version__
