"""Pages in web archives: the responses of a WARC file, the texts of a WET file.

fastwarc reads over what is cut off as if it were whole, so the length of each block is compared
with what its header says, and the end of a gzip file is looked at once more.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from cleaner.batch.inputs.reading import Reading
from cleaner.batch.inputs.sources import Source
from cleaner.batch.records import BROKEN, Failure, Record, too_large
from cleaner.document.options import Input

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
_READ_BYTES = 1 << 20
_Page = tuple[bytes, str | None, Input]
_BLOCK = b"WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: "


def read_warc(source: Source, reading: Reading) -> Iterator[Record]:
    """Yield a page for each successful response that is HTML or text, and for each conversion.

    Raises:
        ValueError: the file is empty, as what was never fetched.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    assert source.path is not None
    read = (WarcRecordType.response, WarcRecordType.conversion)
    record, last = None, 0
    with source.path.open("rb") as raw:
        if not raw.peek(1):
            raise ValueError("it is empty")
        for archived in ArchiveIterator(raw, parse_http=False):
            last = archived.stream_pos
            if archived.record_type in read or "Content-Length" not in archived.headers:
                record = _record(archived, source.name, raw.tell(), reading)
                if record is not None:
                    yield record
        if source.name.endswith(".gz") and (record is None or record.failure is None):
            _read_to_the_end(raw, last)


def _read_to_the_end(raw: IO[bytes], place: int) -> None:
    """Read a gzip file from the member at `place` on, which raises if it is cut off."""
    raw.seek(place)
    with gzip.open(raw) as stream:
        while stream.read(_READ_BYTES):
            pass


def _record(archived: WarcRecord, source: str, read: int, reading: Reading) -> Record | None:
    """Return the page of a record, None if it holds none."""
    name = (archived.record_id or f"{source}@{archived.stream_pos}").strip("<>")
    url = archived.headers.get("WARC-Target-URI")
    try:
        found = _page(archived, reading.page_bytes)
    except (OSError, ValueError) as error:
        found = Failure(BROKEN, f"the response cannot be decoded: {error}")
    if isinstance(found, Failure):
        return Record(name, source, url=url, failure=found, read=read)
    if found is None:
        return None
    content, charset, kind = found
    return Record(name, source, content, url, charset, kind, read=read)


def _page(archived: WarcRecord, limit: int) -> _Page | Failure | None:
    """Return the bytes of a page, the encoding that the server named, and what it is, if any."""
    if archived.content_length > limit + HEADER_BYTES:
        return too_large(limit)
    is_http = archived.is_http
    block = archived.reader.read()
    stated = archived.headers.get("Content-Length")
    if stated is None or int(stated) != len(block):
        return Failure(BROKEN, f"cut off: {len(block)} of {stated or 'unknown'} bytes are there")
    if not is_http:
        return _text_of_conversion(archived, block, limit)
    response = _response(block)
    kind = _kind(response)
    if kind is None:
        return None
    content = response.reader.read(limit + 1)
    return (content, _charset(response), kind) if len(content) <= limit else too_large(limit)


def _text_of_conversion(archived: WarcRecord, block: bytes, limit: int) -> _Page | Failure | None:
    """Return the text that a page was converted to; pictures are converted too."""
    from fastwarc.warc import WarcRecordType

    stated = archived.headers.get("Content-Type") or "text/plain"
    if archived.record_type != WarcRecordType.conversion or not stated.startswith("text/plain"):
        return None
    return (block, None, "text") if len(block) <= limit else too_large(limit)


def _response(block: bytes) -> WarcRecord:
    """Read the block of a response apart from its archive, which a broken one would end."""
    from fastwarc.warc import WarcRecord

    response = WarcRecord.from_bytes(b"%s%d\r\n\r\n%s" % (_BLOCK, len(block), block))
    response.parse_http(auto_decode="all")
    return response


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
