"""What is no page at all, or holds no article: files, archives, challenges, lone addresses."""

from __future__ import annotations

import gzip
import plistlib
import random
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner.measures.no_article import is_address, is_challenge
from cleaner.readers.files import contents_of, kind_of, page_in
from cleaner.readers.text_files import kind_of_text

STORY = (
    "The mill by the weir has ground rye since the flood, and its wheel was turned by hand twice. "
    "Nobody in Ebbing remembers who paid for the café beside it, which opened in March."
)
HTML = f"<!DOCTYPE html><html><head><title>The mill</title></head><body><h1>Mill</h1><p>{STORY}"


def zipped(*names: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 100)
    return buffer.getvalue()


FILES = {
    "PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF document"),
    "PNG": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG picture"),
    "JPEG": (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
    "WebP": (b"RIFF\x10\0\0\0WEBPVP8 ", "a WebP picture"),
    "gzip": (gzip.compress(HTML.encode()), "a file compressed by gzip: decompress it first"),
    "ELF": (b"\x7fELF\x02\x01\x01\0", "a program"),
    "Word": (zipped("[Content_Types].xml", "word/document.xml"), "a Word document"),
    "Excel": (zipped("[Content_Types].xml", "xl/workbook.xml"), "an Excel sheet"),
    "old office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "a document of an old office program"),
    "ZIP": (zipped("a.txt"), "a ZIP archive"),
    "tar": (b"a.txt".ljust(257, b"\0") + b"ustar\0", "a tar archive: unpack it first"),
    "film": (b"\0\0\0\x20ftypisom", "a sound or a film"),
    "anything": (bytes(range(256)) * 4, "a file of another kind: its bytes are no text"),
}
TEXTS = {
    "text": b"It rained.",
    "HTML": HTML.encode(),
    "UTF-16": STORY.encode("utf-16"),
    "UTF-16 without a mark": STORY.encode("utf-16-be"),
    "old Japanese": "雨が降った。".encode("iso2022_jp"),
    "colours of a terminal": b"\x1b[31mIt rained.\x1b[0m\n" * 9,
    "what begins with letters of a format": b"BM was here. MZ too.",
    "nothing": b"",
}


@pytest.mark.parametrize(("source", "kind"), FILES.values(), ids=FILES)
def test_a_file_that_is_no_page_is_named(source: bytes, kind: str) -> None:
    assert kind_of(source) == kind
    page = cleaner.clean(source)
    assert (page.found, page.page_type, page.text, page.truncated) == (False, "none", "", False)
    said = {str(reason) for line in page.lines for reason in line.reasons}
    assert said <= {f"this is no page but {kind}"}


@pytest.mark.parametrize("seed", range(20))
def test_bytes_of_which_each_is_as_likely_are_no_text(seed: int) -> None:
    assert kind_of(random.Random(seed).randbytes(3000)) is not None


@pytest.mark.parametrize("source", TEXTS.values(), ids=TEXTS)
def test_text_of_any_sort_is_a_page(source: bytes) -> None:
    assert kind_of(source) is None


def mhtml(content: bytes, kind: str = "multipart/related", encoding: str = "8bit") -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://echo.example/\r\n"
        f"Subject: Mill\r\nMIME-Version: 1.0\r\nContent-Type: {kind};\r\n"
        '\tboundary="----Part"\r\n\r\n------Part\r\nContent-Type: text/html; charset=utf-8\r\n'
        f"Content-Transfer-Encoding: {encoding}\r\n\r\n"
    )
    picture = b"\r\n------Part\r\nContent-Type: image/png\r\n\r\nPNG\r\n------Part--\r\n"
    return head.encode() + content + picture


def quoted(html: str) -> bytes:
    import quopri

    return quopri.encodestring(html.encode())


def webarchive(html: str, name: str | None, form: plistlib.PlistFormat) -> bytes:
    main = {"WebResourceData": html.encode(name or "utf-8"), "WebResourceMIMEType": "text/html"}
    if name:
        main["WebResourceTextEncodingName"] = name
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=form)


ARCHIVES = {
    "MHTML": mhtml(HTML.encode()),
    "MHTML, quoted": mhtml(quoted(HTML), encoding="quoted-printable"),
    "one part": b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    + HTML.encode(),
    "webarchive": webarchive(HTML, None, plistlib.FMT_BINARY),
    "webarchive, Latin 1": webarchive(HTML, "iso-8859-1", plistlib.FMT_BINARY),
}  # fmt: skip


@pytest.mark.parametrize("source", ARCHIVES.values(), ids=ARCHIVES)
def test_the_page_in_an_archive_is_read(source: bytes) -> None:
    page = cleaner.clean(source)
    assert page.title == "Mill"
    assert page.text.endswith(STORY)
    assert page.lines[-1].path is not None


def archived_at(address: object) -> bytes:
    main = {"WebResourceData": HTML.encode(), "WebResourceURL": address}
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


