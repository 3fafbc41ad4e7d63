"""A file that is a page."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.batch.inputs.reading import Reading
from cleaner.batch.inputs.sources import Source
from cleaner.batch.inputs.streams import opened, plain_name
from cleaner.batch.records import Record, too_large
from cleaner.document.options import Input

HTML_ENDINGS = (".html", ".htm", ".xhtml")


def read_file(source: Source, reading: Reading) -> Iterator[Record]:
    """Yield the one page that a file is."""
    with opened(source.path) as (stream, _):
        content = stream.read(reading.page_bytes + 1)
    if len(content) > reading.page_bytes:
        failure = too_large(reading.page_bytes)
        yield Record(source.name, source.name, failure=failure, read=source.size)
    else:
        is_html = plain_name(source.name.lower()).endswith(HTML_ENDINGS)
        kind: Input = "html" if is_html else "auto"
        yield Record(source.name, source.name, content, kind=kind, read=source.size)
