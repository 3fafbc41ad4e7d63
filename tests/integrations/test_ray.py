"""`cleaner.integrations.ray` on a real Ray, started on this machine."""

from __future__ import annotations

import pytest
from conftest import ALL, example, in_this_folder, pa, pq

ray = pytest.importorskip("ray", reason="needs the extra ray")
pytest.importorskip("ray.data", reason="needs the extra ray")

from cleaner.integrations.ray import clean_dataset  # noqa: E402

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def cluster(planted):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        ray.init(
            num_cpus=2,
            include_dashboard=False,
            object_store_memory=200 * 2**20,
            _node_ip_address="127.0.0.1",
            log_to_driver=False,
        )
        yield
        ray.shutdown()


def test_the_rows_are_those_of_one_process_and_a_page_that_fails_is_one_row(
    cluster, parquet, same_rows
) -> None:
    dataset = ray.data.read_parquet(str(parquet), override_num_blocks=4)
    cleaned = clean_dataset(dataset, columns=ALL)
    same_rows(pa.concat_tables(ray.get(cleaned.to_arrow_refs())))


def test_a_wrong_option_is_told_of_before_anything_runs(cluster) -> None:
    with pytest.raises(ValueError, match="links"):
        clean_dataset(ray.data.range(1), columns=("links",))


def test_the_example_runs(cluster, few_pages) -> None:
    exec(in_this_folder(example("scale.md", "ray")), {})
    assert sorted(pq.read_table("articles")["text"].to_pylist()) == few_pages
