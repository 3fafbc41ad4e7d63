"""A run cut off at any point goes on to the same bytes; nothing is lost, doubled or mixed."""

from __future__ import annotations

import csv
import json
import os
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastwarc", reason="the extra batch is not installed")

import pyarrow.parquet as pq
from batch_files import InOneProcess, write_jsonl

from cleaner.batch import journal as journal_module
from cleaner.batch import run as run_module
from cleaner.batch.choice import Choice
from cleaner.batch.errors import RefusedError
from cleaner.batch.folder import INDEX, file_name
from cleaner.batch.inputs.sources import sources_of
from cleaner.batch.inputs.streams import opened
from cleaner.batch.journal import open_journal, remove_journal
from cleaner.batch.rows import Wanted
from cleaner.batch.run import Job, run
from cleaner.batch.sinks import sink_of
from cleaner.batch.work import Cleaning
from cleaner.document.options import Options

STORY = (
    "The gulls came back to the town on Monday, after two winters on the islands, and nobody knows "
    "why they had stayed away."
)
OUTPUTS = [
    "out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out.parquet", "out", "out.csv", "out.tsv.gz",
]  # fmt: skip


class CutError(BaseException):
    """Stands for the end of the process: nothing catches it."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(run_module, "Pool", InOneProcess)
    monkeypatch.setattr(run_module, "CHUNK_PAGES", 2)
    monkeypatch.setattr(os, "fsync", lambda _: None)  # no power fails here, and disks are slow
    rows = [
        {
            "id": f"page {n}",
            "text": f"Gulls of page {n}\n\n{STORY}",
        }
        for n in range(5)
    ]
    write_jsonl(tmp_path / "in.jsonl", [*rows, {"id": "fault"}, {"id": "fault 2", "text": "x"}])
    return tmp_path


def job_of(output: str, **options: Any) -> Job:
    path = Path(output)
    names = [name for name in options if name in ("markdown", "lines", "comments")]
    wanted = Wanted(**{name: options.pop(name) for name in names})
    cleaning = Cleaning(Options(**options), wanted, rejects=True)
    return Job(
        sources_of(["in.jsonl"]),
        path,
        sink_of(path, wanted),
        cleaning=cleaning,
        rejects=path.with_name(f"{path.name}.rejects.jsonl.gz"),
    )


def finished(job: Job) -> None:
    with open_journal(job.parts, job.header) as journal:
        run(job, journal)
    remove_journal(job.parts)


def content_of(output: Path) -> dict[str, bytes]:
    if output.is_dir():
        return {path.name: path.read_bytes() for path in output.iterdir()}
    return {"": output.read_bytes()}


def json_rows(path: Path) -> list[dict[str, Any]]:
    with opened(path) as (lines, _):
        return [json.loads(line) for line in lines]


def csv_rows(path: Path) -> list[dict[str, str]]:
    with opened(path) as (lines, _):
        table = StringIO(lines.read().decode(), newline="")
    return list(csv.DictReader(table, delimiter="\t" if ".tsv" in path.name else ","))


# --- outputs


def test_all_outputs_have_the_same_rows(folder: Path) -> None:
    for name in OUTPUTS:
        finished(job_of(name, lines=True, markdown=True))
    rows = json_rows(folder / "out.jsonl")
    assert [row["id"] for row in rows] == [*(f"page {n}" for n in range(5)), "fault", "fault 2"]
    assert rows[-1]["error"] == "fault: a fault"
    assert rows[0]["error"] is None
    assert set(rows[0]["lines"][0]) == {"label", "text", "probability"}
    assert json_rows(folder / "out.jsonl.gz") == rows
    assert json_rows(folder / "out.jsonl.zst") == rows
    assert pq.read_table(folder / "out.parquet").to_pylist() == rows
    for name in ("out.csv", "out.tsv.gz"):
        table = csv_rows(folder / name)
        assert [list(row) for row in table] == [list(row) for row in rows]
        assert [row["text"] for row in table] == [row["text"] for row in rows]
        assert table[0]["found"] == "true"
        assert json.loads(table[0]["lines"]) == rows[0]["lines"]
    index = json_rows(folder / "out" / INDEX)
    for indexed, row in zip(index, rows, strict=True):
        name = indexed.pop("file")
        assert (name is not None) is row["found"]
        if name is not None:
            assert (folder / "out" / name).read_text("utf-8") == row["markdown"].rstrip("\n") + "\n"
        assert indexed == {key: row[key] for key in row if key not in ("text", "markdown")}
    assert {row["file"] for row in json_rows(folder / "out" / INDEX)} | {INDEX} == {
        *os.listdir(folder / "out"), None,
    }  # fmt: skip


@pytest.mark.parametrize("name", OUTPUTS)
def test_an_input_without_pages_gives_an_output_without_rows(folder: Path, name: str) -> None:
    (folder / "in.jsonl").write_bytes(b"\n\n")
    finished(job_of(name))
    if name == "out.parquet":
        assert pq.read_table(name).num_rows == 0
    elif "sv" in name:
        assert csv_rows(folder / name) == []
    else:
        assert json_rows(folder / ("out/index.jsonl" if name == "out" else name)) == []


def test_rejects_name_what_was_dropped_and_why(folder: Path) -> None:
    text = "The gulls are back\n\n" + " ".join(
        f"On day {n} the wardens counted {n + 70} gulls on the cliffs above the port."
        for n in range(9)
    )
    rows = [
        {"id": "menu", "text": "Log in\nSign up\nPrivacy Policy\n"},
        {
            "id": "article",
            "url": "u",
            "text": f"{text}\n\n© 2023 Harbour Light. All rights reserved.\n",
        },
        {"id": "fault", "text": "x"},
    ]
    write_jsonl(folder / "in.jsonl", list(rows))
    finished(job_of("out.jsonl"))
    menu, article, fault = json_rows(folder / "out.jsonl.rejects.jsonl.gz")
    assert (menu["id"], menu["reason"], len(menu["dropped"])) == ("menu", "no main content", 3)
    assert (fault["id"], fault["reason"], fault["dropped"]) == ("fault", "fault: a fault", [])
    assert (article["id"], article["url"], article["reason"]) == ("article", "u", None)
    (line,) = article["dropped"]
    assert line["number"] == 5
    assert (line["label"], line["text"]) == ("legal", "© 2023 Harbour Light. All rights reserved.")


def test_pages_that_are_not_wanted_have_no_article_and_a_reason(folder: Path) -> None:
    storm = "The storm came in from the sea, and the harbour master shut the port for two days. "
    dated = "Storm shuts the port\n\nBy Ada King, May 6, 2023\n\n"
    rows = [{"id": "dated", "text": dated + storm * 4}, {"id": "undated", "text": storm * 9}]
    write_jsonl(folder / "in.jsonl", list(rows))
    job = job_of("out.jsonl", markdown=True)
    chosen = replace(job.cleaning, choice=Choice(("en",), ("published",)))
    finished(replace(job, cleaning=chosen))
    wanted, other = json_rows(folder / "out.jsonl")
    assert (wanted["found"], wanted["published"]) == (True, "2023-05-06")
    assert (other["found"], other["text"], other["markdown"]) == (False, "", "")
    reasons = {row["id"]: row["reason"] for row in json_rows(folder / job.rejects.name)}
    assert reasons["undated"] == "no published"
    assert job.header != replace(job, cleaning=chosen).header


def test_an_unknown_ending_is_refused() -> None:
    with pytest.raises(RefusedError, match=r"NAME\.parquet"):
        sink_of(Path("out.xlsx"), Wanted())


# --- names of files


@pytest.mark.parametrize(
    "name",
    ["../../up", "/etc/passwd", "..", ".", "", "a/../../b", "..\\..\\win", "C:\\x", ".hidden",
     "a\0b", "https://gull.example/../../x", "https://u:p@gull.example/%2e%2e/", "x" * 5000,
     "大" * 500, "nul.txt", "a\nb", "-rf", "~", "https://", "https://[broken"],
)  # fmt: skip
def test_no_page_chooses_where_it_is_written(folder: Path, name: str) -> None:
    write_jsonl(
        folder / "in.jsonl",
        [
            {
                "id": name,
                "text": "Gulls are back in town\n\nThe gulls came back on Monday, after two years.",
            }
        ]
        * 2,
    )
    before = set(folder.iterdir())
    finished(job_of("out"))
    assert (
        set(folder.iterdir()) - before == {folder / "out", folder / "out.rejects.jsonl.gz"} - before
    )
    written = [path for path in (folder / "out").rglob("*") if path.name != INDEX]
    assert len(written) == 2
    assert all(path.is_file() and path.parent == folder / "out" for path in written)
    assert not file_name(name).startswith(".")


def test_no_page_replaces_another(folder: Path) -> None:
    names = ["a/b", "a_b", "a b", "A_B", "a_b~2", "index.jsonl", "a.txt", "a"]
    rows = [
        {
            "id": name,
            "text": f"The gulls of page {n} are back\n\n{STORY}",
        }
        for n, name in enumerate(names)
    ]
    write_jsonl(folder / "in.jsonl", list(rows))
    finished(job_of("out"))
    index = json_rows(folder / "out" / INDEX)
    assert [row["id"] for row in index] == names
    for number, row in enumerate(index):
        assert f"page {number} " in (folder / "out" / row["file"]).read_text("utf-8")


# --- a run that is cut off


class Cut:
    """Ends the process at the n-th call of the functions that it stands in front of."""

    def __init__(self, last: int) -> None:
        self.left = last

    def before(self, function: Any) -> Any:
        def cut_or_call(*arguments: Any, **options: Any) -> Any:
            if self.left == 0:
                raise CutError
            self.left -= 1
            return function(*arguments, **options)

        return cut_or_call


@pytest.mark.parametrize("name", ["out.jsonl.gz", "out.parquet", "out"])
def test_cut_off_at_any_step_a_run_goes_on_to_the_same_bytes(folder: Path, name: str) -> None:
    finished(job_of(name))
    whole = content_of(folder / name)
    rejects = content_of(folder / f"{name}.rejects.jsonl.gz")
    steps = 0
    while True:
        (folder / "again").mkdir()
        job = job_of(f"again/{name}")
        was_cut = is_cut_at(job, steps)
        if was_cut:
            assert not job.output.exists() or content_of(job.output) == whole
            is_cut_at(job, 1)  # and cut off again, at once
            finished(job)
        assert content_of(job.output) == whole
        assert content_of(job.rejects) == rejects
        assert {path.name for path in (folder / "again").iterdir()} == {
            job.output.name,
            job.rejects.name,
        }
        for path in sorted((folder / "again").rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        (folder / "again").rmdir()
        if not was_cut:
            break
        steps += 1
    assert steps > 15


def is_cut_at(job: Job, steps: int) -> bool:
    """Run until so many steps are made; whether there were more."""
    cut = Cut(steps)
    with pytest.MonkeyPatch.context() as patch:
        for module, function in (
            (journal_module, "_to_disk"), (journal_module, "sync_folder"),
            (run_module, "sync_folder"), (run_module, "_move"), (run_module, "rmtree"),
            (os, "replace"), (InOneProcess, "done"), (journal_module, "rmtree"),
        ):  # fmt: skip
            patch.setattr(module, function, cut.before(getattr(module, function)))
        try:
            finished(job)
        except CutError:
            return True
    return False


def test_a_line_that_was_not_written_to_its_end_is_written_again(folder: Path) -> None:
    finished(job_of("out.jsonl"))
    whole = content_of(folder / "out.jsonl")
    for cut in range(0, 1500, 211):
        job = job_of("again.jsonl")
        is_cut_at(job, 25)
        path = job.parts / "journal.jsonl"
        path.write_bytes(path.read_bytes()[: -cut or None])
        finished(job)
        assert content_of(job.output) == whole
        job.output.unlink()


def test_nothing_is_done_twice(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = job_of("out.jsonl")
    done: list[str] = []

    def cut(placed: Any, failure: Any) -> None:
        if placed.record.id == "page 4":
            raise CutError

    with open_journal(job.parts, job.header) as journal, pytest.raises(CutError):
        run(job, journal, watch=cut)
    with open_journal(job.parts, job.header) as journal:
        assert journal.tally.pages == 4
        tally = run(job, journal, watch=lambda placed, failure: done.append(placed.record.id))
    assert done == ["page 4", "fault", "fault 2"]
    assert (tally.pages, dict(tally.failures)) == (
        7,
        {"broken": 1, "fault": 1},
    ) or tally.failed == 2


@pytest.mark.parametrize(
    "change", [{"mode": "recall"}, {"language": "de"}, {"lines": True}, {"input": "text"}]
)
def test_a_run_with_other_options_is_refused(change: dict[str, Any]) -> None:
    before = job_of("out.jsonl")
    is_cut_at(before, 12)
    after = job_of("out.jsonl", **change)
    with pytest.raises(RefusedError, match=f"with other {next(iter(change))}: .*--restart"):
        finished(after)
    finished(before)


def test_a_run_with_other_sources_is_refused(folder: Path) -> None:
    is_cut_at(job_of("out.jsonl"), 12)
    write_jsonl(folder / "in.jsonl", [{"text": "Other."}])
    with pytest.raises(RefusedError, match="with other sources"):
        finished(job_of("out.jsonl"))


def test_two_runs_do_not_write_to_one_output() -> None:
    pytest.importorskip("fcntl", reason="files cannot be locked here")
    job = job_of("out.jsonl")
    with (
        open_journal(job.parts, job.header),
        pytest.raises(RefusedError, match="another run"),
        open_journal(job.parts, job.header),
    ):
        pass


def test_a_folder_of_the_user_is_not_removed(folder: Path) -> None:
    (folder / "out.jsonl.parts").mkdir()
    (folder / "out.jsonl.parts" / "mine.txt").write_text("mine")
    with pytest.raises(RefusedError, match="no folder of a run"):
        remove_journal(folder / "out.jsonl.parts")
    with pytest.raises(RefusedError, match="no folder of a run"):
        finished(job_of("out.jsonl"))
    assert (folder / "out.jsonl.parts" / "mine.txt").exists()
