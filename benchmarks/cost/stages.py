"""Where the time of cleaning a page goes.

Times each stage of `cleaner.pipeline` on the pages of `benchmarks.cost`, and then, by Python's
profiler, the functions in which most time is spent. Of what is compiled the profiler sees nothing:
run it on an uncompiled package (``CLEANER_BUILD=plain``) to see inside, and take its table for an
order, not for shares, as it slows small functions more than large ones.
"""

from __future__ import annotations

import cProfile
import pstats
import time
from array import array
from collections.abc import Iterator, Sequence
from functools import partial

import click
import numpy as np
from rich.console import Console

import cleaner
from benchmarks import options
from benchmarks.cost.clock import RUNS, cpu_seconds, quiet
from benchmarks.cost.pages import KIND_NAMES, KINDS, CostPage, Kind, read_work
from benchmarks.cost.systems import cleaned
from benchmarks.measure.sheets import Sheet, number
from cleaner.decoding import Choices, Codes, decide
from cleaner.lexicons.lexicon import KINDS as PHRASE_KINDS
from cleaner.measures.boxes import measure_boxes
from cleaner.measures.core import measure_core
from cleaner.measures.lines import measure_lines
from cleaner.measures.page import MeasuredPage
from cleaner.measures.places import measure_places
from cleaner.measures.repeats import measure_repeats
from cleaner.measures.shapes import measure_shapes
from cleaner.measures.shingles import shingles_of
from cleaner.measures.surroundings import measure_surroundings
from cleaner.measures.words import spelled_key
from cleaner.readers.html import read_html
from cleaner.readers.text import read_text
from cleaner.scorer.calibration import recalibrated
from cleaner.scorer.columns import columns_of, groups_in
from cleaner.scorer.emptiness import Emptiness
from cleaner.scorer.scoring import score
from cleaner.scorer.weights import html_weights, text_weights
from cleaner.signals import HTML_SIGNALS, SIGNALS
from cleaner.signals.measuring import fill_signals

FUNCTIONS = 25
"""Rows of the second table."""
COLUMNS = "columns"
SIGNALS_ALONE = "signals"
LEARNED = "words and class names"
"""What `COLUMNS` takes beyond the signals, which are among them."""
REST = "Page and the rest"
_TIME = PHRASE_KINDS.index("time")


def stages(source: str, kind: Kind) -> Iterator[tuple[str, Codes | None]]:
    """Clean a page step by step, and yield the name of each step when it is done.

    The last has the labels, as codes, of the lines that are not blank. The order is that of
    `cleaner.measures.passes.measure_page` and `cleaner.pipeline`; a test holds both to one answer.
    """
    weights = html_weights() if kind == "html" else text_weights()
    lines, tree = read_html(source) if kind == "html" else (read_text(source), None)
    yield "reader", None
    page = MeasuredPage()
    measure_lines(page, lines, None)
    yield "lines", None
    measure_repeats(page)
    yield "repeats", None
    measure_core(page)
    measure_places(page)
    yield "places", None
    measure_shapes(page)
    yield "shapes", None
    measure_surroundings(page)
    yield "surroundings", None
    page.tree = tree
    if tree is not None:
        measure_boxes(page, tree)
        yield "boxes", None
    width = len(weights.columns)
    signals = HTML_SIGNALS if kind == "html" else SIGNALS
    fill_signals(signals, page, array("f", bytes(4 * width * len(page.lines))), width)
    yield SIGNALS_ALONE, None
    columns = columns_of(page, weights)
    yield COLUMNS, None
    scores = score(columns, groups_in(page), weights)
    yield "network", None
    probabilities = recalibrated(scores.probabilities, weights.header)
    yield "calibration", None
    codes = decide(
        np.array([line.key for line in page.lines], dtype=np.uint64),
        shingles_of(page),
        Choices.of(
            probabilities, [line.index for line in page.lines if line.whole_phrases >> _TIME & 1]
        ),
        scores.types,
        emptiness=Emptiness.of(weights.header),
        spelled=lambda line: spelled_key(lines[page.lines[line].page_index]),
    )
    yield "decoding", codes


