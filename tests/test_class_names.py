"""What class names say of the lines inside, and the words of the lines around."""

from __future__ import annotations

import math
import re
from itertools import chain

import numpy as np
import pytest

from cleaner.measures.bare_page import bare_page
from cleaner.measures.page import MeasuredPage
from cleaner.measures.passes import measure_page
from cleaner.readers.html import read_html
from cleaner.scorer.class_names import CLAIMS, ClassNames, combine, tokens_of
from cleaner.scorer.name_columns import FAR_DECAY, FAR_SHARE, NEAR_DECAY, SCALE
from cleaner.scorer.surroundings import CLAIMS as SURROUNDINGS
from cleaner.scorer.surroundings import surroundings
from cleaner.scorer.vocabulary import CLAIMS as WORD_CLAIMS
from cleaner.scorer.vocabulary import SORTS, STEPS_A_UNIT

PART = re.compile(r"[A-Z][a-z]+|[a-z]{2,}|[A-Z]{2,}(?![a-z])")
PAGE = (
    "<div class='story Main'><p class=text>one</p><p>two</p></div>"
    "<div class=related-posts><h3>three</h3><p class='text x1'>four</p></div>"
)


def measured(source: str) -> MeasuredPage:
    lines, tree = read_html(source)
    return measure_page(list(lines), tree=tree)


def columns_of(names: ClassNames, page: MeasuredPage) -> list[dict[str, float]]:
    """Return, for each line, what each claim says."""
    values = np.zeros((len(page.lines), len(CLAIMS)), dtype=np.float32)
    names.fill(page, values.reshape(-1), len(CLAIMS), 0)
    claims = [name for name, _, _ in CLAIMS]
    return [dict(zip(claims, row, strict=True)) for row in values.tolist()]


def table(**log_odds: list[int]) -> ClassNames:
    """Return the table of names; a list holds the first of their log-odds, in steps."""
    rows = np.zeros((len(log_odds), len(SORTS)), dtype=np.int8)
    for row, odds in enumerate(log_odds.values()):
        rows[row, : len(odds)] = odds
    return ClassNames({name: row for row, name in enumerate(log_odds)}, rows)


@pytest.mark.parametrize(
    "name",
    [
        "mostRead", "HTMLText", "ABCd", "ABc", "AB", "Ab", "A", "a", "aB", "x1", "col-md-6", "",
        "12", "navÄcontent", "ÉTÉ", "İx", "post_٣٤", "fooBARbaz", "XYZ", "aBCDe", "XMLHttpRequest2",
    ],
)  # fmt: skip
def test_a_name_is_known_as_a_whole_and_by_its_parts(name: str) -> None:
    whole = re.sub(r"\d+", "#", name.lower()).split()
    parts = [part.lower() for part in PART.findall(name)]
    assert tokens_of("p", name) == tuple(dict.fromkeys(["<p>", *whole, *parts]))


def test_each_token_of_an_element_is_looked_up_once() -> None:
    tag, names = "div", "mostRead post-123 most MOST İx Ärger"
    tokens = tokens_of(tag, names)
    one_each = ClassNames(
        {token: row for row, token in enumerate(tokens)},
        np.full((len(tokens), len(SORTS)), STEPS_A_UNIT, dtype=np.int8),
    )
    (line,) = columns_of(one_each, measured(f"<div class='{names}'>one</div>"))
    mean = len(tokens) / (math.sqrt(len(tokens)) + 1)
    assert line["names_at_it_speak_of_content"] == pytest.approx(min(0.5 + mean / SCALE, 1))


def test_names_around_say_less_with_each_step() -> None:
    one, two, three, four = columns_of(table(story=[16]), measured(PAGE))
    mean = 1 / 2
    assert one["names_at_it_speak_of_content"] == pytest.approx(0.5 + NEAR_DECAY * mean / SCALE)
    far = FAR_SHARE * FAR_DECAY * mean
    assert one["names_around_speak_of_content"] == pytest.approx(0.5 + far / SCALE)
    assert one["a_name_around_speaks_of_content"] == pytest.approx(0.5 + FAR_DECAY / SCALE)
    assert two == one
    assert set(three.values()) == set(four.values()) == {0.5}


def test_a_name_against_content_is_told_apart_from_none() -> None:
    one, _, three, _ = columns_of(table(related=[-32]), measured(PAGE))
    assert one["no_name_around_speaks_against_content"] == 0.5
    expected = 0.5 - 2 * FAR_DECAY / SCALE
    assert three["no_name_around_speaks_against_content"] == pytest.approx(expected)
    assert three["a_name_around_speaks_of_content"] == 0.5


def test_the_trainer_combines_its_own_log_odds_the_same_way() -> None:
    names = table(story=[16, -8], text=[5, 3], related=[-20, 30])
    lines, tree = read_html(PAGE)
    page = bare_page([1.0] * len(lines), tree)
    known = [[names.rows[t] for t in tokens_of(*d) if t in names.rows] for d in tree.different]
    values = names.log_odds[list(chain.from_iterable(known))].astype(np.float32) / STEPS_A_UNIT
    owners = np.repeat(np.arange(len(known)), [len(rows) for rows in known])
    combined = combine(values, owners, page)
    own = [list(row.values()) for row in columns_of(names, measured(PAGE))]
    assert combined.tolist() == own


def test_a_page_without_lines_has_no_columns() -> None:
    page = measured("")
    assert columns_of(table(story=[16]), page) == []
    assert surroundings(np.zeros((0, len(WORD_CLAIMS)), dtype=np.float32), page).shape[0] == 0


def test_words_of_lines_in_such_places_and_of_headings_hold_for_a_line() -> None:
    words = [name for name, _, _ in WORD_CLAIMS]
    said = np.full((5, len(words)), 0.5, dtype=np.float32)
    said[0, words.index("words_speak_of_content")] = 0.9
    said[2, words.index("is_known_as_teaser")] = 1.0
    source = "<p>one</p><p>two two two</p><div><h3>three</h3><ul><li>four</ul></div><h4>five</h4>"
    page = measured(source)
    found = surroundings(said, page)
    names = [name for name, _, _ in SURROUNDINGS]
    speaks = found[:, names.index("such_places_speak_of_content")]
    assert speaks.tolist() == pytest.approx([0.6, 0.6, 0.5, 0.5, 0.5])
    headed = found[:, names.index("is_headed_by_what_is_known_as_teaser")]
    assert headed.tolist() == pytest.approx([0.5, 0.5, 0.9, 0.5 + 0.5 * 0.8**2, 0.5])


@pytest.mark.parametrize("depth", [5_000, 50_000])
def test_deep_trees_are_measured(depth: int) -> None:
    """The boxes of a chain of elements: every pass is a loop, none recurs."""
    from tests.trees import chain_of

    page = bare_page([20.0] * 3, chain_of(depth, lines=3))
    values = combine(np.ones((1, len(SORTS)), np.float32), np.zeros(1, np.int64), page)
    assert values.shape == (3, len(CLAIMS))
    assert page.boxes[-1].depth == depth - 1
    assert page.boxes[0].end == 3
