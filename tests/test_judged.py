"""The lines of a page as columns, and as values once they are asked for."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner.document.judged import JudgedLines, Line
from cleaner.document.labels import BODY, KEPT, Label
from cleaner.document.lines import ListedLines
from cleaner.readers.text import read_text

PAGE = """Home
Storm shuts the port
By Ada King

The storm came in from the sea, and the harbour master shut the port for two days.
Most boats stayed where they were, and nobody was hurt, the harbour master said later.

Most Read
Ferry is late
"""

rows = st.lists(
    st.tuples(st.sampled_from(Label), st.text(max_size=8), st.floats(0, 1, width=32)), max_size=12
)


def judged(found: list[tuple[Label, str, float]]) -> tuple[Line, ...]:
    return tuple(
        Line(number, text, label, probability, 0, len(text), "p" if number % 2 else None)
        for number, (label, text, probability) in enumerate(found, start=1)
    )


@given(rows)
def test_lines_come_back_as_they_were(found: list[tuple[Label, str, float]]) -> None:
    lines = judged(found)
    columns = JudgedLines.of(lines)
    assert columns.lines == lines
    assert columns.lines is columns.lines
    assert len(columns) == len(lines)
    assert pickle.loads(pickle.dumps(columns)) == columns
    assert hash(JudgedLines.of(lines)) == hash(columns)


@given(rows, st.sampled_from([KEPT, BODY]))
def test_blocks_are_the_runs_of_one_label(
    found: list[tuple[Label, str, float]], labels: frozenset[Label]
) -> None:
    lines = judged(found)
    columns = JudgedLines.of(lines)
    runs = cleaner.Page(columns, 0.5, "article").blocks
    wanted = [[line.text for line in run.lines] for run in runs if run.label in labels]
    assert [list(block) for block in columns.blocks(columns.have(labels))] == wanted
    assert columns.have(labels).tolist() == [line.label in labels for line in lines]


def test_the_article_is_written_without_making_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    page = cleaner.clean(PAGE, input="text")
    monkeypatch.setattr(JudgedLines, "lines", property(lambda self: 1 / 0))
    assert page.found
    assert "harbour master" in page.text
    assert "Ferry" not in page.body
    assert page.byline == "By Ada King"


def test_other_columns_make_other_pages() -> None:
    one, other = (JudgedLines.of(judged([(Label.BODY, text, 0.5)])) for text in ("one", "two"))
    assert one != other
    assert one != "one"
    assert repr(one) == "<1 lines>"


@given(st.text(alphabet="ab \n\r\u2028", max_size=30))
def test_lines_of_a_text_are_cut_out_where_they_stand(source: str) -> None:
    lines = read_text(source)
    places = zip(lines.starts, lines.ends, strict=True)
    assert [source[start:end] for start, end in places] == list(lines)
    assert [lines[place] for place in range(len(lines))] == list(lines)
    assert list(lines[1:]) == list(lines)[1:]
    assert lines[1:].starts == lines.starts[1:]
    assert lines.paths == [None] * len(lines)


def test_lines_that_are_listed_know_what_they_are_told() -> None:
    lines = ListedLines(["one", "two"], paths=["html", "html > p"])
    assert lines[1] == "two"
    assert list(lines[:1]) == ["one"]
    assert (lines.starts, lines.ends, lines.paths[1]) == ([None] * 2, [None] * 2, "html > p")