ECHO = "https://echo.example/"
HEAD = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"
LOCATED = {
    "MHTML": (mhtml(HTML.encode()), ECHO),
    "its part": (
        mhtml(HTML.encode())
        .replace(b"Snapshot-Content-Location: https://echo.example/\r\n", b"")
        .replace(
            b"Content-Type: text/html;",
            b"Content-Location: https://echo.example/a\r\nContent-Type: text/html;",
        ),
        "https://echo.example/a",
    ),
    "one part": (HEAD + b"Content-Location: https://echo.example/b\r\n\r\n" + HTML.encode(),
                 "https://echo.example/b"),
    "folded": (HEAD + b"Content-Location: https://echo.example/\r\n b\r\n\r\n" + HTML.encode(),
               "https://echo.example/b"),
    "no address of the web": (HEAD + b"Content-Location: cid:1@mhtml.blink\r\n\r\n" + HTML.encode(),
                              None),
    "webarchive": (archived_at(ECHO), ECHO),
    "webarchive of a file": (archived_at("file:///home/ada/mill.html"), None),
    "webarchive, no text": (archived_at(7), None),
}  # fmt: skip


@pytest.mark.parametrize(("source", "address"), LOCATED.values(), ids=LOCATED)
def test_an_archive_tells_where_its_page_was_saved_from(source: bytes, address: str | None) -> None:
    assert cleaner.clean(source).url == address
    assert cleaner.clean(source, url="https://given.example/").url == "https://given.example/"


@pytest.mark.parametrize("made", ["MHTML", "webarchive"])
def test_an_encoding_that_is_stated_counts_for_the_page_in_an_archive(made: str) -> None:
    page = "<p>Шёл дождь.".encode("koi8-r")
    source = mhtml(page)
    if made == "webarchive":
        main = {"WebMainResource": {"WebResourceData": page}}
        source = plistlib.dumps(main, fmt=plistlib.FMT_BINARY)
    contents = contents_of(source, "koi8-r")
    assert contents.text.strip() == "<p>Шёл дождь."
    assert (contents.encoding, contents.is_html) == ("koi8-r", True)


@pytest.mark.parametrize(
    "source",
    [
        mhtml(HTML.encode(), kind="multipart/mixed"),
        b"bplist00 WebMainResource, and nothing that can be read",
        plistlib.dumps({"WebMainResource": {"WebResourceData": "text"}}, fmt=plistlib.FMT_BINARY),
        b"<p>MIME-Version: 1.0, Content-Type: text/html are what it says.",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n\r\nText",
    ],
)
def test_what_holds_no_page_is_none(source: bytes) -> None:
    assert page_in(source) is None


@given(st.binary(max_size=200), st.sampled_from([b"", b"bplist00WebMainResource", mhtml(b"<p>")]))
def test_no_bytes_raise(tail: bytes, head: bytes) -> None:
    assert contents_of(head + tail).encoding


CHALLENGES = {
    "a browser check": ["boats.example", "Verifying you are human. This may take a few seconds."],
    "in German": ["Es wird überprüft, ob Sie ein Mensch sind.", "Es dauert nicht lange."],
    "in Spanish": ["Verifique que es un ser humano completando esta acción."],
    "in Chinese": ["正在验证您是否是真人。这可能需要几秒钟时间。"],
    "a robot check": ["Something about your browser made us think you were a bot."],
    "among other lines": ["Sorry", "Please verify you are human", "Reference 1234", "Help"],
}
NO_CHALLENGES = {
    "an article": ["Why sites ask", *[STORY] * 20, "Verify you are human, they say."],
    "many short lines": [*["Home"] * 40, "Verify you are human"],
    "other words": ["Are robots human?", "A story about a robot that verified a human."],
    "nothing": [],
}


@pytest.mark.parametrize("lines", CHALLENGES.values(), ids=CHALLENGES)
def test_a_challenge_is_no_article(lines: list[str]) -> None:
    known = [code for code in ("de", "es", "zh") if is_challenge(lines, [code])]
    assert known
    html = "<p>" + "<p>".join(lines)
    for page in (cleaner.clean("\n".join(lines)), cleaner.clean(html, input="html")):
        assert (page.found, page.page_type) == (False, "none")


@pytest.mark.parametrize("lines", NO_CHALLENGES.values(), ids=NO_CHALLENGES)
def test_what_only_speaks_of_one_is(lines: list[str]) -> None:
    assert not is_challenge(lines, ["en", "de"])


ADDRESSES = [
    "news.html", "my page.html", "/tmp/news.txt", "../a/b.htm", "C:\\pages\\news.htm", "~/a.md",
    "https://echo.example/2024/oven/", "www.echo.example", "echo.example/2024?a=b#c",
    "file:///home/ada/news.html", "\n\n news.html \n",
]  # fmt: skip
NO_ADDRESSES = [
    "It rained.", "Hello.", "3.14", "news", "Read news.html and more.", "news.html\nIt rained.",
    "Mr. Smith", "Version 2.0", "", "e.g.",
]  # fmt: skip


