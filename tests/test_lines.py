"""What is measured of a line: words, keys, end marks, list marks, blank lines, languages."""

from __future__ import annotations

from pathlib import Path

import pytest

import cleaner
from cleaner.measures.line import MeasuredLine
from cleaner.measures.lines import LineMeasurer
from cleaner.text.characters import (
    BRACKET,
    CASELESS,
    COMMA,
    CURRENCY,
    DIGIT,
    IDEOGRAPH,
    LOWER,
    OTHER,
    QUOTE,
    SEPARATOR,
    SPACE,
    STOP,
    UPPER,
    kind_of,
)

LEXICONS = Path(cleaner.__file__).parent / "lexicons"

SAME_KEY = [
    ("Most Read", "MOST READ"),
    ("Most Read", "• Most Read"),
    ("Most Read", "1. Most Read!"),
    ("Most Read", "  *  Most   Read:  "),
    ("Most Read", "## Most Read"),
    ("It’s late", "It's late"),
    ("Meistgelesen", "→ meistgelesen …"),
    ("他来了", "他来了。"),
    ("ДЛЯ ВАС", "Для вас"),
    ("القائمة", "• القائمة:"),
]

DIFFERENT_KEY = [
    ("Most Read", "Most Ready"),
    ("Storm shuts the port", "Storm shuts the fort"),
    ("他来了", "她来了"),
    ("Chapter 1", "Chapter 2"),
]

WORD_COUNTS = [
    ("Most Read", 2),
    ("1. Most Read", 2),
    ("It's the captain’s boat", 4),
    ("In 2022", 2),
    ("»", 0),
    ("船在早上离开", 3),
    ("船は朝に港を", 3),
    ("서울 시민", 2),
    ("iPhone 发布会", 2.5),
    ("غادرت السفينة الميناء", 3),
    ("जहाज सुबह निकला", 3),
]

ENDS = [
    ("It rained.", STOP),
    ('He said: "It rained."', STOP),
    ("He said (“It rained.”)", STOP),
    ("「雨だ。」", STOP),
    ("他说：“下雨了。”", STOP),
    ("बारिश हुई।", STOP),
    ("هل تمطر؟", STOP),
    ("ዝናብ ዘነበ።", STOP),
    ("ዘነበ፧", STOP),
    ("Անձրև է գալիս։", STOP),
    ("ཆར་པ་འབབ།", STOP),
    ("မိုးရွာသည်။", STOP),
    ("မိုးရွာ၍၊", COMMA),
    ("ዝናብ ዘነበ፣", COMMA),
    ("Il pleut…", STOP),
    ("«Il pleut.»", STOP),
    ("« Il pleut. »", STOP),
    ("Dear reader,", COMMA),
    ("You will need:", COMMA),
    ("Most Read", LOWER),
    ("“Most Read”", LOWER),
    ("BBC", UPPER),
    ("船", IDEOGRAPH),
    ("Page 2", DIGIT),
    ("Home ›", SEPARATOR),
    ('"""', QUOTE),
]

SENTENCES = {
    "ar": "قال الوزير إن السفينة التي غادرت من الميناء لم تصل إلى الجزيرة بعد ذلك.",
    "de": "Der Minister sagte, dass das Schiff nicht auf der Insel angekommen ist.",
    "en": "The minister said that the ship had not arrived on the island in the morning.",
    "es": "El ministro dijo que el barco no llegó a la isla por la mañana y que lo buscan.",
    "fa": "وزیر گفت که این کشتی از بندر به جزیره نرسیده است و آن را می‌جویند.",
    "fr": "Le ministre a dit que le bateau n'est pas arrivé dans l'île et qu'on le cherche.",
    "hi": "मंत्री ने कहा कि जहाज द्वीप पर नहीं पहुंचा है और उसकी खोज की जा रही है।",
    "it": "Il ministro ha detto che la nave non è arrivata all'isola e che la si cerca.",
    "ja": "大臣は、船が朝に港を出たが、まだ島に着いていないと述べた。",
    "ko": "장관은 배가 항구를 떠났지만 아직 섬에 도착하지 않았다. 그리고 이 배를 찾고 있다.",
    "nl": "De minister zei dat het schip niet op het eiland is aangekomen en dat men het zoekt.",
    "pl": "Minister powiedział, że statek nie dotarł na wyspę i że go szukają od rana.",
    "pt": "O ministro disse que o navio não chegou à ilha e que estão à procura dele.",
    "ru": "Министр сказал, что корабль не пришёл на остров и что его ищут с утра.",
    "tr": "Bakan, geminin limandan ayrıldığını ve bir daha adaya ulaşmadığını söyledi, çok kötü.",
    "zh": "部长说，这艘船在早上离开了港口，但是还没有到达岛上，他们正在寻找它。",
}


