"""`cleaner.integrations.datatrove` on the real datatrove, its executor and its sandbox."""

from __future__ import annotations

import gzip
import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ALL, BROKEN, HTML, example, pa

from benchmarks.pages import data
from cleaner import clean

pytest.importorskip("datatrove", reason="needs the extra datatrove")

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.extractors.base import ExtractorSandbox
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

from cleaner.integrations.datatrove import ArticleFilter, HtmlExtractor

pytestmark = pytest.mark.slow

WORKERS = 2
PATIENT = 600
"""Seconds for a page, on a machine that others use as well."""


def write_shards(rows, folder: Path) -> Path:
    folder.mkdir()
    for shard in range(WORKERS):
        lines = [json.dumps(row) for row in rows[shard::WORKERS]]
        (folder / f"{shard}.jsonl").write_text("\n".join(lines), "utf-8")
    return folder


def run(source: Path, step, folder: Path) -> dict[str, dict]:
    """Run a pipeline of one step over JSONL files, and return what it wrote by `id`."""
    reader = JsonlReader(str(source), text_key="content")
    writer = JsonlWriter(str(folder / "out"), compression=None)
    LocalPipelineExecutor(
        [reader, step, writer], tasks=WORKERS, workers=WORKERS, logging_dir=str(folder / "logs")
    ).run()
    return read(folder / "out")


def read(folder: Path) -> dict[str, dict]:
    rows = [json.loads(line) for path in folder.glob("*.jsonl") for line in path.open("rb")]
    return {row["id"]: row for row in rows}


def test_the_rows_are_those_of_one_process_and_a_page_that_fails_goes_to_the_rejects(
    planted, pages, expected, as_bytes, tmp_path
) -> None:
    rejects = JsonlWriter(str(tmp_path / "rejects"), compression=None)
    step = ArticleFilter(rejects, input="auto", columns=ALL)
    source = write_shards([*pages, BROKEN], tmp_path / "pages")
    written = run(source, step, tmp_path)
    rows = [{"id": row["id"], "text": row["text"], **row["metadata"]} for row in written.values()]

    schema = pa.schema([field for field in expected.schema if field.name not in ("found", "error")])
    articles = expected.filter(expected["found"])
    assert as_bytes(pa.Table.from_pylist(rows, schema), schema) == as_bytes(articles, schema)

    dropped = read(tmp_path / "rejects")
    failed = dropped.pop(BROKEN["id"])
    assert failed["text"] == BROKEN["content"]
    assert failed["metadata"]["filter_reason"] == "failed"
    assert failed["metadata"]["error"] == "MemoryError: planted by the tests"
    without = set(expected.filter(pa.compute.invert(expected["found"]))["id"].to_pylist())
    assert set(dropped) == without
    assert {row["metadata"]["filter_reason"] for row in dropped.values()} <= {"no_content"}


def test_html_passes_the_sandbox_and_a_page_that_fails_is_dropped(planted, tmp_path) -> None:
    pages = {path.stem: path.read_text("utf-8") for path in sorted(HTML.glob("*.html"))}
    rows = [BROKEN, *({"id": name, "content": html} for name, html in pages.items())]
    written = run(write_shards(rows, tmp_path / "pages"), HtmlExtractor(timeout=PATIENT), tmp_path)
    texts = {name: clean(html, input="html").text for name, html in pages.items()}
    assert {name: row["text"] for name, row in written.items()} == {
        name: text for name, text in texts.items() if text
    }


def test_the_extractor_takes_every_option_of_clean() -> None:
    page = (HTML / "product.html").read_text("utf-8")
    extractor = HtmlExtractor(mode="recall", drop={"title"}, max_chars=4000)
    chosen = clean(page, input="html", mode="recall", drop={"title"}, max_chars=4000)
    assert extractor.extract(page) == chosen.text != HtmlExtractor().extract(page)
    with pytest.raises(ValueError, match="drop must be of"):
        HtmlExtractor(drop={"photo"})
    with pytest.raises(ValueError, match="drop_elements must be a CSS selector"):
        HtmlExtractor(drop_elements="div >")


