import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.readers.encoding import decode
from cleaner.readers.sniff import looks_like_html

GERMAN = "Die Bücherei in Köln öffnet heute wieder. Straße, Maß und Größe."
RUSSIAN = "Съешь же ещё этих мягких французских булок, да выпей чаю. Москва, 5 мая."
JAPANESE = "東京都は五日、新しい図書館を開いた。子供たちは本を読んだ。"


@pytest.mark.parametrize(
    ("source", "encoding"),
    [
        (b"", "utf-8"),
        (b"plain ASCII", "utf-8"),
        (GERMAN.encode(), "utf-8"),
        (GERMAN.encode("utf-8-sig"), "utf-8"),
        (GERMAN.encode("utf-16"), "utf-16le"),
        (b"\xfe\xff" + GERMAN.encode("utf-16-be"), "utf-16be"),
        (GERMAN.encode("utf-32"), "utf-32le"),
        (b"\x00\x00\xfe\xff" + GERMAN.encode("utf-32-be"), "utf-32be"),
        (GERMAN.encode("utf-16-le"), "utf-16le"),
        (GERMAN.encode("utf-16-be"), "utf-16be"),
        (RUSSIAN.encode("utf-16-le"), "utf-16le"),
        (GERMAN.encode("cp1252"), "windows-1252"),
        ("Le café était fermé à Noël, et l’été “déjà” passé.".encode("cp1252"), "windows-1252"),
        ("El señor dijo: “mañana”".encode("cp1252"), "windows-1252"),
        ("café".encode("cp1252"), "windows-1252"),
        ("Příliš žluťoučký kůň úpěl ďábelské ódy.".encode("cp1250"), "windows-1250"),
        (RUSSIAN.encode("cp1251"), "windows-1251"),
        (RUSSIAN.encode("koi8-r"), "koi8-r"),
        (JAPANESE.encode("shift_jis"), "shift_jis"),
        (JAPANESE.encode("euc_jp"), "euc-jp"),
        ("北京市今天开放了新的图书馆，孩子们在那里读书。".encode("gb18030"), "gb18030"),
        ("서울시는 오늘 새 도서관을 열었다. 아이들이 책을 읽었다.".encode("euc_kr"), "euc-kr"),
    ],
)
def test_the_encoding_is_found_and_the_text_is_whole(source, encoding):
    text, found = decode(source)
    assert found == encoding
    assert not text.startswith("\ufeff")
    assert "\ufffd" not in text


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="shift_jis">', "shift_jis"),
        ("<META CHARSET=Shift_JIS>", "shift_jis"),
        ('<meta content="text/html; charset=koi8-r" http-equiv="Content-Type">', "koi8-r"),
        ("<meta name=x content='a>b'><meta charset=big5>", "big5"),
        ("<!-- a comment -->\n<meta charset='latin1'>", "windows-1252"),
        ("<?xml version='1.0' encoding='iso-8859-2'?><html>", "iso-8859-2"),
        ("<meta charset=gb2312>", "gbk"),
        # These declare nothing, and the page is UTF-8.
        ("<!-- <meta charset=big5> -->", "utf-8"),
        ("<meta charset=klingon>", "utf-8"),
        ("<meta charset=utf-16>", "utf-8"),
        ('<meta content="charset=big5" name="description">', "utf-8"),
        ("<p>" + "x" * 1100 + "<meta charset=big5>", "utf-8"),
        ("Write <meta charset=big5> into the head.", "utf-8"),
    ],
)
def test_a_page_declares_its_encoding_near_its_start(head, encoding):
    assert decode(head.encode())[1] == encoding


def test_a_mark_overrules_what_the_page_declares():
    assert decode(b"\xef\xbb\xbf<meta charset=big5>")[1] == "utf-8"


def test_only_one_mark_is_left_out():
    assert decode("\ufeff\ufeffa".encode())[0] == "\ufeffa"


def test_one_bad_byte_leaves_utf8_what_it_is():
    text, encoding = decode(RUSSIAN.encode() + b"\xff" + RUSSIAN.encode())
    assert encoding == "utf-8"
    assert text == f"{RUSSIAN}\ufffd{RUSSIAN}"


def test_what_is_utf8_only_by_its_own_words_is_read_as_what_it_is():
    head = "<meta charset=utf-8>"
    french = head + "Le café était fermé à Noël, et l’été déjà passé."
    assert decode(french.encode("cp1252")) == (french, "windows-1252")
    cut = (head + "Le café").encode()[:-1]
    assert decode(cut) == (head + "Le caf\ufffd", "utf-8")
    mixed = (head + GERMAN * 9).encode() + "äöüäöü".encode("cp1252")
    assert decode(mixed)[1] == "utf-8"


def test_nuls_everywhere_are_not_utf16():
    assert decode(b"\x00" * 50)[1] == "utf-8"
    assert decode(b"\x89PNG\x00\x00\x00\x0d\x00\x00\x01\x00")[1] != "utf-16le"


@given(st.binary(max_size=300))
def test_no_bytes_raise(source):
    text, encoding = decode(source)
    assert isinstance(text, str)
    assert encoding


def test_fifty_megabytes_are_quick():
    source = "café au lait\n".encode("cp1252") * 4_000_000
    start = time.process_time()
    assert decode(source)[1] == "windows-1252"
    assert time.process_time() - start < 5


TUTORIAL = """\
<div>: The Content Division element - a reference

The <div> tag is a container. Use the <br> tag to break a line (<br> has no end tag), and
<p> for paragraphs. Links are made with <a href="https://example.org"> and closed with </a>.

Example
<div>
  <p>Some text</p>
</div>

See also the <span> tag and the <section> tag. A browser shows a <div> on a line of its own,
below what stands before it and above what comes next, unless its style says otherwise.
"""


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><title>x</title>",
        "\ufeff \n<!-- saved --><!doctype HTML>",
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">',
        "<html>\n<head>",
        "<body>Hello",
        "<body>\nHello",
        '<div class="page">Hello',
        "<p>One paragraph.</p><p>Two.</p>",
        "<p>One long paragraph of a fragment, with <b>bold</b> words, and no other tag.</p>",
        'Hello <b>bold</b>, <a href="x">link</a> and more<br>',
        "A line of a poem that is somewhat longer<br>\nand the next of its lines<br>\nand the end",
        "Warning: x.php\n<html><head><title>A title</title></head><body>Hi</body></html>",
    ],
)
def test_html_is_told_from_its_start(text):
    assert looks_like_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Plain text, 3 < 5 and 7 > 4.",
        "Use the <div> tag, and close it with </div>.",
        "<body>: The Document Body element",
        "<html> explained",
        "<b> or <strong>? A question of style",
        "<a>\n<abbr>\n<address>\n<article>\n<aside>",
        "Mail <ada@example.org> or see <https://example.org/p>.",
        "x<y and y>z, so <p> it is",
        "Break once<br> and never again, not in this long line of text anyway",
        TUTORIAL,
        TUTORIAL * 20,
    ],
)
def test_text_about_tags_is_text(text):
    assert not looks_like_html(text)


@given(st.text(alphabet="<>/!-ap bdiv=\"'\n\ufeff", max_size=200))
def test_no_text_raises(text):
    assert looks_like_html(text) in (True, False)


@pytest.mark.parametrize(
    "piece", ["<", "<a ", "<p>", "<!--", "<!-- a -->", "</p>", "<?xml ", "<a b="]
)
def test_hostile_starts_take_no_time(piece):
    start = time.process_time()
    looks_like_html(piece * 100_000)
    decode((piece * 100_000).encode())
    assert time.process_time() - start < 1
