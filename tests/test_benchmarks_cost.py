"""Each section of the benchmark of cost measures what it says."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from benchmarks.cost import (
    answers,
    beside,
    busy,
    clock,
    fresh,
    growth,
    long,
    plain,
    source_tree,
    starts,
    workers,
)
from benchmarks.cost.pages import KINDS, CostPage, Kind, Work, read_work
from benchmarks.cost.systems import FLOOR, OURS, PARSE, PEERS, SYSTEMS, System, ours

pytestmark = pytest.mark.cpu_seconds(0)


EVERYBODY = tuple({system.name: system for kind in KINDS for system in SYSTEMS[kind]}.values())
SHORT = CostPage.of_html("<h1>Storm</h1><p>The boat came in late.", "Storm\nThe boat came in late.")
MADE_UP = Work("two short pages", (SHORT, SHORT))


@pytest.fixture
def own_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Work:
    monkeypatch.setenv("CLEANER_DATA", str(tmp_path))
    return read_work(13)


# --- what is read, and by whom


def test_without_the_real_pages_the_own_ones_are_read(own_pages: Work) -> None:
    assert "real ones are not there" in own_pages.name
    assert len(own_pages.pages) > 10


@pytest.mark.parametrize("system", EVERYBODY, ids=[system.name for system in EVERYBODY])
def test_every_system_reads_a_page(system: System, own_pages: Work) -> None:
    assert system.run(own_pages.pages[0]) is not None


def test_a_peer_may_raise_and_ours_may_not() -> None:
    assert System("broken", lambda page: 1 / 0).on(SHORT)() is None
    with pytest.raises(ZeroDivisionError):
        System("broken", lambda page: 1 / 0, may_raise=False).on(SHORT)()
    assert all(peer.may_raise for peer in PEERS)
    assert not any(ours(kind).may_raise for kind in KINDS)


def test_the_middle_page_is_of_median_length() -> None:
    pages = tuple(CostPage.of_html("<p>" * size, "a" * -size) for size in (3, 1, 2))
    assert len(Work("", pages).middle("html").html) == 6


# --- the clock


def test_the_best_run_counts_and_of_the_mean_all() -> None:
    calls: list[int] = []
    assert clock.cpu_seconds(lambda: calls.append(1), runs=3) < 1
    assert clock.mean_cpu_seconds(lambda: calls.append(1), runs=2) < 1
    assert len(calls) == 5
    clock.quiet()


def test_whether_a_package_is_compiled_is_seen(tmp_path: Path) -> None:
    (tmp_path / "decoding.py").touch()
    assert not clock.is_compiled(tmp_path)
    (tmp_path / f"decoding{clock.EXTENSION_SUFFIXES[0]}").touch()
    assert clock.is_compiled(tmp_path)


# --- the sections, on two short pages


@pytest.mark.parametrize("kind", KINDS)
def test_systems_are_timed_on_every_page_and_divided_by_the_floor(kind: Kind) -> None:
    seconds = beside.timed(MADE_UP.pages, (PARSE, ours(kind)))
    assert {name: len(times) for name, times in seconds.items()} == {FLOOR: 2, OURS[kind]: 2}
    assert beside.figures_of(seconds)[FLOOR]["ratio_p95"] == 1


def test_a_dict_is_compared_with_a_clean() -> None:
    found = answers.measured(MADE_UP)
    assert set(found) == set(KINDS)
    assert all(row["plain"] > 0 and row["reasons"] > 0 for row in found.values())
    assert len(answers.sheet(found).rows) == 6


def test_reasons_are_asked_for_only_where_they_are_timed() -> None:
    plain_dict, with_reasons = (
        answers.as_dict(SHORT.text, "text", reasons=reasons) for reasons in (False, True)
    )
    assert "reasons" not in json.dumps(plain_dict)
    assert "reasons" in json.dumps(with_reasons)


@pytest.mark.skipif(os.name != "posix", reason="processes are stopped by signals")
def test_beside_busy_processes_everything_is_timed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(busy, "cores", lambda: 1)
    found = busy.measured(MADE_UP)
    assert set(found["systems"]) == {FLOOR, *OURS.values(), "trafilatura"}
    assert "beside 1 busy" in busy.sheet(found).heads[2]


def test_busy_processes_end() -> None:
    with busy.others(1) as found:
        (process,) = found._processes
        found.wake()
        assert process.poll() is None
    assert process.poll() is not None


def test_starts_are_measured_in_fresh_interpreters() -> None:
    found = starts.measured(MADE_UP, starts=1)
    assert all(found[kind][starts.NAMES[1]] > found[kind][starts.NAMES[0]] > 0 for kind in KINDS)
    assert len(starts.sheet(found).rows) == 3


def test_a_long_page_is_read_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long, "MEGABYTES", (1,))
    monkeypatch.setattr(long, "SHAPES", {"one line": long.SHAPES["one line"]})
    found = long.measured(MADE_UP)
    row = found["shapes"]["one line"]["1"]
    assert row["kept"] >= 0
    assert 0 < row["grown_mb"] < 4096
    assert long.sheet(found).heads == ("", "1 MB, CPU s", "memory, MB")


@pytest.mark.parametrize("name", long.SHAPES)
def test_a_shape_is_of_its_size(name: str) -> None:
    shape = json.loads(long.SHAPES[name].of(1))
    assert 900_000 < len(shape["piece"].encode()) * shape["times"] <= 1_000_000


def test_a_page_without_an_answer_is_said_to_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long, "MAX_SECONDS", 0)
    found = long.read(long.SHAPES["one-letter lines"], 1)
    assert set(found) == {"failed"}
    sheet = long.sheet({"megabytes": [1], "shapes": {"lines": {"1": found}}})
    assert sheet.rows == (("lines", found["failed"], ""),)


def test_a_script_that_breaks_or_takes_too_long_is_an_error() -> None:
    with pytest.raises(fresh.ChildError, match="JSON"):
        fresh.answer_of("pages", given="{")
    with pytest.raises(fresh.ChildError, match="out of time"):
        fresh.answer_of("pages", given="[]", seconds=0.001)


def test_a_fresh_interpreter_cleans_as_this_one_does() -> None:
    (row, _) = plain.rows_of(MADE_UP, clock.PACKAGE)
    assert row["decided"] == plain.rows_of(MADE_UP, clock.PACKAGE)[1]["decided"]
    found = plain.compared([row], [row])
    assert (found["same"], found["of"]) == (2, 2)
    assert len(plain.sheet(found).rows) == 2


def test_time_that_grows_with_the_square_of_the_length_is_seen() -> None:
    rows = [{"chars": size, "ms": size**2} for size in (1, 2, 4, 8)]
    assert growth.power(rows) == pytest.approx(2)


@pytest.mark.parametrize("kind", KINDS)
def test_growth_is_measured_on_one_page_over_and_over(kind: Kind) -> None:
    once, thrice = growth.rows_of(SHORT, kind, (1, 3))
    assert thrice["chars"] == 3 * once["chars"] + 2


@pytest.mark.parametrize("name", ["1 thread", "2 threads"])
def test_workers_clean_every_page(name: str) -> None:
    assert workers.pages_a_second(MADE_UP, "text", name) > 0


def test_the_workers_share_the_pages() -> None:
    workers._take(["Storm"] * 5)
    parts = [workers._clean_share(first, 2, "text") for first in range(2)]
    assert sum(parts) == workers._clean_share(0, 1, "text")


def test_what_is_built_is_left_out_of_the_sources(tmp_path: Path) -> None:
    for name in (
        "cleaner/a.py",
        "cleaner/a.so",
        "cleaner/a.c",
        "build/a.py",
        ".git/a",
        "README.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    with source_tree.copy_of_sources(tmp_path) as folder:
        left = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert left == {"sources/cleaner/a.py", "sources/README.md"}


def test_a_build_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="pip wheel"):
        source_tree.pip("wheel", "--no-deps", "--no-index", str(tmp_path))
