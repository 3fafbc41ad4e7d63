"""What a page is beside its text: schema of its JSON, digests, front matter, tables, notebooks."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from functools import cache
from importlib import resources
from io import StringIO
from operator import xor
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Page, clean, commands
from cleaner.commands import clean as clean_page
from cleaner.commands import completion
from cleaner.document.labels import Label
from cleaner.metadata import Metadata
from cleaner.metadata.html import metadata_of_html
from cleaner.text.fingerprints import fingerprints_of
from cleaner.writers.front_matter import to_front_matter
from cleaner.writers.table import COLUMNS

ROOT = Path(__file__).parent.parent
EXAMPLE = (resources.files("cleaner") / "example.txt").read_text(encoding="utf-8")
TEXTS = sorted((ROOT / "tests" / "html").glob("*.html"))
STORM = "The storm came in from the sea and the harbour master shut the port for two days. "


@pytest.fixture(scope="module")
def page() -> Page:
    return clean(EXAMPLE)


# --- the schema of the JSON


@cache
def schema() -> jsonschema.Draft202012Validator:
    content = json.loads((ROOT / "docs" / "page.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(content)
    return jsonschema.Draft202012Validator(content)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_pages_of_html_are_as_the_schema_says(path: Path) -> None:
    schema().validate(json.loads(clean(path.read_bytes(), keep={"comment"}).to_json()))


@pytest.mark.parametrize("source", [EXAMPLE, "", "\n", "<p>", "<title>a</title>\ud800"])
def test_other_pages_are_as_the_schema_says(source: str) -> None:
    told = json.loads(clean(source, max_chars=1000).to_json(reasons=True))
    schema().validate(told)
    assert schema().is_valid(told | {"source": "-"})
    assert not schema().is_valid(told | {"colour": "red"})


def test_the_schema_has_all_labels_and_types() -> None:
    content = schema().schema
    assert content["$defs"]["label"]["enum"] == [str(label) for label in Label]
    html = clean("<p>It rained.", input="html").to_dict()
    asked_for = {"source", "opinions", "summary", "keywords"}
    assert set(content["properties"]) == {*html, *asked_for}


# --- digests


def digest_of(text: str) -> str | None:
    return fingerprints_of(text).digest


def test_a_digest_is_that_of_the_words() -> None:
    assert digest_of("The boat\ncame in!") == digest_of("the  BOAT came – in.")
    assert digest_of("The boat came in") != digest_of("The boats came in")
    assert digest_of("ab c") != digest_of("a bc")
    assert digest_of("船来了") == digest_of("船 来了。")


def bits_apart(one: str, other: str) -> int:
    hashes = (int(fingerprints_of(text).simhash or "", 16) for text in (one, other))
    return xor(*hashes).bit_count()


def test_a_simhash_is_near_where_the_words_are_nearly_the_same() -> None:
    other = EXAMPLE.replace("Saturday", "Sunday")
    assert bits_apart(EXAMPLE, "It rained all day in the harbour.")
    assert bits_apart(EXAMPLE, EXAMPLE.upper()) == 0
    assert bits_apart(EXAMPLE, other) <= 8 < 16 < bits_apart(EXAMPLE, STORM)


def test_a_page_has_the_digests_of_its_body(page: Page) -> None:
    assert (page.digest, page.simhash) == fingerprints_of(page.body)
    assert (clean("").digest, clean("").simhash) == (None, None)
    assert clean("***\n" * 3, keep={"nav", "ui"}).digest is None


# --- authors and moments


def ld(**values: object) -> Metadata:
    node = {"@type": "Article", "headline": "Storm", **values}
    return metadata_of_html(f'<script type="application/ld+json">{json.dumps(node)}</script>')


def test_several_authors_are_named_one_by_one_with_their_sources() -> None:
    found = ld(author=[{"name": "Ada King"}, {"name": "Ben Wright"}])
    assert (found.author, found.authors) == ("Ada King, Ben Wright", ("Ada King", "Ben Wright"))
    assert found.sources("author") == found.sources("authors") == ("JSON-LD",)
    assert Metadata().authors == ld().authors == ()


def test_the_authors_of_a_text_are_named_one_by_one() -> None:
    page = clean(f"Storm shuts the port\n\nBy Ada King and Ben Wright\n\n{STORM * 3}\n")
    assert page.authors == ("Ada King", "Ben Wright")


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2023-05-06T23:30:00-05:00", "2023-05-06T23:30:00-05:00"),
        ("2023-05-06T23:30:00.123+0200", "2023-05-06T23:30:00+02:00"),
        ("2023-05-06 23:30Z", "2023-05-06T23:30:00Z"),
        ("20230506T233000", "2023-05-06T23:30:00"),
        ("2023-05-06T00:00:00", None),
        ("2023-05-06", None),
        ("2023-05-06T29:61:00Z", None),
        ("2023-05-06T23:30:00+99:00", None),
    ],
)
def test_a_moment_has_the_zone_that_the_page_names(written: str, moment: str | None) -> None:
    found = ld(datePublished=written, dateModified=written)
    assert (found.published, found.published_time) == ("2023-05-06", moment)
    assert (found.modified, found.modified_time) == ("2023-05-06", moment)


def test_of_two_moments_of_the_day_the_one_with_a_zone_counts() -> None:
    html = (
        '<meta property="article:published_time" content="2023-05-06T10:00:00">'
        '<time datetime="2023-05-06T10:00:00+02:00">x</time>'
    )
    found = metadata_of_html(html)
    assert found.published_time == "2023-05-06T10:00:00+02:00"
    assert found.sources("published_time") == ("time",)


# --- front matter


def test_markdown_begins_with_what_is_known(page: Page) -> None:
    head, _, rest = page.to_markdown(front_matter=True).removeprefix("---\n").partition("---\n\n")
    assert yaml.safe_load(head) == {
        "title": "The library boat comes back to Wrenmouth",
        "author": "Tobias Fennimore",
        "authors": ["Tobias Fennimore"],
        "published": "2023-05-06",
        "language": "en",
    }
    assert rest == page.to_markdown()


@given(st.text(), st.lists(st.text(min_size=1)))
def test_any_words_come_back_from_the_yaml(title: str, tags: list[str]) -> None:
    told = to_front_matter({"title": title, "tags": tags})
    read = yaml.safe_load(told.replace("---\n", "")) or {} if told else {}
    assert read.get("title", "") == title
    assert read.get("tags", []) == tags


# --- tables


def printed(*arguments: str) -> str:
    result = CliRunner().invoke(clean_page.main, arguments)
    assert result.exit_code == 0, result.stderr
    return result.stdout


@pytest.mark.parametrize(("form", "separator"), [("--csv", ","), ("--tsv", "\t")])
def test_pages_are_rows_of_a_table(tmp_path: Path, form: str, separator: str, page: Page) -> None:
    names = [str(tmp_path / name) for name in ("one.txt", 'other "2", b.txt')]
    for name in names:
        Path(name).write_text(EXAMPLE)
    table = StringIO(printed(form, *names), newline="")
    rows = list(csv.DictReader(table, delimiter=separator))
    assert [row["source"] for row in rows] == names
    assert list(rows[0]) == list(COLUMNS)
    assert (rows[1]["text"], rows[1]["title"]) == (page.text, page.title)
    assert (rows[1]["found"], rows[1]["modified"]) == ("true", "")


def test_several_documents_of_tei_are_one_corpus(tmp_path: Path) -> None:
    etree = pytest.importorskip("lxml.etree")
    (tmp_path / "one.txt").write_text(EXAMPLE)
    root = etree.fromstring(printed("--tei", *[str(tmp_path / "one.txt")] * 2).encode())
    assert [child.tag.partition("}")[2] for child in root] == ["teiHeader", "TEI", "TEI"]


# --- tables, links and images on and off


HTML = f"""<html><body><h1>Storm shuts the port</h1><p>{STORM * 3}</p>
<table><thead><tr><th>Day</th><th>Waves</th></tr></thead>
<tbody><tr><td>Monday</td><td>4 metres</td></tr><tr><td>Tuesday</td><td>6 metres</td></tr></tbody>
</table><p>{STORM * 3}</p></body></html>"""


def test_tables_are_left_out_on_request() -> None:
    shown = clean(HTML, input="html", keep=set(Label) - {Label.BLANK})
    assert "| Monday | 4 metres |" in shown.to_markdown()
    for written in (
        shown.to_markdown(tables=False), shown.to_html(tables=False), shown.to_tei(tables=False)
    ):  # fmt: skip
        assert "Monday" not in written
        assert "harbour master" in written


# --- consoles and notebooks


def test_a_page_shows_its_title_and_how_much_was_kept(page: Page) -> None:
    kept = [line for line in page.lines if line.kept]
    assert repr(page).startswith("<Page 'The library boat comes back to Wrenmouth', article: ")
    assert f"{len(kept)} of " in repr(page)
    assert "%" in repr(page)
    assert repr(clean("")) == (
        f"<Page without a title, none: 0 of 0 lines kept (0% of the characters), "
        f"confidence {clean('').confidence:.2f}>"
    )


def test_a_notebook_shows_the_article_and_no_markup_of_the_page() -> None:
    shown = clean(f"<h1>&lt;b>Storm&lt;/b></h1><p>{STORM * 3}</p>", input="html")._repr_html_()
    assert shown.startswith("<details><summary>")
    assert "<b>" not in shown
    assert "harbour master" in shown


def test_what_a_notebook_shows_can_be_sent() -> None:
    text = f"Storm \ud800 shuts the port\n\n{STORM * 3} \udfff"
    assert "\ufffd shuts" in clean(text)._repr_html_().encode().decode()


# --- completion


def completed(words: str, shell: str = "bash") -> list[str]:
    """Return what a shell is offered for the last of the `words`."""
    result = subprocess.run(
        [sys.executable, "-m", "cleaner"],
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "_CLEAN_PAGE_COMPLETE": f"{shell}_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split(" ")) - 1),
        },
        capture_output=True,
        check=True,
        text=True,
    )
    return [row.partition(",")[2] for row in result.stdout.splitlines()]


def test_commands_and_options_are_completed() -> None:
    assert completed("clean-page ba") == ["batch", "ba"]
    assert "--front-matter" in completed("clean-page --fr")
    assert completed("clean-page batch --page-") == ["--page-seconds", "--page-bytes"]
    assert completed("clean-page --mode p") == ["precision"]


@pytest.mark.parametrize("shell", completion.SHELLS)
def test_each_shell_gets_its_script(shell: str) -> None:
    result = CliRunner().invoke(completion.main, [shell])
    assert result.exit_code == 0
    assert "_CLEAN_PAGE_COMPLETE" in result.stdout


def test_help_has_examples_and_names_all_commands() -> None:
    told = CliRunner().invoke(clean_page.main, ["--help"]).stdout
    assert "Examples:" in told
    assert [name for name in commands.COMMANDS if name not in told] == []
