import json
import os
import signal
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner

import cleaner
from cleaner import commands
from cleaner.commands.clean import main
from cleaner.commands.console import FAILED
from cleaner.compiled import is_compiled
from cleaner.document.judged import JudgedLines, Line
from cleaner.document.labels import Label
from cleaner.page import Page
from cleaner.readers.encoding import decode
from cleaner.readers.text import read_text

EXAMPLE = files("cleaner").joinpath("example.txt").read_text(encoding="utf-8")


def keep_lines_with_a_full_stop(source, **options):
    """Stand in for `cleaner.clean`, so that no test here depends on weights."""
    text, encoding = decode(source)
    if text.startswith("fault"):
        raise RuntimeError("a fault")
    if text.startswith("interrupt"):
        raise KeyboardInterrupt
    lines = []
    read = read_text(text)
    for number, (line, start, end) in enumerate(zip(read, read.starts, read.ends, strict=True), 1):
        kept = Label.BODY if line.endswith(".") else Label.NAV
        label = kept if line.strip() else Label.BLANK
        lines.append(Line(number, line, label, 0.5, start, end))
    return Page(
        JudgedLines.of(lines),
        confidence=0.75,
        page_type="article",
        stated_language=options["language"],
        mode=options["mode"],
        encoding=encoding,
    )


@pytest.fixture
def run(monkeypatch, tmp_path):
    monkeypatch.setattr(cleaner, "clean", keep_lines_with_a_full_stop)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_bytes("Menü\n\nAn article – really.\n".encode())
    (tmp_path / "other.txt").write_bytes(b"Menu\r\nSecond.\r\nThird.\r\n")
    (tmp_path / "menu.txt").write_bytes(b"Menu\n")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "fault.txt").write_bytes(b"fault")
    (tmp_path / "folder").mkdir()
    return lambda *arguments, **options: CliRunner().invoke(main, arguments, **options)


# --- what goes in and comes out


