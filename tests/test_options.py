"""One `Options` behind everything that cleans, so that nothing lags behind."""

from __future__ import annotations

import dataclasses
import inspect
import pickle
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

import cleaner
from cleaner import KEPT, Label, Site, clean
from cleaner.batch import columns
from cleaner.commands import batch, check, label, options, site
from cleaner.commands import clean as clean_page
from cleaner.document.options import NAMES, Options

FIELDS = {field.name: field for field in dataclasses.fields(Options)}
COMMANDS: dict[str, tuple[click.Command, tuple[str, ...]]] = {
    "clean-page": (clean_page.main, ()),
    "batch": (batch.main, batch.NOT_HERE),
    "check": (check.main, check.NOT_HERE),
    "label": (label.main, label.NOT_HERE),
    "site learn": (site.learn, site.NOT_HERE),
    "site show": (site.show, site.NOT_HERE),
}
CAPTIONED = """Storm shuts the port

By Ada King, May 6, 2023

The storm came in from the sea, and by noon the waves were over the wall of the port.

The harbour master shut the port for two days, as he had ten years ago in the same week.

Privacy Policy
"""


def test_the_options_are_the_arguments_of_clean() -> None:
    parameters = dict(inspect.signature(clean).parameters)
    del parameters["source"]
    assert list(parameters) == list(NAMES)
    for name, parameter in parameters.items():
        assert parameter.kind is inspect.Parameter.KEYWORD_ONLY
        default = FIELDS[name].default
        assert parameter.default == (tuple(default) if name in ("keep", "drop") else default)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_every_option_by_its_name(name: str) -> None:
    command, elsewhere = COMMANDS[name]
    named = {option for parameter in command.params for option in parameter.opts}
    wanted = {f"--{field.replace('_', '-')}" for field in NAMES if field not in elsewhere}
    assert wanted - named == set()


def test_tables_take_every_option() -> None:
    names = {field.name for field in dataclasses.fields(columns.Options)}
    assert set(NAMES) <= names
    given: dict[str, Any] = {"max_chars": 9, "encoding": "latin1", "drop": ["caption"]}
    assert (
        given.items()
        <= {
            **columns.Options(**given).keywords(),
            "drop": ["caption"],
        }.items()
    )
    assert columns.Options(drop=["caption"]).drop == {Label.CAPTION}  # type: ignore[arg-type]


def test_options_are_values() -> None:
    one, other = Options(keep=["comment"]), Options(keep={"comment"})  # type: ignore[arg-type]
    assert one == other
    assert hash(one) == hash(other)
    assert pickle.loads(pickle.dumps(one)) == one
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.mode = "recall"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("given", "error", "told"),
    [
        ({"encoding": "klingon"}, ValueError, "encoding must be a name.*not 'klingon'"),
        ({"encoding": 8}, TypeError, "encoding must be str or None, not int"),
        ({"language": "english"}, ValueError, "language must be an ISO 639-1 code"),
        ({"keep": "comment"}, TypeError, "keep must be a collection of labels, .*not str"),
        ({"keep": None}, TypeError, "keep must be a collection of labels, .*not NoneType"),
        ({"keep": [7]}, TypeError, "keep: a label must be str, not int"),
        ({"drop": ["photo"]}, ValueError, "drop must be of title, .*not 'photo'"),
        ({"drop": ["blank"]}, ValueError, "not 'blank'"),
        ({"keep": ["ui"], "drop": ["ui"]}, ValueError, "keep and drop both name ui"),
        ({"keep_elements": "div >"}, ValueError, "keep_elements must be a CSS sel.*not 'div >'"),
        ({"drop_elements": 7}, TypeError, "drop_elements must be a CSS selector.*not int"),
        ({"site": "site.json"}, TypeError, "site must be cleaner.Site or None, not str"),
    ],
)
def test_a_wrong_option_is_refused_by_clean_and_for_tables(
    given: dict[str, Any], error: type[Exception], told: str
) -> None:
    with pytest.raises(error, match=told):
        clean("x", **given)
    with pytest.raises(error, match=told):
        columns.Options(**given)