def best_of_stages(source: str, kind: Kind, runs: int = RUNS) -> dict[str, float]:
    """Return the CPU seconds of each stage, each the best of some runs."""
    best: dict[str, float] = {}
    for _ in range(runs):
        quiet()
        begun = time.process_time()
        for name, _ in stages(source, kind):
            best[name] = min(best.get(name, float("inf")), time.process_time() - begun)
            begun = time.process_time()
    return best


def seconds_by_stage(pages: Sequence[CostPage], kind: Kind) -> dict[str, list[float]]:
    """Return the CPU seconds of each stage on each page; `REST` is what the whole takes more."""
    spent: dict[str, list[float]] = {}
    for page in pages:
        source = page.source(kind)
        quiet()
        whole = cpu_seconds(partial(cleaned, source, kind))
        found = apart(best_of_stages(source, kind))
        for name, seconds in {**found, REST: whole - sum(found.values())}.items():
            spent.setdefault(name, []).append(seconds)
    return spent


def apart(found: dict[str, float]) -> dict[str, float]:
    """Return the stages with the signals, which were filled in twice, counted once.

    >>> apart({SIGNALS_ALONE: 2.0, COLUMNS: 5.0, "network": 1.0})
    {'signals': 2.0, 'words and class names': 3.0, 'network': 1.0}
    """
    return {
        LEARNED if name == COLUMNS else name: seconds - (found[SIGNALS_ALONE] * (name == COLUMNS))
        for name, seconds in found.items()
    }


def stage_sheet(spent: dict[str, list[float]]) -> Sheet:
    """Return a row a stage.

    >>> stage_sheet({"reader": [0.001, 0.001], "network": [0.003, 0.003]}).rows[0]
    ('reader', '1.000', '1.00', '25%')
    """
    total = sum(map(sum, spent.values()))
    return Sheet(
        ("stage", "ms, median", "95th percentile", "share"),
        tuple(
            (
                name,
                number(float(np.median(seconds)) * 1000),
                number(float(np.percentile(seconds, 95)) * 1000, 2),
                f"{sum(seconds) / total:.0%}",
            )
            for name, seconds in spent.items()
        ),
    )


def busiest(pages: Sequence[CostPage], kind: Kind) -> Sheet:
    """Return the functions with most time of their own."""
    profiler = cProfile.Profile()
    profiler.enable()
    for page in pages:
        cleaner.clean(page.source(kind), input=kind)
    profiler.disable()
    rows = [
        (f"{file.rpartition('/')[2]}:{line} {name}", calls // len(pages), 1000 * own / len(pages))
        for (file, line, name), (_, calls, own, _, _) in pstats.Stats(profiler).stats.items()  # type: ignore[attr-defined]
    ]
    most = sorted(rows, key=lambda row: -row[2])[:FUNCTIONS]
    return Sheet(
        ("function", "calls a page", "own ms a page"),
        tuple((function, str(calls), number(own)) for function, calls, own in most),
    )


@click.command(help=__doc__)
@options.every(13)
@click.option("--input", "kind", type=click.Choice(KINDS), help="Only these.  [default: both]")
def main(every: int, kind: Kind | None) -> None:
    """Print where the time goes."""
    work = read_work(every)
    console = Console(width=110)
    console.print(f"{len(work.pages)} pages: {work.name}")
    for one in [kind] if kind else KINDS:
        spent = seconds_by_stage(work.pages, one)
        console.print(stage_sheet(spent).on_screen(f"Stages, {KIND_NAMES[one]}"), "")
        console.print(busiest(work.pages, one).on_screen(f"Functions, {KIND_NAMES[one]}"), "")
