"""A summary is made of whole sentences of the page, in any script."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from benchmarks.measure.summaries import article_of, rouge
from benchmarks.pages import data
from cleaner.commands.clean import main
from cleaner.document.judged import JudgedLines, Line
from cleaner.document.labels import Label
from cleaner.page import Page
from cleaner.summary.candidates import paragraphs_of, sentences_of
from cleaner.summary.choice import summary_of
from cleaner.summary.keywords import keywords_of
from cleaner.text.sentences import SentenceSplitter, ends_a_sentence

EXAMPLE = Path(cleaner.__file__).with_name("example.txt").read_bytes()
NEWS = sorted(path for path in data.OWN_PAGES.glob("news-??.tsv"))
TEXTS = st.lists(
    st.text(
        alphabet=st.sampled_from("aB ç.!?…。！「」“”\"')[1] \n船来ก็หद।ა\ud800\u0301"), max_size=60
    ),
    max_size=12,
)


def page_of(*rows: tuple[str, str]) -> Page:
    lines = (Line(i, text, Label(label), 1.0, 0, 0) for i, (label, text) in enumerate(rows, 1))
    return Page(JudgedLines.of(lines), 1.0, "article")


def squeezed(text: str) -> str:
    return " ".join(text.split())


# --- sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["It rained.", "Then, “at last!” she cried.", "No?", "Yes!"],
        ["Dr. King met J. R. Lee in St. Ives.", "They left at 5 p.m. on the boat."],
        ["It cost 3.50 pounds.", "See gull.example.", "Bye (for now.)"],
        ["Am 3. Oktober kam z.B. Anna.", "Danach regnete es."],
        ["Il a dit « non ! » et partit.", "Il pleuvait…", "Enfin."],
        ["¿Qué pasa?", "¡Nada!", "Él rió."],
        ["Лодка пришла.", "Это было в 1931 г. весной.", "Дождь."],
        ["Το πλοίο ήρθε.", "Έβρεχε;"],
        ["وصل القارب.", "هل هطل المطر؟", "نعم."],
        ["नाव आई।", "क्या बारिश हुई?", "हाँ।"],
        ["배가 왔다.", "비가 왔다."],
        ["მოვიდა ნავი.", "წვიმდა."],
        ["Նավը եկավ։", "Անձրև էր։"],
    ],
)
def test_sentences_end_where_they_should(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert SentenceSplitter(text).sentences(text) == sentences


def test_marks_of_full_width_need_no_space() -> None:
    sentences = ["船来了。", "他问：“下雨了吗？”", "「好！」她说。", "2023年到了！"]
    text = "".join(sentences)
    assert SentenceSplitter(text).sentences(text) == sentences


def test_a_word_that_the_text_shortens_elsewhere_ends_no_sentence() -> None:
    text = "It was approx. ten miles. He rowed approx. Ten miles are long."
    assert SentenceSplitter(text).sentences(text)[1:] == ["He rowed approx. Ten miles are long."]
    alone = "He rowed approx. Ten miles are long."
    assert len(SentenceSplitter(alone).sentences(alone)) == 2


def test_a_short_name_that_stands_without_a_stop_too_may_end_a_sentence() -> None:
    text = "Then Bob came. We met Bob. The boat was late."
    assert len(SentenceSplitter(text).sentences(text)) == 3
    assert len(SentenceSplitter("").sentences("We met Mr. King.")) == 1


@given(TEXTS)
def test_no_word_is_lost_between_sentences(rows: list[str]) -> None:
    text = "\n".join(rows)
    parts = SentenceSplitter(text).sentences(text)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(parts)
    assert ends_a_sentence(text) in (True, False)


# --- what a summary is made of


def test_wrapped_lines_are_read_as_one() -> None:
    page = page_of(
        ("body", "The boat came in very"), ("body", "late on Monday. It"), ("body", "rained.")
    )
    assert page.summary() == "The boat came in very late on Monday.\nIt rained."
    assert paragraphs_of(["Oars of ash.", "iPads are not allowed."]) == [
        "Oars of ash.", "iPads are not allowed.",
    ]  # fmt: skip


def test_titles_menus_headings_and_items_are_no_sentences() -> None:
    page = page_of(
        ("title", "A storm came."), ("nav", "Read on now."), ("heading", "What now?"),
        ("body", "Oars"), ("body", "The storm came in from the sea."), ("comment", "I saw it."),
    )  # fmt: skip
    assert page.summary(9) == "The storm came in from the sea."


def test_lines_are_taken_where_a_text_has_no_end_marks() -> None:
    assert sentences_of(["เรือมาถึงแล้ว", "ฝนตก"]) == ["เรือมาถึงแล้ว", "ฝนตก"]
    assert sentences_of(["Oars", "The boat came in.", "The boat came in."]) == ["The boat came in."]


# --- what is chosen


@pytest.mark.parametrize("path", NEWS, ids=lambda path: path.stem)
@pytest.mark.parametrize("count", [1, 3, 500])
def test_a_summary_is_of_the_body_in_its_order(path: Path, count: int) -> None:
    _, lines = data.read_labelled(path)
    page = cleaner.clean("\n".join(lines))
    body = squeezed(page.body)
    found = page.summary(count).split("\n")
    places = [body.index(sentence) for sentence in found]
    assert len(found) == count or count == 500
    assert all(one < other for one, other in pairwise(places))
    assert 0 < len(page.keywords(count)) <= count
    assert all(word in body for word in page.keywords(count))


@given(TEXTS, st.integers(-1, 9))
def test_odd_text_gives_whole_sentences_and_no_more_than_asked(rows: list[str], count: int) -> None:
    page = page_of(*(("body", row) for text in rows for row in text.split("\n")))
    sentences = page.summary(count).split("\n") if page.summary(count) else []
    words = page.keywords(count)
    assert len(sentences) <= max(count, 0)
    assert len(words) <= max(count, 0)
    assert all(sentence in squeezed(page.body) for sentence in sentences)
    assert len(set(words)) == len(words)


def test_what_the_article_is_about_comes_before_what_it_is_not() -> None:
    rows = [f"Somebody said nothing of it at place {letter} again." for letter in "abcdefgh"]
    telling = "The ferry in the harbour of Wrenmouth was shut by the storm."
    sentences = [*rows, telling, "The storm came.", "The ferry is old.", "The harbour, too."]
    title = "Storm shuts ferry in Wrenmouth harbour"
    assert summary_of(sentences, title, "en", 2) == [rows[0], telling]


def test_what_was_said_already_waits() -> None:
    one, again = "The storm shut the old harbour today.", "Today the storm shut the old harbour."
    other = "The ferry to the islands goes from the storm wall now."
    assert summary_of([one, again, other], "Storm", "en", 2) == [one, other]


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "The ferry came. They saw the ferry. The sea was calm.", "ferry"),
        ("de", "Die Fähre kam. Man sah die Fähre. Die See war ruhig.", "Fähre"),
        ("ru", "Паром пришёл. Все видели паром. Море было тихим.", "паром"),
        ("zh", "图书馆的船来了。人们在图书馆等。", "图书馆"),
        ("ja", "フェリーが来た。人々はフェリーを待った。", "フェリー"),
        ("th", "เรือห้องสมุดมาแล้ว คนที่ชอบห้องสมุด", "ห้องสมุด"),
        (None, "Ontzia eta haizea eta itsasoa. Ontzia eta euria. Ontzia eta kaia.", "Ontzia"),
    ],
)
def test_keywords_come_back_in_any_script(language: str | None, text: str, word: str) -> None:
    assert keywords_of(SentenceSplitter(text).sentences(text), "", language, 1) == [word]


def test_the_title_counts_twice() -> None:
    text = ["Rain, rain and rain.", "A storm and a storm."]
    assert keywords_of(text, "", "en", 1) == ["rain"]
    assert keywords_of(text, "The storm", "en", 1) == ["storm"]


# --- odd use


def test_nothing_comes_of_nothing() -> None:
    for page in (cleaner.clean(""), cleaner.clean(b"%PDF-1.7"), page_of(("nav", "Home."))):
        assert (page.summary(), page.keywords()) == ("", [])
    assert cleaner.clean(EXAMPLE).summary(0) == ""


@pytest.mark.parametrize("wrong", ["3", 2.0, None, True])
def test_a_wrong_type_is_refused(wrong: object) -> None:
    page = cleaner.clean("")
    with pytest.raises(TypeError, match="sentences must be a whole number"):
        page.summary(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="count must be a whole number"):
        page.keywords(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("unit", ["Mr. ", "。」", "!*", "a. ", "船", "ab, ", "The ferry {} came. "])
def test_the_time_grows_with_the_text(unit: str) -> None:
    def seconds(times: int) -> float:
        page = page_of(("body", "".join(unit.format(i) for i in range(times)) + "."))
        start = process_time()
        page.summary(times)
        page.keywords(times)
        return process_time() - start

    seconds(10)
    assert seconds(8000) < 20 * seconds(1000) + 0.2


# --- the command line and the benchmark


def printed(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["--example", *arguments])
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_the_command_prints_both_in_place_of_the_article() -> None:
    page = cleaner.clean(EXAMPLE)
    assert printed("--summary", "2") == page.summary(2) + "\n"
    assert printed("--keywords", "3") == ", ".join(page.keywords(3)) + "\n"
    both = printed("--summary", "1", "--keywords", "2")
    assert both == f"{page.summary(1)}\n\n{', '.join(page.keywords(2))}\n"


def test_json_has_them_only_if_asked() -> None:
    page = cleaner.clean(EXAMPLE)
    assert not {"summary", "keywords"} & json.loads(printed("--json")).keys()
    asked = json.loads(printed("--jsonl", "--summary", "2", "--keywords", "4"))
    assert (asked["summary"], asked["keywords"]) == (page.summary(2), page.keywords(4))


@pytest.mark.parametrize("others", [["--html"], ["--comments"], ["--csv"]])
def test_other_formats_have_none(others: list[str]) -> None:
    result = CliRunner().invoke(main, ["--example", "--summary", "2", *others])
    assert result.exit_code == 2
    assert "--summary and --keywords are for" in result.stderr


def test_the_benchmark_takes_the_summary_out_of_the_text() -> None:
    body = "\n".join(f"The ferry {name} came in late today." for name in "ABCDEFGHI")
    row = {"id": "x", "title": "T", "html": b"", "summary": ["It was late."], "main_content": body}
    article = article_of({**row, "main_content": f"It was late.\n{body}"})
    assert article is not None
    assert (article.reference, len(article.sentences)) == ("It was late.", 9)
    assert article_of({**row, "summary": []}) is None
    assert rouge("船来了", "船来了") == {"rouge_1": 1.0, "rouge_2": 1.0}
