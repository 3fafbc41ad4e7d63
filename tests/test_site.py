"""What a site is, and how it is evidence: pages of our own, in tests/pages_of_a_site.py."""

from __future__ import annotations

import json
import pickle
from base64 import b64encode
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages_of_a_site import CLOSING, COLUMNS, MENU, STANDING, html_of, text_of

import cleaner
from cleaner import Label, Line, Page, Site
from cleaner.api import clean_lines
from cleaner.document.judged import MIN_EFFECT, JudgedLines
from cleaner.document.labels import SCORED
from cleaner.readers.text import read_text
from cleaner.scorer.weights import KINDS, text_weights
from cleaner.site import site as site_module
from cleaner.site import sketch as sketch_module
from cleaner.site.evidence import (
    OF_THE_BLOCK,
    OF_THE_LINE,
    TERMS,
    SiteEvidence,
    shipped_site_weights,
    terms,
)
from cleaner.site.site import MAX_PAGES, VERSION
from cleaner.site.sketch import Sketch, line_digests

TITLES = tuple(COLUMNS)
FIRST, *REST = TITLES
MAKERS = {"text": text_of, "html": html_of}
KIND = pytest.mark.parametrize("kind", MAKERS)


def learned(kind: str, titles: tuple[str, ...] = TITLES) -> Site:
    return Site.learn(cleaner.clean(MAKERS[kind](title)) for title in titles)


def line_of(page: Page, text: str) -> Line:
    return next(line for line in page.lines if line.text == text)


def page_of(*rows: tuple[str, Label, float]) -> Page:
    lines = (Line(i, text, label, p, None, None) for i, (text, label, p) in enumerate(rows, 1))
    return Page(JudgedLines.of(lines), 0.5, "article")


def nav_page(*texts: str) -> Page:
    return page_of(*((text, Label.NAV, 0.1) for text in texts))


# --- a site is a value that can be folded

ROWS = st.tuples(
    st.sampled_from(
        ["Home", "• Home", "HOME 2", "Storm", "Boats", "嵐", "7:30", " ", "", "\ud800a"]
    ),
    st.sampled_from(SCORED),
    st.floats(0, 1),
)
PAGES = st.lists(ROWS, max_size=6).map(lambda rows: page_of(*rows))
SITES = st.lists(PAGES, max_size=5).map(Site.learn)


@settings(max_examples=40)
@given(SITES, SITES, SITES)
def test_merging_is_commutative_associative_and_idempotent(a: Site, b: Site, c: Site) -> None:
    assert a.merge(b) == b.merge(a)
    assert a.merge(b).merge(c) == a.merge(b.merge(c))
    assert a.merge(a) == a == a.merge(Site())


@given(st.lists(PAGES, max_size=12), st.integers(0, 12), st.randoms())
@settings(max_examples=40)
def test_the_bound_depends_on_neither_order_nor_grouping(pages, cut, random) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site_module, "MAX_PAGES", 3)
        patch.setattr(sketch_module, "MAX_LINES", 2)
        whole = Site.learn(pages)
        parts = Site.learn(pages[cut:]).merge(Site.learn(pages[:cut]))
        shuffled = random.sample(pages, len(pages))
        assert whole == parts == Site.learn(shuffled)
        assert whole.pages <= 3
        assert all(len(sketch.entries) <= 2 for sketch in whole.sketches)


def test_a_site_forgets_pages_beyond_its_bound_and_counts_the_others_exactly() -> None:
    pages = [nav_page("Home", f"Storm {'x' * number}") for number in range(MAX_PAGES + 8)]
    site = Site.learn(pages)
    assert site.pages == MAX_PAGES
    assert site.seen(["Home", "Storm"]).times.tolist() == [MAX_PAGES, 0]


def test_a_copy_of_a_page_tells_nothing_new() -> None:
    page = nav_page("Home", "Storm")
    assert Site.learn([page, nav_page("Storm", "Home"), page]).pages == 1


def test_a_page_without_letters_tells_nothing() -> None:
    assert Site.of(nav_page("7:30", "---", "", "  ")) == Site()


def test_of_copies_of_a_line_the_likeliest_to_be_kept_is_remembered() -> None:
    page = page_of(("Storm", Label.NAV, 0.1), ("STORM", Label.TITLE, 0.9))
    (sketch,) = Site.of(page).sketches
    assert [SCORED[label] for label in sketch.labels] == [Label.TITLE]
    assert sketch.percents.tolist() == [90]


def test_digits_marks_and_case_do_not_tell_lines_apart() -> None:
    one, *same, other = line_digests(["• 12 Comments", "3 comments", "COMMENTS:", "Comment"])
    assert same == [one, one]
    assert other != one