def test_the_article_goes_to_stdout_and_nothing_else(run):
    result = run("page.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes == "An article – really.\n".encode()


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_stdin_is_read(run, arguments):
    result = run(*arguments, input=b"Menu\nAn article.\n")
    assert (result.exit_code, result.stdout) == (0, "An article.\n")


def test_several_pages_are_told_apart_as_head_does(run):
    result = run("page.txt", "other.txt")
    assert result.stdout == (
        "==> page.txt <==\nAn article – really.\n\n==> other.txt <==\nSecond.\nThird.\n"
    )


@pytest.mark.parametrize("form", ["--markdown", "--html"])
def test_several_documents_are_told_apart_by_comments(run, form):
    heads = [row for row in run(form, "page.txt", "other.txt").stdout.split("\n") if "txt" in row]
    assert heads == ["<!-- page.txt -->", "<!-- other.txt -->"]
    assert "<!--" not in run(form, "page.txt").stdout


def test_no_name_ends_the_comment_that_it_stands_in(run, tmp_path):
    (tmp_path / "a--><b>.txt").write_bytes(b"First.")
    assert "<!-- a- -><b>.txt -->" in run("--markdown", "a--><b>.txt", "other.txt").stdout


def test_an_output_that_fails_leaves_the_old_one(run, tmp_path, monkeypatch):
    for name in ("article.txt", "report.html"):
        (tmp_path / name).write_text("old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("cleaner.commands.clean.Printer.print", full)
    result = run("page.txt", "-o", "article.txt")
    assert (result.exit_code, (tmp_path / "article.txt").read_text()) == (1, "old")
    assert "No space left" in result.stderr
    monkeypatch.setattr("cleaner.writers.whole_file.os.replace", full)
    result = run("page.txt", "--report", "report.html")
    assert (result.exit_code, (tmp_path / "report.html").read_text()) == (1, "old")
    assert {path.name for path in tmp_path.iterdir() if path.name.startswith(".")} == set()


def test_an_output_that_is_no_file_is_written_into(run):
    assert run("page.txt", "-o", os.devnull).exit_code == 0
    assert not Path(os.devnull).is_file()


def test_an_output_keeps_its_permissions_and_its_link(run, tmp_path):
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "real.txt").chmod(0o640)
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    assert run("page.txt", "-o", "link.txt").exit_code == 0
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "An article – really.\n"
    assert (tmp_path / "real.txt").stat().st_mode & 0o777 == 0o640


def test_json_of_one_page_is_an_object(run):
    page = json.loads(run("--json", "--language", "de", "--mode", "recall", "page.txt").stdout)
    assert page["text"] == "An article – really."
    assert (page["language"], page["mode"], page["encoding"]) == ("de", "recall", "utf-8")
    assert "source" not in page


@pytest.mark.parametrize("form", ["--json", "--jsonl"])
def test_json_has_reasons_where_they_are_asked_for(run, form):
    assert ["reasons" in line for line in json.loads(run(form, "page.txt").stdout)["lines"]] == (
        [False] * 3
    )
    page = json.loads(run(form, "--reasons", "page.txt").stdout)
    assert [line["reasons"] for line in page["lines"]] == [[], [], []]


@pytest.mark.parametrize("arguments", [(), ("--second-opinion",)])
def test_a_second_opinion_is_asked_for_on_request(run, monkeypatch, arguments):
    asked = []

    def clean(source, **options):
        asked.append(options["second_opinion"])
        return keep_lines_with_a_full_stop(source, **options)

    monkeypatch.setattr(cleaner, "clean", clean)
    assert run(*arguments, "page.txt").exit_code == 0
    assert asked == [bool(arguments)]


def test_json_of_several_pages_is_a_list(run):
    result = run("--json", "page.txt", "missing.txt", "other.txt")
    pages = json.loads(result.stdout)
    assert [page["source"] for page in pages] == ["page.txt", "other.txt"]
    assert json.loads(run("--json", "missing.txt", "folder").stdout) == []


def test_jsonl_is_an_object_a_line(run):
    rows = run("--jsonl", "page.txt", "menu.txt").stdout.splitlines()
    assert [json.loads(row)["source"] for row in rows] == ["page.txt", "menu.txt"]
    assert [json.loads(row)["found"] for row in rows] == [True, False]


def test_markdown_and_html(run):
    assert run("--markdown", "page.txt").stdout == "An article – really.\n"
    assert "<p>An article – really.</p>" in run("--html", "page.txt").stdout


def test_labels_give_the_page_back(run):
    rows = run("--labels", "page.txt").stdout.removesuffix("\n").split("\n")
    labels, texts = zip(*(row.split("\t", 1) for row in rows), strict=True)
    assert labels == ("nav", "-", "body")
    assert "\n".join(texts) == "Menü\n\nAn article – really."


def test_explain_shows_each_line(run):
    result = run("--explain", "page.txt")
    assert result.stdout.splitlines() == [
        "1 - nav        0.50  Menü",
        "2",
        "3 + body       0.50  An article – really.",
    ]


def test_output_goes_to_a_file(run, tmp_path):
    result = run("page.txt", "-o", "out.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "out.txt").read_bytes() == "An article – really.\n".encode()


def test_verbose_counts_lines_on_stderr(run):
    result = run("-v", "page.txt")
    assert result.stdout == "An article – really.\n"
    assert result.stderr.startswith(
        "clean-page: page.txt: 1 kept (1 body); 1 dropped (1 nav); "
        "confidence 0.75, language unknown, "
    )


def test_control_characters_stay_in_a_file(run, tmp_path):
    (tmp_path / "steer.txt").write_bytes(b"\x1b[31mRed.\x07 Really.\n")
    assert run("steer.txt").stdout_bytes == b"\x1b[31mRed.\x07 Really.\n"


@pytest.mark.parametrize(
    ("beginning", "kind"),
    [
        (bytes(range(256)) * 20, "a file of another kind: its bytes are no text"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"PK\x03\x04\x14\0word/document.xml", "a Word document"),
        (b"\x1f\x8b\x08", "a file compressed by gzip: decompress it first"),
    ],
)
def test_what_is_no_page_is_named_and_the_others_are_done(run, tmp_path, beginning, kind):
    (tmp_path / "other").write_bytes(beginning)
    result = run("other", "page.txt")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert f"other: is no page but {kind}" in result.stderr
    assert "An article" in result.stdout


@pytest.mark.parametrize("code", ["english", "en-US", "EN", "xx"])
def test_a_language_is_a_code_of_two_letters(run, code):
    result = run("--language", code, "page.txt")
    assert result.exit_code == 2
    assert "ISO 639-1" in result.stderr


# --- exit codes


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["page.txt"], 0),
        (["page.txt", "menu.txt"], 0),
        (["menu.txt"], 3),
        (["empty.txt"], 3),
        (["menu.txt", "empty.txt"], 3),
        (["missing.txt"], 1),
        (["folder"], 1),
        (["fault.txt"], 1),
        (["page.txt", "missing.txt"], 1),
        (["menu.txt", "missing.txt"], 1),
        (["page.txt", "-o", "no/such/folder"], 1),
        (["--json", "--html", "page.txt"], 2),
        (["--explain", "--labels", "page.txt"], 2),
        (["-q", "-v", "page.txt"], 2),
        (["--reasons", "page.txt"], 2),
        (["--reasons", "--markdown", "page.txt"], 2),
        (["--example", "page.txt"], 2),
        (["--mode", "guess", "page.txt"], 2),
        (["--input", "pdf", "page.txt"], 2),
        (["--no-such-option"], 2),
        (["page.txt", "-o", "folder"], 2),
        (["page.txt", "-o", "page.txt"], 2),
    ],
)
def test_exit_codes(run, arguments, code):
    result = run(*arguments)
    assert result.exit_code == code
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.txt", "no such file: check its name and folder"),
        ("folder", "is a directory: name the files in it, as in folder/*.txt"),
        ("menu.txt", "no main content found"),
        ("fault.txt", "cannot be cleaned: RuntimeError: a fault; please report this page"),
    ],
)
def test_messages_name_the_file_and_what_to_do(run, name, message):
    assert run(name).stderr.replace(os.sep, "/") == f"clean-page: {name}: {message}\n"