def test_a_page_has_one_second_unless_more_are_given() -> None:
    assert [HtmlExtractor().timeout, HtmlExtractor(timeout=PATIENT).timeout] == [1, PATIENT]


def test_a_worker_that_was_killed_is_replaced() -> None:
    extractor = HtmlExtractor(timeout=PATIENT)
    page = (HTML / "product.html").read_text("utf-8")
    with ExtractorSandbox(timeout=extractor.timeout) as sandbox:
        for _ in range(2):
            text = sandbox.process_document(page, extractor.extract)
            assert text == clean(page, input="html").text
            sandbox.process.kill()
            sandbox.process.join()


@pytest.mark.parametrize("step", [HtmlExtractor(mode="recall"), ArticleFilter(columns=["title"])])
def test_a_step_can_be_sent_to_another_process(step) -> None:
    again = pickle.loads(pickle.dumps(step))
    assert vars(again).get("options") == vars(step).get("options")


def test_a_wrong_option_is_told_of_at_once() -> None:
    with pytest.raises(TypeError, match="colums"):
        ArticleFilter(colums=["text"])


# --- the examples of docs/scale.md, as scripts


def run_example(marker: str, folder: Path) -> None:
    place = "s3://commoncrawl/crawl-data/CC-MAIN-YEAR-WEEK/segments/NUMBER"
    code = example("scale.md", marker)
    for old, new in ((place, str(folder)), ("tasks=100", "tasks=1"), ("workers=16", "workers=1")):
        assert old in code
        code = code.replace(old, new)
    code = code.replace("HtmlExtractor()", f"HtmlExtractor(timeout={PATIENT})")
    (folder / "script.py").write_text(code, "utf-8")
    subprocess.run([sys.executable, "script.py"], cwd=folder, check=True, capture_output=True)


def read_gzip(folder: Path) -> dict[str, dict]:
    texts = [gzip.decompress(path.read_bytes()) for path in folder.glob("*.gz")]
    rows = [json.loads(line) for text in texts for line in text.splitlines()]
    return {row["metadata"]["url"]: row for row in rows}


@pytest.fixture
def archives():
    for name in ("fastwarc", "warcio", "cchardet", "magic"):
        pytest.importorskip(name, reason="needs fastwarc and what datatrove reads archives with")
    return __import__("archives")


def test_the_example_for_warc_archives_runs(archives, tmp_path) -> None:
    pages = {f"https://gull.example/{p.stem}": p.read_text("utf-8") for p in HTML.glob("*.html")}
    archives.write_warc(tmp_path / "warc" / "one.warc.gz", pages)
    run_example("datatrove-warc", tmp_path)
    texts = {address: clean(html, input="html").text for address, html in pages.items()}
    written = {address: row["text"] for address, row in read_gzip(tmp_path / "articles").items()}
    assert written == {address: text for address, text in texts.items() if text}


def test_the_example_for_wet_archives_runs(archives, tmp_path) -> None:
    own = {page.name: page.text for page in data.own_pages()}
    pages = {f"https://gull.example/{n}": own[n] for n in ("example", "error-404", "news-de")}
    archives.write_wet(tmp_path / "wet" / "one.warc.wet.gz", pages)
    run_example("datatrove-wet", tmp_path)
    written, dropped = read_gzip(tmp_path / "articles"), read_gzip(tmp_path / "dropped")
    cleaned = {address: clean(text, input="text") for address, text in pages.items()}
    assert {address: row["text"] for address, row in written.items()} == {
        address: page.text for address, page in cleaned.items() if page.found
    }
    assert {address: row["text"] for address, row in dropped.items()} == {
        address: pages[address] for address, page in cleaned.items() if not page.found
    }
    assert len(dropped) == 1
