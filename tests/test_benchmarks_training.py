"""The trainer sees the same columns as the program in use, and stores what the program reads."""

from __future__ import annotations

from array import array
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from benchmarks.pages import data
from benchmarks.train import learn_class_names, learn_vocabulary, line_curve
from benchmarks.train.augment.variants import alone_pages, emptied_pages
from benchmarks.train.columns import measured, page_of
from benchmarks.train.example_means import EXAMPLES, example_means
from benchmarks.train.inputs import Learned, inputs_of
from benchmarks.train.labels.corpus import Example, HtmlExample
from benchmarks.train.labels.targets import mask_of
from benchmarks.train.stored import path_of, rewrite_header, save
from cleaner.document.labels import Label
from cleaner.measures.passes import measure_page
from cleaner.readers.html import read_html
from cleaner.scorer.columns import columns_of
from cleaner.scorer.vocabulary import EMBEDDING_NAMES, STEPS_A_UNIT
from cleaner.scorer.weights import KINDS, Weights, read_weights, shipped_weights

GREEK = "ΑΥΤΟΣ Ο ΔΡΟΜΟΣ\n\nΟ δρόμος της επιστροφής, Ίσως.\nΟΔΟΣ\n"
"""In Greek the small letter of a capital depends on its place in the word."""
BODY, NAV = (mask_of(frozenset({label})) for label in (Label.BODY, Label.NAV))
PAGES = [(kind, path) for kind in KINDS for path in EXAMPLES[kind]]


def text_example(text: str, mask: int = BODY, site: str = "quay") -> Example:
    lines = tuple(text.split("\n"))
    masks = np.full(len(lines), mask, dtype=np.uint16)
    return Example(site, "fixtures", site, "article", "labelled", lines, masks, None)


def html_example(html: str, mask: int = BODY, site: str = "quay") -> HtmlExample:
    lines, tree = read_html(html)
    masks = np.full(len(lines), mask, dtype=np.uint16)
    return HtmlExample(
        site, "wcxb-dev", site, "article", "html", tuple(lines), masks, None, tree=tree
    )


def example_of(kind: str, path: str) -> Example:
    source = (data.ROOT / path).read_text(encoding="utf-8")
    return html_example(source) if kind == "html" else text_example(source)


class OfTheWeights:
    """Counts, or votes, whose log-odds are those of the weights that ship, whatever is left out."""

    def __init__(self, log_odds: np.ndarray[Any, Any], **fields: Any) -> None:
        self._log_odds = log_odds.astype(np.float32) / STEPS_A_UNIT
        self.__dict__ |= fields

    def log_odds(self, rows: Any, without: str | None = None) -> Any:
        assert without == "quay"
        return self._log_odds[rows]


def learned_as_shipped(weights: Weights) -> Any:
    counts = OfTheWeights(weights.vocabulary.log_odds, finder=weights.vocabulary)
    votes = None
    if weights.class_names is not None:
        votes = OfTheWeights(weights.class_names.log_odds, rows=weights.class_names.rows)
    return SimpleNamespace(counts=counts, votes=votes)


def assert_the_same_columns(example: Example, kind: str) -> None:
    weights = shipped_weights(kind)
    tree = example.tree if isinstance(example, HtmlExample) else None
    page = measure_page(example.lines, None, tree)
    in_use = columns_of(page, weights)
    trained, found = inputs_of(measured(example), learned_as_shipped(weights))
    signals = len(weights.columns) - len(EMBEDDING_NAMES)
    assert trained.shape == (len(page.lines), signals)
    np.testing.assert_allclose(trained, in_use[:, :signals], rtol=2**-11, atol=1e-6)
    for rows, wanted in zip(found, weights.vocabulary.find(page), strict=True):
        np.testing.assert_array_equal(rows, wanted)


@pytest.mark.parametrize(("kind", "path"), PAGES)
def test_the_columns_of_training_are_those_in_use(kind: str, path: str) -> None:
    assert_the_same_columns(example_of(kind, path), kind)


def test_the_words_of_training_are_those_in_use_in_every_script() -> None:
    for text in (GREEK, "İstanbul'da YAĞMUR", "東京は雨です。\nTokyo 東京", "", " \n\n"):
        assert_the_same_columns(text_example(text), "text")


def test_a_part_of_a_tree_has_the_columns_of_that_part() -> None:
    example = example_of("html", "tests/html/listing.html")
    assert isinstance(example, HtmlExample)
    end = len(example.lines) // 2
    part = HtmlExample(
        *(getattr(example, name) for name in ("name", "source", "site", "page_type", "renderer")),
        example.lines[:end], example.allowed[:end], None, tree=example.tree.part(0, end),
    )  # fmt: skip
    assert_the_same_columns(part, "html")


