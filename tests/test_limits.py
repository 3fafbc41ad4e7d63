"""A limit degrades to an answer: what stands beyond it comes back unjudged, and is told."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import cleaner
from cleaner import Label, pipeline
from cleaner.commands.clean import main
from cleaner.document.tree import ELEMENT_COLUMNS
from cleaner.readers.attributes import FEW_BYTES, MAX_ATTRIBUTES, trimmed
from cleaner.readers.html import read_html

EXAMPLE = (resources.files("cleaner") / "example.txt").read_text(encoding="utf-8")
HTML = "<article>" + "".join(
    f"<p>It rained on the harbour for {n} days, and the boat was late again.</p>" for n in range(40)
)


@pytest.mark.parametrize(("source", "kind"), [(EXAMPLE, "text"), (HTML, "html")])
def test_lines_beyond_a_limit_are_there_and_dropped(source: str, kind: Any) -> None:
    whole = cleaner.clean(source, input=kind)
    page = cleaner.clean(source, input=kind, max_chars=1200)
    assert (whole.truncated, page.truncated, page.found) == (False, True, True)
    assert [line.text for line in page.lines] == [line.text for line in whole.lines]
    beyond = [line for line in page.lines[-8:] if line.text.strip()]
    assert {line.label for line in beyond} == {Label.UI}
    assert {line.probability for line in beyond} == {0.0}
    assert [str(reason) for reason in beyond[0].reasons] == ["stands beyond the limit that was set"]
    assert json.loads(page.to_json())["truncated"] is True


@pytest.mark.parametrize("limit", [len(EXAMPLE), 10**9])
def test_a_limit_that_is_not_reached_changes_nothing(limit: int) -> None:
    assert cleaner.clean(EXAMPLE, max_chars=limit) == cleaner.clean(EXAMPLE)


def test_blank_lines_beyond_a_limit_are_no_loss() -> None:
    page = cleaner.clean("Storm shuts the port\n\n\n\n", max_chars=21)
    assert not page.truncated
    assert {line.label for line in page.lines[1:]} == {Label.BLANK}


def test_a_line_that_the_limit_cuts_is_judged_by_its_beginning() -> None:
    page = cleaner.clean("The boat was late again, he said. " * 500, max_chars=400)
    assert page.truncated
    assert page.lines[0].reasons[0].signal != "beyond_the_limit"
    assert len(page.lines[0].text) == 500 * 34


def test_no_characters_at_all_are_an_answer_too() -> None:
    page = cleaner.clean(EXAMPLE, max_chars=0)
    assert (page.found, page.truncated, page.text) == (False, True, "")
    assert cleaner.clean("", max_chars=0).truncated is False


def test_when_time_is_over_the_first_part_is_judged_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert cleaner.clean(EXAMPLE, max_seconds=0) == cleaner.clean(EXAMPLE)
    monkeypatch.setattr(pipeline, "MAX_CHUNK_LINES", 90)
    page = cleaner.clean(EXAMPLE * 3, input="text", max_seconds=0)
    assert page.truncated
    assert page.found
    assert page.lines[-1].reasons[0].signal == "beyond_the_limit"
    assert not cleaner.clean(EXAMPLE * 3, input="text", max_seconds=1e6).truncated


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("max_chars", "9", "max_chars must be int or None, not str"),
        ("max_chars", True, "max_chars must be int or None, not bool"),
        ("max_chars", 1.5, "max_chars must be int or None, not float"),
        ("max_seconds", "9", "max_seconds must be int, float or None, not str"),
    ],
)
def test_a_limit_of_another_type_is_refused(name: str, value: Any, error: str) -> None:
    with pytest.raises(TypeError, match=error):
        cleaner.clean("", **{name: value})


@pytest.mark.parametrize(
    ("name", "value"), [("max_chars", -1), ("max_seconds", -0.5), ("max_seconds", float("nan"))]
)
def test_a_limit_below_nothing_is_refused(name: str, value: Any) -> None:
    with pytest.raises(ValueError, match=f"{name} must be 0 or more"):
        cleaner.clean("", **{name: value})


def test_the_command_says_that_only_a_part_was_judged(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(EXAMPLE, encoding="utf-8")
    result = CliRunner().invoke(main, ["--max-chars", "1200", str(page)])
    assert result.exit_code == 0
    assert "only a part was judged" in result.stderr
    assert "only a part" not in CliRunner().invoke(main, ["--max-chars", "99999", str(page)]).stderr


# --- what keeps time linear


def wide(count: int, value: str = "x") -> bytes:
    return b"<p " + b" ".join(b"a%d='%s'" % (i, value.encode()) for i in range(count)) + b">word"


@pytest.mark.parametrize("value", ["x", ">", "<", "<!--", "/"])
def test_a_tag_has_no_more_attributes_than_are_read(value: str) -> None:
    source = wide(9000, value)
    assert trimmed(source).count(b"='") == MAX_ATTRIBUTES
    assert trimmed(source).endswith(b">word")
    assert trimmed(wide(MAX_ATTRIBUTES, "x" * 40)) == wide(MAX_ATTRIBUTES, "x" * 40)


@pytest.mark.parametrize(
    "before", ['<script>x<a="</script>', "<!-- <a=' -->", '<title>x<a="</title>']
)
def test_a_wide_tag_does_not_hide_behind_what_only_looks_like_one(before: str) -> None:
    source = before.encode() + wide(9000) + b"\" '"
    assert trimmed(source).count(b"='x'") == MAX_ATTRIBUTES


@pytest.mark.parametrize("element", ["script", "textarea", "title", "style"])
def test_what_is_no_markup_is_left_alone(element: str) -> None:
    source = f"<{element}>if (a <b {'c d ' * 9000}</{element}><p>word".encode()
    assert len(source) > FEW_BYTES
    assert trimmed(source) == source


def test_a_part_of_a_page_has_the_elements_around_its_lines_and_no_others() -> None:
    _, tree = read_html("<div>" + "<ul><li><a href=/>Story</a></ul>" * 9 + "</div>")
    part = tree.part(4, 6)
    assert len(part.blocks) == 2
    assert {len(getattr(part, name)) for name in ELEMENT_COLUMNS} == {len(part.tags)}
    assert sorted(part.tags) == sorted(["html", "body", "div", *["ul", "li", "a"] * 2])
    assert all(parent < place for place, parent in enumerate(part.parents) if place)
    assert [part.tags[n] for n in part.elements] == ["a", "a"]
    assert tree.part(0, 9) is tree
    assert list(tree.part(3, 3).blocks) == []
