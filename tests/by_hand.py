"""Lines, boxes and pages that are measured by hand: each number is what a test says."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import Any

from cleaner.measures.box import Box
from cleaner.measures.line import MeasuredLine
from cleaner.measures.page import MeasuredPage
from cleaner.signals import HTML_SIGNALS

_SIGNALS = {signal.name: signal for signal in HTML_SIGNALS}


def line_with(index: int = 0, **measures: Any) -> MeasuredLine:
    """Return a line with these measures, and letters of no kind unless they are among them."""
    line = MeasuredLine(index, index)
    line.small_letters = line.capitals = line.letters_without_case = line.ideographs = 0
    return filled(line, measures)


def lines_with(name: str, values: Sequence[float]) -> list[MeasuredLine]:
    """Return lines one after another, each with its own value of one measure."""
    return [line_with(index, **{name: value}) for index, value in enumerate(values)]


def box_with(number: int = 0, **measures: Any) -> Box:
    box = Box()
    box.number = number
    return filled(box, measures)


def page_with(**measures: Any) -> MeasuredPage:
    return filled(MeasuredPage(), measures)


def filled(thing: Any, measures: dict[str, Any]) -> Any:
    for name, value in measures.items():
        setattr(thing, name, value)
    return thing


def value_of(signal: str, line: MeasuredLine, page: MeasuredPage | None = None) -> float:
    """Return how true a signal is of a line."""
    return float(_SIGNALS[signal].of(line, page or page_with()))


def scaled(count: float, full: float) -> float:
    """Return how much `count` is of `full`, as `log_scale` says it below that."""
    return log(1 + count) / log(1 + full)
