"""What `cleaner.clean` promises to its callers."""

from __future__ import annotations

import dataclasses
import json
import pickle
from importlib import resources
from itertools import pairwise
from typing import Any

import pytest

import cleaner
from cleaner import KEPT, Block, Label, Line, Page, Reason
from cleaner.document.labels import BODY, DROPPED

EXAMPLE = (resources.files("cleaner") / "example.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page() -> Page:
    return cleaner.clean(EXAMPLE, url="https://www.example.org/boat")


# --- the names and the values


def test_the_package_has_these_names() -> None:
    assert set(cleaner.__all__) >= {"clean", "Page", "Block", "Line", "Label", "Reason", "KEPT"}
    assert [name for name in cleaner.__all__ if not hasattr(cleaner, name)] == []
    assert cleaner.__version__.split(".")[0].isdigit()


def test_a_page_has_every_line_of_the_input_in_order(page: Page) -> None:
    assert isinstance(page.lines, tuple)
    assert {type(line) for line in page.lines} == {Line}
    assert [line.text for line in page.lines] == EXAMPLE.removesuffix("\n").split("\n")
    assert [line.number for line in page.lines] == list(range(1, len(page.lines) + 1))


def test_a_line_says_where_it_stood(page: Page) -> None:
    assert all(EXAMPLE[line.start : line.end] == line.text for line in page.lines)
    assert all(one.end < other.start for one, other in pairwise(page.lines))


def test_a_line_has_the_types_it_promises(page: Page) -> None:
    for line in page.lines:
        assert isinstance(line.label, Label)
        assert line.kept is (line.label in KEPT)
        assert type(line.probability) is float
        assert 0 <= line.probability <= 1
        assert type(line.start) is type(line.end) is type(line.number) is int
        assert line.path is None


def test_a_blank_line_is_blank_and_certainly_not_kept(page: Page) -> None:
    for line in page.lines:
        assert (line.label is Label.BLANK) is (not line.text.strip())
    assert {line.probability for line in page.lines if line.label is Label.BLANK} == {0.0}


def test_the_labels_are_plain_strings() -> None:
    assert {str(label) for label in KEPT} == {
        "title", "standfirst", "byline", "heading", "body", "caption",
    }  # fmt: skip
    assert {str(label) for label in DROPPED} == {
        "nav", "ranking", "teaser", "promo", "social", "comment", "legal", "ui", "about",
    }  # fmt: skip
    assert set(Label) - KEPT - DROPPED == {"duplicate", "blank"}


def test_a_page_has_the_types_it_promises(page: Page) -> None:
    assert page.found is True
    assert type(page.confidence) is float
    assert 0 <= page.confidence <= 1
    assert type(page.text) is type(page.body) is str
    assert page.title == "The library boat comes back to Wrenmouth"
    assert page.byline == "By Tobias Fennimore in Wrenmouth May 6, 2023"
    assert page.author == "Tobias Fennimore"
    assert page.published == "2023-05-06"
    assert page.language == "en"
    assert page.url == "https://www.example.org/boat"
    assert page.encoding is None


def test_the_text_is_the_kept_lines_with_a_blank_line_between_blocks(page: Page) -> None:
    kept = [line.text for line in page.lines if line.kept]
    assert [row for row in page.text.split("\n") if row] == kept
    assert "\n\n\n" not in page.text
    assert page.text == "\n\n".join(block.text for block in page.blocks if block.kept)
    assert page.text == page.text.strip("\n")


def test_the_body_is_the_text_without_title_byline_and_captions(page: Page) -> None:
    rows = [row for row in page.body.split("\n") if row]
    assert rows == [line.text for line in page.lines if line.label in BODY]
    assert page.title not in rows
    assert page.byline not in rows


def test_blocks_are_runs_of_one_label(page: Page) -> None:
    assert {type(block) for block in page.blocks} == {Block}
    assert tuple(line for block in page.blocks for line in block.lines) == page.lines
    for block in page.blocks:
        assert {line.label for line in block.lines} == {block.label}
        assert block.text == "\n".join(line.text for line in block.lines)
        assert block.kept is (block.label in KEPT)
    assert all(one.label is not other.label for one, other in pairwise(page.blocks))


# --- frozen, comparable, sent to other processes


@pytest.mark.parametrize("kind", [Page, Line, Block, Reason])
def test_values_are_frozen_and_slotted(kind: Any) -> None:
    assert dataclasses.is_dataclass(kind)
    assert kind.__dataclass_params__.frozen
    assert "__dict__" not in dir(kind)


def test_nothing_of_a_page_can_be_assigned(page: Page) -> None:
    for value, name in ((page, "judged"), (page.lines[0], "label"), (page.blocks[0], "lines")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, name, ())
    with pytest.raises(dataclasses.FrozenInstanceError, match="lines of Page cannot be set"):
        page.lines = ()  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError, match="title of Page cannot be deleted"):
        del page.title


