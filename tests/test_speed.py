"""The speed benchmark times what it says, and says which pages it read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from benchmarks import profile, speed
from benchmarks.speed import FLOOR, SYSTEMS, System


@pytest.fixture
def without_real_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANER_DATA", str(tmp_path))


@pytest.mark.usefixtures("without_real_pages")
@pytest.mark.parametrize("system", SYSTEMS, ids=[system.name for system in SYSTEMS])
def test_every_system_reads_a_page(system: System) -> None:
    name, pages = speed.read_pages(13)
    assert "real ones are not there" in name
    assert system.run(pages[0]) is not None


@pytest.mark.usefixtures("without_real_pages")
def test_systems_are_timed_on_every_page_and_divided_by_the_floor() -> None:
    _, pages = speed.read_pages(13)
    floor, cleaner = (s for s in SYSTEMS if s.name in (FLOOR, "cleaner, text"))
    seconds = speed.timed(pages[:3], (floor, cleaner))
    assert {name: len(times) for name, times in seconds.items()} == {FLOOR: 3, "cleaner, text": 3}
    assert speed.figures_of(seconds)[FLOOR]["ratio_p95"] == 1


def test_a_system_that_raises_is_timed_all_the_same() -> None:
    assert 0 <= speed.cpu_seconds(lambda: 1 / 0) < 1


def test_time_that_grows_with_the_square_of_the_length_is_told() -> None:
    rows = [{"chars": n, "ms": n**2} for n in (1, 2, 4, 8)]
    assert speed.exponent(rows) == pytest.approx(2)


@pytest.mark.usefixtures("without_real_pages")
def test_growth_and_starts_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed, "MULTIPLES", (1, 3))
    monkeypatch.setattr(speed, "FRESH_STARTS", 1)
    _, pages = speed.read_pages(13)
    for kind in speed.KINDS:
        once, thrice = speed.growth(pages[0], kind)
        assert thrice["chars"] == 3 * once["chars"] + 2
        assert thrice["peak_mb"] > once["peak_mb"] > 0
    assert all(seconds > 0 for seconds in speed.starts(pages[0]).values())


@pytest.mark.usefixtures("without_real_pages")
def test_the_stages_make_up_the_whole() -> None:
    _, pages = speed.read_pages(13)
    spent = profile.seconds_by_stage(pages[:2])
    assert {"reader", "profile", "scoring", profile.REST} <= set(spent)
    assert all(np.sum(seconds) > 0 for name, seconds in spent.items() if name != profile.REST)


@pytest.mark.usefixtures("without_real_pages")
def test_where_the_time_goes_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    name, pages = speed.read_pages(13)
    monkeypatch.setattr(profile, "read_pages", lambda every: (name, pages[:2]))
    printed = CliRunner().invoke(profile.main, []).output
    assert "2 pages" in printed
    assert "vocabulary" in printed