def test_a_file_that_may_not_be_read(run, tmp_path, monkeypatch):
    def refuse(path, *_, **__):
        raise PermissionError(13, "Permission denied", str(path))

    # As for a user who may not; whoever runs the tests may be one who may read anything.
    real = Path.read_bytes
    monkeypatch.setattr(
        Path, "read_bytes", lambda path: refuse(path) if path.name == "page.txt" else real(path)
    )
    monkeypatch.setattr(os, "access", lambda path, mode, **_: Path(path).name != "page.txt")
    result = run("page.txt", "other.txt")
    assert result.exit_code == 1
    assert "page.txt: may not be read: check its permissions" in result.stderr
    assert "Second." in result.stdout


def test_the_other_files_are_still_done(run):
    result = run("missing.txt", "page.txt", "folder", "other.txt")
    assert result.exit_code == 1
    assert "An article" in result.stdout
    assert "Second." in result.stdout


def test_stdin_has_a_name_in_messages_and_headings(run):
    assert run(input=b"").stderr == "clean-page: standard input: no main content found\n"
    assert run("page.txt", "-", input=b"A.").stdout.endswith("==> standard input <==\nA.\n")


def test_quiet_still_tells_failures(run):
    assert run("-q", "menu.txt").stderr == ""
    assert "no such file" in run("-q", "missing.txt").stderr


def test_a_refused_output_is_left_alone(run, tmp_path):
    run("page.txt", "-o", "page.txt")
    assert (tmp_path / "page.txt").read_bytes()


def test_an_interrupt_ends_without_a_traceback(run, tmp_path):
    (tmp_path / "interrupt.txt").write_bytes(b"interrupt")
    result = run("interrupt.txt", "page.txt")
    assert result.exit_code == 130
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


# --- on a terminal


@pytest.fixture
def terminal():
    """Return a function that runs the program on a pseudo-terminal and gives what it shows."""
    pty = pytest.importorskip("pty")

    def show(*arguments, page, **environment):
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-m", "cleaner", *arguments],
            stdin=subprocess.PIPE,
            stdout=theirs,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "TERM": "xterm", "COLUMNS": "60", **environment},
        )
        os.close(theirs)
        process.stdin.write(page)
        process.stdin.close()
        shown = b""
        try:
            while chunk := os.read(ours, 4096):
                shown += chunk
        except OSError:  # Linux: the other side is closed
            pass
        process.wait()
        os.close(ours)
        return shown.decode().replace("\r\n", "\n")

    return show


