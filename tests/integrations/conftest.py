"""The pages that every engine cleans, and what comes out of it in one process.

There are 500 pages where the tables of real pages are; else those of our own writing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

pa = pytest.importorskip("pyarrow", reason="needs pyarrow")
import pyarrow.parquet as pq  # noqa: E402

from benchmarks.pages import data  # noqa: E402
from cleaner import clean  # noqa: E402
from cleaner.batch import clean_table  # noqa: E402
from cleaner.batch.columns import GETTERS  # noqa: E402

collect_ignore = ["fault"]  # it breaks the cleaner of the process that imports it
HERE = Path(__file__).parent
HTML = HERE.parent / "html"
MARK = "this page breaks the cleaner"
BROKEN = {"id": "broken", "url": "https://gull.example/broken", "content": f"{MARK}\n\nIt rained."}
ALL = tuple(GETTERS)
PAGES, OF_HTML = 500, 100
LONGEST = 20_000
"""Characters; longer pages would take the tests too long."""


def example(document: str, marker: str) -> str:
    """Return the code behind `marker` in a document."""
    text = (HERE.parent.parent / "docs" / document).read_text("utf-8")
    found = re.search(rf"^<!-- {marker} -->\n```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert found, f"no code behind <!-- {marker} --> in {document}"
    return found[1]


def in_this_folder(code: str) -> str:
    """Name the files of an example in full: an engine may have been started in another folder."""
    return re.sub(r'"(pages\.parquet|warc\.paths\.gz|articles)"', rf'"{Path.cwd()}/\1"', code)


def real_pages() -> Iterator[dict[str, str]]:
    from benchmarks.pages.renderers import decode, resiliparse

    shortest = sorted(data.table("wcxb-dev"), key=lambda row: len(row["html"]))
    for number, row in enumerate(shortest):
        html = decode(row["html"])
        content = html if number < OF_HTML else resiliparse(html)
        if content.strip() and (number < OF_HTML or len(content) < LONGEST):
            yield {"id": row["id"], "url": row["url"] or "", "content": content}


def own_pages() -> Iterator[dict[str, str]]:
    for page in data.own_pages():
        yield {"id": page.name, "url": f"https://gull.example/{page.name}", "content": page.text}
    for path in sorted(HTML.glob("*.html")):
        url = f"https://gull.example/{path.name}"
        yield {"id": path.name, "url": url, "content": path.read_text("utf-8")}


@pytest.fixture(scope="session")
def pages() -> list[dict[str, str]]:
    real = list(islice(real_pages(), PAGES))
    assert len(real) in (0, PAGES)
    return real or list(own_pages())


@pytest.fixture(scope="session")
def expected(pages):
    """What the cleaner makes of the pages in this process: bytes that every engine must give."""
    cleaned = clean_table(pa.Table.from_pylist(pages), columns=ALL)
    assert cleaned["error"].null_count == len(pages)
    return cleaned


@pytest.fixture(scope="session")
def parquet(pages, tmp_path_factory) -> Path:
    """The pages and the one that breaks the cleaner, as a file in several parts."""
    path = tmp_path_factory.mktemp("pages") / "pages.parquet"
    middle = len(pages) // 2
    rows = [*pages[:middle], BROKEN, *pages[middle:]]
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=len(rows) // 4)
    return path


@pytest.fixture
def few_pages(tmp_path, monkeypatch) -> list[str]:
    """Go to a folder with a small pages.parquet, and return the texts of its articles."""
    monkeypatch.chdir(tmp_path)
    rows = [{"text": page.text} for page in data.own_pages()[:4]]
    pq.write_table(pa.Table.from_pylist(rows), "pages.parquet")
    return sorted(clean(row["text"], input="text").text for row in rows)


@pytest.fixture(scope="session")
def planted() -> Iterator[None]:
    """Processes that start from now on fail on the broken page; see `fault/sitecustomize.py`."""
    with pytest.MonkeyPatch.context() as patch:
        paths = [str(HERE / "fault"), str(HERE.parent.parent), os.environ.get("PYTHONPATH", "")]
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, paths)))
        yield


@pytest.fixture(scope="session")
def as_bytes():
    """Return a function that writes a table, its rows in order of `id`, as a Parquet file."""

    def write(table, schema) -> bytes:
        sink = pa.BufferOutputStream()
        plain = table.select(schema.names).cast(schema.remove_metadata())
        pq.write_table(plain.sort_by("id").combine_chunks(), sink)
        return sink.getvalue().to_pybytes()

    return write


@pytest.fixture(scope="session")
def same_rows(expected, as_bytes):
    """Return a function that holds what an engine gave against what was expected."""

    def check(table) -> None:
        broken = pa.compute.equal(table["id"], BROKEN["id"])
        (failed,) = table.filter(broken).to_pylist()
        assert failed == dict.fromkeys(ALL) | {
            "id": BROKEN["id"],
            "url": BROKEN["url"],
            "error": "MemoryError: planted by the tests",
        }
        assert table.column_names == expected.column_names
        sound = table.filter(pa.compute.invert(broken))
        assert as_bytes(sound, expected.schema) == as_bytes(expected, expected.schema)

    return check
