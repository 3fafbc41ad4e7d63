"""Pages out of real files of every kind, whole, damaged and too large."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

pytest.importorskip("fastwarc", reason="the extra batch is not installed")

import pyarrow as pa
import pyarrow.parquet as pq
from batch_files import (
    STORM,
    STORM_HTML,
    conversion,
    other,
    resolved,
    response,
    warc_bytes,
    write_jsonl,
)
from fastwarc.warc import WarcRecordType

from cleaner.batch.errors import RefusedError
from cleaner.batch.extras import zstd
from cleaner.batch.inputs.pages import Place, pages_from
from cleaner.batch.inputs.reading import Reading
from cleaner.batch.inputs.sources import digest, sources_of
from cleaner.batch.records import BROKEN, TOO_LARGE, Record


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


READING = Reading()


def records(*names: str, reading: Reading = READING) -> list[Record]:
    return [placed.record for placed in pages_from(sources_of(names), reading)]


def reasons(found: list[Record]) -> list[str | None]:
    return [record.failure and record.failure.reason for record in found]


# --- what is read


def test_a_folder_is_read_in_order_with_all_that_is_known(folder: Path) -> None:
    (folder / "pages" / "deep").mkdir(parents=True)
    (folder / "pages" / "b.txt").write_text(STORM)
    (folder / "pages" / "a.html").write_text(STORM_HTML)
    (folder / "pages" / "c.txt.gz").write_bytes(gzip.compress(STORM.encode()))
    (folder / "pages" / "deep" / "d.HTM.zst").write_bytes(zstd().compress(STORM_HTML.encode()))
    (folder / "pages" / "picture.png").write_bytes(b"\x89PNG")
    write_jsonl(folder / "pages" / "e.jsonl", [{"text": STORM}])
    found = records("pages")
    assert [(r.id, r.kind) for r in found] == [
        ("pages/a.html", "html"),
        ("pages/b.txt", "auto"),
        ("pages/c.txt.gz", "auto"),
        ("pages/e.jsonl:1", "auto"),
        ("pages/deep/d.HTM.zst", "html"),
    ]
    assert found[2].content == STORM.encode()
    assert found[4].content == STORM_HTML.encode()


@pytest.mark.parametrize("ending", [".mhtml", ".mht", ".webarchive", ".MHTML"])
def test_what_browsers_save_in_one_file_is_read(folder: Path, ending: str) -> None:
    (folder / "saved").mkdir()
    (folder / "saved" / f"page{ending}").write_bytes(b"MIME-Version: 1.0")
    assert [(r.id, r.kind) for r in records("saved")] == [(f"saved/page{ending}", "auto")]


def test_patterns_and_files_are_read_once(folder: Path) -> None:
    for name in ("a.txt", "b.txt", "page"):
        (folder / name).write_text(STORM)
    assert [r.id for r in records("b.txt", "*.txt", "page", "a.txt")] == ["b.txt", "a.txt", "page"]


def test_what_is_written_is_not_read(folder: Path) -> None:
    (folder / "a.txt").write_text(STORM)
    write_jsonl(folder / "out.jsonl", [{"text": STORM}])
    (folder / "out.jsonl.parts").mkdir()
    write_jsonl(folder / "out.jsonl.parts" / "journal.jsonl", [{}])
    written = [folder / "out.jsonl", folder / "out.jsonl.parts"]
    assert [source.name for source in sources_of(["."], written)] == ["a.txt"]
    with pytest.raises(RefusedError, match="read and written"):
        sources_of(["out.jsonl"], written)


@pytest.mark.parametrize("name", ["missing.txt", "missing/*.txt"])
def test_a_name_that_leads_nowhere_is_refused(name: str) -> None:
    with pytest.raises(RefusedError, match="no such file"):
        sources_of([name])


@pytest.mark.parametrize("ending", ["", ".gz", ".zst"])
def test_jsonl(folder: Path, ending: str) -> None:
    rows = [
        {"id": 7, "url": "https://gull.example/a", "text": "One."},
        {"html": "<p>Two", "text": "unused"},
        {"content": "Three.", "id": ""},
    ]
    write_jsonl(folder / f"a.jsonl{ending}", rows)
    found = records(f"a.jsonl{ending}")
    assert [(r.id, r.url, r.content, r.kind) for r in found] == [
        ("7", "https://gull.example/a", "One.", "auto"),
        (f"a.jsonl{ending}:2", None, "<p>Two", "html"),
        (f"a.jsonl{ending}:3", None, "Three.", "auto"),
    ]


def test_columns_can_be_named(folder: Path) -> None:
    write_jsonl(folder / "a.jsonl", [{"text": "no", "raw": "Yes.", "key": "k", "address": "u"}])
    (found,) = records(
        "a.jsonl", reading=Reading(content_column="raw", id_column="key", url_column="address")
    )
    assert (found.id, found.url, found.content) == ("k", "u", "Yes.")


def test_bad_lines_are_told_and_the_others_read(folder: Path) -> None:
    lines = [
        b'{"text": "One."}', b"", b"no json", b"[1]", b'{"other": 1}', b'{"text": null}',
        b'{"text": "\\ud800 lone"}', b'{"text": "\xff"}', b"[" * 100_000, b'{"text": "Last."}',
    ]  # fmt: skip
    (folder / "a.jsonl").write_bytes(b"\n".join(lines))
    found = records("a.jsonl")
    assert [r.id for r in found] == [f"a.jsonl:{n}" for n in (1, 3, 4, 5, 6, 7, 8, 9, 10)]
    assert reasons(found) == [None, *[BROKEN] * 4, None, BROKEN, BROKEN, None]
    assert str(found[4].failure) == "broken: text holds null, not a page"
    assert found[-1].content == "Last."


@pytest.mark.parametrize("binary", [False, True])
def test_parquet(folder: Path, binary: bool) -> None:
    texts = [f"Page {number}." for number in range(100)]
    column = pa.array([text.encode() for text in texts] if binary else texts)
    urls = pa.array([None, *["https://gull.example/"] * 99])
    table = pa.table({"unused": column, "html": column, "url": urls})
    pq.write_table(table, folder / "a.parquet", row_group_size=40)
    found = records("a.parquet")
    assert [r.content for r in found] == column.to_pylist()
    assert [r.id for r in found[:2]] == ["a.parquet:1", "a.parquet:2"]
    assert [r.url for r in found[:2]] == [None, "https://gull.example/"]
    assert found[-1].read == (folder / "a.parquet").stat().st_size


def test_parquet_without_a_page_column_is_told(folder: Path) -> None:
    pq.write_table(pa.table({"body": ["x"]}), folder / "a.parquet")
    (found,) = records("a.parquet")
    assert str(found.failure) == (
        "broken: no column html, text, content: name the one with --content-column"
    )
    assert records("a.parquet", reading=Reading(content_column="body"))[0].content == "x"


@pytest.mark.parametrize("ending", ["", ".gz", ".zst"])
def test_warc_gives_responses_that_are_pages(folder: Path, ending: str) -> None:
    html = STORM_HTML.encode()
    packed = gzip.compress(html)
    chunked = b"%x\r\n" % len(packed) + packed + b"\r\n0\r\n\r\n"
    coded = "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip"
    kept = [
        response("https://gull.example/1", html, 'Content-Type: text/html; charset="koi8-r"'),
        response("https://gull.example/2", chunked, coded),
        response("https://gull.example/3", b"Plain.", "Content-Type: text/plain"),
        response("https://gull.example/4", html, "Server: x"),
        response("https://gull.example/5", html, "Content-Type: application/xhtml+xml"),
    ]
    left_out = [
        other(WarcRecordType.warcinfo),
        other(WarcRecordType.metadata),
        response("https://gull.example/6", b"\xff\xd8", "Content-Type: image/jpeg"),
        response("https://gull.example/7", html, status="404 Not Found"),
        response("https://gull.example/8", b"", status="301 Moved Permanently"),
        resolved("dns:gull.example"),
    ]
    mixed = [*left_out[:3], *kept, *left_out[3:]]
    (folder / f"a.warc{ending}").write_bytes(warc_bytes(mixed, ending))
    found = records(f"a.warc{ending}")
    assert [(r.url, r.kind, r.charset) for r in found] == [
        ("https://gull.example/1", "html", "koi8-r"),
        ("https://gull.example/2", "html", None),
        ("https://gull.example/3", "text", None),
        ("https://gull.example/4", "auto", None),
        ("https://gull.example/5", "html", None),
    ]
    assert [r.content for r in found] == [html, html, b"Plain.", html, html]
    assert all(r.id.startswith("urn:uuid:") for r in found)


def test_wet_gives_conversions(folder: Path) -> None:
    made = [other(WarcRecordType.warcinfo), conversion("https://gull.example/1", "Größe – 大\n")]
    (folder / "a.warc.wet.gz").write_bytes(warc_bytes(made, ".gz"))
    (found,) = records("a.warc.wet.gz")
    assert (found.kind, found.content) == ("text", "Größe – 大\n".encode())


# --- what is damaged or too large


@pytest.mark.parametrize("name", ["a.txt.gz", "a.txt.zst", "a.jsonl.gz", "a.jsonl.zst"])
@pytest.mark.parametrize("damage", ["cut", "turned", "another"])
def test_a_damaged_file_is_told_and_the_next_one_read(folder: Path, name: str, damage: str) -> None:
    lines = b"".join(b'{"text": "Page %d, %d."}\n' % (n, n * n) for n in range(5000))
    data = gzip.compress(lines) if name.endswith(".gz") else zstd().compress(lines)
    turned = data[:2000] + bytes(255 - byte for byte in data[2000:2100]) + data[2100:]
    damaged = {"cut": data[:-9], "turned": turned, "another": b"no such file" * 9}[damage]
    (folder / name).write_bytes(damaged)
    (folder / "b.txt").write_text(STORM)
    found = records(name, "b.txt")
    assert found[-1].content == STORM.encode()
    assert found[-2].failure is not None
    assert str(found[-2].failure).startswith("broken: the file cannot be read further: ")
    assert set(reasons(found[:-2])) <= {None}
    if damage == "cut" and "jsonl" in name:
        assert len(found) > 1000


@pytest.mark.parametrize("ending", ["", ".gz", ".zst"])
def test_a_warc_that_is_cut_off_is_told_wherever_it_ends(folder: Path, ending: str) -> None:
    made = [response(f"https://gull.example/{n}", STORM_HTML.encode()) for n in range(3)]
    whole = [warc_bytes([record], ending) for record in made]
    start = len(whole[0]) + len(whole[1])
    data = b"".join(whole)
    (folder / "b.txt").write_text(STORM)
    untold = []
    # A cut in the line ends behind the last record, or in the trailer of its member, costs nothing.
    for end in range(start + 1, len(data) - 24, 7):
        (folder / f"a.warc{ending}").write_bytes(data[:end])
        found = records(f"a.warc{ending}", "b.txt")
        assert [r.content for r in (*found[:2], found[-1])] == [
            STORM_HTML.encode(), STORM_HTML.encode(), STORM.encode(),
        ]  # fmt: skip
        if reasons(found[2:-1]) != [BROKEN]:
            untold.append((end - start, reasons(found[2:-1])))
    assert untold == []


def test_a_damaged_response_is_told_and_the_next_one_read(folder: Path) -> None:
    body = b"no gzip at all, whatever the header says"
    made = [
        response("u1", body, "Content-Type: text/html\r\nContent-Encoding: gzip"),
        response("u2", STORM_HTML.encode()),
    ]
    (folder / "a.warc.gz").write_bytes(warc_bytes(made, ".gz"))
    found = records("a.warc.gz")
    assert reasons(found) == [BROKEN, None]
    assert found[1].content == STORM_HTML.encode()


@pytest.mark.parametrize("name", ["a.parquet", "a.warc", "a.warc.gz"])
def test_files_that_are_something_else_are_told(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"This is no archive.\n" * 50)
    (folder / "b.txt").write_text(STORM)
    assert reasons(records(name, "b.txt")) == [BROKEN, None]


def test_a_link_that_leads_nowhere_is_told(folder: Path) -> None:
    (folder / "a.txt").symlink_to(folder / "nowhere")
    (folder / "b.txt").write_text(STORM)
    assert reasons(records(".")) == [BROKEN, None]


def test_large_pages_are_told_and_not_kept_in_memory(folder: Path) -> None:
    long = "word " * 2000
    (folder / "a.txt").write_text(long)
    (folder / "b.txt.gz").write_bytes(gzip.compress(long.encode() * 1000))
    write_jsonl(folder / "c.jsonl", [{"text": long}, {"text": "One."}])
    (folder / "d.jsonl").write_text(json.dumps({"text": long * 400}) + '\n{"text": "Two."}\n')
    pq.write_table(pa.table({"text": [long, "Three."]}), folder / "e.parquet")
    bomb = gzip.compress(bytes(3_000_000))
    made = [
        response("u1", long.encode() * 10),
        response("u2", bomb, "Content-Type: text/html\r\nContent-Encoding: gzip"),
        response("u3", b"Four."),
    ]
    (folder / "f.warc").write_bytes(warc_bytes(made))
    found = records(".", reading=Reading(page_bytes=5000))
    small = [record.content for record in found if record.failure is None]
    assert small == ["One.", "Two.", "Three.", b"Four."]
    assert [reason for reason in reasons(found) if reason] == [TOO_LARGE] * 7
    assert all(not record.content for record in found if record.failure)


# --- places


def test_reading_goes_on_from_any_place(folder: Path) -> None:
    (folder / "a.txt").write_text(STORM)
    write_jsonl(folder / "b.jsonl.gz", [{"text": f"Page {n}."} for n in range(5)])
    (folder / "c.warc").write_bytes(warc_bytes([conversion(f"u{n}", "Text.") for n in range(3)]))
    sources = sources_of(["."])
    whole = list(pages_from(sources, Reading()))
    assert len(whole) == 9
    for number, last in enumerate(whole, start=1):
        place = Place(last.source, last.number, last.record.digest)
        assert list(pages_from(sources, Reading(), place)) == whole[number:]


@pytest.mark.parametrize("rows", [[], [{"text": "Other."}, {"text": "Two."}]])
def test_going_on_with_another_input_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, rows: list[object]
) -> None:
    write_jsonl(folder / "a.jsonl", [{"text": "One."}, {"text": "Two."}])
    (first, _) = pages_from(sources_of(["a.jsonl"]), Reading())
    stdin = io.TextIOWrapper(io.BytesIO(b"".join(json.dumps(row).encode() for row in rows)))
    monkeypatch.setattr("sys.stdin", stdin)
    place = Place(0, 1, first.record.digest)
    with pytest.raises(RefusedError, match="does not begin with the pages that are done"):
        list(pages_from(sources_of(["-"]), Reading(), place))


def test_the_digest_of_sources_tells_a_change(folder: Path) -> None:
    (folder / "a.txt").write_text(STORM)
    before = digest(sources_of(["."]))
    assert digest(sources_of(["."])) == before
    (folder / "a.txt").write_text(STORM + "More.")
    assert digest(sources_of(["."])) != before


@pytest.mark.parametrize("ending", ["", ".gz", ".zst"])
def test_an_empty_web_archive_is_told_and_the_next_file_read(folder: Path, ending: str) -> None:
    (folder / f"a.warc{ending}").write_bytes(b"")
    (folder / "b.txt").write_text(STORM)
    empty, page = records(f"a.warc{ending}", "b.txt")
    assert str(empty.failure) == "broken: the file cannot be read further: it is empty"
    assert page.content == STORM.encode()
