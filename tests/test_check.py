"""``clean-page check``: what is compared, what fails, and which floors are written."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from pages_of_a_site import COLUMNS, html_of, text_of

import cleaner
from cleaner import Label, Line, Page, Site, commands
from cleaner.check.floors import Floors
from cleaner.check.metrics import HIT, MISSED, WRONG, line_outcomes
from cleaner.check.pages import Task, UnusableError, labelled_lines, tasks_in
from cleaner.commands.check import MARGIN, MAX_WRONG_LINES, main
from cleaner.document.judged import JudgedLines
from cleaner.writers.labels import to_labels

HERE = Path(__file__).parent
FULL_STOP = "It rained."


def keep_lines_with_a_full_stop(source, *, input, **_):  # noqa: A002
    """Stand in for `cleaner.clean`, so that no test here depends on weights."""
    text = source.decode() if isinstance(source, bytes) else source
    texts = text.replace("<p>", "").split("\n")
    labels = [
        Label.BODY if t.endswith(".") else Label.NAV if t.strip() else Label.BLANK for t in texts
    ]
    rows = enumerate(zip(texts, labels, strict=True), start=1)
    lines = (Line(i, t, label, 0.5, None, None) for i, (t, label) in rows)
    return Page(JudgedLines.of(lines), 0.5, input)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cleaner, "clean", keep_lines_with_a_full_stop)
    pages = tmp_path / "pages"
    (pages / "below").mkdir(parents=True)
    write(pages / "good.tsv", "nav\tHome\n-\t\nbody\tIt rained.\nbody\tIt snowed.\n")
    write(pages / "bad.tsv", "title\tStorm\nbody\tIt rained.\npromo\tRead on.\nduplicate\tStorm\n")
    write(pages / "below" / "pair.txt", "Home\nIt rained. It snowed.\n")
    write(pages / "below" / "pair.expected.txt", "It rained.\n")
    write(pages / "README.md", "Not a page.\n")
    return pages


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def figures(folder: Path, *words: object) -> dict[str, object]:
    run(folder, "--json", folder.parent / "out.json", *words)
    told = json.loads((folder.parent / "out.json").read_text(encoding="utf-8"))
    return {page["page"]: page for page in told["pages"]} | {"all": told}


# --- what is measured


def test_labelled_pages_and_pairs_are_found_in_all_folders(folder: Path) -> None:
    assert [task.name for task in tasks_in([folder])] == ["bad", "below/pair", "good"]
    assert [task.name for task in tasks_in([folder / "bad.tsv", folder / "bad.tsv"])] == ["bad"]


def test_the_figures_are_those_of_kept_lines_and_of_words(folder: Path) -> None:
    told = figures(folder)
    assert told["good"]["f1"] == 1
    assert told["bad"]["f1"] == 0.5  # one of two kept rightly, one kept wrongly
    assert told["below/pair"]["f1"] == pytest.approx(2 * 2 / (4 + 2), abs=1e-4)
    means = told["all"]["means"]
    assert means["lines"]["f1"] == 0.75
    assert means["words"]["f1"] == told["below/pair"]["f1"]
    # body 6/7 (three of four right, none missed), nav 2/3, title and promo nothing
    assert means["labels"]["f1"] == pytest.approx((6 / 7 + 2 / 3) / 4, abs=1e-4)


def test_wrong_lines_are_named_with_both_labels(folder: Path) -> None:
    wrong = figures(folder)["bad"]["wrong_lines"]
    assert [(w["line"], w["wanted"], w["given"]) for w in wrong] == [
        (1, "title", "nav"),
        (3, "promo", "body"),
    ]


def test_a_line_whose_copy_is_kept_is_not_missed() -> None:
    outcomes = line_outcomes(
        ["title", "duplicate", "body", "nav"], ["nav", "title", "nav", "body"], ["A", "a", "B", "C"]
    )
    assert outcomes == [HIT, "", MISSED, WRONG]


def test_a_labelled_html_page_is_cleaned_as_html(folder: Path) -> None:
    write(folder / "good.html", "<p>Home\n<p>It rained.\nIt snowed.")
    assert figures(folder)["good"]["f1"] == 1


# --- what cannot be checked


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"odd.tsv": "name\tpage\n"}, "row 1: 'name' is no label"),
        ({"odd.tsv": ""}, "row 1: '' is no label"),
        (
            {"odd.tsv": "body\tIt rained.\n", "odd.html": "<p>It snowed."},
            "not the lines of the page",
        ),
        ({"odd.expected.txt": "It rained."}, "no page beside it: odd.html or odd.htm or odd.txt"),
    ],
)
def test_a_page_that_cannot_be_checked_is_named_and_fails(
    folder: Path, files: dict[str, str], said: str
) -> None:
    for name, text in files.items():
        write(folder / name, text)
    done = run(folder)
    assert done.exit_code == 1
    assert said in done.output
    assert "good" in done.output


def test_files_in_other_encodings_are_refused(tmp_path: Path) -> None:
    (tmp_path / "odd.tsv").write_bytes("body\tMenü\n".encode("latin-1"))
    with pytest.raises(UnusableError, match="UTF-8"):
        labelled_lines(tmp_path / "odd.tsv")


def test_a_folder_without_pages_is_wrong_usage(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.exit_code == 2
    assert "no pages" in done.output


# --- floors


def test_without_floors_nothing_fails(folder: Path) -> None:
    assert run(folder).exit_code == 0


def test_floors_are_written_a_margin_below_and_then_hold(folder: Path) -> None:
    file = folder / "floors.json"
    assert run(folder, "--floors", file, "--update-floors").exit_code == 0
    floors = Floors.load(file)
    assert floors.pages == {"bad": 0.5 - MARGIN, "below/pair": 0.661, "good": 1 - MARGIN}
    assert floors.means["lines"] == 0.745
    assert run(folder, "--floors", file).exit_code == 0


@pytest.mark.parametrize("part", ["pages", "means"])
def test_below_a_floor_of_a_page_or_a_mean_it_fails(folder: Path, part: str) -> None:
    name = {"pages": "bad", "means": "lines"}[part]
    write(folder / "floors.json", json.dumps({"pages": {}, "means": {}} | {part: {name: 0.76}}))
    done = run(folder, "--floors", folder / "floors.json")
    assert done.exit_code == 1
    assert done.output.count("BELOW") == 1
    assert ("Read on." in done.output) == (part == "pages")
    assert figures(folder, "--floors", folder / "floors.json")["all"]["below"] == [name]


def test_exactly_at_its_floor_a_page_passes(folder: Path) -> None:
    write(folder / "floors.json", json.dumps({"pages": {"bad": 0.5}, "means": {"lines": 0.75}}))
    assert run(folder, "--floors", folder / "floors.json").exit_code == 0


def test_floors_only_fall_if_they_may(folder: Path) -> None:
    file = folder / "floors.json"
    write(file, json.dumps({"pages": {"bad": 0.9, "good": 0.1}, "means": {"lines": 0.9}}))
    assert run(folder, "--floors", file, "--update-floors").exit_code == 1
    assert Floors.load(file).pages["bad"] == 0.9
    assert Floors.load(file).pages["good"] == 1 - MARGIN
    assert run(folder, "--floors", file, "--update-floors", "--allow-lower").exit_code == 0
    assert Floors.load(file).pages["bad"] == 0.5 - MARGIN


def test_a_page_that_is_gone_fails_until_its_floor_is_forgotten(folder: Path) -> None:
    file = folder / "floors.json"
    run(folder, "--floors", file, "--update-floors")
    (folder / "good.tsv").unlink()
    done = run(folder, "--floors", file)
    assert done.exit_code == 1
    assert "good: has a floor, but is not there" in done.output
    assert run(folder, "--floors", file, "--update-floors", "--allow-lower").exit_code == 0
    assert "good" not in Floors.load(file).pages


def test_floors_stay_when_a_page_cannot_be_checked(folder: Path) -> None:
    file = folder / "floors.json"
    run(folder, "--floors", file, "--update-floors")
    before = file.read_bytes()
    write(folder / "odd.tsv", "name\tpage\n")
    assert run(folder, "--floors", file, "--update-floors", "--allow-lower").exit_code == 1
    assert file.read_bytes() == before


@pytest.mark.parametrize("text", ["", "[]", '{"pages": {}}', '{"pages": {"a": "x"}, "means": {}}'])
def test_a_file_without_floors_is_wrong_usage(folder: Path, text: str) -> None:
    write(folder / "floors.json", text)
    done = run(folder, "--floors", folder / "floors.json")
    assert done.exit_code == 2
    assert "holds no floors" in done.output


def test_floors_are_updated_only_in_a_file(folder: Path) -> None:
    assert run(folder, "--update-floors").exit_code == 2


def test_wrong_lines_are_shortened_unless_all_are_asked_for(folder: Path) -> None:
    write(folder / "bad.tsv", "promo\tRead on.\n" * (MAX_WRONG_LINES + 2))
    write(folder / "floors.json", json.dumps({"pages": {"bad": 1}, "means": {}}))
    few = run(folder, "--floors", folder / "floors.json").output
    every = run(folder, "--all-lines").output
    assert few.count("Read on.") == MAX_WRONG_LINES
    assert "and 2 more" in few
    assert every.count("Read on.") == MAX_WRONG_LINES + 2


# --- the examples of the document


def yaml_behind(marker: str) -> dict[str, Any]:
    text = (HERE.parent / "docs" / "check.md").read_text("utf-8")
    return yaml.safe_load(text.partition(f"<!-- {marker} -->\n```yaml\n")[2].partition("```")[0])


def run_command(line: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    """Run a line of a document in `folder`, as the console script would."""
    program, command, *words = shlex.split(line)
    assert (program, commands.COMMANDS[command]) == ("clean-page", "cleaner.commands.check")
    monkeypatch.chdir(folder)
    return run(*words)


def test_the_workflow_can_be_read_and_its_command_runs(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workflow = yaml_behind("workflow")
    steps = workflow["jobs"]["check"]["steps"]
    (line,) = [s["run"] for s in steps if s.get("run", "").startswith("clean-page")]
    assert run_command(line, folder.parent, monkeypatch).exit_code == 0
    assert (folder.parent / steps[-1]["with"]["path"]).exists()


def test_the_hook_can_be_read_and_its_entry_runs_and_fails_when_it_should(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repo,) = yaml_behind("hook")["repos"]
    (hook,) = repo["hooks"]
    assert (repo["repo"], hook["language"], hook["pass_filenames"]) == ("local", "system", False)
    assert re.match(hook["files"], "pages/news-de.tsv")
    assert run_command(hook["entry"], folder.parent, monkeypatch).exit_code == 0
    run(folder, "--floors", folder / "floors.json", "--update-floors")
    write(folder / "good.tsv", "nav\tIt rained.\n")
    assert run_command(hook["entry"], folder.parent, monkeypatch).exit_code == 1


def test_every_option_is_documented() -> None:
    text = (HERE.parent / "docs" / "check.md").read_text("utf-8")
    options = [o for p in main.params if p.param_type_name == "option" for o in p.opts]
    assert [option for option in options if f"`{option}" not in text] == []


# --- with the real cleaner


def test_pages_of_our_own_are_checked_with_the_weights_that_ship(tmp_path: Path) -> None:
    for name in ("news-de.tsv", "product.tsv"):
        shutil.copy(HERE / "pages" / name, tmp_path)
    for path in (HERE / "html").glob("listing.*"):
        shutil.copy(path, tmp_path)
    title = next(iter(COLUMNS))
    write(tmp_path / "column.html", html_of(title))
    write(tmp_path / "column.expected.txt", cleaner.clean(html_of(title)).text)
    write(tmp_path / "own.tsv", to_labels(cleaner.clean(text_of(title)).lines))
    told = figures(tmp_path)
    assert set(told) == {"all", "column", "listing", "news-de", "own", "product"}
    assert told["column"]["f1"] == told["own"]["f1"] == 1
    assert told["listing"]["f1"] > 0.5


def test_mode_and_site_reach_the_cleaner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def clean(source, **options):
        asked.append((options["mode"], options["site"]))
        return keep_lines_with_a_full_stop(source, **options)

    monkeypatch.setattr(cleaner, "clean", clean)
    Site().save(tmp_path / "site.json")
    write(tmp_path / "page.tsv", f"body\t{FULL_STOP}\n")
    run(tmp_path, "--mode", "recall", "--site", tmp_path / "site.json")
    assert asked == [("recall", Site())]


def test_the_command_is_found_under_its_name(folder: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        commands.run(["check", str(folder)])
    assert ended.value.code == 0


def test_a_task_says_what_it_is() -> None:
    assert Task("a", Path("a.tsv")).is_labelled
    assert not Task("a", Path("a.expected.txt")).is_labelled
