"""How long cleaning takes, beside an HTML parse and its peers: ``python -m benchmarks.speed``.

Every system reads the same pages in one process, one after the other page by page, so
that a busy machine slows all of them alike; a figure is the CPU time of the best of a few
runs. Ratios are to the lxml parse of the same page's HTML. Besides: how time and memory
grow with the length of a page, what the import and the first call cost, and what more
threads and processes bring. Without the real pages it reads the project's own, their lines
written as ``<p>``. What was found is told in docs/speed.md.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

import click
import inscriptis
import justext
import numpy as np
import numpy.typing as npt
import trafilatura
from lxml import html as lxml_html
from readability import Document
from resiliparse.extract.html2text import extract_plain_text
from rich.console import Console
from rich.table import Table
from selectolax.lexbor import LexborHTMLParser

import cleaner
from benchmarks import data
from benchmarks.renderers import decode, resiliparse
from cleaner.api import Input

Seconds = npt.NDArray[np.float64]
FLOOR = "lxml parse"
"""What the time of all others is divided by."""
RUNS = 3
"""Runs of a system on a page; the best one counts."""
MULTIPLES = (1, 2, 4, 8, 16, 32, 64)
"""How many times over the median page is read to see how time grows."""
FRESH_STARTS = 5
KINDS: tuple[Input, ...] = ("text", "html")
WORKERS = 2
_STOP_WORDS = justext.get_stoplist("English")
_START = """
from time import process_time
start = process_time(); import numpy
after_numpy = process_time(); import cleaner
imported = process_time(); cleaner.clean(TEXT, input="text")
called = process_time(); cleaner.clean(TEXT, input="text")
again = process_time(); cleaner.clean(HTML, input="html")
read = process_time(); cleaner.clean(HTML, input="html")
done = process_time()
print(
    after_numpy - start, imported - start,
    called - imported - (again - called), read - again - (done - read),
)
"""


@dataclass(frozen=True, slots=True)
class SpeedPage:
    """A page as each system wants it."""

    html: str
    data: bytes
    text: str


@dataclass(frozen=True, slots=True)
class System:
    """Something that is timed on every page."""

    name: str
    run: Callable[[SpeedPage], object]


def _parse(page: SpeedPage) -> object:
    return lxml_html.document_fromstring(page.data, lxml_html.HTMLParser(encoding="utf-8"))


SYSTEMS: tuple[System, ...] = (
    System(FLOOR, _parse),
    System("lexbor parse", lambda page: LexborHTMLParser(page.data)),
    System("str.splitlines", lambda page: page.text.splitlines()),
    System("cleaner, text", lambda page: cleaner.clean(page.text, input="text").text),
    System("cleaner, HTML", lambda page: cleaner.clean(page.html, input="html").text),
    System("resiliparse, all text", lambda page: extract_plain_text(page.html)),
    System("resiliparse", lambda page: extract_plain_text(page.html, main_content=True)),
    System("inscriptis", lambda page: inscriptis.get_text(page.html)),
    System("readability-lxml", lambda page: Document(page.html).summary()),
    System("jusText", lambda page: justext.justext(page.data, _STOP_WORDS, encoding="utf-8")),
    System("trafilatura, fast", lambda page: trafilatura.extract(page.html, fast=True)),
    System("trafilatura", lambda page: trafilatura.extract(page.html)),
)
"""What is timed, floors first; a line here adds a system."""


def read_pages(every: int) -> tuple[str, list[SpeedPage]]:
    """Return every `every`-th real page, or all of the project's own, and which they are."""
    rows = data.table("wcxb-dev")[::every]
    sources = [decode(row["html"]) for row in rows]
    if sources:
        return f"wcxb-dev, every {every}th page", [
            SpeedPage(html, html.encode("utf-8", "replace"), resiliparse(html)) for html in sources
        ]
    return "the project's own pages, as the real ones are not there", [
        SpeedPage(html := _as_html(page.lines), html.encode(), page.text)
        for page in data.own_pages()
    ]


def _as_html(lines: Sequence[str]) -> str:
    return "\n".join(f"<p>{escape(line)}</p>" for line in lines)


