"""The stages that are timed one by one are those of a `clean`."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

import cleaner
from benchmarks.cost import stages
from benchmarks.cost.pages import KINDS, CostPage, Kind, Work
from cleaner.document.labels import SCORED, Label

pytestmark = pytest.mark.cpu_seconds(0)


SHORT = CostPage.of_html("<h1>Storm</h1><p>The boat came in late.", "Storm\nThe boat came in late.")
MADE_UP = Work("two short pages", (SHORT, SHORT))


@pytest.mark.parametrize("kind", KINDS)
def test_the_stages_come_to_the_labels_of_a_clean(kind: Kind) -> None:
    (*_, (_, codes)) = stages.stages(SHORT.source(kind), kind)
    assert codes is not None
    page = cleaner.clean(SHORT.source(kind), input=kind)
    filled = [line.label for line in page.lines if line.label != Label.BLANK]
    assert [SCORED[code] for code in codes.tolist()] == filled


@pytest.mark.parametrize("kind", KINDS)
def test_the_stages_make_up_the_whole(kind: Kind) -> None:
    spent = stages.seconds_by_stage(MADE_UP.pages, kind)
    assert {"reader", "lines", stages.LEARNED, "network", stages.REST} <= set(spent)
    assert ("boxes" in spent) == (kind == "html")
    assert all(len(seconds) == 2 for seconds in spent.values())


def test_where_the_time_goes_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "read_work", lambda every: MADE_UP)
    result = CliRunner().invoke(stages.main, ["--input", "text"], catch_exceptions=False)
    assert "2 pages: two short pages" in result.output
    assert "network" in result.output
    assert "Functions, text" in result.output
