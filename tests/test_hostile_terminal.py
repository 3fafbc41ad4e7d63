"""No page steers a terminal, in whatever format it is printed; files keep its words verbatim."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.hostile.articles import html_page, text_page
from benchmarks.hostile.cases import cases
from benchmarks.hostile.checks import found_share
from cleaner.commands.printer import FORMATS

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")

SEQUENCES = (
    "\x1b[31m", "\x1b]8;;https://e.example\x1b\\x\x1b]8;;\x1b\\", "\x1b]52;c;eA==\x07", "\x9b2J",
    "\x9d0;x\x9c", "\x08\x08", "\x7f", "\u202egnp\u202c", "\u2067x\u2069", "\x0e",
)  # fmt: skip
OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
IN_BOTH = ("html", "jsonl")
PARAGRAPHS = text_page().split("\n\n")
TEXT = text_page(tuple(f"{part} {''.join(SEQUENCES)} and so on." for part in PARAGRAPHS[2:5]))
REFERRED = "".join(f"&#{ord(mark)};" for mark in dict.fromkeys("".join(SEQUENCES)) if mark > " ")
HTML = html_page().replace("</p>", f" &#27;]52;c;eA==&#7; {REFERRED}</p>")


def shown(page: bytes, *arguments: str) -> str:
    """Return what the command prints on a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "cleaner", *arguments],
        stdin=subprocess.PIPE,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100", "NO_COLOR": "1"},
    )
    os.close(theirs)
    assert process.stdin is not None
    process.stdin.write(page)
    process.stdin.close()
    printed = b""
    try:
        while chunk := os.read(ours, 4096):
            printed += chunk
    except OSError:  # the other side is closed
        pass
    process.wait()
    os.close(ours)
    return printed.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("form", "source"),
    [
        pytest.param(None, TEXT, id="None-text"),
        pytest.param(None, HTML, id="None-html"),
        *(pytest.param(it, TEXT, id=f"{it}-text", marks=pytest.mark.slow) for it in FORMATS),
        *(pytest.param(it, HTML, id=f"{it}-html", marks=pytest.mark.slow) for it in IN_BOTH),
    ],
)
def test_a_terminal_obeys_nothing_of_a_page(form: str | None, source: str) -> None:
    arguments = (f"--{form}",) if form else ()
    printed = shown(source.encode(), *arguments)
    assert len(printed) > 200
    assert OBEYED.findall(printed) == []


def test_a_file_name_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    assert OBEYED.findall(shown(b"", str(tmp_path / "no\x1b[31m\u202efile\x07"))) == []


def test_a_pipe_and_a_file_have_the_words_of_the_page(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    command = [sys.executable, "-m", "cleaner", "--mode", "recall"]
    piped = subprocess.run(command, input=TEXT.encode(), capture_output=True, check=False).stdout
    subprocess.run([*command, "-o", str(target)], input=TEXT.encode(), check=False)
    assert target.read_bytes() == piped
    assert all(sequence.encode() in piped for sequence in SEQUENCES)


def test_the_cases_are_many_and_named_apart() -> None:
    names = [case.name for case in cases()]
    assert len(names) == len(set(names)) >= 250
    assert found_share(("a b",), "A-B") == 1
