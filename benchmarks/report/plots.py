"""Draw the figures that were measured.

Each plot is an SVG in ``docs/plots``, made from a part of ``benchmarks/measure/results.json``.
Its metadata holds a digest of that part, so that a test can tell when a plot shows
figures of yesterday. The greys and colours are read on white and on black alike.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from benchmarks.measure.evaluate import BESIDE_TEXT
from benchmarks.measure.results import RESULTS, read
from benchmarks.measure.shown import ALL
from benchmarks.measure.summary import HTML_BESIDE_TEXT
from benchmarks.pages import data
from benchmarks.peers.systems import OURS

FOLDER = data.ROOT / "docs" / "plots"
INK = "#808080"
"""A grey with a contrast of 4 to 1 on white and of 5 to 1 on black."""
OURS_COLOUR = "#3b82f6"
COLOURS = ("#e07b39", "#2f9e6e", "#b565c9", "#c99a1e", "#d6456b")
"""Of the others, in the order they are drawn."""
STYLE: Mapping[str, Any] = MappingProxyType(
    {
        "svg.fonttype": "none",
        "svg.hashsalt": "cleaner",
        "font.family": "sans-serif",
        "font.size": 10,
        "text.color": INK,
        "axes.edgecolor": INK,
        "axes.labelcolor": INK,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "xtick.color": INK,
        "ytick.color": INK,
        "legend.frameon": False,
        "axes.grid": True,
        "grid.color": INK,
        "grid.alpha": 0.25,
        "grid.linewidth": 0.6,
    }
)
SIZE = (6.4, 4.2)


def curve(part: Mapping[str, Any], axes: Axes) -> None:
    """Draw precision against recall of kept lines, with the modes and the peers."""
    points = part["points"]
    axes.plot(
        [point["recall"] for point in points],
        [point["precision"] for point in points],
        color=OURS_COLOUR,
    )
    by_beta = {point["beta"]: point for point in points}
    for mode, beta in part["modes"].items():
        at = by_beta[beta]
        axes.plot(at["recall"], at["precision"], "o", color=OURS_COLOUR)
        axes.annotate(
            f"{mode}, F1 {at['f1']:.2f}", (at["recall"], at["precision"]),
            (0, 8) if beta < 1 else (-8, -4),
            textcoords="offset points", color=OURS_COLOUR,
            ha="center" if beta < 1 else "right", va="bottom" if beta < 1 else "top",
        )  # fmt: skip
    for (name, peer), colour in zip(part["peers"].items(), COLOURS, strict=False):
        axes.plot(peer["recall"], peer["precision"], "s", color=colour)
        axes.annotate(
            f"{name}, F1 {peer['f1']:.2f}", (peer["recall"], peer["precision"]), (-8, 0),
            textcoords="offset points", ha="right", va="center", color=colour,
        )  # fmt: skip
    axes.set_xlabel("recall of kept lines")
    axes.set_ylabel("precision of kept lines")
    axes.set_xlim(0.3, 1.02)
    axes.set_ylim(0.2, 1.0)


def calibration(part: Mapping[str, Any], axes: Axes) -> None:
    """Draw how often lines are kept against the probability that was said."""
    rows = part["lines"]
    axes.plot([0, 1], [0, 1], color=INK, linewidth=0.8, linestyle="--")
    axes.plot([row["said"] for row in rows], [row["true"] for row in rows], "o-", color=OURS_COLOUR)
    for row in rows:
        axes.annotate(
            f"{row['lines']}", (row["said"], row["true"]), (6, -11),
            textcoords="offset points", fontsize=8,
        )  # fmt: skip
    axes.set_xlabel("probability that was said (number of lines at the points)")
    axes.set_ylabel("share that is to be kept")
    axes.text(
        0.03, 0.93, f"expected calibration error {part['expected_calibration_error']:.3f}",
        transform=axes.transAxes,
    )  # fmt: skip


def confidence(part: Mapping[str, Any], axes: Axes) -> None:
    """Draw the F1 that pages reach against the one they promise, a point a tenth of the pages."""
    axes.plot([0, 1], [0, 1], color=INK, linewidth=0.8, linestyle="--")
    colours = (OURS_COLOUR, *COLOURS)
    for (name, drawn), colour in zip(part["pages"].items(), colours, strict=False):
        tenths = drawn["tenths"]
        predicted = [tenth["confidence"] for tenth in tenths]
        axes.vlines(
            predicted,
            [tenth["lower_quartile"] for tenth in tenths],
            [tenth["upper_quartile"] for tenth in tenths],
            color=colour,
            alpha=0.4,
            linewidth=3,
        )
        label = f"{name}, rank correlation {drawn['rank_correlation']:.2f}"
        axes.plot(predicted, [tenth["f1"] for tenth in tenths], "o-", color=colour, label=label)
    axes.set_xlabel("confidence of the page")
    axes.set_ylabel("word F1: mean and quartiles")
    axes.set_xlim(0, 1.02)
    axes.set_ylim(0, 1.02)
    axes.legend(loc="upper left", labelcolor="linecolor")


PAGE_KIND_SYSTEMS = (
    ("text", OURS, "cleaner, text"),
    ("html", OURS, "cleaner, HTML"),
    ("html", "trafilatura", "trafilatura, HTML"),
    ("text", "C4 rule", "C4 rule"),
    ("text", "everything", "everything"),
)
"""Who is drawn by kind of page, of what was measured, and how it is called there."""


def page_kinds(part: Mapping[str, Any], axes: Axes) -> None:
    """Draw word F1 by kind of page, a row a kind."""
    counts = part["text"]["page_types"]
    given = {source: measured["by_page_type"] for source, measured in part.items()}
    kinds = sorted(counts, key=lambda kind: given["text"][kind][OURS])
    drawn = [
        (name, [given[source][kind][system] for kind in kinds])
        for source, system, name in PAGE_KIND_SYSTEMS
        if all(system in given[source][kind] for kind in kinds)
    ]
    rows = range(len(kinds))
    by_kind = list(zip(*(scores for _, scores in drawn), strict=True))
    axes.hlines(rows, [*map(min, by_kind)], [*map(max, by_kind)], color=INK, alpha=0.4, linewidth=1)
    for (name, scores), colour in zip(drawn, (OURS_COLOUR, *COLOURS), strict=False):
        size = 8 if name.startswith(OURS) else 6
        axes.plot(scores, rows, "o", color=colour, label=name, markersize=size)
    axes.set_yticks(rows, [f"{kind} ({counts[kind]})" for kind in kinds])
    axes.set_xlabel("word F1 by kind of page (number of pages)")
    axes.set_xlim(0, 1.0)
    axes.grid(visible=False, axis="y")
    axes.figure.legend(
        loc="outside upper center", ncols=3, labelcolor="linecolor", columnspacing=1.4,
        handletextpad=0.2,
    )  # fmt: skip


SPEED_SYSTEMS = (("text", "o", "text"), ("html", "s", "HTML"))
"""What was given, how its points look, and how it is called."""


def speed(part: Mapping[str, Any], axes: Axes) -> None:
    """Draw word F1 against the time of a page, a point a program."""
    axes.set_xscale("log")
    for source, marker, given in SPEED_SYSTEMS:
        drawn = part[source]
        for system, scores in drawn["scores"].items():
            if system == HTML_BESIDE_TEXT:
                continue
            at = drawn["milliseconds"][system]["median"], scores["words"]["f1"]
            colour = OURS_COLOUR if system == OURS else COLOURS[source == "html"]
            label = f"given {given}" if system == next(iter(drawn["scores"])) else None
            axes.plot(*at, marker, color=colour, markersize=8 if system == OURS else 6)
            axes.plot([], [], marker, color=INK, label=label)  # for the legend
            axes.annotate(
                system, at, (8 if source == "html" else -8, 0), textcoords="offset points",
                ha="left" if source == "html" else "right", va="center", color=colour, fontsize=8,
            )  # fmt: skip
    axes.set_xlabel("CPU a page, median, milliseconds")
    axes.set_ylabel("word F1")
    axes.set_xlim(0.008, 900)
    axes.legend(loc="center left", labelcolor="linecolor")


def languages(part: Mapping[str, Any], axes: Axes) -> None:
    """Draw F1 by language on the pages whose HTML trafilatura was given, a row a language."""
    both = {name: _both(sources) for name, sources in part["by_language"].items()}
    drawn = {name: scores for name, scores in both.items() if scores is not None}
    names = sorted(drawn, key=lambda name: drawn[name][1])
    rows = range(len(names))
    axes.plot(
        [drawn[name][2] for name in names], rows, "s", color=COLOURS[0], markersize=5,
        label=f"{HTML_BESIDE_TEXT.partition(',')[0]}, given the HTML",
    )  # fmt: skip
    axes.plot(
        [drawn[name][1] for name in names], rows, "o", color=OURS_COLOUR, markersize=7,
        label=f"{OURS}, given text",
    )  # fmt: skip
    axes.set_yticks(rows, [f"{name} ({drawn[name][0]})" for name in names], fontsize=8)
    axes.set_xlabel("F1 by language (number of pages)")
    axes.set_xlim(0.4, 1.01)
    axes.grid(visible=False, axis="y")
    axes.legend(loc="upper left", labelcolor="linecolor")


def _both(sources: Mapping[str, Any]) -> tuple[int, float, float] | None:
    """Return the pages that both were measured on, our mean and that of trafilatura."""
    parts = [part for name, part in sources.items() if name != ALL and BESIDE_TEXT in part]
    pages = sum(part["pages"] for part in parts)
    if not pages:
        return None
    ours, theirs = (
        sum(part[system] * part["pages"] for part in parts) / pages
        for system in ("f1", BESIDE_TEXT)
    )
    return pages, ours, theirs


Draw = Callable[[Mapping[str, Any], Axes], None]
PLOTS: Mapping[str, tuple[Callable[[Mapping[str, Any]], Any], Draw]] = MappingProxyType(
    {
        "mode-curve": (itemgetter("curve"), curve),
        "calibration": (itemgetter("reliability"), calibration),
        "confidence": (itemgetter("reliability"), confidence),
        "page-kinds": (
            lambda figures: {source: figures[source]["wcxb-dev"] for source in ("text", "html")},
            page_kinds,
        ),
        "speed": (
            lambda figures: {source: figures[source]["wcxb-dev"] for source in ("text", "html")},
            speed,
        ),
        "languages": (itemgetter("languages"), languages),
    }
)
"""The name of each plot, which part of the figures it shows, and who draws it."""


def digest_of(part: Any) -> str:
    """Return what tells one part of the figures from another."""
    return hashlib.sha256(json.dumps(part, sort_keys=True).encode()).hexdigest()[:16]


def draw(name: str, figures: Mapping[str, Any], path: Path) -> None:
    """Draw a plot."""
    part_of, into = PLOTS[name]
    part = part_of(figures)
    with rc_context(dict(STYLE)):
        figure = Figure(figsize=SIZE, layout="constrained")
        into(part, figure.add_subplot())
        figure.savefig(
            path,
            transparent=True,
            metadata={"Date": None, "Description": f"figures {digest_of(part)}"},
        )


@click.command(help=__doc__)
@click.option("--only", type=click.Choice(list(PLOTS)), help="Draw one of the plots.")
def main(only: str | None) -> None:
    """Draw."""
    figures = read(RESULTS)
    FOLDER.mkdir(exist_ok=True)
    for name in [only] if only else PLOTS:
        draw(name, figures, FOLDER / f"{name}.svg")