# --- keep and drop


def test_what_is_kept_follows_the_labels_that_were_chosen() -> None:
    alone = clean(CAPTIONED, language="en")
    chosen = clean(CAPTIONED, language="en", keep={"legal"}, drop={"byline"})
    assert [line.label for line in chosen.lines] == [line.label for line in alone.lines]
    assert {line.label for line in chosen.lines if line.kept} == {
        line.label for line in alone.lines if line.kept
    } - {Label.BYLINE} | {Label.LEGAL}
    assert "Privacy Policy" in chosen.text
    assert "Ada King" not in chosen.text
    assert chosen.body.endswith("Privacy Policy")
    assert (chosen.confidence, chosen.page_type) == (alone.confidence, alone.page_type)
    assert chosen.author == "Ada King"
    assert pickle.loads(pickle.dumps(chosen)) == chosen != alone


def test_a_page_without_content_stays_one() -> None:
    page = clean("Log in\nSign up\nPrivacy Policy\n", keep=set(Label) - {Label.BLANK})
    assert (page.found, page.page_type) == (False, "none")
    assert page.text.split("\n")[-1] == "Privacy Policy"


HTML = """<html><body><h1>Storm shuts the port</h1>
<p>The storm came in from the sea, and by noon the waves were over the wall of the port.</p>
<p>The harbour master shut the port for two days, as he had ten years ago in the same week.</p>
<footer><a href="/privacy">Privacy Policy</a></footer></body></html>"""


@pytest.mark.parametrize("source", [CAPTIONED, HTML])
def test_all_writers_follow(source: str) -> None:
    page = clean(source, keep={"legal"}, drop={"title"})
    for written in (page.to_markdown(), page.to_html(), page.to_tei().partition("<body>")[2]):
        assert "Privacy Policy" in written
        assert "Storm shuts the port" not in written
        assert "the waves were over the wall" in written


# --- encodings and addresses


def test_a_stated_encoding_goes_before_what_the_page_declares() -> None:
    russian = "<meta charset=utf-8><p>Начальник порта закрыл порт на два дня.</p>"
    page = clean(russian.encode("koi8-r"), input="html", encoding="KOI8-R")
    assert page.encoding == "koi8-r"
    assert page.lines[0].text == "Начальник порта закрыл порт на два дня."


def test_a_mark_goes_before_a_stated_encoding() -> None:
    assert clean("Шторм".encode("utf-8-sig"), encoding="koi8-r").lines[0].text == "Шторм"


@pytest.mark.parametrize(
    ("top", "address"),
    [
        ("<!-- saved from url=(0026)https://gull.example/storm -->", "https://gull.example/storm"),
        (
            "<!--\n Page saved with SingleFile \n url: https://gull.example/a?b=1&amp;c=2 \n"
            " saved date: Sat May 06 2023\n-->",
            "https://gull.example/a?b=1&c=2",
        ),
        ("<p>It was saved from url=(0026)https://gull.example/storm, they say.</p>", None),
        ("", None),
    ],
)
def test_the_address_that_a_browser_wrote_counts(top: str, address: str | None) -> None:
    assert clean(f"<!doctype html>{top}{HTML}", input="html").url == address
    assert clean(top + HTML, input="html", url="https://given.example/").url == (
        "https://given.example/"
    )


SAVED = "<!-- saved from url=(0029)https://gull.example/a/storm -->"
CANONICAL = '<link rel="canonical" href="https://gull.example/a/storm">'


@pytest.mark.parametrize("head", [SAVED, CANONICAL, ""])
def test_relative_links_are_resolved_where_the_address_is_known(head: str) -> None:
    body = HTML.replace("the wall", '<a href="../wall">the wall</a>')
    page = clean(f"{head}{body}", input="html")
    shown = "https://gull.example/wall" if head else "../wall"
    assert f"[the wall]({shown})" in page.to_markdown()
    assert f'href="{shown}"' in page.to_html()
    assert f'target="{shown}"' in page.to_tei()