def test_a_page_comes_back_equal_from_a_pickle(page: Page) -> None:
    again = pickle.loads(pickle.dumps(page))
    assert again == page
    assert again.text == page.text
    assert again.lines[0].reasons == page.lines[0].reasons


def test_a_page_does_not_take_the_weights_with_it(page: Page) -> None:
    assert len(pickle.dumps(page)) < 20 * len(EXAMPLE)


def test_equal_pages_are_equal_and_hash_alike(page: Page) -> None:
    again = cleaner.clean(EXAMPLE, url="https://www.example.org/boat")
    assert again == page
    assert hash(again) == hash(page)
    assert hash(again.lines[3]) == hash(page.lines[3])
    assert hash(again.blocks[3]) == hash(page.blocks[3])
    assert again != cleaner.clean(EXAMPLE)


# --- arguments


def test_the_empty_page_is_an_answer() -> None:
    page = cleaner.clean("")
    assert (page.found, page.text, page.body, page.lines, page.blocks) == (False, "", "", (), ())
    assert (page.title, page.byline, page.author, page.published) == (None, None, None, None)
    assert page.language is None
    assert 0 <= page.confidence <= 1
    assert cleaner.clean(b"").lines == ()


@pytest.mark.parametrize("source", ["\n", " \n\t\n", "\r\n\r\n", "\u3000"])
def test_a_page_of_blank_lines_is_blank(source: str) -> None:
    page = cleaner.clean(source)
    assert page.found is False
    assert {line.label for line in page.lines} == {Label.BLANK}


def test_bytes_are_decoded_and_the_encoding_is_named() -> None:
    page = cleaner.clean(EXAMPLE.encode("utf-8"))
    assert page.encoding == "utf-8"
    assert page.lines == cleaner.clean(EXAMPLE).lines
    wide = cleaner.clean(b"\xff\xfe" + EXAMPLE.encode("utf-16-le"))
    assert wide.encoding == "utf-16le"
    assert wide.lines == page.lines


@pytest.mark.parametrize(
    "source", [None, 7, 1.5, ["a"], ("a",), bytearray(b"a"), memoryview(b"a"), object()]
)
def test_another_source_is_refused_with_what_is_accepted_and_what_was_given(source: Any) -> None:
    with pytest.raises(TypeError, match=rf"str or bytes, not {type(source).__name__}"):
        cleaner.clean(source)


@pytest.mark.parametrize("name", ["url", "language", "input", "mode"])
@pytest.mark.parametrize("value", [7, b"text", ["text"]])
def test_an_argument_of_another_type_is_refused_by_name(name: str, value: Any) -> None:
    with pytest.raises(TypeError, match=rf"{name} must be str.*, not {type(value).__name__}"):
        cleaner.clean("x", **{name: value})


@pytest.mark.parametrize("name", ["input", "mode"])
def test_none_is_no_input_and_no_mode(name: str) -> None:
    with pytest.raises(TypeError, match=f"{name} must be str, not NoneType"):
        cleaner.clean("x", **{name: None})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "value", "known"),
    [("input", "xml", "auto, text, html"), ("mode", "Recall", "precision, balanced, recall")],
)
def test_an_unknown_value_is_refused_with_the_known_ones(name: str, value: str, known: str) -> None:
    with pytest.raises(ValueError, match=f"{name} must be one of {known}; not '{value}'"):
        cleaner.clean("x", **{name: value})  # type: ignore[arg-type]


def test_an_unknown_keyword_is_refused() -> None:
    with pytest.raises(TypeError, match="langauge"):
        cleaner.clean("x", langauge="en")  # type: ignore[call-arg]


def test_options_are_given_by_name() -> None:
    with pytest.raises(TypeError):
        cleaner.clean("x", "text")  # type: ignore[misc]


def test_html_given_as_text_is_cleaned_as_it_stands() -> None:
    source = "<p>One paragraph.</p>\n<p>And <a href='/x'>a link</a>.</p>"
    assert [line.text for line in cleaner.clean(source, input="text").lines] == source.split("\n")


def test_a_language_that_is_told_is_the_language() -> None:
    assert cleaner.clean(EXAMPLE, language="de").language == "de"