@pytest.mark.parametrize("wrong", [None, "page", Site()])
def test_only_pages_are_learned_and_only_sites_merged(wrong: object) -> None:
    with pytest.raises(TypeError, match=r"cleaner\.Page"):
        Site.of(wrong)  # type: ignore[arg-type]
    if not isinstance(wrong, Site):
        with pytest.raises(TypeError, match=r"cleaner\.Site"):
            Site().merge(wrong)  # type: ignore[arg-type]
        if wrong is not None:
            with pytest.raises(TypeError, match=r"site must be cleaner\.Site or None"):
                cleaner.clean("", site=wrong)  # type: ignore[arg-type]


# --- files


@settings(max_examples=40)
@given(SITES)
def test_a_site_is_read_as_it_was_written(site: Site) -> None:
    assert Site.from_json(site.to_json()) == site
    assert pickle.loads(pickle.dumps(site)) == site


def test_a_saved_site_is_small_and_holds_no_words(tmp_path: Path) -> None:
    site = learned("text")
    site.save(tmp_path / "site.json")
    content = (tmp_path / "site.json").read_text(encoding="utf-8")
    assert Site.load(tmp_path / "site.json") == site
    lines = len({line for title in TITLES for line in text_of(title).split("\n")}) * len(TITLES)
    assert len(content) < 500 + 12 * lines
    assert not any(word in content for word in ("Islands", "gardens", "Maud", "Roses"))


def damaged(**changes: object) -> str:
    return json.dumps(json.loads(learned("text").to_json()) | changes)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no site"),
        ("{", "no site"),
        ("[]", "no site"),
        ("[" * 100_000, "no site"),
        ("{}", "no site"),
        ("\ud800", "no site"),
        (damaged(format="other"), "no site"),
        (damaged(pages=3), "no site"),
        (damaged(pages=["*"]), "no site"),
        (damaged(version=VERSION + 1), "another version"),
        (damaged(labels=["nav"]), "another version"),
        (damaged(pages=[b64encode(b"123").decode()]), "cut off"),
        (damaged(pages=[b64encode(b"\1" * 6 + b"\xff\0").decode()]), "damaged"),
        (damaged(pages=[b64encode(b"\1" * 6 + b"\0\xff").decode()]), "damaged"),
    ],
)
def test_what_is_no_site_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Site.from_json(text)


# --- evidence


@KIND
def test_a_line_that_recurs_but_is_content_survives(kind: str) -> None:
    page = cleaner.clean(MAKERS[kind](FIRST), site=learned(kind))
    assert line_of(page, STANDING).kept
    assert line_of(page, "By Maud Pellow").kept
    assert all(line_of(page, text).kept for text in COLUMNS[FIRST])


@KIND
def test_lines_below_every_column_become_less_likely_and_menus_too(kind: str) -> None:
    alone = cleaner.clean(MAKERS[kind](FIRST))
    known = cleaner.clean(MAKERS[kind](FIRST), site=learned(kind))
    for text in (*CLOSING, *MENU):
        assert line_of(known, text).probability < line_of(alone, text).probability
        assert line_of(known, text).kept <= line_of(alone, text).kept


@KIND
def test_a_line_of_this_page_alone_is_as_likely_as_before(kind: str) -> None:
    alone = cleaner.clean(MAKERS[kind](FIRST))
    known = cleaner.clean(MAKERS[kind](FIRST), site=learned(kind))
    for text in (FIRST, *COLUMNS[FIRST]):
        before, after = line_of(alone, text), line_of(known, text)
        assert after.probability == pytest.approx(before.probability, abs=1e-4)
        assert not [r for r in after.reasons if r.signal in (OF_THE_LINE, OF_THE_BLOCK)]


@KIND
def test_a_page_does_not_speak_of_itself(kind: str) -> None:
    source = MAKERS[kind](FIRST)
    with_it, without_it = learned(kind), learned(kind, tuple(REST))
    assert cleaner.clean(source, site=with_it) == cleaner.clean(source, site=without_it)
    only_itself = Site.of(cleaner.clean(source))
    assert cleaner.clean(source, site=only_itself).text == cleaner.clean(source).text


def test_an_empty_site_changes_nothing() -> None:
    assert cleaner.clean(text_of(FIRST), site=Site()) == cleaner.clean(text_of(FIRST))


def test_a_site_learned_from_text_tells_of_html() -> None:
    page = cleaner.clean(html_of(FIRST), site=learned("text"))
    (reason,) = [r for r in line_of(page, CLOSING[0]).reasons if r.signal == OF_THE_LINE]
    assert "stands on 4 of 4 other pages of this site" in reason.words


def test_the_reason_says_on_how_many_pages_and_as_what() -> None:
    page = cleaner.clean(text_of(FIRST), site=learned("text"))
    told = {reason.signal: str(reason) for reason in line_of(page, "Home").reasons}
    assert told[OF_THE_LINE] == "stands on 3 of 3 other pages of this site, as nav"
    assert told[OF_THE_BLOCK] == (
        f"in a block of {len(MENU)} lines that stand on other pages of this site"
    )
    assert "pages of this site" in page.explain(line_of(page, "Home").number)


