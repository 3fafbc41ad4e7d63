"""What a batch costs, and that a cut changes nothing.

The pages of all tables, repeated, are written to a WARC file as a crawler writes it. From there
to Parquet goes a run without a cut, its memory looked at all the while, then one that is killed
in the middle (SIGKILL) and run again. Both must end with the same bytes. With --beside, datatrove
reads the same archive with trafilatura and writes Parquet, without metadata. Reads /proc: Linux
only.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice, repeat
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

from benchmarks import options
from benchmarks.measure.results import merge_into
from benchmarks.pages import data

SAMPLE_SECONDS = 0.25
PARTS = 8
"""Memory is told for so many parts of the run: flat means that the last is like the first."""
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Sample:
    """Memory at one moment, in MB."""

    seconds: float
    parent: float
    workers: float
    """All of them together."""


@dataclass(frozen=True, slots=True)
class Done:
    """A run that came to its end."""

    seconds: float
    cpu_seconds: float
    samples: list[Sample]


def pages() -> Iterator[tuple[str, bytes]]:
    """Yield address and HTML of the pages of all tables, again and again."""
    rows = [
        (row["url"] or f"https://{name}.example/{number}", _bytes(row["html"]))
        for name in data.SAVED_TABLES
        for number, row in enumerate(data.table(name))
    ]
    return chain.from_iterable(repeat(rows))


def _bytes(html: str | bytes) -> bytes:
    return html.encode("utf-8", "replace") if isinstance(html, str) else html


def write_warc(path: Path, count: int) -> None:
    """Write the first `count` of `pages` as responses, each in a gzip member of its own."""
    with path.open("wb") as raw:
        for url, html in islice(pages(), count):
            record = WarcRecord()
            record.init_headers(WarcRecordType.response)
            record.headers["WARC-Target-URI"] = url
            record.headers["Content-Type"] = "application/http; msgtype=response"
            record.set_bytes_content(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + html)
            member = GzipWriter(raw)
            record.write(member)
            member.close()


def start(source: Path, output: Path, workers: int) -> subprocess.Popen[bytes]:
    """Start a run."""
    command = [sys.executable, "-m", "cleaner", "batch", str(source), "-o", str(output)]
    command += ["--workers", str(workers), "--summary", f"{output}.json"]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL, cwd=data.ROOT)


def start_datatrove(folder: Path) -> subprocess.Popen[bytes]:
    """Start datatrove with trafilatura on the archive in `folder`."""
    script = Path(__file__).parent / "children" / "datatrove_batch.py"
    command = [sys.executable, str(script), str(folder), str(folder / "datatrove")]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def watched(process: subprocess.Popen[bytes]) -> Done:
    """Wait for the end of a run and look at its memory."""
    started = time.monotonic()
    samples: list[Sample] = []
    while True:
        found, _, usage = os.wait4(process.pid, os.WNOHANG)
        seconds = time.monotonic() - started
        if found:
            return Done(seconds, usage.ru_utime + usage.ru_stime, samples)
        samples.append(Sample(seconds, _memory(process.pid), sum(map(_memory, _children(process)))))
        time.sleep(SAMPLE_SECONDS)


def _children(process: subprocess.Popen[bytes]) -> list[int]:
    try:
        listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    except OSError:
        return []
    return [int(pid) for pid in listed.split()]


def _memory(pid: int) -> float:
    """Return the MB that a process holds; 0 if it is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_BYTES / 1e6
    except (OSError, IndexError):
        return 0.0


def cut_off(process: subprocess.Popen[bytes], journal: Path, count: int) -> int:
    """Kill a run once half of its `count` pages are done; return how many are."""
    while process.poll() is None:
        done = _pages_done(journal)
        if done * 2 >= count:
            process.send_signal(signal.SIGKILL)
            process.wait()
            return _pages_done(journal)
        time.sleep(0.02)
    raise RuntimeError("the run ended before it could be cut off: take more pages")


def _pages_done(journal: Path) -> int:
    if not journal.exists():
        return 0
    whole = [line for line in journal.read_bytes().splitlines(keepends=True) if line[-1:] == b"\n"]
    return sum(json.loads(line)["tally"]["pages"] for line in whole[1:])