def cpu_seconds(run: Callable[[], object], runs: int = RUNS) -> float:
    """Return the CPU time of the best of `runs` runs; peers may raise on odd pages."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        with suppress(Exception):
            run()
        best = min(best, time.process_time() - start)
    return best


def timed(pages: Sequence[SpeedPage], systems: Sequence[System] = SYSTEMS) -> dict[str, Seconds]:
    """Return the CPU seconds of each system on each page, page by page."""
    for system in systems:
        cpu_seconds(partial(system.run, pages[0]), runs=1)  # what is loaded once is not counted
    rows = [[cpu_seconds(partial(system.run, page)) for system in systems] for page in pages]
    columns = np.array(rows).T
    return {system.name: column for system, column in zip(systems, columns, strict=True)}


def figures_of(seconds: dict[str, Seconds]) -> dict[str, dict[str, float]]:
    """Return what is told of each system.

    >>> told = figures_of({FLOOR: np.array([0.001, 0.002]), "slow": np.array([0.004, 0.006])})
    >>> told["slow"]["ratio_median"]
    3.5
    """
    floor = seconds[FLOOR]
    return {
        name: {
            "median_ms": float(np.median(times)) * 1000,
            "p95_ms": float(np.percentile(times, 95)) * 1000,
            "pages_a_second": len(times) / float(times.sum()),
            "ratio_median": float(np.median(times / floor)),
            "ratio_p95": float(np.percentile(times / floor, 95)),
        }
        for name, times in seconds.items()
    }


def growth(page: SpeedPage, kind: Input = "text") -> list[dict[str, float]]:
    """Return the time and the peak memory of cleaning `page` again and again as one source."""
    rows = []
    for times in MULTIPLES:
        source = "\n".join([page.text if kind == "text" else page.html] * times)
        run = partial(cleaner.clean, source, input=kind)
        seconds = cpu_seconds(run)
        tracemalloc.start()
        run()
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        rows.append(
            {
                "times": times,
                "chars": len(source),
                "ms": seconds * 1000,
                "peak_mb": peak / 1e6,
                "peak_by_input": peak / max(len(source.encode("utf-8", "replace")), 1),
            }
        )
    return rows


def exponent(rows: Sequence[dict[str, float]]) -> float:
    """Return the power of the length of a page that its time grows with: 1 is linear.

    >>> round(exponent([{"chars": 10, "ms": 2}, {"chars": 100, "ms": 20}]), 3)
    1.0
    """
    sizes, times = (np.log([row[name] for row in rows]) for name in ("chars", "ms"))
    return float(np.polyfit(sizes, times, 1)[0])


def starts(page: SpeedPage) -> dict[str, float]:
    """Return the CPU seconds that the import and the first calls take in a fresh interpreter."""
    code = f"import sys\nTEXT, HTML = eval(sys.stdin.read())\n{_START}"
    runs = [
        [float(number) for number in done.stdout.split()]
        for done in (
            subprocess.run(
                [sys.executable, "-c", code],
                input=ascii((page.text, page.html)),
                capture_output=True, text=True, check=True, cwd=data.ROOT,
            )
            for _ in range(FRESH_STARTS)
        )
    ]  # fmt: skip
    names = (
        "import numpy",
        "import cleaner, numpy included",
        "first call of text, beyond the second",
        "first call of HTML, beyond the second",
    )
    return dict(zip(names, np.min(runs, axis=0).tolist(), strict=True))


def _clean_all(sources: Sequence[str], kind: Input) -> int:
    return sum(len(cleaner.clean(source, input=kind).text) for source in sources)


def together(pages: Sequence[SpeedPage], workers: int = WORKERS) -> dict[str, dict[str, float]]:
    """Return how many times as fast `workers` threads or processes clean pages as one does.

    It is told by the clock on the wall, so it means little on a busy machine.
    """
    found: dict[str, dict[str, float]] = {}
    for kind in KINDS:
        sources = [page.text if kind == "text" else page.html for page in pages]
        start = time.perf_counter()
        _clean_all(sources, kind)
        alone = time.perf_counter() - start
        for name, pool in (("threads", ThreadPoolExecutor), ("processes", ProcessPoolExecutor)):
            with pool(workers) as executor:
                list(executor.map(_clean_all, [sources[:1]] * workers, [kind] * workers))
                shares = [sources[first::workers] for first in range(workers)]
                start = time.perf_counter()
                list(executor.map(_clean_all, shares, [kind] * workers))
                found.setdefault(name, {})[kind] = alone / (time.perf_counter() - start)
    return found


def measured(every: int) -> dict[str, Any]:
    """Return all figures."""
    name, pages = read_pages(every)
    middle = sorted(pages, key=lambda page: page.text.count("\n"))[len(pages) // 2]
    rows = {kind: growth(middle, kind) for kind in KINDS}
    return {
        "pages": name,
        "count": len(pages),
        "median_lines": middle.text.count("\n") + 1,
        "systems": figures_of(timed(pages)),
        "growth": rows,
        "exponent": {kind: exponent(found) for kind, found in rows.items()},
        "starts": starts(middle),
        "together": together(pages),
        "peak_rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def show(found: dict[str, Any], console: Console) -> None:
    """Print the figures as tables."""
    console.print(f"{found['count']} pages: {found['pages']}")
    systems = Table("system", "median ms", "p95 ms", "pages/s", f"x {FLOOR}", "p95")
    for name, row in found["systems"].items():
        systems.add_row(
            name,
            f"{row['median_ms']:.3f}",
            f"{row['p95_ms']:.3f}",
            f"{row['pages_a_second']:.0f}",
            f"{row['ratio_median']:.2f}",
            f"{row['ratio_p95']:.2f}",
        )
    console.print(systems)
    for kind, rows in found["growth"].items():
        longer = Table(f"times the median page, {kind}", "characters", "ms", "peak MB", "x input")
        for row in rows:
            longer.add_row(
                f"{row['times']}",
                f"{row['chars']:,}",
                f"{row['ms']:.1f}",
                f"{row['peak_mb']:.1f}",
                f"{row['peak_by_input']:.0f}",
            )
        power = found["exponent"][kind]
        console.print(longer, f"time grows with length to the power of {power:.2f}")
    for name, seconds in found["starts"].items():
        console.print(f"{name}: {seconds:.3f} s")
    for name, gains in found["together"].items():
        told = ", ".join(f"{kind} {gain:.2f}" for kind, gain in gains.items())
        console.print(f"{WORKERS} {name}, times as fast as one: {told}")
    console.print(f"peak memory of this process, peers included: {found['peak_rss_mb']:.0f} MB")


@click.command()
@click.option("--every", default=13, show_default=True, help="Read every n-th page.")
@click.option("--json", "target", type=click.Path(path_type=Path), help="Write the figures.")
def main(every: int, target: Path | None) -> None:
    """Time cleaner, its floors and its peers."""
    found = measured(every)
    show(found, Console())
    if target is not None:
        target.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
