"""Archives as Common Crawl has them, of pages of our own."""

from __future__ import annotations

import gzip
from io import BytesIO
from pathlib import Path

from fastwarc.warc import WarcRecord, WarcRecordType


def write_warc(path: Path, pages: dict[str, str]) -> None:
    """Write each page of HTML as a response, and a picture, which is none."""
    bodies = {address: ("text/html", html.encode()) for address, html in pages.items()}
    bodies["https://gull.example/gull.png"] = ("image/png", b"\x89PNG\r\n")
    _write(path, [_response(address, *body) for address, body in bodies.items()])


def write_wet(path: Path, pages: dict[str, str]) -> None:
    """Write each page of plain text as a conversion."""
    kind = WarcRecordType.conversion
    _write(path, [_record(kind, *page, "text/plain") for page in pages.items()])


def _response(address: str, kind: str, body: bytes) -> WarcRecord:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n"
    record = _record(WarcRecordType.response, address, head.encode() + body, kind)
    record.headers["Content-Type"] = "application/http; msgtype=response"
    return record


def _record(kind: WarcRecordType, address: str, body: bytes | str, payload: str) -> WarcRecord:
    record = WarcRecord()
    record.init_headers(kind)
    record.headers["WARC-Target-URI"] = address
    record.headers["WARC-Date"] = "2023-05-06T07:08:09Z"
    record.headers["WARC-Identified-Payload-Type"] = payload
    record.headers["Content-Type"] = payload
    record.set_bytes_content(body if isinstance(body, bytes) else body.encode())
    return record


def _write(path: Path, records: list[WarcRecord]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        for record in records:
            raw = BytesIO()
            record.write(raw)
            file.write(gzip.compress(raw.getvalue()))
