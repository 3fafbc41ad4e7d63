"""Where the time of cleaning a text goes: ``python -m benchmarks.profile``.

Times each stage of the pipeline on the pages of `benchmarks.speed`, and then, by Python's
profiler, the functions in which most time is spent (the profiler slows small functions
more than large ones, so the second table tells an order, not a share).
"""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import click
import numpy as np
from rich.console import Console
from rich.table import Table

import cleaner
from benchmarks.speed import SpeedPage, cpu_seconds, read_pages
from cleaner.decoding import decode
from cleaner.measures.lines import profile
from cleaner.measures.page import facts
from cleaner.readers.text import read_text
from cleaner.scorer.calibration import recalibrated
from cleaner.scorer.weights import Matrix, columns, score, text_weights
from cleaner.signals import Measured, measure

FUNCTIONS = 25
"""Rows of the second table."""
REST = "lines and the rest"


def stages(page: SpeedPage) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield the stages of cleaning `page` by name, each ready to be run again and again."""
    weights = text_weights()
    texts = list(read_text(page.text))
    measures = profile(texts)
    true = facts(measures)
    words = weights.vocabulary

    def vocabulary() -> list[Matrix]:
        found = words.find(measures.lexis, measures.keys)
        return [words.said(found), words.sense(found)]

    inputs = columns(Measured(measures, true), weights)
    probabilities = score(inputs, weights).probabilities
    yield "reader", partial(read_text, page.text)
    yield "profile", partial(profile, texts)
    yield "facts", partial(facts, measures)
    yield "signals", lambda: measure(Measured(measures, true))
    yield "vocabulary", vocabulary
    yield "scoring", partial(score, inputs, weights)
    yield "calibration", partial(recalibrated, probabilities, weights.header)
    yield "decoding", partial(decode, measures, probabilities)


def seconds_by_stage(pages: Sequence[SpeedPage]) -> dict[str, list[float]]:
    """Return the CPU seconds of each stage on each page; `REST` is what the whole takes more."""
    spent: dict[str, list[float]] = {}
    for page in pages:
        whole = cpu_seconds(partial(cleaner.clean, page.text, input="text"))
        found = {name: cpu_seconds(run) for name, run in stages(page)}
        for name, seconds in {**found, REST: whole - sum(found.values())}.items():
            spent.setdefault(name, []).append(seconds)
    return spent


def busiest(pages: Sequence[SpeedPage]) -> list[tuple[str, int, float]]:
    """Return the functions with most time of their own: name, calls a page, ms a page."""
    profiler = cProfile.Profile()
    profiler.enable()
    for page in pages:
        cleaner.clean(page.text, input="text")
    profiler.disable()
    rows = [
        (f"{file.rpartition('/')[2]}:{line} {name}", calls // len(pages), 1000 * own / len(pages))
        for (file, line, name), (_, calls, own, _, _) in pstats.Stats(profiler).stats.items()  # type: ignore[attr-defined]
    ]
    return sorted(rows, key=lambda row: -row[2])[:FUNCTIONS]


@click.command()
@click.option("--every", default=13, show_default=True, help="Read every n-th page.")
def main(every: int) -> None:
    """Print where the time goes."""
    name, pages = read_pages(every)
    spent = seconds_by_stage(pages)
    total = sum(map(sum, spent.values()))
    by_stage = Table("stage", "median ms", "p95 ms", "share")
    for stage, seconds in spent.items():
        middle, high = np.percentile(seconds, [50, 95]) * 1000
        by_stage.add_row(stage, f"{middle:.3f}", f"{high:.3f}", f"{sum(seconds) / total:.0%}")
    by_function = Table("function", "calls a page", "own ms a page")
    for function, calls, own in busiest(pages):
        by_function.add_row(function, f"{calls}", f"{own:.3f}")
    Console().print(f"{len(pages)} pages: {name}", by_stage, by_function)


if __name__ == "__main__":
    main()
