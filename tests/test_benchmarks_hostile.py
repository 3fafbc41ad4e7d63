"""The hostile benchmark tells what is handled from what is not."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from benchmarks.hostile import runner, scaling, stability
from benchmarks.hostile.active import active_in, active_in_markdown
from benchmarks.hostile.articles import PARAGRAPHS, text_page
from benchmarks.hostile.cases import Case, cases
from benchmarks.hostile.checks import wrongs
from benchmarks.hostile.runner import HANDLED, MEMORY, RAISED, TIMEOUT, WRONG, Outcome
from benchmarks.hostile.systems import OURS, SYSTEMS, Answer

CASE = Case("plain", "text", text_page, False, PARAGRAPHS)
FEW = [case for case in cases() if case.family == "broken"][::6]


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_system_handles_a_harmless_page(system: str) -> None:
    outcome = runner.run(CASE, system, max_seconds=60)
    assert (outcome.outcome, outcome.why) == (HANDLED, "")


@pytest.mark.parametrize("case", FEW, ids=[case.name for case in FEW])
def test_ours_handles_broken_pages(case: Case) -> None:
    assert runner.run(case, OURS, max_seconds=60).why == ""


def _raise() -> Outcome:
    raise KeyError("x")


def _spin() -> Outcome:
    while True:
        time.perf_counter()


def _fill() -> Outcome:
    return Outcome(str(len(bytearray(8 * 1024**3))), "", "", HANDLED)


@pytest.mark.parametrize(
    ("task", "expected"), [(_raise, RAISED), (_spin, TIMEOUT), (_fill, MEMORY)]
)
def test_what_ends_badly_is_told(task: Callable[[], Outcome], expected: str) -> None:
    empty = Outcome("c", "f", "s", RAISED)
    assert runner.in_a_process(empty, task, max_seconds=1).outcome == expected


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        (Answer("\n".join(PARAGRAPHS)), ""),
        (Answer(""), "0% of the article found"),
        (Answer("\n".join(PARAGRAPHS), html="<p onclick=x>"), "HTML with onclick"),
        (Answer("\n".join(PARAGRAPHS), markdown="[a](javascript:x)"), "Markdown with javascript:x"),
        (Answer("\n".join(PARAGRAPHS), on_terminal="\x1b"), "a terminal gets '\\x1b'"),
        (Answer("\n".join(PARAGRAPHS), faults=("lost",)), "lost"),
    ],
)
def test_what_is_wrong_is_told(answer: Answer, wrong: str) -> None:
    assert "; ".join(wrongs(CASE, answer, ours=True)) == wrong


def test_an_outcome_that_is_wrong_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "SYSTEMS", {"other": lambda *_: Answer("")})
    assert runner.attempt(CASE, "other").outcome == WRONG


@pytest.mark.parametrize(
    "html",
    ["<script>x</script>", "<a href='\x01java\nscript:x'>y</a>", "<iframe srcdoc=x></iframe>",
     "<svg><a xlink:href=javascript:x></a></svg>", "<img src=x onerror=y>",
     "<a href=data:text/html,x>y</a>", "<object data=x></object>"],
)  # fmt: skip
def test_what_does_something_is_seen(html: str) -> None:
    assert active_in(html)
    assert active_in_markdown(html)


def test_what_does_nothing_is_not() -> None:
    assert (
        active_in("<p class=on><a href='/javascript:x'>y</a><img src=data:image/png;base64,A>")
        == []
    )


def test_growth_and_stability_are_measured() -> None:
    row = scaling.grown(lambda size: "harbour " * (size // 8), False, 64 * scaling.KB)
    assert list(row["seconds"]) == [64 * scaling.KB]
    assert row["peak_mb"] > row["input_mb"] > 0
    assert scaling.exponent([(10, 1.0), (100, 100.0)]) == 2
    found = stability.stability_of("page", text_page(), None)
    assert all(found.same.values())
    assert found.kept_again > 0.9
    assert 0.9 < found.same_below_menu <= 1
