"""Characters and words as numbers: what all counting and comparing rests on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.measures.lines import LineMeasurer
from cleaner.measures.words import spelled_key
from cleaner.text.characters import (
    CAPITAL,
    KIND_BITS,
    KINDS,
    LETTER,
    PHRASE,
    SMALL_LETTERS,
    WORD,
    codes_of,
    kind_of,
    traits_of,
)
from cleaner.text.digests import DigestTable, digest_of, pair_digest
from cleaner.text.folding import fold, is_of_a_word, lower

words = st.text(st.sampled_from("abé船ß"), min_size=1, max_size=4)
lines_of_words = st.lists(st.lists(words, max_size=5), max_size=5)


def measured(lines: list[list[str]]) -> LineMeasurer:
    """Measure lines of these words; a line without words is a mark."""
    measurer = LineMeasurer([" ".join(line) or "»" for line in lines])
    measurer.measure(None)
    return measurer


@given(st.lists(words, min_size=1))
def test_words_are_equal_where_their_digests_are(texts: list[str]) -> None:
    assert len(set(map(digest_of, texts))) == len(set(texts))


@given(words, words)
def test_the_digest_of_a_pair_knows_its_order(one: str, other: str) -> None:
    first, second = digest_of(one), digest_of(other)
    assert (pair_digest(first, second) == pair_digest(second, first)) is (one == other)


@given(lines_of_words)
def test_numbered_words_can_be_spelled_again(lines: list[list[str]]) -> None:
    page = measured(lines)
    assert [page.words.of_line(line) for line in page.lines] == [
        tuple(map(lower, line)) for line in lines
    ]
    assert page.words.distinct == len({lower(word) for line in lines for word in line})
    assert page.words.size == sum(map(len, lines))


@given(lines_of_words)
def test_each_different_word_has_one_number_and_its_digest(lines: list[list[str]]) -> None:
    page = measured(lines)
    numbers: dict[str, int] = {}
    index = 0
    for line in page.lines:
        for word in page.words.of_line(line):
            assert page.words.ids[index] == numbers.setdefault(word, len(numbers))
            assert page.words.digests[index] == digest_of(word)
            index += 1


@pytest.mark.parametrize("above", [0, 1, 7, 16_383, 16_384, 40_000])
def test_a_word_has_one_digest_wherever_it_stands(above: int) -> None:
    page = measured([["x" * above or "x"], ["boat"]])
    assert page.words.digests[1] == digest_of("boat")


def test_a_key_is_the_digest_of_the_words_run_together_behind_a_mark() -> None:
    line = " 2. The Boat's back!"
    (only,) = measured([[line]]).lines
    assert only.key == digest_of("=" + spelled_key(line)) == digest_of("=theboat'sback")


@given(st.lists(words, max_size=40))
def test_a_table_numbers_its_words_in_their_order(texts: list[str]) -> None:
    table = DigestTable()
    assert [table.add(digest_of(text)) for text in texts] == [
        list(dict.fromkeys(texts)).index(text) for text in texts
    ]
    assert len(table) == len(set(texts))
    assert [table.row(digest_of(text)) for text in dict.fromkeys(texts)] == list(range(len(table)))


def test_a_table_knows_its_own_words_only() -> None:
    table = DigestTable.of_words(["the", "boat", "=boat"])
    wanted = ["boat", "=boat", "the", "boats", "th"]
    assert [table.row(digest_of(word)) for word in wanted] == [1, 2, 0, -1, -1]
    assert DigestTable().row(digest_of("boat")) == -1


def test_a_table_grows() -> None:
    table = DigestTable.of_words(map(str, range(10_000)))
    assert [table.row(digest_of(str(number))) for number in range(10_000)] == list(range(10_000))
    assert table.row(digest_of("10000")) == -1


@given(st.text())
def test_the_code_points_of_a_text_are_those_of_its_characters(text: str) -> None:
    assert codes_of(text).tolist() == list(map(ord, text))


def test_a_lone_surrogate_is_a_character_like_others() -> None:
    assert codes_of("a\ud800b").tolist() == [ord("a"), 0xD800, ord("b")]


@given(st.characters())
def test_what_a_character_is_can_be_looked_up(character: str) -> None:
    code = ord(character)
    traits = traits_of(code)
    assert traits & KIND_BITS == kind_of(code) < KINDS
    assert bool(traits & LETTER) == fold(character).isalpha()
    assert bool(traits & CAPITAL) == character.isupper()
    assert bool(traits & PHRASE) == is_of_a_word(fold(character))


@given(st.characters())
def test_a_small_letter_is_of_words_where_its_character_is(character: str) -> None:
    traits = traits_of(ord(character))
    small = SMALL_LETTERS[ord(character)]
    assert chr(small) == lower(character.replace("’", "'"))
    assert SMALL_LETTERS[small] == small
    for trait in (WORD, LETTER, PHRASE):
        assert traits_of(small) & trait == traits & trait
