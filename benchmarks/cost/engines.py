"""What a crawl costs, in one process and on the engines.

A figure is pages for each second of CPU time, which a busy machine changes little. For an engine it
is the time of all its processes, its own ones included, to read, clean and write pages. What it
takes to start a job is left out: a job of few pages is timed as well, and subtracted. All engines
clean the same pages of plain text and make the column ``text`` alone, so that as much as possible
of the time is their own.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import click
import psutil
import pyarrow as pa
import pyarrow.parquet as pq
from rich.console import Console
from rich.table import Table

from benchmarks import options
from benchmarks.cost.pages import read_work
from benchmarks.measure.results import merge_into
from cleaner.batch import clean_table
from cleaner.batch.columns import COLUMNS

CRAWL = 3_000_000_000
"""Pages of a large crawl of the web."""
WORKERS = 2
FEW = 20
"""Pages of the small job."""
TEXT_ALONE = ("text",)
Run = Callable[[Path, Path], object]
"""Cleans the pages of a Parquet file and writes the rows into a folder."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Pages that a core cleans in a second."""

    pages_a_second: float

    @property
    def core_hours(self) -> float:
        """Hours of one core for a whole crawl."""
        return CRAWL / self.pages_a_second / 3600


def cpu_seconds() -> float:
    """Return the CPU time of this process and of all below it, those that have ended included."""
    this = psutil.Process()
    total = 0.0
    for process in (this, *this.children(recursive=True)):
        with suppress(psutil.Error):
            total += sum(process.cpu_times()[:4])
    return total


def in_one_process(name: str, pages: list[str] | list[bytes], columns: tuple[str, ...]) -> Cost:
    """Time `clean_table` on `pages` of the kind that the column `name` says."""
    table = pa.table({name: pages})
    clean_table(table.slice(0, FEW), columns=columns)
    start = time.process_time()
    clean_table(table, columns=columns)
    return Cost(len(pages) / (time.process_time() - start))


@contextmanager
def spark() -> Iterator[Run]:
    """Start Spark in its local mode."""
    from pyspark.sql import SparkSession

    from cleaner.integrations.spark import clean_frame

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master(f"local[{WORKERS}]").config("spark.ui.enabled", "false")
    session = builder.config("spark.log.level", "ERROR").getOrCreate()

    def run(source: Path, target: Path) -> object:
        frame = session.read.parquet(str(source)).repartition(2 * WORKERS)
        return clean_frame(frame, columns=TEXT_ALONE).write.parquet(str(target))

    yield run
    session.stop()


@contextmanager
def ray() -> Iterator[Run]:
    """Start Ray on this machine."""
    import ray

    from cleaner.integrations.ray import clean_dataset

    ray.init(
        num_cpus=WORKERS, include_dashboard=False, object_store_memory=2**28, log_to_driver=False
    )
    ray.data.DataContext.get_current().enable_progress_bars = False

    def run(source: Path, target: Path) -> object:
        dataset = ray.data.read_parquet(str(source), override_num_blocks=2 * WORKERS)
        return clean_dataset(dataset, columns=TEXT_ALONE).write_parquet(str(target))

    yield run
    ray.shutdown()


@contextmanager
def dask() -> Iterator[Run]:
    """Start Dask with worker processes on this machine."""
    import dask.dataframe as dd
    from distributed import Client, LocalCluster

    from cleaner.integrations.dask import clean_frame

    def run(source: Path, target: Path) -> object:
        frame = dd.read_parquet(source, split_row_groups=True)
        return clean_frame(frame, columns=TEXT_ALONE).to_parquet(target)

    with (
        LocalCluster(n_workers=WORKERS, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster),
    ):
        yield run


@contextmanager
def datatrove() -> Iterator[Run]:
    """Get datatrove's local executor, which starts processes for each run."""
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import ParquetReader
    from datatrove.pipeline.writers import ParquetWriter
    from loguru import logger

    from cleaner.integrations.datatrove import ArticleFilter

    logger.remove()

    def run(source: Path, target: Path) -> object:
        shards = target.with_suffix(".shards")
        shards.mkdir()
        table = pq.read_table(source)
        for number in range(WORKERS):
            part = table.take(list(range(number, table.num_rows, WORKERS)))
            pq.write_table(part, shards / f"{number}.parquet")
        steps = [
            ParquetReader(str(shards)),
            ArticleFilter(columns=TEXT_ALONE),
            ParquetWriter(str(target)),
        ]
        logs = str(target.with_suffix(".logs"))
        return LocalPipelineExecutor(steps, tasks=WORKERS, workers=WORKERS, logging_dir=logs).run()

    yield run


ENGINES: Mapping[str, Callable[[], AbstractContextManager[Run]]] = {
    "Spark": spark,
    "Ray": ray,
    "Dask": dask,
    "datatrove": datatrove,
}


def on_engine(start: Callable[[], AbstractContextManager[Run]], pages: list[str]) -> Cost:
    """Time an engine on `pages` of plain text."""
    folder = Path(tempfile.mkdtemp())
    table = pa.table({"id": [str(number) for number in range(len(pages))], "text": pages})
    pq.write_table(table.slice(0, FEW), folder / "few.parquet")
    pq.write_table(table, folder / "all.parquet", row_group_size=-(-len(pages) // (2 * WORKERS)))
    with start() as run:
        run(folder / "few.parquet", folder / "first")
        seconds = []
        for job in ("few", "all"):
            before = cpu_seconds()
            run(folder / f"{job}.parquet", folder / job)
            seconds.append(cpu_seconds() - before)
    shutil.rmtree(folder)
    return Cost((len(pages) - FEW) / (seconds[1] - seconds[0]))


def measured(every: int) -> dict[str, Cost]:
    """Return what each way of cleaning costs, by its name."""
    pages = read_work(every).pages
    texts, htmls = [page.text for page in pages], [page.data for page in pages]
    costs = {
        "text": in_one_process("text", texts, TEXT_ALONE),
        "text, all usual columns": in_one_process("text", texts, COLUMNS),
        "HTML": in_one_process("html", htmls, TEXT_ALONE),
        "HTML, all usual columns": in_one_process("html", htmls, COLUMNS),
    }
    for name, start in ENGINES.items():
        costs[f"text on {name}"] = on_engine(start, texts)
    return costs


def table_of(costs: Mapping[str, Cost]) -> Table:
    """Return the costs as a table for the terminal."""
    table = Table("pages and columns", "pages/s a core", f"core-hours for {CRAWL:,} pages")
    for name, cost in costs.items():
        table.add_row(name, f"{cost.pages_a_second:.0f}", f"{cost.core_hours:,.0f}")
    return table


@click.command(help=__doc__)
@options.every(3)
@options.json_file
def main(every: int, json_file: Path | None) -> None:
    """Time cleaning in one process and on each engine."""
    costs = measured(every)
    Console().print(table_of(costs))
    speeds = {name: cost.pages_a_second for name, cost in costs.items()}
    merge_into(json_file, {"engines": speeds})
