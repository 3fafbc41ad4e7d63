"""The example of docs/scale.md for one process."""

from __future__ import annotations

from conftest import example, pq


def test_the_example_runs(few_pages) -> None:
    exec(example("scale.md", "arrow"), {})
    assert sorted(pq.read_table("articles.parquet")["text"].to_pylist()) == few_pages
