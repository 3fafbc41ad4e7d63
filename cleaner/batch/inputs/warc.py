"""Pages in web archives: the responses of a WARC file, the texts of a WET file.

fastwarc gives a record that is cut off as if it were whole, so each record is read into
memory first and its length compared with what its header says.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleaner.api import Input
from cleaner.batch.inputs.reading import Reading
from cleaner.batch.inputs.sources import Source
from cleaner.batch.records import BROKEN, Failure, Record, too_large

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

KINDS: dict[str | None, Input] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    None: "auto",
}
"""What is read of the media types of a response; all others are no pages."""
HEADER_BYTES = 65_536
"""A response may have so many bytes of HTTP header beside its page."""


def read_warc(source: Source, reading: Reading) -> Iterator[Record]:
    """Yield a page for each successful response that is HTML or text, and for each conversion."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.conversion
    assert source.path is not None
    with source.path.open("rb") as raw:
        for archived in ArchiveIterator(raw, record_types=wanted, parse_http=False):
            record = _record(archived, source.name, raw.tell(), reading)
            if record is not None:
                yield record


def _record(archived: WarcRecord, source: str, read: int, reading: Reading) -> Record | None:
    """Return the page of a record, None if it holds none."""
    name = (archived.record_id or f"{source}@{archived.stream_pos}").strip("<>")
    url = archived.headers.get("WARC-Target-URI")
    limit = reading.page_bytes
    charset: str | None = None
    kind: Input | None = "text"
    content = b""
    try:
        failure = _failure_of_block(archived, limit)
        if failure is None and archived.is_http:
            archived.parse_http(auto_decode="all")
            kind, charset = _kind(archived), _charset(archived)
        if failure is None and kind is not None:
            content = archived.reader.read(limit + 1)
            failure = too_large(limit) if len(content) > limit else None
    except (OSError, ValueError) as error:
        failure = Failure(BROKEN, f"the response cannot be decoded: {error}")
    if failure is not None:
        return Record(name, source, url=url, failure=failure, read=read)
    if kind is None:
        return None
    return Record(name, source, content, url, charset, kind, read=read)


def _failure_of_block(archived: WarcRecord, limit: int) -> Failure | None:
    """Read the block of a record into memory and say what is wrong with it."""
    if archived.content_length > limit + HEADER_BYTES:
        return too_large(limit)
    archived.freeze()
    stated = archived.headers.get("Content-Length")
    if stated is None or int(stated) != archived.content_length:
        return Failure(BROKEN, f"cut off: {archived.content_length} of {stated} bytes are there")
    return None


def _kind(archived: WarcRecord) -> Input | None:
    """Return what a response is, None where it is no page: a redirect, an error, a picture."""
    http = archived.http_headers
    if http is None or http.status_code is None or not 200 <= http.status_code < 300:
        return None
    return KINDS.get(archived.http_content_type)


def _charset(archived: WarcRecord) -> str | None:
    """Return the encoding that the server named, as it named it."""
    http = archived.http_headers
    stated = (http.get("Content-Type") or "") if http is not None else ""
    for parameter in stated.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None
