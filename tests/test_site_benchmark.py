"""How the weights of a site's evidence are fitted, and what is measured of them."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from pages_of_a_site import COLUMNS, STANDING, html_of

from benchmarks.measure import evaluate, sites
from benchmarks.measure.results import read
from benchmarks.measure.shown import site_sheet
from benchmarks.measure.sites import ALL, Example, Outcome, examples, fit, hosts, measure, others
from benchmarks.pages import data
from benchmarks.peers.held_out import fold_path
from cleaner import Label, Line, Page, Site
from cleaner.document.judged import JudgedLines
from cleaner.scorer.weights import KINDS
from cleaner.site.evidence import TERMS, shipped_site_weights

RNG = np.random.default_rng(7)


def rows() -> list[dict[str, Any]]:
    return [
        {
            "id": title,
            "url": f"https://www.gannet.example/{number}",
            "html": html_of(title).encode(),
            "main_content": "\n".join((STANDING, *COLUMNS[title])),
        }
        for number, title in enumerate(COLUMNS)
    ] + [{"id": "alone", "url": "https://alone.example/", "html": b"", "main_content": ""}]


def site_of(text: str) -> Site:
    lines = JudgedLines.of([Line(1, text, Label.NAV, 0.1, None, None)])
    return Site.of(Page(lines, 0.5, "article"))


def example(true_weights: list[float], shift: float, lines: int = 400) -> Example:
    """Return lines whose likelihood is known; on this page all are likelier by `shift`."""
    told = RNG.normal(size=(lines, len(TERMS)))
    log_odds = RNG.normal(size=lines)
    true = 1 / (1 + np.exp(-(log_odds + told @ np.array(true_weights) + shift)))
    wanted = RNG.random(lines) < true
    return Example("text", 0, told, log_odds, wanted, np.ones(lines))


def test_the_weights_are_found_whatever_else_is_true_of_single_pages() -> None:
    wanted = [1.0, -2.0, 0.5, 0.0]
    found = fit(example(wanted, shift) for shift in RNG.normal(scale=2, size=20))
    assert list(found) == list(TERMS)
    assert list(found.values()) == pytest.approx(wanted, abs=0.15)


def test_the_others_are_those_behind_the_page_and_never_itself() -> None:
    pages = [site_of(name) for name in ("Ada", "Bea", "Cleo", "Dora")]
    assert others(pages, 2, 2) == pages[3].merge(pages[0])
    assert others(pages, 2, 9).pages == 3
    assert others(pages, 2, 9).seen(["Cleo"]).times.tolist() == [0]


def test_hosts_are_found_in_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "table", lambda name: rows())
    (host,) = hosts("wcxb-dev", 3)
    assert (host.name, len(host.pages)) == ("gannet.example", len(COLUMNS))


@pytest.mark.skipif(
    not fold_path("html", 0).exists(), reason="the weights of the folds are not there"
)
def test_a_host_is_fitted_on_and_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "table", lambda name: rows())
    monkeypatch.setattr(sites, "SOURCES", ("wet", "html"))
    (host,) = hosts("wcxb-dev", 3)
    found = examples(host)
    assert {row.kind for row in found} == set(KINDS)
    assert len(found) == 2 * len(COLUMNS) * 2  # one other page and all of them, two sources
    assert all(row.weights.sum() == pytest.approx(sites.PAGE_WEIGHT) for row in found)
    fold = host.pages[0].fold
    nothing = {kind: {fold: dict.fromkeys(TERMS, 0.0)} for kind in KINDS}
    outcomes = measure(host, nothing)
    assert len(outcomes) == 2 * len(COLUMNS)
    assert all(set(outcome.with_site) == {"1", "2", "3", ALL} for outcome in outcomes)
    assert all(f1 == outcome.alone for outcome in outcomes for f1 in outcome.with_site.values())


def test_hosts_that_gain_and_lose_are_counted() -> None:
    found = [
        Outcome("wcxb-dev", host, host + str(page), "wet", 0.5, {"1": after, ALL: after})
        for host, after in (("up", 0.6), ("down", 0.4), ("level", 0.501))
        for page in range(3)
    ]
    told = sites.figures(found)
    row = told["wcxb-dev"]["text"]["1"]
    assert (row["hosts"], row["pages"]) == (3, 9)
    assert (row["hosts_better"], row["hosts_worse"]) == (1, 1)
    assert row["with_site"] - row["alone"] == pytest.approx(0.001 / 3)
    assert "fundus-dev" not in told


def test_the_weights_that_ship_were_written_by_the_command() -> None:
    told = json.loads(sites.WEIGHTS.read_text(encoding="utf-8"))
    assert told["command"] == sites.COMMAND
    for kind in KINDS:
        assert set(shipped_site_weights(kind)) == set(TERMS)


def test_the_table_has_a_row_for_every_figure() -> None:
    told = read()["sites"]
    count = sum(len(counts) for kinds in told.values() for counts in kinds.values())
    assert len(site_sheet({"sites": told}).rows) == count
    assert set(told) <= set(evaluate.TABLES)
