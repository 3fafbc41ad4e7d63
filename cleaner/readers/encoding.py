"""Find out which encoding the bytes of a source have.

Bytes are read as browsers read them (https://encoding.spec.whatwg.org and the prescan
of the HTML standard): a byte order mark decides, then what the page declares, then
whether the bytes are UTF-8. Only what is left is guessed from the bytes.

In two things a page is believed less: bytes that are UTF-8 throughout are, whatever else it
declares, and bytes that are hardly anywhere are not, though it declares that. Servers send such
pages with the right name in the header, and who saves the page loses that.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

PRESCAN_BYTES = 1024
"""A page declares its encoding within so many bytes, says the HTML standard."""
GUESS_BYTES = 32_768
"""As many bytes from the first that is not ASCII are enough to guess an encoding."""
WIDE_BYTES = 4096
"""As many bytes are searched for the NULs of UTF-16 without a mark."""

MIN_SEQUENCES = 5
"""A few pairs of bytes can be one character of Chinese, Japanese or Korean, and of UTF-8 too. Of
the characters of GB 2312 one in seven is: five in a row are by chance once in 15,000 pages."""

FALLBACK = "windows-1252"

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32le"),
    (codecs.BOM_UTF32_BE, "utf-32be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
)

_COMMENT = regex.compile(rb"<!--.*?(?:-->|\Z)", regex.DOTALL)
_META = regex.compile(rb"<meta[\s/](?:[^>\"']|\"[^\"]*+\"|'[^']*+')*+>", regex.IGNORECASE)
_ATTRIBUTE = regex.compile(
    rb"([^\s=\"'>/]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))", regex.IGNORECASE
)
_CHARSET = regex.compile(rb"charset\s*+=\s*+[\"']?([^\s\"';]++)", regex.IGNORECASE)
_XML = regex.compile(rb"\s*+<\?xml[^>]*?\sencoding\s*+=\s*+[\"']([^\"']++)")

_MULTI_BYTE = frozenset({"gbk", "gb18030", "big5", "euc-jp", "shift_jis", "euc-kr", "iso-2022-jp"})
_UTF8_LEADS = bytes(range(0xC2, 0xF5))
_NON_ASCII = regex.compile(rb"[\x80-\xff]")

# The encodings of the HTML standard that pages of some age come in, by Python's names.
CANDIDATES = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "iso8859_2", "koi8_r", "koi8_u", "cp874", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr",
)  # fmt: skip
_LATIN = frozenset({"cp1250", "cp1254", "cp1257", "cp1258", "iso8859_2"})
# What stands in windows-1252 text of Western Europe. Czech, Polish, Baltic or Turkish text
# read as windows-1252 shows others as well: ³ ¹ ¿ ý ž þ ð.
_WESTERN = regex.compile(r"[\x00-\x7fÀ-ÏÑ-ÖØ-Üßà-ïñ-öø-üÿœŒ€‚„…‹›‘’“”•–—™ ¡©«®°·º»ª¿§£]*+")


def decode(source: bytes, stated: str | None = None) -> tuple[str, str]:
    r"""Decode `source` and name its encoding; what cannot be decoded becomes U+FFFD.

    A byte order mark is left out of the text. `stated` is what the transport said, as in
    ``Content-Type: text/html; charset=koi8-r``: only a mark goes before it; a name that no
    decoder goes by counts as none.

    >>> decode(b"\xef\xbb\xbfcaf\xc3\xa9")
    ('café', 'utf-8')
    >>> decode(b'<meta charset="latin1"><p>caf\xe9')[1]
    'windows-1252'
    >>> decode(b'<meta charset="latin1"><p>caf\xc3\xa9')
    ('<meta charset="latin1"><p>café', 'utf-8')
    >>> decode(b"caf\xe9 au lait")
    ('café au lait', 'windows-1252')
    >>> decode(b"\xda\xc9\xcd\xc1", "KOI8-R")
    ('зима', 'koi8-r')
    """
    for mark, name in _MARKS:
        if source.startswith(mark):
            return source[len(mark) :].decode(name, "replace"), name
    if stated and (known := _known_label(stated.encode("ascii", "replace"))):
        return source.decode(_codec(known), "replace"), known
    wide = _wide_encoding(source)
    if wide:
        return source.decode(wide, "replace"), wide
    declared = _declared(source[:PRESCAN_BYTES])
    if declared:
        name, codec = declared
        if _is_utf8_all_the_same(source, name):
            name = codec = "utf-8"
        text = source.decode(codec, "replace")
        if name != "utf-8" or not _is_broken(source, text):
            return text, name
        codec = _guessed(source)
        return source.decode(codec, "replace"), _standard_name(codec)
    text = source.decode("utf-8", "replace")
    if _is_mostly_utf8(source, text):
        return text, "utf-8"
    codec = _guessed(source)
    return source.decode(codec, "replace"), _standard_name(codec)


def is_known(label: str) -> bool:
    """Whether a decoder goes by the name `label`.

    >>> is_known("latin1"), is_known("klingon")
    (True, False)
    """
    return _known_label(label.encode("ascii", "replace")) is not None


def _wide_encoding(source: bytes) -> str | None:
    r"""Recognise UTF-16 without a mark: NULs in every other place, nearly none in the others.

    >>> _wide_encoding("A page".encode("utf-16-be"))
    'utf-16be'
    >>> _wide_encoding(b"\x00\x00\x00\x01") is None
    True
    """
    sample = source[:WIDE_BYTES]
    pairs = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    # Cyrillic or Greek has a NUL only for spaces, digits and punctuation: about one in seven.
    if max(even, odd) * 20 < pairs or max(even, odd) < 2 or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16be" if even > odd else "utf-16le"


def is_wide(source: bytes) -> bool:
    """Whether `source` has a byte order mark, or looks like UTF-16.

    >>> is_wide("A page".encode("utf-16")), is_wide(b"A page")
    (True, False)
    """
    return any(source.startswith(mark) for mark, _ in _MARKS) or _wide_encoding(source) is not None


def _declared(head: bytes) -> tuple[str, str] | None:
    """Return the standard name and Python's codec of the encoding that `head` declares.

    A source that does not begin with a tag is no page, and declares nothing: a
    text about ``<meta charset>`` may well show one.
    """
    if not head.lstrip().startswith(b"<"):
        return None
    # What could be read as ASCII so far cannot be UTF-16; the standard takes UTF-8 for it.
    corrected = {"utf-16le": "utf-8", "utf-16be": "utf-8", "x-user-defined": FALLBACK}
    for label in _declared_labels(head):
        name = _known_label(label)
        if name:
            name = corrected.get(name, name)
            return name, _codec(name)
    return None


def _is_utf8_all_the_same(source: bytes, declared: str) -> bool:
    r"""Whether `source` is UTF-8, though another encoding is `declared`.

    >>> _is_utf8_all_the_same("Muñoz".encode(), "windows-1252")
    True
    >>> _is_utf8_all_the_same(b"\xc1\xaa\xcd\xa8", "gbk")  # "Unicom", and no UTF-8 by intent
    False
    """
    if declared == "utf-8" or source.isascii():
        return False
    leads = _leads(source)
    if leads < (MIN_SEQUENCES if declared in _MULTI_BYTE else 1):
        return False
    try:
        source.decode()
    except UnicodeDecodeError as error:
        # One character cut in two, or a piece of another page, makes it no other encoding.
        return leads >= MIN_SEQUENCES and _is_mostly_utf8(
            source, error.object.decode("utf-8", "replace")
        )
    return True


def _is_broken(source: bytes, text: str) -> bool:
    r"""Whether `text`, decoded as UTF-8, has more broken characters than good ones beyond ASCII.

    >>> latin = "à l'école, là, déjà".encode("cp1252")
    >>> _is_broken(latin, latin.decode("utf-8", "replace"))
    True
    >>> _is_broken(b"caf\xe9", "caf\ufffd")  # a character that was cut in two, perhaps
    False
    """
    broken = text.count("\ufffd") - source.count(b"\xef\xbf\xbd")
    if broken < MIN_SEQUENCES:
        return False
    good = sum(not character.isascii() for character in text) - text.count("\ufffd")
    return broken > good


def _leads(source: bytes) -> int:
    """Count the bytes with which a character of UTF-8 can begin."""
    return len(source) - len(source.translate(None, _UTF8_LEADS))


def _declared_labels(head: bytes) -> Iterator[bytes]:
    for meta in _META.finditer(_COMMENT.sub(b"", head)):
        attributes: dict[bytes, bytes] = {}
        for name, *values in _ATTRIBUTE.findall(meta[0]):
            attributes.setdefault(name.lower(), b"".join(values))
        if b"charset" in attributes:
            yield attributes[b"charset"]
        elif attributes.get(b"http-equiv", b"").strip().lower() == b"content-type":
            charset = _CHARSET.search(attributes.get(b"content", b""))
            if charset:
                yield charset[1]
    xml = _XML.match(head)
    if xml:
        yield xml[1]


def _known_label(label: bytes) -> str | None:
    """Return the standard name for `label`, or None if no decoder goes by it."""
    import webencodings

    encoding = webencodings.lookup(label.decode("ascii", "replace").strip())
    return encoding.name if encoding and encoding.name != "replacement" else None


def _codec(name: str) -> str:
    import webencodings

    # gbk is decoded as gb18030, which holds all of it and more.
    found = {"gbk": "gb18030", "x-mac-cyrillic": "mac_cyrillic"}.get(name)
    return found or str(webencodings.lookup(name).codec_info.name)


def _standard_name(codec: str) -> str:
    return _known_label(codec.replace("_", "-").encode()) or codec


def _is_mostly_utf8(source: bytes, text: str) -> bool:
    """Whether `text`, decoded as UTF-8, is broken in no more than a tenth of its characters.

    One bad byte, or a last character cut in two, does not make a page another encoding;
    in any other encoding hardly any letter beyond ASCII happens to be good UTF-8.
    """
    broken = text.count("\ufffd") - source.count(b"\xef\xbf\xbd")
    if not broken:
        return True
    return broken * 10 <= _leads(source)


def _guessed(source: bytes) -> str:
    """Guess Python's codec from the bytes around the first that is not ASCII."""
    from charset_normalizer import from_bytes

    first = _NON_ASCII.search(source)
    start = max(0, first.start() - 64) if first else 0
    sample = source[start : start + GUESS_BYTES]
    if len(sample) == GUESS_BYTES:
        sample = sample[: sample.rfind(b"\n") + 1] or sample[:-1]
    best = from_bytes(sample, cp_isolation=list(CANDIDATES)).best()
    if best is None or best.encoding == "ascii":
        return "cp1252"
    return "cp1252" if _is_western(sample, best.encoding) else best.encoding


def _is_western(sample: bytes, guess: str) -> bool:
    """Whether `sample` reads well as windows-1252, though `guess` is something else.

    Few accents among many letters, or a near relative as the guess: the short words of
    Western languages are easily taken for Baltic or Hungarian ones.
    """
    accents = len(_NON_ASCII.findall(sample))
    few = accents * 4 <= sum(bytes((byte,)).isalpha() for byte in sample)
    return (few or guess in _LATIN) and bool(_WESTERN.fullmatch(sample.decode("cp1252", "replace")))
