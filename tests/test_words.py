"""Characters as arrays and words as numbers: what all counting and comparing rests on."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.text.characters import Characters, Kind, Trait, code_points, kind_of, text_of
from cleaner.text.words import Sums, Words, WordTable, digests_of

words = st.text(st.sampled_from("abé船’ß"), min_size=1, max_size=4)
lines_of_words = st.lists(st.lists(words, max_size=5), max_size=5)


@given(st.lists(words, min_size=1))
def test_words_are_equal_where_their_digests_are(texts: list[str]) -> None:
    found = digests_of(texts).tolist()
    assert len(set(found)) == len(set(texts))
    assert dict(zip(found, texts, strict=True)) == {
        digest: text for text, digest in dict(zip(texts, found, strict=True)).items()
    }


@pytest.mark.parametrize("above", [0, 1, 7, 16_383, 16_384, 40_000])
def test_a_word_has_one_digest_wherever_it_stands(above: int) -> None:
    found = Sums(code_points("x" * above + "boat")).digests(
        np.array([above, 0]), np.array([above + 4, above + 4])
    )
    assert found[0] == digests_of(["boat"])[0]
    assert found[1] == digests_of(["x" * above + "boat"])[0]
    assert digests_of(["x" * above + "baot"])[0] != found[1]


@given(lines_of_words)
def test_numbered_words_can_be_spelled_again(lines: list[list[str]]) -> None:
    numbered = Words.of(lines)
    assert numbered.by_line() == tuple(map(tuple, lines))
    assert numbered.sizes.tolist() == [len(line) for line in lines]
    assert len(numbered.different) == len({word for line in lines for word in line})
    assert numbered.lengths[numbered.ids].tolist() == [len(w) for line in lines for w in line]


@given(lines_of_words)
def test_values_of_words_are_summed_and_shared_out_by_line(lines: list[list[str]]) -> None:
    numbered = Words.of(lines)
    is_boat = numbered.different[numbered.ids] == digests_of(["a"])
    assert numbered.sum_by_line(is_boat).tolist() == [line.count("a") for line in lines]
    shares = [line.count("a") / len(line) if line else 0 for line in lines]
    assert numbered.share_by_line(is_boat).tolist() == pytest.approx(shares)


@given(lines_of_words)
def test_the_head_of_a_word_ends_with_its_first_mark(lines: list[list[str]]) -> None:
    heads, of_line = Words.of(lines).heads("’")
    expected = [
        (word[: word.index("’") + 1], number)
        for number, line in enumerate(lines)
        for word in line
        if "’" in word
    ]
    assert heads.tolist() == digests_of([head for head, _ in expected]).tolist()
    assert of_line.tolist() == [number for _, number in expected]


def test_a_table_knows_its_own_words_only() -> None:
    table = WordTable(["the", "boat", "=boat"])
    assert table.rows(digests_of(["boat", "=boat", "the", "boats", "th"])).tolist() == [
        1,
        2,
        0,
        3,
        3,
    ]
    assert WordTable([]).rows(digests_of(["boat"])).tolist() == [0]


@given(st.text())
def test_any_text_comes_back_from_its_code_points(text: str) -> None:
    assert text_of(code_points(text)) == text


def test_a_lone_surrogate_is_a_character_like_others() -> None:
    assert text_of(code_points("a\ud800b")) == "a\ud800b"


@given(st.lists(st.text(st.characters(exclude_characters="\n"), max_size=8), max_size=5))
def test_the_characters_of_a_page_are_those_of_its_lines(lines: list[str]) -> None:
    page = Characters.of(lines)
    assert page.text.split("\n")[:-1] == lines
    assert [page.text[a:b] for a, b in zip(page.starts, page.ends, strict=True)] == lines
    assert [Kind(kind) for kind in page.kinds.tolist()] == [kind_of(ord(c)) for c in page.text]
    assert page.row.tolist() == [i for i, line in enumerate(lines) for _ in line + "\n"]
    assert page.have(Trait.LETTER).tolist() == [c.isalpha() for c in page.text]
    assert page.have(Trait.CAPITAL).tolist() == [c.isupper() for c in page.text]


def test_the_bounds_of_the_letters_are_found_in_each_line() -> None:
    page = Characters.of(["“Go on!”", "", "12", "x"])
    first, last = page.bounds(Trait.LETTER)
    assert [page.text[a:b] for a, b in zip(first, last, strict=True)] == ["Go on", "", "", "x"]
    assert np.array_equal(first[1:3], page.ends[1:3])