def test_recall_keeps_what_balanced_keeps_and_balanced_what_precision_keeps() -> None:
    kept = [
        {line.number for line in cleaner.clean(EXAMPLE, mode=mode).lines if line.kept}
        for mode in ("precision", "balanced", "recall")
    ]
    assert kept[0] <= kept[1] <= kept[2]
    assert kept[0]


def test_the_mode_is_remembered() -> None:
    assert cleaner.clean("x", mode="recall").mode == "recall"


# --- why


def line_of(page: Page, text: str) -> Line:
    return next(line for line in page.lines if line.text.strip() == text)


def test_kept_and_dropped_lines_have_reasons_the_strongest_first(page: Page) -> None:
    for line in (
        line_of(page, "Dismiss"),
        next(line for line in page.lines if len(line.text) > 200),
    ):
        speaking = [reason.effect if line.kept else -reason.effect for reason in line.reasons]
        assert speaking
        pro, contra = (
            [effect for effect in speaking if (effect > 0) is yes] for yes in (True, False)
        )
        assert speaking == sorted(pro, reverse=True) + sorted(contra)


def test_blank_lines_have_no_reasons(page: Page) -> None:
    assert {line.reasons for line in page.lines if line.label is Label.BLANK} == {()}


def test_a_reason_names_a_signal_a_line_and_says_it_in_words(page: Page) -> None:
    from cleaner.scorer.weights import COLUMNS

    for reason in line_of(page, "Dismiss").reasons:
        assert isinstance(reason, Reason)
        assert reason.signal in COLUMNS
        assert page.lines[reason.line - 1].label is not Label.BLANK
        assert type(reason.effect) is float
        assert str(reason) == reason.words != ""


def test_an_explanation_names_the_line_its_label_and_its_reasons(page: Page) -> None:
    line = line_of(page, "Dismiss")
    told = page.explain(line.number)
    assert f"line {line.number}, {line.label}" in told
    assert all(reason.words in told for reason in line.reasons)


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_a_line_that_is_not_there_cannot_be_explained(page: Page, number: int) -> None:
    with pytest.raises(IndexError, match=f"no line {number}"):
        page.explain(number)


MARK = "\ufeff"
"""The byte order mark, as `open(name, encoding="utf-8")` leaves it in front of a text."""


def test_a_byte_order_mark_belongs_to_no_line_of_a_text() -> None:
    with_mark, without = cleaner.clean(MARK + EXAMPLE), cleaner.clean(EXAMPLE)
    assert (with_mark.text, with_mark.title) == (without.text, without.title)
    assert [line.start for line in with_mark.lines] == [line.start + 1 for line in without.lines]


def test_a_byte_order_mark_does_not_end_the_head_of_a_page() -> None:
    rain = "<p>It rained all night, and the harbour was shut.</p>" * 4
    page = f"<html lang=en><title>Storm</title><meta name=author content='Ada King'>{rain}"
    with_mark, without = cleaner.clean(MARK + page), cleaner.clean(page)
    assert with_mark.to_dict() == without.to_dict()
    assert with_mark.author == "Ada King"


@pytest.mark.parametrize("number", ["1", None, 1.0])
def test_a_line_is_named_by_a_whole_number(page: Page, number: object) -> None:
    with pytest.raises(TypeError, match="cannot be interpreted as an integer"):
        page.explain(number)  # type: ignore[arg-type]


# --- written out


def test_the_json_of_a_page_says_what_the_page_says(page: Page) -> None:
    told = json.loads(page.to_json())
    assert told == json.loads(page.to_json(indent=2)) == json.loads(json.dumps(page.to_dict()))
    assert told["text"] == page.text
    assert told["found"] is True
    assert "reasons" not in told["lines"][0]
    assert [line["text"] for line in told["lines"]] == [line.text for line in page.lines]
    assert [line["label"] for line in told["lines"]] == [str(line.label) for line in page.lines]
    assert {"body", "title", "byline", "author", "published", "language", "confidence"} <= set(told)


def test_every_writer_answers_for_an_empty_page() -> None:
    page = cleaner.clean("")
    assert json.loads(page.to_json())["lines"] == []
    assert isinstance(page.to_markdown(), str)
    assert isinstance(page.to_html(), str)


def test_markdown_and_html_hold_every_kept_line(page: Page) -> None:
    paragraph = next(line.text for line in page.lines if line.kept and len(line.text) > 300)
    assert paragraph in page.to_markdown()
    assert paragraph.split('"')[0] in page.to_html()
    assert "Most Read" not in page.to_markdown() + page.to_html()


def test_cleaning_twice_gives_the_same_page(page: Page) -> None:
    cleaner.clean("Another page\n\nwith its own lines.")
    assert cleaner.clean(EXAMPLE, url=page.url) == page