def measure(texts: list[str], language: str | None = None) -> LineMeasurer:
    """Measure the lines of a page."""
    measurer = LineMeasurer(texts)
    measurer.measure(language)
    return measurer


def column(texts: list[str], name: str) -> list[object]:
    """Return one measure of each line of a page."""
    return [getattr(line, name) for line in measure(texts).lines]


def only_line(text: str) -> MeasuredLine:
    """Measure a page of one line that is not blank."""
    (line,) = measure([text]).lines
    return line


@pytest.mark.parametrize(("one", "other"), SAME_KEY)
def test_keys_ignore_case_bullets_and_punctuation(one: str, other: str) -> None:
    assert only_line(one).key == only_line(other).key != 0


@pytest.mark.parametrize(("one", "other"), DIFFERENT_KEY)
def test_keys_tell_other_words_apart(one: str, other: str) -> None:
    assert only_line(one).key != only_line(other).key


def test_the_key_of_a_line_of_marks_is_empty() -> None:
    assert column(["»", "•", "…"], "key") == [0, 0, 0]


@pytest.mark.parametrize(("text", "count"), WORD_COUNTS)
def test_words_are_counted_in_scripts_with_and_without_spaces(text: str, count: float) -> None:
    assert only_line(text).word_count == count


@pytest.mark.parametrize(("text", "kind"), ENDS)
def test_the_end_mark_is_found_behind_quotes_and_brackets(text: str, kind: int) -> None:
    assert only_line(text).last == kind


def test_colons_questions_and_cuts_are_seen_behind_a_closing_quote() -> None:
    lines = ["“Need:”", "“Really?”", "他说什么？", "And then...", "And then."]
    assert column(lines, "ends_with_colon") == [True, False, False, False, False]
    assert column(lines, "asks") == [False, True, True, False, False]
    assert column(lines, "is_cut_off") == [False, False, False, True, False]


@pytest.mark.parametrize("end", ["…", "...", "[…]", "[...]"])
def test_a_line_may_be_cut_off_in_several_ways(end: str) -> None:
    assert only_line(f"And then {end}").is_cut_off
    assert not only_line(f"And then {end}x").is_cut_off


def test_blank_lines_are_left_out_and_remembered_by_their_neighbours() -> None:
    lines = ["", "One", "Two", " \t", "", "Three", "\u3000"]
    assert column(lines, "page_index") == [1, 2, 5]
    assert column(lines, "index") == [0, 1, 2]
    assert column(lines, "after_blank") == [True, False, True]
    assert column(lines, "before_blank") == [False, True, True]


def test_the_edges_of_a_page_count_as_blank_lines() -> None:
    lines = ["One", "Two", "Three"]
    assert column(lines, "after_blank") == [True, False, False]
    assert column(lines, "before_blank") == [False, False, True]


def test_doubled_blank_lines_change_no_measure_but_the_numbers() -> None:
    once = ["One", "", "Two words", "Three", "", "Four."]
    twice = ["One", "", "", "Two words", "Three", "", "\t", "Four."]
    for name in ("key", "word_count", "after_blank", "before_blank", "function_words", "last"):
        assert column(once, name) == column(twice, name), name
    assert measure(once).words.text == measure(twice).words.text


@pytest.mark.parametrize("lines", [[], [""], [" ", "\t", "\u2003"]])
def test_a_page_without_text_has_no_lines(lines: list[str]) -> None:
    page = measure(lines)
    assert page.lines == []
    assert page.words.size == page.words.distinct == 0
    assert page.languages == ("en",)


def test_list_marks_are_told_from_words() -> None:
    lines = ["• One", "- One", "1. One", "12) One", "## One", "1 One", "C. One"]
    assert column(lines, "has_bullet") == [True, True, False, False, False, False, False]
    assert column(lines, "is_numbered") == [False, False, True, True, False, False, False]


@pytest.mark.parametrize("text", ["1.5 litres of milk", "10.000 Euro", "02.02.2022", "3.14"])
def test_a_number_with_a_point_in_it_is_no_list_number(text: str) -> None:
    assert not only_line(text).is_numbered


def test_a_line_that_is_only_a_list_mark_is_measured_as_it_stands() -> None:
    assert column(["1.", "•"], "first") == [DIGIT, SEPARATOR]


def test_indents_are_counted_in_columns() -> None:
    assert column(["One", "  One", "\tOne", "  \tOne"], "indent") == [0, 2, 4, 4]


