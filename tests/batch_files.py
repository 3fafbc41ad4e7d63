"""Files of every kind that a batch reads, and work for its pool, for the tests."""

from __future__ import annotations

import gzip
import io
import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

from cleaner.batch.extras import zstd
from cleaner.batch.records import FAULT, Failure

STORM = "Storm shuts the port\n\nThe harbour master shut the port for two days on Monday.\n"
STORM_HTML = (
    "<html><title>Storm</title><h1>Storm shuts the port</h1><p>The harbour master shut the port "
    "for two days on Monday, and the ferries stayed in.</p></html>"
)


def write_jsonl(path: Path, rows: list[object]) -> Path:
    data = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    if path.suffix == ".gz":
        data = gzip.compress(data)
    elif path.suffix == ".zst":
        data = zstd().compress(data)
    path.write_bytes(data)
    return path


def response(
    url: str, body: bytes, header: str = "Content-Type: text/html", status: str = "200 OK"
) -> WarcRecord:
    record = WarcRecord()
    record.init_headers(WarcRecordType.response)
    record.headers["WARC-Target-URI"] = url
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.set_bytes_content(f"HTTP/1.1 {status}\r\n{header}\r\n\r\n".encode() + body)
    return record


def conversion(url: str, text: str) -> WarcRecord:
    record = WarcRecord()
    record.init_headers(WarcRecordType.conversion)
    record.headers["WARC-Target-URI"] = url
    record.headers["Content-Type"] = "text/plain"
    record.set_bytes_content(text.encode())
    return record


def resolved(url: str) -> WarcRecord:
    """Return what crawlers keep of the name server."""
    record = WarcRecord()
    record.init_headers(WarcRecordType.response)
    record.headers["WARC-Target-URI"] = url
    record.headers["Content-Type"] = "text/dns"
    record.set_bytes_content(b"20260101000000\ngull.example. 300 IN A 192.0.2.1\n")
    return record


def other(kind: WarcRecordType) -> WarcRecord:
    record = WarcRecord()
    record.init_headers(kind)
    record.set_bytes_content(b"format: WARC File Format 1.0\r\n")
    return record


def warc_bytes(records: list[WarcRecord], form: str = "") -> bytes:
    """Write records as they stand in archives: each in a member of its own."""
    found = []
    for record in records:
        raw = io.BytesIO()
        record.write(raw, checksum_data=True)
        data = raw.getvalue()
        if form == ".gz":
            packed = io.BytesIO()
            writer = GzipWriter(packed)
            writer.write(data)
            writer.close()
            data = packed.getvalue()
        elif form == ".zst":
            data = zstd().compress(data)
        found.append(data)
    return b"".join(found)


@dataclass(frozen=True)
class Act:
    """Work for a pool: does what its task says."""

    folder: str = ""

    def warm_up(self) -> None:
        pass

    def __call__(self, task: str) -> object:
        word, _, rest = task.partition(" ")
        if word == "hang":
            time.sleep(600)
        if word == "spin":
            while True:
                pass
        if word == "die":
            os.kill(os.getpid(), 9)
        if word == "exit":
            os._exit(7)
        if word == "die-once":
            mark = Path(self.folder) / rest
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), 9)
        if word == "raise":
            raise ValueError(rest)
        if word == "sleep":
            time.sleep(float(rest))
        return f"{task} done"


class InOneProcess:
    """Takes the place of the pool: the same order, no processes."""

    def __init__(self, work: Any, **_: Any) -> None:
        self.work = work

    def __enter__(self) -> InOneProcess:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def map(self, tasks: Iterator[Any]) -> Iterator[tuple[Any, Any]]:
        for task in tasks:
            yield task, self.done(task)

    def done(self, task: Any) -> Any:
        if "fault" in task.record.id:
            return Failure(FAULT, "a fault")
        key = self.work, task.record
        if key not in DONE:
            DONE[key] = self.work(task)
        return DONE[key]


DONE: dict[Any, Any] = {}
"""Pages are cleaned again and again, always to the same answer."""


@dataclass(frozen=True)
class NeverReady(Act):
    def warm_up(self) -> None:
        os._exit(3)