def peaks(samples: list[Sample]) -> list[tuple[float, float]]:
    """Return the peak memory of the run itself and of its workers in each part of the run.

    >>> peaks([Sample(0, 10, 1), Sample(8, 5, 20)])[0], peaks([Sample(0, 10, 1)] * 2)[-1]
    ((10, 1), (10, 1))
    """
    parts: list[list[Sample]] = [[] for _ in range(PARTS)]
    for number, sample in enumerate(samples):
        parts[number * PARTS // len(samples)].append(sample)
    filled: list[tuple[float, float]] = []
    for part in parts:
        before = filled[-1] if filled else (0.0, 0.0)
        filled.append(
            (max(s.parent for s in part), max(s.workers for s in part)) if part else before
        )
    return filled


def measured(folder: Path, count: int, workers: int, *, beside: bool = False) -> dict[str, Any]:
    """Return all figures, those of datatrove if it is to be run `beside`."""
    source, whole, cut = (folder / name for name in ("in.warc.gz", "whole.parquet", "cut.parquet"))
    write_warc(source, count)
    run = watched(start(source, whole, workers))
    summary = json.loads(Path(f"{whole}.json").read_text("utf-8"))
    done = cut_off(start(source, cut, workers), Path(f"{cut}.parts") / "journal.jsonl", count)
    was_there = cut.exists()
    start(source, cut, workers).wait()
    other = watched(start_datatrove(folder)) if beside else None
    return {
        "pages": summary["pages"],
        "failed": summary["failed"],
        "warc_mb": source.stat().st_size / 1e6,
        "parquet_mb": whole.stat().st_size / 1e6,
        "seconds": run.seconds,
        "pages_a_second": count / run.seconds,
        "cpu_seconds": run.cpu_seconds,
        "pages_a_cpu_second": count / run.cpu_seconds,
        "worker_share": summary["worker_seconds"] / run.seconds / workers,
        "peaks_mb": peaks(run.samples),
        "done_when_killed": done,
        "output_when_killed": was_there,
        "same_bytes": whole.read_bytes() == cut.read_bytes(),
        **({"datatrove_pages_a_cpu_second": count / other.cpu_seconds} if other else {}),
    }


def show(found: dict[str, Any]) -> None:
    """Print the figures."""
    print(
        f"{found['pages']:,} pages, {found['failed']} failed; WARC {found['warc_mb']:.0f} MB, "
        f"Parquet {found['parquet_mb']:.1f} MB\n"
        f"{found['seconds']:.0f} s, {found['pages_a_second']:.1f} pages a second; "
        f"{found['cpu_seconds']:.0f} CPU s, {found['pages_a_cpu_second']:.1f} pages a CPU second; "
        f"workers were busy {found['worker_share']:.0%} of the time\n"
        f"peak memory in MB, by eighths of the run: the run itself "
        f"{', '.join(f'{parent:.0f}' for parent, _ in found['peaks_mb'])}; all workers "
        f"{', '.join(f'{workers:.0f}' for _, workers in found['peaks_mb'])}\n"
        f"killed when {found['done_when_killed']:,} pages were done, an output was "
        f"{'there' if found['output_when_killed'] else 'not there'}; run again: "
        f"{'the same bytes' if found['same_bytes'] else 'OTHER BYTES'}"
    )
    if "datatrove_pages_a_cpu_second" in found:
        print(
            "datatrove with trafilatura, the same archive: "
            f"{found['datatrove_pages_a_cpu_second']:.1f} pages a CPU second"
        )


@click.command(help=__doc__)
@click.option("--pages", "count", default=10_000, show_default=True, help="How many pages.")
@click.option("--workers", default=2, show_default=True, help="Processes that clean.")
@click.option("--beside", is_flag=True, help="Also datatrove with trafilatura.")
@options.json_file
def main(count: int, workers: int, beside: bool, json_file: Path | None) -> None:
    """Measure a batch from WARC to Parquet, kill one in the middle and compare."""
    options.need_tables()
    with TemporaryDirectory() as folder:
        found = measured(Path(folder), count, workers, beside=beside)
    show(found)
    merge_into(json_file, {"batch": found})
    if not found["same_bytes"] or found["output_when_killed"]:
        sys.exit(1)