def test_an_emptied_page_keeps_its_tree_without_the_content() -> None:
    story = "<nav><a href=/>Home</a></nav>" + "".join(f"<p>It rained on day {n}." for n in range(9))
    pages = [html_example(story, site=f"site{number}") for number in range(200)]
    for page in pages:
        page.allowed[0] = NAV
    made = emptied_pages(pages)  # one page in 24, chosen by its name
    assert 0 < len(made) < 30
    for page in made:
        assert isinstance(page, HtmlExample)
        assert page.lines[0] == "Home"
        assert len(page.tree.blocks) == len(page.lines) < 10
        for line, chars in zip(page.lines, page.tree.visible_chars, strict=True):
            assert chars == len(line.replace(" ", ""))
        assert list(page.tree.linked_chars) == [4] + [0] * (len(page.lines) - 1)


def test_html_alone_keeps_its_tree_without_the_other_lines() -> None:
    story = "<nav><a href=/>Home</a></nav>" + "".join(f"<p>It rained on day {n}." for n in range(9))
    pages = [html_example(story, site=f"site{number}") for number in range(60)]
    for page in pages:
        page.allowed[:] = BODY
        page.allowed[0] = NAV
    made = alone_pages(pages)  # one page in three, chosen by its name
    assert 5 < len(made) < 40
    for page in made:
        assert isinstance(page, HtmlExample)
        assert page.renderer == "alone"
        assert len(page.tree.blocks) == len(page.lines) == len(page.allowed) == 9
        assert "Home" not in page.lines
        assert list(page.tree.linked_chars) == [0] * 9


def test_what_stands_inside_an_element_is_added_up() -> None:
    columns = measured(html_example("<div><p>one<p>two two</div><p>three"))
    assert columns.tree is not None
    tags = list(columns.tree.tags)
    shares = learn_class_names._shares_by_element(columns, columns.tree)
    weight = 0.3 + np.log1p(columns.word_count) / np.log(121)
    assert shares[0].sum() == pytest.approx(weight.sum())
    assert shares[tags.index("div")].sum() == pytest.approx(weight[:2].sum())


def test_words_and_names_are_counted_without_the_own_site() -> None:
    sites = [f"site{number}" for number in range(12)]
    pages = [
        measured(html_example(f"<div class={kind}><p>{kind} words</div>", mask, site))
        for site in sites
        for kind, mask in (("story", BODY), ("menu", NAV))
    ]
    counts, votes = learn_vocabulary.count(pages), learn_class_names.count(pages)
    inputs, found = inputs_of(pages[0], Learned(counts, votes))
    assert found.words.tolist() == [counts.words["story"], counts.words["words"]]
    assert inputs.shape[0] == 1
    table = learn_vocabulary.vocabulary(counts, np.zeros((len(counts.words), 12), dtype=np.float16))
    assert table.log_odds[counts.words["menu"], 1] > 0 > table.log_odds[counts.words["menu"], 0]
    names = learn_class_names.class_names(learn_class_names.prune(votes))
    assert names.log_odds[names.rows["story"], 0] > 0 > names.log_odds[names.rows["menu"], 0]


def test_a_page_is_scored_as_in_use() -> None:
    weights = shipped_weights("text")
    example = example_of("text", *EXAMPLES["text"])
    scored = line_curve.score(example, weights)
    assert len(scored.probabilities) == sum(bool(line.strip()) for line in example.lines)
    assert scored.words.max() > 1
    assert len(scored.keys) == len(scored.shingles.counts) == len(scored.words)
    assert 0 <= scored.types["none"] <= 1
    assert len(line_curve.score(text_example(""), weights).allowed) == 0


def test_the_page_of_columns_has_the_words_of_the_measured_page() -> None:
    example = example_of("text", *EXAMPLES["text"])
    page, own = measure_page(example.lines), page_of(measured(example))
    assert own.words.digests == array("Q", page.words.digests[: page.words.size])
    for name in ("first_word", "end_word", "key"):
        assert [getattr(line, name) for line in own.lines] == [
            getattr(line, name) for line in page.lines
        ]


@pytest.mark.parametrize("kind", list(KINDS))
def test_weights_are_read_as_they_were_stored(kind: str, tmp_path: Path) -> None:
    weights = shipped_weights(kind)
    assert path_of(kind, None).exists()
    path = tmp_path / f"{kind}.npz"
    arrays = {name: value.astype(np.float16) for name, value in weights.arrays.items()}
    save(path, weights.header, arrays, weights.vocabulary, weights.class_names)
    rewrite_header(path, {"second_opinion": {}})
    with path.open("rb") as file:
        read = read_weights(file)
    assert read.header == {**weights.header, "second_opinion": {}}
    assert example_means(read) == example_means(weights)
