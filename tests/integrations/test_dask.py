"""`cleaner.integrations.dask` on a real Dask, with worker processes on this machine."""

from __future__ import annotations

import pytest
from conftest import ALL, example, pa, pq

dd = pytest.importorskip("dask.dataframe", reason="needs the extra dask")
distributed = pytest.importorskip("distributed", reason="needs the extra dask")

from cleaner.integrations.dask import clean_frame  # noqa: E402

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def cluster(planted):
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with (
        distributed.LocalCluster(host="127.0.0.1", **options) as started,
        distributed.Client(started),
    ):
        yield


def test_the_rows_are_those_of_one_process_and_a_page_that_fails_is_one_row(
    cluster, parquet, same_rows
) -> None:
    frame = dd.read_parquet(parquet, split_row_groups=True)
    assert frame.npartitions > 2
    cleaned = clean_frame(frame, columns=ALL)
    computed = cleaned.compute()
    assert computed.dtypes.to_dict() == cleaned._meta.dtypes.to_dict()
    same_rows(pa.Table.from_pandas(computed, preserve_index=False))


def test_the_index_and_other_columns_stay_as_they_are() -> None:
    import pandas as pd

    rows = {
        "seen": [1.5, 2.5],
        "page": ["Log in", None],
        "url": ["u", None],
        "language": ["de", None],
    }
    frame = dd.from_pandas(pd.DataFrame(rows, index=[7, 7]), npartitions=1, sort=False)
    cleaned = clean_frame(frame, page="page", columns=("text", "language"))
    assert cleaned.columns.tolist() == ["seen", "url", "text", "language", "error"]
    done = cleaned.compute(scheduler="sync")
    assert done.index.tolist() == [7, 7]
    assert done.seen.tolist() == [1.5, 2.5]
    assert done.text.tolist() == ["", pd.NA]
    assert done.language.tolist() == ["de", pd.NA]
    assert done.dtypes.to_dict() == cleaned._meta.dtypes.to_dict()


def test_what_is_wrong_with_the_table_is_said_before_anything_runs() -> None:
    import pandas as pd

    frame = dd.from_pandas(pd.DataFrame({"html": ["<p>"], "text": ["a"]}), npartitions=1)
    with pytest.raises(ValueError, match="'text' already"):
        clean_frame(frame)


def test_the_example_runs(cluster, few_pages) -> None:
    exec(example("scale.md", "dask"), {})
    assert sorted(pq.read_table("articles")["text"].to_pylist()) == few_pages
