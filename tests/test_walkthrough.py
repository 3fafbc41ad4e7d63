"""The page that follows the example line by line says what the program says."""

from __future__ import annotations

import re

import pytest

from benchmarks.measure.markdown import between
from benchmarks.report import walkthrough

NUMBER = re.compile(r"\d+\.\d+")
NEAR = 0.02
"""Numbers may differ by this much: other processors round otherwise."""


@pytest.fixture(scope="module")
def filled() -> str:
    return walkthrough.filled()


@pytest.mark.parametrize("marker", walkthrough.PARTS)
def test_a_part_is_what_the_program_says(marker: str, filled: str) -> None:
    shown = between(walkthrough.PAGE.read_text("utf-8"), marker)[1]
    found = between(filled, marker)[1]
    assert NUMBER.sub("#", shown) == NUMBER.sub("#", found), "run python -m benchmarks walkthrough"
    numbers = [[float(n) for n in NUMBER.findall(text)] for text in (shown, found)]
    assert numbers[0] == pytest.approx(numbers[1], abs=NEAR)


def test_every_line_of_the_example_is_there(filled: str) -> None:
    lines = walkthrough.EXAMPLE.read_text("utf-8").split("\n")
    shown = re.findall(r"^\| (\d+) \|", between(filled, "lines")[1], re.MULTILINE)
    assert [int(n) for n in shown] == [n for n, line in enumerate(lines, 1) if line.strip()]