@pytest.mark.parametrize("source", ADDRESSES)
def test_a_lone_name_or_address_is_no_content(source: str) -> None:
    page = cleaner.clean(source)
    assert (page.found, page.page_type, page.text) == (False, "none", "")
    reasons = [str(reason) for line in page.lines for reason in line.reasons]
    assert reasons == ["the name of a file or an address is all there is"]


@pytest.mark.parametrize("source", NO_ADDRESSES)
def test_other_short_texts_are_weighed(source: str) -> None:
    assert not is_address(source.split("\n"))


@pytest.mark.cpu_seconds(20)
@pytest.mark.parametrize("piece", ["a", ".", "a.", "/", "a-", "\\", "www."])
def test_a_long_line_is_no_address_and_takes_no_time(piece: str) -> None:
    is_address([piece * 100_000])
    is_address([piece * (2000 // len(piece)) + "!"])


@pytest.mark.parametrize("code", ["english", "EN", "en-US", "eng", "", "xx"])
def test_a_language_is_a_code_of_iso_639_1(code: str) -> None:
    with pytest.raises(ValueError, match="ISO 639-1"):
        cleaner.clean("It rained.", language=code)


DECLARED = "iso-8859-1 windows-1250 windows-1251 windows-1254 koi8-r gb2312 gbk big5 euc-jp euc-kr"


@pytest.mark.parametrize("name", [*DECLARED.split(), "shift_jis"])
@pytest.mark.parametrize(
    "form",
    [
        "<meta charset={}>",
        '<meta http-equiv="Content-Type" content="text/html; charset={}">',
        '<?xml version="1.0" encoding="{}"?>',
    ],
)
def test_utf8_is_read_as_such_whatever_the_page_declares(form: str, name: str) -> None:
    text = "Muñoz pagó con bollos: «así es», dijo el señor. 雨が降った。"
    contents = contents_of(f"{form.format(name)}<p>{text}".encode())
    assert (contents.encoding, contents.text.endswith(text)) == ("utf-8", True)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("iso-8859-1", "Muñoz pagó con bollos: «así es»"),
        ("windows-1251", "Шёл дождь. «Так и есть», сказал он."),
        ("gb2312", "联通的公告说下雨了"),
        ("shift_jis", "雨が降った。船は遅れた。"),
        ("euc-kr", "비가 왔다. 배는 늦었다."),
    ],
)
def test_what_is_declared_rightly_is_believed(name: str, text: str) -> None:
    contents = contents_of(f"<meta charset={name}><p>{text}".encode(name))
    assert contents.text.endswith(text)


def test_one_bad_byte_makes_utf8_no_other_encoding() -> None:
    source = "<meta charset=latin1><p>Muñoz pagó, así es, señor, está aquí".encode() * 3 + b"\xe9"
    assert contents_of(source).encoding == "utf-8"


# --- feeds, data and drawings, which are text

FEED = "<channel><title>The mill</title><item><title>One</title></item><item></item></channel>"
TEXT_FILES = {
    "RSS": (f'<?xml version="1.0"?><rss version="2.0">{FEED}</rss>', "an RSS feed with 2 items"),
    "RSS 1.0": (
        f'<rdf:RDF xmlns="http://purl.org/rss/1.0/">{FEED}</rdf:RDF>',
        "an RSS feed with 2 items",
    ),
    "Atom": (
        '<!-- made by hand -->\n<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>',
        "an Atom feed with 1 item",
    ),
    "JSON": ('{"story": "' + STORY + '"}', "data in JSON"),
    "a list in JSON": ('\ufeff [1,\n {"a": 2}]\n', "data in JSON"),
    "SVG": (
        f'<svg xmlns="http://www.w3.org/2000/svg"><text>{STORY}</text></svg>',
        "an SVG picture",
    ),
}


@pytest.mark.parametrize(("text", "kind"), TEXT_FILES.values(), ids=TEXT_FILES)
def test_what_is_text_but_no_page_is_named(text: str, kind: str) -> None:
    for source in (text, text.encode()):
        page = cleaner.clean(source)
        assert (page.found, page.page_type, page.language) == (False, "none", None)
        assert str(page.lines[0].reasons[0]).startswith(f"this is no page but {kind}")
    assert cleaner.clean(text, input="html").lines != page.lines


@pytest.mark.parametrize(
    "text",
    [
        "{Note} " + STORY,
        "[1] " + STORY,
        '{"a": 1} ' + STORY,
        "[" * 100_000,
        "<svg></svg><p>" + STORY + "</p><svg></svg>",
        "<svg>" + STORY,
        "<feed>" + STORY + "</feed>",
        '"' + STORY + '"',
        "<?xml version='1.0'?><html><p>" + STORY,
        "",
    ],
)
def test_what_only_begins_like_a_feed_or_data_may_be_a_page(text: str) -> None:
    assert kind_of_text(text) is None


def test_a_file_that_is_no_page_has_no_language() -> None:
    page = cleaner.clean(b"\x89PNG\r\n\x1a\n" + STORY.encode())
    assert (page.language, page.title, page.author) == (None, None, None)
    assert cleaner.clean(b"%PDF-1.7", language="de").language == "de"
