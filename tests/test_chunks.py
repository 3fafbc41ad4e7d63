"""A very long page is scored chunk by chunk, and decided and explained as one."""

from __future__ import annotations

import pytest

import cleaner
from cleaner import pipeline
from cleaner.pipeline import chunk_bounds, scored_chunks, types_of
from cleaner.scorer.scoring import NO_PAGE_TYPE
from cleaner.scorer.weights import text_weights

STORY = (
    "Storm shuts the port\n\n"
    "The boat came in late because the harbour was closed, and nobody knew when it would open.\n"
    "The minister said that the ship had not arrived on the island in the morning, as planned.\n"
    "\nMost Read\nFerry is late\n7 hours ago\n"
)


def test_a_page_of_usual_length_is_one_chunk() -> None:
    assert chunk_bounds(STORY.split("\n")) == [0, 9]


@pytest.mark.parametrize(
    ("lines", "chars", "expected"),
    [(4, 10**6, [0, 3, 7, 10]), (10**6, 45, [0, 4, 8, 10]), (10**6, 10**6, [0, 10])],
)
def test_a_chunk_ends_where_it_has_lines_or_characters_enough(
    lines: int, chars: int, expected: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "MAX_CHUNK_LINES", lines)
    monkeypatch.setattr(pipeline, "MAX_CHUNK_CHARS", chars)
    assert chunk_bounds(["0123456789"] * 10) == expected


def test_the_lines_of_all_chunks_come_back_whole_and_explained(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = STORY * 6
    whole = cleaner.clean(source, input="text")
    monkeypatch.setattr(pipeline, "MAX_CHUNK_LINES", 9)
    page = cleaner.clean(source, input="text")
    assert [line.text for line in page.lines] == [line.text for line in whole.lines]
    assert [line.number for line in page.lines] == list(range(1, len(whole.lines) + 1))
    assert page.found
    assert sum(line.label == "title" for line in page.lines) <= 1
    last = page.lines[-2]
    assert last.reasons
    assert all(abs(reason.line - last.number) <= 9 for reason in last.reasons)
    assert page.lines[1].reasons == ()


def test_chunks_of_blank_lines_say_nothing_of_the_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "MAX_CHUNK_LINES", 9)
    scored = list(scored_chunks([*STORY.split("\n"), *[""] * 30], text_weights(), None))
    assert len(scored) > 2
    types = types_of(scored)
    assert types == pytest.approx(types_of([chunk for chunk in scored if len(chunk.keys)]))
    assert sum(types.values()) == pytest.approx(1)
    assert types_of([chunk for chunk in scored if not len(chunk.keys)]) == {NO_PAGE_TYPE: 1.0}