def test_a_page_of_amp_names_the_address_of_another_page() -> None:
    page = clean(f"<html ⚡ lang=en>{CANONICAL}{HTML.replace('the wall', '<a href=/w>w</a>')}")
    assert "[w](/w)" in page.to_markdown()


# --- the command


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text(CAPTIONED)
    (tmp_path / "page.html").write_text(HTML.replace("the wall", '<a href="/wall">the wall</a>'))
    Site.of(clean(CAPTIONED)).save(tmp_path / "site.json")
    return lambda *arguments: CliRunner().invoke(clean_page.main, arguments)


def test_the_command_passes_every_option_on(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, Any]] = []

    def watch(source: bytes, **given: Any) -> cleaner.Page:
        asked.append(given)
        return clean(source, **given)

    monkeypatch.setattr(cleaner, "clean", watch)
    result = run(
        "--mode", "recall", "--input", "text", "--encoding", "utf-8", "--language", "en",
        "--url", "https://gull.example/", "--keep", "legal,nav", "--drop", "byline",
        "--keep-elements", "footer", "--drop-elements", ".ad", "--drop-elements", "nav, aside",
        "--site", "site.json", "--max-chars", "4000", "--max-seconds", "60", "page.txt",
    )  # fmt: skip
    assert result.exit_code == 0, result.stderr
    assert asked == [
        {
            "mode": "recall",
            "input": "text",
            "encoding": "utf-8",
            "language": "en",
            "url": "https://gull.example/",
            "keep": {Label.LEGAL, Label.NAV},
            "drop": {Label.BYLINE},
            "keep_elements": ("footer",),
            "drop_elements": (".ad", "nav, aside"),
            "site": Site.of(clean(CAPTIONED)),
            "second_opinion": False,
            "max_chars": 4000,
            "max_seconds": 60.0,
        }
    ]
    assert set(asked[0]) == set(NAMES)


def test_the_address_resolves_links(run: Any) -> None:
    told = run("--markdown", "--url", "https://gull.example/a/b", "page.html").stdout
    assert "[the wall](https://gull.example/wall)" in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--keep", "photo", "page.txt"], "'photo' is none of title, "),
        (["--keep", "ui", "--drop", "ui", "page.txt"], "keep and drop both name ui"),
        (["--encoding", "klingon", "page.txt"], "encoding must be a name"),
        (["--url", "https://a.example/", "page.txt", "page.html"], "--url is the address of one"),
        (["--only-with", "colour", "page.txt"], "'colour' is none of title, "),
        (["--language", "english", "page.txt"], "--language must be an ISO 639-1 code"),
        (["--language", "de,english", "page.txt"], "--language must be an ISO 639-1 code"),
        (["--front-matter", "page.txt"], "--front-matter needs --markdown"),
    ],
)
def test_wrong_usage_says_what_is_right(run: Any, arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--language", "en,fr"], 0, ""),
        (["--language", "en,"], 0, ""),
        (["--language", "de,fr"], 3, "page.txt: left out: the language is en"),
        (["--only-with", "title,published"], 0, ""),
        (["--only-with", "title,image,tags"], 3, "page.txt: left out: no image, no tags"),
    ],
)
def test_unwanted_pages_are_left_out(run: Any, arguments: list[str], code: int, told: str) -> None:
    result = run(*arguments, "page.txt")
    assert result.exit_code == code
    assert told in result.stderr
    assert bool(result.stdout) is (code == 0)


def test_labels_are_completed_one_after_the_other() -> None:
    def offered(begun: str) -> list[str]:
        found = options.LABELS.shell_complete(None, None, begun)  # type: ignore[arg-type]
        return [item.value for item in found]

    assert offered("ca") == ["caption"]
    assert offered("comment,ca") == ["comment,caption"]


def test_the_kept_labels_are_those_of_the_article_by_default() -> None:
    assert Options().kept_labels == KEPT
