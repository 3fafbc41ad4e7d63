"""What the bytes of a source are where they are no page: pictures, documents, archives.

Two kinds of archives hold a page, as browsers save it: MHTML and Safari's webarchive. All others
are named by the bytes that they begin with, as file(1) does it.
"""

from __future__ import annotations

from typing import NamedTuple

from cleaner.readers.encoding import decode, is_wide

_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"%!PS", "a PostScript document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an old office program"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"\x1f\x8b", "a file compressed by gzip: decompress it first"),
    (b"BZh", "a file compressed by bzip2: decompress it first"),
    (b"\xfd7zXZ\x00", "a file compressed by xz: decompress it first"),
    (b"\x28\xb5\x2f\xfd", "a file compressed by zstd: decompress it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\x00asm", "a program"),
    (b"OggS", "a sound or a film"),
    (b"fLaC", "a sound or a film"),
    (b"ID3", "a sound or a film"),
    (b"\x1aE\xdf\xa3", "a sound or a film"),
    (b"SQLite format 3\x00", "a database"),
    (b"PAR1", "a Parquet table: clean-page batch reads it"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"bplist00", "a property list"),
)
_IN_ZIP: tuple[tuple[bytes, str], ...] = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel sheet"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"mimetypeapplication/epub", "an EPUB book"),
)
_RIFF = {b"WEBP": "a WebP picture", b"WAVE": "a sound or a film", b"AVI ": "a sound or a film"}
HEAD_BYTES = 4096
_MIN_CONTROL_SHARE = 0.05
"""Half of what encrypted or compressed bytes have; text has hardly any."""
_FEW_CONTROLS = 8
"""So many may stand in any text, however short."""
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b")
_MIME = b"mime-version:"


def kind_of(source: bytes) -> str | None:
    r"""Return what a source is that is no page, as one would say it; None for text of any sort.

    >>> kind_of(b"%PDF-1.7 ..."), kind_of(b"\x7fELF\x02")
    ('a PDF document', 'a program')
    >>> kind_of(b"<p>It rained.") is None
    True
    """
    for beginning, kind in _BEGINNINGS:
        if source.startswith(beginning):
            return kind
    head = source[:HEAD_BYTES]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((kind for part, kind in _IN_ZIP if part in source), "a ZIP archive")
    if head.startswith(b"RIFF") and head[8:12] in _RIFF:
        return _RIFF[head[8:12]]
    if head[4:8] == b"ftyp":
        return "a sound or a film"
    if head[257:262] == b"ustar":
        return "a tar archive: unpack it first"
    return "a file of another kind: its bytes are no text" if _is_binary(head) else None


def _is_binary(head: bytes) -> bool:
    """Whether many of the bytes are controls, which text has none of unless it is UTF-16 or 32."""
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > max(_FEW_CONTROLS, _MIN_CONTROL_SHARE * len(head)) and not is_wide(head)


class Contents(NamedTuple):
    """What some bytes say."""

    text: str
    encoding: str
    is_html: bool
    """They are an archive, of which this is the page."""
    no_page: str | None
    """What they are where they are no page."""
    address: str | None = None
    """Where the page was saved from, as far as an archive tells."""


class ArchivedPage(NamedTuple):
    """A page that a browser saved in an archive."""

    html: str
    encoding: str
    address: str | None
    """Where it was saved from, an address of the web; None where the archive does not tell."""


def contents_of(source: bytes, stated: str | None = None) -> Contents:
    r"""Return what the bytes of a source say.

    An encoding that is `stated` counts as for `cleaner.readers.encoding.decode`, and more than
    what an archive says of the page in it.

    >>> contents_of(b"caf\xe9")
    Contents(text='café', encoding='windows-1252', is_html=False, no_page=None, address=None)
    """
    page = page_in(source, stated)
    if page is not None:
        return Contents(page.html, page.encoding, True, None, page.address)
    return Contents(*decode(source, stated), is_html=False, no_page=kind_of(source))


def page_in(source: bytes, stated: str | None = None) -> ArchivedPage | None:
    r"""Return the page that a browser saved in an archive; None for what is none, or holds no page.

    >>> saved = b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n"
    >>> saved += b"Content-Location: https://gull.example/storm\r\n\r\n<p>It rained."
    >>> page_in(saved)
    ArchivedPage(html='<p>It rained.', encoding='utf-8', address='https://gull.example/storm')
    """
    if source.startswith(b"bplist00") and b"WebMainResource" in source:
        return _in_webarchive(source, stated)
    head = source[:HEAD_BYTES].lower()
    if _MIME in head and b"content-type:" in head and not head.lstrip().startswith(b"<"):
        return _in_mhtml(source, stated)
    return None


def _in_webarchive(source: bytes, stated: str | None) -> ArchivedPage | None:
    import plistlib

    try:
        main = plistlib.loads(source)["WebMainResource"]
        content, name = main["WebResourceData"], main.get("WebResourceTextEncodingName")
    except Exception:
        return None
    if not isinstance(content, bytes):
        return None
    html, encoding = decode(content, stated or (name if isinstance(name, str) else None))
    return ArchivedPage(html, encoding, _web_address(main.get("WebResourceURL")))


def _in_mhtml(source: bytes, stated: str | None) -> ArchivedPage | None:
    from email import message_from_bytes

    message = message_from_bytes(source.lstrip())
    if message.get_content_type() not in {"multipart/related", "text/html"}:
        return None
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                html, encoding = decode(content, stated or part.get_content_charset())
                named = (
                    message.get("Snapshot-Content-Location"),
                    part.get("Content-Location"),
                    message.get("Content-Location"),
                )
                return ArchivedPage(
                    html, encoding, next(filter(None, map(_web_address, named)), None)
                )
    return None


def _web_address(value: object) -> str | None:
    r"""Return `value`, of a field that may be folded, where it is an address of the web.

    >>> _web_address("https://gull.example/\r\n storm"), _web_address("cid:frame-1@mhtml.blink")
    ('https://gull.example/storm', None)
    """
    address = "".join(str(value).split())
    return address if address.lower().startswith(("http://", "https://")) else None