def test_glued_words_are_counted_within_a_line_only() -> None:
    assert column(["aB cD", "ab", "Cd"], "joints") == [2, 0, 0]


def test_capitals_are_shares_of_what_has_case() -> None:
    lines = ["The Boat came in", "BBC", "船", "BBC 船"]
    assert column(lines, "capitalised") == [0.5, 1, 0, 1]
    assert column(lines, "shouting") == [pytest.approx(2 / 13), 1, 0, 1]


def test_a_capital_sigma_is_a_capital_and_has_two_small_letters() -> None:
    line = only_line("ΟΔΟΣ ΣΟΛΩΝΟΣ")
    assert (line.capitalised, line.shouting) == (1, 1)
    assert line.key == only_line("οδος σολωνος").key == only_line("Οδος Σολωνος").key
    assert line.key != only_line("οδοσ σολωνοσ").key


DATES = [
    ("02.02.2022", True),
    ("2022-02-02", True),
    ("2/2/22", True),
    ("2022年2月2日", True),
    ("2022년 2월 2일", True),
    ("February 2, 2022", True),
    ("2 Feb", True),
    ("February", False),
    ("1-0", False),
    ("Version 2.10", False),
    ("In 2022 it rained", False),
]


@pytest.mark.parametrize(("text", "is_date"), DATES)
def test_dates_are_told_from_other_numbers(text: str, is_date: bool) -> None:
    assert only_line(text).has_date is is_date


CLOCKS = [
    ("14:05", True),
    ("14h30", True),
    ("7 p.m.", True),
    ("7pm", True),
    ("14.05", False),
    ("7 pens", False),
]


@pytest.mark.parametrize(("text", "is_clock"), CLOCKS)
def test_times_of_day_are_told_from_other_numbers(text: str, is_clock: bool) -> None:
    assert only_line(text).has_clock is is_clock


ADDRESSES = [
    ("www.example.org", True),
    ("Write to ada@example.org", True),
    ("See http://example.org", True),
    ("See https://example.org", True),
    ("http", False),
    ("at @ the", False),
    ("@ada", False),
    ("awww.x, www", False),
    ("awww. www.example.org", True),
]


@pytest.mark.parametrize(("text", "is_address"), ADDRESSES)
def test_addresses_are_seen(text: str, is_address: bool) -> None:
    assert only_line(text).has_address is is_address


def test_characters_are_told_apart_by_kind() -> None:
    kinds = [kind_of(ord(c)) for c in " aÉعの9٣.،“(|€=\u2028"]
    assert kinds == [
        SPACE, LOWER, UPPER, CASELESS, IDEOGRAPH, DIGIT, DIGIT, STOP, COMMA, QUOTE, BRACKET,
        SEPARATOR, CURRENCY, OTHER, SPACE,
    ]  # fmt: skip


COUNTS = (
    "spaces", "small_letters", "capitals", "letters_without_case", "ideographs", "digits", "stops",
    "commas", "quotes", "brackets", "separators", "currency_signs", "other_signs",
)  # fmt: skip


def test_every_character_of_a_line_has_one_kind() -> None:
    text = "Löwe 船 ﷽ e\u0301 \ud800 \U0001f600 \x00 x"
    line = only_line(text)
    assert sum(getattr(line, name) for name in COUNTS) == line.chars == len(text)


LANGUAGES = sorted(path.stem for path in LEXICONS.glob("*.txt") if path.stem in SENTENCES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_of_a_sentence_is_found(language: str) -> None:
    assert measure([SENTENCES[language], "Home"]).languages[0] == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_english_phrases_are_looked_for_on_pages_of_every_language(language: str) -> None:
    assert "en" in measure([SENTENCES[language]]).languages


@pytest.mark.parametrize(
    "language",
    LANGUAGES,
)
def test_function_words_are_counted_in_the_first_language_only(language: str) -> None:
    other = SENTENCES["ru" if language != "ru" else "de"]
    lines = [SENTENCES[language], SENTENCES[language], SENTENCES[language], other]
    first, _, _, last = (line.function_words for line in measure(lines).lines)
    assert first >= 2
    assert last < first


def test_two_languages_of_a_page_are_both_used() -> None:
    assert {"de", "fr", "en"} <= set(measure([SENTENCES["de"], SENTENCES["fr"]]).languages)


def test_a_language_that_is_told_comes_first() -> None:
    assert measure(["Politik"], "de").languages[0] == "de"
    assert measure([SENTENCES["fr"]], "de").languages[0] == "de"


def test_a_language_nobody_knows_changes_nothing() -> None:
    assert measure([SENTENCES["fr"]], "xx").languages == measure([SENTENCES["fr"]]).languages