@KIND
def test_the_effects_told_are_how_far_the_log_odds_move(kind: str) -> None:
    alone = cleaner.clean(MAKERS[kind](FIRST))
    known = cleaner.clean(MAKERS[kind](FIRST), site=learned(kind))
    compared = 0
    for before, after in zip(alone.lines, known.lines, strict=True):
        assert after.evidence is not None
        told = [
            reason
            for reason in after.evidence.reasons(after.number)
            if reason.signal in (OF_THE_LINE, OF_THE_BLOCK)
        ]
        if told and 0.001 < after.probability < 0.999:
            odds = [p.probability / (1 - p.probability) for p in (before, after)]
            untold = 0.02 if len(told) == 2 else MIN_EFFECT + 0.02
            effect = sum(reason.effect for reason in told)
            assert np.log(odds[1] / odds[0]) == pytest.approx(effect, abs=untold)
            compared += 1
    assert compared > 3


def test_what_a_line_is_elsewhere_decides_how_it_is_taken_here() -> None:
    """One line is content on all pages, the other is boilerplate; here both are doubtful."""
    others = [
        page_of(
            ("Letters are answered here", Label.BODY, 0.99),
            (f"Storm {name}", Label.BODY, 0.9),
            ("Carried by the mail boat", Label.PROMO, 0.02),
        )
        for name in ("Ada", "Bea", "Cleo", "Dora")
    ]
    texts = ["Letters are answered here", "A new line", "Carried by the mail boat"]
    site, kept = Site.learn(others), np.full(3, 0.3)
    for kind in KINDS:
        told = SiteEvidence.of(site, np.arange(3), texts, kept, shipped_site_weights(kind))
        content, new, boilerplate = (told.alone + told.block).tolist()
        assert content > boilerplate
        assert new == 0 > boilerplate


def test_the_labels_of_other_pages_name_a_dropped_line() -> None:
    site = Site.learn(nav_page("Carried by boat", f"Storm {name}") for name in ("Ada", "Bea"))
    doubtful = np.full((1, len(SCORED)), 0.01)
    doubtful[0, SCORED.index(Label.UI)] = 0.45
    doubtful[0, SCORED.index(Label.NAV)] = 1 - doubtful.sum() + 0.01
    told = SiteEvidence.of(
        site, np.arange(1), ["Carried by boat"], np.array([0.06]), dict.fromkeys(TERMS, 0.0)
    )
    weighed = told.weighed(doubtful)
    assert SCORED[int(weighed[0].argmax())] == Label.NAV
    assert weighed.sum() == pytest.approx(1)


def test_the_more_pages_have_a_line_the_more_the_share_counts() -> None:
    share = TERMS.index("share")
    pages = [nav_page("Home", f"Storm {'x' * number}") for number in range(4)]
    told = [
        terms(Site.learn(pages[:count]).seen(["Home"]), np.array([0.5]))[0, share]
        for count in (1, 2, 4)
    ]
    assert told == sorted(told)
    assert told[0] < told[-1] <= 1


def test_other_weights_can_be_given() -> None:
    lines = read_text(text_of(FIRST))
    nothing = clean_lines(
        lines, text_weights(), site=learned("text"), site_weights=dict.fromkeys(TERMS, 0.0)
    )
    alone = clean_lines(lines, text_weights())
    for before, after in zip(alone.lines, nothing.lines, strict=True):
        assert after.probability == pytest.approx(before.probability, abs=1e-4)


def test_a_page_cleaned_with_a_site_can_be_pickled_with_its_reasons() -> None:
    page = cleaner.clean(text_of(FIRST), site=learned("text"))
    again = pickle.loads(pickle.dumps(page))
    assert again == page
    assert again.lines[0].reasons == page.lines[0].reasons


@pytest.mark.parametrize("source", ["", "\n\n", "7:30\n---\n", "x" * 10_000, "\ud800", "a\n" * 900])
def test_odd_pages_are_cleaned_with_a_site_and_learned(source: str) -> None:
    page = cleaner.clean(source, input="text", site=learned("text"))
    assert [line.text for line in page.lines] == [
        line.text for line in cleaner.clean(source, input="text").lines
    ]
    assert Site.of(page).pages <= 1


def test_the_order_of_learning_does_not_show_in_what_is_cleaned() -> None:
    pages = [cleaner.clean(text_of(title)) for title in REST]
    results = {cleaner.clean(text_of(FIRST), site=Site.learn(o)) for o in permutations(pages)}
    assert len(results) == 1


def test_a_sketch_holds_the_digest_label_and_percent_of_a_line() -> None:
    sketch = Sketch.of(page_of(("Home", Label.NAV, 0.126)))
    assert sketch.digests.tolist() == line_digests(["Home"]).tolist()
    assert (SCORED[sketch.labels[0]], sketch.percents[0]) == (Label.NAV, 13)
    assert Sketch.from_bytes(sketch.lines) == sketch
