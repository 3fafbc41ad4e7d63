"""``clean-page site`` and ``clean-page --site``."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pages_of_a_site import CLOSING, COLUMNS, MENU, html_of, text_of

import cleaner
from cleaner import Site, commands
from cleaner.commands import clean as command
from cleaner.commands import console
from cleaner.commands.site import main

FIRST, *REST = COLUMNS


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    (pages / "below").mkdir(parents=True)
    (pages / ".hidden").write_text("A hidden page that is not learned.\n", encoding="utf-8")
    for number, title in enumerate(REST):
        place = pages / "below" if number else pages
        (place / f"{number}.txt").write_text(text_of(title), encoding="utf-8")
    (tmp_path / "first.txt").write_text(text_of(FIRST), encoding="utf-8")
    return tmp_path


def test_a_folder_is_learned_and_used(folder: Path) -> None:
    done = run("learn", folder / "pages", "-o", folder / "site.json")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "3 pages remembered" in done.stderr
    site = Site.load(folder / "site.json")
    assert site == Site.learn(cleaner.clean(text_of(title)) for title in REST)
    page = folder / "first.txt"
    cleaned = CliRunner().invoke(command.main, ["--site", str(folder / "site.json"), str(page)])
    assert cleaned.exit_code == 0
    assert cleaned.stdout == cleaner.clean(page.read_bytes(), site=site).text + "\n"


def test_html_is_learned_as_html_and_text_as_text_when_asked(folder: Path) -> None:
    (folder / "page.html").write_text(html_of(FIRST), encoding="utf-8")
    for kind in ("html", "text"):
        run("learn", folder / "page.html", "--input", kind, "-o", folder / f"{kind}.json")
    assert Site.load(folder / "html.json") == Site.of(cleaner.clean(html_of(FIRST)))
    assert Site.load(folder / "html.json") != Site.load(folder / "text.json")


def test_parts_are_merged_to_what_the_whole_gives(folder: Path) -> None:
    run("learn", folder / "pages", "-o", folder / "whole.json")
    run("learn", folder / "pages" / "below", "-o", folder / "a.json")
    run("learn", folder / "pages" / "0.txt", "-o", folder / "b.json")
    done = run("merge", folder / "a.json", folder / "b.json", "-o", folder / "c.json")
    assert done.exit_code == 0
    assert (folder / "c.json").read_bytes() == (folder / "whole.json").read_bytes()


def test_what_recurs_is_shown_by_label_and_line_by_line(folder: Path) -> None:
    run("learn", folder / "pages", "-o", folder / "site.json")
    rows = run("show", folder / "site.json").stdout.splitlines()
    assert rows[0].startswith("3 pages remembered")
    counts = dict(row.split("\t") for row in rows if "\t" in row)
    assert int(counts["nav"]) >= len(MENU)
    shown = run("show", folder / "site.json", folder / "first.txt").stdout.splitlines()
    told = {row.split("\t")[2]: row.split("\t")[:2] for row in shown}
    assert told["Home"] == ["3/3", "nav"]
    assert CLOSING[0] in told
    assert not set(told) & {FIRST, *COLUMNS[FIRST]}


def test_a_file_that_is_no_site_is_named(folder: Path) -> None:
    (folder / "other.json").write_text("[]", encoding="utf-8")
    for words in (("show", "other.json"), ("merge", "other.json", "-o", "out.json")):
        done = run(words[0], *(folder / w if w.endswith("json") else w for w in words[1:]))
        assert done.exit_code == 1
        assert "other.json: this is no site" in done.stderr
    used = CliRunner().invoke(
        command.main, ["--site", str(folder / "other.json"), str(folder / "first.txt")]
    )
    assert used.exit_code == console.USAGE
    assert "this is no site" in used.stderr


def test_nothing_to_learn_from_and_nowhere_to_write_are_wrong_usage(folder: Path) -> None:
    assert run("learn", "-o", folder / "site.json").exit_code == console.USAGE
    assert run("learn", folder / "pages").exit_code == console.USAGE
    done = run("learn", folder / "pages", "-o", folder / "not" / "there.json")
    assert done.exit_code == 1
    assert "there.json" in done.stderr


def test_the_command_is_found_under_its_name(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        commands.run(["site", "learn", str(folder / "pages"), "-o", str(folder / "site.json")])
    assert ended.value.code == 0
    assert "3 pages remembered" in capsys.readouterr().err