def test_a_page_cannot_steer_the_terminal(terminal):
    shown = terminal("--labels", page=b"\x1b[31mRed\x07\tgreen\n")
    assert shown.partition("\t")[2] == "␛[31mRed␇\tgreen\n"


def test_rows_are_coloured_and_cut_on_a_terminal(terminal):
    shown = terminal("--explain", page=b"word " * 100, NO_COLOR="")
    assert shown.startswith("\x1b[")
    assert "…" in shown


def test_no_color_is_honoured(terminal):
    shown = terminal("--explain", page=b"word " * 100, NO_COLOR="1")
    assert "\x1b" not in shown
    assert len(shown.splitlines()[0]) <= 60


# --- the program itself


def program(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "cleaner", *arguments], capture_output=True, check=False, **options
    )


def test_the_example_is_cleaned():
    result = program("--example")
    assert result.returncode == 0
    assert result.stderr == b""
    text = result.stdout.decode()
    assert text.startswith("The library boat comes back to Wrenmouth\n")
    assert "The Margaret will call at each village" in text
    assert "Most Read" not in text


def test_labels_of_the_example_give_it_back():
    rows = program("--example", "--labels").stdout.decode().removesuffix("\n").split("\n")
    assert "\n".join(row.split("\t", 1)[1] for row in rows) + "\n" == EXAMPLE


def test_output_is_utf8_with_plain_line_ends_whatever_the_locale():
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    page = "Größe – 大\r\n".encode()
    result = program("--labels", input=page, env=environment)
    assert result.stdout.endswith("\tGröße – 大\n".encode())


def test_version_and_help():
    kind = "compiled" if is_compiled() else "plain Python"
    assert program("--version").stdout.decode() == f"clean-page {cleaner.__version__}, {kind}\n"
    for option in ("-h", "--help"):
        assert b"Exit codes: 0 done" in program(option).stdout


@pytest.mark.skipif(os.name == "nt", reason="no such pipes")
def test_a_closed_pipe_is_no_fault(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("A line of a page that is long enough to fill a pipe.\n" * 20_000)
    process = subprocess.Popen(
        [sys.executable, "-m", "cleaner", "--labels", str(page)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


@pytest.mark.skipif(os.name == "nt", reason="no such shell")
@pytest.mark.parametrize(("closed", "code"), [("<&-", 1), (">&-", 1), ("2>&-", 1)])
def test_closed_streams_are_no_fault(closed, code):
    command = f'"{sys.executable}" -m cleaner - no-such-file {closed}'
    result = subprocess.run(command, shell=True, input=b"", capture_output=True, check=False)
    assert result.returncode == code
    assert b"Traceback" not in result.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device")
@pytest.mark.parametrize("form", [["--labels"], []], ids=["more than is buffered", "less"])
def test_a_full_disk_is_told(form):
    buffered = {name: at for name, at in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "cleaner", "--example", *form],
            env=buffered,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert result.returncode == 1
    assert b"cannot be written" in result.stderr
    assert result.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="no such signals")
def test_ctrl_c_ends_the_program():
    process = subprocess.Popen(
        [sys.executable, "-m", "cleaner", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdin.write(b"a page that never ends\n" * 10_000)  # read, so the program waits for more
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    assert process.returncode == 130
    assert errors == b""


def test_a_word_that_is_no_command_is_a_page(capfd):
    with pytest.raises(SystemExit) as stopped:
        commands.run(["no-such-command"])
    assert stopped.value.code == FAILED
    assert "no-such-command: no such file" in capfd.readouterr().err


def test_a_mistyped_command_is_told(capfd):
    with pytest.raises(SystemExit) as stopped:
        commands.run(["bathc", "pages"])
    assert stopped.value.code == FAILED
    assert "bathc: no such file: did you mean clean-page batch?" in capfd.readouterr().err


def test_help_names_the_commands() -> None:
    words = CliRunner().invoke(main, ["--help"]).output.replace(",", " ").replace(";", " ").split()
    assert set(commands.COMMANDS) <= set(words)
