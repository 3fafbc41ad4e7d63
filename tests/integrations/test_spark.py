"""`cleaner.integrations.spark` on a real Spark, in its local mode."""

from __future__ import annotations

import gzip
import shutil
import sys
from pathlib import Path

import pytest
from conftest import ALL, HTML, example, in_this_folder

from benchmarks.pages import data
from cleaner import clean

pytest.importorskip("pyspark", reason="needs the extra spark")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java", allow_module_level=True)

import pyarrow.parquet as pq
from pyspark.sql import SparkSession

from cleaner.integrations.spark import clean_frame

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def spark(planted, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        session = (
            SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.memory", "1g")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse")))
            .config("spark.sql.execution.arrow.maxRecordsPerBatch", "100")
            .getOrCreate()
        )
        yield session
        session.stop()


def test_the_rows_are_those_of_one_process_and_a_page_that_fails_is_one_row(
    spark, parquet, same_rows, tmp_path
) -> None:
    frame = spark.read.parquet(str(parquet)).repartition(4)
    clean_frame(frame, columns=ALL).write.parquet(str(tmp_path / "articles"))
    same_rows(pq.read_table(tmp_path / "articles"))


def test_other_columns_pass_and_the_page_goes(spark) -> None:
    import datetime

    rows = [(1, datetime.datetime(2024, 5, 6, tzinfo=datetime.UTC), ["a"], b"<p>Log in</p>")]
    frame = spark.createDataFrame(rows, "id long, seen timestamp, tags array<string>, html binary")
    cleaned = clean_frame(frame, columns=("text", "found"))
    assert cleaned.schema.simpleString() == (
        "struct<id:bigint,seen:timestamp,tags:array<string>,text:string,found:boolean,error:string>"
    )
    (row,) = cleaned.collect()
    assert (row.id, row.tags, row.text, row.found, row.error) == (1, ["a"], "", False, None)


def test_what_is_wrong_with_the_table_is_said_before_anything_runs(spark) -> None:
    with pytest.raises(ValueError, match="no column"):
        clean_frame(spark.range(1))
    with pytest.raises(TypeError, match="colums"):
        clean_frame(spark.range(1), colums=("text",))


def test_the_example_runs(spark, few_pages) -> None:
    exec(in_this_folder(example("scale.md", "spark")), {})
    assert sorted(pq.read_table("articles")["text"].to_pylist()) == few_pages


@pytest.mark.parametrize("kind", ["warc", "wet"])
def test_the_example_for_archives_runs(kind, spark, tmp_path, monkeypatch) -> None:
    pytest.importorskip("fastwarc", reason="needs fastwarc")
    from archives import write_warc, write_wet

    monkeypatch.chdir(tmp_path)
    code = example("scale.md", "spark-warc")
    changes = {"https://data.commoncrawl.org/": f"{tmp_path}/"}
    if kind == "warc":
        found = {path.stem: path.read_text("utf-8") for path in HTML.glob("*.html")}
        write_warc(Path("crawl/one.gz"), {f"https://gull.example/{n}": found[n] for n in found})
    else:
        found = {page.name: page.text for page in data.own_pages()[:4]}
        write_wet(Path("crawl/one.gz"), {f"https://gull.example/{n}": found[n] for n in found})
        changes |= {
            "Type.response": "Type.conversion",
            "                    if record.http_content_type in HTML\n": "",
            '"html":': '"text":',
            "html binary": "text binary",
        }
    for old, new in changes.items():
        assert old in code
        code = code.replace(old, new)
    Path("warc.paths.gz").write_bytes(gzip.compress(b"crawl/one.gz\n"))
    exec(in_this_folder(code), {"__name__": "__main__"})
    rows = pq.read_table("articles").to_pylist()
    form = "html" if kind == "warc" else "text"
    assert {row["url"].rpartition("/")[2]: row["text"] for row in rows} == {
        name: clean(source.encode(), input=form).text for name, source in found.items()
    }
